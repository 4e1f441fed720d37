"""The circle: the people, groups and places a person can count on, and the card for hard days."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from connectwell.model import terms
from connectwell.model.card import Card, read_card, write_card
from connectwell.model.matching import fold, name_key
from connectwell.model.table import Table, boolean, integer, moment, name, one_of, sequence_of, text
from connectwell.model.text import AT_SIGNS, bare_name, belongs_to_a_word, clean, mention_at

MADE_HERE: Final[tuple[terms.CircleKind, ...]] = ("person", "group", "place")
"""The kinds that can be created here. Files of other kinds are kept and listed."""

NAMED: Final[tuple[terms.CircleKind, ...]] = ("person", "group", "place", "community")
"""The kinds whose names are hidden on pages."""

_format, _effort = integer(1, 1_000_000), integer(1, 4)
_LONGEST_MENTION = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class CirclePart:
    """One file of the circle. `rest` holds unknown keys; for the fields see `docs/file-format.md`.

    `role` is what a page calls them; `to_me` is the same in the person's own words, which never leaves.
    """

    id: str
    kind: terms.CircleKind
    name: str
    format: int = 1
    added: datetime | None = None
    removed: datetime | None = None
    role: str = ""
    to_me: str = ""
    names: tuple[str, ...] = ()
    gives: tuple[terms.Need, ...] = ()
    near: terms.Nearness | None = None
    calmer: bool = False
    unsafe: bool = False
    direction: terms.Direction | None = None
    effort: int | None = None
    joined: str = ""
    call: str = ""
    help_now: bool = False
    community: str = ""
    mark: terms.CommunityMark | None = None
    way_out: str = ""
    words: str = ""
    card: Card | None = None
    sharing: terms.Sharing = "private"
    rest: Mapping[str, Any] = field(default_factory=dict)

    @property
    def all_names(self) -> tuple[str, ...]:
        """Every name it has, the one it goes by first."""
        return (self.name, *self.names)

    @property
    def is_in_help_now(self) -> bool:
        """Whether Help now shows it: chosen for that, and not marked as unsafe since."""
        return self.help_now and not self.unsafe


def is_named(part: CirclePart) -> bool:
    """Whether pages hide its name. That of a community mark is only what such communities are called."""
    return part.kind in NAMED and not part.community


def read_circle_part(raw: Mapping[str, Any]) -> CirclePart:
    """Reads a parsed file of the circle.

    Raises:
        RuleBroken: a key is missing or its value invalid; names the key and what is expected.
    """
    table = Table(raw)
    return CirclePart(
        format=table.need("format", _format),
        id=table.need("id", name),
        kind=table.need("kind", one_of(terms.CIRCLE_KINDS)),
        name=table.need("name", name),
        added=table.take("added", moment),
        removed=table.take("removed", moment),
        role=table.take("role", text, ""),
        to_me=table.take("to_me", text, ""),
        names=table.take("names", sequence_of(text), ()),
        gives=table.take("gives", sequence_of(one_of(terms.NEEDS)), ()),
        near=table.take("near", one_of(terms.NEARNESSES)),
        calmer=table.take("calmer", boolean, False),
        unsafe=table.take("unsafe", boolean, False),
        direction=table.take("direction", one_of(terms.DIRECTIONS)),
        effort=table.take("effort", _effort),
        joined=table.take("joined", text, ""),
        call=table.take("call", text, ""),
        help_now=table.take("help_now", boolean, False),
        community=table.take("community", text, ""),
        mark=table.take("mark", one_of(terms.COMMUNITY_MARKS)),
        way_out=table.take("way_out", text, ""),
        words=table.take("words", text, ""),
        card=table.table("card", read_card),
        sharing=table.take("sharing", one_of(terms.SHARINGS), "private"),
        rest=table.rest(),
    )


def write_circle_part(part: CirclePart) -> dict[str, Any]:
    """Returns the file's tables, the inverse of `read_circle_part`: no empty values, unknown keys last."""
    known = {
        "format": part.format,
        "id": part.id,
        "kind": part.kind,
        "name": part.name,
        "added": part.added,
        "removed": part.removed,
        "role": part.role,
        "to_me": part.to_me,
        "names": list(part.names),
        "gives": list(part.gives),
        "near": part.near,
        "calmer": part.calmer,
        "unsafe": part.unsafe,
        "direction": part.direction,
        "effort": part.effort,
        "joined": part.joined,
        "call": part.call,
        "help_now": part.help_now,
        "community": part.community,
        "mark": part.mark,
        "way_out": part.way_out,
        "words": part.words,
        "card": write_card(part.card) if part.card else None,
        "sharing": part.sharing,
    }
    return {key: value for key, value in known.items() if value not in (None, "", [], False)} | dict(part.rest)


