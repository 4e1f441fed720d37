"""What a day's check-in said, for Today: the state, the ratings and one line."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final, Literal

from connectwell import sentences
from connectwell.model.entry import Entry
from connectwell.model.frozen import dataclass
from connectwell.model.terms import NEEDS, Need, State
from connectwell.model.text import one_line

LONGEST: Final = 160
"""Most columns shown of somebody's words: two rows at the usual width."""

Rating = int | Literal["unclear"] | None
"""0–10; "unclear" for can't tell; None if not rated."""


@dataclass(frozen=True)
class DaySoFar:
    """A check-in in brief. What is put away is left out.

    Attributes:
        entry: its id.
        started: when it began.
        state: how the body was, if it was said.
        words: the words on arriving; empty if there are none.
        ratings: the rating of each need, in the order of the five.
        line: what was carried from it, else the first words written in it; empty if there are none.
        part: the id of the part that the line is from; empty without a line.
    """

    entry: str
    started: datetime
    state: State | None
    words: str
    ratings: tuple[tuple[Need, Rating], ...]
    line: str
    part: str = ""


def part_of_day(moment: datetime) -> str:
    """Returns night (until 5), morning (until noon), day (until 18) or evening."""
    hour = moment.hour
    return "night" if hour < 5 else "morning" if hour < 12 else "day" if hour < 18 else "evening"


def lines_of_day(so_far: DaySoFar, longest: int = LONGEST) -> list[str]:
    """Returns a day in brief as lines of text, safe to draw: when and how, the ratings, the words.

    Args:
        so_far: the day.
        longest: most columns of somebody's words in a line.
    """
    when, lines = sentences.BEGAN_AT[part_of_day(so_far.started)], []
    state = sentences.STATES_INLINE[so_far.state] if so_far.state else ""
    words = one_line(so_far.words, longest)
    if state and words:
        lines.append(sentences.SO_FAR_IN_WORDS.format(when=when, state=state, words=words))
    elif state or words:
        lines.append(sentences.SO_FAR.format(when=when, state=state or words))
    rated = [(sentences.NEED_NAMES[need], rating) for need, rating in so_far.ratings if rating is not None]
    if rated:
        lines.append(", ".join(f"{name} {sentences.UNCLEAR if to == 'unclear' else to}" for name, to in rated))
    if so_far.line:
        lines.append(sentences.QUOTED.format(words=one_line(so_far.line, longest)))
    return lines


def day_so_far(todays: Iterable[Entry], *, even_open: bool = False) -> DaySoFar | None:
    """Returns the newest finished check-in of a day in brief, or None.

    Args:
        todays: the day's entries, newest first.
        even_open: whether one that isn't finished will do, if there is no other.
    """
    checkins = [entry for entry in todays if entry.kind == "check-in"]
    entry = next((entry for entry in checkins if not entry.unfinished), None)
    if entry is None and even_open:
        entry = next(iter(checkins), None)
    if entry is None:
        return None
    arrival = entry.arrival if entry.arrival and not entry.arrival.put_away else None
    line, part = _line(entry)
    return DaySoFar(
        entry=entry.id,
        started=entry.started,
        state=arrival.state if arrival else None,
        words=arrival.words.strip() if arrival else "",
        ratings=tuple((need, _rating(entry, need)) for need in NEEDS),
        line=line,
        part=part,
    )


def _rating(entry: Entry, need: Need) -> Rating:
    """Returns the newest answer about a need. What was written later without one, such as one step deeper, isn't it."""
    rated = (part for part in entry.reflections if part.need == need and (part.unclear or part.rating is not None))
    newest = next(reversed(tuple(rated)), None)
    if newest is None or newest.put_away:
        return None
    return "unclear" if newest.unclear else newest.rating


def _line(entry: Entry) -> tuple[str, str]:
    """Returns the line, and the id of its part."""
    from connectwell.model.parts import id_of  # a day without a check-in needs no table of parts

    if entry.close and not entry.close.put_away and (carried := entry.close.carry.strip()):
        return carried, id_of(entry.close)
    written = (part for part in entry.reflections if not part.put_away and part.words.strip())
    first = next(written, None)
    return (first.words.strip(), id_of(first)) if first else ("", "")
