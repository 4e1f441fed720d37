"""The numbers behind every picture of the weeks: days on one axis, the state of each, and the five below it.

The screens, plain lines, `connectwell insights` and the page for a therapist draw a `DayChart`. It holds what was
recorded and nothing in between: a day without a rating has none, and no value is carried over from its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from connectwell.clock import shifted
from connectwell.insights.trends import ENOUGH, NeedTrend, Point, middle, points_by_day, trend_of
from connectwell.model.facts import EntryFacts
from connectwell.model.terms import NEEDS, Need, State

USUAL_OF = 28
"""How many rated days make what is usual: the newest ones."""
USUAL_WITHIN = 90
"""How far back these days may be, counted from the last day of the axis."""


@dataclass(frozen=True, slots=True)
class Usual:
    """A person's own usual for one need. There is none with fewer than `ENOUGH` rated days.

    Attributes:
        middle: the median, 0–10.
        low, high: half of the days, those in the middle, are from `low` to `high`.
        n: number of rated days it was taken from.
    """

    middle: float
    low: float
    high: float
    n: int


class Mark(NamedTuple):
    """What is drawn of a need on one day.

    Attributes:
        at: the day's index on the axis.
        point: the rating, can't tell or a skip.
        is_ringed: whether there is a ring around it.
    """

    at: int
    point: Point
    is_ringed: bool


@dataclass(frozen=True, slots=True)
class Band:
    """One need along the axis.

    Attributes:
        need: one of the five.
        points: one for each day of the axis; None where nothing was recorded about the need. A point with a value has a
            rating, 0–10; `unclear` is can't tell; `skipped` was asked for and passed over. Neither of these is a 0.
        usual: the person's own usual at the end of the axis, if there is one.
    """

    need: Need
    points: tuple[Point | None, ...]
    usual: Usual | None

    @property
    def values(self) -> tuple[float, ...]:
        """The days' values, 0–10, in day order."""
        return tuple(point.value for point in self.points if point is not None and point.value is not None)


@dataclass(frozen=True, slots=True)
class DayChart:
    """A picture of some days as numbers: one axis, the states, five bands. Everything is aligned by day.

    `states[n]` and `bands[i].points[n]` belong to `day(n)`, for n from 0 to `days` - 1.

    Attributes:
        since, until: the first and last day of the axis, both included.
        states: for each day, how the body was: the states recorded that day, in order, without repeats. Mostly none or
            one; the first is how the day began.
        bands: the five, in the order of `NEEDS`.
        begins: the first day with anything recorded, on the axis or before it; None if there is none. Drawings leave
            the days before it blank, for nobody was asked yet.
        first_weekday: the weekday that a week begins on, as `date.weekday` counts: 0 is Monday.
        sessions: the days of the sessions to draw.
        ringed: the ratings to draw a ring around.
        usual_of: how many rated days make what is usual, however many are on the axis; 0 if it is these days alone.
    """

    since: date
    until: date
    states: tuple[tuple[State, ...], ...]
    bands: tuple[Band, ...]
    begins: date | None = None
    first_weekday: int = 0
    sessions: tuple[date, ...] = ()
    ringed: frozenset[tuple[Need, date]] = frozenset()
    usual_of: int = 0

    @property
    def days(self) -> int:
        """The number of days on the axis."""
        return len(self.states)

    @property
    def is_empty(self) -> bool:
        """Whether no state and no rating is on it, not even can't tell."""
        drawn = (point for band in self.bands for point in band.points if point)
        return not any(self.states) and not any(point.value is not None or point.unclear for point in drawn)

    @property
    def newest(self) -> date:
        """The last day with a state, a rating or can't tell; the last day of all if there is none."""
        for at in reversed(range(self.days)):
            points = (band.points[at] for band in self.bands)
            if self.states[at] or any(point is not None and not point.skipped for point in points):
                return self.day(at)
        return self.until

    def day(self, at: int) -> date:
        """Returns the day at an index."""
        return shifted(self.since, at)

    def index(self, day: date) -> int | None:
        """Returns a day's index; None if it isn't on the axis."""
        at = (day - self.since).days
        return at if 0 <= at < self.days else None

    def place_in_week(self, day: date) -> int:
        """Returns how many days after the beginning of its week a day is: 0–6."""
        return (day.weekday() - self.first_weekday) % 7

    def band(self, need: Need) -> Band:
        """Returns the band of a need."""
        return self.bands[NEEDS.index(need)]

    def marks(self, need: Need) -> tuple[Mark, ...]:
        """Returns what is drawn of a need, in day order."""
        return tuple(
            Mark(at, point, point.value is not None and (need, point.day) in self.ringed)
            for at, point in enumerate(self.band(need).points)
            if point is not None
        )

    def trend(self, need: Need) -> NeedTrend:
        """Returns the figures of a need over these days."""
        points = tuple(point for point in self.band(need).points if point is not None)
        return trend_of(need, self.since, self.until, points)

    @property
    def session_indexes(self) -> tuple[int, ...]:
        """The indexes of the days with a session."""
        return tuple(at for day in self.sessions if (at := self.index(day)) is not None)

    @property
    def blank(self) -> int:
        """The number of days on the axis before anything was recorded; all of them if nothing ever was."""
        return self.days if self.begins is None else min(self.days, max(0, (self.begins - self.since).days))

    def part(self, start: int, stop: int) -> DayChart:
        """Returns a shorter axis, from index `start` up to but not including `stop`; what is usual stays."""
        return replace(
            self,
            since=self.day(start),
            until=self.day(stop - 1),
            states=self.states[start:stop],
            bands=tuple(Band(band.need, band.points[start:stop], band.usual) for band in self.bands),
        )


