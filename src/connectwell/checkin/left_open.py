"""What was begun and isn't finished, on an earlier day or because it was cut off: Today offers to go on with it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from connectwell import sentences
from connectwell.checkin.suggestion import WEEK
from connectwell.context import Context
from connectwell.english import counted
from connectwell.model.entry import FORMAT, Connection, Entry, WalkPosition
from connectwell.model.frozen import dataclass
from connectwell.model.terms import Kind

CAN_BE_LEFT: Final[frozenset[Kind]] = frozenset({"note", "connection", "agenda", "session", "practice"})
"""Besides check-ins."""


@dataclass(frozen=True)
class LeftOpen:
    """An unfinished entry."""

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


def left_open(entries: Iterable[Entry], day: date) -> tuple[LeftOpen, ...]:
    """Returns what Today offers to go on with, newest first: of the last week, and the newest check-in of any day.

    What the person chose to leave is left out, and so is this day's check-in; another's day is later where the clock
    was set back.

    Args:
        entries: from `suggestion.newest`.
        day: the current day.
    """
    entries = list(entries)
    newest = next((entry for entry in entries if entry.kind == "check-in"), None)
    found: list[LeftOpen] = []
    for entry in entries:
        is_old = day - entry.day > timedelta(days=WEEK) or entry.format != FORMAT
        if entry.kind == "check-in" and entry.unfinished:
            if (entry is newest or not is_old) and entry.day != day and not (entry.walk and entry.walk.left):
                found.append(LeftOpen(entry.id, "check-in", entry.day, day))
            continue
        if is_old:
            continue
        if entry.kind in CAN_BE_LEFT and _is_left(entry):
            title = entry.practice.title if entry.practice else ""
            found.append(LeftOpen(entry.id, entry.kind, entry.day, day, title))
        for one in entry.connections:
            is_open = one.status == "done" and one.landed and one.landed.open
            if is_open and not one.put_away and not entry.unfinished:
                found.append(LeftOpen(entry.id, "connection", entry.day, day, part=one.key, asked=one.asked))
    return tuple(found)


def said_of_left(left: Sequence[LeftOpen]) -> str:
    """Returns that the newest isn't finished, and how many more aren't, without the person's words."""
    more = len(left) - 1
    return f"{left[0].line} {counted(more, *sentences.LEFT_MORE)}" if more else left[0].line


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
