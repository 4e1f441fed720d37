"""Lines of a given width, where a wide character takes two columns and a combining one takes none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category, east_asian_width

_WORDS_AND_SPACES = re.compile(r"[^ ]+| +")


def columns(text: str) -> int:
    """How many columns a terminal gives to `text`, one line of drawable characters."""
    return len(text) if text.isascii() else sum(map(_columns_of, text))


def wrapped(text: str, width: int) -> Iterator[str]:
    """The lines of `text`, each of at most `width` columns.

    A line is broken at a space, which goes, and within a word only where the word is longer than a line. All other
    characters stay, spaces at the beginning of a line too.

    Args:
        text: drawable characters and line breaks.
        width: columns, at least 2.
    """
    for line in text.split("\n"):
        if line.isascii():
            while len(line) > width and (space := line.rfind(" ", 1, width + 1)) > 0 and line[:space].strip(" "):
                yield line[:space]
                line = line[space + 1 :]
        if columns(line) > width:
            yield from _broken(line, width)
        else:
            yield line


def _broken(line: str, width: int) -> Iterator[str]:
    held, room = "", width
    for piece in _WORDS_AND_SPACES.findall(line):
        needs = columns(piece)
        if needs <= room:
            held, room = held + piece, room - needs
            continue
        if piece.startswith(" "):
            piece = piece[1:]  # the line break stands for one space; the others stay
            yield held
            held, room = "", width
        elif held.endswith(" ") and held.strip(" "):
            yield held[:-1]
            held, room = "", width
        *full, held_on = _cut(piece, width, room)
        for part in full:
            yield held + part
            held = ""
        held += held_on
        room = width - columns(held)
    yield held


def _cut(word: str, width: int, first: int) -> list[str]:
    """A run without a break in pieces of at most `first`, then `width` columns; marks stay with their letter."""
    pieces, begin, room = [], 0, first
    for at, character in enumerate(word):
        needs = _columns_of(character)
        if needs > room:
            pieces.append(word[begin:at])
            begin, room = at, width
        room -= needs
    return [*pieces, word[begin:]]


def _columns_of(character: str) -> int:
    if character.isascii():
        return 1
    if east_asian_width(character) in "WF":
        return 2
    return 0 if category(character) in ("Mn", "Me", "Cf") else 1
