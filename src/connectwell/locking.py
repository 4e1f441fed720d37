"""One save at a time, between threads and between processes, by an advisory lock on `.lock`."""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from connectwell.errors import SaveFailed

_WAIT = 10.0  # seconds; a save takes milliseconds, so after this the other program hangs
_PAUSE = 0.001  # seconds
_BEYOND_ITS_END = 1 << 30  # bytes; Windows lets nobody read what is locked
_BUSY = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}
_OPEN = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Holds the folder's lock. The folder has to exist.

    A file system without locks (some network mounts) is used without one: what was read is still compared before it
    is replaced, and keeping words back would be worse.

    Raises:
        SaveFailed: the lock file cannot be made, or another program holds it for too long.
    """
    try:
        file = os.open(folder / ".lock", _OPEN, 0o600)
    except OSError as error:
        raise SaveFailed.because(error) from error
    try:
        _wait_for(file)
        yield
    finally:
        with suppress(OSError):  # what was saved is saved
            os.close(file)  # gives the lock back, too


def hold(path: Path) -> int | None:
    """Takes the lock of a file that is there, without waiting.

    Returns:
        The open file, which holds the lock until it is closed; None where another program holds it.

    Raises:
        OSError: the file cannot be opened.
    """
    file = os.open(path, _OPEN & ~os.O_CREAT)
    try:
        os.lseek(file, _BEYOND_ITS_END, os.SEEK_SET)
        _try(file)
    except OSError as error:
        if error.errno in _BUSY:
            os.close(file)
            return None
    return file


def _wait_for(file: int) -> None:
    until = time.monotonic() + _WAIT
    while True:
        try:
            _try(file)
        except OSError as error:
            if error.errno not in _BUSY:
                return
        else:
            return
        if time.monotonic() > until:
            raise SaveFailed("another program is holding the journal")
        time.sleep(_PAUSE)


def _try(file: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
