"""Entries as JSON values: one form for reading, and a lossless one for the archive.

Both are the tables of the entry's file, with days and times as ISO 8601 text. The archive restores the same file: where
JSON cannot represent the value of an unknown key (a time, an infinite number), it has `{"toml": "07:30:00"}`, in TOML's
notation.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from math import isfinite
from typing import TYPE_CHECKING, Any

from connectwell.model.entry import Entry
from connectwell.model.format import ENTRY, write_entry
from connectwell.model.shape import Shape, Shapes
from connectwell.model.table import day, moment

if TYPE_CHECKING:
    from connectwell.model.circle import CirclePart

_LEFT_OF_PUT_AWAY = ("key", "at", "need", "sharing", "for_session", "put_away")
"""Keys kept for a part that is put away. Never words, names or ratings."""


def record_of(entry: Entry, *, put_away: bool = False) -> dict[str, Any]:
    """Returns the entry with keys as in `docs/file-format.md`; absent keys stay absent.

    Args:
        entry: any entry.
        put_away: whether to include the contents of parts that are put away until the session.
    """
    tables = write_entry(entry)
    if not put_away:
        tables = {key: _without_put_away(value) for key, value in tables.items()}
    return {key: _plain(value) for key, value in tables.items()}


def circle_record_of(part: CirclePart) -> dict[str, Any]:
    """Returns a part of the circle with keys as in `docs/file-format.md`."""
    from connectwell.model.circle import write_circle_part  # `list` and `show` don't need it

    return {key: _plain(value) for key, value in write_circle_part(part).items()}


def _without_put_away(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_put_away(item) for item in value]
    if isinstance(value, Mapping) and value.get("put_away") is True:
        return {key: value[key] for key in _LEFT_OF_PUT_AWAY if key in value}
    return value


def _plain(value: Any) -> Any:
    """Converts a TOML value to JSON. inf and nan, which JSON lacks, become strings."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        return str(value)
    return value


# --- For the archive

_DAY, _TIME = "a day", "a time"
_Known = Mapping[str, Any]
"""Days and times in the file format: for each key, one of the two constants above, or a nested mapping for a table."""
_NOTHING: _Known = {}
_TAG = "toml"
_LONGEST = 64  # characters of a day, a time or a number
_SAME_IN_BOTH = frozenset((str, int, bool))


def _known_in(shape: Shape[Any]) -> _Known:
    found: dict[str, Any] = {}
    for key, check in shape.checks.items():
        if isinstance(check, Shape | Shapes):
            found[key] = _known_in(check if isinstance(check, Shape) else check.shape)
        elif check in (day, moment):
            found[key] = _DAY if check is day else _TIME
    return found


_KNOWN = _known_in(ENTRY)


def to_json(tables: Mapping[str, Any]) -> dict[str, Any]:
    """Converts tables to JSON values; `from_json` restores them."""
    return _packed_table(tables, _KNOWN)


def from_json(values: Mapping[str, Any]) -> dict[str, Any]:
    """Restores the tables passed to `to_json`.

    Raises:
        ValueError: a day or a time is invalid.
    """
    return {key: _unpacked(value, _KNOWN.get(key, _NOTHING)) for key, value in values.items()}


def _packed_table(table: Mapping[str, Any], known: _Known) -> dict[str, Any]:
    return {
        key: value if type(value) in _SAME_IN_BOTH else _packed(value, known.get(key, _NOTHING))
        for key, value in table.items()
    }


def _packed(value: Any, known: _Known | str) -> Any:
    if isinstance(value, datetime):
        return value.isoformat() if known is _TIME else {_TAG: value.isoformat()}
    below = _NOTHING if isinstance(known, str) else known
    if isinstance(value, dict):
        inner = _packed_table(value, below)
        return {_TAG: inner} if inner.keys() == {_TAG} else inner
    if isinstance(value, list):
        return [item if type(item) in _SAME_IN_BOTH else _packed(item, below) for item in value]
    if isinstance(value, date | time):
        return value.isoformat() if known is _DAY else {_TAG: value.isoformat()}
    if isinstance(value, float) and not isfinite(value):
        return {_TAG: str(value)}
    return value


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
