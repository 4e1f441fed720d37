"""What was begun and isn't finished, on an earlier day or because it was cut off: Today offers to go on with it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from connectwell import sentences
from connectwell.checkin.suggestion import WEEK
from connectwell.context import Context
from connectwell.model.entry import FORMAT, Connection, Entry, WalkPosition
from connectwell.model.frozen import dataclass
from connectwell.model.terms import Kind

CAN_BE_LEFT: Final[frozenset[Kind]] = frozenset({"note", "connection", "agenda", "session", "practice"})
"""Besides check-ins."""


@dataclass(frozen=True)
class LeftOpen:
    """An unfinished entry: a check-in of an earlier day, or anything else of the last week."""

    entry: str
    kind: Kind
    day: date
    today: date
    """The day it is offered on."""
    title: str = ""
    """What a practice is called."""
    part: str = ""
    """The key of a connection, where how it went isn't finished."""
    asked: str = ""
    """What that connection is."""

    @property
    def line(self) -> str:
        """That it isn't finished, in a sentence without the person's words."""
        said = sentences.LEFT_LANDED if self.part else sentences.LEFT_OPEN[self.kind]
        return said.format(day=sentences.weekday_in_year(self.day, self.today), title=self.title)


def left_open(entries: Iterable[Entry], day: date) -> LeftOpen | None:
    """Returns what Today offers to go on with: another day's check-in before anything else, then the newest.

    A check-in counts if none was begun since and the person didn't choose to leave it; its day is later where the
    clock was set back.

    Args:
        entries: from `suggestion.newest`.
        day: the current day.
    """
    entries = list(entries)
    newest = next((entry for entry in entries if entry.kind == "check-in"), None)
    if newest and newest.day != day and newest.unfinished and not (newest.walk and newest.walk.left):
        return LeftOpen(newest.id, "check-in", newest.day, day)
    for entry in entries:
        if day - entry.day > timedelta(days=WEEK) or entry.format != FORMAT:
            continue
        if entry.kind in CAN_BE_LEFT and _is_left(entry):
            return LeftOpen(entry.id, entry.kind, entry.day, day, entry.practice.title if entry.practice else "")
        for one in entry.connections:
            is_open = one.status == "done" and one.landed and one.landed.open
            if is_open and not one.put_away and not entry.unfinished:
                return LeftOpen(entry.id, "connection", entry.day, day, part=one.key, asked=one.asked)
    return None


def _is_left(entry: Entry) -> bool:
    if not entry.unfinished or (entry.walk and entry.walk.left):
        return False
    if entry.kind == "practice" and not entry.answers:
        return False
    if entry.agenda and (entry.agenda.outcome or entry.agenda.closed):
        return False
    from connectwell.model.parts import put_away_in  # few days need the table of parts

    return not put_away_in(entry)


def landed_as_it_is(entry: Entry, key: str) -> Entry:
    """Returns the entry with how one of its connections went as finished."""

    def close(part: Connection) -> Connection:
        return replace(part, landed=replace(part.landed, open=False)) if part.key == key and part.landed else part

    return replace(entry, connections=tuple(map(close, entry.connections)))


def leave(context: Context, left: LeftOpen) -> None:
    """Leaves it in the journal as it is, so that it isn't offered again.

    Raises:
        EntryNotFound, EntryUnreadable, NewerFormat, SaveFailed: from the journal.
    """
    if left.kind == "check-in":
        from connectwell.checkin.walk import Walk

        Walk.resume(context, left.entry).leave_open()
        return
    editing = context.journal.edit(left.entry)
    if left.part:
        editing.mark(landed_as_it_is(editing.entry, left.part))
    elif left.kind == "practice":  # it can still be gone on with there
        editing.mark(replace(editing.entry, walk=replace(editing.entry.walk or WalkPosition(), left=True)))
    else:
        editing.mark(replace(editing.entry, finished=context.clock()))
