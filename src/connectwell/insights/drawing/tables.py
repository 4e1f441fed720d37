"""Plain tables: names on the left, numbers on the right. Nothing is sorted by a number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from connectwell.insights.drawing.rows import Row, Span
from connectwell.insights.phrasing import AFTER, BEFORE, by_connection_name, connection_name, number_text
from connectwell.insights.summary import Insights
from connectwell.model.terms import AFTERS, NEEDS, STATES
from connectwell.model.text import one_line
from connectwell.sentences import AFTERS_INLINE, NEED_NAMES, STATES_INLINE
from connectwell.terminal_text import cut, padded, width_of

NARROWEST: Final = 56
"""Columns a table needs; with fewer, the same is said in sentences."""
_TIMES: Final = "times"
_GAP: Final = 2
_NAME_AT_LEAST: Final = 16
_DAYS: Final = "days"


def touched_table(insights: Insights, connections: Mapping[str, str], width: int) -> tuple[Row, ...]:
    """Draws what connections touched; empty if there is nothing, or no room."""
    rows = [
        [connection_name(one, connections), f"{one.n:,}", *(_count(one.touched.get(need, 0)) for need in NEEDS)]
        for one in by_connection_name(insights, connections)
    ]
    return draw_table(["", _TIMES, *(NEED_NAMES[need] for need in NEEDS)], rows, width)


def practices_table(insights: Insights, practices: Mapping[str, str], width: int) -> tuple[Row, ...]:
    """Draws practices with how it was before and after; only answers that were given have a column."""
    before = [state for state in STATES if any(one.before.get(state) for one in insights.practices)]
    after = [said for said in AFTERS if any(one.after.get(said) for one in insights.practices)]
    head = ["", _TIMES, *(STATES_INLINE[state] for state in before), *(AFTERS_INLINE[said] for said in after)]
    above = [(BEFORE, len(before)), (AFTER, len(after))]
    rows = [
        [
            one_line(practices.get(one.practice, one.practice), 60),
            f"{one.n:,}",
            *(_count(one.before.get(state, 0)) for state in before),
            *(_count(one.after.get(said, 0)) for said in after),
        ]
        for one in insights.practices
    ]
    return draw_table(head, rows, width, above=above)


def present_table(insights: Insights, width: int) -> tuple[Row, ...]:
    """Draws who was there: on how many days, and the middle of the ratings on these."""
    rows = [
        [
            one_line(one.name, 60),
            f"{len(one.days):,}",
            *(number_text(one.middles[need]) if need in one.middles else "" for need in NEEDS),
        ]
        for one in insights.present or ()
    ]
    return draw_table(["", _DAYS, *(NEED_NAMES[need] for need in NEEDS)], rows, width)


def draw_table(
    head: Sequence[str], rows: Sequence[Sequence[str]], width: int, *, above: Sequence[tuple[str, int]] = ()
) -> tuple[Row, ...]:
    """Draws rows of text below a head, the first column on the left, the others on the right.

    Args:
        head: the names of the columns.
        rows: as many cells each.
        width: the room; the first column is cut to fit.
        above: names over several columns, from the third on, each with how many.

    Returns:
        The rows; none if there is nothing to draw, or not enough room.
    """
    if not rows:
        return ()
    columns = [max(width_of(row[n]) for row in (head, *rows)) for n in range(len(head))]
    at = 2
    for name, n in above:
        if n:
            columns[at] = max(columns[at], width_of(name) - sum(columns[at + 1 : at + n]) - _GAP * (n - 1))
        at += n
    room = width - sum(columns[1:]) - _GAP * (len(head) - 1)
    if room < min(_NAME_AT_LEAST, columns[0]) or width < NARROWEST:
        return ()
    columns[0] = min(columns[0], room)
    drawn: list[Row] = []
    if any(n for _, n in above):
        line, at = " " * (columns[0] + _GAP + columns[1]), 2
        for name, n in above:
            if n:
                line += " " * _GAP + name.ljust(sum(columns[at : at + n]) + _GAP * (n - 1))
            at += n
        drawn.append((Span(line.rstrip(), "quiet"),))
    drawn.append((Span(_line(head, columns), "quiet"),))
    drawn += [(Span(_line(row, columns)),) for row in rows]
    return tuple(drawn)


def _line(cells: Sequence[str], columns: Sequence[int]) -> str:
    first = padded(cut(cells[0], columns[0]), columns[0])
    rest = (" " * (_GAP + wide - width_of(cell)) + cell for cell, wide in zip(cells[1:], columns[1:], strict=True))
    return first + "".join(rest)


def _count(n: int) -> str:
    return f"{n:,}" if n else ""
