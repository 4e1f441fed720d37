"""Days as a grid, weeks across and weekdays down: one need large, or a panel for each of the five."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from connectwell.insights.chart import Band, DayChart
from connectwell.insights.drawing import labels
from connectwell.insights.drawing.rows import Drawing, Row, Span, fitted, flow
from connectwell.insights.drawing.signs import UNCLEAR, Signs, numeral
from connectwell.insights.phrasing import usually
from connectwell.insights.trends import middle
from connectwell.model.terms import NEEDS, Need
from connectwell.sentences import NEED_NAMES
from connectwell.terminal_text import cut

_WEEK: Final = 7
_MARGIN: Final = 8
_MARGIN_NARROW: Final = 2
_WIDEST_STEP: Final = 3
_LEAST_STEPS: Final = 5
"""The heights a bar must have, else a number is written instead."""
_GAP: Final = 2
"""Columns between panels beside each other."""


@dataclass(frozen=True, slots=True)
class _Grid:
    """Which cell holds which day.

    Attributes:
        first: the day that the first week begins on.
        start, stop: the weeks shown, of those the axis touches.
        margin: columns on the left.
        step: columns a week.
    """

    first: date
    start: int
    stop: int
    margin: int
    step: int

    def index(self, chart: DayChart, week: int, weekday: int) -> int | None:
        """Returns the day's index on the axis; None outside of it."""
        at = self.first.toordinal() + week * _WEEK + weekday - chart.since.toordinal()
        return at if 0 <= at < chart.days else None

    def days(self, chart: DayChart, week: int) -> list[int]:
        """Returns the indexes of a week's days."""
        found = (self.index(chart, week, weekday) for weekday in range(_WEEK))
        return [at for at in found if at is not None]


def weeks_of(chart: DayChart) -> int:
    """Returns how many weeks the axis touches."""
    return (chart.until.toordinal() - _begin_of_week(chart, chart.since)) // _WEEK + 1


def _begin_of_week(chart: DayChart, day: date) -> int:
    return day.toordinal() - chart.place_in_week(day)


def one_need(
    chart: DayChart,
    need: Need | None,
    *,
    width: int,
    height: int,
    signs: Signs,
    chosen: date | None = None,
    digits: bool = False,
) -> Drawing:
    """Draws one need large. Below it, if there is room, the others with a bar a week.

    Args:
        chart: any; with more weeks than columns, those around the chosen day are drawn, else the last ones.
        need: the need; None for the states, each with its sign.
        width, height: the room, in columns and rows. The weekdays are always drawn.
        signs: the characters to draw with.
        chosen: the day in focus.
        digits: whether to write numbers instead of shades.
    """
    grid = _fitted(chart, width, chosen)
    rows = [_months(chart, grid)] if height > _WEEK else []
    if need is None:
        rows += _weekdays(chart, grid, lambda at: _state_cell(chart, at, grid, signs, chosen), chosen)
        below = flow([[Span(item, "quiet")] for item in labels.states_alone_legend(signs)], width)
    else:
        band = chart.band(need)
        rows += _weekdays(chart, grid, lambda at: _cell(chart, band, at, grid, signs, chosen, digits), chosen)
        about = [labels.rated(len(band.values), chart.days - chart.blank)]
        about += [usually(band.usual)] if band.usual else []
        about += [mostly] if band.usual and (mostly := labels.mostly(band.usual, signs)) else []
        below = flow([*([Span(item)] for item in about), *_legend([band], grid, signs, digits)], width)
    spare = height - len(rows) - len(below)
    if spare < 0:
        return Drawing(tuple(rows), across=_WEEK, down=1)
    others = [chart.band(other) for other in NEEDS if other != need]
    strips: list[Row] = [(Span(" " * grid.margin), Span(cut(labels.A_WEEK, width - grid.margin), "quiet"))]
    strips += [_by_week(chart, other, grid, signs) for other in others]
    if grid.margin == _MARGIN and spare >= len(strips) and any(other.values for other in others):
        spare -= len(strips)
        below = (*below, *([()] if spare > 1 else []), *strips)
        spare -= spare > 1
    return Drawing((*rows, *([()] if spare > 0 else []), *below), across=_WEEK, down=1)


