"""What the journal's tests have in common: a journal in an empty folder, and entries to put into it."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from connectwell.clock import Clock
from connectwell.journal import Journal, Readable, Unreadable
from connectwell.model.entry import Connection, Entry, Note, Reflection
from connectwell.paths import AppFolders

BERLIN = timezone(timedelta(hours=1))
MORNING = datetime(2026, 11, 21, 8, 1, 22, tzinfo=BERLIN)


def places_in(folder: Path) -> AppFolders:
    return AppFolders(folder / "data", folder / "config", folder / "cache", folder / "state")


def journal_in(folder: Path) -> Journal:
    return Journal(places_in(folder), clock=ticking())


def ticking() -> Clock:
    """A clock that moves on by a second each time it is looked at."""
    seconds = itertools.count()
    return lambda: datetime(2026, 11, 21, 9, 0, 0, tzinfo=UTC) + timedelta(seconds=next(seconds))


def note(words: str = "Rain all evening.", *, tail: str = "n1n2n3", began: datetime = MORNING) -> Entry:
    name = f"{began:%Y-%m-%dT%H%M}-{tail}"
    return Entry(id=name, kind="note", day=began.date(), started=began, finished=began, note=Note(words=words))


def check_in(*reflections: Reflection, tail: str = "q7f3k2") -> Entry:
    return Entry(
        id=f"2026-11-21T0801-{tail}", kind="check-in", day=MORNING.date(), started=MORNING, reflections=reflections
    )


def seen(words: str, key: str = "a8d2") -> Reflection:
    return Reflection(key=key, need="seen", at=MORNING, words=words)


def done(asked: str, key: str = "c1f0") -> Connection:
    return Connection(key=key, status="done", at=MORNING, asked=asked)


def with_note(entry: Entry, words: str) -> Entry:
    assert entry.note
    return replace(entry, note=replace(entry.note, words=words))


def words_of(entry: Entry) -> str:
    assert entry.note
    return entry.note.words


def file_of(folder: Path, entry: Entry | str) -> Path:
    name = entry if isinstance(entry, str) else entry.id
    return folder / "data" / "entries" / name[:4] / f"{name}.toml"


def put(folder: Path, name: str, content: str | bytes) -> Path:
    """Puts a file among the entries, as another program would; in 2026 unless its name says another year."""
    year = name[:4] if name[:4].isdigit() else "2026"
    path = folder / "data" / "entries" / year / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def readable(journal: Journal) -> list[Readable]:
    return [item for item in journal.newest(removed=True) if isinstance(item, Readable)]


def unreadable(journal: Journal) -> list[Unreadable]:
    return [item for item in journal.newest() if isinstance(item, Unreadable)]


def files_below(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != ".lock")
