"""What readers skipped: files and folders that exist but could not be read.

Every reader of the journal notes it here, and every interface asks `Journal.unread_files` what to say. So "could not be
read" never looks like "is not there".
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from connectwell.english import counted, first_of
from connectwell.journal.names import name_day
from connectwell.model.frozen import dataclass
from connectwell.model.text import visible
from connectwell.reading import Damaged

_REFUSED: Final = "The system won't let it be opened. Nothing in it was changed."
_REASONS: Final = {
    errno.EACCES: "This login isn't allowed to open it. Nothing in it was changed.",
    errno.EPERM: "This login isn't allowed to open it. Nothing in it was changed.",
    errno.EIO: "The disk reported an error. Nothing in it was changed.",
}
_FIRST: Final = 3
"""How many are named in a sentence."""
LEFT_OUT_FILES: Final = (
    "1 file couldn't be read and is left out here: {names}. Nothing in it was changed.",
    "{n} files couldn't be read and are left out here: {names}. Nothing in them was changed.",
)
LEFT_OUT_FOLDERS: Final = (
    "1 folder couldn't be read and is left out here: {names}. Nothing in it was changed.",
    "{n} folders couldn't be read and are left out here: {names}. Nothing in them was changed.",
)
LEFT_OUT: Final = "{folders} and {files} couldn't be read and are left out here: {names}. Nothing in them was changed."
FILES: Final = ("1 file", "{n} files")
FOLDERS: Final = ("1 folder", "{n} folders")
ON_OTHER_DAYS: Final = (
    "1 file couldn't be read, but the day in it isn't one of these: {names}. Nothing in it was changed.",
    "{n} files couldn't be read, but the days in them are none of these: {names}. Nothing in them was changed.",
)
A_FOLDER: Final = "{path} (a whole folder)"

Noted = tuple[str, bool, str | None, int | None]
"""Path, whether it is a folder, reason, line; for passing between processes."""


@dataclass(frozen=True)
class UnreadFile:
    """A file or a folder that is there but could not be read. Its bytes are untouched.

    Attributes:
        path: relative to the data folder, such as entries/2026 or circle/ana.toml; safe to show.
        is_folder: whether it is a folder, with everything in it.
        reason: a sentence for the person.
        line: the line number of the fault from 1, if known.
    """

    path: str
    is_folder: bool
    reason: str
    line: int | None = None

    @property
    def handle(self) -> str:
        """The file's name as lists show it, for `Journal.raw`."""
        return self.path.rpartition("/")[2].removesuffix(".toml")

    def may_hold(self, day: date) -> bool:
        """Whether an entry of this day may be in it, judging by its name alone."""
        named = name_day(self.handle)
        if self.in_circle:
            return False
        if self.is_folder:
            return self.handle in ("entries", str(day.year))
        return named is None or abs(named - day) <= timedelta(days=1)

    @property
    def record(self) -> dict[str, str | int | None]:
        """As JSON values."""
        return {"path": self.path, "reason": self.reason, "line": self.line}

    @property
    def in_circle(self) -> bool:
        """Whether it belongs to the circle, whose names are hidden on pages."""
        return self.path == "circle" or self.path.startswith("circle/")


class SkippedFiles:
    """What the readers of one journal passed over since the last `clear`. May be used from any thread."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[bool, str | None, int | None]] = {}

    def note(self, path: str, error: Damaged | OSError, *, folder: bool = False) -> None:
        """Notes a file or a folder, with the error that it gave.

        Args:
            path: relative to the data folder, with slashes.
            error: why it could not be read. Not for what doesn't exist.
            folder: whether it is a folder.
        """
        self._found[path] = (folder, *reason_of(error))

    def note_damaged(self, path: str) -> None:
        """Notes an entry's file that is known to be damaged; why is found out when somebody asks."""
        self._found.setdefault(path, (False, None, None))

    def take(self, noted: Iterable[Noted]) -> None:
        """Adds what another process noted."""
        for path, folder, reason, line in noted:
            self._found[path] = (folder, reason, line)

    @property
    def noted(self) -> list[Noted]:
        """Everything noted, as plain values."""
        return [(path, *found) for path, found in list(self._found.items())]

    def forget_since(self, noted: Iterable[Noted], handle: str) -> None:
        """Forgets what was noted after `noted` while looking for the file called `handle`, which stays noted."""
        before = {path for path, *_ in noted}
        for path in list(self._found):
            if path not in before and visible(path.rpartition("/")[2]) != f"{handle}.toml":
                self._found.pop(path, None)

    def clear(self) -> None:
        """Forgets everything, before reading again."""
        self._found.clear()

    def items(self, why: Callable[[str], tuple[str, int | None]]) -> tuple[UnreadFile, ...]:
        """Returns everything noted: the circle first, then the newest.

        Args:
            why: returns the reason and the line for a damaged entry's path.
        """
        found = []
        for path, folder, reason, line in self.noted:
            said, at = (reason, line) if reason is not None else why(path)
            found.append(UnreadFile(visible(path), folder, said, at))
        found.sort(key=lambda one: one.path, reverse=True)
        return tuple(sorted(found, key=lambda one: not one.in_circle))

    def __bool__(self) -> bool:
        return bool(self._found)


def reason_of(error: Damaged | OSError) -> tuple[str, int | None]:
    """Returns why something could not be read, as a sentence, and the line, if known."""
    if isinstance(error, Damaged):
        return error.sentence, error.line
    return _REASONS.get(error.errno or 0, _REFUSED), None


def left_out(found: Sequence[UnreadFile]) -> str:
    """Returns one sentence: how many could not be read, and the first of them; empty for none."""
    if not found:
        return ""
    folders = sum(one.is_folder for one in found)
    files = len(found) - folders
    names = first_of([A_FOLDER.format(path=one.path) if one.is_folder else one.path for one in found], _FIRST)
    if folders and files:
        return LEFT_OUT.format(folders=counted(folders, *FOLDERS), files=counted(files, *FILES), names=names)
    return counted(len(found), *(LEFT_OUT_FOLDERS if folders else LEFT_OUT_FILES), names=names)


def on_other_days(found: Sequence[UnreadFile]) -> str:
    """Returns one sentence about files that could not be read, but are of other days than those asked for."""
    return counted(len(found), *ON_OTHER_DAYS, names=first_of([one.path for one in found], _FIRST))
