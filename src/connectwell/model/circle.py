"""The circle: people, groups and places a person counts in, and the card for hard days."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from connectwell.model import terms
from connectwell.model.table import RuleBroken, Table, many, one_of, text, truth, whole

_format = whole(1, 1_000_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class CirclePart:
    """One file of the circle. `rest` holds the keys this version does not know; meanings: `docs/file-format.md`."""

    id: str
    kind: terms.CircleKind
    name: str
    format: int = 1
    role: str = ""
    names: tuple[str, ...] = ()
    call: str = ""
    help_now: bool = False
    words: str = ""
    sharing: terms.Sharing = "private"
    rest: Mapping[str, Any] = field(default_factory=dict)


def read_circle_part(raw: Mapping[str, Any]) -> CirclePart:
    """Checks a parsed file of the circle.

    Raises:
        RuleBroken: a key is missing or its value is not allowed; names the key and what is expected.
    """
    table = Table(raw)
    return CirclePart(
        format=table.need("format", _format),
        id=table.need("id", _name),
        kind=table.need("kind", one_of(terms.CIRCLE_KINDS)),
        name=table.need("name", _name),
        role=table.take("role", text, ""),
        names=table.take("names", many(text), ()),
        call=table.take("call", text, ""),
        help_now=table.take("help_now", truth, False),
        words=table.take("words", text, ""),
        sharing=table.take("sharing", one_of(terms.SHARINGS), "private"),
        rest=table.rest(),
    )


_UNNAMED: dict[terms.CircleKind, str] = {
    "person": "someone",
    "group": "a group",
    "place": "a place",
    "community": "a community",
    "connection": "a connection of my own",
    "card": "a card for hard days",
}
_STANDS_ALONE = r"(?i)(an?|the|my|your|his|her|its|our|their|some|someone|somebody|another|one of|\S+['’]s|\S+s['’])(?=\s|$)"  # my sister, Ana's aunt
_AN = r"(?i)(?!uni(?!n)|us[eu]|eu|once\b|one\b)[aeiouàáâäåæèéêëìíîïòóôöøùúûü]|hour|heir|hono|hones"


def role_label(part: CirclePart) -> str:
    """Who someone is without their name, as it can stand in a sentence: "a friend", "an aunt", "my sister", "someone".

    It is made of `part.role` on one line, in the person's own words; it may hold what cannot be drawn as it is.
    """
    role = " ".join(part.role.split())
    if not role:
        return _UNNAMED[part.kind]
    if re.match(_STANDS_ALONE, role):
        return role
    return f"{'an' if re.match(_AN, role) else 'a'} {role}"


def _name(value: Any) -> str:
    found = text(value)
    if not found.strip():
        raise RuleBroken("", "a name")
    return found
