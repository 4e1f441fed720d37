"""Folders: created durably, never through a link, and made durable after a change in them."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from connectwell.durable import calls
from connectwell.errors import NotConfirmed


def make_folders(path: Path, below: Path, *, in_use: bool = False) -> None:
    """Creates `path` and any missing parents, mode 0700, durably.

    Args:
        path: the folder to create: `below` or one inside it.
        below: this folder and its parents may be symlinks, as the person set them up; no folder inside it may.
        in_use: a file in `path` was read or written before, so it can't be left over from an interrupted start.

    Raises:
        SaveFailed: a folder could not be created; those already created are removed again.
    """
    made: list[Path] = []
    with calls.as_save_failed():
        folder = path
        while folder not in (below, folder.parent):
            refuse_odd_folder(folder)
            folder = folder.parent
        try:
            for missing in reversed(missing_folders(path)):
                with suppress(FileExistsError):  # another process created it first
                    missing.mkdir(0o700)
                    made.append(missing)
            if made or (not in_use and _is_empty(path)):  # empty: maybe left by a start interrupted before its fsync
                top = made[0] if made else below
                for parent in path.parents:
                    with suppress(PermissionError):  # a parent with x but not r permission, as on Android
                        calls.sync_folder(parent)
                    if parent == top.parent:
                        break
        except BaseException:
            for undone in reversed(made):
                with suppress(OSError):
                    undone.rmdir()
            raise


def fsync_folder(path: Path) -> None:
    """Makes creations, renames and removals in this folder durable.

    Raises:
        NotConfirmed: the disk reported an error.
    """
    try:
        calls.sync_folder(path)
    except OSError as error:
        raise NotConfirmed from error


def refuse_odd_folder(folder: Path) -> None:
    """Raises OSError where there is a link, or anything else but a folder."""
    with suppress(FileNotFoundError):
        mode = os.lstat(folder).st_mode
        if stat.S_ISLNK(mode):
            raise OSError(errno.ELOOP, "a link")
        if not stat.S_ISDIR(mode):
            raise NotADirectoryError(errno.ENOTDIR, "not a folder")


def missing_folders(path: Path) -> list[Path]:
    """Returns the folders from `path` upwards that don't exist. Raises NotADirectoryError."""
    missing = []
    for folder in (path, *path.parents):
        try:
            mode = folder.stat().st_mode
        except FileNotFoundError:
            missing.append(folder)
            continue
        if not stat.S_ISDIR(mode):
            raise NotADirectoryError(errno.ENOTDIR, "not a folder")
        break
    return missing


def _is_empty(folder: Path) -> bool:
    with os.scandir(folder) as found:
        return next(found, None) is None
