"""Weeks as bands: one axis of days, the states on top, five aligned bands with a bar and a number a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from connectwell.insights.chart import Band, DayChart, Usual
from connectwell.insights.drawing import labels
from connectwell.insights.drawing.rows import Drawing, Row, Span, Style, fitted, flow
from connectwell.insights.drawing.signs import UNCLEAR, Signs, numeral
from connectwell.insights.phrasing import number_text, usually
from connectwell.insights.trends import Point
from connectwell.model.terms import NEEDS
from connectwell.sentences import NEED_NAMES

_NAME: Final = 8
_USUALLY: Final = 12
_USUAL: Final = 6
_WIDEST_STEP: Final = 12
_TALLEST: Final = 9
"""Rows of a band, at most."""
_LEAST_STEPS: Final = 5
"""A bar that can't be of so many heights says less than the number below it, and is left out."""
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


def bands(chart: DayChart, *, width: int, height: int, signs: Signs, chosen: date | None = None) -> Drawing:
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
    says_usual = chart.usual_of and shape.usual and any(band.usual for band in chart.bands)
    usual = [labels.USUALLY_OF.format(n=chart.usual_of)] if says_usual else []
    axis = 2 if shape.step >= 2 else 1
    # The signs are in `?` as well.
    ways = (flow([[Span(item, "quiet")] for item in way], width) for way in ([*legend, *usual], legend, usual))
    below = next((way for way in ways if height >= axis + 1 + len(NEEDS) + len(way)), ())
    axis = max(0, min(axis, height - 1 - len(NEEDS)))
    shape, spaces = _down(shape, height - axis - 1 - len(below), signs)
    frame = _Frame(chart, shape, signs, chosen)
    head = [*frame.axis(more=(chart.since > whole.since, chart.until < whole.until))]
    rows = [*head[len(head) - axis :], frame.states()]
    rows += [()] if spaces > 1 else []
    for band in chart.bands:
        rows += frame.band(band)
    rows += [()] if spaces and not shape.gap and below else []
    return Drawing((*rows, *below))


def _in_view(chart: DayChart, fits: int, chosen: date | None) -> DayChart:
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


