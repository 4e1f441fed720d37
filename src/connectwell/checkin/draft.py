"""A check-in in progress: its entry, the open reflection and the suggested connection."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from connectwell import sentences
from connectwell.checkin import exclusions, parts, suggestion
from connectwell.checkin.marks import is_brought, last_written, marked_lines, with_marks
from connectwell.checkin.selector import QuestionSelector
from connectwell.checkin.steps import Stop, Why
from connectwell.context import Context
from connectwell.library import Idea, NeedWords, PracticeScript
from connectwell.library.settling import another_kind, settling_order
from connectwell.model.covered import Covered, covered_in
from connectwell.model.entry import Connection, Entry, Landed, Reflection, WalkPosition, keys_of, left_blank
from connectwell.model.matching import name_key
from connectwell.model.terms import NEEDS, Need, Sharing, Span, Status
from connectwell.model.text import mentions

_MUCH: Final = 300  # words
_LONG: Final = timedelta(minutes=10)


class CheckinDraft:
    """The entry in memory, and which of its parts are open. Neither saves nor navigates.

    Attributes:
        entry: everything given so far. A save may replace it, when it merges outside changes.
        help_line_dismissed: whether the line that points to Help now was dismissed.
        covered: what was already put away at this stop; new words are appended below it.
        may_deepen: whether a deeper prompt may be asked for, as of when the open one was chosen.
        proposed: the lines of the close for which the settings' default is shown, until they are marked.
        said_elsewhere: the answer given to the open connection outside this check-in, before it was opened here.
    """

    def __init__(self, entry: Entry, context: Context, asking: QuestionSelector) -> None:
        self.entry = entry
        self.help_line_dismissed = False
        self._practised: list[str] = []  # after the practice that came first
        self._order: tuple[PracticeScript, ...] | None = None
        self.covered = Covered()
        self._context, self._selector = context, asking
        self.may_deepen = False
        self.proposed: frozenset[str] = frozenset()
        self.said_elsewhere: Status | None = None
        # By key and id, not by position: a save can merge in parts written elsewhere, newer ones included.
        self._open_key = ""
        self._open_idea = ""
        self._writing_on = "", context.clock()  # the key of a reflection, and when writing on it began

    def put(self, **changed: object) -> None:
        """Replaces fields of the entry."""
        self.entry = replace(self.entry, **changed)  # type: ignore[arg-type]  # names checked by replace

    def finish(self) -> None:
        """Marks the entry as finished now, and drops its position."""
        self.drop_what_was_left_blank()
        self.put(walk=None, finished=self._context.clock())

    def drop_what_was_left_blank(self) -> None:
        """Drops reflections in which another prompt was only shown; it counts as asked."""
        for part in left_blank(self.entry):
            self._take_prompt_from(part)
            self.put(reflections=tuple(one for one in self.entry.reflections if one.key != part.key))

    # --- Position

    @property
    def place(self) -> WalkPosition:
        """The position, as the entry records it."""
        return self.entry.walk or WalkPosition()

    @property
    def at(self) -> Stop:
        """The current stop."""
        if self.entry.walk is None and not self.entry.unfinished:
            return ("done", None)
        return (self.place.step or "arrive", self.place.at)

    @property
    def asked_needs(self) -> tuple[NeedWords, ...]:
        """The needs of this check-in: those it was restricted to, or all five."""
        only = self.place.only or NEEDS
        return tuple(need for need in self._context.library.needs() if need.id in only)

    def words_for(self, need: Need) -> NeedWords:
        """Returns the wording of a need."""
        return self._context.library.need(need)

    def settling_practice(self) -> str | None:
        """Returns the id of the practice to settle with: the one chosen last, else the one that suits; None if none.

        Raises:
            ContentFault: none can be read.
        """
        order = self._settling_order()
        return self._practised[-1] if self._practised else order[0].id if order else None

    def another_practice(self) -> PracticeScript | None:
        """Returns a settling practice that wasn't done in this check-in, of another kind if possible; None if none."""
        order, now = self._settling_order(), self.settling_practice()
        done = {*self._practised, *(script.id for script in order[:1])}
        return another_kind(order, done, next((script for script in order if script.id == now), None))

    def record_practice(self, practice: str) -> None:
        """Records the last practice done."""
        if practice != self.settling_practice():
            self._practised.append(practice)

    def reconsider_practice(self) -> None:
        """Forgets which practices suit: another state may ask for others."""
        self._order, self._practised = None, []

    def _settling_order(self) -> tuple[PracticeScript, ...]:
        if self._order is None:
            state = self.entry.arrival.state if self.entry.arrival else None
            lately = self._selector.practised_lately()
            self._order = settling_order(self._context.library.settling_practices(), state, lately.after)
        return self._order

    def settle_with(self, practice: str) -> None:
        """Returns to settling, with another practice."""
        self._practised.append(practice)
        self.put(walk=replace(self.place, step="settle", at=None))

    def suggested_need(self) -> Need:
        """Returns the need visited least recently. Reads the journal on first use."""
        return self._selector.need(self.entry, self.place.only or NEEDS)

    def to_write_about(self) -> dict[Need, Why | None]:
        """Returns the needs to preselect, and why. Reads the journal on first use."""
        return self._selector.to_write_about(self.entry, self.place.only or NEEDS)

    def is_first(self) -> bool:
        """Whether this is the person's first check-in."""
        return self._selector.is_first(self.entry)

    def may_offer_safe(self) -> bool:
        """Whether *safe* may be offered for the session. May read the journal on first use."""
        return self._selector.may_offer_safe(self.entry)

    def look(self) -> None:
        """Reads what the coming steps need from the journal. May be called from a thread."""
        self._selector.look(self.entry)

    @property
    def has_looked(self) -> bool:
        """Whether that has been read."""
        return self._selector.has_looked

    def put_away(self) -> None:
        """Puts away what is written at this stop, else what was written last before it, if anything."""
        name, need = self.at
        if name == "reflect" and need:
            line: str | None = f"reflection:{self.open_reflection().key}"
        else:
            line = last_written(self.entry, name)
        if line:
            self.entry = with_marks(self.entry, line, put_away=True)

    def cover(self) -> None:
        """Hides what was already put away at this stop. A reflection's is hidden when it is opened."""
        match self.at[0]:
            case "arrive":
                self.covered = covered_in(self.entry.arrival)
            case "landing":
                self.covered = covered_in(self.answer)
            case question if question in parts.CLOSING:
                self.covered = covered_in(self.entry.close, question)
            case _:
                self.covered = Covered()

    # --- The close

    def is_brought(self) -> bool:
        """Whether something of this check-in is to be brought, or else of the one before."""
        return is_brought(self.entry) or self._selector.was_brought_last(self.entry)

    def propose(self) -> None:
        """Goes to the marks, with the settings' default for every line that is only the person's own."""
        untouched = (line.id for line in marked_lines(self.entry) if line.sharing == "private" and not line.put_away)
        self.proposed = frozenset(untouched) if self.default_sharing != "private" else frozenset()
        self.put(walk=replace(self.place, step="marks", at=None))

    @property
    def default_sharing(self) -> Sharing:
        """The settings' default for who may see a line."""
        return self._context.settings.sharing

    def take_proposed(self) -> None:
        """Marks the lines as proposed: the person saw them and went on."""
        for line in marked_lines(self.entry):
            if line.id in self.proposed and line.sharing == "private" and not line.put_away:
                self.entry = with_marks(self.entry, line.id, sharing=self.default_sharing)

    # --- The ratings

    def rate(self, need: Need, rating: int | None, *, unclear: bool) -> None:
        """Sets the rating on the first reflection on `need`, creating one if there is none."""
        first = parts.first_reflections(self.entry).get(need)
        if first is None:
            first = self._new_reflection(need)
        self._put_reflection(replace(first, rating=rating, unclear=unclear))

    def skip_rest_of_ratings(self) -> None:
        """Records the needs without a rating as left blank, in the order of the five."""
        given = parts.first_reflections(self.entry)
        for need in self.asked_needs:
            if need.id not in given:
                self._open_new_reflection(need.id)
        self.put(reflections=tuple(sorted(self.entry.reflections, key=lambda part: NEEDS.index(part.need))))

    # --- The open reflection

    def open_reflection(self) -> Reflection:
        """Returns the reflection being written, with its prompt; reopens one if it was deleted elsewhere."""
        found = next((part for part in self.entry.reflections if part.key == self._open_key), None)
        return found or self._open_prompt(self.place.at or self.suggested_need())

    def turn_to(self, need: Need) -> None:
        """Opens a reflection on `need`: the newest with a prompt, else one without words, else a new one."""
        self._open_key = ""
        self._open_prompt(need)

    def write(self, words: str, people: tuple[str, ...]) -> None:
        """Sets the words and people of the open reflection, keeping those that are put away."""
        part = self.open_reflection()
        words, people = self.covered.with_new(words), self.covered.with_new_people(people)
        self._put_reflection(replace(part, words=words, people=people))

    def on_another_day(self) -> str:
        """Returns the day the check-in is about, as in: Saturday 21 November; empty if that is today."""
        day, today = self.entry.day, self._context.today()
        return "" if day == today else sentences.weekday_in_year(day, today)

    def span_of(self, part: Reflection) -> Span | None:
        """Returns the time span the prompt of `part` asks about; None if the library no longer has it."""
        prompt = self._context.library.prompt(part.prompt)
        return prompt.span if prompt else None

    def asks_people(self, part: Reflection) -> bool:
        """Whether to ask who was with the person: where others are meant, or somebody was named beside the words."""
        prompt = self._context.library.prompt(part.prompt)
        about_others = part.direction == "others" or (prompt is not None and "someone" in prompt.needs)
        return about_others or not set(map(name_key, part.people)) <= set(map(name_key, mentions(part.words)))

    def left_out(self, need: Need) -> str:
        """Returns the fault of the first prompt left out of a need's deck; empty if there is none."""
        return next(map(str, self._context.library.left_out(need)), "")

    def another_prompt(self, *, deeper: bool = False) -> None:
        """Chooses another prompt for the same need. Words already written stay with the prompt they answered."""
        now = self.open_reflection()
        if now.words.strip():
            self._open_new_reflection(now.need)
        else:
            self._put_reflection(self._take_prompt_from(now))
        self._open_prompt(now.need, deeper=deeper)

    def just_write(self) -> None:
        """Takes the prompt away. Words already written stay with the prompt they answered."""
        now = self.open_reflection()
        if now.prompt == parts.OWN:
            return
        if now.words.strip():
            now = self._open_new_reflection(now.need)
            self.covered = Covered()
        else:
            now = self._take_prompt_from(now)
        self._put_reflection(replace(now, prompt=parts.OWN))
        self.may_deepen = self._selector.may_deepen(self.entry, now.need)

    def never_ask(self) -> None:
        """Never asks the prompt of the open reflection again. Raises SettingsFault, SaveFailed."""
        prompt = self.open_reflection().prompt
        if prompt and prompt != parts.OWN:
            exclusions.never_ask(self._context, prompt)

    def _open_prompt(self, need: Need, *, deeper: bool = False) -> Reflection:
        """Opens a reflection on `need`, and chooses a prompt if it has none or one that no longer fits."""
        mine = [part for part in reversed(self.entry.reflections) if part.need == need]
        found = next((part for part in mine if part.key == self._open_key), None)
        found = found or next((part for part in mine if part.prompt), None)
        found = found or next((part for part in mine if not part.words.strip()), None)
        found = found or self._open_new_reflection(need)
        self._open_key = found.key
        self.covered = covered_in(found)
        if found.prompt and not found.words.strip() and not self._selector.suits(self.entry, found):
            found = self._take_prompt_from(found)
        if not found.prompt:
            prompt = self._selector.prompt(self.entry, need, deeper=deeper)
            if prompt:
                found = replace(found, prompt=prompt.id, asked=prompt.ask, direction=prompt.direction)
        self._put_reflection(found)
        self.may_deepen = self._selector.may_deepen(self.entry, need)
        return found

    def _take_prompt_from(self, part: Reflection) -> Reflection:
        """Removes the prompt; having been shown, it counts as asked."""
        if part.prompt and part.prompt != parts.OWN:
            self.entry = parts.with_shown_last(self.entry, part.prompt)
        return parts.without_prompt(part)

    def _open_new_reflection(self, need: Need) -> Reflection:
        fresh = self._new_reflection(need)
        self._open_key = fresh.key
        return fresh

    def _new_reflection(self, need: Need) -> Reflection:
        fresh = Reflection(key=self._new_key(), need=need, at=self._context.clock())
        self.put(reflections=(*self.entry.reflections, fresh))
        return fresh

    def is_enough(self) -> bool:
        """Whether much was written on the open prompt, or for long."""
        part, now = self.open_reflection(), self._context.clock()
        if self._writing_on[0] != part.key:
            self._writing_on = part.key, now
        return len(part.words.split()) >= _MUCH or now - self._writing_on[1] >= _LONG

    def _put_reflection(self, changed: Reflection) -> None:
        self.entry = parts.with_reflection(self.entry, changed)

    def _new_key(self) -> str:
        return self._context.journal.new_key(keys_of(self.entry))

    # --- The open connection

    @property
    def answer(self) -> Connection | None:
        """The answer to the open connection, if any."""
        return parts.answer_to(self.entry, self._open_idea)

    def idea(self) -> Idea:
        """Returns the suggested connection; opens the day's if none is open."""
        self.suggest()
        return self._ideas()[self._open_idea]

    def suggest(self) -> None:
        """Opens the day's connection if none is open."""
        if not self._open_idea:
            idea, self.said_elsewhere = self._selector.idea(self.entry)
            self._open(idea)

    def another_idea(self) -> None:
        """Passes over the open connection and chooses another. One that was done stays done."""
        answer = self.answer
        if answer is None or answer.status != "done":
            self.say("passed")
        self.said_elsewhere = None
        self._open(self._selector.another_idea(self.entry))

    def rule_out(self, kind: exclusions.NeverKind) -> None:
        """Rules out a requirement of the open connection, or this one alone. Raises SettingsFault, SaveFailed."""
        exclusions.rule_out(self._context, self.idea(), kind)

    def reconsider_idea(self) -> None:
        """Closes the open connection unless it was answered: after a change of state another may fit better."""
        answer = self.answer
        if answer is None or answer.status == "passed":
            self._open_idea = ""

    def find_idea(self, *, shown: bool) -> None:
        """Opens the connection answered last, unless one was `shown` after it: that is opened when it is due."""
        names = [part.prompt for part in self.entry.connections if part.status != "passed"]
        names += self.entry.shown if shown else ()
        ideas = self._ideas() if names else {}
        last = next((name for name in reversed(names) if name in ideas), None)
        self._open_idea = last if last and last not in self.entry.shown else ""

    def say(self, status: Status) -> None:
        """Records the answer to the open connection, unless the same was recorded elsewhere today."""
        idea = self.idea()
        before = self.answer
        if before is None and status == self.said_elsewhere:
            return
        if before:
            answer = replace(before, status=status, at=self._context.clock())
        else:
            answer = Connection(
                key=self._new_key(), prompt=idea.id, asked=idea.do, status=status, at=self._context.clock()
            )
        self.entry = parts.with_answer(self.entry, answer)

    def land(self, *, words: str | None = None, touched: tuple[Need, ...] | None = None) -> None:
        """Records how the open connection landed; None leaves the words or the needs touched unchanged."""
        if self.answer is None:
            if not (words or touched):
                return
            self.say("done")  # deleted elsewhere while its words were being written here
        answer = self.answer
        before = (answer and answer.landed) or Landed(at=self._context.clock())
        landed = replace(
            before,
            words=before.words if words is None else words,
            touched=before.touched if touched is None else touched,
            open=False,
        )
        if landed != before and answer:
            self.entry = parts.with_landed(self.entry, answer, landed)

    def _open(self, idea: Idea) -> None:
        """Opens a connection. Until it is answered, it is the only connection in `shown`."""
        self._open_idea = idea.id
        ideas = self._ideas()
        self.put(shown=tuple(name for name in self.entry.shown if name not in ideas))
        if self.answer is None:
            self.entry = parts.with_shown_last(self.entry, idea.id)

    def _ideas(self) -> dict[str, Idea]:
        named = (*self.entry.shown, *suggestion.asked_in_connections(self.entry), self._open_idea)
        return suggestion.by_id(self._context.library, named)
