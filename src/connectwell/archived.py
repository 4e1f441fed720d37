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

Path = tuple[str, ...]
_DAYS = {("day",), ("share", "since"), ("share", "until")}
_TIMES = {
    ("started",),
    ("finished",),
    ("removed",),
    ("reflections", "at"),
    ("connections", "at"),
    ("connections", "landed", "at"),
    ("agenda", "closed"),
}
_TAG = "toml"
_LONGEST = 64  # characters of a day, a time or a number


def to_json(tables: Mapping[str, Any]) -> dict[str, Any]:
    """The tables as values that JSON has. `from_json` makes the same tables of them."""
    return {key: _packed(value, (key,)) for key, value in tables.items()}


def from_json(values: Mapping[str, Any]) -> dict[str, Any]:
    """The tables that `to_json` was given.

    Raises:
        ValueError: a day or a time is none.
    """
    return {key: _unpacked(value, (key,)) for key, value in values.items()}


def _packed(value: Any, path: Path) -> Any:
    if isinstance(value, Mapping):
        inner = {key: _packed(item, (*path, key)) for key, item in value.items()}
        return {_TAG: inner} if inner.keys() == {_TAG} else inner
    if isinstance(value, list | tuple):
        return [_packed(item, path) for item in value]
    if isinstance(value, datetime | date | time):
        known = path in (_TIMES if isinstance(value, datetime) else _DAYS)
        return value.isoformat() if known else {_TAG: value.isoformat()}
    if isinstance(value, float) and not isfinite(value):
        return {_TAG: str(value)}
    return value


def _unpacked(value: Any, path: Path) -> Any:
    if isinstance(value, Mapping):
        if value.keys() == {_TAG}:
            return _tagged(value[_TAG], path)
        return {key: _unpacked(item, (*path, key)) for key, item in value.items()}
    if isinstance(value, list):
        return [_unpacked(item, path) for item in value]
    if isinstance(value, str) and path in _TIMES:
        return datetime.fromisoformat(value)
    if isinstance(value, str) and path in _DAYS:
        return date.fromisoformat(value)
    return value


def _tagged(value: Any, path: Path) -> Any:
    if isinstance(value, Mapping):  # a table whose one key is called so
        return {key: _unpacked(item, (*path, key)) for key, item in value.items()}
    if not isinstance(value, str) or len(value) > _LONGEST or "\n" in value:
        raise ValueError("no day, time or number")
    found = tomllib.loads(f"x = {value}")["x"]
    if not isinstance(found, datetime | date | time | float):
        raise ValueError("no day, time or number")
    return found
