"""Reading thousands of entries: one that is as usual in C, by msgspec; any other by the one careful reader.

`reading` alone says what an entry may hold. This is a shortcut to the same answer; a property test holds it to that.
It is for many: importing msgspec takes as long as reading a hundred entries with care.
"""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any, Final

import msgspec

from connectwell.model.entry import (
    AgendaLine,
    Arrival,
    Close,
    Connection,
    Entry,
    Imported,
    Landed,
    Note,
    Place,
    PracticeDone,
    Reflection,
    Session,
)
from connectwell.model.format import NEWEST, check_whole, is_entry_id, read_entry

_RATINGS: Final = frozenset((None, *range(11)))


def read_one_of_many(raw: Mapping[str, Any]) -> Entry:
    """As `reading.read_entry`, several times as fast for an entry without a key or a value that is out of the usual.

    Raises:
        RuleBroken: as `read_entry`.
    """
    try:
        entry = msgspec.convert(raw, Entry, builtin_types=(datetime, date))
    except msgspec.ValidationError:
        return read_entry(raw)
    if not (_has_no_other_keys(raw) and _is_as_usual(entry)):
        return read_entry(raw)
    check_whole(entry)
    return entry


def _keys(part: type) -> frozenset[str]:
    return frozenset(field.name for field in fields(part)) - {"rest"}


_SHARE: Final = "share"
"""Its key `as` is no name for a field, so such entries, of which there are few, are read with care."""
_OF_ENTRY: Final = _keys(Entry) - {_SHARE}
_OF_PART: Final = {
    "reflections": _keys(Reflection),
    "connections": _keys(Connection),
    "arrival": _keys(Arrival),
    "close": _keys(Close),
    "walk": _keys(Place),
    "note": _keys(Note),
    "practice": _keys(PracticeDone),
    "imported": _keys(Imported),
    "agenda": _keys(AgendaLine),
    "session": _keys(Session),
}
_OF_LANDED: Final = _keys(Landed)


def _has_no_other_keys(raw: Mapping[str, Any]) -> bool:
    """Whether each key is the format's own: msgspec passes over others, and they have to be kept."""
    if not (_OF_ENTRY.issuperset(raw) and "format" in raw):
        return False
    for name, value in raw.items():
        known = _OF_PART.get(name)
        if known is None:
            continue
        for part in value if type(value) is list else (value,):
            if not known.issuperset(part):
                return False
            if "landed" in part and not _OF_LANDED.issuperset(part["landed"]):
                return False
    return True


def _is_as_usual(entry: Entry) -> bool:
    """Whether what msgspec doesn't look at is right: ranges, offsets of moments, names that aren't empty."""
    for part in entry.reflections:
        if part.rating not in _RATINGS or not part.key.strip() or _is_naive(part.at):
            return False
    for one in entry.connections:
        if not one.key.strip() or _is_naive(one.at) or (one.landed and _is_naive(one.landed.at)):
            return False
    return not (
        entry.format < 1
        or entry.format > NEWEST
        or _is_naive(entry.started)
        or _is_naive(entry.finished)
        or _is_naive(entry.removed)
        or (entry.agenda and _is_naive(entry.agenda.closed))
        or (entry.practice and not entry.practice.name.strip())
        or (entry.imported and not entry.imported.source.strip())
        or not is_entry_id(entry.id)
    )


def _is_naive(moment: datetime | None) -> bool:
    return moment is not None and moment.tzinfo is None
