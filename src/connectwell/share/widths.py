"""How wide words may stand on a printed page, whichever font it is set in: rather too wide than too narrow.

A small letter is two half columns. A machine may lack a font for a script, and a box stands for each character then;
so a mark above a letter counts too, where a script has many of them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final
from unicodedata import category, east_asian_width

COLUMN: Final = 2
UNSPACED: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef\U0001f000-\U0010ffff"
"""Scripts in which a line is broken without a space: South-East Asian ones by a dictionary, CJK and emoji anywhere."""
_CAPITAL, _WIDE, _SIGN = 3, 4, 6
_WIDE_ONES: Final = frozenset("mwM@%&…‰æœÆŒжмфшщыюЖМФШЩЫЮ")
_LARGE_LETTERS: Final = ((0x0B80, 0x0DFF), (0x1000, 0x109F), (0x1200, 0x167F))
"""Scripts whose letters are as wide as a capital or more: Tamil to Sinhala, Burmese, Ethiopic, Cherokee."""


def width_of(text: str) -> int:
    """Half columns that `text` takes at most, one line of drawable characters."""
    return sum(map(_width_of, text))


@lru_cache(maxsize=4096)
def _width_of(character: str) -> int:
    if character in _WIDE_ONES or east_asian_width(character) in "WF":
        return _WIDE
    kind = category(character)
    if kind == "Cf" or (kind in ("Mn", "Me") and character < "\u0900"):
        return 0
    if character == "W" or character > "\uffff" or (kind in ("Sm", "So", "Pd") and not character.isascii()):
        return _SIGN
    large = any(first <= ord(character) <= last for first, last in _LARGE_LETTERS)
    return _CAPITAL if kind == "Lu" or (large and kind in ("Lo", "Mc")) else COLUMN
