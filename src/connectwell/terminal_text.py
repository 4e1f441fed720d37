"""Text in a terminal's columns: how wide it is, wrapping, cutting and padding it.

Widths are those of `wcwidth`: none for a mark, two for East Asian letters and emoji, also for an emoji of several
characters. They are the same on every terminal, so that a file that is written doesn't depend on where it was.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

# Importing wcwidth takes as long as importing click, and most text needs none of it: each of these characters stands
# for itself, whatever its neighbours. A test compares every one of them with wcwidth.
_is_narrow: Final = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u05d0-\u05ea\u0621-\u064a\u1e00-\u1fff\u2010-\u2027"
    "\u2030-\u205e\u20a0-\u20c0\u2190-\u21ff\u2500-\u25fc]*"
).fullmatch
_WIDE: Final = (  # first and last of each range; as a pattern it would take a millisecond to compile
    "\u3000\u3029\u3041\u3096\u309b\u30ff\u3250\ua48c\uac00\ud7a3\uf900\ufaff\uff01\uff60"
    "\U0001f400\U0001f43e\U0001f442\U0001f4fc\U0001f5fb\U0001f64f\U0001f680\U0001f6c5\U0001f90c\U0001f93a"
    "\U0001f947\U0001f9ff\U00020000\U0002fffd"
)
_words_and_spaces: Final = re.compile(r"[^ ]+| +").findall


def width_of(text: str) -> int:
    """The columns that one line of text takes. Control characters take none."""
    if text.isascii() and text.isprintable():
        return len(text)
    if _is_narrow(text):
        return len(text)
    widths = [*map(_width_alone, text)]
    if 0 not in widths:
        return sum(widths)
    from wcwidth import width

    return width(text, control_codes="ignore")


def cut(line: str, width: int) -> str:
    """`line`, or as much of it as fits in `width` columns, ending in an ellipsis then."""
    return line if width_of(line) <= width else beginning(line, width - 1).rstrip() + "…"


def beginning(line: str, width: int) -> str:
    """As much of `line` as fits in `width` columns."""
    return next(_pieces(line, width, width)) if width > 0 else ""


def padded(line: str, width: int) -> str:
    """`line` with spaces after it up to `width` columns."""
    return line + " " * (width - width_of(line))


def wrapped(text: str, width: int, *, keep_spaces: bool = False, break_words: bool = True) -> Iterator[str]:
    """The lines of `text`, each of at most `width` columns, broken at spaces.

    Args:
        text: drawable characters and line breaks.
        width: columns, at least 2.
        keep_spaces: whether a break takes one space only and the others stay, at the beginning of a line too; else a
            break takes all that are there. What indents a line stays.
        break_words: whether a word that is longer than a line is broken, between whole letters; else it stands alone
            on its line, whole, so that it can be copied.
    """
    for line in text.split("\n"):
        if not keep_spaces and width_of(line) > width:
            line = line.rstrip(" ")
        if line.isascii():  # the same, twenty times as fast
            while len(line) > width and (space := line.rfind(" ", 1, width + 1)) > 0 and line[:space].strip(" "):
                yield line[:space] if keep_spaces else line[:space].rstrip(" ")
                line = line[space + 1 :] if keep_spaces else line[space:].lstrip(" ")
        if width_of(line) <= width:
            yield line
        else:
            yield from _broken(line, width, keep_spaces, break_words)


def _broken(line: str, width: int, keep_spaces: bool, break_words: bool) -> Iterator[str]:
    held, room = "", width
    for piece in _words_and_spaces(line):
        needs = width_of(piece)
        if needs <= room:
            held, room = held + piece, room - needs
            continue
        if piece[0] == " ":
            if keep_spaces:
                yield held + piece[:room]
            elif held:
                yield held
            piece = piece[room + 1 :] if keep_spaces else ""
            held, room = "", width
        elif held.strip(" "):
            yield held.removesuffix(" ") if keep_spaces else held.rstrip(" ")
            held, room = "", width
        if not break_words:
            held = piece
        else:
            *full, rest = _pieces(piece, width, room)
            for part in full:
                yield held + part
                held = ""
            held += rest
        room = width - width_of(held)
    yield held


def _pieces(word: str, width: int, first: int) -> Iterator[str]:
    """A run without a break in pieces of at most `first`, then `width` columns; marks stay with their letter."""
    begin = fits = end = 0
    room, was_seen = first, True
    for letter in _letters(word):
        end += len(letter)
        is_seen = width_of(letter) > 0
        if is_seen or was_seen:  # of many in a row that nobody sees, one is enough to look at
            if width_of(word[begin:end]) > room:
                yield word[begin:fits]
                begin, room = fits, width
            fits = end
        was_seen = is_seen
    yield word[begin:]


def _letters(word: str) -> Iterable[str]:
    if _is_narrow(word) or 0 not in map(_width_alone, word):
        return word
    from wcwidth import iter_graphemes

    # Hangul's loose first parts make one letter however many there are.
    return (part for letter in iter_graphemes(word) for part in (letter if width_of(letter) > 2 else (letter,)))


@lru_cache(maxsize=4096)
def _width_alone(character: str) -> int:
    """The columns of a character that stands for itself; 0 for one that may combine with its neighbours."""
    at = bisect_left(_WIDE, character)  # odd within a range, even before one or at its first
    return 2 if at % 2 or _WIDE[at : at + 1] == character else 1 if _is_narrow(character) else 0
