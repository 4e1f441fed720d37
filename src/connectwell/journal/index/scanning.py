"""Scanning the year folders for files and their stat."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from stat import S_ISREG

from connectwell.journal.folders import Folders, check_folder
from connectwell.journal.names import is_entry_file
from connectwell.journal.parsing import Damaged

_USUAL = len("2026-11-21T0801-q7f3k2.toml")
"""The length of nearly every entry's name; that of a copy is longer."""
_RACY = 2_000_000_000  # nanoseconds; the coarsest timestamp resolution (FAT)


def scan(folders: Folders) -> tuple[set[bytes], list[str]]:
    """Returns a stamp, `year/name size mtime ctime inode`, for each entry and copy, and the years that have copies.

    Times are in nanoseconds. Notes folders that cannot be listed, and anything but regular files.
    """
    stamps: set[bytes] = set()
    with_copies: list[str] = []
    for year in folders.listed_years():
        found: list[str] = []
        try:
            if _scan_year(folders, year, found):
                with_copies.append(year)
        except FileNotFoundError:
            pass  # deleted since the years were listed
        except (Damaged, OSError) as error:
            folders.skipped_files.note(f"entries/{year}", error, folder=True)
        if found:
            stamps.update(os.fsencode("\0".join(found)).split(b"\0"))  # encoding one by one takes twice as long
    return stamps, with_copies


def path_of(stamp: bytes) -> str:
    """Returns year and stem, such as 2026/2026-11-21T0801-q7f3k2."""
    return os.fsdecode(stamp.rsplit(b" ", 4)[0])


def is_settled(stamp: bytes, scanned_at: int) -> bool:
    """Returns whether a file is old enough that any later change will show in its stat.

    Within one tick of the file system's clock a file can change without a change of its stat, if the size is the same.
    So a file younger than two seconds (or from the future, after the clock was set back) is not cached but read again.

    Args:
        stamp: from `scan`.
        scanned_at: when the scan began, in nanoseconds since 1970.
    """
    _, _, modified, changed, _ = stamp.rsplit(b" ", 4)
    return max(int(modified), int(changed)) < scanned_at - _RACY


@contextmanager
def _listed(folder: Path) -> Iterator[Iterator[os.DirEntry[str]]]:
    """Lists a folder. Raises Damaged, OSError.

    Uses a file descriptor where possible: `stat` then resolves a name, not a whole path, and takes a sixth less time.
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


def _scan_year(folders: Folders, year: str, found: list[str]) -> bool:
    """Appends the stamps of a year. Hot loop: a third of the time of a search in a hundred years of entries.

    Returns:
        Whether there may be copies.
    """
    has_copies = False
    with _listed(folders.entries / year) as listed:
        for file in listed:
            name = file.name
            if is_entry_file(name):
                if len(name) != _USUAL:
                    has_copies = True
                try:
                    seen = file.stat(follow_symlinks=False)
                except FileNotFoundError:
                    continue
                except OSError as error:
                    folders.skipped_files.note(f"entries/{year}/{name}", error)
                    continue
                if S_ISREG(seen.st_mode):
                    found.append(
                        f"{year}/{name[:-5]} {seen.st_size} {seen.st_mtime_ns} {seen.st_ctime_ns} {seen.st_ino}"
                    )
                else:
                    folders.skipped_files.note_damaged(f"entries/{year}/{name}")
    return has_copies
