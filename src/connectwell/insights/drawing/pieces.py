"""How so many days are drawn in a window: as bands, as panels, or in pieces below each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from connectwell.insights.chart import DayChart
from connectwell.insights.drawing.bands import bands, days_that_fit
from connectwell.insights.drawing.grid import panels, panels_beside
from connectwell.insights.drawing.rows import Drawing
from connectwell.insights.drawing.signs import Signs


def weeks(
    chart: DayChart, *, width: int, height: int, signs: Signs, chosen: date | None = None, digits: bool = False
) -> Drawing:
    """Draws bands; where a day would have no column of its own, a panel for each of the five if they fit.

    Args:
        chart: any.
        width, height: the room, in columns and rows.
        signs: the characters to draw with.
        chosen: the day in focus.
        digits: whether panels have numbers instead of shades.
    """
    if _in_panels(chart, width):
        return panels(chart, width=width, height=height, signs=signs, chosen=chosen, digits=digits, states=True)
    return bands(chart, width=width, height=height, signs=signs, chosen=chosen)


def in_pieces(chart: DayChart, width: int) -> Iterator[DayChart]:
    """Yields the chart in parts that `weeks` draws whole in so many columns, oldest first, about as long each."""
    count = 1 if _in_panels(chart, width) else -(-chart.days // days_that_fit(width))
    for n in range(count):
        start, stop = chart.days * n // count, chart.days * (n + 1) // count
        yield chart.part(start, stop)


def _in_panels(chart: DayChart, width: int) -> bool:
    return chart.days > days_that_fit(width) and panels_beside(chart, width) == len(chart.bands)
