"""A chart in lines to be read or heard: a year by months, and days as digits, a week a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Final

from connectwell.english import counted
from connectwell.insights.chart import Band, DayChart, usual_of_days
from connectwell.insights.phrasing import USUALLY_THEN, number_text, usual_figures
from connectwell.insights.trends import Point, middle
from connectwell.sentences import NEED_NAMES, UNCLEAR

YEAR: Final = "{year}, until {day}."
WHOLE_YEAR: Final = "{year}."
NOTHING_IN: Final = "{need}: not rated."
ON_DAYS: Final = ("rated on 1 day", "rated on {n} days")
SPANNING: Final = "from {low} to {high}"
DIGITS: Final = "A line a week, a number a day. A dash: not rated. A question mark: can't tell."
WEEK_FROM: Final = "{need}, from {day}: {digits}."
_DASH: Final = "-"


def year_sentences(chart: DayChart) -> tuple[str, ...]:
    """Returns a year in sentences: of each need first the year as a whole, then the months with a rating."""
    whole = chart.until == date(chart.until.year, 12, 31)
    day = f"{chart.until.day} {chart.until:%B}"
    lines = [(WHOLE_YEAR if whole else YEAR).format(year=chart.until.year, day=day)]
    for band in chart.bands:
        lines.append(_year_of(band))
        lines += _months_of(chart, band)
    return tuple(lines)


def digit_lines(chart: DayChart) -> tuple[str, ...]:
    """Returns the days as digits, a line for each week in which a need was rated or can't be told."""
    lines = [DIGITS]
    year = "" if chart.since.year == chart.until.year else " %Y"
    for band in chart.bands:
        for _, group in groupby(enumerate(band.points), lambda pair: _begin_of_week(chart, chart.day(pair[0]))):
            days = list(group)
            if any(point is not None and not point.skipped for _, point in days):
                first = chart.day(days[0][0])
                digits = " ".join(_digit(point) for _, point in days)
                said = f"{first.day} {first:%B}{first.strftime(year)}"
                lines.append(WEEK_FROM.format(need=NEED_NAMES[band.need], day=said, digits=digits))
    return tuple(lines)


def _begin_of_week(chart: DayChart, day: date) -> int:
    return day.toordinal() - chart.place_in_week(day)


def _digit(point: Point | None) -> str:
    if point is None or point.skipped:
        return _DASH
    return "?" if point.value is None else number_text(point.value)


def _year_of(band: Band) -> str:
    name = NEED_NAMES[band.need]
    unclear = sum(point is not None and point.unclear for point in band.points)
    parts = [counted(len(band.values), *ON_DAYS)] if band.values else []
    if band.usual:
        parts.append(usual_figures(band.usual))
    parts += [f"{UNCLEAR} on {unclear}"] if unclear else []
    return f"{name}: {', '.join(parts)}." if parts else NOTHING_IN.format(need=name)


def _months_of(chart: DayChart, band: Band) -> Iterator[str]:
    days = [(chart.day(n), point.value) for n, point in enumerate(band.points) if point and point.value is not None]
    for _, group in groupby(days, lambda pair: pair[0].month):
        month = list(group)
        yield f"{NEED_NAMES[band.need]}, {month[0][0]:%B}: {_figures([value for _, value in month])}."


def _figures(values: Sequence[float]) -> str:
    """Returns how many days, and their middle and span; with fewer than five days, the values."""
    on = counted(len(values), *ON_DAYS)
    if usual_of_days(values) is None:
        return f"{on}, {', '.join(map(number_text, values))}"
    span = SPANNING.format(low=number_text(min(values)), high=number_text(max(values)))
    return f"{on}, {USUALLY_THEN.format(middle=number_text(middle(values)))}, {span}"
