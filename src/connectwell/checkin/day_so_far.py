"""What a day's check-in said, for Today: the state, the ratings and one line."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from connectwell.model.entry import Entry, Reflection
from connectwell.model.frozen import dataclass
from connectwell.model.terms import NEEDS, Need, State

Rating = int | Literal["unclear"] | None
"""0–10; "unclear" for can't tell; None if not rated."""


@dataclass(frozen=True)
class DaySoFar:
    """A finished check-in in brief. What is put away is left out.

    Attributes:
        entry: its id.
        started: when it began.
        state: how the body was, if it was said.
        words: the words on arriving; empty if there are none.
        ratings: the rating of each need, in the order of the five.
        line: what was carried from it, else the first words written in it; empty if there are none.
    """

    entry: str
    started: datetime
    state: State | None
    words: str
    ratings: tuple[tuple[Need, Rating], ...]
    line: str


def day_so_far(todays: Iterable[Entry]) -> DaySoFar | None:
    """Returns the newest finished check-in of a day in brief, or None.

    Args:
        todays: the day's entries, newest first.
    """
    entry = next((entry for entry in todays if entry.kind == "check-in" and not entry.unfinished), None)
    if entry is None:
        return None
    arrival = entry.arrival if entry.arrival and not entry.arrival.put_away else None
    return DaySoFar(
        entry=entry.id,
        started=entry.started,
        state=arrival.state if arrival else None,
        words=arrival.words.strip() if arrival else "",
        ratings=tuple((need, _rating(entry.reflection(need))) for need in NEEDS),
        line=_line(entry),
    )


def _rating(reflection: Reflection | None) -> Rating:
    if reflection is None or reflection.put_away:
        return None
    return "unclear" if reflection.unclear else reflection.rating


def _line(entry: Entry) -> str:
    carried = entry.close.carry.strip() if entry.close and not entry.close.put_away else ""
    written = (part.words.strip() for part in entry.reflections if not part.put_away)
    return carried or next(filter(None, written), "")
