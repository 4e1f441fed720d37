"""Short forms of the full names in the circle: Ana, for Ana Lopez."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations_with_replacement, takewhile
from typing import Final

from connectwell.model.text import APOSTROPHES, undecorated
from connectwell.share.names.ordinary import ORDINARY, short_forms
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
_BEFORE_SURNAMES: Final = "mr mrs ms miss mx dr prof sir frau herr señora madame"
_TITLES: Final = frozenset(_BEFORE_SURNAMES.split())
_DESCRIBING: Final = frozenset({"the", "a", "an", "at", "from", "in", "of", "with", "who", "next"})
"""Words that begin a description in a name written without capitals: "ana from work"."""
_WORK_AND_TIES: Final = """
    driver coach boss manager chef nurse midwife professor captain sergeant officer vicar pastor rabbi imam bishop
    doctor teacher therapist tutor trainer instructor cleaner barber baker postman guard clerk
    friend neighbour neighbor colleague buddy mate flatmate roommate housemate
    walker sitter minder owner worker lady man woman guy girl boy
"""
_WHAT_SOMEBODY_DOES: Final = frozenset(_WORK_AND_TIES.split())
"""Words that make those before them a description: Bus Driver Bob, Yoga Teacher Ana."""


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
    describing = _describing(words, naming)
    for first, last in combinations_with_replacement(naming, 2):
        if last - first < longest and not describing.issuperset(naming[naming.index(first) : naming.index(last) + 1]):
            yield " ".join(words[first : last + 1])
    for at in naming:  # de la Cruz
        first = next((i for i in range(at, 0, -1) if folded(words[i - 1]) not in _PARTICLES), 0)
        if 0 < first < at:
            yield " ".join(words[first : at + 1])
    if len(naming) > 2:
        yield f"{words[naming[0]]} {words[naming[-1]]}"


def given_and_last(name: str) -> tuple[list[str], list[str]]:
    """Returns the given names, with initials, and what follows them: Nora, Quist; J and K, Rolfe; Ana, de la Cruz.

    No given names where there is only one name, or only a title or a relation before it.
    """
    words = pieces(undecorated(SEPARATING.sub(" ", _ADDRESS.sub(" ", name))))
    last = max(_naming(words), default=0)
    given = [
        at
        for at, word in enumerate(words[:last])
        if has_capital(word) and folded(word) not in _NO_NAMES and not _is_before_a_given_name(word)
    ]
    return [words[at] for at in given], words[given[-1] + 1 : last + 1] if given else []


def given_names(name: str) -> Iterator[str]:
    """Yields the words that name somebody, without titles, relations and adjectives, up to what may be a surname.

    Only the last of several may be: Bob, of Uncle Bob or Bus Driver Bob; Grace, of Grace Park; both, of Park, Grace.

    Args:
        name: as in the circle.
    """
    for one in _BETWEEN_PEOPLE.split(_ADDRESS.sub(" ", name)):
        words = pieces(undecorated(one))
        at_names = _naming(words)
        describing = _describing(words, at_names)
        naming = [word for at in at_names if at not in describing and not _is_before_a_given_name(word := words[at])]
        yield from naming[:-1] or naming


def _describing(words: list[str], naming: list[int]) -> set[int]:
    """Returns the indexes of the words that say what somebody does: Bus and Driver, of Bus Driver Bob.

    What is known as a name, or is somebody's, isn't among them: "Sara's Coach Bob".
    """
    does = [at for at, word in enumerate(words) if folded(word) in _WHAT_SOMEBODY_DOES and at < max(naming, default=0)]
    return {
        at
        for at in naming
        if does
        and at <= does[-1]
        and not short_forms(folded(words[at]))
        and not folded(words[at]).endswith(tuple(f"{sign}s" for sign in APOSTROPHES))
    }


def is_a_person(name: str) -> bool:
    """Whether a name that only a list of people has is surely one: its first word is a known one, or a title."""
    words = list(map(folded, pieces(undecorated(name))))
    if not has_capital(name) and not ORDINARY.isdisjoint(words):
        return False
    return words[0] in _TITLES or bool(short_forms(words[0]))


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
