"""The parts of an entry, and how far each may travel. Nothing else in the program decides that."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any, Final

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
    Share,
)
from connectwell.model.terms import Sharing

AnyPart = Arrival | Reflection | Connection | Close | Note | PracticeDone | Imported | AgendaLine | Session | Share
_SINGLE: Final = ("close", "note", "practice", "imported", "agenda", "session", "share")


def parts_of(entry: Entry) -> Iterator[tuple[str, AnyPart]]:
    """Every part of an entry with its key, in the order it was walked."""
    if entry.arrival is not None:
        yield "arrival", entry.arrival
    for reflection in entry.reflections:
        yield reflection.key, reflection
    for connection in entry.connections:
        yield connection.key, connection
    for key in _SINGLE:
        part: AnyPart | None = getattr(entry, key)
        if part is not None:
            yield key, part


def level_of(part: AnyPart) -> Sharing:
    """How far a part may travel. What is put away until the session stays here, and so does a share."""
    if isinstance(part, Share) or part.put_away:
        return "private"
    return part.sharing


def leaving(entry: Entry, left_out: Collection[str]) -> Entry | None:
    """The entry with those of its parts that leave, at *theme* or with words, and no other; None where none does.

    Args:
        entry: any entry.
        left_out: as in `Choice`.
    """
    tail = tail_of(entry)
    if tail in left_out:
        return None
    stay = {
        key
        for key, part in parts_of(entry)
        if level_of(part) == "private" or f"{tail}/{key}" in left_out or says_nothing(part)
    }
    changes: dict[str, Any] = {key: None for key in ("arrival", *_SINGLE) if key in stay}
    changes["reflections"] = tuple(part for part in entry.reflections if part.key not in stay)
    changes["connections"] = tuple(part for part in entry.connections if part.key not in stay)
    kept = replace(entry, **changes)
    return kept if any(parts_of(kept)) else None


def says_nothing(part: AnyPart) -> bool:
    """Whether nothing was said in it; so it is with a connection that was passed on."""
    match part:
        case Arrival():
            return not (part.state or part.after or part.near or part.words.strip())
        case Connection():
            return part.status == "passed"
        case Close():
            return not part.carry.strip()
        case Note() | AgendaLine():
            return not part.words.strip()
        case _:
            return False


def words_in(part: AnyPart) -> str:
    """The person's own words in a part that has one text of them; else empty."""
    match part:
        case Close():
            return part.carry
        case Connection():
            return part.landed.words if part.landed else ""
        case Session() | Share():
            return ""
        case _:
            return part.words


def texts_of(part: AnyPart) -> tuple[str, ...]:
    """All that a person wrote in a part."""
    match part:
        case Session():
            return part.who, part.keep, part.wrong
        case Connection():
            return part.asked, words_in(part)
        case _:
            return (words_in(part),)


def tail_of(entry: Entry) -> str:
    """What an entry is called here: the end of its id."""
    return entry.id[16:]
