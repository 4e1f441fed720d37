"""Whom a practice may be about: the circle, without anybody who is marked as unsafe."""

from collections.abc import Iterator

from connectwell.context import Context
from connectwell.model.circle import CirclePart

_WITH = ("person", "group")


def offered(context: Context) -> tuple[str, ...]:
    """Returns the names to offer, in the circle's order."""
    return tuple(part.name for part in context.journal.circle.parts() if part.kind in _WITH and not _is_unsafe(part))


def unsafe(context: Context) -> Iterator[str]:
    """Yields every name of those marked as unsafe."""
    for part in context.journal.circle.parts():
        if _is_unsafe(part):
            yield from (part.name, *part.names)


def _is_unsafe(part: CirclePart) -> bool:
    return part.rest.get("unsafe") is True
