"""How much of the one page the words of a brief take, in lines, whatever the format. What is over is never cut.

The page is A4 or US letter; what just fits stands there at some 10 points, at 9 in the worst case. Its head, the five
plots and the states of arrival have their place kept beside these lines; `share/templates/brief.typ` and `page.css` are
laid out so that what fits here fits there. A PDF has the last word for itself: it is refused where it would be longer.

Widths are those on paper, whichever font a page is set in, rather too wide than too narrow; a terminal's are in
`terminal_text`. A small letter is two half columns. A machine may lack a font for a script, and a box stands for each
character then; so a mark above a letter counts too, where a script has many of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal
from unicodedata import category, east_asian_width

from connectwell.errors import BriefTooLong
from connectwell.model.text import visible
from connectwell.share.document import Document
from connectwell.share.formats.outline import Said, SectionName, head_of, sections

WIDTH: Final = 84
"""Columns of a line: 13 cm of a book face at 9 points. """
LINES: Final = 36
"""Lines there are for headings, words, and what is said beside them."""
HEADING: Final = 2
"""Lines a heading takes, with the room above it."""
_FULL: Final = 30
"""Lines from which on a page is full: where no program can try which size fits, it is set in a smaller one."""
NAME: Final = "The name"
TAKES: Final = "Lines that each part of the page takes: {sections}."
UNSPACED: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef\U0001f000-\U0010ffff"
"""Scripts in which a line is broken without a space: South-East Asian ones by a dictionary, CJK and emoji anywhere."""
_SMALL, _CAPITAL, _WIDE, _SIGN = 2, 3, 4, 6  # half columns
_WIDE_ONES: Final = frozenset("mwM@%&…‰æœÆŒжмфшщыюЖМФШЩЫЮ")
_LARGE_LETTERS: Final = ((0x0B80, 0x0DFF), (0x1000, 0x109F), (0x1200, 0x167F))
"""Scripts whose letters are as wide as a capital or more: Tamil to Sinhala, Burmese, Ethiopic, Cherokee."""
_LINE: Final = WIDTH * _SMALL
_PIECES: Final = re.compile(rf" +|[{UNSPACED}]|[^ {UNSPACED}]+")
_MANY: Final = 10_000
"""Characters from which on counting is done without looking at each: they are over by far."""


@dataclass(frozen=True, slots=True)
class SectionLines:
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


def measure(document: Document) -> tuple[SectionLines, ...]:
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


def _taken(document: Document) -> Iterator[SectionLines]:
    if more := _lines_of(head_of(document)[0]) - 1:  # the days and the name have one line kept for them
        yield SectionLines("name", NAME, more, (more,))
    for section in sections(document):
        if section.name not in ("five", "arriving"):
            each = tuple(_lines(said) for said in section.said)
            yield SectionLines(section.name, section.heading, HEADING + sum(each), each)


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
        needs = sum(map(_half_columns, piece))
        if needs > room and not piece.startswith(" "):
            takes = -(-needs // _LINE)
            lines, room = lines + takes - (room == _LINE), takes * _LINE
        room -= needs
    return lines


@lru_cache(maxsize=4096)
def _half_columns(character: str) -> int:
    """What a character takes at most."""
    if character in _WIDE_ONES or east_asian_width(character) in "WF":
        return _WIDE
    kind = category(character)
    if kind == "Cf" or (kind in ("Mn", "Me") and character < "\u0900"):
        return 0
    if character == "W" or character > "\uffff" or (kind in ("Sm", "So", "Pd") and not character.isascii()):
        return _SIGN
    large = any(first <= ord(character) <= last for first, last in _LARGE_LETTERS)
    return _CAPITAL if kind == "Lu" or (large and kind in ("Lo", "Mc")) else _SMALL
