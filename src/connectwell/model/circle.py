"""The circle: the people, groups and places a person can count on, and the card for hard days."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from connectwell.model import terms
from connectwell.model.table import Table, boolean, integer, moment, name, one_of, sequence_of, text
from connectwell.model.text import clean, mention_at, mentions

MADE_HERE: Final[tuple[terms.CircleKind, ...]] = ("person", "group", "place")
"""The kinds that can be created here. Files of other kinds are kept and listed."""

NAMED: Final[tuple[terms.CircleKind, ...]] = ("person", "group", "place", "community")
"""The kinds whose names are hidden on pages."""

_format = integer(1, 1_000_000)
_LONGEST_MENTION = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class CirclePart:
    """One file of the circle. `rest` holds unknown keys; for the fields see `docs/file-format.md`."""

    id: str
    kind: terms.CircleKind
    name: str
    format: int = 1
    removed: datetime | None = None
    role: str = ""
    names: tuple[str, ...] = ()
    call: str = ""
    help_now: bool = False
    community: str = ""
    mark: terms.CommunityMark | None = None
    way_out: str = ""
    words: str = ""
    sharing: terms.Sharing = "private"
    rest: Mapping[str, Any] = field(default_factory=dict)


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
        removed=table.take("removed", moment),
        role=table.take("role", text, ""),
        names=table.take("names", sequence_of(text), ()),
        call=table.take("call", text, ""),
        help_now=table.take("help_now", boolean, False),
        community=table.take("community", text, ""),
        mark=table.take("mark", one_of(terms.COMMUNITY_MARKS)),
        way_out=table.take("way_out", text, ""),
        words=table.take("words", text, ""),
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
        "removed": part.removed,
        "role": part.role,
        "names": list(part.names),
        "call": part.call,
        "help_now": part.help_now,
        "community": part.community,
        "mark": part.mark,
        "way_out": part.way_out,
        "words": part.words,
        "sharing": part.sharing,
    }
    return {key: value for key, value in known.items() if value not in (None, "", [], False)} | dict(part.rest)


def names_in(written: str) -> tuple[str, ...]:
    """Parses a comma-separated line of alternative names, without duplicates."""
    return tuple(dict.fromkeys(name for part in clean(written).split(",") if (name := part.strip().removeprefix("@"))))


# --- Names written as @Name


def names_to_write(parts: Iterable[CirclePart]) -> tuple[str, ...]:
    """Returns all names that can be written as @Name (single words), in alphabetical order, without duplicates."""
    found = {name for part in parts for name in (part.name, *part.names) if mentions(f"@{name}") == (name,)}
    return tuple(sorted(found, key=lambda name: (name.casefold(), name)))


def name_begun(before: str) -> str:
    """Returns the @Name being typed, without the @; empty if there is none.

    Args:
        before: the line up to the cursor.
    """
    at = before.rfind("@", -_LONGEST_MENTION)
    start, end = mention_at(before, at) if at >= 0 else (0, 0)
    return before[start:] if end == len(before) else ""


def name_fitting(begun: str, names: Iterable[str]) -> str:
    """Returns the first of `names` that `begun` is a proper prefix of, ignoring case; empty if there is none."""
    wanted = begun.casefold()
    longer = (name for name in names if len(name) > len(begun))
    return next((name for name in longer if name[: len(begun)].casefold() == wanted), "")


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
_AN = r"(?i)(?!uni(?!n)|us[eu]|eu|once\b|one\b)[aeiouàáâäåæèéêëìíîïòóôöøùúûü]|hour|heir|hono|hones"


def role_label(part: CirclePart) -> str:
    """Returns how to refer to someone in a sentence without their name: "a friend", "an aunt", "my sister", "someone".

    Taken from `part.role`, joined to one line, in the person's own words; not sanitised for drawing.
    """
    role = " ".join(part.role.split())
    if not role:
        return _UNNAMED[part.kind]
    if re.match(_STANDS_ALONE, role):
        return role
    return f"{'an' if re.match(_AN, role) else 'a'} {role}"
