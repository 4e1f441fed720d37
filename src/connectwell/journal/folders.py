"""The journal's paths, and reading files without following symlinks out of it. Nothing is written here."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from connectwell import reading
from connectwell.journal import names
from connectwell.journal.parsing import LARGEST
from connectwell.journal.skipped import SkippedFiles
from connectwell.reading import LINK, Damaged

_NOT_A_FOLDER = "it's a file, not a folder"
_LEADS_NOWHERE = "the folder is a link to something that isn't there"


class Folders:
    """The paths below the data folder. Ids passed in must already be known to be well-formed.

    Args:
        data: the data folder. It may be a symlink; nothing below it may.

    Attributes:
        skipped_files: where readers note what they could not read.
    """

    def __init__(self, data: Path) -> None:
        self.data = data
        self.entries = data / "entries"
        self.circle = data / "circle"
        self.all_versions = data / "versions"
        self.skipped_files = SkippedFiles()

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
        return sorted(names.entry_stems(list_names(self.entries / year)), reverse=True)

    def stems(self) -> Iterator[tuple[str, str]]:
        """Yields (year, stem) for all entries and copies, newest first; notes folders that cannot be listed."""
        for year in self.listed_years():
            try:
                stems = self.in_year(year)
            except (Damaged, OSError) as error:
                self.skipped_files.note(f"entries/{year}", error, folder=True)
                continue
            for stem in stems:
                yield year, stem

    def listed_years(self) -> list[str]:
        """Like `years`, but notes the folder instead of raising, if it cannot be listed."""
        try:
            return self.years()
        except (Damaged, OSError) as error:
            self.skipped_files.note("entries", error, folder=True)
            return []

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
        Damaged: the path is a symlink or a file, or it is in a folder that leads nowhere.
        OSError: it cannot be listed.
    """
    try:
        check_folder(folder)
    except FileNotFoundError:
        if folder.parent.is_symlink() and not folder.parent.exists():  # such as a disk that isn't plugged in
            raise Damaged(_LEADS_NOWHERE) from None
        return []
    return os.listdir(folder)  # noqa: PTH208  # only names are needed, and Path.iterdir is slower


def read_bytes(path: Path | str, most: int = LARGEST + 1) -> bytes:
    """Reads at most `most` bytes of a regular file. Raises as `reading.read_bytes`, which follows no link."""
    return reading.read_bytes(path, most)


def read_if_exists(path: Path) -> bytes | None:
    """Like `read_bytes`, but returns None if the file doesn't exist. Raises Damaged, OSError."""
    try:
        return read_bytes(path)
    except FileNotFoundError:
        return None


def check_folder(folder: Path) -> None:
    """Checks that a path is a real folder. Raises FileNotFoundError, or Damaged for a symlink or a file."""
    mode = os.lstat(folder).st_mode
    if stat.S_ISLNK(mode):
        raise Damaged(LINK)
    if not stat.S_ISDIR(mode):
        raise Damaged(_NOT_A_FOLDER)
