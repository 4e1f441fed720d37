"""The five needs on one axis as rows of text, a sign for each day. The sentences that stand with them say the rest."""

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
"""With more days than these, rows would fill pages: then the sentences tell all there is to tell."""
_A_WEEK, _MOST_WEEKS = 7, 4
_MEANINGS: Final = {
    TEN: f"{TEN} is 10",
    HALF: f"{HALF} is a half",
    NOTHING: f"{NOTHING} nothing said",
    UNCLEAR: f"{UNCLEAR} can't tell",
    SKIPPED: f"{SKIPPED} skipped",
}


def day_rows(document: Document, width: int) -> tuple[str, ...]:
    """The rows, five to a stretch of whole weeks with its first and last day above, and what the signs are.

    Args:
        document: any; without a brief, or with nothing said in its days, there are no rows.
        width: columns; below 30 there are no rows.
    """
    brief = document.brief
    if brief is None or brief.days > MOST_DAYS or not any(trend.points for trend in brief.trends):
        return ()
    beside = max(width_of(name) for name in document.names.values()) + 2
    stretch = min(_MOST_WEEKS, (width - beside) // 2 // _A_WEEK) * _A_WEEK
    if not stretch:
        return ()
    days = [document.since + timedelta(days=number) for number in range(brief.days)]
    said = [{point.day: _sign(point) for point in trend.points} for trend in brief.trends]
    signs = [[signs.get(day, f"{NOTHING} ") for day in days] for signs in said]
    lines: list[str] = []
    for begin in range(0, len(days), stretch):
        lines.append(" " * beside + _ends(days[begin : begin + stretch]))
        for trend, row in zip(brief.trends, signs, strict=True):
            name = document.names[trend.need]
            lines.append(padded(name, beside) + "".join(row[begin : begin + stretch]).rstrip())
        lines.append("")
    there = {sign for row in signs for cell in row for sign in cell}
    return (*lines, f"{'; '.join(meaning for sign, meaning in _MEANINGS.items() if sign in there)}.")


def _sign(point: Point) -> str:
    """Two columns for one day."""
    if point.value is None:
        return f"{UNCLEAR} " if point.unclear else f"{SKIPPED} "
    whole = int(point.value)
    return (TEN if whole == 10 else str(whole)) + (HALF if point.value != whole else " ")


def _ends(days: Sequence[date]) -> str:
    first, last = f"{days[0].day} {days[0]:%b}", f"{days[-1].day} {days[-1]:%b}"
    if len(days) == 1:
        return last
    between = len(days) * 2 - 1 - len(first) - len(last)
    return f"{first} to {last}" if between < 2 else first + " " * between + last
