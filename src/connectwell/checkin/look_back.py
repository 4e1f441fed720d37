"""One line of the person's own from an earlier day, for Today."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from connectwell import sentences
from connectwell.checkin.day_so_far import LONGEST
from connectwell.checkin.hard_days import is_unsettled
from connectwell.context import Context
from connectwell.english import counted
from connectwell.journal import Journal
from connectwell.library.choosing_prompts import LOW
from connectwell.model.entry import Entry, Reflection
from connectwell.model.frozen import dataclass
from connectwell.model.text import one_line

if TYPE_CHECKING:
    from connectwell.model.circle import UnsafeNames

Unit = Literal["years", "months", "weeks", "days"]
_AGO: Final[tuple[tuple[int, Unit], ...]] = (
    *((count, "years") for count in (1, 2, 3, 4, 5)),
    *((count, "months") for count in (1, 3, 6)),
    *((count, "weeks") for count in (1, 2, 3)),
    *((count, "days") for count in (1, 2)),
)
_KEPT: Final = 0
"""The rank of what was kept on purpose: all that comes back of the days before, and of a hard day."""
_NOTE: Final = 2
_APART: Final = 2
"""Days before this one whose words don't come again. What they gave is worked out, as if the days before them had given
nothing: each costs as much as a Today without it."""


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

    It is what was kept on purpose, from a check-in or a session; else how a connection went, a note, or words written
    about a need that wasn't rated low. Of the last two days it is only the first, and so it is of a day on which the
    body was ever other than settled, in a check-in left open too. A note doesn't say what hour it was written in, so
    it comes back only from a day with a check-in and nothing rated low. Nothing is taken from parts that are put away,
    from a day that isn't to come again, or where somebody is named who is marked as unsafe by now. What is
    from the weeks or days before doesn't come where one of the two days before gave back the same words.

    Args:
        journal: where to look.
        day: today.
    """
    on_day = cache(journal.on_day)
    best = next(_lines_for(journal, day, on_day), None)
    if best is None or best.unit in ("years", "months"):
        return best
    given: list[LookBack | None] = []
    for ago in range(min(_APART, day.toordinal() - 1), -1, -1):
        lately = {_key(line) for line in given if line}
        lines = _lines_for(journal, date.fromordinal(day.toordinal() - ago), on_day)
        given.append(next((line for line in lines if _key(line) not in lately), None))
    return given[-1]


def _key(line: LookBack) -> str:
    return " ".join(line.words.split()).casefold()


def _lines_for(journal: Journal, day: date, on_day: Callable[[date], tuple[Entry, ...]]) -> Iterator[LookBack]:
    """Yields the lines that a day may give back, the best of each earlier day first."""
    barred: UnsafeNames | None = None
    for earlier, count, unit in days_before(day):
        of_day = on_day(earlier)
        entries = [entry for entry in of_day if not entry.unfinished]
        if any(entry.not_again for entry in entries):
            continue
        lines = [(rank, entry, words, who) for entry in entries for rank, words, who in _lines(entry) if words.strip()]
        only_kept = unit == "days" or any(map(is_unsettled, of_day))
        notes_too = any(entry.kind == "check-in" for entry in entries) and not any(map(_has_low, of_day))
        for rank, entry, words, people in sorted(lines, key=lambda line: line[0]):
            if only_kept and rank != _KEPT:
                break
            if rank == _NOTE and not notes_too:
                continue
            barred = barred or _barred(journal)
            if not (barred and (barred.are_in(words) or any(map(barred.has, people)))):
                yield LookBack(entry.id, earlier, count, unit, words.strip())


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


def _has_low(entry: Entry) -> bool:
    return any(map(_is_low, entry.reflections))


def _is_low(part: Reflection) -> bool:
    return part.rating is not None and part.rating <= LOW


def _lines(entry: Entry) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Yields lines with their rank, best first, and who was there."""
    if entry.close and not entry.close.put_away:
        yield _KEPT, entry.close.carry, ()
    if entry.session and not entry.session.put_away:
        yield _KEPT, entry.session.keep, ()
    for connection in entry.connections:
        if connection.landed and not connection.put_away:
            yield 1, connection.landed.words, ()
    if entry.note and not entry.note.put_away:
        yield _NOTE, entry.note.words, entry.note.people
    for reflection in entry.reflections:
        if not _is_low(reflection) and not reflection.put_away:
            yield 3, reflection.words, reflection.people
