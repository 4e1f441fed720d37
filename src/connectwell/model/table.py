"""Validated reading of a TOML table: each key is taken once and checked, and the leftovers are kept."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar, overload

T = TypeVar("T")
Check = Callable[[Any], T]


class RuleBroken(ValueError):
    """A value breaks a rule of the file format. `where` is the key, `expected` describes a valid value."""

    def __init__(self, where: str, expected: str) -> None:
        super().__init__(f"{where}: expected {expected}")
        self.where, self.expected = where, expected


class Table:
    """A parsed TOML table that is being read into a dataclass.

    Args:
        raw: the table as parsed.
        where: its name in error messages, such as `reflections[2]`; empty for the top level.
    """

    def __init__(self, raw: Any, where: str = "") -> None:
        if not isinstance(raw, Mapping):
            raise RuleBroken(where or "the file", "a table")
        self._left = dict(raw)
        self._where = where

    def _name(self, key: str) -> str:
        return f"{self._where}.{key}" if self._where else key

    @overload
    def take(self, key: str, check: Check[T]) -> T | None: ...
    @overload
    def take(self, key: str, check: Check[T], default: T) -> T: ...
    def take(self, key: str, check: Check[T], default: T | None = None) -> T | None:
        """Takes and checks an optional key; returns `default` if it is absent. Raises RuleBroken."""
        if key not in self._left:
            return default
        try:
            return check(self._left.pop(key))
        except RuleBroken as broken:
            raise RuleBroken(self._name(key) + broken.where, broken.expected) from None

    def need(self, key: str, check: Check[T]) -> T:
        """Takes and checks a required key. Raises RuleBroken."""
        try:
            value = self._left.pop(key)
        except KeyError:
            raise RuleBroken(self._name(key), "this key") from None
        try:
            return check(value)
        except RuleBroken as broken:
            raise RuleBroken(self._name(key) + broken.where, broken.expected) from None

    def tables(self, key: str, read: Callable[["Table"], T]) -> tuple[T, ...]:
        """Takes an array of tables and applies `read` to each; empty if absent. Raises RuleBroken."""
        raw = self._left.pop(key, [])
        if not isinstance(raw, list):
            raise RuleBroken(self._name(key), f"an array of tables, [[{key}]]")
        return tuple(read(Table(item, f"{self._name(key)}[{n}]")) for n, item in enumerate(raw, 1))

    def table(self, key: str, read: Callable[["Table"], T]) -> T | None:
        """Takes a nested table and applies `read`; None if absent. Raises RuleBroken."""
        if key not in self._left:
            return None
        return read(Table(self._left.pop(key), self._name(key)))

    def rest(self) -> dict[str, Any]:
        """Returns the keys that were not taken."""
        return self._left


def text(value: Any) -> str:
    """Checks for a string."""
    if not isinstance(value, str):
        raise RuleBroken("", "text in quotes")
    return value


def name(value: Any) -> str:
    """Checks for a string that isn't blank."""
    found = text(value)
    if not found.strip():
        raise RuleBroken("", "a name")
    return found


def boolean(value: Any) -> bool:
    """Checks for a boolean."""
    if not isinstance(value, bool):
        raise RuleBroken("", "true or false")
    return value


def moment(value: Any) -> datetime:
    """Checks for a time with a UTC offset."""
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise RuleBroken("", "a time with its UTC offset, such as 2026-11-21T08:01:22+01:00")
    return value


def day(value: Any) -> date:
    """Checks for a calendar day without a time."""
    if not isinstance(value, date) or isinstance(value, datetime):
        raise RuleBroken("", "a day, such as 2026-11-21")
    return value


def integer(least: int, most: int) -> Check[int]:
    """Returns a check for a whole number from `least` to `most`, inclusive."""

    def check(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise RuleBroken("", f"a whole number from {least} to {most}")
        return value

    return check


def one_of(words: tuple[T, ...]) -> Check[T]:
    """Returns a check for one of the given words."""

    known = {str(word): word for word in words}

    def check(value: Any) -> T:
        if isinstance(value, str) and value in known:
            return known[value]
        raise RuleBroken("", "one of " + ", ".join(known))

    return check


def sequence_of(check: Check[T]) -> Check[tuple[T, ...]]:
    """Returns a check for a list whose items all pass `check`."""

    def check_all(value: Any) -> tuple[T, ...]:
        if not isinstance(value, list):
            raise RuleBroken("", "a list in [ ]")
        return tuple([check(item) for item in value])  # a list is filled faster than a generator runs

    return check_all
