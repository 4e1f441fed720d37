"""Names within what names nobody: a place of two words, Hyde Park, and a word with a hyphen, kim-chi."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from connectwell.share.names.ordinary import NEVER_NAMES, ORDINARY, short_forms
from connectwell.share.names.spelling import folded

CAPITAL: Final = "[A-ZÀ-ÖØ-ÞΑ-ΩА-ЯЁ]"
_NEAR: Final = 40  # characters
_WORD_BEFORE: Final = re.compile(rf"(?<![\w'’@.-])({CAPITAL}[^\W\d_A-Z]+)[ \u00a0]$")
_KIND_OF_PLACE: Final = re.compile(
    r"[ \u00a0](?:Street|St|Lane|Road|Rd|Avenue|Ave|Square|Hill|Park|Station|Hotel|House|School|Hospital|Church"
    r"|Gardens?|Bridge|Caf[eé]|Cent(?:re|er)|View|Museum|Library)\b"
)
_CALLED: Final = """
    mr mrs ms miss mx dr doctor prof professor sir madam frau herr señor señora madame monsieur aunt auntie aunty uncle
    cousin grandma granny gran nan nana oma opa grandad granddad grandpa father sister brother captain coach nurse
    pastor reverend rabbi imam tante onkel tía tío dear poor old young little
"""
_TITLES: Final = frozenset(_CALLED.split())
_HYPHENED: Final = re.compile(r"[-‐‑]([a-zà-öø-ÿ]+)")
_LIKE: Final = frozenset(("like", "style", "ish", "esque", "free", "san", "chan", "kun", "sama", "ssi", "and", "or"))
"""What is written onto any name with a hyphen."""
_HYPHENED_WORDS: Final = """
    kim-chi tom-tom tom-boy tom-cat tom-foolery jack-pot jack-knife jack-in jack-o bob-cat bob-sled bob-sleigh
    nick-name ray-gun jim-jams peg-board
"""
_WORDS: Final = frozenset(_HYPHENED_WORDS.split())


def is_title_or_name(word: str) -> bool:
    """Whether what has this word before it is somebody: "Mr Park", "Susan Park"; or it is any word: "When Park"."""
    text = folded(word)
    return text in _TITLES or text in NEVER_NAMES or bool(short_forms(text))


def is_of_a_place(words: str, start: int, end: int, names_somebody: Callable[[str, int, str], bool]) -> bool:
    """Whether a surname is a word of a place of several: "Hyde Park", "Park Lane".

    Args:
        words: the whole text.
        start, end: where the surname is.
        names_somebody: of the text, and of a word before the surname, where that begins and itself.
    """
    if _KIND_OF_PLACE.match(words, end):
        return True
    low = max(0, start - _NEAR)
    before = _WORD_BEFORE.search(words[low:start])
    return before is not None and not names_somebody(words, low + before.start(), before[1])


def is_of_a_word(key: str, words: str, start: int, end: int) -> bool:
    """Whether a name is the beginning of a word with a hyphen: "Kim-chi", "Rose-red", not "Rose-like"."""
    more = _HYPHENED.match(words, end) if words[end : end + 1] in ("-", "‐", "‑") else None
    if more is None or words[start:end].casefold() != key:
        return False
    return f"{key}-{more[1]}" in _WORDS or (key in ORDINARY and more[1] not in _LIKE)
