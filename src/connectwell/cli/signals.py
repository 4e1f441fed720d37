"""Termination signals as exceptions, so that open work is saved or cleaned up first."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from connectwell.cli.exit_codes import Ended
from connectwell.locking import stop_waiting

_ENDING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name))


@contextmanager
def ending_as_exceptions() -> Iterator[None]:
    """Raises `Ended` on SIGTERM and SIGHUP instead of killing the process."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = [(number, signal.getsignal(number)) for number in _ENDING]

    def end(number: int, _frame: FrameType | None) -> None:
        stop_waiting(within=1.0)
        raise Ended(number)

    for number in _ENDING:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)


@contextmanager
def held() -> Iterator[None]:
    """Defers Ctrl-C and termination signals until the block ends."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, *_ENDING})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
