"""Folding for finding names in text: like `model.matching`, and tolerant of what separates a name's pieces.

It is separate because its requirements differ. Matches are replaced in the person's own text, so each folded character
must map back to its position, and quickly: every word that leaves is processed. It matches whole words, so Hangul stays
in syllables, and symbols such as ™ or ² aren't decomposed, because they end a name. It may hide too much rather than
too little, so all separators between pieces of a name are equivalent.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final
from unicodedata import category, normalize

from connectwell.model.matching import UNDIVIDED
from connectwell.model.text import APOSTROPHES, AT_SIGNS, UNSEEN

_SPLITTING: Final = "\u200c"
"""The one invisible character that separates: Persian uses it between a name and its suffixes."""
_SEPARATING: Final = rf"\s\-‐‑־.{_SPLITTING}"
JOINT: Final = rf"[{_SEPARATING}]*(?:[{_SEPARATING}]|[–\"“”„«»()\[\]])[{_SEPARATING}]*"
"""A pattern for what may separate two pieces of a name: "Mrs-Okafor", "Mrs. Okafor", one sign of "Bob" in quotes."""
_JOINTS = re.compile(rf"[{_SEPARATING}]+")
# Accents; Hebrew points; Arabic points, with the hamza above or below a letter and the kashida that stretches a word.
_ON_LETTERS = "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670"
_LEFT_OUT = re.compile(f"[{_ON_LETTERS}{UNSEEN.replace(_SPLITTING, '')}]+")
# Letters that are another one's by their width or style: fullwidth Ａ, halfwidth ｱ, bold 𝐀, the ligature ﬁ.
_STYLED = re.compile("[\uff21-\uff3a\uff41-\uff5a\uff66-\uff9f\ufb00-\ufb06\U0001d400-\U0001d7cb]+")
_ALIKE = dict.fromkeys(APOSTROPHES, "'") | {AT_SIGNS[1]: AT_SIGNS[0]} | UNDIVIDED
_ALIKE_SIGNS = re.compile(f"[{''.join(_ALIKE)}]")


def folded(words: str) -> str:
    """Folds case, accents and invisible characters.

    Keeps marks that make another letter: vowel signs, the voicing of kana.
    """
    if words.isascii():
        return words.lower().replace("`", "'")
    plain_letters = _STYLED.sub(lambda run: normalize("NFKC", run[0]), words)
    taken_apart = normalize("NFD", normalize("NFC", plain_letters).casefold())
    plain = normalize("NFC", _LEFT_OUT.sub("", taken_apart))
    return _ALIKE_SIGNS.sub(lambda sign: _ALIKE[sign[0]], plain)


def places(words: str, as_folded: str) -> Callable[[int, int], tuple[int, int]]:
    """Returns a function that maps a start and an end in the folded text to positions in `words`."""
    if _is_aligned(words, as_folded):
        return lambda start, end: (start, end)
    origins = _origins(words)
    return lambda start, end: (origins[start][0], origins[end - 1][1])


def pieces(name: str) -> list[str]:
    """Splits a name into its pieces, at least one; a name of only hyphens and dots is one piece."""
    return [piece for piece in _JOINTS.split(name) if piece] or ["".join(name.split())]


def _is_aligned(words: str, as_folded: str) -> bool:
    """Whether each folded character comes from the one at the same index."""
    if words.isascii():
        return True
    if _STYLED.search(words):
        return False
    # In NFC text, each character that isn't dropped folds to one or more.
    return len(as_folded) == len(words) and words == normalize("NFC", words) and not _LEFT_OUT.search(words)


def _origins(words: str) -> list[tuple[int, int]]:
    """Returns, for each folded character, the start and the end of its source."""
    found: list[tuple[int, int]] = []
    start = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or not _continues(words[at]):
            found += [(start, at)] * len(folded(words[start:at]))
            start = at
    return found


def _continues(letter: str) -> bool:
    """Whether it may combine with the characters before it: an accent, a vowel sign, a non-initial Hangul jamo."""
    return letter > "\u02ff" and (
        category(letter)[0] == "M" or "\u1160" <= letter <= "\u11ff" or letter in "\uff9e\uff9f"
    )
