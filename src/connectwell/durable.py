"""Atomic, durable file writes, the only ones in the program: whole or not at all, and safe across a power cut.

A dot-named temporary file beside the target is written, fsynced and moved into place; then the folder is fsynced.
What a power cut can leave behind, and how it is cleaned up: `docs/file-format.md`.
"""

import errno
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from connectwell.errors import NotConfirmed, SaveFailed

_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_EXISTING_FILE = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)

_HERE = -100  # AT_FDCWD
_EXCHANGE = 2  # RENAME_EXCHANGE

# Errors from kernels, file systems and sandboxes without an exchange.
_NO_EXCHANGE = {
    errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM, errno.EXDEV,
}  # fmt: skip

# Errors from file systems without hard links: FAT and exFAT, some network and FUSE mounts, Android's sandbox.
_NO_LINKS = {
    errno.EPERM,
    errno.EACCES,
    errno.EMLINK,
    errno.ENOSYS,
    errno.EINVAL,
    errno.ENOTSUP,
    errno.EOPNOTSUPP,
    errno.EXDEV,
}

# Errors from file systems that cannot fsync a folder. Nothing more can be done there.
_NO_FOLDER_SYNC = {errno.EINVAL, errno.EBADF, errno.ENOTSUP, errno.EOPNOTSUPP}

_TAIL = 6  # random bytes in the name of a temporary file
_HEX = frozenset("0123456789abcdef")
_OLD = 3600.0  # seconds; a younger one may belong to a write in progress

_WINDOWS_ATTEMPTS = 20
_WINDOWS_PAUSE = 0.025  # seconds; a virus scanner or a sync program lets go of a file within half a second


def write_new(path: Path, content: bytes) -> None:
    """Creates a file, mode 0600. Its folder must exist.

    Raises:
        FileExistsError: `path` exists; it is left untouched.
        SaveFailed: nothing was written.
        NotConfirmed: the file was written, but the fsync failed.
    """
    with _as_save_failed():
        temp = _write_temp(path, content)
    _put_or_discard(temp, path)
    fsync_folder(path.parent)


def replace(path: Path, content: bytes) -> None:
    """Creates or atomically replaces a file. A reader sees the old content or the new, never a mixture.

    Raises:
        SaveFailed: the old file is kept.
        NotConfirmed: the new file is in place, but the fsync failed.
    """
    with _as_save_failed():
        _refuse_odd_target(path)
        temp = _write_temp(path, content)
        try:
            _rename(temp, path)
        except BaseException:
            _discard(temp)
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
    with _as_save_failed():
        exists = _refuse_odd_target(path)
        temp = _write_temp(path, content)
        try:
            if not exists and _is_put(temp, path):
                pass
            elif (was_there := _exchanged_or_put(temp, path)) is None:
                overtaken = _replace_compared(temp, path, known, copy_to)
            elif not was_there:
                pass
            elif _content_of(temp, len(known or b"")) == known:
                _discard(temp)
            else:
                _put_in_place(temp, copy_to())
                overtaken = True
        except BaseException:
            if _content_of(temp, len(content)) == content:  # else it is what another program wrote; it stays
                _discard(temp)
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
            return True if exchange(temp, path) else None
        except FileNotFoundError:
            if _is_put(temp, path):
                return False
    return None


def exchange(one: Path, other: Path) -> bool:
    """Lets two files of one folder change places, atomically. Returns False where there is no such call.

    Raises:
        FileNotFoundError: one of the two is missing.
        OSError: the system refused.
    """
    call = _renameat2()
    if call is None:
        return False
    if call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    import ctypes

    number = ctypes.get_errno()
    if number in _NO_EXCHANGE:
        return False
    raise OSError(number, os.strerror(number))


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
    with _as_save_failed():
        folder = path
        while folder not in (below, folder.parent):
            _refuse_odd_folder(folder)
            folder = folder.parent
        try:
            for missing in reversed(_missing(path)):
                with suppress(FileExistsError):  # another process created it first
                    missing.mkdir(0o700)
                    made.append(missing)
            if made or (not in_use and _is_empty(path)):  # empty: maybe left by a start interrupted before its fsync
                top = made[0] if made else below
                for parent in path.parents:
                    with suppress(PermissionError):  # a parent with x but not r permission, as on Android
                        _fsync_folder(parent)
                    if parent == top.parent:
                        break
        except BaseException:
            for undone in reversed(made):
                with suppress(OSError):
                    undone.rmdir()
            raise


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
        with _as_save_failed():
            if path.parent not in self._made:
                self._make_folder(path.parent)
            temp = _write_temp(path, content)
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
            _refuse_odd_folder(folder)
        for folder in reversed(_missing(path)):
            with suppress(FileExistsError):  # another process created it first
                folder.mkdir(0o700)
        for folder in (path, *path.parents):  # one that exists may be left by a start interrupted before its fsync
            if folder == self._below:
                break
            self._made.add(folder)
            self._unconfirmed.add(folder.parent)


def fsync_folder(path: Path) -> None:
    """Makes creations, renames and removals in this folder durable.

    Raises:
        NotConfirmed: the disk reported an error.
    """
    try:
        _fsync_folder(path)
    except OSError as error:
        raise NotConfirmed from error


