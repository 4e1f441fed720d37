"""Computes everything that insights report about a period, from facts alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from connectwell.clock import shifted
from connectwell.insights.comparison import CircleNames, NeedComparison, compare_days, days_with, spellings
from connectwell.insights.occasions import (
    PracticeOutcomes,
    Present,
    TouchedNeeds,
    practices_done,
    present_on,
    touched_by,
)
from connectwell.insights.trends import NeedTrend, trends_of
from connectwell.model.circle import CirclePart
from connectwell.model.entry import Entry, Reflection
from connectwell.model.facts import EntryFacts
from connectwell.model.parts import without_put_away
from connectwell.model.terms import AFTERS, DIRECTIONS, NEEDS, STATES, After, Direction, Need, State, Status

SPANS = (14, 30, 90, 365)
"""Period lengths in days that interfaces offer, besides all days."""
EASE_CAME = 7
"""The lowest rating that counts as a day on which ease came."""
_COUNTED: tuple[Status, ...] = ("done", "planned", "not-today")


@dataclass(frozen=True, slots=True)
class Insights:
    """The figures for a period. Counts are of entries or their parts, ratings are per day; the five are never totalled.

    Attributes:
        since, until, days: the first day, the last day, and how many days that is.
        all_days: whether all days were requested; `since` is then the first day with data.
        needs: the five, in order.
        directions, undirected: reflections with words, counted by direction; those without a direction.
        states: states on arrival, counted by check-in.
        after: how it was after settling first, or after a practice.
        connections: small connections that were done, planned, or not for that day. Those passed over aren't counted.
        landed, touched: how many connections have a landing, and which of the five they touched.
        touched_by: each small connection with what it touched.
        practices: practices done to their end, with how it was before and after.
        beside: places and practices compared with ratings, higher or lower.
        people: people compared with ratings, by name; None unless requested.
        present: the people and places named, with their days; None unless people were requested.
        soothed: ids of entries with words on *soothed* from days rated `EASE_CAME` or more, newest first; None unless
            requested. `ease_in` returns the words.
    """

    since: date
    until: date
    days: int
    all_days: bool
    needs: tuple[NeedTrend, ...]
    directions: Mapping[Direction, int]
    undirected: int
    states: Mapping[State, int]
    after: Mapping[After, int]
    connections: Mapping[Status, int]
    landed: int
    touched: Mapping[Need, int]
    touched_by: tuple[TouchedNeeds, ...]
    practices: tuple[PracticeOutcomes, ...]
    beside: tuple[NeedComparison, ...]
    people: tuple[NeedComparison, ...] | None
    present: tuple[Present, ...] | None
    soothed: tuple[str, ...] | None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to report for these days."""
        counts = (self.directions, self.states, self.after, self.connections)
        return not (
            self.undirected or any(trend.points for trend in self.needs) or any(any(c.values()) for c in counts)
        )


def summarise(
    facts: Iterable[EntryFacts],
    *,
    until: date,
    days: int | None,
    circle: Collection[CirclePart] = (),
    people: bool = False,
    soothed: bool = False,
) -> Insights:
    """Summarises the days ending with `until`.

    Args:
        facts: of entries in any order; removed entries, copies and other days are ignored.
        until: the last day.
        days: number of days, at least 1; None for all.
        circle: the person's circle; it distinguishes places from people and knows their other names.
        people: whether to include people.
        soothed: whether to include what has soothed before.
    """
    here = [f for f in facts if f.day <= until and not f.removed and not f.is_copy]
    since = _first_day(here, until) if days is None else shifted(until, 1 - days)
    here = [f for f in here if f.day >= since]
    trends = trends_of(here, since, until)
    beside = {thing: on for thing, on in days_with(here, CircleNames(circle)).items() if people or thing[0] != "person"}
    spelled = spellings(here) if people else {}
    unsafe = {part.name for part in circle if part.unsafe}  # on which days they were there, and nothing beside it
    compared = {(kind, name): on for (kind, name), on in beside.items() if name not in unsafe}
    comparisons = compare_days(trends, compared, spelled)
    present = present_on(trends, beside, spelled) if people else None
    written = [part.direction for f in here for part in f.reflections if part.has_words]
    counted = [part for f in here for part in f.connections if part.status in _COUNTED]
    landed = [part for part in counted if part.landed]
    return Insights(
        since=since,
        until=until,
        days=(until - since).days + 1,
        all_days=days is None,
        needs=trends,
        directions=_counts(DIRECTIONS, written),
        undirected=written.count(None),
        states=_counts(STATES, [f.state for f in here if f.kind == "check-in"]),
        after=_counts(AFTERS, [f.after for f in here]),
        connections=_counts(_COUNTED, [part.status for part in counted]),
        landed=len(landed),
        touched=_counts(NEEDS, [need for part in landed for need in set(part.touched)]),
        touched_by=touched_by(here),
        practices=practices_done(here),
        beside=tuple(one for one in comparisons if one.kind != "person"),
        people=tuple(one for one in comparisons if one.kind == "person") if people else None,
        present=present and tuple(replace(one, middles={}) if one.name in unsafe else one for one in present),
        soothed=_soothed(here, trends) if soothed else None,
    )


def ease_in(entry: Entry) -> tuple[Reflection, ...]:
    """Returns the reflections on *soothed* that have words, unless put away or in a removed entry."""
    if entry.removed:
        return ()
    return tuple(r for r in without_put_away(entry).reflections if r.need == "soothed" and r.words.strip())


_Word = TypeVar("_Word", bound=str)


def _counts(words: Sequence[_Word], said: Collection[str | None]) -> dict[_Word, int]:
    return {word: sum(1 for one in said if one == word) for word in words}


def _first_day(facts: Iterable[EntryFacts], until: date) -> date:
    """Returns the first day with anything reported here; an imported journal may begin long before."""
    return min((f.day for f in facts if f.state or f.after or f.practice or f.reflections or _tells(f)), default=until)


def _tells(facts: EntryFacts) -> bool:
    return any(part.status in _COUNTED for part in facts.connections)


def _soothed(facts: Iterable[EntryFacts], trends: Iterable[NeedTrend]) -> tuple[str, ...]:
    points = next(trend.points for trend in trends if trend.need == "soothed")
    came = {point.day for point in points if point.value is not None and point.value >= EASE_CAME}
    found = [
        f for f in facts if f.day in came and any(part.need == "soothed" and part.has_words for part in f.reflections)
    ]
    return tuple(f.id for f in sorted(found, key=lambda f: (f.day, f.started, f.id), reverse=True))