def _down(shape: _Shape, room: int, signs: Signs) -> tuple[_Shape, int]:
    """Chooses the rows of a band, and returns how many are left over for empty ones."""
    each = max(1, min(_TALLEST, room // len(NEEDS)))
    gap = each >= 3
    bars = each - 1 - gap
    if bars * len(signs.bars) < _LEAST_STEPS:
        bars, gap = 0, each >= 2
        each = 1 + gap
    return _Shape(shape.name, shape.step, shape.usual, bars, gap), max(0, room - len(NEEDS) * each)


class _Frame:
    """Draws the parts of a chart, each day in its columns.

    Args:
        chart: the days drawn.
        shape: how the room is used.
        signs: the characters to draw with.
        chosen: the day in focus.
    """

    def __init__(self, chart: DayChart, shape: _Shape, signs: Signs, chosen: date | None) -> None:
        self._chart, self._shape, self._signs, self._chosen = chart, shape, signs, chosen
        self._days = [chart.day(n) for n in range(chart.days)]

    # --- The head

    def axis(self, *, more: tuple[bool, bool]) -> Iterator[Row]:
        """Yields the weekdays, and the dates below them: each day's if there is room, else where a week begins.

        Args:
            more: whether there are days before those drawn, and after.
        """
        shape = self._shape
        usual = Span(f" {labels.USUAL}", "quiet") if shape.usual == _USUAL else Span("")
        if shape.step >= 2:
            letters = (self._in_head(day, labels.WEEKDAYS[day.weekday()][0]) for day in self._days)
            yield (Span(" " * shape.name), *letters, usual)
            usual = Span("")
        if shape.step >= 3:
            yield (Span(" " * shape.name), *(self._in_head(day, str(day.day), "quiet") for day in self._days))
            return
        before = labels.MORE_BEFORE if more[0] else ""
        after = Span(f" {labels.MORE_AFTER}", "quiet") if more[1] and shape.usual else usual
        yield (Span(fitted(before, shape.name), "quiet"), *self._dates(), after)

    def _dates(self) -> Iterator[Span]:
        """Yields a date where a week begins, and the chosen day's own, as wide as the axis."""
        days, step, chosen = self._days, self._shape.step, self._chosen
        line = [" "] * (len(days) * step)
        taken = 0
        for n, day in enumerate(days):
            begins_week = not self._chart.place_in_week(day) and chosen not in days[n : n + 3]
            if (day == chosen or begins_week) and n * step >= taken:
                said = f"{day.day} {labels.short_month(day)}"
                if n * step + len(said) > len(line):
                    said = str(day.day)
                start = min(n * step, len(line) - len(said))
                if start >= taken:
                    line[start : start + len(said)] = said
                    taken = start + len(said) + 1
        for n, day in enumerate(days):
            yield self._in_head(day, "".join(line[n * step : (n + 1) * step]), "quiet")

    def states(self) -> Row:
        """Returns the states, on a day of several as many as there is room for, the first one first."""
        most = max(1, self._shape.step - 1)
        signs = ("".join(self._signs.states[state] for state in states[:most]) for states in self._chart.states)
        cells = (self._in_head(day, shown, "plain") for day, shown in zip(self._days, signs, strict=True))
        return (Span(fitted(labels.BODY, self._shape.name), "quiet"), *cells)

    def _in_head(self, day: date, text: str, style: Style | None = None) -> Span:
        """Returns one day's cell; the chosen day's is in focus. Without a style, a week's first day is strong."""
        usual = style or ("quiet" if self._chart.place_in_week(day) else "strong")
        return Span(fitted(text, self._shape.step), "chosen" if day == self._chosen else usual, day)

    # --- The bands

    def band(self, band: Band) -> Iterator[Row]:
        """Yields the rows of one need: its bars, the numbers below them, an empty row."""
        shape, name = self._shape, NEED_NAMES[band.need]
        for line in range(shape.bars):
            yield self._row(band, "" if line else name, self._bars(band, shape.bars - 1 - line), line)
        yield self._row(band, "" if shape.bars else name, self._numbers(band), shape.bars)
        if shape.gap:
            yield ()

    def _row(self, band: Band, name: str, cells: Iterable[Span], line: int) -> Row:
        begin = Span(fitted(name, self._shape.name), band.need, bold=True)
        return (begin, *cells, *self._beside(band.usual, line))

    def _beside(self, usual: Usual | None, line: int) -> Row:
        """Returns what is usual, beside a band's first two lines."""
        room = self._shape.usual
        if usual is None or not room or line > 1:
            return ()
        if room == _USUAL:
            return () if line else (Span(f" {number_text(usual.middle)}", "quiet"),)
        said = labels.mostly(usual, self._signs) if line else usually(usual)
        return (Span(f" {said}" if len(said) < room else said, "quiet"),) if len(said) <= room else ()

    def _bars(self, band: Band, row: int) -> Iterator[Span]:
        """Yields a row of the bars, counted from the bottom."""
        shape, signs = self._shape, self._signs
        for n, (day, point) in enumerate(zip(self._days, band.points, strict=True)):
            here = day == self._chosen
            if point is not None and point.value is not None:
                bar = signs.bar(point.value, shape.bars, row) * _BAR[shape.step]
                yield Span(fitted(bar, shape.step), band.need, day, here=here)
            else:
                sign = "" if row else self._without_number(point, n)
                yield Span(fitted(sign, shape.step), "quiet", day, here=here)

    def _numbers(self, band: Band) -> Iterator[Span]:
        step = self._shape.step
        for n, (day, point) in enumerate(zip(self._days, band.points, strict=True)):
            here = day == self._chosen
            if point is not None and point.value is not None:
                yield Span(fitted(numeral(point.value, step), step), "plain", day, here=here)
            else:
                sign = "" if self._shape.bars else self._without_number(point, n)
                yield Span(fitted(sign, step), "quiet", day, here=here)

    def _without_number(self, point: Point | None, n: int) -> str:
        if point is not None and point.unclear:
            return UNCLEAR
        return self._signs.nothing if n >= self._chart.blank else ""
