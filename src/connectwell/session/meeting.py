"""Records a session: what to keep, what sat wrong, and the lines talked about; then brings back what was put away."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from connectwell import sentences
from connectwell.clock import shifted
from connectwell.context import Context
from connectwell.day_words import day_named
from connectwell.errors import EntryNotFound, EntryUnreadable, NewerFormat, SaveFailed, UsageFault
from connectwell.jobs import Progress
from connectwell.journal import Editing, Journal, Readable
from connectwell.journal.entry_changes import EntryChanges
from connectwell.model.entry import Entry, Session
from connectwell.model.parts import put_away_as, put_away_in
from connectwell.model.text import clean
from connectwell.session import agenda

_RESUMABLE_FOR = 31  # days


@dataclass(frozen=True, slots=True)
class Settled:
    """The outcome of settling a session.

    Attributes:
        closed: how many lines were closed.
        released: how many put-away parts are shown again.
        failure: why the rest is unchanged, or None.
    """

    closed: int
    released: int
    failure: SaveFailed | None


class Meeting:
    """Records one session. Every save goes to the same entry, which stays unfinished until `settle` completes.

    Args:
        context: the services it works with.
        who: with whom, if they say.
        draft: an unfinished session to continue, from `unfinished`.

    Raises:
        EntryNotFound, EntryUnreadable, NewerFormat: the draft cannot be continued.
    """

    def __init__(self, context: Context, who: str = "", draft: Entry | None = None) -> None:
        self._context = context
        self._who = clean(who).strip()
        self._next: date | None = None
        self._says_next = False
        self._day: date | None = None
        self._says_day = False
        self._talked: tuple[str, ...] | None = None
        self._editing: Editing | None = context.journal.edit(draft.id) if draft else None
        self._before = self._editing.entry if self._editing else None
        self._changes = EntryChanges()

    @classmethod
    def instead_of(cls, context: Context, draft: Entry) -> "Meeting":
        """Finishes an unfinished session as it is, and returns a new one. Raises as `finish_unclosed`."""
        meeting = cls(context)
        meeting._changes.add(draft, finish_unclosed(context, draft))
        return meeting

    @property
    def changes(self) -> EntryChanges:
        """All that was saved, closed and brought back here, to undo it as one."""
        if self._editing:
            self._changes.add(self._before, self._editing.entry)
        return self._changes

    @property
    def begun(self) -> bool:
        """Whether anything was saved yet."""
        return self._editing is not None

    @property
    def day(self) -> date | None:
        """The day it belongs to, once something is saved."""
        return self._editing.entry.day if self._editing else None

    @property
    def session_so_far(self) -> Session:
        """The session so far."""
        return (self._editing and self._editing.entry.session) or Session(who=self._who)

    def set_next_day(self, day: date | None) -> None:
        """Says when the next session is, from `next_day`, or that it isn't known; the next `save` saves it."""
        self._next, self._says_next = day, True

    def set_day(self, day: date | None) -> None:
        """Says which day it was, from `session_day`, or None for the one it was begun on; the next `save` saves it."""
        self._day, self._says_day = day, True

    def set_talked(self, talked: Iterable[agenda.AgendaItem]) -> None:
        """Says which lines were talked about; the next `save` saves it. They are closed by `settle`."""
        self._talked = tuple(item.id for item in talked)

    def talked_of(self, items: Iterable[agenda.AgendaItem]) -> tuple[agenda.AgendaItem, ...]:
        """Returns those of the lines that were said to be talked about; a mark also where it is a line by now."""
        named = self._talked if self._talked is not None else self.session_so_far.talked
        return tuple(item for item in items if item.id in named or item.about in named)

    def save(self, keep: str = "", wrong: str = "") -> Entry:
        """Saves the session so far; no field is required. Raises SaveFailed."""
        editing = self._editing = self._editing or self._begin()
        return editing.save(self._with(editing.entry, keep, wrong)).entry

    def rescue(self, folder: str, keep: str, wrong: str) -> None:
        """Writes the session so far to another folder, which the person names. Raises SaveFailed."""
        editing = self._editing = self._editing or self._begin()
        editing.rescue(self._with(editing.entry, keep, wrong), folder)

    def _with(self, entry: Entry, keep: str, wrong: str) -> Entry:
        told = self.session_so_far
        told = replace(told, who=self._who or told.who, next=self._next if self._says_next else told.next)
        told = replace(told, talked=told.talked if self._talked is None else self._talked)
        day = self._day or self._context.day_of(entry.started) if self._says_day else entry.day
        return replace(entry, day=day, session=replace(told, keep=clean(keep), wrong=clean(wrong)))

    def _begin(self) -> Editing:
        now, journal = self._context.clock(), self._context.journal
        day = self._context.day_of(now)
        return journal.begin(Entry(id=journal.new_id(now), kind="session", day=day, started=now))

    def settle(self, talked: Iterable[agenda.AgendaItem], progress: Progress | None = None) -> Settled:
        """Closes the lines talked about and brings back everything put away until now.

        Never raises SaveFailed: the session itself is saved already, and the rest can be retried.
        """
        closed, failure = 0, None
        for item in talked:
            try:
                before = None if item.from_mark else self._context.journal.get(item.id)
                self._changes.add(before, agenda.close(self._context, item, "talked"))
                closed += 1
            except SaveFailed as fault:
                failure = fault
                break
            except EntryUnreadable as fault:
                self._context.journal.note_unreadable(item.id, fault)
                continue
            except (EntryNotFound, NewerFormat):
                continue  # removed or edited elsewhere meanwhile
        if failure:
            return Settled(closed, 0, failure)
        released, failure = release(self._context.journal, progress, self._changes)
        return Settled(closed, released, failure or self._finish())

    def _finish(self) -> SaveFailed | None:
        try:
            if self._editing:
                told = replace(self.session_so_far, talked=())  # the lines say so themselves from now on
                self._editing.mark(replace(self._editing.entry, finished=self._context.clock(), session=told))
        except SaveFailed as failure:
            return failure
        return None


