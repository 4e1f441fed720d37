"""One TOML file of content/, checked as it is read. Every fault names the file, the item and what is expected."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from connectwell.errors import ContentFault
from connectwell.model.table import Check, RuleBroken, Table, text
from connectwell.model.toml import loads

T = TypeVar("T")

_BOM = "\ufeff"
_WHOLE = "the whole file"
_TOP = "the top of the file"
_PLACE = r" \(at (?:line (\d+), column \d+|end of document)\)$"


class ContentFile:
    """A file of content/ on its way to its dataclasses.

    Args:
        root: the folder `content/`.
        name: the file, relative to it, with forward slashes.

    Raises:
        ContentFault: the file is absent, cannot be opened, or is not TOML in UTF-8.
    """

    def __init__(self, root: Path, name: str) -> None:
        self.name = name
        self._text = read_text(root / name, name)
        self._raw = _parse(name, self._text)

    def top(self, read: Callable[[Table], T]) -> T:
        """What stands before the items, taken by `read`; keys it leaves are a fault, items aside."""
        plain = {key: value for key, value in self._raw.items() if not _is_items(value)}
        return self._checked(plain, _TOP, read)

    def items(
        self, key: str, read: Callable[[Table], T], *, at_least: int = 1, left_out: list[ContentFault] | None = None
    ) -> tuple[T, ...]:
        """Each table of `[[key]]`, taken by `read`. Other arrays of tables are left alone.

        Args:
            key: what the tables are called.
            read: takes one of them.
            at_least: how many there have to be.
            left_out: takes the faults of items that break a rule; the others are read all the same.

        Raises:
            ContentFault: an item breaks a rule, holds a key nobody took, or shares its id with another, and nothing
                takes what is left out; or there are too few.
        """
        raw = self._raw.get(key, [])
        if not _is_items(raw) and raw:
            raise self.fault(_TOP, f"[[{key}]] tables")
        if len(raw) < at_least:
            raise self.fault(_TOP, f"at least {at_least} of [[{key}]]")
        found = []
        ids: set[str] = set()
        for number, item in enumerate(raw, 1):
            id = item.get("id")
            called = id if isinstance(id, str) and id.strip() else f"[[{key}]] number {number}"
            try:
                if isinstance(id, str) and id in ids:
                    raise self.fault(called, f"an id of its own, [[{key}]] number {number} has one that is taken")
                found.append(self._checked(item, called, read))
            except ContentFault as fault:
                placed = ContentFault(fault.file, fault.item, fault.expected, line=self._line_of(key, number))
                if left_out is None:
                    raise placed from None
                left_out.append(placed)
            if isinstance(id, str):
                ids.add(id)
        return tuple(found)

    def _line_of(self, key: str, number: int) -> int | None:
        """The line on which the `number`th `[[key]]` begins, from 1; None where they are written in another way."""
        begins = [n for n, line in enumerate(self._text.splitlines(), 1) if line.split("#")[0].strip() == f"[[{key}]]"]
        return begins[number - 1] if len(begins) == len(self._raw[key]) else None

    def only_items(self, *keys: str) -> None:
        """Raises ContentFault if the file holds arrays of tables other than these."""
        for key, value in self._raw.items():
            if _is_items(value) and key not in keys:
                raise self.fault(_TOP, f"no [[{key}]] here, only " + " and ".join(f"[[{known}]]" for known in keys))

    def fault(self, item: str, expected: str) -> ContentFault:
        """A fault in this file."""
        return ContentFault(self.name, item, expected)

    def _checked(self, raw: dict[str, Any], item: str, read: Callable[[Table], T]) -> T:
        table = Table(raw)
        try:
            found = read(table)
        except RuleBroken as broken:
            if broken.expected == "this key":
                raise self.fault(item, f"the key {broken.where}") from None
            raise self.fault(item, f"{broken.where} to be {broken.expected}") from None
        left = table.rest()
        if left:
            raise self.fault(item, f"no key called {next(iter(left))}")
        return found


def sentence(value: Any) -> str:
    """Text on one line, not empty, no space around it."""
    if not isinstance(value, str) or not value or value != " ".join(value.split()):
        raise RuleBroken("", "text in quotes on one line, without spaces around it or two in a row")
    return value


def slug(value: Any) -> str:
    """An id: small letters, digits, hyphens and points."""
    if not re.fullmatch(r"[a-z0-9]+(?:[.-][a-z0-9]+)*", text(value)):
        raise RuleBroken("", "small letters and digits joined by hyphens or points")
    return text(value)


def first_format(value: Any) -> int:
    """The one format there is so far."""
    if value != 1 or isinstance(value, bool):
        raise RuleBroken("", "1")
    return 1


def at_most(length: int) -> Check[str]:
    """A sentence of at most `length` characters."""

    def check(value: Any) -> str:
        found = sentence(value)
        if len(found) > length:
            raise RuleBroken("", f"at most {length} characters long")
        return found

    return check


def _is_items(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def read_text(path: Path, name: str) -> str:
    """The text of a file that faults call `name`, without a byte order mark. Raises ContentFault."""
    try:
        return path.read_text(encoding="utf-8").removeprefix(_BOM)
    except UnicodeDecodeError:
        raise ContentFault(name, _WHOLE, "UTF-8 text") from None
    except (FileNotFoundError, NotADirectoryError):
        raise ContentFault(name, _WHOLE, "this file to be there") from None
    except (OSError, ValueError):  # ValueError: a name no file can have
        raise ContentFault(name, _WHOLE, "a file that opens") from None


def _parse(name: str, written: str) -> dict[str, Any]:
    try:
        return loads(written)
    except (ValueError, RecursionError) as fault:
        raise _no_toml(name, fault) from None


def _no_toml(name: str, fault: Exception) -> ContentFault:
    from tomllib import TOMLDecodeError

    if not isinstance(fault, TOMLDecodeError):
        return ContentFault(name, _WHOLE, "TOML that reads")
    said = str(fault).split("\n", 1)[0]
    place = re.search(_PLACE, said)
    item = "the end of the file" if place is None or place[1] is None else f"line {place[1]}"
    return ContentFault(name, item, f"TOML that reads ({re.sub(_PLACE, '', said)})")
