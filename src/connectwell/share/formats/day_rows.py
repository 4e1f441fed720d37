"""The five needs as aligned rows of text, one sign for each day. The accompanying sentences give the details."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from connectwell.share.document import Document
from connectwell.terminal_text import padded, width_of

if TYPE_CHECKING:
    from connectwell.insights import Point

NOTHING, UNCLEAR, SKIPPED, TEN, HALF = "·", "?", "-", "X", "½"
MOST_DAYS: Final = 112
"""Above this many days, rows would fill pages; the sentences then stand alone."""
_A_WEEK, _MOST_WEEKS = 7, 4
_MEANINGS: Final = {
    TEN: f"{TEN} is 10",
    HALF: f"{HALF} is a half",
    NOTHING: f"{NOTHING} nothing said",
    UNCLEAR: f"{UNCLEAR} can't tell",
    SKIPPED: f"{SKIPPED} skipped",
}


def day_rows(document: Document, width: int) -> tuple[str, ...]:
    """Returns the rows in blocks of whole weeks, each under its first and last day, followed by a legend.

    Args:
        document: any; empty without a brief, or if nothing was recorded in its days.
        width: columns; empty below 30.
    """
    brief = document.brief
    if brief is None or brief.days > MOST_DAYS or not any(trend.points for trend in brief.trends):
        return ()
    margin = max(width_of(name) for name in document.names.values()) + 2
    stretch = min(_MOST_WEEKS, (width - margin) // 2 // _A_WEEK) * _A_WEEK
    if not stretch:
        return ()
    days = [document.since + timedelta(days=number) for number in range(brief.days)]
    said = [{point.day: _sign(point) for point in trend.points} for trend in brief.trends]
    signs = [[signs.get(day, f"{NOTHING} ") for day in days] for signs in said]
    lines: list[str] = []
    for begin in range(0, len(days), stretch):
        lines.append(" " * margin + _first_and_last(days[begin : begin + stretch]))
        for trend, row in zip(brief.trends, signs, strict=True):
            name = document.names[trend.need]
            lines.append(padded(name, margin) + "".join(row[begin : begin + stretch]).rstrip())
        lines.append("")
    there = {sign for row in signs for cell in row for sign in cell}
    return (*lines, f"{'; '.join(meaning for sign, meaning in _MEANINGS.items() if sign in there)}.")


def _sign(point: Point) -> str:
    """Returns the two columns of one day."""
    if point.value is None:
        return f"{UNCLEAR} " if point.unclear else f"{SKIPPED} "
    whole = int(point.value)
    return (TEN if whole == 10 else str(whole)) + (HALF if point.value != whole else " ")


def _first_and_last(days: Sequence[date]) -> str:
    first, last = f"{days[0].day} {days[0]:%b}", f"{days[-1].day} {days[-1]:%b}"
    if len(days) == 1:
        return last
    between = len(days) * 2 - 1 - len(first) - len(last)
    return f"{first} to {last}" if between < 2 else first + " " * between + last
