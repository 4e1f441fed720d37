"""Editors that a person could have: each changes, breaks, deletes or leaves alone the file it is given."""

import shlex
import sys
from pathlib import Path

from connectwell.context import Context
from connectwell.model.entry import Entry, Note

Command = list[str]


def editor(does: str) -> Command:
    """An editor that runs Python with `file`, the path it was given."""
    return [sys.executable, "-S", "-c", f"import os, sys, pathlib; file = pathlib.Path(sys.argv[1])\n{does}"]


def replacing(old: str, new: str) -> Command:
    """An editor in which `old` becomes `new`."""
    return editor(f"file.write_bytes(file.read_bytes().replace({old.encode()!r}, {new.encode()!r}))")


def as_setting(command: Command) -> dict[str, str]:
    """The environment that names it."""
    return {"EDITOR": shlex.join(command)}


LEAVES_ALONE = editor("")
BREAKS = editor("file.write_bytes(file.read_bytes() + b'words = unquoted')")
DELETES = editor("file.unlink()")
EMPTIES = editor("file.write_bytes(b'')")
CHANGES_AND_STOPS = editor("file.write_bytes(file.read_bytes().replace(b'Rain', b'Snow')); sys.exit(3)")
CHANGES_AND_IS_KILLED = editor("file.write_bytes(file.read_bytes().replace(b'Rain', b'Snow')); os.kill(os.getpid(), 9)")


def add_note(context: Context, words: str = "Rain all evening.") -> Entry:
    now = context.clock()
    return context.journal.add(
        Entry(
            id=context.journal.new_id(now),
            kind="note",
            day=now.date(),
            started=now,
            finished=now,
            note=Note(words=words),
        )
    )


def words_of(context: Context, entry_id: str = "latest") -> str:
    note = context.journal.get(entry_id).note
    assert note is not None
    return note.words


def earlier_words(context: Context, entry_id: str) -> list[str]:
    """The words of each earlier version, newest first."""
    notes = [context.journal.version(version).note for version in context.journal.versions(entry_id)]
    return [note.words for note in notes if note]


def file_of(context: Context, entry: Entry) -> Path:
    return context.places.data / "entries" / entry.id[:4] / f"{entry.id}.toml"


def beside(context: Context, entry: Entry) -> list[Path]:
    """What lies beside the entry and is no entry."""
    return sorted(
        path for path in file_of(context, entry).parent.iterdir() if path.suffix != ".toml" or path.name[0] == "."
    )
