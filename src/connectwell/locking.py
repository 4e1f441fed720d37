"""One save at a time across threads and processes, with an advisory lock on `.lock`."""

import errno
import math
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from connectwell.errors import JournalBusy, SaveFailed

_WAIT = 10.0  # seconds; a save takes milliseconds, so by then the other program has hung
_PAUSE = 0.001, 0.02  # seconds, the first and the longest
_LOCK_OFFSET = 1 << 30  # bytes; on Windows a locked range cannot be read, so lock past the content
_BUSY = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}
_OPEN = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)


_latest = math.inf
"""When every wait in this process ends, on the monotonic clock."""


class _Held(threading.local):
    """The folders whose lock this thread holds for what it calls, too."""

    def __init__(self) -> None:
        self.folders: set[Path] = set()


_held = _Held()


@contextmanager
def lock(folder: Path, *, patience: float | None = None, for_all_within: bool = False) -> Iterator[None]:
    """Holds the folder's lock. The folder must exist.

    On a file system without locks (some network mounts) it goes ahead unlocked: a file is still compared with what was
    read before it is replaced, and refusing to save would be worse.

    Args:
        folder: what to lock.
        patience: seconds to wait for another program; 10 by default.
        for_all_within: whether what this thread locks within it goes ahead.

    Raises:
        JournalBusy: another program holds it for longer.
        SaveFailed: the lock file cannot be created.
    """
    if folder in _held.folders:
        yield
        return
    try:
        file = os.open(folder / ".lock", _OPEN, 0o600)
    except OSError as error:
        raise SaveFailed.because(error) from error
    try:
        _wait_for(file, _WAIT if patience is None else patience)
        if for_all_within:
            _held.folders.add(folder)
        yield
    finally:
        _held.folders.discard(folder)
        with suppress(OSError):  # the save itself has succeeded
            os.close(file)  # releases the lock, too


def stop_waiting(within: float) -> None:
    """Ends every wait for a lock in this process, also in other threads: it has to end and must save now.

    Args:
        within: seconds from now.
    """
    global _latest
    _latest = min(_latest, time.monotonic() + within)


def hold(path: Path) -> int | None:
    """Takes the lock on an existing file, without waiting.

    Returns:
        An open file descriptor that holds the lock until it is closed; None if another program holds it.

    Raises:
        OSError: the file cannot be opened.
    """
    file = os.open(path, _OPEN & ~os.O_CREAT)
    try:
        os.lseek(file, _LOCK_OFFSET, os.SEEK_SET)
        _try(file)
    except OSError as error:
        if error.errno in _BUSY:
            os.close(file)
            return None
    return file


def _wait_for(file: int, patience: float) -> None:
    until, (pause, longest) = time.monotonic() + patience, _PAUSE
    while True:
        try:
            _try(file)
        except OSError as error:
            if error.errno not in _BUSY:
                return
        else:
            return
        if time.monotonic() > min(until, _latest):
            raise JournalBusy
        time.sleep(pause)
        pause = min(pause * 1.5, longest)


def _try(file: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
