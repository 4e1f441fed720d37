"""Three-way merge of an entry. Pure: tables in, tables out.

The unit is a top-level key, or a reflection or connection identified by its `key`. A unit that only one side changed is
taken from that side. A unit that both changed stays apart: the file keeps what was saved first, and a copy beside it
keeps the other.

What one side put away is put away on both, whatever else the other changed: words meant to be out of sight stay so.
"""

from dataclasses import dataclass
from typing import Any

from connectwell.journal.toml_text import Tables, same
from connectwell.model.parts import SEVERAL

Unit = tuple[str, str]
"""A top-level key, and the `key` of a part within it or an empty string."""

_ABSENT = object()
_ALWAYS_MINE = "walk"
_MERGED_LISTS = "shown"
_AWAY = "put_away"


@dataclass(frozen=True, slots=True)
class Merged:
    """The result of a merge.

    Attributes:
        file: the tables for the entry's file.
        view: the same, but with my side of the units kept apart.
        mine: my side, with what the other side put away.
        taken: whether any of their changes was merged in.
        apart: the units both sides changed.
    """

    file: Tables
    view: Tables
    mine: Tables
    taken: bool
    apart: frozenset[Unit]


def merge(base: Tables, mine: Tables, theirs: Tables, apart: frozenset[Unit] = frozenset()) -> Merged:
    """Merges two descendants of `base`.

    Args:
        base: the common ancestor.
        mine: this session's entry.
        theirs: the current content of the file.
        apart: units kept apart by earlier merges of this session; they stay apart until both sides agree.
    """
    old, ours, other = _units(base), _units(mine), _units(theirs)
    taken = False
    still_apart: set[Unit] = set()
    file: dict[Unit, Any] = {}
    view: dict[Unit, Any] = {}
    own: dict[Unit, Any] = {}
    for unit in [*other, *(unit for unit in ours if unit not in other)]:
        was, here, there = (side.get(unit, _ABSENT) for side in (old, ours, other))
        if _puts_away(was, there) or _puts_away(was, here):
            taken = taken or not _is_away(here)
            was, here, there = (side if side is _ABSENT else side | {_AWAY: True} for side in (was, here, there))
        _put(own, unit, here)
        if unit[0] == _ALWAYS_MINE:
            there = here
        elif unit[0] == _MERGED_LISTS and isinstance(here, list) and isinstance(there, list):
            here = there = [*there, *(name for name in here if name not in there)]
        kept = there
        if same(here, there):
            pass
        elif unit in apart or not (same(here, was) or same(there, was)):
            still_apart.add(unit)
            _put(view, unit, here)
            _put(file, unit, there)
            continue
        elif same(there, was):
            kept = here
        else:
            taken = True
        _put(file, unit, kept)
        _put(view, unit, kept)
    return Merged(_tables(file), _tables(view), _tables(own), taken, frozenset(still_apart))


def _is_away(part: Any) -> bool:
    return isinstance(part, dict) and part.get(_AWAY) is True


def _puts_away(was: Any, now: Any) -> bool:
    """Whether a part that was in sight is put away now. A new part, or one of another kind, isn't compared."""
    return isinstance(was, dict) and _is_away(now) and not _is_away(was)


def _put(units: dict[Unit, Any], unit: Unit, value: Any) -> None:
    if value is not _ABSENT:
        units[unit] = value


def _units(tables: Tables) -> dict[Unit, Any]:
    units: dict[Unit, Any] = {}
    for name, value in tables.items():
        if name in SEVERAL and _has_keys(value):
            units |= {(name, part["key"]): part for part in value}
        else:
            units[name, ""] = value
    return units


def _has_keys(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(part, dict) and part.get("key") for part in value)


def _tables(units: dict[Unit, Any]) -> Tables:
    tables: Tables = {}
    for (name, key), value in units.items():
        if key:
            tables.setdefault(name, []).append(value)
        else:
            tables[name] = value
    return tables
