"""That a session happened: what to keep from it, what sat wrong, which lines were talked about; and what comes back."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from connectwell import agenda
from connectwell.clock import Clock, day_of
from connectwell.errors import EntryNotFound, EntryUnreadable, NewerFormat, SaveFailed
from connectwell.journal import Editing, Journal, Readable
from connectwell.model.entry import Arrival, Close, Connection, Entry, Note, Reflection, Session
from connectwell.model.text import clean
from connectwell.settings import Settings


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
    """One session being noted. Every save goes to the same entry.

    Args:
        journal, settings, clock: where, and when.
        who: with whom, if they say.
    """

    def __init__(self, journal: Journal, settings: Settings, clock: Clock, who: str = "") -> None:
        now = clock()
        self._journal, self._settings, self._clock = journal, settings, clock
        self._editing: Editing | None = None
        self._entry = Entry(
            id=journal.new_id(now),
            kind="session",
            day=day_of(now, settings.day_turns_at),
            started=now,
            finished=now,
            session=Session(who=clean(who).strip()),
        )

    @property
    def begun(self) -> bool:
        """Whether anything of it was to be saved yet."""
        return self._editing is not None

    def save(self, keep: str = "", wrong: str = "") -> Entry:
        """The session as it was told so far. That it happened is enough. Raises SaveFailed."""
        if self._editing is None:
            self._editing = self._journal.begin(self._entry)
        entry = self._editing.entry
        told = replace(entry.session or Session(), keep=clean(keep), wrong=clean(wrong))
        return self._editing.save(replace(entry, session=told, finished=self._clock())).entry

    def settle(self, talked: Iterable[agenda.AgendaItem], progress: agenda.Progress | None = None) -> Settled:
        """Closes the lines that were talked about, and brings back all that was put away until now.

        Never raises SaveFailed: the session itself is saved before, and the rest can be done by another time.
        """
        closed, failure = 0, None
        for item in talked:
            try:
                agenda.close(self._journal, self._settings, self._clock, item, "talked")
                closed += 1
            except SaveFailed as fault:
                failure = fault
                break
            except (EntryNotFound, EntryUnreadable, NewerFormat):
                continue  # it went away, or was changed by hand, meanwhile
        if failure:
            return Settled(closed, 0, failure)
        released, failure = release(self._journal, progress)
        return Settled(closed, released, failure)


def release(journal: Journal, progress: agenda.Progress | None = None) -> tuple[int, SaveFailed | None]:
    """Takes `put_away` off every part in the journal, removed entries and copies included.

    Args:
        journal: where they are.
        progress: told how many files were looked at, of how many.

    Returns:
        How many parts are back in lists and pages, and why it stopped before the end, if it did.
    """
    released = 0
    for found in list(journal.holding("put_away", everywhere=True, progress=progress)):
        if not _count(found.entry):
            continue
        try:
            _bring_back(journal, found)
        except SaveFailed as failure:
            return released, failure
        except (EntryNotFound, EntryUnreadable, NewerFormat):
            continue
        if found.copy_of is None and found.entry.removed is None:
            released += _count(found.entry)
    return released, None


def _bring_back(journal: Journal, found: Readable) -> None:
    if found.copy_of is None:
        editing = journal.edit(found.entry.id)
        editing.save(_brought_back(editing.entry))
    else:
        in_hand = journal.copy_in_hand(found.handle)
        in_hand.save_copy(_brought_back(in_hand.copy))


Part = TypeVar("Part", Arrival, Reflection, Connection, Close, Note)


def _count(entry: Entry) -> int:
    parts = (*entry.reflections, *entry.connections, entry.arrival, entry.close, entry.note)
    return sum(1 for part in parts if part is not None and part.put_away)


def _brought_back(entry: Entry) -> Entry:
    return replace(
        entry,
        reflections=tuple(map(_back, entry.reflections)),
        connections=tuple(map(_back, entry.connections)),
        arrival=entry.arrival and _back(entry.arrival),
        close=entry.close and _back(entry.close),
        note=entry.note and _back(entry.note),
    )


def _back(part: Part) -> Part:
    return replace(part, put_away=False)
