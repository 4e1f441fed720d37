"""Ways in which something of a person's can be there and not be read; each breaks a journal that has the same entries.

A fault of permissions is injected where files are opened, so that the tests fail for root as well.
"""

import errno
import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from connectwell.journal import Journal
from connectwell.model.circle import CirclePart
from connectwell.model.entry import Entry, Note

FILE = "entries/2026/2026-11-20T0801-n1n2n3.toml"
YEAR = "entries/2025"
CIRCLE = "circle/ana-lopez.toml"
Break = Callable[[Path, pytest.MonkeyPatch], None]


def note(day: date, words: str, tail: str) -> Entry:
    """A note that may leave with its words."""
    began = datetime(day.year, day.month, day.day, 8, 1, tzinfo=UTC)
    return Entry(
        id=f"{day.isoformat()}T0801-{tail}",
        kind="note",
        day=day,
        started=began,
        finished=began,
        note=Note(words=words, sharing="words"),
    )


def fill(journal: Journal) -> None:
    """Two entries of this year, one of the last, and Ana in the circle."""
    journal.add(note(date(2026, 11, 19), "The kettle sang for Ana Lopez.", "k1k2k3"))
    journal.add(note(date(2026, 11, 20), "The kettle was off.", "n1n2n3"))
    journal.add(note(date(2025, 11, 20), "An old kettle.", "o1o2o3"))
    journal.circle.add(
        CirclePart(id="", kind="person", name="Ana Lopez", role="friend", help_now=True, call="0123 456")
    )


def refusing(path: str, number: int = errno.EACCES) -> Break:
    """The system refuses to open or list this one."""

    def break_it(data: Path, patch: pytest.MonkeyPatch) -> None:
        meant = str(data / path)
        for name in ("open", "listdir", "scandir"):
            real = getattr(os, name)

            def refuse(asked: Any = ".", *args: Any, real: Any = real, **given: Any) -> Any:
                if isinstance(asked, int):
                    return real(asked, *args, **given)
                if os.fspath(asked) == meant:
                    raise OSError(number, os.strerror(number), meant)
                return real(asked, *args, **given)

            patch.setattr(os, name, refuse)
        patch.setattr(os, "supports_fd", {os.scandir, *os.supports_fd})

    return break_it


def holding(path: str, content: bytes) -> Break:
    """Something else stands in the file."""

    def break_it(data: Path, _patch: pytest.MonkeyPatch) -> None:
        (data / path).write_bytes(content)

    return break_it


def damaged(path: str) -> Break:
    """Half of a merge is left at its end."""

    def break_it(data: Path, _patch: pytest.MonkeyPatch) -> None:
        (data / path).write_bytes((data / path).read_bytes() + b"<<<<<<< mine\n")

    return break_it


def linked(path: str) -> Break:
    """A link to it stands in its place."""

    def break_it(data: Path, _patch: pytest.MonkeyPatch) -> None:
        (data / path).rename(data.parent / "elsewhere")
        (data / path).symlink_to(data.parent / "elsewhere")

    return break_it


def replaced(path: str, make: Callable[[Path], object]) -> Break:
    """Something that is no file stands in its place."""

    def break_it(data: Path, _patch: pytest.MonkeyPatch) -> None:
        (data / path).unlink()
        make(data / path)

    return break_it


ENTRY_FAULTS: dict[str, Break] = {
    "a file that may not be read": refusing(FILE),
    "an I/O error in a file": refusing(FILE, errno.EIO),
    "a link for a file": linked(FILE),
    "a damaged file": damaged(FILE),
    "an empty file": holding(FILE, b""),
    "a file over the size limit": holding(FILE, b"#" * 2_000_001),
    "a rule broken": holding(FILE, b'format = 1\nid = "2026-11-20T0801-n1n2n3"\nkind = "kettle"\n'),
    "a folder for a file": replaced(FILE, Path.mkdir),
    "a pipe for a file": replaced(FILE, os.mkfifo),
}
"""Each makes one file unreadable, `FILE`."""
YEAR_FAULTS: dict[str, Break] = {
    "a year that may not be listed": refusing(YEAR),
    "an I/O error in a year": refusing(YEAR, errno.EIO),
    "a link for a year": linked(YEAR),
}
"""Each makes a whole year unreadable, `YEAR`."""
CIRCLE_FAULTS: dict[str, Break] = {
    "a part that may not be read": refusing(CIRCLE),
    "a damaged part": damaged(CIRCLE),
    "a link for a part": linked(CIRCLE),
    "a rule broken": holding(CIRCLE, b'format = 1\nid = "ana-lopez"\nname = "Ana Lopez"\nkind = "kettle"\n'),
}
"""Each makes one part of the circle unreadable, `CIRCLE`."""