def panels(
    chart: DayChart,
    *,
    width: int,
    height: int | None = None,
    signs: Signs,
    chosen: date | None = None,
    digits: bool = False,
    states: bool = False,
) -> Drawing:
    """Draws a panel for each of the five, beside and below each other.

    Args:
        chart: any; with more weeks than columns, those around the chosen day are drawn, else the last ones.
        width: the room in columns.
        height: the room in rows, to draw panels as large as fit; None to have as many beside each other as fit. The
            drawing is as high as it has to be.
        signs: the characters to draw with.
        chosen: the day in focus.
        digits: whether to write numbers instead of shades.
        states: whether to write the states above, week by week, if there is room.
    """
    grid, beside = _for_panels(chart, width, height, chosen)
    drawn = [_panel(chart, band, grid, signs, chosen, digits) for band in chart.bands]
    rows: list[Row] = []
    for at in range(0, len(drawn), beside):
        rows += [()] if rows else []
        rows += _side_by_side(chart, drawn[at : at + beside], grid)
    legend = _legend(chart.bands, grid, signs, digits)
    below = flow(legend, width)
    if states:
        above = _states_by_week(chart, width, signs, chosen)
        more = flow([*([Span(item, "quiet")] for item in labels.states_legend(signs)), *legend], width)
        spare = (height or 100) - len(above) - len(rows) - len(more)
        if spare > 0:
            rows, below = [*above, *([()] if spare > 1 else []), *rows], more
    return Drawing((*rows, (), *below), across=_WEEK, down=1)


def _states_by_week(chart: DayChart, width: int, signs: Signs, chosen: date | None) -> tuple[Row, ...]:
    """Draws how each day began, a week after its first day's date, as many weeks in a row as fit."""
    weeks: list[list[Span]] = []
    for n, states in enumerate(chart.states):
        day = chart.day(n)
        if not n or not chart.place_in_week(day):
            weeks.append([Span(f"{day.day} {labels.short_month(day)}".ljust(_WEEK), "quiet")])
        sign = signs.states[states[0]] if states else " "
        weeks[-1].append(Span(sign, "chosen" if day == chosen else "plain", day))
    missing = _WEEK + 1 - len(weeks[-1])
    weeks[-1].append(Span(" " * missing))
    weeks[0].insert(1, Span(" " * chart.place_in_week(chart.since)))
    return flow(weeks, width, gap=1)


