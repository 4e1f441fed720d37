"""Files: written whole beside their target, fsynced, and moved into place."""

import errno
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from connectwell.durable import calls
from connectwell.durable.folders import fsync_folder, missing_folders, refuse_odd_folder
from connectwell.errors import SaveFailed


def write_new(path: Path, content: bytes) -> None:
    """Creates a file, mode 0600. Its folder must exist.

    Raises:
        FileExistsError: `path` exists; it is left untouched.
        SaveFailed: nothing was written.
        NotConfirmed: the file was written, but the fsync failed.
    """
    with calls.as_save_failed():
        temp = calls.write_temp(path, content)
    _put_or_discard(temp, path)
    fsync_folder(path.parent)


def replace(path: Path, content: bytes) -> None:
    """Creates or atomically replaces a file. A reader sees the old content or the new, never a mixture.

    Raises:
        SaveFailed: the old file is kept.
        NotConfirmed: the new file is in place, but the fsync failed.
    """
    with calls.as_save_failed():
        _refuse_odd_target(path)
        temp = calls.write_temp(path, content)
        try:
            calls.rename(temp, path)
        except BaseException:
            calls.discard(temp)
            raise
    fsync_folder(path.parent)


def replace_known(path: Path, content: bytes, known: bytes | None, copy_to: Callable[[], Path]) -> bool:
    """Like `replace`, for a file another program may replace at the same moment, without our lock.

    The two files change places, and what comes out is compared with what was read before. So there is no moment in
    which something unread could be overwritten. Where the system can't exchange files, it is compared just before.

    Args:
        path: the file.
        content: its new content.
        known: its content as last read; None if there was no file.
        copy_to: returns a free path beside it for what another program put there.

    Returns:
        Whether there was something else: then it is at `copy_to()`.

    Raises:
        SaveFailed, NotConfirmed: as `replace`.
    """
    overtaken = False
    with calls.as_save_failed():
        exists = _refuse_odd_target(path)
        temp = calls.write_temp(path, content)
        try:
            if not exists and calls.put_if_free(temp, path):
                pass
            elif (was_there := _exchanged_or_put(temp, path)) is None:
                overtaken = _replace_compared(temp, path, known, copy_to)
            elif not was_there:
                pass
            elif calls.content_of(temp, len(known or b"")) == known:
                calls.discard(temp)
            else:
                calls.put_in_place(temp, copy_to())
                overtaken = True
        except BaseException:
            if calls.content_of(temp, len(content)) == content:  # else it is what another program wrote; it stays
                calls.discard(temp)
            raise
    fsync_folder(path.parent)
    return overtaken


def _exchanged_or_put(temp: Path, path: Path) -> bool | None:
    """Exchanges the two; where another program has just moved `path` away, puts `temp` there, over nothing.

    Returns:
        Whether they were exchanged; None where files can't be.
    """
    for _ in range(100):
        try:
            return True if calls.exchange(temp, path) else None
        except FileNotFoundError:
            if calls.put_if_free(temp, path):
                return False
    return None


class BatchWriter:
    """Creates many files. Each is fsynced before it gets its name; their folders once, by `confirm`.

    Args:
        below: as for `make_folders`.
    """

    def __init__(self, below: Path) -> None:
        self._below = below
        self._made: set[Path] = set()
        self._unconfirmed: set[Path] = set()

    def write_new(self, path: Path, content: bytes) -> None:
        """Creates a file and its missing folders. Only `confirm` makes it durable. Raises as the function."""
        with calls.as_save_failed():
            if path.parent not in self._made:
                self._make_folder(path.parent)
            temp = calls.write_temp(path, content)
        _put_or_discard(temp, path)
        self._unconfirmed.add(path.parent)

    def confirm(self) -> None:
        """Makes everything written so far durable. Raises NotConfirmed."""
        for folder in sorted(self._unconfirmed):
            fsync_folder(folder)
            self._unconfirmed.discard(folder)

    def _make_folder(self, path: Path) -> None:
        for folder in (path, *path.parents):
            if folder == self._below:
                break
            refuse_odd_folder(folder)
        for folder in reversed(missing_folders(path)):
            with suppress(FileExistsError):  # another process created it first
                folder.mkdir(0o700)
        for folder in (path, *path.parents):  # one that exists may be left by a start interrupted before its fsync
            if folder == self._below:
                break
            self._made.add(folder)
            self._unconfirmed.add(folder.parent)


def _put_or_discard(temp: Path, path: Path) -> None:
    """Puts `temp` in place. Raises FileExistsError, SaveFailed."""
    try:
        calls.put_in_place(temp, path)
    except FileExistsError:
        calls.discard(temp)
        raise
    except OSError as error:
        calls.discard(temp)
        raise SaveFailed.because(error) from error
    except BaseException:
        calls.discard(temp)
        raise


def _replace_compared(temp: Path, path: Path, known: bytes | None, copy_to: Callable[[], Path]) -> bool:
    """Renames `temp` to `path`. What is there and isn't `known` is first linked to `copy_to()`: then returns True."""
    overtaken = False
    if os.path.lexists(path) and calls.content_of(path, len(known or b"")) != known:
        copy = copy_to()
        try:
            os.link(path, copy)
        except (AttributeError, OSError) as error:
            if isinstance(error, OSError) and error.errno not in calls.NO_LINKS:
                raise
            path.rename(copy)
        overtaken = True
    calls.rename(temp, path)
    return overtaken


def _refuse_odd_target(path: Path) -> bool:
    """Returns whether there is a file. Raises SaveFailed, OSError for anything else."""
    try:
        mode = os.lstat(path).st_mode
    except FileNotFoundError:
        return False
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "a folder")
    if not stat.S_ISREG(mode):
        raise SaveFailed("there is a link where the file belongs")
    return True
