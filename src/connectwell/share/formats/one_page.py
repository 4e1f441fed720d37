"""How much of the one page the words of a brief take, in lines, whatever the format. What is over is never cut.

The page is A4 or US letter; what just fits stands there at some 10 points, at 9 in the worst case. Its head, the five
plots and the states of arrival have their place kept beside these lines; `share/templates/brief.typ` and `page.css` are
laid out so that what fits here fits there. A PDF has the last word for itself: it is refused where it would be longer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from connectwell.errors import BriefTooLong
from connectwell.model.text import visible
from connectwell.share.document import Document
from connectwell.share.formats.outline import Said, SectionName, head_of, sections
from connectwell.share.widths import COLUMN, UNSPACED, width_of

WIDTH: Final = 84
"""Columns of a line: 13 cm of a book face at 9 points. How many a character takes says `widths`."""
LINES: Final = 36
"""Lines there are for headings, words, and what is said beside them."""
HEADING: Final = 2
"""Lines a heading takes, with the room above it."""
_FULL: Final = 30
"""Lines from which on a page is full: where no program can try which size fits, it is set in a smaller one."""
NAME: Final = "The name"
TAKES: Final = "Lines that each part of the page takes: {sections}."
_LINE: Final = WIDTH * COLUMN
_PIECES: Final = re.compile(rf" +|[{UNSPACED}]|[^ {UNSPACED}]+")
_MANY: Final = 10_000
"""Characters from which on counting is done without looking at each: they are over by far."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a section of the page takes.

    Attributes:
        section: its name, as in `outline.sections`; `name` is the person's, where it is longer than its line.
        heading: what it is called.
        lines: how many lines in all, its heading included.
        each: how many of them each of its pieces takes, in their order: each line to talk about, each moment …
    """

    section: SectionName | Literal["name"]
    heading: str
    lines: int
    each: tuple[int, ...]


def measure(document: Document) -> tuple[Taken, ...]:
    """What every section of a brief with words in it takes, in the order they are read."""
    return tuple(_taken(document))


def overflow(document: Document) -> int:
    """By how many lines a brief is longer than the page; 0 where it fits."""
    return max(0, sum(taken.lines for taken in measure(document)) - LINES)


def too_long(document: Document, lines_over: int) -> BriefTooLong:
    """The refusal of a brief that is so many lines longer than the page: it says what takes how many of them."""
    told = (f"{one.heading}: {one.lines} ({', '.join(map(str, one.each))})" for one in measure(document))
    return BriefTooLong(lines_over, TAKES.format(sections="; ".join(told)))


def is_full(document: Document) -> bool:
    """Whether a brief has so many words that they need smaller type to be sure of their page."""
    return sum(taken.lines for taken in measure(document)) >= _FULL


def _taken(document: Document) -> Iterator[Taken]:
    if more := _lines_of(head_of(document)[0]) - 1:  # the days and the name have one line kept for them
        yield Taken("name", NAME, more, (more,))
    for section in sections(document):
        if section.name not in ("five", "arriving"):
            each = tuple(_lines(said) for said in section.said)
            yield Taken(section.name, section.heading, HEADING + sum(each), each)


def _lines(said: Said) -> int:
    return sum(_lines_of(text) for text in said if text)


def _lines_of(text: str) -> int:
    if len(text) > _MANY:
        return max(text.count("\n") + 1, len(text) // WIDTH + 1)
    return sum(map(_lines_of_line, visible(text).replace("\t", "    ").split("\n")))


def _lines_of_line(line: str) -> int:
    """A line is broken at its spaces, and within a word only where the word is longer than a line."""
    lines, room = 1, _LINE
    for piece in _PIECES.findall(line):
        needs = width_of(piece)
        if needs > room and not piece.startswith(" "):
            takes = -(-needs // _LINE)
            lines, room = lines + takes - (room == _LINE), takes * _LINE
        room -= needs
    return lines
