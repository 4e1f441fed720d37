"""TOML parsing with `tomllib`'s results, several times as fast."""

import os
import sys
from typing import Any, Final

_MAX_DEPTH: Final = 50
"""Maximum nesting, in brackets or dots. toml-rs recurses without a limit, and a stack overflow kills the process."""
_BALANCED_LINE: Final = r'\[\[?[\w.-]+\]?\]|[\w-]+ = \[(?:"[^"\\]*"(?:, )?)*\]'
"""A line that leaves no bracket open: just a header, or a key with a list of plain strings."""
_MAX_DIGITS: Final = 4000
"""Maximum digits. From a little above, Python refuses to convert an int to str, so it couldn't be shown or saved."""


def loads(text: str, *, trusted: bool = False) -> dict[str, Any]:
    """Like `tomllib.loads`. If toml-rs fails, falls back to tomllib, which parses it or raises its own error.

    Args:
        text: the file's text.
        trusted: whether it ships with the program, so that nobody can have nested it deeply. Looking takes longer than
            parsing.
    """
    found = quick_loads(text, trusted=trusted)
    return slow_loads(text) if found is None else found


def slow_loads(text: str) -> dict[str, Any]:
    """`tomllib.loads`, imported lazily (3 ms)."""
    import tomllib

    return tomllib.loads(text)


def quick_loads(text: str, *, trusted: bool = False) -> dict[str, Any] | None:
    """Like `tomllib.loads`, ten times as fast; None where tomllib is needed to parse it or to report the error."""
    if text[:1] == "\ufeff" or (not trusted and (_may_be_deep(text) or _may_have_huge_number(text))):
        return None
    if "toml_rs" not in sys.modules:
        os.environ.setdefault("MIMALLOC_ALLOW_THP", "0")  # else its allocator takes a 4 MB huge page up front
    try:
        from toml_rs import loads
    except ImportError:  # Help now must work even if a dependency is missing
        return None
    try:
        return loads(text, toml_version="1.0.0")
    except (ValueError, RecursionError):
        return None


def opening_brackets(text: str) -> int:
    """Returns how many there are. Braces are rare, and finding none takes a tenth of the time of counting them."""
    return text.count("[") + (text.count("{") if "{" in text else 0)


def _may_be_deep(text: str) -> bool:
    """Returns whether nesting may exceed `_MAX_DEPTH`. Brackets and dots inside strings count too."""
    if opening_brackets(text) <= _MAX_DEPTH and text.count(".") <= _MAX_DEPTH:
        return False
    if any(line.count(".") > _MAX_DEPTH for line in text.split("\n")):
        return True
    import re

    # In one pass, since content/ has hundreds of such lines. In other lines a closing bracket may be quoted or in a
    # comment, so only opening ones count.
    rest = re.compile(f"^(?:{_BALANCED_LINE})$", re.MULTILINE).sub("", text)
    return rest.count("[") + rest.count("{") > _MAX_DEPTH


def _may_have_huge_number(text: str) -> bool:
    if len(text) < _MAX_DIGITS:
        return False
    import re

    return re.search(rf"[0-9a-fA-F_]{{{_MAX_DIGITS}}}", text) is not None
