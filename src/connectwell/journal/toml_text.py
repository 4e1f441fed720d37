"""Writing TOML: values are sanitised, and the output is parsed back before it is used."""

from datetime import datetime, timedelta, timezone
from typing import Any

from connectwell.errors import SaveFailed, TooLong
from connectwell.journal.parsing import LARGEST
from connectwell.model.text import clean
from connectwell.model.toml import loads

Tables = dict[str, Any]
Written = dict[tuple[str, str, bool, bool], str]
"""Cached chunks of a file by (name, repr of the value, whether it is an array item, whether multiline)."""
_MINUTE = timedelta(minutes=1)


class _Moment(datetime):
    """A datetime whose str has a T, as in the documentation."""

    def __str__(self) -> str:
        return self.isoformat()


def cleaned(value: Any) -> Any:
    """Returns a copy as it will be on disk: strings sanitised, datetimes with a fixed offset in whole minutes."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {clean(key): cleaned(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [cleaned(item) for item in value]
    if isinstance(value, datetime):
        return _with_plain_offset(value)
    return value


def _with_plain_offset(moment: datetime) -> datetime:
    """Fixes the offset: zone-aware times in a repeated hour never compare equal, and TOML offsets have no seconds."""
    offset = moment.utcoffset()
    if offset is not None and (type(moment.tzinfo) is not timezone or offset % _MINUTE):
        minutes = timedelta(minutes=round(offset / _MINUTE))
        moment = moment.replace(tzinfo=timezone(offset)).astimezone(timezone(minutes))
    return moment


def _printable(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _printable(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_printable(item) for item in value]
    if isinstance(value, datetime):
        return _Moment.combine(value.date(), value.timetz())
    return value


def same(one: Any, other: Any) -> bool:
    """Returns whether two TOML values are equal, with NaN equal to NaN."""
    if one == other:
        return True
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one != one and other != other)


def to_toml(tables: Tables, written: Written | None = None, *, any_size: bool = False) -> bytes:
    """Serialises cleaned tables. Strings with line breaks become multiline strings if they read back equal.

    Args:
        tables: as returned by `cleaned`.
        written: a cache of chunks from the previous call, reused where unchanged; updated in place.
        any_size: whether it may be larger than what is opened again: for a last resort, which isn't called saved.

    Raises:
        TooLong: it would not be opened again.
        SaveFailed: the result would not read back equal.
    """
    for multiline in (True, False):
        try:
            text = _dump(_printable(tables), multiline, {} if written is None else written)
            if not same(loads(text), tables):
                continue
        except (ValueError, TypeError, RecursionError):
            continue
        content = text.encode()
        if len(content) > LARGEST and not any_size:
            raise TooLong
        return content
    raise SaveFailed("a part of it can't be written so that it reads back the same")


def _dump(tables: Tables, multiline: bool, written: Written) -> str:
    before = dict(written)
    written.clear()

    def piece(name: str, value: Any, *, is_item: bool) -> str:
        which = name, repr(value), is_item, multiline  # repr distinguishes equal values: True and 1, time zones
        written[which] = before.get(which) or _piece(name, value, is_item, multiline)
        return written[which]

    values = {name: value for name, value in tables.items() if not _is_table(value) and not _are_tables(value)}
    chunks = [piece("", values, is_item=False)]
    for name, value in tables.items():
        if _is_table(value):
            chunks.append(piece("", {name: value}, is_item=False))
        elif _are_tables(value):
            chunks += [piece(name, item, is_item=True) for item in value]
    return "\n".join(chunk for chunk in chunks if chunk)


def _piece(name: str, value: Any, is_item: bool, multiline: bool) -> str:
    from tomli_w import dumps  # only saving needs it

    if not is_item:
        return dumps(value, multiline_strings=multiline)
    # tomli_w alone would inline short tables, but [[reflections]] is easier to find for a person.
    header = dumps({name: {}}).rstrip("\n")
    body = dumps({name: value}, multiline_strings=multiline).removeprefix(f"{header}\n")
    return f"[{header}]\n{body}"


def _is_table(value: Any) -> bool:
    return isinstance(value, dict)


def _are_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_is_table, value))
