"""A line that grows and shrinks at the pace of a breath. It says no number, and stops by itself."""

from typing import Final

from textual.widgets import Static

from connectwell.library.practices import Pace
from connectwell.practice import words

_LONGEST: Final = 40
_EVERY: Final = 0.1
"""Seconds between two drawings."""


class BreathLine(Static):
    """Grows while breathing in, shrinks while breathing out.

    Args:
        pace: seconds and times.
    """

    def __init__(self, pace: Pace) -> None:
        super().__init__(breath_line(pace, 0.0), markup=False)
        self._pace, self._gone = pace, 0.0

    def on_mount(self) -> None:
        """Begins at once."""
        self._timer = self.set_interval(_EVERY, self._draw)

    def _draw(self) -> None:
        self._gone += _EVERY
        self.update(breath_line(self._pace, self._gone))
        if self._gone >= self._pace.times * (self._pace.into + self._pace.out):
            self._timer.stop()


def breath_line(pace: Pace, seconds: float) -> str:
    """Returns the line after so many seconds; at the end, a sentence in its place."""
    whole = pace.into + pace.out
    if seconds >= pace.times * whole:
        return words.ENOUGH
    into = seconds % whole
    if into < pace.into:
        return f"{'━' * max(1, round(_LONGEST * into / pace.into))} {words.IN}"
    left = 1 - (into - pace.into) / pace.out
    return f"{'━' * max(1, round(_LONGEST * left))} {words.OUT}"