class Daily:
    """What was recorded, day by day, from which charts are cut. Sparse: a hundred years are cheap to hold and to cut.

    Args:
        facts: of entries in any order; removed entries and copies are ignored.
        until: the last day; later entries are ignored.
        first_weekday: the weekday that a week begins on; 0 is Monday.
        begins: the first day with anything recorded, if these aren't all the entries there are.

    Attributes:
        days: those with a state or something about one of the five.
        first, last: the first and last of them; None if there is none.
    """

    def __init__(
        self, facts: Iterable[EntryFacts], until: date, first_weekday: int = 0, *, begins: date | None = None
    ) -> None:
        self._first_weekday = first_weekday
        here = [f for f in facts if f.day <= until and not f.removed and not f.is_copy]
        self._states: dict[date, tuple[State, ...]] = {}
        for entry in sorted((f for f in here if f.state), key=lambda f: (f.day, f.started, f.id)):
            before = self._states.get(entry.day, ())
            if entry.state and entry.state not in before:
                self._states[entry.day] = (*before, entry.state)
        self._points = points_by_day(here)
        self.days = frozenset(self._states).union(*self._points.values())
        self.first, self.last = begins or min(self.days, default=None), max(self.days, default=None)

    def chart(
        self, since: date, until: date, *, usual_of: int = USUAL_OF, usual_within: int = USUAL_WITHIN
    ) -> DayChart:
        """Returns the chart of some days.

        Args:
            since, until: the first and last day.
            usual_of, usual_within: what is usual is taken from the newest `usual_of` rated days among the
                `usual_within` days that end with `until`.
        """
        days = _days(since, until)
        earliest = shifted(until, 1 - usual_within)
        bands = []
        for need in NEEDS:
            points = self._points[need]
            recent = [
                point.value for day, point in points.items() if earliest <= day <= until and point.value is not None
            ]
            bands.append(Band(need, tuple(map(points.get, days)), usual_of_days(recent[-usual_of:])))
        states = tuple(self._states.get(day, ()) for day in days)
        of = 0 if usual_of >= len(days) >= usual_within else usual_of
        return DayChart(since, until, states, tuple(bands), self.first, self._first_weekday, usual_of=of)

    def year(self, year: int, today: date) -> DayChart:
        """Returns the chart of a calendar year, up to today; what is usual is taken from that year's days alone."""
        until = min(date(year, 12, 31), today)
        since = min(date(year, 1, 1), until)
        days = (until - since).days + 1
        return self.chart(since, until, usual_of=days, usual_within=days)


def is_drawn(facts: EntryFacts) -> bool:
    """Whether a chart has something of this entry: a state, or something about one of the five."""
    return facts.state is not None or any(points_by_day((facts,)).values())


def chart_of(facts: Iterable[EntryFacts], since: date, until: date) -> DayChart:
    """Returns the chart of some days.

    Args:
        facts: of entries in any order, for what is usual up to `USUAL_WITHIN` days back from `until`; removed entries
            and copies are ignored.
        since, until: the first and last day.
    """
    return Daily(facts, until).chart(since, until)


def usual_of_days(values: Sequence[float]) -> Usual | None:
    """Returns what is usual of these values; None if they are fewer than `ENOUGH`."""
    if len(values) < ENOUGH:
        return None
    ordered = sorted(values)
    quarter = len(ordered) // 4
    return Usual(middle(ordered), ordered[quarter], ordered[len(ordered) - 1 - quarter], len(ordered))


def _days(since: date, until: date) -> list[date]:
    return [date.fromordinal(n) for n in range(since.toordinal(), until.toordinal() + 1)]
