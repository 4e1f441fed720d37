"""Reads archives of the first format, which had the tables of each file as JSON.

Days and times are ISO 8601 text; a value that JSON has no word for (a time, an infinite number) is
`{"toml": "07:30:00"}`, in TOML's notation.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from connectwell.entries.archive_format import checksum_of
from connectwell.journal.names import slug
from connectwell.journal.snapshot import SnapshotFile
from connectwell.journal.toml_text import cleaned, to_toml
from connectwell.model.circle import read_circle_part
from connectwell.model.format import ENTRY, is_entry_id, is_newer, read_entry
from connectwell.model.shape import Shape, Shapes
from connectwell.model.table import day, moment

_DAY, _TIME = "a day", "a time"
_Known = Mapping[str, Any]
"""Days and times in the file format: for each key, one of the two constants above, or a nested mapping for a table."""
_NOTHING: _Known = {}
_TAG = "toml"
_LONGEST = 64  # characters of a day, a time or a number


def _known_in(shape: Shape[Any]) -> _Known:
    found: dict[str, Any] = {}
    for key, check in shape.checks.items():
        if isinstance(check, Shape | Shapes):
            found[key] = _known_in(check if isinstance(check, Shape) else check.shape)
        elif check in (day, moment):
            found[key] = _DAY if check is day else _TIME
    return found


_KNOWN = _known_in(ENTRY)


def file_of(section: str, raw: Mapping[str, Any]) -> SnapshotFile:
    """Returns the file that an item of an archive stands for.

    Args:
        section: entries, circle, copies or unreadable.
        raw: the item.

    Raises:
        RuleBroken, SaveFailed, ValueError: it isn't as the file format asks.
    """
    if section == "unreadable":
        name, text = raw["name"], raw["text"]
        return SnapshotFile(f"entries/{name[:4]}/{name}.toml", text.encode())
    tables = cleaned(from_json(raw))
    if section == "circle":
        part_id = read_circle_part(tables).id
        stem = slug(part_id)
        if stem != part_id:  # made by hand
            stem = f"{stem or 'part'}-{checksum_of(part_id.encode())[:6]}"
        return SnapshotFile(f"circle/{stem}.toml", to_toml(tables))
    entry_id = tables.get("id")
    if not is_newer(tables):
        entry_id = read_entry(tables).id
    elif not (isinstance(entry_id, str) and is_entry_id(entry_id)):
        raise ValueError("no id")
    content = to_toml(tables)
    name = f"{entry_id}.conflict-{checksum_of(content)[:6]}" if section == "copies" else entry_id
    return SnapshotFile(f"entries/{entry_id[:4]}/{name}.toml", content)


def from_json(values: Mapping[str, Any]) -> dict[str, Any]:
    """Returns the tables of a file from their JSON values.

    Raises:
        ValueError: a day or a time is invalid.
    """
    return {key: _unpacked(value, _KNOWN.get(key, _NOTHING)) for key, value in values.items()}


def _unpacked(value: Any, known: _Known | str) -> Any:
    below = _NOTHING if isinstance(known, str) else known
    if isinstance(value, Mapping):
        if value.keys() == {_TAG}:
            return _tagged(value[_TAG], below)
        return {key: _unpacked(item, below.get(key, _NOTHING)) for key, item in value.items()}
    if isinstance(value, list):
        return [_unpacked(item, below) for item in value]
    if isinstance(value, str) and known == _TIME:
        return datetime.fromisoformat(value)
    if isinstance(value, str) and known == _DAY:
        return date.fromisoformat(value)
    return value


def _tagged(value: Any, known: _Known) -> Any:
    if isinstance(value, Mapping):  # a table whose only key has that name
        return {key: _unpacked(item, known.get(key, _NOTHING)) for key, item in value.items()}
    if not isinstance(value, str) or len(value) > _LONGEST or "\n" in value:
        raise ValueError("no day, time or number")
    import tomllib  # only an archive with such values needs it

    found = tomllib.loads(f"x = {value}")["x"]
    if not isinstance(found, datetime | date | time | float):
        raise ValueError("no day, time or number")
    return found
