"""What the people, groups and places of the circle are called, by themselves and on a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final, NamedTuple

from connectwell.model.circle import CirclePart, role_label
from connectwell.model.text import undecorated
from connectwell.share.names.keys import search_key
from connectwell.share.names.ordinary import NEVER_NAMES, ORDINARY
from connectwell.share.names.short import given_names, has_capital, is_a_person, short_names
from connectwell.share.names.variants import is_kin

_GROUPS: Final = """
    club team group choir class course band church office work school family families people everyone everybody all kids
    children friends colleagues neighbours neighbors parents crew gang meeting circle community cafe café pub bar bakery
    shop gym park street house home hospital centre center library day night morning evening party
"""
_OF_GROUPS: Final = frozenset(_GROUPS.split())
MINE: Final = "my {role}"


class Short(NamedTuple):
    """A short name of somebody who is only named in a list.

    Attributes:
        short: itself.
        name: the whole.
        surely: whether it is surely a person's, and so a name in small letters as well.
        is_given: whether it is a given name.
    """

    short: str
    name: str
    surely: bool
    is_given: bool


def names_of(part: CirclePart) -> Iterator[str]:
    """Yields what somebody is called, without what says only who they are."""
    return (name for name in (part.name, *part.names) if not is_kin(undecorated(name), part.role))


def short_names_of(parts: Mapping[str, CirclePart], known: Container[str]) -> list[tuple[str, str]]:
    """Returns short names, each with whose it is: Ana Lopez is mostly written as Ana.

    Args:
        parts: by an id.
        known: the keys of names; a short name that is somebody's own name is left out.
    """
    return [
        (short, who)
        for who, part in parts.items()
        if part.kind == "person"
        for name in names_of(part)
        for short in short_names(name)
        if search_key(short) not in known
    ]


def given_names_of(parts: Iterable[CirclePart]) -> set[str]:
    """Returns the keys of given names: Bob, of Uncle Bob. Of Grace Park it is Grace."""
    people = (part for part in parts if part.kind == "person")
    return {search_key(given) for part in people for name in names_of(part) for given in given_names(name)}


def short_names_of_mentioned(names: Iterable[str]) -> Iterator[Short]:
    """Yields short names of those whom only lists of people name.

    A name is no person's if a group or a place is in it, "Book Club", or if it begins with "the".

    Args:
        names: as written in a list of people, or as @Name.
    """
    for name in names:
        words = search_key(name).split(" ")
        if len(words) == 1 or words[0] == "the":
            continue
        surely = is_a_person(name.removeprefix("@"))
        groups = _OF_GROUPS.intersection(words)
        if groups and not (groups <= ORDINARY and (surely or words[0] in ORDINARY)):  # Grace Park is a person
            continue
        if surely or has_capital(name):
            given = set(map(search_key, given_names(name)))
            for short in short_names(name):
                if (key := search_key(short)) not in NEVER_NAMES and not is_kin(short):
                    yield Short(short, name, surely, key in given)


def unnamed(part: CirclePart) -> str:
    """Returns the label for when the role isn't to be said."""
    return role_label(replace(part, role=""))


def role_of(part: CirclePart) -> str:
    """Returns the role; of somebody who is called by it, that: my mum."""
    name = undecorated(" ".join(part.name.split()))
    if part.role.strip() or not is_kin(name):
        return part.role
    return MINE.format(role=name.lower()) if " " not in name else name


def letters_of(people: Mapping[str, str]) -> dict[str, str]:
    """Returns a letter for each: the first of the name, with a number where others begin with it.

    Args:
        people: names by an id.
    """
    times: Counter[str] = Counter()
    found: dict[str, str] = {}
    for who, name in people.items():
        letter = next((one for one in name if one.isalnum()), "?")[:1].upper()
        times[letter] += 1
        found[who] = letter if times[letter] == 1 else f"{letter}{times[letter]}"
    return found
