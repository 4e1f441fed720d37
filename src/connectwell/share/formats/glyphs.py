"""What a PDF's fonts lack, in words: an emoji by its name, a script by its. No PDF holds a glyph that shows nothing.

An emoji is always spelled, "[hot beverage]": fonts that have them are pictures that no screen reader can name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import lru_cache
from typing import Final
from unicodedata import category, name

_FLAG: Final = "[\U0001f1e6-\U0001f1ff]{2}"
_PICTURE: Final = (
    "[\U0001f000-\U0001f1e5\U0001f200-\U0001faff\u231a\u231b\u23e9-\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f"
    "\u2693\u26a1\u26aa\u26ab\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a"
    "\u270b\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55]"
)
_ONE: Final = f"(?:{_PICTURE}\ufe0f?|[\u00a9\u00ae\u203c-\u3299]\ufe0f)[\U0001f3fb-\U0001f3ff]?[\U000e0020-\U000e007f]*"
_KEYCAP: Final = "[0-9#*]\ufe0f?\u20e3"
_EMOJI: Final = re.compile(f"{_FLAG}|{_KEYCAP}|{_ONE}(?:\u200d{_ONE})*")
_IN_BRACKETS: Final = "[{said}]"
_MODIFIERS: Final = range(0x1F3FB, 0x1F400)
_OF_PLANE_0: Final = re.compile(r"^(?:heavy|white|black) (?:(?:heavy|white|black) )?")
"""In a symbol's name, how it is drawn; in an emoji's of later planes, its colour."""


def spelled(text: str) -> str:
    """Returns the text with each emoji as its name in brackets."""
    return text if text.isascii() else _EMOJI.sub(_said, text)


def without(lacking: Collection[str]) -> Callable[[str], str]:
    """Returns a function that writes what is lacking as words: a symbol as its name, a run of letters as its script.

    Args:
        lacking: characters, as `typst_worker` names them.
    """
    one = "".join(map(re.escape, sorted({character for text in lacking for character in text})))
    if not one:
        return spelled
    joined = "\u200b-\u200f\ufe00-\ufe0f\u0300-\u036f"
    runs = re.compile(f"[{one}](?:[{one}{joined}]*(?: +[{one}][{one}{joined}]*)*)")
    return lambda text: runs.sub(_named_run, spelled(text))


def are_symbols(lacking: Collection[str]) -> bool:
    """Whether all of it can be spelled without a loss: each character is a symbol with a name."""
    return all(_is_symbol(character) for text in lacking for character in text)


def _is_symbol(character: str) -> bool:
    return category(character) in ("So", "Sm", "Sk", "Sc", "Cf", "Mn", "Me") and bool(name(character, ""))


def _said(emoji: re.Match[str]) -> str:
    return emoji[0][0] if emoji[0][0].isascii() else _IN_BRACKETS.format(said=_name_of(emoji[0]))


@lru_cache(maxsize=512)
def _name_of(emoji: str) -> str:
    if re.fullmatch(_FLAG, emoji):
        return "flag {}".format("".join(chr(ord(letter) - 0x1F1E6 + ord("A")) for letter in emoji))
    said = [
        _one_name(character)
        for character in emoji
        if category(character) not in ("Mn", "Cf", "Me") and ord(character) not in _MODIFIERS
    ]
    return ", ".join(said)


def _one_name(character: str) -> str:
    said = name(character, f"U+{ord(character):04X}")
    return (
        said if said.startswith("U+") else said.lower() if character > "\uffff" else _OF_PLANE_0.sub("", said.lower())
    )


def _named_run(run: re.Match[str]) -> str:
    characters = [one for one in run[0] if category(one) not in ("Mn", "Me", "Cf", "Zs")] or list(run[0])
    if all(map(_is_symbol, characters)):
        return "".join(_IN_BRACKETS.format(said=_one_name(one)) for one in characters)
    scripts = dict.fromkeys(_script(one) for one in characters)
    return _IN_BRACKETS.format(said=", ".join(scripts))


def _script(character: str) -> str:
    if _is_symbol(character):
        return _one_name(character)
    said = name(character, "")
    first = said.split(" ")[0].split("-")[0]
    if first in ("CJK", ""):
        return first or f"U+{ord(character):04X}"
    return first[0] + first[1:].lower()
