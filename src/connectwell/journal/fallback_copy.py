"""A copy that keeps what was written while another program holds the lock."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from connectwell import durable
from connectwell.journal.folders import Folders
from connectwell.journal.parsing import Damaged

PATIENCE = 2.0
"""Seconds for another program to let go of the lock, before a copy keeps the words."""
PATIENCE_AGAIN = 0.1
"""The same while there is one."""


class FallbackCopy:
    """The copy of one editing session. It is written without the lock, since no other program knows its name.

    Args:
        folders: the journal's paths.
        free: returns a free path beside the file.
    """

    def __init__(self, folders: Folders, free: Callable[[], Path]) -> None:
        self._folders, self._free = folders, free
        self._path: Path | None = None
        self._content = b""

    @property
    def is_kept(self) -> bool:
        """Whether there is one: then nobody need wait for the lock again."""
        return self._path is not None

    def keep(self, content: bytes) -> None:
        """Writes it durably, replacing what it kept before. Raises SaveFailed."""
        if self._path and self._content == content:
            return
        path = self._path or self._free()
        durable.make_folders(path.parent, below=self._folders.data)
        durable.replace(path, content)
        self._path, self._content = path, content

    def drop(self) -> None:
        """Deletes it, unless somebody changed it: the file has everything now."""
        if self._path:
            with suppress(Damaged, OSError):
                if self._folders.read(self._path, len(self._content) + 1) == self._content:
                    self._path.unlink()
            self._path = None
