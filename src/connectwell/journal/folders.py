"""The journal's paths, and reading files without following symlinks out of it. Nothing is written here."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from connectwell.journal import names
from connectwell.journal.parsing import LARGEST, Damaged

_READ = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)  # opening a FIFO would block for ever
    | getattr(os, "O_BINARY", 0)
)
_LINK = "a link stands here; the journal does not follow links"
_FOLDER = "a folder stands where a file belongs"
_NOT_A_FOLDER = "a file stands where a folder belongs"


class Folders:
    """The paths below the data folder. Ids passed in must already be known to be well-formed.

    Args:
        data: the data folder. It may be a symlink; nothing below it may.
    """

    def __init__(self, data: Path) -> None:
        self.data = data
        self.entries = data / "entries"
        self.circle = data / "circle"
        self.all_versions = data / "versions"

    def year(self, entry_id: str) -> Path:
        """Returns the folder of an entry's file."""
        return self.entries / entry_id[:4]

    def entry(self, entry_id: str) -> Path:
        """Returns the path of an entry's file."""
        return self.year(entry_id) / f"{entry_id}.toml"

    def versions(self, entry_id: str) -> Path:
        """Returns the folder of an entry's earlier versions."""
        return self.all_versions / entry_id

    def circle_versions(self, stem: str) -> Path:
        """Returns the folder of a circle file's earlier versions; those of entries are beside it."""
        return self.all_versions / "circle" / stem

    def years(self) -> list[str]:
        """Returns the names of the year folders, newest first. Raises Damaged, OSError."""
        return sorted(filter(names.is_year, list_names(self.entries)), reverse=True)

    def in_year(self, year: str) -> list[str]:
        """Returns the stems of a year's entries and copies, newest first. Raises Damaged, OSError."""
        found = list_names(self.entries / year)
        return sorted((name.removesuffix(".toml") for name in found if names.is_entry_file(name)), reverse=True)

    def stems(self) -> Iterator[tuple[str, str]]:
        """Yields (year, stem) for all entries and copies, newest first; folders that cannot be listed are skipped."""
        with suppress(Damaged, OSError):
            for year in self.years():
                with suppress(Damaged, OSError):
                    for stem in self.in_year(year):
                        yield year, stem

    def read(self, path: Path, most: int = LARGEST + 1) -> bytes:
        """Reads at most `most` bytes of a file below the data folder.

        Raises:
            FileNotFoundError: it doesn't exist.
            Damaged: it isn't a regular file, or one of its parents isn't a real folder.
            OSError: the disk reported an error.
        """
        for folder in path.parents:
            if folder == self.data:
                break
            check_folder(folder)
        return read_bytes(path, most)


def list_names(folder: Path) -> list[str]:
    """Returns the names in a folder; empty if it doesn't exist.

    Raises:
        Damaged: the path is a symlink or a file.
        OSError: it cannot be listed.
    """
    try:
        check_folder(folder)
    except FileNotFoundError:
        return []
    return os.listdir(folder)  # noqa: PTH208  # only names are needed, and Path.iterdir is slower


def read_bytes(path: Path | str, most: int = LARGEST + 1) -> bytes:
    """Reads at most `most` bytes of a regular file.

    Args:
        path: a str for bulk reads, because creating a Path takes as long as opening the file.
        most: the maximum number of bytes.

    Raises:
        FileNotFoundError: it doesn't exist.
        Damaged: it is a symlink, a folder or a special file, or may not be read.
        OSError: the disk reported an error.
    """
    try:
        file = os.open(path, _READ)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.EMLINK):
            raise Damaged(_LINK) from None
        if error.errno == errno.EACCES:
            raise Damaged("this file may not be read by this login") from None
        raise
    try:
        mode = os.fstat(file).st_mode
        if stat.S_ISDIR(mode):
            raise Damaged(_FOLDER)
        if not stat.S_ISREG(mode):
            raise Damaged("something that is not a file stands here")
        chunks: list[bytes] = []
        while most > 0 and (chunk := os.read(file, min(most, 1 << 20))):
            chunks.append(chunk)
            most -= len(chunk)
        return b"".join(chunks)
    finally:
        os.close(file)


def read_if_there(path: Path) -> bytes | None:
    """Like `read_bytes`, but returns None if the file doesn't exist. Raises Damaged, OSError."""
    try:
        return read_bytes(path)
    except FileNotFoundError:
        return None


def check_folder(folder: Path) -> None:
    """Checks that a path is a real folder. Raises FileNotFoundError, or Damaged for a symlink or a file."""
    mode = os.lstat(folder).st_mode
    if stat.S_ISLNK(mode):
        raise Damaged(_LINK)
    if not stat.S_ISDIR(mode):
        raise Damaged(_NOT_A_FOLDER)
