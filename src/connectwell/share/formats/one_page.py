"""Measures how many lines a brief's words take on its one page, in any format. Overflow is never cut.

The page is A4 or US letter; a brief that just fits is set at about 10 points, at worst 9. The head and the picture of
the five have reserved space besides these lines; `share/formats/templates/brief.typ` and `page.css` are
laid out so that what fits here fits there. A PDF is checked again when set: it is refused if it would be longer.

Widths are on paper, for whichever font is used, and overestimate rather than underestimate; terminal widths are in
`terminal_text`. A small letter is two half columns. A machine may lack a font for a script and show a box for each
character; so combining marks count too in scripts that have many of them.
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
from connectwell.share.formats.outline import PartText, SectionName, head_of, sections

WIDTH: Final = 80
"""Columns of a line: 12.3 cm of a book face at 9 points."""
LINES: Final = 35
"""Lines available for headings, words and notes."""
HEADING: Final = 2
"""Lines that a heading takes, including the space above it."""
NAME: Final = "The name"
TAKES: Final = "Lines that each section takes: {sections}."
UNSPACED: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef\U0001f000-\U0010ffff"
"""Scripts that break lines without spaces: South-East Asian ones by dictionary, CJK and emoji anywhere."""
_SMALL, _CAPITAL, _WIDE, _SIGN = 2, 3, 4, 6  # in half columns
_WIDE_ONES: Final = frozenset("mwM@%&…‰æœÆŒжмфшщыюЖМФШЩЫЮ")
_LARGE_LETTERS: Final = ((0x0B80, 0x0DFF), (0x1000, 0x109F), (0x1200, 0x167F))
"""Scripts whose letters are at least as wide as a capital: Tamil to Sinhala, Burmese, Ethiopic, Cherokee."""
_LINE: Final = WIDTH * _SMALL
_PIECES: Final = re.compile(rf" +|[{UNSPACED}]|[^ {UNSPACED}]+")
_MANY: Final = 10_000
"""Above this many characters the count is only estimated: the text is far too long anyway."""


@dataclass(frozen=True, slots=True)
class SectionLines:
    """The lines that a section of the page takes.

    Attributes:
        section: its name, as in `outline.sections`; `name` is the person's name, if it needs more than its line.
        heading: its heading.
        lines: total number of lines, including its heading.
        each: the lines of each of its items, in order: each line to talk about, each moment …
    """

    section: SectionName | Literal["name"]
    heading: str
    lines: int
    each: tuple[int, ...]


def measure(document: Document) -> tuple[SectionLines, ...]:
    """Returns the lines that each section with words takes, in reading order."""
    return tuple(_sections(document))


def overflow(document: Document) -> int:
    """Returns how many lines a brief is longer than the page; 0 if it fits."""
    return max(0, sum(taken.lines for taken in measure(document)) - LINES)


def too_long(document: Document, lines_over: int) -> BriefTooLong:
    """Returns the error for a brief that is `lines_over` lines too long; it lists the lines of each section."""
    taken_by = (f"{one.heading}: {one.lines} ({', '.join(map(str, one.each))})" for one in measure(document))
    return BriefTooLong(lines_over, TAKES.format(sections="; ".join(taken_by)))


def _sections(document: Document) -> Iterator[SectionLines]:
    if more := _lines_of(head_of(document)[0]) - 1:  # one line is reserved for the days and the name
        yield SectionLines("name", NAME, more, (more,))
    for section in sections(document):
        if section.name != "five":
            each = tuple(_lines(said) for said in section.said)
            yield SectionLines(section.name, section.heading, HEADING + sum(each), each)


def _lines(said: PartText) -> int:
    return sum(_lines_of(text) for text in said if text)


def _lines_of(text: str) -> int:
    if len(text) > _MANY:
        return max(text.count("\n") + 1, len(text) // WIDTH + 1)
    return sum(map(_lines_of_line, visible(text).replace("\t", "    ").split("\n")))


def _lines_of_line(line: str) -> int:
    """Returns the lines that a line of text wraps to: at spaces, and within a word only if it is longer than a line."""
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
    """Returns the maximum width of a character, in half columns."""
    if character in _WIDE_ONES or east_asian_width(character) in "WF":
        return _WIDE
    kind = category(character)
    if kind == "Cf" or (kind in ("Mn", "Me") and character < "\u0900"):
        return 0
    if character == "W" or character > "\uffff" or (kind in ("Sm", "So", "Pd") and not character.isascii()):
        return _SIGN
    large = any(first <= ord(character) <= last for first, last in _LARGE_LETTERS)
    return _CAPITAL if kind == "Lu" or (large and kind in ("Lo", "Mc")) else _SMALL
