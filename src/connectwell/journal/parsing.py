"""Parsing a file's bytes into an entry, or into the reason why that fails. Touches no disk."""

import re
from datetime import date
from typing import Any

from connectwell.model.entry import Entry
from connectwell.model.format import is_newer, read_entry
from connectwell.model.table import RuleBroken
from connectwell.model.text import one_line
from connectwell.model.toml import opening_brackets, quick_loads, slow_loads
from connectwell.reading import Damaged as Damaged  # what it raises

LARGEST = 2_000_000  # bytes; a year of long mornings fits in an entry of this size

_BOM = b"\xef\xbb\xbf"
_AT_LINE = r"\(at line (\d+), column \d+\)"
_MOST_DOTS = 50
_MOST_NESTED = 100
_TOO_DEEP = "it's nested too deeply"
# Patterns are compiled on first use: compiling costs as much as importing the rest of this module.
QUOTED_OR_COMMENT = (
    r'"""(?:[^"\\]++|\\.|"(?!""))*+"{3,5}'
    r"|'''(?:[^']++|'(?!''))*+'{3,5}"
    r'|"(?:[^"\\\n]++|\\.)*+"'
    r"|'[^'\n]*+'"
    r"|#[^\n]*+"
)
_BETWEEN_KEYS = r"[,={}\[\]\n]"


def parse_entry(content: bytes) -> tuple[dict[str, Any], Entry]:
    """Parses an entry's file into its tables and the entry. Raises Damaged."""
    tables = parse_tables(content)
    try:
        return tables, read_entry(tables)
    except RuleBroken as broken:
        if is_newer(tables):
            raise Damaged("a newer connectwell wrote it") from None
        raise breaks_rule(content, broken) from None


def days_named_in(content: bytes) -> tuple[date, ...]:
    """Returns the days in the top lines of a damaged entry's file; empty where one of those can't be read."""
    top = content.removeprefix(_BOM).partition(b"\n[")[0].decode("utf-8", "replace")
    days = []
    for line in re.findall(r"^[ \t]*day[ \t]*=(.*)$", top, flags=re.MULTILINE):
        try:
            days.append(date.fromisoformat(line.partition("#")[0].strip()))
        except ValueError:
            return ()
    return tuple(days)


def breaks_rule(content: bytes, broken: RuleBroken) -> Damaged:
    """Returns the error for a file that is TOML, but breaks a rule of its format."""
    line = line_number_of(content, broken.where)
    at = f"line {line}" if line else "one part"
    return Damaged(f"{at} breaks a rule of the file format: {one_line(str(broken), 200)}", line)


def parse_tables(content: bytes) -> dict[str, Any]:
    """Parses the tables of any of our TOML files. Raises Damaged."""
    if len(content) > LARGEST:
        raise Damaged("it's larger than 2 MB")
    try:
        text = content.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        raise Damaged(f"line {line} isn't UTF-8 text", line) from None
    if not text.strip():
        raise Damaged("it's empty, so it may be damaged")
    try:
        tables = _loads(text)
    except RecursionError:
        raise Damaged(_TOO_DEEP) from None
    except ValueError as fault:
        raise _no_toml(fault, text) from None
    if opening_brackets(text) > _MOST_NESTED and _is_nested(tables, _MOST_NESTED):
        raise Damaged(_TOO_DEEP)
    return tables


def _loads(text: str) -> dict[str, Any]:
    """Like `toml.loads`, but raises Damaged if a dotted key has too many parts for tomllib."""
    tables = quick_loads(text)
    if tables is not None:
        return tables
    if _has_absurd_key(text):
        raise Damaged("it has a key of too many parts")
    return slow_loads(text)


def _no_toml(fault: ValueError, text: str) -> Damaged:
    from tomllib import TOMLDecodeError

    if not isinstance(fault, TOMLDecodeError):
        return Damaged("it has a number that is too long")
    if at := re.search(_AT_LINE, str(fault)):
        return Damaged(f"line {at[1]} isn't valid TOML", int(at[1]))
    line = text.count("\n") + 1
    return Damaged(f"it ends in the middle of line {line}", line)


def _is_nested(value: Any, levels: int) -> bool:
    """Returns whether `value` is nested more than `levels` deep, so that saving would overflow the stack."""
    if isinstance(value, dict):
        value = list(value.values())
    return isinstance(value, list) and (levels == 0 or any(_is_nested(item, levels - 1) for item in value))


def _has_absurd_key(text: str) -> bool:
    """Returns whether a dotted key has too many parts: tomllib takes 8 s for one of 40 KB.

    Strings and comments are stripped only if a line has many dots at all.
    """
    if not any(line.count(".") > _MOST_DOTS for line in text.split("\n")):
        return False
    bare = re.sub(QUOTED_OR_COMMENT, "", text, flags=re.DOTALL)
    return any(part.count(".") > _MOST_DOTS for part in re.split(_BETWEEN_KEYS, bare))


def line_number_of(content: bytes, where: str) -> int | None:
    """Returns the line number of a key such as `day` or `reflections[2].rating` in a file in our layout, or None."""
    path, _, key = where.rpartition(".")
    name, _, number = path.rstrip("]").partition("[")
    header = f"[[{name}]]" if number else f"[{name}]"
    left = int(number) if number.isdigit() else 1 if name else 0
    for at, line in enumerate(content.decode("utf-8", "replace").split("\n"), 1):
        bare = line.strip()
        if left:
            left -= bare.startswith(header)
        elif bare.startswith("["):
            return None
        elif bare.partition("=")[0].strip() == key.partition("[")[0]:
            return at
    return None
