"""The one way in which words and names are compared: "cafe" finds Café, "lukasz" Łukasz, "fi" ﬁ.

Folding is NFKD, marks taken away, casefold. Marks that make another letter stay: Thai vowels and tones, the voicing of
kana, the vowel signs of India. Latin letters that Unicode doesn't take apart become those that are typed for them on a
keyboard that lacks them: ø is o, æ is ae. All that can be taken apart loses its marks: ä is a, not ae, and å is a. What
nobody sees (soft hyphens, joiners, variation selectors) goes, apostrophes and hyphens are one sign each, and any run of
white space is one space, so that a phrase is found across a line's end.

The index keeps folded words: what changes here needs another `rows.SHAPE`.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final
from unicodedata import combining, normalize

from connectwell.model.text import APOSTROPHES, HYPHENS, UNSEEN, visible
from connectwell.terminal_text import beginning, width_of

_TERM = re.compile(r'["“”„]([^"“”„]*)["“”„]?|([^\s"“”„]+)')
_VARIANTS = (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))
_UNSEEN = frozenset((*map(ord, UNSEEN), *_VARIANTS))
UNDIVIDED: Final = {
    "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ɖ": "d", "ɗ": "d", "ħ": "h",
    "ŧ": "t", "ŋ": "n", "ı": "i", "ɓ": "b", "ƙ": "k", "ƴ": "y", "ɛ": "e", "ə": "e", "ɔ": "o",
}  # fmt: skip
"""Small letters that no decomposition takes apart, and what is typed for them."""
_TATWEEL = 0x640  # stretches an Arabic word
_ALIKE: dict[int, str | None] = (
    dict.fromkeys([*_UNSEEN, _TATWEEL])
    | dict.fromkeys(map(ord, APOSTROPHES), "'")
    | dict.fromkeys(map(ord, HYPHENS), "-")
)
_PLAIN = str.maketrans(UNDIVIDED)
_FIRST_ABOVE = 200  # combining classes from here on stand around a letter: accents, cedillas, horns
_OPTIONAL = frozenset({1, *range(10, 37)})  # overlays, and the points of Hebrew, Arabic and Syriac


def fold(words: str) -> str:
    """`words` as they are compared. Folding what is folded changes nothing."""
    return " ".join(_letters(words).split())


@lru_cache(maxsize=1024)  # a journal of many years has few names, each a thousand times
def name_key(written: str) -> str:
    """A name as it is compared: folded, without the @ it may have been written with; empty where it is none."""
    return fold(written).removeprefix("@").strip()


def terms_of(words: str) -> tuple[str, ...]:
    """What a search looks for, folded: each word of `words`, and what stands between quotes as one."""
    found = (fold(quoted or word) for quoted, word in _TERM.findall(words))
    return tuple(dict.fromkeys(term for term in found if term))


def spans(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """Where in `text` the terms of `words` stand.

    Returns:
        Pairs of start and end, as for slicing `text`, in order; none of them touch.
    """
    whole = fold(text)
    there = [term for term in terms_of(words) if term in whole]
    if not there:
        return ()
    if text.isascii() and len(text) == len(whole):  # folding moved no letter
        found = sorted((at, at + len(term)) for term in there for at in _places(whole, term))
    else:
        folded, origins = _mapped(text)
        found = sorted(
            (origins[at][0], origins[at + len(term) - 1][1]) for term in there for at in _places(folded, term)
        )
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)


def around(text: str, words: str, width: int, *, before: int) -> str:
    """At most `width` columns of `text` around the first place where a term of `words` stands; empty without one.

    They are on one line and safe to draw; what is left out at an end becomes an ellipsis.

    Args:
        text: a person's words.
        words: what was searched for.
        width: in columns; at least 8.
        before: how many characters may stand before that place.
    """
    flat = " ".join(visible(text).split())
    found = spans(flat, words)
    if not found:
        return ""
    start = max(0, min(found[0][0] - before, len(flat) - width + 1))
    if start:
        start = flat.find(" ", start, found[0][0]) + 1 or start  # from the beginning of a word, where there is one
    near = f"…{flat[start:]}" if start else flat
    return near if width_of(near) <= width else beginning(near, width - 1) + "…"


def _letters(words: str) -> str:
    """All of folding but the white space."""
    if words.isascii():
        return words.lower().replace("`", "'")
    # NFKD would make a space and an accent of the lone ´ that stands for an apostrophe.
    kept = _without_marks(normalize("NFKD", words.replace("´", "'")).translate(_ALIKE))
    return _without_marks(normalize("NFKD", kept.casefold())).translate(_PLAIN)


def _without_marks(decomposed: str) -> str:
    return "".join(c for c in decomposed if (kind := combining(c)) < _FIRST_ABOVE and kind not in _OPTIONAL)


def _mapped(text: str) -> tuple[str, list[tuple[int, int]]]:
    """`text` folded, and for each of its characters the piece of `text` that it came from."""
    folded: list[str] = []
    origins: list[tuple[int, int]] = []
    for start, end in _pieces(text):
        for letter in _letters(text[start:end]):
            if not letter.isspace():
                folded.append(letter)
                origins.append((start, end))
            elif folded and folded[-1] == " ":
                origins[-1] = origins[-1][0], end
            else:
                folded.append(" ")
                origins.append((start, end))
    return "".join(folded), origins


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Each letter with the marks that follow it: what folds the same alone as within its text."""
    start = 0
    for at, letter in enumerate(text):
        if at and not _belongs_to_the_one_before(letter):
            yield start, at
            start = at
    if text:
        yield start, len(text)


def _belongs_to_the_one_before(letter: str) -> bool:
    return not letter.isascii() and (ord(letter) in _UNSEEN or combining(normalize("NFKD", letter)[0]) > 0)


def _places(folded: str, term: str) -> Iterator[int]:
    at = folded.find(term)
    while at >= 0:
        yield at
        at = folded.find(term, at + 1)
