"""One need's ratings over a period: the daily values, how many there are, and their median."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from connectwell.model.facts import EntryFacts, ReflectionFacts
from connectwell.model.terms import NEEDS, Need

ENOUGH = 5
"""Minimum number of values for a median and a range; with fewer, the values are listed."""
WINDOW, LEAST_IN_WINDOW = 7, 3
"""Length of the rolling median's window in days, ending with its own day; and how many of them need a rating."""


@dataclass(frozen=True, slots=True)
class Point:
    """What was recorded about a need on one day. Exactly one of the three is set; a rating takes precedence.

    Attributes:
        day: the day.
        value: 0–10, the median of that day's ratings; None if there are none.
        unclear: can't tell, and no rating.
        skipped: the rating was asked for and skipped, and nothing else was recorded.
    """

    day: date
    value: float | None = None
    unclear: bool = False
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class NeedTrend:
    """One need over the days `since` to `until`, both included.

    Attributes:
        need: one of the five.
        since, until, days: the first day, the last day, and how many days that is.
        points: the days with anything recorded, in order. A missing day is a gap.
        n, unclear, skipped: number of days with a rating, can't tell, a skip. Each day counts in at most one.
        median, low, high: of the days' values, 0–10; None with fewer than `ENOUGH` values.
        rolling: for each point, the median of the `WINDOW` days up to it; None with too few values, and for a point
            without a rating.
    """

    need: Need
    since: date
    until: date
    days: int
    points: tuple[Point, ...]
    n: int
    unclear: int
    skipped: int
    median: float | None
    low: float | None
    high: float | None
    rolling: tuple[float | None, ...]

    @property
    def values(self) -> tuple[float, ...]:
        """The days' values, 0–10, in day order."""
        return tuple(point.value for point in self.points if point.value is not None)


def middle(values: Iterable[float]) -> float:
    """Returns the median. Raises ValueError if there are no values."""
    ordered = sorted(values)
    if not ordered:
        raise ValueError("nothing is in the middle of no values")
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def trends_of(facts: Iterable[EntryFacts], since: date, until: date) -> tuple[NeedTrend, ...]:
    """Returns the trends of the five needs, in order, from entries of the days `since` to `until`."""
    return tuple(trend_of(need, since, until, tuple(points.values())) for need, points in points_by_day(facts).items())


def points_by_day(facts: Iterable[EntryFacts]) -> dict[Need, dict[date, Point]]:
    """Returns what was recorded about each of the five, by day, in order; a missing day is a gap."""
    said: dict[Need, dict[date, _Said]] = {need: {} for need in NEEDS}
    for entry in facts:
        asked = _asked_to_rate(entry)
        for part in entry.reflections:
            said[part.need].setdefault(entry.day, _Said()).take(part, asked)
    return {
        need: {day: point for day in sorted(days) if (point := days[day].point(day))} for need, days in said.items()
    }


class _Said:
    """Everything recorded about one need on one day."""

    __slots__ = ("ratings", "skipped", "unclear")

    def __init__(self) -> None:
        self.ratings: list[int] = []
        self.unclear = self.skipped = False

    def take(self, part: ReflectionFacts, asked: bool) -> None:
        if part.rating is not None:
            self.ratings.append(part.rating)
        elif part.unclear:
            self.unclear = True
        elif asked and not part.has_words:
            self.skipped = True

    def point(self, day: date) -> Point | None:
        if self.ratings:
            return Point(day, value=self.ratings[0] if len(self.ratings) == 1 else middle(self.ratings))
        if self.unclear:
            return Point(day, unclear=True)
        return Point(day, skipped=True) if self.skipped else None


def _asked_to_rate(entry: EntryFacts) -> bool:
    """Whether this check-in asked for the five ratings; a gentle or shut-down one does so only on request."""
    unhurried = entry.state in (None, "settled") or entry.chose == "carry-on"
    return unhurried or any(part.rating is not None or part.unclear for part in entry.reflections)


def trend_of(need: Need, since: date, until: date, points: tuple[Point, ...]) -> NeedTrend:
    """Returns the trend of a need from its points of the days `since` to `until`, in order."""
    values = [point.value for point in points if point.value is not None]
    enough = len(values) >= ENOUGH
    return NeedTrend(
        need=need,
        since=since,
        until=until,
        days=(until - since).days + 1,
        points=points,
        n=len(values),
        unclear=sum(point.unclear for point in points),
        skipped=sum(point.skipped for point in points),
        median=middle(values) if enough else None,
        low=min(values) if enough else None,
        high=max(values) if enough else None,
        rolling=_rolling(points),
    )


def _rolling(points: Sequence[Point]) -> tuple[float | None, ...]:
    found: list[float | None] = []
    window: deque[tuple[int, float]] = deque()
    for point in points:
        if point.value is None:
            found.append(None)
            continue
        number = point.day.toordinal()
        window.append((number, point.value))
        while window[0][0] <= number - WINDOW:
            window.popleft()
        found.append(middle([value for _, value in window]) if len(window) >= LEAST_IN_WINDOW else None)
    return tuple(found)
