"""What is put away until the session: which parts of an entry, the entry without them, and with all of them back."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final, TypeVar

from connectwell.model.entry import (
    AgendaLine,
    Arrival,
    Close,
    Connection,
    Entry,
    Imported,
    Note,
    PracticeDone,
    Reflection,
    Session,
)

_Part = Arrival | Reflection | Connection | Close | Note | PracticeDone | Imported | AgendaLine | Session
_ONCE: Final = ("arrival", "close", "note", "practice", "imported", "agenda", "session")
"""The parts of which an entry has one at most. A share holds no words and cannot be put away."""
Several = TypeVar("Several", Reflection, Connection)


def put_away_in(entry: Entry) -> tuple[str, ...]:
    """The parts that are put away until the session: keys, or the names of parts there is one of."""
    return (
        *(name for name, part in _single(entry) if part.put_away),
        *(part.key for part in entry.reflections if part.put_away),
        *(part.key for part in entry.connections if part.put_away),
    )


def without_put_away(entry: Entry) -> Entry:
    """The entry as lists, searches and summaries may know it: what is put away isn't in it."""
    if not put_away_in(entry):
        return entry
    return _changed(
        entry,
        {name: None for name, part in _single(entry) if part.put_away},
        tuple(part for part in entry.reflections if not part.put_away),
        tuple(part for part in entry.connections if not part.put_away),
    )


def put_away_as(entry: Entry, away: Callable[[str, bool], bool]) -> Entry:
    """The entry with other parts of it put away.

    Args:
        entry: any entry.
        away: given a part's key, or the name of one there is one of in brackets, and whether it is put away now; says
            whether it is from now on.
    """

    def part_as(part: Several) -> Several:
        return replace(part, put_away=away(part.key, part.put_away))

    return _changed(
        entry,
        {name: replace(part, put_away=away(f"[{name}]", part.put_away)) for name, part in _single(entry)},
        tuple(map(part_as, entry.reflections)),
        tuple(map(part_as, entry.connections)),
    )


def _single(entry: Entry) -> Iterator[tuple[str, _Part]]:
    for name in _ONCE:
        part: _Part | None = getattr(entry, name)
        if part is not None:
            yield name, part


def _changed(
    entry: Entry, once: dict[str, Any], reflections: tuple[Reflection, ...], connections: tuple[Connection, ...]
) -> Entry:
    return replace(entry, reflections=reflections, connections=connections, **once)
