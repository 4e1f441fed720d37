"""Where weeks, months or years begin on an axis of days, for drawings that mark it by lines."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from connectwell.insights.chart import DayChart

_WITH_WEEKS: Final = 112
"""Most days with a line for each week; above, there is one for each month, and above `_WITH_MONTHS` for each year."""
_WITH_MONTHS: Final = 1100
_MOST_LABELS: Final = 7
_A_WEEK: Final = 7
_FEW: Final = 5
"""Most weeks whose labels have room for a weekday."""


class DateLine(NamedTuple):
    """A line through the whole drawing where a week, a month or a year begins.

    Attributes:
        at: the index of the day.
        label: the date; empty where there is no room for one.
    """

    at: int
    label: str


def date_lines(chart: DayChart) -> tuple[DateLine, ...]:
    """Returns the lines of a chart; up to a week long, it has one for each day."""
    return tuple(_lines(chart))


def _lines(chart: DayChart) -> Iterator[DateLine]:
    first = chart.since.toordinal()
    days = [date.fromordinal(first + at) for at in range(chart.days)]
    if len(days) <= _A_WEEK:
        yield from (DateLine(at, _label(day)) for at, day in enumerate(days))
        return
    if len(days) <= _WITH_WEEKS:
        begins = [at for at, day in enumerate(days) if not chart.place_in_week(day)]
    elif len(days) <= _WITH_MONTHS:
        begins = [at for at, day in enumerate(days) if day.day == 1]
    else:
        begins = [at for at, day in enumerate(days) if day.day == day.month == 1]
    every = -(-len(begins) // _MOST_LABELS)
    before = None
    for number, at in enumerate(begins):
        if number % every:
            yield DateLine(at, "")
        else:
            yield DateLine(at, _begins(days[at], before, len(days), len(begins)))
            before = days[at]


def _begins(day: date, before: date | None, days: int, lines: int) -> str:
    """Returns the label of a week, a month or a year; of a month with its year where that isn't the one before's."""
    if days <= _WITH_WEEKS:
        return f"{calendar.day_abbr[day.weekday()]} {_label(day)}" if lines <= _FEW else _label(day)
    if days > _WITH_MONTHS:
        return str(day.year)
    month = calendar.month_abbr[day.month]
    return month if before and before.year == day.year else f"{month} {day.year}"


def _label(day: date) -> str:
    return f"{day.day} {calendar.month_abbr[day.month]}"
