"""Other spellings of a name, and names that say only who somebody is to the person: Mum."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from connectwell.model.text import APOSTROPHES
from connectwell.share.names.short import SEPARATING
from connectwell.share.names.spelling import folded, pieces

_WRITTEN_OUT: Final = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "å": "aa", "ø": "oe", "æ": "ae", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
    | {"Å": "Aa", "Ø": "Oe", "Æ": "Ae"}
)
_TWO_LETTERS: Final = re.compile("(?<=[^aeiou])[aou]e(?=[^aeiou])")
_LEAST: Final = 5  # letters of a name in which "ue" may stand for "ü"; in shorter ones it rarely does
_LEAST_JOINED: Final = 6
_MOST_INITIALS: Final = 3
HUMP: Final = re.compile(r"(?<=[^\W\d_])(?=[A-ZÀ-ÖØ-Þ][^\W\d_])")
_KIN: Final = """
    mum mom mam ma mama mamma mummy mommy mother dad da pa papa pappa daddy father parents
    sister sis brother bro sibling cousin aunt auntie aunty uncle niece nephew
    grandma granny gran nan nana nanna grandmother grandpa grandad granddad grandfather oma opa
    son daughter child wife husband partner boyfriend girlfriend fiancé fiancée ex
    stepmum stepmom stepmother stepdad stepfather stepsister stepbrother
    therapist doctor neighbour neighbor boss flatmate roommate
"""
_NAMES_TOO: Final = frozenset(("nan", "nana", "nanna", "oma", "opa"))
_WHOSE: Final = frozenset(("my", "our", "the"))


def variants(name: str) -> Iterator[str]:
    """Yields other spellings of a name: Juergen for Jürgen and Jürgen for Juergen, MaryKate for Mary Kate and back."""
    if (out := name.translate(_WRITTEN_OUT)) != name:
        yield out
    plain = folded(name)
    if plain.isascii() and len(plain) >= _LEAST and (short := _TWO_LETTERS.sub(lambda two: two[0][0], plain)) != plain:
        yield short
    if re.search(f"[{APOSTROPHES}]", name[1:-1]):
        yield re.sub(f"[{APOSTROPHES}]", "", name)
        yield re.sub(f"[{APOSTROPHES}]", " ", name)
    if (apart := SEPARATING.sub(" ", name)) != name:
        yield apart
    parts = pieces(name)
    if len(parts) > 1 and sum(map(len, parts)) >= _LEAST_JOINED:
        yield "".join(parts)
    elif len(parts) == 1 and (humps := HUMP.sub(" ", name)) != name and not name.isupper():
        yield humps


def initials(name: str) -> str:
    """Returns initials written the other way: "A.M." for AM, AM for "A. M."; empty for any other name."""
    parts = pieces(name)
    if not name.isupper() or not name[0].isalpha():
        return ""
    if len(parts) == 1 and name.isalpha() and 1 < len(name) <= _MOST_INITIALS:
        return " ".join(name)
    return "".join(parts) if len(parts) > 1 and all(len(part) == 1 for part in parts) else ""


def is_kin(name: str, role: str = "") -> bool:
    """Whether a name says only who somebody is: "Mum", "my sister". It is its own role, and hides nobody.

    With another role, what is a given name as well is one: Nan, a grandmother or a friend.
    """
    words = folded(name).split()
    if len(words) == 1 and words[0] in _NAMES_TOO and (said := folded(role).split()):
        return words[0] == said[-1]
    return bool(words) and words[-1] in _KIN_FOLDED and all(word in _WHOSE for word in words[:-1])


_KIN_FOLDED: Final = frozenset(folded(_KIN).split())
