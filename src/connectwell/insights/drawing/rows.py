"""Rows of cells with the names of styles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from connectwell.model.terms import Need
from connectwell.terminal_text import width_of, wrapped

Style = Literal["plain", "quiet", "strong", "chosen"] | Need
"""How a span looks: the usual text, dimmed, bold, in the colour of one of the five, or as the cell in focus."""


class Span(NamedTuple):
    """Some text of one style.

    Attributes:
        text: printable, on one line.
        style: the name of its style.
        day: the day it belongs to, if it belongs to one.
        bold: whether it is bold as well.
        here: whether it belongs to the chosen day, without being the cell in focus.
    """

    text: str
    style: Style = "plain"
    day: date | None = None
    bold: bool = False
    here: bool = False


Row = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing, and how the arrows move in it.

    Attributes:
        rows: from top to bottom.
        across, down: how many days the right and the down arrow move on.
    """

    rows: tuple[Row, ...]
    across: int = 1
    down: int = 7

    @property
    def lines(self) -> tuple[str, ...]:
        """The rows as text."""
        return tuple(map(row_text, self.rows))


def row_text(row: Iterable[Span]) -> str:
    """Returns a row as text, without trailing spaces."""
    return "".join(span.text for span in row).rstrip()


def fitted(text: str, width: int) -> str:
    """Returns the text with trailing spaces, cut if it is wider."""
    return text[:width].ljust(width)


def flow(items: Sequence[Sequence[Span]], width: int, gap: int = 2) -> tuple[Row, ...]:
    """Packs items into rows of `width` columns, `gap` apart, none of them broken unless it is wider than a row."""
    rows: list[list[Span]] = []
    used = 0
    for item in items:
        needs = width_of("".join(span.text for span in item))
        if needs > width:
            rows += [[Span(line, item[0].style)] for line in wrapped("".join(span.text for span in item), width)]
            used = width_of(rows[-1][0].text)
        elif rows and used + gap + needs <= width:
            rows[-1] += [Span(" " * gap), *item]
            used += gap + needs
        else:
            rows.append(list(item))
            used = needs
    return tuple(map(tuple, rows))
