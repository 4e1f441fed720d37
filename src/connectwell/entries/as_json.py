"""Entries as JSON values: the tables of the entry's file, with days and times as ISO 8601 text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from connectwell.model.entry import Entry
from connectwell.model.format import write_entry

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
