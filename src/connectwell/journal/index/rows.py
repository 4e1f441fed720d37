"""A row of the index: what is cached for a file, and its serialisation."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from sys import intern
from typing import Any, Final, NamedTuple
from unicodedata import unidata_version
from zlib import crc32

from connectwell.journal.index.scanning import path_of
from connectwell.model.entry import Entry
from connectwell.model.facts import ConnectionFacts, EntryFacts, ReflectionFacts, facts_of, words_of
from connectwell.model.matching import fold
from connectwell.reading import Damaged

SHAPE: Final = 7
"""The schema version. Raise it whenever the same file would produce a different row, to invalidate older rows."""

BEFORE_FACTS: Final = 6  # fields
_HEAD: Final = 256  # bytes; holds those fields of nearly every row
_DAMAGED: Final = b"\0damaged"
_SEED = crc32(f"connectwell index {SHAPE}, Unicode {unidata_version}".encode())


class Row(NamedTuple):
    """What is cached for a file. That of a damaged file has only `stamp`, why and a mark: see `row_of_damaged`.

    Attributes:
        stamp: its path and its stat when read, from `scanning.scan`.
        id: the entry's id; empty for a damaged file.
        kind, day, started: as in `facts`; a search decides and sorts by them without parsing JSON.
        removed: empty unless the entry is removed.
        facts: as JSON.
        words: folded, one searchable text per line.
    """

    stamp: bytes
    id: bytes = b""
    kind: bytes = b""
    day: bytes = b""
    started: bytes = b""
    removed: bytes = b""
    facts: bytes = b""
    words: bytes = b""

    @property
    def written(self) -> bytes:
        """The serialised row. Only words can contain NUL: file names, ids, times and JSON have none."""
        return b"\0".join(self)

    @classmethod
    def read(cls, written: bytes) -> "Row":
        """Parses a serialised row."""
        return cls(*fields_in_row(written))


def fields_in_row(written: bytes) -> list[bytes]:
    """Returns the fields of a serialised row, in the order of `Row`. Twice as fast as `Row.read`."""
    return written.split(b"\0", 7)


def heads_of(rows: Iterable[bytes]) -> Iterator[tuple[bytes, int, list[bytes]]]:
    """Yields each serialised row, where its words begin, and its fields before `facts`. Splitting it all is slower."""
    for written in rows:
        head = written[:_HEAD]
        fields = head.split(b"\0", BEFORE_FACTS)
        if len(fields) <= BEFORE_FACTS:  # a name of unusual length
            head, fields = written, written.split(b"\0", BEFORE_FACTS)
        yield written, written.index(b"\0", len(head) - len(fields.pop())) + 1, fields


def checksum(written: bytes) -> int:
    """Returns the CRC-32 of a row and the schema version, to detect flipped bits, truncation and edits."""
    return crc32(written, _SEED)


def row_of(stamp: bytes, entry: Entry) -> Row:
    """Returns the row of a file with `entry`."""
    facts = facts_of(entry, copied(path_of(stamp), entry))
    return Row(
        stamp=stamp,
        id=entry.id.encode(),
        kind=entry.kind.encode(),
        day=entry.day.isoformat().encode(),
        started=entry.started.isoformat().encode(),
        removed=b"removed" if entry.removed else b"",
        facts=facts_to_json(facts),
        words=folded_words(entry),
    )


def row_of_damaged(stamp: bytes, damaged: Damaged) -> Row:
    """Returns the row of a file that cannot be read as an entry."""
    import json

    why = json.dumps([damaged.sentence, damaged.line], separators=(",", ":"))
    return Row(stamp, facts=why.encode(), words=_DAMAGED)


def damaged_in(rows: Iterable[bytes]) -> Iterator[tuple[str, str, int | None]]:
    """Yields path, reason and line of each damaged file among serialised rows. Most have none, so this is quick."""
    for written in [row for row in rows if row.endswith(_DAMAGED)]:
        row = Row.read(written)
        if not row.id:
            import json

            yield path_of(row.stamp), *json.loads(row.facts)


def copied(path: str, entry: Entry) -> str | None:
    """Returns the entry's id if the file is a copy of it, or None for the entry's own file."""
    return None if path == f"{entry.id[:4]}/{entry.id}" else entry.id


def folded_words(entry: Entry) -> bytes:
    """Returns an entry's searchable text, folded."""
    return "\n".join(fold(words) for words in words_of(entry)).encode()


def facts_to_json(facts: EntryFacts) -> bytes:
    """Serialises facts as a JSON array of their fields."""
    import json

    return json.dumps(_listed(facts), separators=(",", ":")).encode()


def facts_from_json(written: bytes) -> EntryFacts:
    """Parses the output of `facts_to_json`. The row's checksum must have been verified."""
    import json  # 1 ms, not needed to search for words alone

    facts = EntryFacts(*json.loads(written))
    return facts._replace(
        day=date.fromisoformat(facts.day),  # type: ignore[arg-type]  # JSON has no dates or tuples
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
    """Converts lists to tuples, and interns strings, since the same few occur in every entry."""
    return [
        tuple(value) if isinstance(value, list) else intern(value) if type(value) is str else value for value in values
    ]
