"""What lies open in one sitting: its entry, the reflection that is written on, the connection that is suggested."""

from contextlib import suppress
from dataclasses import replace

from connectwell.checkin import never, parts
from connectwell.checkin.asking import Asking
from connectwell.checkin.marks import last_written, marked
from connectwell.checkin.steps import Stop
from connectwell.context import Context
from connectwell.errors import ContentFault
from connectwell.library import Idea, NeedWords, PracticeScript
from connectwell.model.covered import Covered, covered_in
from connectwell.model.entry import Connection, Entry, Landed, Place, Reflection, keys_of
from connectwell.model.terms import NEEDS, Need, Span, Status


class Sitting:
    """The entry as it stands, in memory, and which of its parts are open. Saves nothing and moves nowhere.

    Attributes:
        entry: everything given so far. May be replaced: a save can bring in what was written elsewhere.
        help_line_dismissed: whether the line that points to Help now was taken off the screen.
        covered: what was put away at this stop before it was reached; what is written goes below it.
        may_deepen: whether a deeper prompt may be asked for, as it was when the open one was put.
        said_elsewhere: what was said to the open connection outside this sitting, before it was opened here.
    """

    def __init__(self, entry: Entry, context: Context, asking: Asking) -> None:
        self.entry = entry
        self.help_line_dismissed = False
        self._practised: list[str] = []  # after the library's own practice to settle with
        self.covered = Covered()
        self._context, self._asking = context, asking
        self.may_deepen = False
        self.said_elsewhere: Status | None = None
        # What is open goes by its name: a save can bring in parts that were written elsewhere, also newer ones.
        self._open_key = ""
        self._open_idea = ""

    def put(self, **changed: object) -> None:
        """Puts whole fields of the entry."""
        self.entry = replace(self.entry, **changed)  # type: ignore[arg-type]  # names checked by replace

    def finish(self) -> None:
        """Marks the entry as finished now. It has no place on the way any more."""
        self.put(walk=None, finished=self._context.clock())

    # --- Where it stands

    @property
    def place(self) -> Place:
        """The place on the way, as the entry has it."""
        return self.entry.walk or Place()

    @property
    def at(self) -> Stop:
        """The stop that is open."""
        if self.entry.walk is None and not self.entry.unfinished:
            return ("done", None)
        return (self.place.step or "arrive", self.place.at)

    @property
    def asked_needs(self) -> tuple[NeedWords, ...]:
        """The needs this sitting is about: those it was begun for, or all five."""
        only = self.place.only or NEEDS
        return tuple(need for need in self._context.library.needs() if need.id in only)

    def words_for(self, need: Need) -> NeedWords:
        """How the library speaks of a need."""
        return self._context.library.need(need)

    def settling_practice(self) -> str | None:
        """The id of the practice to settle with, if there is any: the one chosen last, else the library's."""
        return self._practised[-1] if self._practised else self._context.library.settling_practice()

    def another_practice(self) -> PracticeScript | None:
        """Returns a practice to settle with that can be read and wasn't done in this sitting; None if there is none."""
        library = self._context.library
        done = {*self._practised, library.settling_practice()}
        for name in library.practices():
            if name not in done:
                with suppress(ContentFault):
                    practice = library.practice(name)
                    if practice.settles:
                        return practice
        return None

    def settle_with(self, practice: str) -> None:
        """Goes back to settling, with another practice."""
        self._practised.append(practice)
        self.put(walk=replace(self.place, step="settle", at=None))

    def suggested_need(self) -> Need:
        """The need that is longest not visited. Reads the journal the first time."""
        return self._asking.need(self.entry, self.place.only or NEEDS)

    def may_offer_safe(self) -> bool:
        """Whether *safe* may be offered for the session. May read the journal the first time."""
        return self._asking.may_offer_safe(self.entry)

    def prepare(self) -> None:
        """Reads what the choosing needs from the journal. May be called from a thread."""
        self._asking.before(self.entry)

    def put_away(self) -> None:
        """Puts away what is written here, else what was written last before it, if anything."""
        name, need = self.at
        if name == "reflect" and need:
            line: str | None = f"reflection:{self.open_reflection().key}"
        else:
            line = last_written(self.entry, name)
        if line:
            self.entry = marked(self.entry, line, put_away=True)

    def cover(self) -> None:
        """Keeps out of sight what was put away at this stop before. A reflection's is, once that is open."""
        match self.at[0]:
            case "arrive":
                self.covered = covered_in(self.entry.arrival)
            case "landing":
                self.covered = covered_in(self.answer)
            case question if question in parts.CLOSING:
                self.covered = covered_in(self.entry.close, question)
            case _:
                self.covered = Covered()

    # --- The ratings

    def rate(self, need: Need, rating: int | None, *, unclear: bool) -> None:
        """Puts a rating on the first reflection on `need`, which is made where there is none."""
        first = parts.first_on(self.entry).get(need)
        if first is None:
            first = self._new_reflection(need)
        self._put_reflection(replace(first, rating=rating, unclear=unclear))

    def skip_rest_of_ratings(self) -> None:
        """Notes the needs that got no rating as skipped."""
        given = parts.first_on(self.entry)
        for need in self.asked_needs:
            if need.id not in given:
                self._open_new_reflection(need.id)

    # --- The reflection that is open

    def open_reflection(self) -> Reflection:
        """The one that is written on, with its prompt; opened where it was taken away elsewhere."""
        found = next((part for part in self.entry.reflections if part.key == self._open_key), None)
        return found or self._open_prompt(self.place.at or self.suggested_need())

    def turn_to(self, need: Need) -> None:
        """Opens a reflection on `need`: the newest that has a prompt, else one without words, else a new one."""
        self._open_key = ""
        self._open_prompt(need)

    def write(self, words: str, people: tuple[str, ...]) -> None:
        """Puts words and people into the open reflection, below those that are put away."""
        part = self.open_reflection()
        words, people = self.covered.with_new(words), self.covered.with_new_people(people)
        self._put_reflection(replace(part, words=words, people=people))

    def span_of(self, part: Reflection) -> Span | None:
        """Which stretch of time the prompt of `part` asks about, where the library has it."""
        prompt = self._context.library.prompt(part.prompt)
        return prompt.span if prompt else None

    def left_out(self, need: Need) -> str:
        """What is wrong with the first prompt that was left out of the deck of a need; empty where none was."""
        return next(map(str, self._context.library.left_out(need)), "")

    def another_prompt(self, *, deeper: bool = False) -> None:
        """Another prompt for the same need. Words already written are kept with the prompt they answered."""
        now = self.open_reflection()
        if now.words.strip():
            self._open_new_reflection(now.need)
        else:
            self._put_reflection(self._take_prompt_from(now))
        self._open_prompt(now.need, deeper=deeper)

    def never_ask(self) -> None:
        """The prompt of the open reflection is never put again. Raises SettingsFault, SaveFailed."""
        prompt = self.open_reflection().prompt
        if prompt:
            never.never_ask(self._context, prompt)

    def _open_prompt(self, need: Need, *, deeper: bool = False) -> Reflection:
        """Opens a reflection on `need`, and chooses its prompt where none was put or the one put doesn't fit now."""
        mine = [part for part in reversed(self.entry.reflections) if part.need == need]
        found = next((part for part in mine if part.key == self._open_key), None)
        found = found or next((part for part in mine if part.prompt), None)
        found = found or next((part for part in mine if not part.words.strip()), None)
        found = found or self._open_new_reflection(need)
        self._open_key = found.key
        self.covered = covered_in(found)
        if found.prompt and not found.words.strip() and not self._asking.suits(self.entry, found):
            found = self._take_prompt_from(found)
        if not found.prompt:
            prompt = self._asking.prompt(self.entry, need, deeper=deeper)
            if prompt:
                found = replace(found, prompt=prompt.id, asked=prompt.ask, direction=prompt.direction)
        self._put_reflection(found)
        self.may_deepen = self._asking.may_deepen(self.entry, need)
        return found

    def _take_prompt_from(self, part: Reflection) -> Reflection:
        """As before a prompt was put; what was shown counts as asked."""
        if part.prompt:
            self.entry = parts.shown_last(self.entry, part.prompt)
        return parts.without_prompt(part)

    def _open_new_reflection(self, need: Need) -> Reflection:
        fresh = self._new_reflection(need)
        self._open_key = fresh.key
        return fresh

    def _new_reflection(self, need: Need) -> Reflection:
        fresh = Reflection(key=self._new_key(), need=need, at=self._context.clock())
        self.put(reflections=(*self.entry.reflections, fresh))
        return fresh

    def _put_reflection(self, changed: Reflection) -> None:
        self.entry = parts.put_reflection(self.entry, changed)

    def _new_key(self) -> str:
        return self._context.journal.new_key(keys_of(self.entry))

    # --- The connection that is open

    @property
    def answer(self) -> Connection | None:
        """The connection that is open, once something was said to it."""
        return parts.answer_to(self.entry, self._open_idea)

    def idea(self) -> Idea:
        """The connection that is suggested; the day's where none is open."""
        self.suggest()
        return self._ideas()[self._open_idea]

    def suggest(self) -> None:
        """Opens the day's connection where none is open."""
        if not self._open_idea:
            idea, self.said_elsewhere = self._asking.idea(self.entry)
            self._open(idea)

    def another_idea(self) -> None:
        """Passes on the open connection and chooses another. What was done stays done."""
        answer = self.answer
        if answer is None or answer.status != "done":
            self.say("passed")
        self.said_elsewhere = None
        self._open(self._asking.another_idea(self.entry))

    def rule_out(self, kind: never.NeverKind) -> None:
        """What the open connection asks for isn't suggested again, or this one. Raises SettingsFault, SaveFailed."""
        never.rule_out(self._context, self.idea(), kind)

    def reconsider_idea(self) -> None:
        """The state of the body changed: another connection may fit better, unless this one was answered."""
        answer = self.answer
        if answer is None or answer.status == "passed":
            self._open_idea = ""

    def find_idea(self, *, shown: bool) -> None:
        """Opens the connection that was answered last. Where one was `shown` after it, that is found when it is due."""
        names = [part.prompt for part in self.entry.connections if part.status != "passed"]
        names += self.entry.shown if shown else ()
        ideas = self._ideas() if names else {}
        last = next((name for name in reversed(names) if name in ideas), None)
        self._open_idea = last if last and last not in self.entry.shown else ""

    def say(self, status: Status) -> None:
        """Puts what was said to the open connection. The same said elsewhere today isn't put twice."""
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
        self.entry = parts.put_answer(self.entry, answer)

    def land(self, *, words: str | None = None, touched: tuple[Need, ...] | None = None) -> None:
        """Puts how the open connection landed; None leaves the words, or what it touched, as they are."""
        if self.answer is None:
            if not (words or touched):
                return
            self.say("done")  # taken away somewhere else, while its words were written here
        answer = self.answer
        before = (answer and answer.landed) or Landed(at=self._context.clock())
        landed = replace(
            before,
            words=before.words if words is None else words,
            touched=before.touched if touched is None else touched,
        )
        if landed != before and answer:
            self.entry = parts.put_landed(self.entry, answer, landed)

    def _open(self, idea: Idea) -> None:
        """Opens a connection. Of all connections, `shown` holds the open one alone, until something is said to it."""
        self._open_idea = idea.id
        ideas = self._ideas()
        self.put(shown=tuple(name for name in self.entry.shown if name not in ideas))
        if self.answer is None:
            self.entry = parts.shown_last(self.entry, idea.id)

    def _ideas(self) -> dict[str, Idea]:
        return {idea.id: idea for idea in self._context.library.connections()}
