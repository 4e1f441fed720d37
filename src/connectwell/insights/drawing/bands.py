"""Weeks as bands: one axis of days, the states on top, five aligned bands with a bar and a number a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from connectwell.insights.chart import Band, Chart, Usual
from connectwell.insights.drawing import labels
from connectwell.insights.drawing.rows import Drawing, Row, Span, flow, padded
from connectwell.insights.drawing.signs import UNCLEAR, Signs, numeral
from connectwell.model.terms import NEEDS
from connectwell.sentences import NEED_NAMES

_NAME: Final = 8
_USUALLY: Final = 12
_USUAL: Final = 6
_WIDEST_STEP: Final = 12
_TALLEST: Final = 9
"""Rows of a band, at most."""
_BAR: Final = (0, 1, 1, 2, 2, 3, 4, 5, 5, 6, 7, 8, 8)
"""The width of a bar, by the columns a day has."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """How the room is used.

    Attributes:
        name, usual: columns for the names on the left and for what is usual on the right; `usual` is 0 without it.
        step: columns a day.
        bars: rows for the bar; 0 for numbers alone.
        gap: whether an empty row follows each band.
    """

    name: int
    step: int
    usual: int
    bars: int = 0
    gap: bool = False

    @property
    def ten_is_x(self) -> bool:
        return self.step < 3


def days_that_fit(width: int) -> int:
    """Returns how many days fit into so many columns, at a column a day, with what is usual beside them."""
    return max(1, width - _NAME - _USUAL)


def bands(chart: Chart, *, width: int, height: int, signs: Signs, chosen: date | None = None) -> Drawing:
    """Draws the days as bands.

    Args:
        chart: any. Where it has more days than columns, those around the chosen day are drawn, else the last ones.
        width, height: the room, in columns and rows. The five are always drawn, so the drawing may be higher.
        signs: the characters to draw with.
        chosen: the day in focus.
    """
    whole = chart
    chart = _in_view(chart, days_that_fit(width), chosen)
    shape = _across(chart.days, width)
    tens = any(value >= 9.5 for band in chart.bands for value in band.values)
    legend = [*labels.states_legend(signs), *labels.days_legend(signs, ten=tens and shape.ten_is_x)]
    below = flow([[Span(item, "quiet")] for item in legend], width)
    axis = 2 if shape.step >= 2 else 1
    if height < axis + 1 + len(NEEDS) + len(below):  # `?` lists the signs as well
        below = ()
    if height < axis + 1 + len(NEEDS):
        axis = max(0, height - 1 - len(NEEDS))
    shape, spaces = _down(shape, height - axis - 1 - len(below))
    more = (chart.since > whole.since, chart.until < whole.until)
    rows = [*[*_axis(chart, shape, chosen, more)][-axis or 9 :], _states(chart, shape, signs, chosen)]
    rows += [()] if spaces > 1 else []
    for band in chart.bands:
        rows += _band(band, chart, shape, signs, chosen)
    rows += [()] if spaces and not shape.gap and below else []
    return Drawing((*rows, *below))


def _in_view(chart: Chart, fits: int, chosen: date | None) -> Chart:
    if chart.days <= fits:
        return chart
    at = chart.index(chosen) if chosen else None
    stop = chart.days if at is None else min(chart.days, max(fits, at + 1 + fits // 3))
    return chart.part(stop - fits, stop)


def _across(days: int, width: int) -> _Shape:
    """Chooses the columns: as many as fit for each day, then words beside the bands."""
    wide = min(_WIDEST_STEP, (width - _NAME - _USUALLY) // days)
    with_usual = min(_WIDEST_STEP, (width - _NAME - _USUAL) // days)
    if wide >= 1 and (wide >= with_usual or wide >= 3):
        return _Shape(_NAME, wide, _USUALLY)
    if with_usual >= 1:
        return _Shape(_NAME, with_usual, _USUAL)
    return _Shape(_NAME, max(1, (width - _NAME) // days), 0)


def _down(shape: _Shape, room: int) -> tuple[_Shape, int]:
    """Chooses the rows of a band, and returns how many are left over for empty ones."""
    each = max(1, min(_TALLEST, room // 5))
    gap = each >= 3
    bars = each - 1 - gap
    return _Shape(shape.name, shape.step, shape.usual, bars, gap), max(0, room - 5 * each)


def _axis(chart: Chart, shape: _Shape, chosen: date | None, more: tuple[bool, bool]) -> Iterator[Row]:
    """Yields the weekdays, and the dates below them: each day's if there is room, else where a week begins.

    Args:
        chart, shape, chosen: as elsewhere.
        more: whether there are days before, and after those drawn.
    """
    days = [chart.day(n) for n in range(chart.days)]
    usual = Span(f" {labels.USUAL}", "quiet") if shape.usual == _USUAL else Span("")
    if shape.step >= 2:
        letters = [
            _cell(labels.WEEKDAYS[day.weekday()][0], shape, day, chosen, strong=not day.weekday()) for day in days
        ]
        yield (Span(" " * shape.name), *letters, usual)
        usual = Span("")
    if shape.step >= 3:
        yield (Span(" " * shape.name), *(_cell(str(day.day), shape, day, chosen) for day in days))
        return
    before = labels.MORE_BEFORE if more[0] else ""
    after = Span(f" {labels.MORE_AFTER}", "quiet") if more[1] and shape.usual else usual
    yield (Span(padded(before, shape.name), "quiet"), *_dates(days, shape.step, chosen), after)


def _dates(days: list[date], step: int, chosen: date | None) -> Iterator[Span]:
    """Yields a date where a week begins, and the chosen day's own, as wide as the axis."""
    line = [" "] * (len(days) * step)
    taken = 0
    for n, day in enumerate(days):
        said = f"{day.day} {labels.month_of(day)}"
        if (day == chosen or (not day.weekday() and chosen not in days[n : n + 3])) and n * step >= taken:
            start = min(n * step, len(line) - len(said))
            if start >= taken:
                line[start : start + len(said)] = said
                taken = start + len(said) + 1
    for n, day in enumerate(days):
        text = "".join(line[n * step : (n + 1) * step])
        yield Span(text, "chosen" if day == chosen else "quiet", day)


