"""Measures two things alternately and repeatedly, so that background load falls on both alike."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median, quantiles

Measure = Callable[[], float]
"""Runs once and returns its cost: milliseconds, or megabytes."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Attributes:
        name: what was measured.
        floor_name: the baseline.
        ours, floor: medians, in `unit`.
        ratio: median over the pairs.
        low, high: quartiles of the ratio.
        bound: highest ratio allowed.
    """

    name: str
    floor_name: str
    unit: str
    ours: float
    floor: float
    ratio: float
    low: float
    high: float
    bound: float

    @property
    def holds(self) -> bool:
        """Returns whether the ratio is within its bound."""
        return self.ratio <= self.bound

    def as_markdown(self) -> str:
        """Returns the row in Markdown, to go below `HEADER`."""
        verdict = "holds" if self.holds else "**does not hold**"
        return (
            f"| {self.name} | {self.ours:.2f} {self.unit} | {self.floor_name} {self.floor:.2f} {self.unit} "
            f"| **{self.ratio:.2f}×** | {self.low:.2f}–{self.high:.2f} | {self.bound:g}× | {verdict} |"
        )


HEADER = "| what | ours | the floor | ratio | middle half | bound | |\n|---|---|---|---|---|---|---|"


def compare(
    name: str, ours: Measure, floor: Measure, *, floor_name: str, bound: float, pairs: int, unit: str = "ms"
) -> Row:
    """Measures both `pairs` times (at least 2), alternating which goes first. A warm-up round isn't counted."""
    ours(), floor()
    found: list[tuple[float, float]] = []
    for number in range(pairs):
        if number % 2:
            second = floor()
            found.append((ours(), second))
        else:
            first = ours()
            found.append((first, floor()))
    ratios = [one / other for one, other in found]
    low, _, high = quantiles(ratios, n=4)
    return Row(
        name,
        floor_name,
        unit,
        median(one for one, _ in found),
        median(other for _, other in found),
        median(ratios),
        low,
        high,
        bound,
    )
