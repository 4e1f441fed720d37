"""Whom a practice may be about: the circle, without anybody who is marked as unsafe."""

from collections.abc import Iterator

from connectwell.context import Context

_WITH = ("person", "group")


def offered(context: Context) -> tuple[str, ...]:
    """Returns the names to offer: first those whom it is calmer beside, else in the circle's order."""
    parts = [part for part in context.journal.circle.parts() if part.kind in _WITH and not part.unsafe]
    return tuple(part.name for part in sorted(parts, key=lambda part: not part.calmer))


def unsafe(context: Context) -> Iterator[str]:
    """Yields every name of those marked as unsafe."""
    for part in context.journal.circle.parts():
        if part.unsafe:
            yield from part.all_names
