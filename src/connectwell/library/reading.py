"""Reading and validating a TOML file of content/. Every fault names the file, the item and what is expected."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from connectwell.errors import ContentFault
from connectwell.library.location import Content, content_root
from connectwell.model.table import Check, RuleBroken, Table, text
from connectwell.model.text import visible
from connectwell.model.toml import loads
from connectwell.reading import Damaged, read_bytes

T = TypeVar("T")

_BOM = "\ufeff"
_WHOLE = "the whole file"
_TOP = "the top of the file"
_LARGEST = 16 << 20  # bytes
_LARGEST_OF_PACK = 256 << 10
_LONGEST_OF_PACK = 600  # characters of one text
_MARKUP = r"(?i)\[/?[a-z@#$][^\]\n]*\]|<[/!a-z][^>\n]*>"  # of packs alone, so that it isn't compiled at every start
_JOINERS = "\u200c\u200d"  # invisible, and part of how some languages are written
_SLUG = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*").fullmatch
_PLACE = r" \(at (?:line (\d+), column \d+|end of document)\)$"


class ContentFile:
    """A file of content/ that is being read into dataclasses.

    Args:
        root: the folder `content/`.
        name: the file, relative to it, with forward slashes.
        pack: whether somebody else may have made it. It may then be no link and not large, and hold plain text only.

    Raises:
        ContentFault: the file is missing, cannot be opened, or is not TOML in UTF-8.
    """

    def __init__(self, root: Path, name: str, *, pack: bool = False) -> None:
        self.name, self._pack = name, pack
        try:
            self._text = _read_of_pack(root / name, name) if pack else read_text(root / name, name)
            self._raw = _parse(name, self._text, ships=root == content_root())
        except ContentFault as fault:
            raise self.fault(fault.item, fault.expected) from None

    def top(self, read: Callable[[Table], T]) -> T:
        """Applies `read` to the top-level keys, apart from arrays of tables. Keys left over are a fault."""
        plain = {key: value for key, value in self._raw.items() if not _is_items(value)}
        return self._checked(plain, _TOP, read, lambda: 0)

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
                begins = partial(self._line_of, key, number)
                if isinstance(id, str) and id in ids:
                    taken = f"an id of its own, [[{key}]] number {number} has one that is taken"
                    raise self.fault(called, taken, line=begins())
                found.append(self._checked(item, called, read, begins))
            except ContentFault as fault:
                if left_out is None:
                    raise
                left_out.append(fault)
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

    def fault(self, item: str, expected: str, *, line: int | None = None) -> ContentFault:
        """Returns a ContentFault for this file."""
        return ContentFault(self.name, item, expected, line=line, folder="packs" if self._pack else "content")

    def _checked(
        self, raw: dict[str, Any], item: str, read: Callable[[Table], T], begins: Callable[[], int | None]
    ) -> T:
        """Reads a table. Raises ContentFault, with the line of the key if it is found, else of the table.

        `begins` looks for the line of the table: only for a fault, for that takes longer than reading the file.
        """
        table = Table(raw)
        try:
            if self._pack:
                _check_plain(raw, "")
            found = read(table)
        except RuleBroken as broken:
            expected = f"{broken.where} to be {broken.expected}"
            if broken.expected == "this key":
                expected = f"the key {broken.where}"
            raise self.fault(item, expected, line=self._line_of_key(broken.where, begins())) from None
        left = table.rest()
        if left:
            key = next(iter(left))
            raise self.fault(item, f"no key called {visible(key)}", line=self._line_of_key(key, begins()))
        return found

    def _line_of_key(self, where: str, begins: int | None) -> int | None:
        """Returns the line where a key is, in the table whose header is in line `begins` (0: the top of the file).

        That header's line, or None, if the key isn't found. `where` may name something within it, such as `ask.cost`.
        """
        if begins is None:
            return None
        key, *below = re.split(r"[.\[]", where)
        wanted, within = (below[0] if below else key), begins
        lines = self._text.splitlines()
        if below and (table := self.line_of(f"[{key}]")):
            within = table
        elif below:
            wanted = key
        for number, line in enumerate(lines[within:], within + 1):
            if line.lstrip().startswith("["):
                break
            if line.partition("=")[0].strip().strip("\"'") == wanted:
                return number
        return within or None


def open_content(content: Content, name: str) -> ContentFile:
    """Opens a file of a language or of a pack. Raises ContentFault.

    Args:
        content: where to look.
        name: relative to it, with forward slashes.
    """
    return ContentFile(content.root, content.file(name), pack=content.is_pack)


def _check_plain(value: Any, where: str) -> None:
    """Checks that every text is plain: somebody else may have written it. Raises RuleBroken."""
    if isinstance(value, dict):
        for key, below in value.items():
            _check_plain(key, visible(key))
            _check_plain(below, f"{where}.{visible(key)}" if where else visible(key))
    elif isinstance(value, list):
        for below in value:
            _check_plain(below, where)
    elif isinstance(value, str):
        if len(value) > _LONGEST_OF_PACK:
            raise RuleBroken(where, f"at most {_LONGEST_OF_PACK} characters long")
        from unicodedata import category  # only packs are looked through

        if any(category(sign) in ("Cc", "Cf", "Cs", "Co") and sign not in _JOINERS for sign in value):
            raise RuleBroken(where, "plain text, without control characters")
        if re.search(_MARKUP, value):
            raise RuleBroken(where, "plain text, without markup")


def _read_of_pack(path: Path, name: str) -> str:
    """Reads a file of a pack as UTF-8. Raises ContentFault."""
    try:
        content = read_bytes(path, _LARGEST_OF_PACK + 1)
        if len(content) <= _LARGEST_OF_PACK:
            return content.decode("utf-8").removeprefix(_BOM)
    except UnicodeDecodeError:
        raise ContentFault(name, _WHOLE, "UTF-8 text") from None
    except FileNotFoundError:
        raise ContentFault(name, _WHOLE, "this file to be there") from None
    except (Damaged, OSError, ValueError):
        raise ContentFault(name, _WHOLE, "a file that opens, and no link") from None
    raise ContentFault(name, _WHOLE, f"at most {_LARGEST_OF_PACK >> 10} KB")


def sentence(value: Any) -> str:
    """Checks for a non-empty line of text without surrounding or repeated spaces."""
    if not isinstance(value, str) or not value or value != " ".join(value.split()):
        raise RuleBroken("", "text in quotes on one line, without spaces around it or two in a row")
    return value


def is_slug(name: str) -> bool:
    """Whether a name is one that `dotted_slug` accepts."""
    return _SLUG(name) is not None


def dotted_slug(value: Any) -> str:
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
