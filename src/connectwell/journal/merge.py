"""Two changes to one entry become one file. Pure: tables in, tables out.

The unit is a top-level key, or one reflection or connection by its `key`. A unit only one side changed is taken as
that side has it. A unit both changed stays apart: the file keeps what was saved first, the copy beside it the other.
"""

from dataclasses import dataclass
from typing import Any

from connectwell.journal.toml_text import Tables, same
from connectwell.model.parts import SEVERAL

Unit = tuple[str, str]
"""The name of a top-level key, and the `key` of a part within it or an empty string."""

_ABSENT = object()
_MINE = "walk"
_UNION = "shown"


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge makes.

    Attributes:
        file: what belongs in the entry's file.
        view: the same, except that units kept apart stand as mine.
        taken: whether a change of theirs was taken in.
        apart: the units both sides changed.
    """

    file: Tables
    view: Tables
    taken: bool
    apart: frozenset[Unit]


def merge(base: Tables, mine: Tables, theirs: Tables, apart: frozenset[Unit] = frozenset()) -> Merged:
    """Merges two changes of `base`.

    Args:
        base: what both sides started from.
        mine: this session's entry.
        theirs: what is in the file now.
        apart: units that earlier merges of this session left apart; they stay so until both sides agree.
    """
    old, ours, other = _units(base), _units(mine), _units(theirs)
    taken = False
    still_apart: set[Unit] = set()
    file: dict[Unit, Any] = {}
    view: dict[Unit, Any] = {}
    for unit in [*other, *(unit for unit in ours if unit not in other)]:
        was, here, there = (side.get(unit, _ABSENT) for side in (old, ours, other))
        if unit[0] == _MINE:
            there = here
        elif unit[0] == _UNION and isinstance(here, list) and isinstance(there, list):
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
    return Merged(_tables(file), _tables(view), taken, frozenset(still_apart))


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
