"""Text in terminal columns: measuring, wrapping, truncating and padding.

Widths are `wcwidth`'s: 0 for combining marks, 2 for East Asian wide characters and for emoji, including sequences of
several characters. They don't depend on the terminal, so neither does a file written with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

# Importing wcwidth takes as long as importing click, and most text doesn't need it: the width of these characters
# doesn't depend on their neighbours. A test checks each one against wcwidth. First and last of each range, sorted.
_NARROW: Final = (
    " ~\u00a0\u00ac\u00ae\u02ff\u0370\u0482\u048a\u052f\u05d0\u05ea\u0621\u064a\u0671\u06d3\u0e01\u0e30"
    "\u1e00\u1fff\u2010\u2027\u2030\u205e\u20a0\u20c0\u2190\u21ff\u2500\u25fc"
)
_WIDE: Final = (
    "\u3000\u3029\u3041\u3096\u309b\u30ff\u3250\ua48c\uac00\ud7a3\uf900\ufaff\uff01\uff60"
    "\U0001f400\U0001f43e\U0001f442\U0001f4fc\U0001f5fb\U0001f64f\U0001f680\U0001f6c5\U0001f90c\U0001f93a"
    "\U0001f947\U0001f9ff\U00020000\U0002fffd"
)
_MARKS: Final = (  # accents, Hebrew and Arabic points, Thai vowels
    "\u0300\u034e\u0350\u036f\u0591\u05bd\u05bf\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u05c7\u064b\u065f\u0670\u0670"
    "\u0e31\u0e31\u0e34\u0e3a\u0e47\u0e4e"
)
_UNKNOWN: Final = -1
UNBROKEN: Final = "\u00a0"
"""A space that no line is wrapped at. `lines_heard` prints it as any other."""


_SENT_BY_KEYS: Final = r"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|O[ -~]|[ -~])?"


def without_keys(line: str) -> str:
    """Returns a line typed at a terminal that doesn't edit lines, without what arrows and other keys sent to it."""
    return re.sub(_SENT_BY_KEYS, "", line) if "\x1b" in line else line


def width_of(text: str) -> int:
    """Returns the width of a line in columns. Control characters count as 0."""
    if text.isascii() and text.isprintable():
        return len(text)
    widths = [*map(_width_alone, text)]
    if _UNKNOWN not in widths:
        return sum(widths)
    from wcwidth import width

    return width(text, control_codes="ignore")


def cut(line: str, width: int) -> str:
    """Truncates `line` to `width` columns, with an ellipsis if it was longer."""
    return line if width_of(line) <= width else beginning(line, width - 1).rstrip() + "…"


def beginning(line: str, width: int) -> str:
    """Returns the longest prefix of `line` that fits in `width` columns."""
    return next(_pieces(line, width)) if width > 0 else ""


def padded(line: str, width: int) -> str:
    """Pads `line` with trailing spaces to `width` columns."""
    return line + " " * (width - width_of(line))


def wrapped(text: str, width: int, *, keep_spaces: bool = False, break_words: bool = True) -> Iterator[str]:
    """Yields the lines of `text`, wrapped at spaces to at most `width` columns.

    Args:
        text: printable characters and line breaks.
        width: columns, at least 2.
        keep_spaces: whether a break removes a single space and keeps the others, even at the start of a line; otherwise
            it removes the whole run. Indentation is always kept.
        break_words: whether to break words longer than a line, between grapheme clusters; otherwise such a word gets a
            line to itself, unbroken, so that it can be copied.
    """
    for line in text.split("\n"):
        if not keep_spaces and width_of(line) > width:
            line = line.rstrip(" ")
        if line.isascii():  # same result, twenty times as fast
            while len(line) > width and (space := line.rfind(" ", 1, width + 1)) > 0 and line[:space].strip(" "):
                yield line[:space] if keep_spaces else line[:space].rstrip(" ")
                line = line[space + 1 :] if keep_spaces else line[space:].lstrip(" ")
        if width_of(line) <= width:
            yield line
        else:
            yield from _broken(line, width, keep_spaces, break_words)


def lines_heard(text: str, width: int) -> Iterator[str]:
    """Yields the lines of a paragraph to be heard, wrapped at spaces.

    A spoken number stays on one line; one longer than a line breaks after its commas only.
    """
    if UNBROKEN in text:
        pieces = text.split(" ")
        text = " ".join(piece if width_of(piece) <= width else piece.replace(f",{UNBROKEN}", ", ") for piece in pieces)
    for line in wrapped(text, width, break_words=False):
        yield line.replace(UNBROKEN, " ")


def _broken(line: str, width: int, keep_spaces: bool, break_words: bool) -> Iterator[str]:
    held, room, adds_up = "", width, _adds_up(line)
    for piece in re.findall(r"[^ ]+| +", line):
        needs = width_of(piece) if adds_up else width_of(held + piece) - width_of(held)
        if needs <= room:
            held, room = held + piece, room - needs
            continue
        if piece[0] == " ":
            if keep_spaces:
                yield held + piece[:room]
            elif held:
                yield held
            piece = piece[room + 1 :] if keep_spaces else ""
            held = ""
        elif held.strip(" "):
            yield held.removesuffix(" ") if keep_spaces else held.rstrip(" ")
            held = ""
        if break_words:
            *full, held = _pieces(piece, width, held)
            yield from full
        else:
            held = piece
        room = width - width_of(held)
    yield held


def _pieces(word: str, width: int, held: str = "") -> Iterator[str]:
    """Splits an unbroken run into pieces of at most `width` columns, the first prefixed with `held`.

    Combining marks stay with their letters.
    """
    if not _adds_up(word):
        yield from _pieces_measured(word, width, held)
        return
    begin, room = 0, width - width_of(held)
    for at, needs in enumerate(map(_width_alone, word)):
        if needs > room:
            yield held + word[begin:at]
            held, begin, room = "", at, width
        room -= needs
    yield held + word[begin:]


def _pieces_measured(word: str, width: int, held: str) -> Iterator[str]:
    """Like `_pieces`, for text whose width differs from the sum of its characters' widths."""
    begin = fits = end = 0
    was_seen = True
    for letter in _letters(word):
        end += len(letter)
        is_seen = width_of(letter) > 0
        if (is_seen or was_seen) and width_of(held + word[begin:end]) > width:  # one check per zero-width run
            yield held + word[begin:fits]
            held, begin = "", fits
        fits, was_seen = end, is_seen
    yield held + word[begin:]


def _adds_up(text: str) -> bool:
    """Returns whether the width of `text` is the sum of its characters' widths."""
    return text.isascii() or _UNKNOWN not in map(_width_alone, text)


def _letters(word: str) -> Iterator[str]:
    from wcwidth import iter_graphemes

    for letter in iter_graphemes(word):
        # Any number of leading Hangul jamo form a single grapheme cluster.
        yield from letter if width_of(letter) > 2 else (letter,)


@lru_cache(maxsize=4096)
def _width_alone(character: str) -> int:
    """Returns a character's width in columns, or `_UNKNOWN` if it may depend on its neighbours."""
    if _is_in(_NARROW, character):
        return 1
    return 2 if _is_in(_WIDE, character) else 0 if _is_in(_MARKS, character) else _UNKNOWN


def _is_in(ranges: str, character: str) -> bool:
    return any(first <= character <= last for first, last in zip(ranges[::2], ranges[1::2], strict=True))
