"""What a day's check-in said, for Today: the state, the ratings and one line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Final, Literal

from connectwell import sentences
from connectwell.model.entry import Entry
from connectwell.model.frozen import dataclass
from connectwell.model.terms import NEEDS, Need, State
from connectwell.model.text import one_line

LONGEST: Final = 160
"""Most columns shown of somebody's words: two rows at the usual width."""

Rating = int | float | Literal["unclear"] | None
"""0–10; "unclear" for can't tell; None if not rated. Only the median of a day has halves."""


@dataclass(frozen=True)
class DaySoFar:
    """A check-in in brief. What is put away is left out.

    Attributes:
        entry: its id.
        started: when it began.
        state: how the body was, if it was said.
        words: the words on arriving; empty if there are none.
        ratings: the rating of each need, in the order of the five.
        before: what the same check-in was rated before, where it was rated again.
        line: what was carried from it, else the first words written in it; empty if there are none.
        part: the id of the part that the line is from; empty without a line.
        earlier: the day's other check-ins, newest first.
    """

    entry: str
    started: datetime
    state: State | None
    words: str
    ratings: tuple[tuple[Need, Rating], ...]
    line: str
    part: str = ""
    before: tuple[tuple[Need, Rating], ...] = ()
    earlier: tuple[DaySoFar, ...] = ()

    @property
    def all_of_day(self) -> tuple[DaySoFar, ...]:
        """Every check-in of the day, newest first."""
        return (self, *self.earlier)

    @property
    def state_of_day(self) -> State | None:
        """How the body was when it was said last."""
        return next((one.state for one in self.all_of_day if one.state), None)

    @property
    def ratings_of_day(self) -> tuple[tuple[Need, Rating], ...]:
        """The rating of each need; several on one day count as one, their median, as in the weeks."""
        from connectwell.insights.trends import middle

        said: dict[Need, list[Rating]] = {need: [] for need in NEEDS}
        for one in self.all_of_day:
            for need, rating in (*one.ratings, *one.before):
                said[need].append(rating)
        numbers = {need: [one for one in said[need] if isinstance(one, int)] for need in NEEDS}
        return tuple(
            (need, middle(numbers[need]) if numbers[need] else "unclear" if "unclear" in said[need] else None)
            for need in NEEDS
        )


def part_of_day(moment: datetime) -> str:
    """Returns night (until 5), morning (until noon), day (until 18) or evening."""
    hour = moment.hour
    return "night" if hour < 5 else "morning" if hour < 12 else "day" if hour < 18 else "evening"


def lines_of_day(so_far: DaySoFar, longest: int = LONGEST) -> list[str]:
    """Returns a day in brief as lines of text, safe to draw: when and how, the ratings, the words; newest first.

    Args:
        so_far: the day.
        longest: most columns of somebody's words in a line.
    """
    several = bool(so_far.earlier)
    return [line for one in so_far.all_of_day for line in lines_of_checkin(one, longest, says_when=several)]


def lines_of_checkin(so_far: DaySoFar, longest: int = LONGEST, *, says_when: bool = True) -> list[str]:
    """Returns one check-in as lines of text; arguments as for `lines_of_day`.

    Args:
        so_far: the check-in.
        longest: most columns of somebody's words in a line.
        says_when: whether to say when it was though nothing was said on arriving.
    """
    when, lines = sentences.BEGAN_AT[part_of_day(so_far.started)], []
    state = sentences.STATES_INLINE[so_far.state] if so_far.state else ""
    words = one_line(so_far.words, longest)
    if state and words:
        lines.append(sentences.SO_FAR_IN_WORDS.format(when=when, state=state, words=words))
    elif state or words:
        lines.append(sentences.SO_FAR.format(when=when, state=state or words))
    if rated := _rated(so_far.ratings):
        lines.append(rated if lines or not says_when else sentences.SO_FAR.format(when=when, state=rated))
    lines += lines_before(so_far)
    if so_far.line:
        lines.append(sentences.QUOTED.format(words=one_line(so_far.line, longest)))
    return lines


def lines_before(so_far: DaySoFar) -> list[str]:
    """Returns a line with what the same check-in was rated before; none where it wasn't rated again."""
    before = _rated(so_far.before)
    return [sentences.RATED_BEFORE.format(ratings=before)] if before else []


def _rated(ratings: Iterable[tuple[Need, Rating]]) -> str:
    said = ((sentences.NEED_NAMES[need], rating) for need, rating in ratings if rating is not None)
    return ", ".join(f"{name} {sentences.UNCLEAR if to == 'unclear' else to}" for name, to in said)


def day_so_far(todays: Iterable[Entry], *, even_open: bool = False) -> DaySoFar | None:
    """Returns the newest check-in of a day in brief, with those before it; None if there is none.

    Args:
        todays: the day's entries, newest first.
        even_open: whether those that aren't finished count as well.
    """
    checkins = [entry for entry in todays if entry.kind == "check-in"]
    shown = checkins if even_open else [entry for entry in checkins if not entry.unfinished]
    if not shown:
        return None
    newest, *earlier = map(_in_brief, shown)
    return replace(newest, earlier=tuple(earlier))


def _in_brief(entry: Entry) -> DaySoFar:
    arrival = entry.arrival if entry.arrival and not entry.arrival.put_away else None
    line, part = _line(entry)
    return DaySoFar(
        entry=entry.id,
        started=entry.started,
        state=arrival.state if arrival else None,
        words=arrival.words.strip() if arrival else "",
        ratings=tuple((need, next(reversed(_ratings(entry, need)), None)) for need in NEEDS),
        before=tuple((need, rating) for need in NEEDS for rating in _ratings(entry, need)[:-1] if rating is not None),
        line=line,
        part=part,
    )


def _ratings(entry: Entry, need: Need) -> list[Rating]:
    """Returns the answers about a need, oldest first; None for one that is put away.

    What was written later without one, such as one step deeper, is none.
    """
    rated = [part for part in entry.reflections if part.need == need and (part.unclear or part.rating is not None)]
    return [None if part.put_away else "unclear" if part.unclear else part.rating for part in rated]


def _line(entry: Entry) -> tuple[str, str]:
    """Returns the line, and the id of its part."""
    from connectwell.model.parts import id_of  # a day without a check-in needs no table of parts

    if entry.close and not entry.close.put_away and (carried := entry.close.carry.strip()):
        return carried, id_of(entry.close)
    written = (part for part in entry.reflections if not part.put_away and part.words.strip())
    first = next(written, None)
    return (first.words.strip(), id_of(first)) if first else ("", "")
