"""One check-in, from arrival to close. All of its state is in the entry, so it can resume after being killed."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from connectwell.checkin import navigation, parts, steps
from connectwell.checkin.current_step import current_step
from connectwell.checkin.draft import CheckinDraft
from connectwell.checkin.exclusions import NeverKind
from connectwell.checkin.marks import has_words, made_private, with_marks
from connectwell.checkin.pace import at_pace, fitting
from connectwell.checkin.selector import QuestionSelector
from connectwell.context import Context
from connectwell.errors import SaveFailed, UsageFault
from connectwell.journal import Editing
from connectwell.journal.entry_saver import EntrySaver, SaveWork
from connectwell.model.entry import Arrival, Entry
from connectwell.model.terms import After, Chose, Mode, Near, Need, Sharing, State, Status
from connectwell.model.text import clean


class Walk:
    """Drives one check-in. An interface draws `step` and calls the method for what the person chose.

    Every method that takes an answer saves at once and may raise SaveFailed. The answer and the step are then already
    updated in memory: draw `step` again, and call `save` until it succeeds. Only `write` doesn't save, so that an
    interface can autosave at its own pace.

    Attributes:
        saves_later: set by an interface that never waits for the disk. No method saves then, and `saving` does.
    """

    def __init__(self, context: Context, editing: Editing) -> None:
        self._context = context
        self._draft = CheckinDraft(editing.entry, context, QuestionSelector(context))
        self._saver = EntrySaver(editing)
        self.saves_later = False
        self._said_enough = False

    @classmethod
    def begin(
        cls,
        context: Context,
        *,
        mode: Mode = "full",
        only: Iterable[Need] = (),
        day: date | None = None,
    ) -> "Walk":
        """Returns a new check-in. Writes nothing until the first answer.

        Args:
            mode: full, or glance for the ratings alone.
            only: the needs to walk through; empty means all five.
            day: the day it belongs to; today by default.
        """
        now = context.clock()
        day = day or context.day_of(now)
        entry = parts.new_checkin(context.journal.new_id(now), day, now, mode, parts.needs_in_order(only))
        return cls(context, context.journal.begin(entry))

    @classmethod
    def resume(cls, context: Context, id: str) -> "Walk":
        """Returns an unfinished check-in, at the stop where it was left.

        Raises:
            EntryNotFound, EntryUnreadable, NewerFormat: from the journal.
            UsageFault: the entry is not an open check-in.
        """
        walk = cls(context, context.journal.edit(id))
        if walk.entry.kind != "check-in" or not walk.entry.unfinished:
            raise UsageFault("This isn't an open check-in. 'connectwell show' shows it.")
        navigation.return_to_place(walk._draft)
        return walk

    def restart(self) -> "Walk":
        """Returns a new check-in of the same kind, for today."""
        place = self._draft.place
        return Walk.begin(self._context, mode=place.mode or "full", only=place.only)

    # --- Current state

    @property
    def step(self) -> steps.Step:
        """The current step, with the answers so far."""
        return current_step(self._draft)

    @property
    def entry(self) -> Entry:
        """The entry so far, in memory. An interface may set it back to the one before an answer."""
        return self._draft.entry

    @entry.setter
    def entry(self, entry: Entry) -> None:
        self._draft.entry = entry

    @property
    def begun(self) -> bool:
        """Whether anything was answered or written, so that it is kept; a question left blank is no answer."""
        return self._saver.is_on_disk or parts.has_answers(self.entry)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a previous step."""
        return self.entry.unfinished and self._draft.at != navigation.stops_of(self._draft)[0]

    def look(self) -> None:
        """Reads what the steps need from the journal, for an interface that never waits for the disk.

        Called in a thread, first before the first answer, and again for what was changed elsewhere since.
        """
        self._draft.look()

    @property
    def has_looked(self) -> bool:
        """Whether no step reads from the disk any more."""
        return self._draft.has_looked

    # --- Moving

    def next(self) -> None:
        """Moves to the next step, or finishes the entry. If unsettled with nothing chosen, continues gently.

        From the marks, who may see each line is now as it was shown.

        Raises:
            ContentFault: the content for that step cannot be read. Answers are saved; the step doesn't change.
        """
        if self._draft.at == ("marks", None):
            self._draft.take_proposed()
        self._go_on()

    def _go_on(self) -> None:
        if self._draft.at == ("glance", None):
            self._draft.skip_rest_of_ratings()
        elif self._draft.at == ("unsettled", None) and not (self.entry.arrival and self.entry.arrival.chose):
            self._set_pace(fitting(self.entry, None))
        try:
            navigation.move(self._draft, +1)
        finally:
            self.save()

    def back(self) -> None:
        """Moves to the previous step, with its answer. Skips a practice on the way back."""
        self._draft.proposed = frozenset()
        navigation.move(self._draft, -1)
        self.save()

    def skip(self) -> None:
        """Skips this step and keeps any answer it has."""
        self._go_on()

    def stop(self) -> None:
        """Leaves the check-in unfinished; it can be resumed."""
        if self.begun:
            self.save()

    def leave_open(self) -> None:
        """Leaves an old check-in as it is; it isn't offered again."""
        self._put(walk=replace(self._draft.place, left=True))
        self.save()

    # --- Arriving

    def arrive(self, state: State) -> None:
        """Records the state of the body and moves on."""
        before = self.entry.arrival
        self.entry = parts.with_arrival(self.entry, state)
        if before is None or before.state != state:
            self._draft.reconsider_idea()
            self._draft.reconsider_practice()
            if self._draft.place.mode in ("gentle", "near"):
                self._set_pace("full")
        self.next()

    def choose(self, chose: Chose) -> None:
        """Records the choice: settle, go gently, carry on (the full walk) or stop (finishes the entry)."""
        self._put(arrival=replace(self.entry.arrival or Arrival(), chose=chose))
        if chose == "stop":
            self._draft.finish()
            self.save()
            return
        self._set_pace(fitting(self.entry, chose))
        self.next()

    def after(self, after: After) -> None:
        """Records how it is after settling, and after which practice; moves on, where it is harder to what may help."""
        practice = self._draft.settling_practice()
        self._put(arrival=replace(self.entry.arrival or Arrival(), after=after, practice=practice))
        self.next()

    def settle_again(self) -> None:
        """Goes to another kind of practice, then asks again how it is. Where there is none, moves on."""
        another = self._draft.another_practice()
        if another is None:
            self.next()
            return
        self._draft.settle_with(another.id)
        self.save()

    def record_practice(self, practice: str) -> None:
        """Records the last practice done while settling."""
        self._draft.record_practice(practice)

    def end_here(self) -> None:
        """Finishes the entry as it is."""
        self._draft.finish()
        self.save()

    def near(self, near: Near) -> None:
        """Records what is near, on a shut-down day, and moves on."""
        self._put(arrival=replace(self.entry.arrival or Arrival(), near=near))
        self.next()

    # --- The five at a glance

    def rate(self, need: Need, rating: int | None, *, unclear: bool = False) -> None:
        """Records one rating: 0–10; None for skipped; None with `unclear` for can't tell.

        Raises:
            UsageFault: the rating is not 0–10.
        """
        if rating is not None and not 0 <= rating <= 10:
            raise UsageFault("A rating is a whole number from 0 to 10.")
        self._draft.rate(need, rating, unclear=unclear)
        self.save()

    def dismiss_help_line(self) -> None:
        """Hides the line that points to Help now."""
        self._draft.help_line_dismissed = True

    def answer_offer(self, bring: bool) -> None:
        """Records whether *safe* is brought to the session, as a mark on today's rating."""
        safe = parts.first_reflections(self.entry).get("safe")
        if bring and safe:
            self.entry = parts.with_reflection(self.entry, replace(safe, for_session=True))
        self.next()

    def go_to_ratings(self) -> None:
        """Goes to the ratings, at the person's request; the rest comes after them. Saved with the next answer."""
        if self._draft.at[0] != "glance":
            self._set_pace("full")
            self._put(walk=replace(self._draft.place, step="glance", at=None))

    def switch_to_full_walk(self) -> None:
        """Switches a gentle or shut-down day to the full walk, at the person's request."""
        self.go_to_ratings()
        self.save()

    # --- Staying with

    def stay(self, needs: Iterable[Need]) -> None:
        """Records the needs to stay with, in the order of the five; may be empty."""
        self._put(walk=replace(self._draft.place, staying=parts.needs_in_order(needs)))
        self.next()

    def write(self, words: str, people: Iterable[str] = ()) -> None:
        """Updates this step's words in memory; `save` writes them.

        Args:
            words: the whole text except what is put away here.
            people: names given separately; those written as @Name are added.
        """
        words = clean(words)
        whole = self._draft.covered.with_new(words)
        match self._draft.at[0]:
            case "arrive":
                self.entry = parts.with_arrival_words(self.entry, whole)
            case "reflect":
                self._draft.write(words, parts.people_named(words, people))
            case "landing":
                self._draft.land(words=whole)
            case question if question in parts.CLOSING:
                self.entry = parts.with_closing(self.entry, question, whole)

    def another(self) -> None:
        """Shows another prompt or connection. Words already written stay with the prompt they answered."""
        if self._draft.at[0] == "suggest":
            self._draft.another_idea()
        elif self._draft.at[0] == "reflect":
            self._draft.another_prompt()
        self.save()

    def deeper(self) -> None:
        """Replaces the prompt with a deeper one if `Reflect.may_deepen`; else does nothing."""
        if self._draft.at[0] == "reflect" and self._draft.may_deepen:
            self._draft.another_prompt(deeper=True)
            self.save()

    def just_write(self) -> None:
        """Takes the prompt away, for one's own words. Words already written stay with the prompt they answered."""
        if self._draft.at[0] == "reflect":
            self._draft.just_write()
            self.save()

    def is_enough(self) -> bool:
        """Whether to say that it is enough for today: once, after about 300 words or ten minutes on one prompt."""
        if self._said_enough or self._draft.at[0] != "reflect" or not self._draft.is_enough():
            return False
        self._said_enough = True
        return True

    def never_ask(self) -> None:
        """Never asks this prompt again and shows another. Also raises SettingsFault; then this prompt stays."""
        if self._draft.at[0] == "reflect":
            self._draft.never_ask()
            self.another()

    def never_suggest(self, kind: NeverKind) -> None:
        """Never suggests this kind of connection again and suggests another. Also raises SettingsFault.

        Args:
            kind: one of `exclusions.kinds_of` the suggestion.
        """
        if self._draft.at[0] == "suggest":
            self._draft.rule_out(kind)
            self.another()

    def put_away(self) -> None:
        """Puts away what was written here until the session ("that was a lot"), and moves on.

        If nothing is written at this step, puts away what was last written before it. At the close, doesn't move on.
        """
        self._draft.put_away()
        if self._draft.at[0] in ("keep", "marks"):
            self.save()
        else:
            self.next()

    # --- A small connection

    def connect(self, status: Status) -> None:
        """Records the answer to the suggestion: done (then how it landed), planned or not today."""
        self._draft.say(status)
        self.next()

    def touch(self, touched: Iterable[Need]) -> None:
        """Records which of the five the connection touched."""
        self._draft.land(touched=parts.needs_in_order(touched))
        self.save()

    # --- Closing

    def keep_private(self) -> None:
        """Finishes; nobody else may see any of it, whatever was marked before."""
        self.entry = made_private(self.entry)
        self.next()

    def choose_what_to_bring(self) -> None:
        """Goes to the list of what was written, to mark who may see each line. Widens nothing by itself."""
        self._draft.propose()
        self.save()

    @property
    def written(self) -> Entry:
        """The entry as it is shown back at the end: without the ratings that have no words."""
        return replace(self.entry, reflections=tuple(part for part in self.entry.reflections if part.words.strip()))

    @property
    def has_words(self) -> bool:
        """Whether anything was written."""
        return has_words(self.entry)

    def mark(
        self,
        line: str,
        *,
        sharing: Sharing | None = None,
        for_session: bool | None = None,
        put_away: bool | None = None,
    ) -> None:
        """Sets some of the three marks on one line of the close.

        Raises:
            SaveFailed: the line no longer exists, or as for every answer.
        """
        if sharing is not None:
            self._draft.proposed -= {line}
        try:
            self.entry = with_marks(self.entry, line, sharing=sharing, for_session=for_session, put_away=put_away)
        except KeyError:
            raise SaveFailed("that part was removed somewhere else") from None
        self.save()

    # --- Saving

    @property
    def merged(self) -> bool:
        """Whether the last save merged changes made elsewhere."""
        return self._saver.merged

    @property
    def copied(self) -> bool:
        """Whether this check-in is also kept as a copy, because the same part was changed elsewhere."""
        return self._saver.copied

    @property
    def rescued(self) -> bool:
        """Whether the last save went to the rescue folder instead."""
        return self._saver.rescued

    def save(self) -> None:
        """Saves everything so far, if anything changed. Raises SaveFailed."""
        if self.begun and not self.saves_later:
            self._saver.saving(self._draft)()()

    def saving(self) -> SaveWork | None:
        """Returns the work of saving everything as it is now, as `EntrySaver.saving`; None if nothing is unsaved."""
        if not self.begun or self._saver.is_saved(self.entry):
            return None
        return self._saver.saving(self._draft)

    def rescue(self, folder: str) -> None:
        """Writes this check-in to a folder the person names, now and whenever saving fails. Raises SaveFailed.

        Args:
            folder: where to; empty for a copy beside the entry, just this once.
        """
        self._saver.rescue(self.entry, folder)

    # --- Changing the entry

    def _set_pace(self, mode: Mode) -> None:
        self.entry = at_pace(self.entry, mode, self._draft.suggested_need)

    def _put(self, **changed: object) -> None:
        self._draft.put(**changed)
