"""Declarative schemas for the file format's tables: one `Shape` both reads and writes a table.

`Table` takes one key at a time, which is simple. But a long journal has a hundred thousand tables, and a `Shape` is
three times as fast, because it visits only the keys that are present.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Generic, NamedTuple, TypeVar

from connectwell.model.frozen import make_unchecked
from connectwell.model.table import Check, RuleBroken, boolean, text

T = TypeVar("T")
_ALWAYS_VALID: dict[Check[Any], type] = {text: str, boolean: bool}
"""Checks that accept every value of a type, so that they can be skipped for it."""


class UnknownKey(NamedTuple):
    """A key that a table's schema doesn't have.

    Attributes:
        where: the full key, such as `reflections[2].wrods`.
        key: its last part.
        known: the keys that the table has.
    """

    where: str
    key: str
    known: tuple[str, ...]

    @property
    def anywhere(self) -> str:
        """`where` without the numbers of tables, which another one may have now."""
        return re.sub(r"\[\d+\]", "", self.where)


class Shape(Generic[T]):
    """The schema of a table, and the class it is read into. Unknown keys are kept in the instance's `rest`.

    Attributes:
        make: as given.
        checks: as given.
        names: field names by key.

    Args:
        make: a frozen class with a field per key, a default for each optional one, and `rest`.
        checks: checks by key, in writing order; the check of a nested table is its `Shape`, that of an array of tables
            a `Shapes`. Nested tables are written last, whatever their position here.
        needs: required keys.
        renamed: field names that differ from their key, by key.
    """

    def __init__(
        self,
        make: type[T],
        checks: Mapping[str, Check[Any]],
        *,
        needs: tuple[str, ...] = (),
        renamed: Mapping[str, str] | None = None,
    ) -> None:
        self.make, self.checks, self._needs = make, checks, needs
        self.names = {key: (renamed or {}).get(key, key) for key in checks}
        self._to_read = {key: (check, self.names[key], _ALWAYS_VALID.get(check)) for key, check in checks.items()}
        self._values = [
            (key, self.names[key]) for key, check in checks.items() if not isinstance(check, Shape | Shapes)
        ]
        self._tables = [
            (key, self.names[key], check) for key, check in checks.items() if isinstance(check, Shape | Shapes)
        ]

    def __call__(self, raw: Any) -> T:
        """Reads a nested table. Raises RuleBroken; `where` is relative to the table, such as `.rating`."""
        if not isinstance(raw, dict):
            raise RuleBroken("", "a table")
        given, rest, checks, key = {}, {}, self._to_read, ""
        try:
            for key, value in raw.items():
                known = checks.get(key)
                if known is None:
                    rest[key] = value
                    continue
                check, name, fits = known
                given[name] = value if type(value) is fits else check(value)
        except RuleBroken as broken:
            raise RuleBroken(f".{key}{broken.where}", broken.expected) from None
        for key in self._needs:
            if key not in raw:
                raise RuleBroken(f".{key}", "this key")
        given["rest"] = rest
        return make_unchecked(self.make, given)

    def read(self, raw: Any) -> T:
        """Reads a whole file. Raises RuleBroken; `where` is the full key, such as `reflections[2].rating`."""
        try:
            return self(raw)
        except RuleBroken as broken:
            raise RuleBroken(broken.where.removeprefix(".") or "the file", broken.expected) from None

    def unknown(self, raw: Mapping[str, Any], where: str = "") -> Iterator[UnknownKey]:
        """Yields the keys of a valid table, and of those nested in it, that are kept in `rest`."""
        for key, value in raw.items():
            at, check = f"{where}.{key}" if where else key, self.checks.get(key)
            if check is None:
                yield UnknownKey(at, key, tuple(self.checks))
            elif isinstance(check, Shape):
                yield from check.unknown(value, at)
            elif isinstance(check, Shapes):
                for number, item in enumerate(value, 1):
                    yield from check.shape.unknown(item, f"{at}[{number}]")

    def write(self, part: T) -> dict[str, Any]:
        """Returns the table that reads back as `part`: values, then unknown keys unchanged, then nested tables.

        Empty values are left out: None, False, empty text, an empty list. A rating of 0 is not empty.
        """
        fields = vars(part)
        table: dict[str, Any] = {}
        for key, name in self._values:
            value = fields[name]
            if value is None or value is False or value == "":
                continue
            if type(value) is tuple:
                if value:
                    table[key] = list(value)
            else:
                table[key] = value
        rest = fields["rest"]
        if rest:
            table |= {key: value for key, value in rest.items() if value is not None}
        for key, name, shape in self._tables:
            below = fields[name]
            if below is not None and below != ():
                table[key] = shape.write(below)
        return table


class Shapes(Generic[T]):
    """The schema of an array of tables.

    Args:
        name: the array's name, for error messages.
        shape: the schema of each table.
    """

    def __init__(self, name: str, shape: Shape[T]) -> None:
        self._name, self.shape = name, shape

    def __call__(self, raw: Any) -> tuple[T, ...]:
        """Reads each table. Raises RuleBroken; `where` begins with the table's number, such as `[2].rating`."""
        if not isinstance(raw, list):
            raise RuleBroken("", f"an array of tables, [[{self._name}]]")
        found, n, shape = [], 0, self.shape
        try:
            for n, item in enumerate(raw, 1):  # noqa: B007  # n is used in the except clause
                found.append(shape(item))
        except RuleBroken as broken:
            raise RuleBroken(f"[{n}]{broken.where}", broken.expected) from None
        return tuple(found)

    def write(self, parts: tuple[T, ...]) -> list[dict[str, Any]]:
        """Returns the array of tables; see `Shape.write`."""
        return [self.shape.write(part) for part in parts]
