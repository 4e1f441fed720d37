"""The characters to draw with, for terminals that know many, those of a console, or ASCII alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from connectwell.model.terms import State
from connectwell.sentences import ASCII_STATE_SIGNS, CONSOLE_STATE_SIGNS, STATE_SIGNS

TEN_IN_ONE_COLUMN: Final = "X"
UNCLEAR: Final = "?"


@dataclass(frozen=True, slots=True)
class Signs:
    """The characters to draw with, each one column wide. In every set the states and the shades differ in shape.

    Attributes:
        bars: a bar of one row, by how much of it is filled; the first is the least, the last is full.
        shades: by rating: 0, 1–2, 3–5, 6–8, 9–10.
        nothing: a day that wasn't rated.
        dash: between the lowest and the highest of several values.
        states: by state.
    """

    bars: str
    shades: str
    nothing: str
    dash: str
    states: Mapping[State, str] = field(default_factory=dict)

    def shade(self, value: float) -> str:
        """Returns the sign for a rating, 0–10."""
        return self.shades[shade_of(value)]

    def bar(self, value: float, rows: int, row: int) -> str:
        """Returns a bar's character in one of its rows, counted from the bottom; a space above its top.

        Args:
            value: 0–10. The bar of 0 isn't empty: only a day without a rating is.
            rows: the height of the whole bar for a 10.
            row: which row, from 0.
        """
        steps = len(self.bars)
        filled = max(1, int(value * steps * rows / 10 + 0.5)) - row * steps
        return self.bars[min(filled, steps) - 1] if filled > 0 else " "


def shade_of(value: float) -> int:
    """Returns which of the five shades a rating has: 0, 1–2, 3–5, 6–8 or 9–10."""
    rating = int(value + 0.5)
    return 0 if rating == 0 else 1 if rating <= 2 else 2 if rating <= 5 else 3 if rating <= 8 else 4


SHADE_RANGES: Final = ((0, 0), (1, 2), (3, 5), (6, 8), (9, 10))
"""The ratings of each shade, first and last."""

FULL: Final = Signs(bars="▁▂▃▄▅▆▇█", shades="▁░▒▓█", nothing="·", dash="–", states=STATE_SIGNS)
CONSOLE: Final = Signs(
    bars="▄█",
    shades="_░▒▓█",
    nothing="·",
    dash="-",
    states=CONSOLE_STATE_SIGNS,
)
"""For the Linux console, whose font has no more."""
ASCII: Final = Signs(
    bars="_#",
    shades="_-+x#",
    nothing=".",
    dash="-",
    states=ASCII_STATE_SIGNS,
)


def numeral(value: float, width: int) -> str:
    """Returns a value, 0–10, in at most so many columns: where there is one, 10 is X; halves are rounded up if need be.

    A column is left free beside it where there are three or more.
    """
    whole = int(value + 0.5)
    if value != int(value) and width >= 4:
        return f"{value:g}"
    return TEN_IN_ONE_COLUMN if whole == 10 and width < 3 else str(whole)


def signs_for(encoding: str | None, term: str) -> Signs:
    """Returns the characters a terminal can show.

    Args:
        encoding: of its output.
        term: what TERM says.
    """
    if not (encoding or "").lower().startswith("utf"):
        return ASCII
    return CONSOLE if term == "linux" else FULL