def names_in(written: str) -> tuple[str, ...]:
    """Parses a comma-separated line of alternative names, without duplicates."""
    return tuple(dict.fromkeys(name for part in clean(written).split(",") if (name := bare_name(part))))


def direction_of(part: CirclePart) -> terms.Direction:
    """Returns the direction it belongs to: what is given by others, by surroundings, or to oneself."""
    return part.direction or _DIRECTION_OF[part.kind]


_DIRECTION_OF: Final[dict[terms.CircleKind, terms.Direction]] = {
    "person": "others",
    "group": "others",
    "place": "surroundings",
    "community": "others",
    "connection": "myself",
    "card": "myself",
}


# --- Names written as @Name


def names_to_offer(parts: Iterable[CirclePart]) -> tuple[str, ...]:
    """Returns all names that may be offered, in alphabetical order; nobody's who is marked as unsafe."""
    parts = tuple(parts)
    barred = {fold(name) for part in parts if part.unsafe for name in part.all_names}
    found = {name for part in parts if is_named(part) for name in part.all_names if fold(name) not in barred}
    return tuple(sorted(found, key=lambda name: (fold(name), name)))


def names_to_write(parts: Iterable[CirclePart]) -> tuple[str, ...]:
    """Returns what can be written as @Name: those of `names_to_offer` that are one word, and first names."""
    parts = tuple(parts)
    found = {name for name in names_to_offer(parts) if _is_one_word(name)}
    found |= {name for name, part in first_names(parts).items() if not part.unsafe}
    return tuple(sorted(found, key=lambda name: (fold(name), name)))


def first_names(parts: Iterable[CirclePart]) -> dict[str, CirclePart]:
    """Returns whom a first name alone can only mean: "Rosa" is Rosa María, if there is no other Rosa."""
    people = [part for part in parts if part.kind == "person"]
    taken = [fold(name) for part in people for name in part.all_names]
    firsts = {part.id: part.name.split()[0] for part in people if len(part.name.split()) > 1}
    taken += map(fold, firsts.values())
    return {
        first: part
        for part in people
        if (first := firsts.get(part.id, "")) and _is_a_first_name(first) and taken.count(fold(first)) == 1
    }


class UnsafeNames:
    """The names of those marked as unsafe, in whichever way they are written.

    A first name alone counts where it can mean nobody else. A name that somebody else in the circle has too doesn't.

    Args:
        parts: the circle.
    """

    def __init__(self, parts: Iterable[CirclePart]) -> None:
        parts = tuple(parts)
        firsts = first_names(parts)
        self._others = {name_key(name) for part in parts if not part.unsafe for name in part.all_names}
        self._others |= {name_key(first) for first, part in firsts.items() if not part.unsafe}
        found = {name_key(name) for part in parts if part.unsafe for name in part.all_names}
        found |= {name_key(first) for first, part in firsts.items() if part.unsafe}
        self._names = {tuple(key.split()) for key in found - self._others if key}

    def has(self, name: str) -> bool:
        """Whether a name is theirs, or holds theirs: "Uncle Henrik", "Ana and Henrik"; "Henrik's sister" doesn't."""
        key = name_key(name)
        return key not in self._others and self._are_in(key.split())

    def are_in(self, words: str) -> bool:
        """Whether a text names one of them."""
        return bool(self._names) and self._are_in([name_key(word) for word in words.split()])

    def _are_in(self, words: list[str]) -> bool:
        return any(
            tuple(words[at : at + len(name)]) == name
            for name in self._names
            for at in range(len(words) - len(name) + 1)
        )


