"""The pattern that finds names in a folded text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import category

from connectwell.share.names.spelling import JOINT

# Scripts without spaces: Thai, Lao, Tibetan, Burmese, Khmer, Hangul, kana, bopomofo, Han. There a name can end
# anywhere.
UNSPACED = (
    "\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3040-\u312f\u3400-\u9fff\ua960-\ua97f\uac00-\ud7ff"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_RANGES = tuple(zip(UNSPACED[::3], UNSPACED[2::3], strict=True))
LETTER = rf"[^\W_{UNSPACED}]"
"""A letter that would extend an adjacent word. Markdown's underscores wouldn't."""


def pattern(keys: Iterable[str]) -> str:
    """Returns a pattern that matches each key as a whole word, longest first.

    What may not come before and after is said once for all: compiling it takes milliseconds. The first letters stand
    in front of it, because a search leaps from one to the next.
    """
    by_first: dict[str, tuple[list[str], list[str]]] = {}
    for key in sorted(keys, key=len, reverse=True):
        by_first.setdefault(key[0], ([], []))[is_spaced(key[-1])].append(_rest(key))
    if not by_first:
        return ""
    spaced = "".join(map(re.escape, filter(is_spaced, by_first)))
    not_after_a_letter = f"(?<!{LETTER}[{spaced}])" if spaced else ""
    anywhere, whole = (
        [f"(?<={re.escape(first)})(?:{'|'.join(rests[at])})" for first, rests in by_first.items() if rests[at]]
        for at in (0, 1)
    )
    rests = [*anywhere, *([f"(?:{'|'.join(whole)})(?!{LETTER})"] if whole else [])]
    return f"[{''.join(map(re.escape, by_first))}]{not_after_a_letter}(?:{'|'.join(rests)})"


def stem(key: str) -> str:
    """Returns a string that every text matching the key contains."""
    return max(key.split(" "), key=len) if is_distinctive(key) else f"@{key.split(' ')[0]}"


def _rest(key: str) -> str:
    rest = JOINT.join(map(re.escape, key[1:].split(" ")))
    if not (is_spaced(key[-1]) and may_take_an_s(key)):
        return rest
    return f"{rest}(?:es|s)?" if re.search("(?:[sxz]|[cs]h)$", key) else f"{rest}s?"


def is_spaced(letter: str) -> bool:
    """Whether it belongs to a script with spaces between words."""
    return (letter.isalnum() or category(letter)[0] == "M") and not _is_unspaced(letter)


def is_letter(sign: str) -> bool:
    """Whether it is one that `LETTER` matches."""
    return sign.isalnum() and not _is_unspaced(sign)


def _is_unspaced(letter: str) -> bool:
    return letter > "\u0dff" and any(first <= letter <= last for first, last in _RANGES)


def may_take_an_s(key: str) -> bool:
    """Whether an s without an apostrophe counts as "'s". After two letters it would too often be another word."""
    return key[-1].isalpha() and sum(letter.isalpha() for letter in key) > 2


def is_distinctive(key: str) -> bool:
    """Whether a name is distinctive as a bare word: two letters, one of an unspaced script, or a symbol."""
    letters = sum(letter.isalpha() for letter in key)
    return letters > 1 or any(_is_unspaced(c) or category(c) == "So" for c in key)
