"""How two outputs, or two files, are not alike, as lines to print."""

import difflib
from itertools import takewhile

_AROUND = 60
_WIDEST = 160


def unlike(name: str, before: bytes | None, after: bytes | None, most: int) -> list[str]:
    """What `name` was before and is after: nothing where it is the same, else at most `most` lines and a heading.

    Args:
        name: what is compared.
        before, after: None where it isn't there.
        most: how many lines of the difference.
    """
    if before == after:
        return []
    if before is None or after is None:
        return [f"  {name}: only {'after' if before is None else 'before'}"]
    old, new = _text(before), _text(after)
    if old is None or new is None:
        return [f"  {name}: {len(before):,} bytes before, {len(after):,} after, and no text"]
    changed = difflib.unified_diff(old.split("\n"), new.split("\n"), n=1, lineterm="")
    lines = [line for line in changed if line[:3] not in ("---", "+++")]
    shown = lines[:most]
    if any(len(line) > _WIDEST for line in shown):
        shown = _where(old, new)
    elif len(lines) > most:
        shown.append(f"… {len(lines) - most:,} more lines")
    return [f"  {name} (- before, + after)", *(f"    {line}" for line in shown)]


def _where(before: str, after: str) -> list[str]:
    """The place of the first difference, where the lines are too long to see it."""
    at = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))
    start, pairs = max(0, at - _AROUND), (("-", before), ("+", after))
    return [f"first at character {at:,}:", *(f"{sign} {text[start : at + _AROUND]!r}" for sign, text in pairs)]


def _text(content: bytes) -> str | None:
    try:
        found = content.decode()
    except UnicodeDecodeError:
        return None
    return None if "\0" in found else found
