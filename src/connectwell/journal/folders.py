"""Where the journal's files are, and reading them without following a link out of it. Nothing is written here."""

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
    | getattr(os, "O_NONBLOCK", 0)  # a pipe in the folder would wait for ever
    | getattr(os, "O_BINARY", 0)
)
_LINK = "a link stands here; the journal does not follow links"
_FOLDER = "a folder stands where a file belongs"
_NOT_A_FOLDER = "a file stands where a folder belongs"


class Folders:
    """The paths below the data folder. Ids that come in have been checked for their shape.

    Args:
        data: the data folder. It may be a link; nothing below it may.
    """

    def __init__(self, data: Path) -> None:
        self.data = data
        self.entries = data / "entries"
        self.circle = data / "circle"
        self.all_versions = data / "versions"

    def year(self, entry_id: str) -> Path:
        """The folder of the entry's file."""
        return self.entries / entry_id[:4]

    def entry(self, entry_id: str) -> Path:
        """The entry's file."""
        return self.year(entry_id) / f"{entry_id}.toml"

    def versions(self, entry_id: str) -> Path:
        """The folder of the entry's earlier versions."""
        return self.all_versions / entry_id

    def circle_versions(self, stem: str) -> Path:
        """The folder of the earlier versions of a file of the circle. Entries have theirs beside it."""
        return self.all_versions / "circle" / stem

    def years(self) -> list[str]:
        """The names of the year folders, newest first. Raises Damaged, OSError."""
        return sorted(filter(names.is_year, list_names(self.entries)), reverse=True)

    def in_year(self, year: str) -> list[str]:
        """The stems of a year's entries and copies, newest first. Raises Damaged, OSError."""
        found = list_names(self.entries / year)
        return sorted((name.removesuffix(".toml") for name in found if names.is_entry_file(name)), reverse=True)

    def stems(self) -> Iterator[tuple[str, str]]:
        """Every year with every stem in it, newest first; folders that cannot be listed are passed over."""
        with suppress(Damaged, OSError):
            for year in self.years():
                with suppress(Damaged, OSError):
                    for stem in self.in_year(year):
                        yield year, stem

    def read(self, path: Path, most: int = LARGEST + 1) -> bytes:
        """At most `most` bytes of a file that lies in a folder below the data folder.

        Raises:
            FileNotFoundError: there is none.
            Damaged: it, or a folder on the way, is not what it should be.
            OSError: the disk reported an error.
        """
        for folder in path.parents:
            if folder == self.data:
                break
            check_folder(folder)
        return read_bytes(path, most)


def list_names(folder: Path) -> list[str]:
    """The names in a folder; none where it is missing.

    Raises:
        Damaged: a link or a file stands where the folder should be.
        OSError: the system does not let it be listed.
    """
    try:
        check_folder(folder)
    except FileNotFoundError:
        return []
    return os.listdir(folder)  # noqa: PTH208  # names are enough: a Path for each of a year costs more


def read_bytes(path: Path | str, most: int = LARGEST + 1) -> bytes:
    """At most `most` bytes of a plain file.

    Args:
        path: of the file. Where thousands are read, as text: making a Path takes as long as opening the file.
        most: how many bytes.

    Raises:
        FileNotFoundError: there is none.
        Damaged: a link, a folder or something odder stands there, or it cannot be opened.
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
    """As `read_bytes`, and None where there is nothing. Raises Damaged, OSError."""
    try:
        return read_bytes(path)
    except FileNotFoundError:
        return None


def check_folder(folder: Path) -> None:
    """Raises FileNotFoundError, or Damaged where a link or a file stands."""
    mode = os.lstat(folder).st_mode
    if stat.S_ISLNK(mode):
        raise Damaged(_LINK)
    if not stat.S_ISDIR(mode):
        raise Damaged(_NOT_A_FOLDER)