def clear_leftovers(folder: Path, is_target: Callable[[str], bool]) -> None:
    """Deletes temporary files over an hour old that a killed process left in a folder outside the journal.

    Not for entries, whose leftovers may hold words that are nowhere else. Never raises.

    Args:
        folder: the folder.
        is_target: whether a file of this name is written here, so that its leftovers are ours. One that is only a
            second name of its finished target is ours in any case.
    """
    until = time.time() - _OLD
    with suppress(OSError), os.scandir(folder) as found:
        for one in found:
            target, dot, tail = one.name[1:].removesuffix(".tmp").rpartition(".")
            ours = one.name == f".{target}{dot}{tail}.tmp" and len(tail) == _TAIL * 2 and set(tail) <= _HEX
            if not ours or one.stat(follow_symlinks=False).st_mtime > until:
                continue
            if is_target(target) or _is_same_file(one.path, folder / target):
                _discard(Path(one.path))


def _is_same_file(one: str, other: Path) -> bool:
    with suppress(OSError):
        return os.path.samestat(os.lstat(one), os.lstat(other))
    return False


@contextmanager
def _as_save_failed() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SaveFailed.because(error) from error


def _write_temp(path: Path, content: bytes) -> Path:
    temp = path.with_name(f".{path.name}.{os.urandom(_TAIL).hex()}.tmp")
    file = os.open(temp, _NEW_FILE, 0o600)
    try:
        try:
            left = memoryview(content)
            while left:
                left = left[os.write(file, left) :]
            _fsync_file(file)
        finally:
            os.close(file)
    except BaseException:
        _discard(temp)
        raise
    return temp


def _fsync_file(file: int) -> None:
    if sys.platform == "darwin":  # fsync alone leaves data in the drive's own cache there
        import fcntl

        try:
            fcntl.fcntl(file, fcntl.F_FULLFSYNC)
        except OSError as error:
            if error.errno not in (errno.ENOTSUP, errno.EINVAL, errno.ENOTTY):
                raise
        else:
            return
    os.fsync(file)


def _fsync_folder(path: Path) -> None:
    if os.name == "nt":  # Windows has no such call
        return
    folder = os.open(path, _FOLDER)
    try:
        os.fsync(folder)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(folder)


def _put_or_discard(temp: Path, path: Path) -> None:
    """Puts `temp` in place. Raises FileExistsError, SaveFailed."""
    try:
        _put_in_place(temp, path)
    except FileExistsError:
        _discard(temp)
        raise
    except OSError as error:
        _discard(temp)
        raise SaveFailed.because(error) from error
    except BaseException:
        _discard(temp)
        raise


def _put_in_place(temp: Path, path: Path) -> None:
    """Links `temp` to `path`: unlike a rename, a hard link never overwrites. Raises FileExistsError, OSError."""
    try:
        os.link(temp, path)
    except (AttributeError, OSError) as error:  # AttributeError: a Python built without link
        if isinstance(error, OSError) and error.errno not in _NO_LINKS:
            raise
    else:
        _discard(temp)
        return
    if os.path.lexists(path):  # the caller holds the lock
        raise FileExistsError(errno.EEXIST, "exists", str(path))
    _rename(temp, path)


def _replace_compared(temp: Path, path: Path, known: bytes | None, copy_to: Callable[[], Path]) -> bool:
    """Renames `temp` to `path`. What is there and isn't `known` is first linked to `copy_to()`: then returns True."""
    overtaken = False
    if os.path.lexists(path) and _content_of(path, len(known or b"")) != known:
        copy = copy_to()
        try:
            os.link(path, copy)
        except (AttributeError, OSError) as error:
            if isinstance(error, OSError) and error.errno not in _NO_LINKS:
                raise
            path.rename(copy)
        overtaken = True
    _rename(temp, path)
    return overtaken


def _is_put(temp: Path, path: Path) -> bool:
    """Like `_put_in_place`, but returns False if `path` exists."""
    try:
        _put_in_place(temp, path)
    except FileExistsError:
        return False
    return True


def _content_of(path: Path, expected: int) -> bytes | None:
    """Reads a little more than `expected` bytes; None if that fails."""
    try:
        file = os.open(path, _EXISTING_FILE)
    except OSError:
        return None
    try:
        left, chunks = expected + 1, []
        while left > 0 and (chunk := os.read(file, left)):
            chunks.append(chunk)
            left -= len(chunk)
        return b"".join(chunks)
    except OSError:
        return None
    finally:
        with suppress(OSError):
            os.close(file)


@cache
def _renameat2() -> Callable[..., int] | None:
    """Linux's call that can exchange two files; Python has none of its own."""
    if sys.platform != "linux":
        return None
    import ctypes

    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return None
    call.argtypes = ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint
    found: Callable[..., int] = call
    return found


def _rename(temp: Path, path: Path) -> None:
    if os.name != "nt":
        temp.replace(path)
        return
    for _ in range(_WINDOWS_ATTEMPTS):
        try:
            temp.replace(path)
        except PermissionError:
            time.sleep(_WINDOWS_PAUSE)
        else:
            return
    temp.replace(path)


def _discard(temp: Path) -> None:
    with suppress(OSError):
        temp.unlink()


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


def _refuse_odd_folder(folder: Path) -> None:
    with suppress(FileNotFoundError):
        mode = os.lstat(folder).st_mode
        if stat.S_ISLNK(mode):
            raise OSError(errno.ELOOP, "a link")
        if not stat.S_ISDIR(mode):
            raise NotADirectoryError(errno.ENOTDIR, "not a folder")


def _missing(path: Path) -> list[Path]:
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