def session_day(typed: str, today: date) -> date | None:
    """Returns the day that was typed for a session that was; None if nothing was.

    Raises:
        UsageFault: it is no day, or one to come.
    """
    if not typed.strip():
        return None
    day = day_named(typed, today)
    if day > today:
        raise UsageFault(sentences.EDIT_DAY_TO_COME)
    return day


def unfinished(journal: Journal, today: date) -> Entry | None:
    """Returns the newest unfinished session of the last 31 days. Older ones are left alone.

    Args:
        journal: where to look.
        today: the current day.
    """
    for item in journal.newest(since=shifted(today, -_RESUMABLE_FOR)):
        if isinstance(item, Readable) and not item.is_copy and item.entry.session and item.entry.unfinished:
            return item.entry
    return None


def finish_unclosed(context: Context, draft: Entry) -> Entry:
    """Finishes a session as it is: it isn't offered again, and nothing is closed or brought back.

    Raises:
        EntryNotFound, EntryUnreadable, NewerFormat, SaveFailed: from the journal.
    """
    editing = context.journal.edit(draft.id)
    return editing.mark(replace(editing.entry, finished=context.clock()))


def release(
    journal: Journal, progress: Progress | None = None, changes: EntryChanges | None = None
) -> tuple[int, SaveFailed | None]:
    """Clears `put_away` on every part in the journal, including removed entries and copies.

    Args:
        journal: where they are.
        progress: called with the number of files read and the total.
        changes: what is changed is added to it.

    Returns:
        How many parts are back in lists and pages, and the failure that stopped it early, if any.
    """
    released = 0
    for found in list(journal.containing("put_away", everywhere=True, progress=progress)):
        if not put_away_in(found.entry):
            continue
        try:
            _bring_back(journal, found, EntryChanges() if changes is None else changes)
        except SaveFailed as failure:
            return released, failure
        except EntryUnreadable as fault:
            journal.note_unreadable(found.entry.id, fault)
            continue
        except (EntryNotFound, NewerFormat):
            continue
        if not found.is_copy and found.entry.removed is None:
            released += len(put_away_in(found.entry))
    return released, None


def _bring_back(journal: Journal, found: Readable, changes: EntryChanges) -> None:
    if not found.is_copy:
        editing = journal.edit(found.entry.id)
        before = editing.entry
        changes.add(before, editing.mark(_brought_back(before)))
    else:
        in_hand = journal.copy_choice(found.handle)
        was = in_hand.copy
        changes.add_copy(found.handle, was, in_hand.save_copy(_brought_back(was)))


def _brought_back(entry: Entry) -> Entry:
    return put_away_as(entry, lambda _name, _away: False)
