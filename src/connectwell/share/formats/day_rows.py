"""The five needs as aligned rows of text, one sign for each day. The accompanying sentences give the details."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from connectwell import sentences
from connectwell.insights.chart import Mark
from connectwell.model.terms import State
from connectwell.share.document import Document
from connectwell.share.formats import picture
from connectwell.share.formats.picture import Picture
from connectwell.terminal_text import padded, width_of, wrapped

NOTHING, UNCLEAR, SKIPPED, TEN, HALF, QUOTED, SESSION = "·", "?", "-", "X", "½", "°", "|"
MOST_DAYS: Final = 112
"""Above this many days, rows would fill pages; the sentences then stand alone."""
SESSIONS: Final = "Session"
_A_WEEK, _MOST_WEEKS = 7, 4
_MEANINGS: Final = {
    TEN: f"{TEN} is 10",
    HALF: f"{HALF} is a half",
    QUOTED: f"{QUOTED} {picture.QUOTED}",
    NOTHING: f"{NOTHING} nothing shared",
    UNCLEAR: f"{UNCLEAR} {sentences.UNCLEAR}",
    SKIPPED: f"{SKIPPED} {sentences.SKIPPED}",
    SESSION: f"{SESSION} {picture.SESSION}",
}


def day_rows(document: Document, width: int) -> tuple[str, ...]:
    """Returns the rows in blocks of whole weeks, each under its first and last day, followed by a legend.

    Args:
        document: any; empty without a brief, or if nothing was recorded in its days.
        width: columns; empty below 30.
    """
    it = picture.picture_of(document)
    if it is None or it.chart.days > MOST_DAYS:
        return ()
    rows = _rows(it)
    margin = max(width_of(name) for name, _ in rows) + 2
    stretch = min(_MOST_WEEKS, (width - margin) // 2 // _A_WEEK) * _A_WEEK
    if not stretch:
        return ()
    days = [it.chart.day(at) for at in range(it.chart.days)]
    lines: list[str] = []
    for begin in range(0, it.chart.days, stretch):
        lines.append(" " * margin + _first_and_last(days[begin : begin + stretch]))
        for name, cells in rows:
            blank = " " if name == SESSIONS else NOTHING  # a day without a session is no blank
            drawn = "".join(padded(cells.get(at, blank), 2) for at in range(begin, min(begin + stretch, it.chart.days)))
            lines.append(padded(name, margin) + drawn.rstrip())
        lines.append("")
    meanings = "; ".join(_meanings(it, rows))
    return (*lines, *wrapped(f"{meanings}.", width)) if meanings else tuple(lines[:-1])


def _rows(it: Picture) -> list[tuple[str, dict[int, str]]]:
    """Returns what is drawn, as rows of a name and a cell for each day that has one; a cell is two columns wide."""
    found = [(SESSIONS, dict.fromkeys(it.chart.session_indexes, SESSION))] if it.chart.sessions else []
    if any(it.chart.states):
        cells = {
            at: "".join(sentences.STATE_SIGNS[one] for one in _ends(states))
            for at, states in enumerate(it.chart.states)
            if states
        }
        found.append((picture.ARRIVING, cells))
    return [*found, *((row.name, {mark.at: _sign(mark) for mark in row.marks}) for row in it.rows)]


def _ends(states: tuple[State, ...]) -> tuple[State, ...]:
    return (states[0], states[-1]) if len(states) > 1 else states


def _sign(mark: Mark) -> str:
    value = mark.point.value
    if value is None:
        return UNCLEAR if mark.point.unclear else SKIPPED
    whole = int(value)
    return (TEN if whole == 10 else str(whole)) + (HALF if value != whole else QUOTED if mark.is_ringed else "")


def _meanings(it: Picture, rows: list[tuple[str, dict[int, str]]]) -> Iterator[str]:
    there = {sign for _, cells in rows for cell in cells.values() for sign in cell}
    blank = any(len(cells) < it.chart.days for name, cells in rows if name != SESSIONS)
    yield from (said for sign, said in _MEANINGS.items() if sign in there or (sign == NOTHING and blank))
    for state, sign in sentences.STATE_SIGNS.items():
        if sign in there and state != "unclear":
            yield f"{sign} {sentences.STATES_INLINE[state]}"


def _first_and_last(days: Sequence[date]) -> str:
    first, last = f"{days[0].day} {days[0]:%b}", f"{days[-1].day} {days[-1]:%b}"
    if len(days) == 1:
        return last
    between = len(days) * 2 - 1 - len(first) - len(last)
    return f"{first} to {last}" if between < 2 else first + " " * between + last
