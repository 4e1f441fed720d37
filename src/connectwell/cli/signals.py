"""Termination signals as exceptions, so that open work is saved or cleaned up first."""

import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from types import FrameType

from connectwell.cli.exit_codes import Ended
from connectwell.locking import stop_waiting

_ENDING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name))


@contextmanager
def ending_as_exceptions() -> Iterator[None]:
    """Raises `Ended` on SIGTERM and SIGHUP instead of killing the process."""

    def end(number: int, _frame: FrameType | None) -> None:
        stop_waiting(within=1.0)
        raise Ended(number)

    with _handled(_ENDING, end):
        yield


@contextmanager
def ending_between_steps() -> Iterator[Callable[[], None]]:
    """Yields what the work calls after each step: it raises KeyboardInterrupt or `Ended` if such a signal has come.

    So no step is left half done. Where the work ends first, whether it fails or not, the block's end raises.
    """
    came: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        stop_waiting(within=1.0)
        came.append(number)

    def end_if_asked() -> None:
        if came:
            raise KeyboardInterrupt if came[0] == signal.SIGINT else Ended(came[0])

    with _handled((signal.SIGINT, *_ENDING), note):
        try:
            yield end_if_asked
        except Exception:
            end_if_asked()
            raise
        end_if_asked()


@contextmanager
def _handled(numbers: Iterable[int], by: Callable[[int, FrameType | None], None]) -> Iterator[None]:
    """Handles these signals until the block ends; only the main thread can."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = [(number, signal.getsignal(number)) for number in numbers]
    for number, _ in before:
        signal.signal(number, by)
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
