"""System calls on files, and what systems and file systems without them get instead."""

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from connectwell.errors import SaveFailed

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
NO_LINKS = {
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

TAIL = 6  # random bytes in the name of a temporary file

_WINDOWS_ATTEMPTS = 20
_WINDOWS_PAUSE = 0.025  # seconds; a virus scanner or a sync program lets go of a file within half a second


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


@contextmanager
def as_save_failed() -> Iterator[None]:
    """Raises SaveFailed for what the system refuses."""
    try:
        yield
    except OSError as error:
        raise SaveFailed.because(error) from error


def write_temp(path: Path, content: bytes) -> Path:
    """Writes a temporary file beside `path`, fsynced, mode 0600, and returns where. Raises OSError."""
    temp = path.with_name(f".{path.name}.{os.urandom(TAIL).hex()}.tmp")
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
        discard(temp)
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


def sync_folder(path: Path) -> None:
    """Fsyncs a folder, where the system can. Raises OSError."""
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


def put_in_place(temp: Path, path: Path) -> None:
    """Links `temp` to `path`: unlike a rename, a hard link never overwrites. Raises FileExistsError, OSError."""
    try:
        os.link(temp, path)
    except (AttributeError, OSError) as error:  # AttributeError: a Python built without link
        if isinstance(error, OSError) and error.errno not in NO_LINKS:
            raise
    else:
        discard(temp)
        return
    if os.path.lexists(path):  # the caller holds the lock
        raise FileExistsError(errno.EEXIST, "exists", str(path))
    rename(temp, path)


def put_if_free(temp: Path, path: Path) -> bool:
    """Like `put_in_place`, but returns False if `path` exists."""
    try:
        put_in_place(temp, path)
    except FileExistsError:
        return False
    return True


def content_of(path: Path, expected: int) -> bytes | None:
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


def rename(temp: Path, path: Path) -> None:
    """Puts `temp` in place of `path`; on Windows again and again, as long as something has it open."""
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


def discard(temp: Path) -> None:
    """Deletes a temporary file, if that works."""
    with suppress(OSError):
        temp.unlink()
