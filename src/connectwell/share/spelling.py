"""How a name is compared: in one case, without accents, and the same with a hyphen, a dot or a space in it."""

from __future__ import annotations

import re
from typing import Final
from unicodedata import category, normalize

JOINT: Final = r"[\s\-‐‑.]+"
"""A pattern for what may stand between two pieces of a name: "Mrs-Okafor", "Mrs Okafor", "Mrs. Okafor"."""
_JOINTS = re.compile(JOINT)
_ACCENTS = re.compile("[\u0300-\u036f]+")


def folded(words: str) -> str:
    """In one case and without accents. Marks that make another letter stay: vowel signs, the voicing of kana."""
    if words.isascii():
        return words.lower()
    return normalize("NFC", _ACCENTS.sub("", normalize("NFD", normalize("NFC", words).casefold())))


def stands_as_it_was(words: str, as_folded: str) -> bool:
    """Whether each character of the folded words comes from the one at the same place."""
    if words.isascii():
        return True
    # Of text in NFC, every character but a lone accent becomes one or more.
    return len(as_folded) == len(words) and words == normalize("NFC", words) and not _ACCENTS.search(words)


def origins(words: str) -> list[tuple[int, int]]:
    """For each character of the folded words, the start and the end of what it came from."""
    found: list[tuple[int, int]] = []
    start = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or not _goes_on(words[at]):
            found += [(start, at)] * len(folded(words[start:at]))
            start = at
    return found


def pieces(name: str) -> list[str]:
    """What a name is made of, at least one; a name of nothing but hyphens and dots is one piece."""
    return [piece for piece in _JOINTS.split(name) if piece] or ["".join(name.split())]


def _goes_on(letter: str) -> bool:
    """Whether it may make one letter with those before it: an accent, a vowel sign, the later parts of Hangul."""
    return letter > "\u02ff" and (category(letter)[0] == "M" or "\u1160" <= letter <= "\u11ff")
