"""A fast path for bulk reads: msgspec converts an ordinary entry in C; any other falls back to `read_entry`.

`format` alone defines what is valid; a property test checks that this shortcut gives the same results. It pays off from
a few hundred entries: importing msgspec takes as long as reading a hundred with `read_entry`.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

import msgspec

from connectwell.model.entry import Entry
from connectwell.model.format import ENTRY, NEWEST, check_whole, is_entry_id, read_entry
from connectwell.model.shape import Shape, Shapes
from connectwell.model.table import Check, RuleBroken, moment, name

_RATINGS: Final = frozenset((None, *range(11)))


def read_one_of_many(raw: Mapping[str, Any]) -> Entry:
    """Like `read_entry`, but several times as fast for an entry without unusual keys or values.

    Raises:
        RuleBroken: as `read_entry`.
    """
    try:
        entry = msgspec.convert(raw, Entry, builtin_types=(datetime, date))
    except msgspec.ValidationError:
        return read_entry(raw)
    if not (_has_no_other_keys(raw) and _is_ordinary(entry)):
        return read_entry(raw)
    check_whole(entry)
    return entry


def packed(entries: list[Entry]) -> bytes:
    """Returns entries for another process that has to read them only, not save them: see `unpacked`."""
    return msgspec.msgpack.encode(entries)


def unpacked(content: bytes) -> list[Entry]:
    """Returns the entries of `packed`. Of keys that this version doesn't know, dates may come back as text."""
    return msgspec.msgpack.decode(content, type=list[Entry])


_BELOW: Final = {
    key: check if isinstance(check, Shape) else check.shape
    for key, check in ENTRY.checks.items()
    if isinstance(check, Shape | Shapes)
}
_RENAMED: Final = {key for key, shape in _BELOW.items() if list(shape.names) != list(shape.names.values())}
"""Tables with a key that differs from its field, such as `as` in [share]. They are rare, so they fall back."""
_OF_ENTRY: Final = frozenset(ENTRY.checks) - _RENAMED
_OF_PART: Final = {key: frozenset(shape.checks) for key, shape in _BELOW.items() if key not in _RENAMED}
_OF_LANDED: Final = frozenset(_BELOW["connections"].checks["landed"].checks)  # type: ignore[attr-defined]  # a Shape

_BEYOND_TYPE: Final[frozenset[Check[Any]]] = frozenset((name, moment))
"""Checks that go beyond the type, which msgspec doesn't cover."""
_UNCHECKED: Final = {
    key: tuple((shape.names[inner], check) for inner, check in shape.checks.items() if check in _BEYOND_TYPE)
    for key, shape in _BELOW.items()
    if isinstance(ENTRY.checks[key], Shape) and not _BEYOND_TYPE.isdisjoint(shape.checks.values())
}
"""The fields with such checks, by single table. For the arrays they are inlined in `_is_ordinary`, since they run a
hundred thousand times."""


def _has_no_other_keys(raw: Mapping[str, Any]) -> bool:
    """Returns whether all keys are known: msgspec drops unknown ones, but they have to be kept."""
    if not (_OF_ENTRY.issuperset(raw) and "format" in raw):
        return False
    for key, value in raw.items():
        known = _OF_PART.get(key)
        if known and not (all(map(known.issuperset, value)) if type(value) is list else known.issuperset(value)):
            return False
    return all("landed" not in part or _OF_LANDED.issuperset(part["landed"]) for part in raw.get("connections", ()))


def _is_ordinary(entry: Entry) -> bool:
    """Returns whether the values msgspec doesn't validate are valid: ranges, UTC offsets, non-blank names, the id."""
    for part in entry.reflections:
        at = part.at
        if part.rating not in _RATINGS or not part.key.strip() or (at and at.tzinfo is None):
            return False
    for one in entry.connections:
        if not one.key.strip() or _is_naive(one.at) or (one.landed and _is_naive(one.landed.at)):
            return False
    for answer in entry.answers:
        if not answer.key.strip() or _is_naive(answer.at):
            return False
    for key, checks in _UNCHECKED.items():
        if (single := getattr(entry, key)) is not None and not _passes(single, checks):
            return False
    return not (
        entry.format < 1
        or entry.format > NEWEST
        or _is_naive(entry.started)
        or _is_naive(entry.finished)
        or _is_naive(entry.removed)
        or not is_entry_id(entry.id)
    )


def _passes(part: object, checks: tuple[tuple[str, Check[Any]], ...]) -> bool:
    try:
        for field, check in checks:
            if (value := getattr(part, field)) is not None:
                check(value)
    except RuleBroken:
        return False
    return True


def _is_naive(when: datetime | None) -> bool:
    return when is not None and when.tzinfo is None
