"""TOML in: as `tomllib` reads it, several times as fast."""

import os
import sys
from typing import Any, Final

_DEEP: Final = 50
"""Brackets or dots. toml-rs goes as deep as the text does, and ends the process where the stack ends."""
_CLOSES_ITSELF: Final = r'\[\[?[\w.-]+\]?\]|[\w-]+ = \[(?:"[^"\\]*"(?:, )?)*\]'
"""A line with nothing but a header, or a key and a list of plain texts."""
_HUGE: Final = 4000
"""Digits. From a few more on, Python makes no text of a number, so that it could be neither shown nor saved."""


def loads(text: str) -> dict[str, Any]:
    """As `tomllib.loads`. Where toml-rs stumbles, tomllib reads it after all, or says in its own way what is wrong."""
    found = quick_loads(text)
    return slow_loads(text) if found is None else found


def slow_loads(text: str) -> dict[str, Any]:
    """`tomllib.loads`, imported now: that alone takes 3 ms."""
    import tomllib

    return tomllib.loads(text)


def quick_loads(text: str) -> dict[str, Any] | None:
    """As `tomllib.loads`, ten times as fast; None where only tomllib can read it, or say what is wrong with it."""
    if _may_be_deep(text) or _may_have_huge_number(text) or text[:1] == "\ufeff":
        return None
    if "toml_rs" not in sys.modules:
        os.environ.setdefault("MIMALLOC_ALLOW_THP", "0")  # its allocator would take 4 MB at once, a huge page
    try:
        from toml_rs import loads
    except ImportError:  # Help now needs nothing that could be missing
        return None
    try:
        return loads(text, toml_version="1.0.0")
    except (ValueError, RecursionError):
        return None


def _may_be_deep(text: str) -> bool:
    """Whether tables and lists may stand in each other more than `_DEEP` deep. Signs within words count as well."""
    if text.count("[") + text.count("{") <= _DEEP and text.count(".") <= _DEEP:
        return False
    import re

    closes_itself = re.compile(_CLOSES_ITSELF).fullmatch
    left_open = 0
    for line in text.split("\n"):
        opened = line.count("[") + line.count("{")
        if opened and not closes_itself(
            line
        ):  # elsewhere a bracket that seems to close may stand in words or a comment
            left_open += opened
        if max(left_open, line.count(".")) > _DEEP:
            return True
    return False


def _may_have_huge_number(text: str) -> bool:
    if len(text) < _HUGE:
        return False
    import re

    return re.search(rf"[0-9a-fA-F_]{{{_HUGE}}}", text) is not None
