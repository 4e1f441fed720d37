"""How a name is found within words, to be replaced: as in `model.matching`, and whatever stands between its pieces.

It has a folding of its own because it has other duties. What it finds is put somewhere else in the person's own words,
so each character must lead back to its place, and quickly: every word that leaves comes through here. Words are whole:
Hangul stays in syllables, and a sign such as ™ or ² isn't taken apart, for it ends a name. And it may rather hide too
much than too little, so all that can join two pieces of a name is the same to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final
from unicodedata import category, normalize

from connectwell.model.matching import UNDIVIDED
from connectwell.model.text import APOSTROPHES, UNSEEN

_SPLITTING: Final = "\u200c"
"""The one unseen sign that parts: Persian writes names and what is added to them with it."""
JOINT: Final = rf"[\s\-‐‑־.{_SPLITTING}]+"
"""A pattern for what may stand between two pieces of a name: "Mrs-Okafor", "Mrs Okafor", "Mrs. Okafor"."""
_JOINTS = re.compile(JOINT)
# Accents; the points of Hebrew; those of Arabic, with the hamza on a letter and the line that stretches a word.
_ON_LETTERS = "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670"
_LEFT_OUT = re.compile(f"[{_ON_LETTERS}{UNSEEN.replace(_SPLITTING, '')}]+")
_ALIKE = dict.fromkeys(APOSTROPHES, "'") | UNDIVIDED
_ALIKE_SIGNS = re.compile(f"[{''.join(_ALIKE)}]")


def folded(words: str) -> str:
    """In one case, without accents or signs that nobody sees.

    Marks that make another letter stay: vowel signs, the voicing of kana.
    """
    if words.isascii():
        return words.lower().replace("`", "'")
    taken_apart = normalize("NFD", normalize("NFC", words).casefold())
    plain = normalize("NFC", _LEFT_OUT.sub("", taken_apart))
    return _ALIKE_SIGNS.sub(lambda sign: _ALIKE[sign[0]], plain)


def places(words: str, as_folded: str) -> Callable[[int, int], tuple[int, int]]:
    """What tells, for a start and an end in the folded words, where in `words` that is."""
    if _stands_as_it_was(words, as_folded):
        return lambda start, end: (start, end)
    came_from = _origins(words)
    return lambda start, end: (came_from[start][0], came_from[end - 1][1])


def pieces(name: str) -> list[str]:
    """What a name is made of, at least one; a name of nothing but hyphens and dots is one piece."""
    return [piece for piece in _JOINTS.split(name) if piece] or ["".join(name.split())]


def _stands_as_it_was(words: str, as_folded: str) -> bool:
    """Whether each character of the folded words comes from the one at the same place."""
    if words.isascii():
        return True
    # Of text in NFC, every character but one that is left out becomes one or more.
    return len(as_folded) == len(words) and words == normalize("NFC", words) and not _LEFT_OUT.search(words)


def _origins(words: str) -> list[tuple[int, int]]:
    """For each character of the folded words, the start and the end of what it came from."""
    found: list[tuple[int, int]] = []
    start = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or not _goes_on(words[at]):
            found += [(start, at)] * len(folded(words[start:at]))
            start = at
    return found


def _goes_on(letter: str) -> bool:
    """Whether it may make one letter with those before it: an accent, a vowel sign, the later parts of Hangul."""
    return letter > "\u02ff" and (category(letter)[0] == "M" or "\u1160" <= letter <= "\u11ff")
