"""Folding for all comparison of words and names: "cafe" matches Café, "lukasz" Łukasz, "fi" ﬁ.

Folding is NFKD, removal of combining marks, casefold. Marks that distinguish letters are kept: Thai vowels and tones,
kana voicing marks, Indic vowel signs. Latin letters without a Unicode decomposition become what people type on a
keyboard that lacks them: ø is o, æ is ae. Everything with a decomposition loses its marks: ä is a, not ae, and å is a.
Invisible characters (soft hyphens, joiners, variation selectors) are dropped, all apostrophes are equal and so are all
hyphens, and any run of white space becomes one space, so that a phrase matches across a line break.

The index stores folded words: a change here has to raise `rows.SHAPE`.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final
from unicodedata import combining, normalize

from connectwell.model.text import APOSTROPHES, HYPHENS, UNSEEN, undecorated, visible, without_possessive
from connectwell.terminal_text import beginning, width_of

_TERM = re.compile(r'["“”„]([^"“”„]*)["“”„]?|([^\s"“”„]+)')
_VARIANTS = (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))
_UNSEEN = frozenset((*map(ord, UNSEEN), *_VARIANTS))
UNDIVIDED: Final = {
    "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ɖ": "d", "ɗ": "d", "ħ": "h",
    "ŧ": "t", "ŋ": "n", "ı": "i", "ɓ": "b", "ƙ": "k", "ƴ": "y", "ɛ": "e", "ə": "e", "ɔ": "o",
}  # fmt: skip
"""Lowercase letters without a decomposition, and what people type for them."""
_TATWEEL = 0x640  # elongates an Arabic word
_ALIKE: dict[int, str | None] = (
    dict.fromkeys([*_UNSEEN, _TATWEEL])
    | dict.fromkeys(map(ord, APOSTROPHES), "'")
    | dict.fromkeys(map(ord, HYPHENS), "-")
)
_PLAIN = str.maketrans(UNDIVIDED)
_FIRST_POSITIONAL = 200  # combining classes from here on are positional: accents, cedillas, horns
_PER_COLUMN: Final = 8
"""Characters that are measured for each column of an excerpt: a page of text takes longer than the search."""
_OPTIONAL = frozenset({1, *range(10, 37)})  # overlays; Hebrew, Arabic and Syriac points


def fold(words: str) -> str:
    """Returns the folded form of `words`. Idempotent."""
    return " ".join(_letters(words).split())


@lru_cache(maxsize=1024)  # a journal of many years has few distinct names, each a thousand times
def name_key(written: str) -> str:
    """Returns the comparison key of a name: folded, undecorated, without a leading @ or a final 's; may be empty."""
    return without_possessive(undecorated(fold(written).removeprefix("@").strip()))


def terms_of(words: str) -> tuple[str, ...]:
    """Splits a search into folded terms: each word, and each quoted phrase as one term."""
    found = (fold(quoted or word) for quoted, word in _TERM.findall(words))
    return tuple(dict.fromkeys(term for term in found if term))


def spans(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """Finds the terms of `words` in `text`.

    Returns:
        (start, end) pairs for slicing `text`, sorted; overlapping and adjacent ones are merged.
    """
    whole = fold(text)
    there = [term for term in terms_of(words) if term in whole]
    if not there:
        return ()
    if text.isascii() and len(text) == len(whole):  # folding kept all positions
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
    """Returns an excerpt of `text` around the first match of a term of `words`; empty if there is none.

    It is a single line, safe to draw, with an ellipsis at each truncated end.

    Args:
        text: the person's words.
        words: the search.
        width: the maximum in columns, at least 8.
        before: how many characters of context to keep before the match.
    """
    flat = " ".join(visible(text).split())
    found = spans(flat, words)
    if not found:
        return ""
    start = max(0, min(found[0][0] - before, len(flat) - width + 1))
    if start:
        start = flat.find(" ", start, found[0][0]) + 1 or start  # at the start of a word if possible
    near = f"…{flat[start:]}" if start else flat
    measured = near[: width * _PER_COLUMN]
    return near if measured == near and width_of(near) <= width else beginning(measured, width - 1) + "…"


def _letters(words: str) -> str:
    """Folds `words`, but leaves white space alone."""
    if words.isascii():
        return words.lower().replace("`", "'")
    # NFKD would turn a lone ´, typed as an apostrophe, into a space and an accent.
    kept = _without_marks(normalize("NFKD", words.replace("´", "'")).translate(_ALIKE))
    return _without_marks(normalize("NFKD", kept.casefold())).translate(_PLAIN)


def _without_marks(decomposed: str) -> str:
    return "".join(c for c in decomposed if (kind := combining(c)) < _FIRST_POSITIONAL and kind not in _OPTIONAL)


def _mapped(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Folds `text`, and returns for each resulting character the (start, end) of its source in `text`."""
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
    """Yields (start, end) of each letter with its combining marks: units that fold independently of context."""
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
