"""One need's ratings as a text plot: a mark for each rated day, nothing for other days.

Each row holds two ratings: the lower half is the even one, the upper half the odd one above it. Eleven ratings thus fit
in six rows and stay distinguishable. No colour, and no line between marks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from connectwell.english import counted
from connectwell.insights import NeedTrend, middle
from connectwell.model.text import one_line
from connectwell.terminal_text import wrapped

ROWS: Final = 6
RATED_DAYS: Final = "{rated} of {n} days"
NARROWEST: Final = 24
"""Minimum width in columns; below it nothing is drawn."""
_GUTTER, _WIDEST_STEP = 4, 4


@dataclass(frozen=True, slots=True)
class Signs:
    """The characters to draw with.

    Attributes:
        low, high: a value in the lower or upper half of its row.
        span: fills from the lowest to the highest value of a mark that covers several days.
        rolling: the median of the seven days up to this one.
        unclear, skipped: below the plot, on days without a value.
        axis: on the left.
    """

    low: str
    high: str
    span: str
    rolling: str
    unclear: str = "?"
    skipped: str = "-"
    axis: str = "|"


BLOCKS: Final = Signs("▖", "▘", "┊", "·", axis="│")
"""Half a column wide, so that marks of adjacent days don't merge into a line."""
ASCII: Final = Signs(".", "'", ":", "~")
"""For terminals limited to ASCII."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """One column: the values of its days, and whether days without one were unclear or skipped."""

    values: tuple[float, ...]
    unclear: bool
    skipped: bool
    rolling: float | None


def plot(
    trend: NeedTrend, *, width: int, height: int = 24, zero: str = "", ten: str = "", signs: Signs = BLOCKS
) -> tuple[str, ...]:
    """Draws the trend.

    Args:
        trend: one need over some days.
        width: columns available.
        height: lines available.
        zero, ten: the meanings of 0 and 10, in words.
        signs: the characters to draw with, each one column wide.

    Returns:
        At most `height` lines of at most `width` columns: the meaning of 10, six rows, the meaning of 0, the row of
        days without a number, the first and last day, and a legend. Empty if it doesn't fit or no day has a rating;
        `need_sentence` then says all there is.
    """
    if width < NARROWEST or not trend.n:
        return ()
    room = width - _GUTTER
    per_mark = -(-trend.days // room)
    marks = _marks(trend, per_mark)
    step = min(_WIDEST_STEP, room // len(marks))
    lines = [
        *([" " * _GUTTER + one_line(ten, room)] if ten else []),
        *_rows(marks, step, per_mark, signs),
        *([" " * _GUTTER + one_line(zero, room)] if zero else []),
        *_unrated_row(marks, step, signs),
        " " * _GUTTER + _ends(trend, (len(marks) - 1) * step + 1, room),
        *_legend(trend, marks, per_mark, width, signs),
    ]
    return tuple(line.rstrip() for line in lines) if len(lines) <= height else ()


def _marks(trend: NeedTrend, per_mark: int) -> list[_Mark]:
    """Groups the days, `per_mark` to a mark, counting back from the last day; the first mark gets the remainder."""
    count = -(-trend.days // per_mark)
    held: list[list[int]] = [[] for _ in range(count)]
    for at, point in enumerate(trend.points):
        held[count - 1 - (trend.until - point.day).days // per_mark].append(at)
    return [_mark(trend, group) for group in held]


def _mark(trend: NeedTrend, group: Sequence[int]) -> _Mark:
    points = [trend.points[at] for at in group]
    return _Mark(
        values=tuple(sorted(point.value for point in points if point.value is not None)),
        unclear=any(point.unclear for point in points),
        skipped=any(point.skipped for point in points),
        rolling=trend.rolling[group[-1]] if group else None,
    )


def _rows(marks: Sequence[_Mark], step: int, per_mark: int, signs: Signs) -> Iterator[str]:
    """Yields the rows from 10 down to 0, two ratings in each."""
    for row in reversed(range(ROWS)):
        number = {0: " 0", ROWS - 1: "10"}.get(row, "  ")
        cells = (_cell(mark, row, per_mark, signs) for mark in marks)
        yield f"{number} {signs.axis}" + (" " * (step - 1)).join(cells)


def _cell(mark: _Mark, row: int, per_mark: int, signs: Signs) -> str:
    if not mark.values:
        return " "
    level = _level(middle(mark.values))
    if level // 2 == row:
        return signs.high if level % 2 else signs.low
    if per_mark > 1:
        return signs.span if _level(mark.values[0]) // 2 <= row <= _level(mark.values[-1]) // 2 else " "
    return signs.rolling if mark.rolling is not None and _level(mark.rolling) // 2 == row else " "


def _level(value: float) -> int:
    """Returns the rating, 0–10, at which a value is drawn: the nearest one, halves rounded up."""
    return int(value + 0.5)


def _unrated_row(marks: Sequence[_Mark], step: int, signs: Signs) -> Iterator[str]:
    """Yields the row below the plot that marks days without a value: can't tell, or skipped. Neither is a number."""
    cells = [" " if m.values else signs.unclear if m.unclear else signs.skipped if m.skipped else " " for m in marks]
    if any(cell != " " for cell in cells):
        yield " " * _GUTTER + (" " * (step - 1)).join(cells)


def _ends(trend: NeedTrend, drawn: int, room: int) -> str:
    """Returns the first and last day, aligned under the first and last mark if there is room."""
    year = " %Y" if trend.since.year != trend.until.year else ""
    first, last = _day(trend.since, year), _day(trend.until, year)
    if trend.days == 1:
        return last
    between = drawn - len(first) - len(last)
    return one_line(f"{first} to {last}", room) if between < 2 else first + " " * between + last


def _day(day: date, year: str) -> str:
    return f"{day.day} {day:%b}{day.strftime(year)}"


def _legend(trend: NeedTrend, marks: Sequence[_Mark], per_mark: int, width: int, signs: Signs) -> list[str]:
    notes = [counted(trend.days, "1 day", RATED_DAYS, rated=f"{trend.n:,}")]
    if per_mark > 1:
        notes.append(f"each mark is {per_mark:,} days, drawn at their middle")
        if any(mark.values and _level(mark.values[0]) != _level(mark.values[-1]) for mark in marks):
            notes.append(f"{signs.span} from lowest to highest")
    elif any(mark.rolling is not None for mark in marks):
        notes.append(f"{signs.rolling} the middle of 7 days")
    bare = [mark for mark in marks if not mark.values]
    notes += [f"{signs.unclear} can't tell"] if any(mark.unclear for mark in bare) else []
    notes += [f"{signs.skipped} skipped"] if any(mark.skipped and not mark.unclear for mark in bare) else []
    return [" " * _GUTTER + line for line in wrapped("; ".join(notes) + ".", width - _GUTTER)]
