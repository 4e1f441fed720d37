"""One row of the index: what is remembered of one file, and how it is written down."""

from collections.abc import Sequence
from datetime import date, datetime
from sys import intern
from typing import Any, Final, NamedTuple
from unicodedata import unidata_version
from zlib import crc32

from connectwell.journal.index.scanning import path_of
from connectwell.model.entry import Entry
from connectwell.model.facts import ConnectionFacts, EntryFacts, ReflectionFacts, facts_of, words_of
from connectwell.model.matching import fold

SHAPE: Final = 3
"""Raise it whenever the same file would make another row: every row of an older shape is then read anew."""

_SEED = crc32(f"connectwell index {SHAPE}, Unicode {unidata_version}".encode())


class Row(NamedTuple):
    """What is known of one file.

    Attributes:
        look: its path and what it looked like when it was read, from `scanning.scan`.
        id: of the entry in it; empty where it cannot be read as one.
        facts: as JSON.
        words: folded, each part of the entry on a line of its own.
    """

    look: bytes
    id: bytes = b""
    facts: bytes = b""
    words: bytes = b""

    @property
    def written(self) -> bytes:
        """As it is kept. No NUL can stand in the first three: not in a file's name, not in an id, not in JSON."""
        return b"\0".join(self)

    @classmethod
    def read(cls, written: bytes) -> "Row":
        """The row that was `written`."""
        return cls(*fields_of(written))


def fields_of(written: bytes) -> list[bytes]:
    """Look, id, facts and words of a row that was `written`. Twice as fast as `Row.read`."""
    return written.split(b"\0", 3)


def checksum(written: bytes) -> int:
    """Over all of a row and its shape: whatever is flipped, cut off or edited is seen."""
    return crc32(written, _SEED)


def row_of(look: bytes, entry: Entry) -> Row:
    """The row of a file that holds `entry`."""
    facts = facts_of(entry, copied(path_of(look), entry))
    return Row(look, entry.id.encode(), facts_to_json(facts), folded_words(entry))


def copied(path: str, entry: Entry) -> str | None:
    """The id of the entry that the file is a copy of, or None for the entry's own file."""
    return None if path == f"{entry.id[:4]}/{entry.id}" else entry.id


def folded_words(entry: Entry) -> bytes:
    """All that a search looks through in an entry."""
    return "\n".join(fold(words) for words in words_of(entry)).encode()


def facts_to_json(facts: EntryFacts) -> bytes:
    """The facts as a JSON array of their fields."""
    import json

    return json.dumps(_listed(facts), separators=(",", ":")).encode()


def head_of(facts: bytes) -> tuple[bytes, bytes, bytes, bool]:
    """Kind, day, started and removed, read off the JSON of `facts_to_json` without parsing it.

    Its first fields are id, kind, day and started, none of which can contain a quote; then finished and removed.
    """
    _, _, _, kind, _, day, _, started, rest = facts.split(b'"', 8)
    return kind, day, started, not rest.startswith((b",true,false,", b",false,false,"))


def facts_from_json(written: bytes) -> EntryFacts:
    """The facts that `facts_to_json` wrote. The row's checksum has been looked at before."""
    import json  # a millisecond that a search for words alone does without

    facts = EntryFacts(*json.loads(written))
    return facts._replace(
        day=date.fromisoformat(facts.day),  # type: ignore[arg-type]  # JSON knows no dates and no tuples
        started=datetime.fromisoformat(facts.started),  # type: ignore[arg-type]
        people=tuple(facts.people),
        reflections=tuple(ReflectionFacts(*_tuples(values)) for values in facts.reflections),
        connections=tuple(ConnectionFacts(*_tuples(values)) for values in facts.connections),
    )


def _listed(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_listed(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _tuples(values: Sequence[Any]) -> list[Any]:
    """The same few words stand in every entry, and are kept once."""
    return [
        tuple(value) if isinstance(value, list) else intern(value) if type(value) is str else value for value in values
    ]