_NO_FIRST_NAMES: Final = {
    "dr", "mr", "mrs", "ms", "miss", "mx", "sir", "aunt", "auntie", "uncle", "the", "my", "our",
}  # fmt: skip


def _is_a_first_name(word: str) -> bool:
    is_spelled_like_one = len(word) > 1 and (word[:1] != word[:1].lower() or word.lower() == word.upper())
    return is_spelled_like_one and _is_one_word(word) and fold(word) not in _NO_FIRST_NAMES


def _is_one_word(name: str) -> bool:
    return mention_at(f"@{name}", 0) == (1, len(name) + 1) and belongs_to_a_word(name[-1:])


def name_begun(before: str) -> str:
    """Returns the @Name being typed, without the @; empty if there is none.

    Args:
        before: the line up to the cursor.
    """
    at = max(before.rfind(sign, -_LONGEST_MENTION) for sign in AT_SIGNS)
    start, end = mention_at(before, at) if at >= 0 else (0, 0)
    return before[start:] if end == len(before) else ""


def name_fitting(begun: str, names: Iterable[str]) -> str:
    """Returns the first of `names` that `begun` is a proper prefix of, ignoring case and accents; empty if none."""
    wanted = fold(begun)
    longer = (name for name in names if len(name) > len(begun))
    return next((name for name in longer if fold(name[: len(begun)]) == wanted), "")


# --- Who someone is without their name


_UNNAMED: dict[terms.CircleKind, str] = {
    "person": "someone",
    "group": "a group",
    "place": "a place",
    "community": "a community",
    "connection": "a connection of my own",
    "card": "a card for hard days",
}
_STANDS_ALONE = (
    r"(?i)(an?|the|my|your|his|her|its|our|their|some|someone|somebody|another|one of"
    r"|\S+['’]s|\S+s['’])(?=\s|$)"  # Ana's aunt
)
_FAMILY = (
    r"(?i)(.+ )?(mum|mom|mother|dad|father|parents?|sister|brother|twin|sibling|cousin|aunt|auntie|uncle|niece|nephew"
    r"|grandma|gran|nan|nana|grandmother|grandpa|grandad|granddad|grandfather|grandson|granddaughter|grandchild|oma|opa"
    r"|son|daughter|child|wife|husband|partner|spouse|boyfriend|girlfriend|fiancée?|ex|ex-(wife|husband|partner)"
    r"|step-?(mum|mom|mother|dad|father|sister|brother|son|daughter))([ -]in[ -]law)?$"
)
"""What somebody is to one person alone: a page says "my husband", for "a husband" would be anybody's."""
_AN = r"(?i)(?!uni(?!n)|us[eu]|eu|once\b|one\b)[aeiouàáâäåæèéêëìíîïòóôöøùúûü]|hour|heir|hono|hones"


def role_label(part: CirclePart) -> str:
    """Returns how to refer to someone in a sentence without their name: "a friend", "my sister", "someone".

    Taken from `part.role`, joined to one line, in the person's own words; not sanitised for drawing.
    """
    role = " ".join(part.role.split())
    if not role:
        return _UNNAMED[part.kind]
    if re.match(_STANDS_ALONE, role):
        return role
    if re.match(_FAMILY, role):
        return f"my {role}"
    return f"{'an' if re.match(_AN, role) else 'a'} {role}"