def _states(chart: Chart, shape: _Shape, signs: Signs, chosen: date | None) -> Row:
    cells = []
    for n, states in enumerate(chart.states):
        shown = "".join(signs.states[state] for state in states[: max(1, shape.step - 1)])
        cells.append(_cell(shown, shape, chart.day(n), chosen, style="plain"))
    return (Span(padded(labels.BODY, shape.name), "quiet"), *cells)


def _cell(
    text: str, shape: _Shape, day: date, chosen: date | None, *, style: str = "quiet", strong: bool = False
) -> Span:
    """Returns one day's cell of the head; the chosen day's is in focus."""
    here = day == chosen
    return Span(padded(text, shape.step), "chosen" if here else "strong" if strong else style, day)  # type: ignore[arg-type]


def _band(band: Band, chart: Chart, shape: _Shape, signs: Signs, chosen: date | None) -> Iterator[Row]:
    name = NEED_NAMES[band.need]
    for row in reversed(range(shape.bars)):
        top = row == shape.bars - 1
        cells = [_bar_cell(band, chart, n, row, shape, signs, chosen) for n in range(chart.days)]
        begin = Span(padded(name if top else "", shape.name), band.need, bold=True)
        yield (begin, *cells, *_beside(band.usual, shape, signs, shape.bars - 1 - row))
    cells = [_number_cell(band, chart, n, shape, signs, chosen) for n in range(chart.days)]
    begin = Span(padded("" if shape.bars else name, shape.name), band.need, bold=True)
    yield (begin, *cells, *_beside(band.usual, shape, signs, shape.bars))
    if shape.gap:
        yield ()


def _beside(usual: Usual | None, shape: _Shape, signs: Signs, line: int) -> Row:
    """Returns what is usual, beside a band's first two lines."""
    if usual is None or not shape.usual or line > 1:
        return ()
    if shape.usual == _USUAL:
        return (Span(f" {labels.number(usual.middle)}", "quiet"),) if line == 0 else ()
    said = labels.usually(usual) if line == 0 else labels.mostly(usual, signs)
    return (Span(f"{said:>{len(said) + (len(said) < shape.usual)}}", "quiet"),) if len(said) <= shape.usual else ()


def _bar_cell(band: Band, chart: Chart, n: int, row: int, shape: _Shape, signs: Signs, chosen: date | None) -> Span:
    point, day = band.points[n], chart.day(n)
    here = day == chosen
    if point is not None and point.value is not None:
        bar = signs.bar(point.value, shape.bars, row) * _BAR[shape.step]
        return Span(padded(bar, shape.step), band.need, day, here=here)
    return Span(padded(_without_number(chart, band, n, signs) if row == 0 else "", shape.step), "quiet", day, here=here)


def _number_cell(band: Band, chart: Chart, n: int, shape: _Shape, signs: Signs, chosen: date | None) -> Span:
    point, day = band.points[n], chart.day(n)
    here = day == chosen
    if point is not None and point.value is not None:
        return Span(padded(numeral(point.value, shape.step), shape.step), "plain", day, here=here)
    sign = "" if shape.bars else _without_number(chart, band, n, signs)
    return Span(padded(sign, shape.step), "quiet", day, here=here)


def _without_number(chart: Chart, band: Band, n: int, signs: Signs) -> str:
    point = band.points[n]
    if point is not None and point.unclear:
        return UNCLEAR
    return signs.nothing if n >= chart.blank else ""
