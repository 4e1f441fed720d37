"""What lies in the year folders, and what each file looks like from outside."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_ISREG

from connectwell.journal.folders import Folders, check_folder
from connectwell.journal.names import is_entry_file
from connectwell.journal.parsing import Damaged

_RACY = 2_000_000_000  # nanoseconds; the coarsest file times there are (FAT)


def scan(folders: Folders) -> set[bytes]:
    """How every plain file that is an entry or a copy looks: `year/name size mtime ctime inode`, times in nanoseconds.

    A folder that cannot be listed, and whatever is no plain file, is passed over.
    """
    looks: set[bytes] = set()
    with suppress(Damaged, OSError):
        for year in folders.years():
            found: list[str] = []
            with suppress(Damaged, OSError):
                _scan_year(folders, year, found)
            if found:
                looks.update(os.fsencode("\0".join(found)).split(b"\0"))  # encoding one by one takes twice as long
    return looks


def path_of(look: bytes) -> str:
    """Year and name, without the ending, such as 2026/2026-11-21T0801-q7f3k2."""
    return os.fsdecode(look.rsplit(b" ", 4)[0])


def is_settled(look: bytes, scanned_at: int) -> bool:
    """Whether a file was left alone for long enough that a later change shows in how it looks.

    Within the same tick of the clock a file of one size can change without a trace, so one that is younger than two
    seconds (or from the future, after the clock was set back) is not remembered and will be read again.

    Args:
        look: from `scan`.
        scanned_at: when the scan began, in nanoseconds since 1970.
    """
    _, _, modified, changed, _ = look.rsplit(b" ", 4)
    return max(int(modified), int(changed)) < scanned_at - _RACY


@contextmanager
def _listed(folder: Path) -> Iterator[Iterator[os.DirEntry[str]]]:
    """The files in a folder. Raises Damaged, OSError.

    Through a descriptor where possible: `stat` then resolves a name, not a whole path, and takes a sixth less.
    """
    if os.scandir not in os.supports_fd:
        check_folder(folder)
        with os.scandir(folder) as listed:
            yield listed
        return
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        with os.scandir(opened) as listed:
            yield listed
    finally:
        os.close(opened)


def _scan_year(folders: Folders, year: str, found: list[str]) -> None:
    """Of a hundred years this loop is a third of a search: there is no call in it that isn't needed."""
    with _listed(folders.entries / year) as listed:
        for file in listed:
            name = file.name
            if is_entry_file(name):
                try:
                    seen = file.stat(follow_symlinks=False)
                except FileNotFoundError:
                    continue
                if S_ISREG(seen.st_mode):
                    found.append(
                        f"{year}/{name[:-5]} {seen.st_size} {seen.st_mtime_ns} {seen.st_ctime_ns} {seen.st_ino}"
                    )
