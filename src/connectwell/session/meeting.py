"""That a session happened: what to keep from it, what sat wrong, which lines were talked about; and what comes back."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from connectwell.context import Context
from connectwell.errors import EntryNotFound, EntryUnreadable, NewerFormat, SaveFailed
from connectwell.jobs import Progress
from connectwell.journal import Editing, Journal, Readable
from connectwell.model.entry import Entry, Session
from connectwell.model.parts import put_away_as, put_away_in
from connectwell.model.text import clean
from connectwell.session import agenda

_OFFERED_FOR = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Settled:
    """What followed from a session.

    Attributes:
        closed: how many lines are closed now.
        released: how many parts that were put away are back.
        failure: why the rest stays as it was, or None.
    """

    closed: int
    released: int
    failure: SaveFailed | None


class Meeting:
    """One session being noted. Every save goes to the same entry, which stays unfinished until `settle` is through.

    Args:
        context: where, and when.
        who: with whom, if they say.
        draft: one that was left half-way, from `unfinished`, to go on with.

    Raises:
        EntryNotFound, EntryUnreadable, NewerFormat: the draft cannot be gone on with.
    """

    def __init__(self, context: Context, who: str = "", draft: Entry | None = None) -> None:
        self._context = context
        self._who = clean(who).strip()
        self._editing: Editing | None = context.journal.edit(draft.id) if draft else None

    @property
    def begun(self) -> bool:
        """Whether anything of it was to be saved yet."""
        return self._editing is not None

    @property
    def told(self) -> Session:
        """What was told so far."""
        return (self._editing and self._editing.entry.session) or Session(who=self._who)

    def save(self, keep: str = "", wrong: str = "") -> Entry:
        """The session as it was told so far. That it happened is enough. Raises SaveFailed."""
        editing = self._editing = self._editing or self._begin()
        return editing.save(self._with(editing.entry, keep, wrong)).entry

    def rescue(self, folder: str, keep: str, wrong: str) -> None:
        """The session as it was told so far goes into another folder, which the person names. Raises SaveFailed."""
        editing = self._editing = self._editing or self._begin()
        editing.rescue(self._with(editing.entry, keep, wrong), folder)

    def _with(self, entry: Entry, keep: str, wrong: str) -> Entry:
        told = self.told
        return replace(entry, session=replace(told, who=self._who or told.who, keep=clean(keep), wrong=clean(wrong)))

    def _begin(self) -> Editing:
        now, journal = self._context.clock(), self._context.journal
        day = self._context.day_of(now)
        return journal.begin(Entry(id=journal.new_id(now), kind="session", day=day, started=now))

    def settle(self, talked: Iterable[agenda.AgendaItem], progress: Progress | None = None) -> Settled:
        """Closes the lines that were talked about, and brings back all that was put away until now.

        Never raises SaveFailed: the session itself is saved before, and the rest can be done by another time.
        """
        closed, failure = 0, None
        for item in talked:
            try:
                agenda.close(self._context, item, "talked")
                closed += 1
            except SaveFailed as fault:
                failure = fault
                break
            except (EntryNotFound, EntryUnreadable, NewerFormat):
                continue  # it went away, or was changed by hand, meanwhile
        if failure:
            return Settled(closed, 0, failure)
        released, failure = release(self._context.journal, progress)
        return Settled(closed, released, failure or self._finish())

    def _finish(self) -> SaveFailed | None:
        try:
            if self._editing:
                self._editing.save(replace(self._editing.entry, finished=self._context.clock()))
        except SaveFailed as failure:
            return failure
        return None


def unfinished(journal: Journal, today: date) -> Entry | None:
    """The newest session of the last month that was begun and isn't finished. Older ones are left in peace.

    Args:
        journal: where to look.
        today: the day it is.
    """
    for item in journal.newest(since=today - _OFFERED_FOR):
        if isinstance(item, Readable) and not item.is_copy and item.entry.session and item.entry.unfinished:
            return item.entry
    return None


def leave(context: Context, draft: Entry) -> None:
    """Leaves a session as it was told; it isn't offered again, and nothing follows from it.

    Raises:
        EntryNotFound, EntryUnreadable, NewerFormat, SaveFailed: from the journal.
    """
    editing = context.journal.edit(draft.id)
    editing.save(replace(editing.entry, finished=context.clock()))


def release(journal: Journal, progress: Progress | None = None) -> tuple[int, SaveFailed | None]:
    """Takes `put_away` off every part in the journal, removed entries and copies included.

    Args:
        journal: where they are.
        progress: told how many files were looked at, of how many.

    Returns:
        How many parts are back in lists and pages, and why it stopped before the end, if it did.
    """
    released = 0
    for found in list(journal.holding("put_away", everywhere=True, progress=progress)):
        if not put_away_in(found.entry):
            continue
        try:
            _bring_back(journal, found)
        except SaveFailed as failure:
            return released, failure
        except (EntryNotFound, EntryUnreadable, NewerFormat):
            continue
        if not found.is_copy and found.entry.removed is None:
            released += len(put_away_in(found.entry))
    return released, None


def _bring_back(journal: Journal, found: Readable) -> None:
    if not found.is_copy:
        editing = journal.edit(found.entry.id)
        editing.save(_brought_back(editing.entry))
    else:
        in_hand = journal.copy_in_hand(found.handle)
        in_hand.save_copy(_brought_back(in_hand.copy))


def _brought_back(entry: Entry) -> Entry:
    return put_away_as(entry, lambda _name, _away: False)
