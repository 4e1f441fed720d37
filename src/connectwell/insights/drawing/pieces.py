"""A chart too long for the window, cut into pieces that are drawn below each other."""

from __future__ import annotations

from collections.abc import Iterator

from connectwell.insights.chart import DayChart
from connectwell.insights.drawing.bands import days_that_fit


def in_pieces(chart: DayChart, width: int) -> Iterator[DayChart]:
    """Yields the chart in parts of as many days as fit into so many columns, oldest first, about as long each."""
    count = -(-chart.days // days_that_fit(width))
    for n in range(count):
        start, stop = chart.days * n // count, chart.days * (n + 1) // count
        yield chart.part(start, stop)