def panels_beside(chart: DayChart, width: int) -> int:
    """Returns how many panels fit beside each other without leaving out a week; 0 if not even one does."""
    room = width - _MARGIN_NARROW
    return max(0, min(len(NEEDS), (room + _GAP) // (weeks_of(chart) + _GAP)))


def _fitted(chart: DayChart, width: int, chosen: date | None) -> _Grid:
    weeks = weeks_of(chart)
    margin = _MARGIN if weeks + _MARGIN <= width else _MARGIN_NARROW
    step = max(1, min(_WIDEST_STEP, (width - margin) // weeks))
    return _window(chart, weeks, max(1, (width - margin) // step), margin, step, chosen)


def _for_panels(chart: DayChart, width: int, height: int | None, chosen: date | None) -> tuple[_Grid, int]:
    """Returns the grid of each panel, and how many are beside each other: such that the panels are largest."""
    weeks, beside = weeks_of(chart), max(1, panels_beside(chart, width))
    step = _step_of(weeks, beside, width)
    for fewer in range(beside - 1, 0, -1) if height else ():
        down = -(-len(NEEDS) // fewer)
        if _step_of(weeks, fewer, width) > step and down * (_WEEK + 3) + 1 <= (height or 0):
            beside, step = fewer, _step_of(weeks, fewer, width)
    return _window(chart, weeks, max(1, (width - _MARGIN_NARROW) // step), _MARGIN_NARROW, step, chosen), beside


def _step_of(weeks: int, beside: int, width: int) -> int:
    """Returns the columns a week has with so many panels beside each other."""
    return max(1, min(_WIDEST_STEP, ((width - _MARGIN_NARROW + _GAP) // beside - _GAP) // weeks))


def _window(chart: DayChart, weeks: int, fits: int, margin: int, step: int, chosen: date | None) -> _Grid:
    first = max(_begin_of_week(chart, chart.since), 1)
    stop = weeks
    if weeks > fits and chosen is not None and chart.index(chosen) is not None:
        here = (chosen.toordinal() - first) // _WEEK
        stop = min(weeks, max(fits, here + 1 + fits // 3))
    return _Grid(date.fromordinal(first), max(0, stop - fits), stop, margin, step)


def _months(chart: DayChart, grid: _Grid) -> Row:
    """Names a month above the week in which it begins."""
    width = (grid.stop - grid.start) * grid.step
    line = [" "] * width
    taken = 0
    for week in range(grid.start, grid.stop):
        begins = [chart.day(at) for at in grid.days(chart, week) if chart.day(at).day == 1]
        if week == grid.start and not begins:
            begins = [chart.day(at) for at in grid.days(chart, week)][:1]
        column = (week - grid.start) * grid.step
        if begins and taken <= column <= width - 3:
            line[column : column + 3] = labels.short_month(begins[0])
            taken = column + 4
    return (Span(" " * grid.margin), Span("".join(line), "quiet"))


def _weekdays(chart: DayChart, grid: _Grid, draw: Callable[[int], Span], chosen: date | None) -> Iterator[Row]:
    for weekday, name in enumerate(labels.weekdays(chart.first_weekday)):
        here = chosen is not None and chart.place_in_week(chosen) == weekday
        begin = Span(fitted(name[: 3 if grid.margin > 3 else 1], grid.margin), "plain" if here else "quiet")
        yield (begin, *_in_weekday(chart, grid, draw, weekday))


def _in_weekday(chart: DayChart, grid: _Grid, draw: Callable[[int], Span], weekday: int) -> Iterator[Span]:
    """Yields the cells of one weekday; blank where a week goes beyond the axis."""
    for week in range(grid.start, grid.stop):
        at = grid.index(chart, week, weekday)
        yield Span(" " * grid.step) if at is None else draw(at)


def _cell(chart: DayChart, band: Band, at: int, grid: _Grid, signs: Signs, chosen: date | None, digits: bool) -> Span:
    """Returns a day's rating: a number on the chosen day, or with `digits`, else a shade."""
    point, day = band.points[at], chart.day(at)
    here = day == chosen
    if point is None or point.value is None:
        nothing = signs.nothing if at >= chart.blank else " "
        sign = UNCLEAR if point is not None and point.unclear else nothing
        return Span(fitted(sign, grid.step), "chosen" if here else "quiet", day)
    if here or digits:
        return Span(fitted(numeral(point.value, grid.step), grid.step), "chosen" if here else band.need, day)
    wide = grid.step - (grid.step > 2)
    return Span(fitted(signs.shade(point.value) * wide, grid.step), band.need, day)


def _state_cell(chart: DayChart, at: int, grid: _Grid, signs: Signs, chosen: date | None) -> Span:
    """Returns the sign of how a day began."""
    day, states = chart.day(at), chart.states[at]
    sign = signs.states[states[0]] if states else signs.nothing if at >= chart.blank else " "
    return Span(fitted(sign, grid.step), "chosen" if day == chosen else "plain" if states else "quiet", day)


def _by_week(chart: DayChart, band: Band, grid: _Grid, signs: Signs) -> Row:
    """Draws the middle of each week's rated days as a bar, or as a number; a week without any is blank."""
    line = ""
    for week in range(grid.start, grid.stop):
        points = (band.points[at] for at in grid.days(chart, week))
        values = [point.value for point in points if point is not None and point.value is not None]
        if values and len(signs.bars) < _LEAST_STEPS:
            line += fitted(numeral(middle(values), min(grid.step, 3)), grid.step)
            continue
        bar = signs.bar(middle(values), 1, 0) if values else " "
        line += fitted(bar * max(1, grid.step - (grid.step > 2)), grid.step)
    return (Span(fitted(NEED_NAMES[band.need], grid.margin), band.need, bold=True), Span(line, band.need))


def _panel(chart: DayChart, band: Band, grid: _Grid, signs: Signs, chosen: date | None, digits: bool) -> list[Row]:
    """Draws one of the five without its margin: the name, the months, the weekdays."""
    width = (grid.stop - grid.start) * grid.step
    usual = f" {usually(band.usual)}" if band.usual else ""
    name = NEED_NAMES[band.need]
    title: Row = (Span(name, band.need, bold=True), Span(fitted(usual, width - len(name)), "quiet"))
    if len(usual) > width - len(name):
        title = (Span(fitted(name, width), band.need, bold=True),)
    _, months = _months(chart, grid)

    def draw(at: int) -> Span:
        return _cell(chart, band, at, grid, signs, chosen, digits)

    days = [tuple(_in_weekday(chart, grid, draw, weekday)) for weekday in range(_WEEK)]
    return [title, (months,), *days]


def _side_by_side(chart: DayChart, drawn: Sequence[list[Row]], grid: _Grid) -> Iterator[Row]:
    names = ["", "", *(name[0] for name in labels.weekdays(chart.first_weekday))]
    for at, name in enumerate(names):
        row: list[Span] = [Span(fitted(name, grid.margin), "quiet")]
        for n, panel in enumerate(drawn):
            row += [Span(" " * _GAP)] if n else []
            row += panel[at]
        yield tuple(row)


def _legend(bands: Sequence[Band], grid: _Grid, signs: Signs, digits: bool) -> list[list[Span]]:
    tens = any(value >= 9.5 for band in bands for value in band.values)
    shades = [] if digits else labels.shades_legend(signs)
    return [
        [Span(item, "quiet")] for item in (*shades, *labels.days_legend(signs, ten=tens and digits and grid.step < 3))
    ]
