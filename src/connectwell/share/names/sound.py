"""Which words sound like a name: Elisabeth and Elizabeth, Steven and Stephen, Muhammad and Mohammed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_ONE_SOUND: Final = (
    ("^mac(?=[^aeiouy])", "mc"), ("ph|v", "f"), ("ch(?=r)|ck|q|c(?![eiyh])", "k"), ("sch|tsch", "sh"), ("[cz]", "s"),
    ("(?<!s)h", ""), ("[jy]", "i"), ("[^a-z]", ""), (r"(.)\1+", r"\1"),
)  # fmt: skip
_SOUNDS: Final = tuple((re.compile(letters), sound) for letters, sound in _ONE_SOUND)
_FIRST_VOWELS: Final = re.compile("^[aeiou]+")
_LATER_VOWELS: Final = re.compile("(?<=.)[aeiou]")
_LEAST: Final = 3  # sounds


def consonants_of(word: str) -> str:
    """Returns what two words have to have in common to sound alike: capitals, unlike a letter that a word begins with.

    Empty for a word in another alphabet.
    """
    return _consonants(_sound(word)).upper() if word.isascii() else ""


def sounds_like(word: str, name: str) -> bool:
    """Whether two folded words with the same `consonants_of` sound alike."""
    a, b = _sound(word), _sound(name)
    if a == b:
        return len(a) >= _LEAST
    most = min(len(a), len(b)) // _LEAST - (len(_consonants(a)) < _LEAST)
    return abs(len(a) - len(b)) <= 1 and _distance(a, b) <= most


@lru_cache(maxsize=4096)
def _sound(word: str) -> str:
    word = word.removesuffix("'s")
    for letters, sound in _SOUNDS:
        word = letters.sub(sound, word)
    return word


def _consonants(sound: str) -> str:
    return _LATER_VOWELS.sub("", _FIRST_VOWELS.sub("a", sound))


def _distance(a: str, b: str) -> int:
    """Returns how many letters have to be changed, added or taken out."""
    row = list(range(len(b) + 1))
    for i, one in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, other in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (one != other))
    return row[-1]
