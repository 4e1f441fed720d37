"""Short forms of the full names in the circle: Ana, for Ana Lopez."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations_with_replacement, takewhile
from typing import Final

from connectwell.model.text import APOSTROPHES, undecorated
from connectwell.share.names.spelling import folded, pieces

SEPARATING: Final = re.compile(r"[,;/+&|]")
"""Signs between names that were entered as one: Tom/Sue."""

_BETWEEN_PEOPLE: Final = re.compile(rf"{SEPARATING.pattern}|\band\b", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"[^\s,;/+&|]+@[^\s,;/+&|]+|(?:https?://|www\.)\S+")
_LONGEST: Final = 4  # words
_WHO_SOMEBODY_IS: Final = """
the our my your his her their from with and mr mrs ms miss mx dr prof sir sr jr st frau herr señor señora madame
aunt auntie uncle mum mom dad mother father sister brother cousin grandma grandpa granny
friend neighbour neighbor colleague doctor nurse teacher therapist
ابن بن بنت أبو أم عبد الله श्री जी さん ちゃん くん 先生 선생님
"""
_WITHOUT_A_CAPITAL: Final = "woman man lady girl boy boss de del la las los le da das dos du von van der den bin"
_OF_SURNAMES: Final = "de del della di la las los le da das dos du von van der den zu zur ter ten te"
"""Small words that belong to a surname."""
_PARTICLES: Final = frozenset(_OF_SURNAMES.split())
_NO_NAMES: Final = frozenset(folded(_WHO_SOMEBODY_IS).split())
"""Words that may be part of what somebody is called but name nobody."""
_NO_SMALL_NAMES: Final = _NO_NAMES.union(_WITHOUT_A_CAPITAL.split())
"""The same for a name written without capitals. With a capital, Van and Lady may be names."""
_BEFORE_A_GIVEN_NAME: Final = _NO_NAMES | frozenset(
    folded(
        """
old young little big wee dear poor sweet tall good lovely crazy mad
rev reverend father pastor vicar bishop rabbi imam saint sir dame lady lord madam captain sergeant officer judge
professor nurse midwife coach boss manager chef driver
auntie aunty tante tia tio onkel niece nephew nan nana nanna gran granny grandmother grandfather grandad granddad oma
opa pop papa daddy mummy mommy mama son daughter baby twin stepmum stepmom stepdad stepsister stepbrother
wife husband partner boyfriend girlfriend ex mate buddy flatmate roommate housemate
"""
    ).split()
)
"""Titles, relations and adjectives, with a capital or without: Bob is the given name of Uncle Bob and Old Bob."""
_DESCRIBING: Final = frozenset({"the", "a", "an", "at", "from", "in", "of", "with", "who", "next"})
"""Words that begin a description in a name written without capitals: "ana from work"."""


def short_names(name: str) -> Iterator[str]:
    """Yields each name-like word, each run of adjacent ones, and the first with the last: Marie, Claire, Marie Claire.

    A word of two letters or more qualifies if it has a capital. If no word has one, or the script has none, every word
    qualifies, up to the first that begins a description. An address is one word: "org" names nobody.

    Args:
        name: as in the circle; not itself yielded.
    """
    addresses = _ADDRESS.findall(name)
    if addresses and name.strip() not in addresses:
        yield from addresses
    words = pieces(undecorated(SEPARATING.sub(" ", _ADDRESS.sub(" ", name))))
    naming = _naming(words)
    longest = min(len(words) if addresses else len(words) - 1, _LONGEST)
    for first, last in combinations_with_replacement(naming, 2):
        if last - first < longest:
            yield " ".join(words[first : last + 1])
    for at in naming:  # de la Cruz
        first = next((i for i in range(at, 0, -1) if folded(words[i - 1]) not in _PARTICLES), 0)
        if 0 < first < at:
            yield " ".join(words[first : at + 1])
    if len(naming) > 2:
        yield f"{words[naming[0]]} {words[naming[-1]]}"


def given_names(name: str) -> Iterator[str]:
    """Yields the words that name somebody, without titles, relations and adjectives, up to what may be a surname.

    Only the last of several may be: Bob, of Uncle Bob; Grace, of Grace Park; both, of Park, Grace.

    Args:
        name: as in the circle.
    """
    for one in _BETWEEN_PEOPLE.split(_ADDRESS.sub(" ", name)):
        words = pieces(undecorated(one))
        naming = [word for at in _naming(words) if not _is_before_a_given_name(word := words[at])]
        yield from naming[:-1] or naming


def _is_before_a_given_name(word: str) -> bool:
    return folded(word) in _BEFORE_A_GIVEN_NAME or folded(word).endswith(tuple(f"{sign}s" for sign in APOSTROPHES))


def _naming(words: list[str]) -> list[int]:
    """Returns the indexes of the words that name somebody, in order."""
    by_capital = any(map(has_capital, words))
    no_names = _NO_NAMES if by_capital else _NO_SMALL_NAMES
    candidates = words if by_capital else takewhile(lambda word: folded(word) not in _DESCRIBING, words)
    return [
        at
        for at, word in enumerate(candidates)
        if sum(map(str.isalpha, word)) > 1
        and folded(word) not in no_names
        and (not by_capital or has_capital(word) or not has_case(word))
    ]


def has_case(word: str) -> bool:
    """Whether it is in a script that has capitals."""
    return word.lower() != word.upper()


def has_capital(word: str) -> bool:
    """Whether it has a capital letter."""
    return word != word.lower()
