"""What a table of the file format may hold, in one place for both ways: a `Shape` reads it and writes it.

`Table` reads a table key by key, which is plain; a long journal has a hundred thousand tables, and a `Shape`,
which looks only at the keys that are there, is three times as fast.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Generic, TypeVar

from connectwell.model.frozen import made
from connectwell.model.table import Check, RuleBroken, text, truth

T = TypeVar("T")
_FITS_ALWAYS: dict[Check[Any], type] = {text: str, truth: bool}
"""Every value of this type passes, so the check needn't be asked."""


class Shape(Generic[T]):
    """What a table may hold, and the class it becomes. Keys without a check are kept in the class's `rest`.

    Attributes:
        make: as given.
        checks: as given.
        names: by key, the field that holds its value.

    Args:
        make: a frozen class whose fields are the keys, with a default for each that may be absent, and `rest`.
        checks: by key, in the order in which they are written; a nested table's check is its `Shape`, and that of an
            array of tables is `Shapes`. Nested tables come last in a file, whatever their place here.
        needs: keys that have to be there.
        renamed: fields that are called otherwise than their key.
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
        self._to_read = {key: (check, self.names[key], _FITS_ALWAYS.get(check)) for key, check in checks.items()}
        self._values = [
            (key, self.names[key]) for key, check in checks.items() if not isinstance(check, Shape | Shapes)
        ]
        self._tables = [
            (key, self.names[key], check) for key, check in checks.items() if isinstance(check, Shape | Shapes)
        ]

    def __call__(self, raw: Any) -> T:
        """Checks a table below another one. Raises RuleBroken, whose `where` goes on from the table's name."""
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
        return made(self.make, given)

    def read(self, raw: Any) -> T:
        """Checks a whole file. Raises RuleBroken, whose `where` is the key, such as `reflections[2].rating`."""
        try:
            return self(raw)
        except RuleBroken as broken:
            raise RuleBroken(broken.where.removeprefix(".") or "the file", broken.expected) from None

    def write(self, part: T) -> dict[str, Any]:
        """The table that reads back as `part`: values first, then unknown keys as they were, then nested tables.

        What says nothing is left out: None, False, empty text, an empty list. A rating of 0 says something.
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
    """An array of tables, each of one shape.

    Args:
        name: of the array, for the sentence that says what is expected.
        shape: of each table.
    """

    def __init__(self, name: str, shape: Shape[T]) -> None:
        self._name, self.shape = name, shape

    def __call__(self, raw: Any) -> tuple[T, ...]:
        """As `Shape`, for each table."""
        if not isinstance(raw, list):
            raise RuleBroken("", f"an array of tables, [[{self._name}]]")
        found, n, shape = [], 0, self.shape
        try:
            for n, item in enumerate(raw, 1):  # noqa: B007  # read where it breaks
                found.append(shape(item))
        except RuleBroken as broken:
            raise RuleBroken(f"[{n}]{broken.where}", broken.expected) from None
        return tuple(found)

    def write(self, parts: tuple[T, ...]) -> list[dict[str, Any]]:
        """As `Shape.write`, for each table."""
        return [self.shape.write(part) for part in parts]
