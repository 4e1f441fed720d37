"""Reading many tables of one shape quickly: only the keys that are there are looked at, each once.

`Table` reads a table key by key, which is plain; a long journal has a hundred thousand tables, and there this is three
times as fast.
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
    """What a table may hold, and the class that it makes. Keys without a check are kept in the class's `rest`.

    Args:
        make: a class whose fields are the keys, with a default for each that may be absent, and `rest`.
        checks: by key; a nested table's check is its `Shape`.
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
        self._make, self._needs = make, needs
        self._checks = {
            key: (check, (renamed or {}).get(key, key), _FITS_ALWAYS.get(check)) for key, check in checks.items()
        }

    def __call__(self, raw: Any) -> T:
        """Checks a table below another one. Raises RuleBroken, whose `where` goes on from the table's name."""
        if not isinstance(raw, dict):
            raise RuleBroken("", "a table")
        given, rest, checks, key = {}, {}, self._checks, ""
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
        return made(self._make, given)

    def read(self, raw: Any) -> T:
        """Checks a whole file. Raises RuleBroken, whose `where` is the key, such as `reflections[2].rating`."""
        try:
            return self(raw)
        except RuleBroken as broken:
            raise RuleBroken(broken.where.removeprefix(".") or "the file", broken.expected) from None


def tables(name: str, shape: Shape[T]) -> Check[tuple[T, ...]]:
    """An array of tables, each of `shape`.

    Args:
        name: of the array, for the sentence that says what is expected.
        shape: of each table.
    """

    def check(raw: Any) -> tuple[T, ...]:
        if not isinstance(raw, list):
            raise RuleBroken("", f"an array of tables, [[{name}]]")
        found, n = [], 0
        try:
            for n, item in enumerate(raw, 1):  # noqa: B007  # read where it breaks
                found.append(shape(item))
        except RuleBroken as broken:
            raise RuleBroken(f"[{n}]{broken.where}", broken.expected) from None
        return tuple(found)

    return check
