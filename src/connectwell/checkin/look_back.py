"""One line of the person's own from an earlier day, for Today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from connectwell import sentences
from connectwell.checkin.day_so_far import LONGEST
from connectwell.context import Context
from connectwell.english import counted
from connectwell.journal import Journal
from connectwell.library.choosing_prompts import LOW
from connectwell.model.entry import Entry
from connectwell.model.frozen import dataclass
from connectwell.model.text import one_line

if TYPE_CHECKING:
    from connectwell.model.circle import UnsafeNames

Unit = Literal["years", "months", "weeks", "days"]
_AGO: Final[tuple[tuple[int, Unit], ...]] = (
    *((count, "years") for count in (1, 2, 3, 4, 5)),
    *((count, "months") for count in (1, 3, 6)),
    *((count, "weeks") for count in (1, 2, 3)),
    *((count, "days") for count in range(1, 7)),
)
_CARRIED: Final = 0
"""The rank of what was carried: all that comes back within a week."""


@dataclass(frozen=True)
class LookBack:
    """A line from an earlier day.

    Attributes:
        entry: the id of its entry.
        day: the entry's day.
        count, unit: how long ago that was, such as 3 months: the same date, for weeks the same weekday, for days any.
        words: the person's words, as written.
    """

    entry: str
    day: date
    count: int
    unit: Unit
    words: str

    @property
    def said(self) -> str:
        """How long ago it was, such as "A month ago, a Thursday"."""
        return counted(self.count, *sentences.AGO[self.unit], weekday=f"{self.day:%A}")

    @property
    def line(self) -> str:
        """How long ago, and the words, as one line safe to draw."""
        return sentences.QUOTED_FROM.format(when=self.said, words=one_line(self.words, LONGEST))


def look_back(journal: Journal, day: date) -> LookBack | None:
    """Returns a line from an earlier year, month or week, the furthest first; else from the days before; or None.

    It is what was carried from a check-in, else how a connection went, else a note, else words written when settled
    about a need that wasn't rated low; of the days before, only the first. Nothing is taken from parts that are put
    away, from a day that isn't to come again, or where somebody is named who is marked as unsafe by now.

    Args:
        journal: where to look.
        day: today.
    """
    barred: UnsafeNames | None = None
    for earlier, count, unit in days_before(day):
        entries = [entry for entry in journal.on_day(earlier) if not entry.unfinished]
        if any(entry.not_again for entry in entries):
            continue
        lines = [(rank, entry, words, who) for entry in entries for rank, words, who in _lines(entry) if words.strip()]
        for rank, entry, words, people in sorted(lines, key=lambda line: line[0]):
            if unit == "days" and rank != _CARRIED:
                break
            barred = barred or _barred(journal)
            if not (barred and (barred.are_in(words) or any(map(barred.has, people)))):
                return LookBack(entry.id, earlier, count, unit, words.strip())
    return None


def _barred(journal: Journal) -> UnsafeNames | None:
    """Returns the names of those who are marked as unsafe. Without any, Today opens without reading the circle."""
    if not journal.circle_may_hold("unsafe"):
        return None
    from connectwell.model.circle import UnsafeNames

    return UnsafeNames(journal.circle.parts())


def days_before(day: date) -> Iterator[tuple[date, int, Unit]]:
    """Yields the days to look at, and how long ago: this date in years and months, this weekday, the days before."""
    for count, unit in _AGO:
        if unit in ("weeks", "days"):
            earlier = date.fromordinal(max(1, day.toordinal() - count * (7 if unit == "weeks" else 1)))
        else:
            months = day.year * 12 + day.month - 1 - count * (12 if unit == "years" else 1)
            try:
                earlier = date(months // 12, months % 12 + 1, day.day)
            except ValueError:  # a month without this day, or before the year 1
                continue
        if earlier < day:
            yield earlier, count, unit


def not_again(context: Context, entry_id: str) -> None:
    """Keeps the day of an entry from coming back by itself. Raises as `Journal.edit` and `Editing.save`."""
    editing = context.journal.edit(entry_id)
    editing.mark(replace(editing.entry, not_again=True))


def _lines(entry: Entry) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Yields lines with their rank, best first, and who was there."""
    if entry.close and not entry.close.put_away:
        yield 0, entry.close.carry, ()
    for connection in entry.connections:
        if connection.landed and not connection.put_away:
            yield 1, connection.landed.words, ()
    if entry.note and not entry.note.put_away:
        yield 2, entry.note.words, entry.note.people
    state = entry.arrival.state if entry.arrival else None
    for reflection in entry.reflections:
        is_low = reflection.rating is not None and reflection.rating <= LOW
        if state in (None, "settled") and not is_low and not reflection.put_away:
            yield 3, reflection.words, reflection.people
