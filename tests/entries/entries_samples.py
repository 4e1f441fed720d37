"""What the tests of listing and changing entries have in common: entries of a few days, put into a journal."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from connectwell.context import Context
from connectwell.model.entry import Entry, Note, Reflection
from steady import MORNING

TODAY = MORNING.date()


def entry(tail: str, days_ago: int = 0, *, kind: Any = "note", began: datetime | None = None, **parts: Any) -> Entry:
    """An entry of so many days ago, a note unless said otherwise."""
    when = began or MORNING - timedelta(days=days_ago)
    bare = Entry(id=f"{when:%Y-%m-%dT%H%M}-{tail}", kind=kind, day=when.date(), started=when, finished=when)
    return replace(bare, **parts)


def note(context: Context, words: str, tail: str = "n1n2n3", days_ago: int = 0, **marks: Any) -> Entry:
    """A note in the journal."""
    return context.journal.add(entry(tail, days_ago, note=Note(words=words, **marks)))


def check_in(context: Context, tail: str, days_ago: int = 0, **parts: Any) -> Entry:
    """A check-in in the journal."""
    return context.journal.add(entry(tail, days_ago, **{"kind": "check-in", **parts}))


def seen(words: str = "", **more: Any) -> tuple[Reflection, ...]:
    """One reflection on being seen."""
    return (Reflection(key="a8d2", need="seen", words=words, **more),)


def reword(context: Context, entry_id: str, words: str) -> Entry:
    """Other words for a note, as another program would write them."""
    editing = context.journal.edit(entry_id)
    return editing.save(replace(editing.entry, note=Note(words=words))).entry


def words_of(entry: Entry | None) -> str:
    """Of a note."""
    assert entry is not None
    assert entry.note is not None
    return entry.note.words


def file_of(context: Context, entry_id: str) -> Path:
    return context.places.data / "entries" / entry_id[:4] / f"{entry_id}.toml"


def copy_of(context: Context, entry_id: str, was: str, by: str, name: str = "sync-conflict-1") -> Path:
    """A copy as a sync program leaves one, with some of it replaced."""
    file = file_of(context, entry_id)
    copy = file.with_name(f"{entry_id}.{name}.toml")
    copy.write_text(file.read_text(encoding="utf-8").replace(was, by), encoding="utf-8")
    return copy


def damage(context: Context, name: str) -> Path:
    """A file among the entries of 2026 that is none."""
    file = file_of(context, "2026").with_name(f"{name}.toml")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("format = 1\nrating = = 3\n", encoding="utf-8")
    return file
