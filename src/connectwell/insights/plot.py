"""One need's ratings as a few lines of text: a mark for each day with a rating, and nothing where there is none.

Each row holds two ratings: a mark in its lower half is the even one, a mark in its upper half the odd one above it. So
eleven ratings fit in six rows and none looks like its neighbour. No colour, no line between marks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from connectwell.insights import NeedTrend, middle
from connectwell.model.text import one_line
from connectwell.terminal_text import wrapped

ROWS: Final = 6
NARROWEST: Final = 24
"""Columns below which nothing is drawn."""
_GUTTER, _WIDEST_STEP = 4, 4


@dataclass(frozen=True, slots=True)
class Signs:
    """What is drawn.

    Attributes:
        low, high: a value in the lower or the upper half of its row.
        span: from the lowest to the highest value of a mark that stands for several days.
        rolling: the middle of the seven days up to this one.
        unclear, skipped: below the plot, where there is no value.
        axis: at the left.
    """

    low: str
    high: str
    span: str
    rolling: str
    unclear: str = "?"
    skipped: str = "-"
    axis: str = "|"


BLOCKS: Final = Signs("▖", "▘", "┊", "·", axis="│")
"""Half as wide as their column, so that marks of neighbouring days don't run into a line."""
ASCII: Final = Signs(".", "'", ":", "~")
"""For a terminal that knows no more."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """One column: the values of its days, and what else was said where there is none."""

    values: tuple[float, ...]
    unclear: bool
    skipped: bool
    rolling: float | None


def plot(
    trend: NeedTrend, *, width: int, height: int = 24, zero: str = "", ten: str = "", signs: Signs = BLOCKS
) -> tuple[str, ...]:
    """The trend, drawn.

    Args:
        trend: one need over some days.
        width: how many columns there are.
        height: how many lines there are.
        zero, ten: what 0 and 10 mean, in words.
        signs: what to draw with; each is one column wide.

    Returns:
        Lines of at most `width` columns, no more than `height` of them: the words of 10, six rows, the words of 0,
        what is no number, the first and last day, and what the signs are. Nothing where it would not fit or no day
        has a rating: then `need_sentence` says all there is.
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
        *_lane(marks, step, signs),
        " " * _GUTTER + _ends(trend, (len(marks) - 1) * step + 1, room),
        *_legend(trend, marks, per_mark, width, signs),
    ]
    return tuple(line.rstrip() for line in lines) if len(lines) <= height else ()


def _marks(trend: NeedTrend, per_mark: int) -> list[_Mark]:
    """The days put together, so many to a mark, counted back from the last: the first mark has what is left over."""
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
    """The rows from 10 down to 0, each with two of the ratings."""
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
    """The rating that a value is drawn as, 0–10: the nearest, the upper one of two."""
    return int(value + 0.5)


def _lane(marks: Sequence[_Mark], step: int, signs: Signs) -> Iterator[str]:
    """Below the plot, where there is no value: can't tell, and skipped. Neither is a number."""
    cells = [" " if m.values else signs.unclear if m.unclear else signs.skipped if m.skipped else " " for m in marks]
    if any(cell != " " for cell in cells):
        yield " " * _GUTTER + (" " * (step - 1)).join(cells)


def _ends(trend: NeedTrend, drawn: int, room: int) -> str:
    """The first and the last day, under the first mark and the last where there is room."""
    year = " %Y" if trend.since.year != trend.until.year else ""
    first, last = _day(trend.since, year), _day(trend.until, year)
    if trend.days == 1:
        return last
    between = drawn - len(first) - len(last)
    return one_line(f"{first} to {last}", room) if between < 2 else first + " " * between + last


def _day(day: date, year: str) -> str:
    return f"{day.day} {day:%b}{day.strftime(year)}"


def _legend(trend: NeedTrend, marks: Sequence[_Mark], per_mark: int, width: int, signs: Signs) -> list[str]:
    told = [f"{trend.n:,} of {trend.days:,} days" if trend.days > 1 else "1 day"]
    if per_mark > 1:
        told.append(f"each mark is {per_mark:,} days and stands at their middle")
        if any(mark.values and _level(mark.values[0]) != _level(mark.values[-1]) for mark in marks):
            told.append(f"{signs.span} from lowest to highest")
    elif any(mark.rolling is not None for mark in marks):
        told.append(f"{signs.rolling} the middle of 7 days")
    bare = [mark for mark in marks if not mark.values]
    told += [f"{signs.unclear} can't tell"] if any(mark.unclear for mark in bare) else []
    told += [f"{signs.skipped} skipped"] if any(mark.skipped and not mark.unclear for mark in bare) else []
    return [" " * _GUTTER + line for line in wrapped("; ".join(told) + ".", width - _GUTTER)]
