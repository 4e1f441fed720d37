"""What can still be read of a damaged TOML file, line by line."""

from __future__ import annotations

from connectwell.model.toml import loads

_MOST_LINES = 2000


def legible_lines(content: bytes) -> dict[str, object]:
    """Returns the values that can be parsed, of one line or a list's items; the first of each key counts.

    As both sides of a merge conflict do, a list may come twice, or only its items: all are taken. A second `name` is
    one of the `names`.
    """
    found: dict[str, object] = {}
    items: list[object] | None = None
    for line in content.decode("utf-8", "replace").removeprefix("\ufeff").split("\n")[:_MOST_LINES]:
        key, equals, value = (part.strip() for part in line.partition("="))
        if equals and key.isidentifier():
            one: object = [] if value == "[" else _parsed(line, key)
            if key == "name" and "name" in found:
                key, one = "names", [one]
            if one is None:
                continue
            known = found.setdefault(key, one)
            items = known if isinstance(known, list) else None
            if items is not None and isinstance(one, list) and items is not one:
                items += one
        elif items is not None and (one := _parsed(f"item = {line.strip().removesuffix(',')}", "item")) is not None:
            items.append(one)
    return found


def _parsed(line: str, key: str) -> object:
    try:
        return loads(line)[key]
    except (ValueError, RecursionError, KeyError):
        return None


def texts_in(values: object) -> list[str]:
    """Returns the texts in a list of values; none in anything else."""
    return [value for value in values if isinstance(value, str)] if isinstance(values, list) else []
