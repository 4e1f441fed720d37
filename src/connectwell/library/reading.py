"""Reading and validating a TOML file of content/. Every fault names the file, the item and what is expected."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from connectwell.errors import ContentFault
from connectwell.library.location import content_root
from connectwell.model.table import Check, RuleBroken, Table, text
from connectwell.model.toml import loads
from connectwell.reading import Damaged, read_bytes

T = TypeVar("T")

_BOM = "\ufeff"
_WHOLE = "the whole file"
_TOP = "the top of the file"
_LARGEST = 16 << 20  # bytes
_SLUG = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*").fullmatch
_PLACE = r" \(at (?:line (\d+), column \d+|end of document)\)$"


class ContentFile:
    """A file of content/ that is being read into dataclasses.

    Args:
        root: the folder `content/`.
        name: the file, relative to it, with forward slashes.

    Raises:
        ContentFault: the file is missing, cannot be opened, or is not TOML in UTF-8.
    """

    def __init__(self, root: Path, name: str) -> None:
        self.name = name
        self._text = read_text(root / name, name)
        self._raw = _parse(name, self._text, ships=root == content_root())

    def top(self, read: Callable[[Table], T]) -> T:
        """Applies `read` to the top-level keys, apart from arrays of tables. Keys left over are a fault."""
        plain = {key: value for key, value in self._raw.items() if not _is_items(value)}
        return self._checked(plain, _TOP, read)

    def items(
        self, key: str, read: Callable[[Table], T], *, at_least: int = 1, left_out: list[ContentFault] | None = None
    ) -> tuple[T, ...]:
        """Applies `read` to each table of `[[key]]`. Other arrays of tables are ignored.

        Args:
            key: the array's name.
            read: reads one table.
            at_least: the minimum number of tables.
            left_out: if given, collects the faults of invalid items, which are then skipped.

        Raises:
            ContentFault: without `left_out`, an item is invalid, has an unknown key or shares its id with another; or
                there are too few.
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
        """Returns the line of the `number`th `[[key]]` header, from 1; None if the array is written differently."""
        begins = [n for n, line in enumerate(self._text.splitlines(), 1) if line.split("#")[0].strip() == f"[[{key}]]"]
        return begins[number - 1] if len(begins) == len(self._raw[key]) else None

    def line_of(self, written: str) -> int | None:
        """Returns the number, from 1, of the first line that is `written`; None if there is none."""
        lines = enumerate(self._text.splitlines(), 1)
        return next((number for number, line in lines if line.strip() == written), None)

    def only_items(self, *keys: str) -> None:
        """Checks that the file has no arrays of tables other than these. Raises ContentFault."""
        for key, value in self._raw.items():
            if _is_items(value) and key not in keys:
                raise self.fault(_TOP, f"no [[{key}]] here, only " + " and ".join(f"[[{known}]]" for known in keys))

    def fault(self, item: str, expected: str) -> ContentFault:
        """Returns a ContentFault for this file."""
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
    """Checks for a non-empty line of text without surrounding or repeated spaces."""
    if not isinstance(value, str) or not value or value != " ".join(value.split()):
        raise RuleBroken("", "text in quotes on one line, without spaces around it or two in a row")
    return value


def slug(value: Any) -> str:
    """Checks for an id: lowercase letters and digits, joined by hyphens or dots."""
    found = text(value)
    if not _SLUG(found):
        raise RuleBroken("", "small letters and digits joined by hyphens or points")
    return found


def first_format(value: Any) -> int:
    """Checks for format 1, the only one so far."""
    if value != 1 or isinstance(value, bool):
        raise RuleBroken("", "1")
    return 1


def at_most(length: int) -> Check[str]:
    """Returns a check for a sentence of at most `length` characters."""

    def check(value: Any) -> str:
        found = sentence(value)
        if len(found) > length:
            raise RuleBroken("", f"at most {length} characters long")
        return found

    return check


def _is_items(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def read_text(path: Path, name: str) -> str:
    """Reads a file as UTF-8, without a byte order mark; faults refer to it as `name`. Raises ContentFault."""
    try:
        return read_bytes(path, _LARGEST, follow=True).decode("utf-8").removeprefix(_BOM)
    except UnicodeDecodeError:
        raise ContentFault(name, _WHOLE, "UTF-8 text") from None
    except (FileNotFoundError, NotADirectoryError):
        raise ContentFault(name, _WHOLE, "this file to be there") from None
    except (Damaged, OSError, ValueError):  # ValueError: an invalid file name
        raise ContentFault(name, _WHOLE, "a file that opens") from None


def _parse(name: str, written: str, *, ships: bool) -> dict[str, Any]:
    try:
        return loads(written, trusted=ships)
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
