"""An entry's tables as JSON values and back, with nothing lost: what the person's own archive holds.

Days and times that the file format knows are ISO 8601 text. JSON has no words for some values that an unknown key may
hold (a time, an infinite number): those stand as `{"toml": "07:30:00"}`, written as TOML writes them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time
from math import isfinite
from typing import Any

_DAY, _TIME = "a day", "a time"
_Known = Mapping[str, Any]
"""Where the file format knows days and times: by key, one of the two words above, or what is known of the table."""
_KNOWN: _Known = {
    "day": _DAY,
    "started": _TIME,
    "finished": _TIME,
    "removed": _TIME,
    "reflections": {"at": _TIME},
    "connections": {"at": _TIME, "landed": {"at": _TIME}},
    "agenda": {"closed": _TIME},
    "share": {"since": _DAY, "until": _DAY},
}
_NOTHING: _Known = {}
_TAG = "toml"
_LONGEST = 64  # characters of a day, a time or a number
_SAME_IN_BOTH = frozenset((str, int, bool))


def to_json(tables: Mapping[str, Any]) -> dict[str, Any]:
    """The tables as values that JSON has. `from_json` makes the same tables of them."""
    return _packed_table(tables, _KNOWN)


def from_json(values: Mapping[str, Any]) -> dict[str, Any]:
    """The tables that `to_json` was given.

    Raises:
        ValueError: a day or a time is none.
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
    if isinstance(value, Mapping):  # a table whose one key is called so
        return {key: _unpacked(item, known.get(key, _NOTHING)) for key, item in value.items()}
    if not isinstance(value, str) or len(value) > _LONGEST or "\n" in value:
        raise ValueError("no day, time or number")
    found = tomllib.loads(f"x = {value}")["x"]
    if not isinstance(found, datetime | date | time | float):
        raise ValueError("no day, time or number")
    return found
