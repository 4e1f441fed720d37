"""How much of the one page the words of a brief take, in lines, whatever the format. What is over is never cut.

The page is A4 or US letter; what just fits stands there at some 10 points, at 9 in the worst case. Its head, the five
plots and the states of arrival have their place kept beside these lines; `share/templates/brief.typ` is laid out so
that what fits here fits there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from connectwell.model.text import visible
from connectwell.share.document import Document
from connectwell.share.outline import Said, SectionName, sections
from connectwell.share.wrapping import wrapped

WIDTH: Final = 84
"""Columns of a line: 13 cm of a book face at 9.5 points. A wide character takes two of them."""
LINES: Final = 36
"""Lines there are for headings, words, and what is said beside them."""
HEADING: Final = 2
"""Lines a heading takes, with the room above it."""
_MANY: Final = 10_000
"""Characters from which on counting is done without looking at each: they are over by far."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a section of the page takes.

    Attributes:
        section: its name, as in `outline.sections`.
        heading: what it is called.
        lines: how many lines in all, its heading included.
        each: how many of them each of its pieces takes, in their order: each line to talk about, each moment …
    """

    section: SectionName
    heading: str
    lines: int
    each: tuple[int, ...]


def measure(document: Document) -> tuple[Taken, ...]:
    """What every section of a brief with words in it takes, in the order they are read."""
    return tuple(_taken(document))


def overflow(document: Document) -> int:
    """By how many lines a brief is longer than the page; 0 where it fits."""
    return max(0, sum(taken.lines for taken in measure(document)) - LINES)


def _taken(document: Document) -> Iterator[Taken]:
    for section in sections(document):
        if section.name not in ("five", "arriving"):
            each = tuple(_lines(said) for said in section.said)
            yield Taken(section.name, section.heading, HEADING + sum(each), each)


def _lines(said: Said) -> int:
    return sum(_lines_of(text) for text in said if text)


def _lines_of(text: str) -> int:
    if len(text) > _MANY:
        return max(text.count("\n") + 1, len(text) // WIDTH + 1)
    return sum(sum(1 for _ in wrapped(line, _columns_for(line))) for line in visible(text).split("\n"))


def _columns_for(line: str) -> int:
    """A capital is half as wide again as a small letter, so a line of them holds fewer."""
    return max(2, WIDTH * len(line) // (len(line) + sum(map(str.isupper, line)) // 2)) if line else WIDTH
