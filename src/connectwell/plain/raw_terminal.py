"""A terminal whose keys come one by one, put back whatever happens: an end, a suspension, a signal."""

import os
import select
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Final, TextIO

_POLL: Final = 0.5
"""Seconds between looks for a signal: one that comes just before select waits would go unnoticed until a key."""
_PASTE_ON, _PASTE_OFF = "\x1b[?2004h", "\x1b[?2004l"
"""Bracketed paste, where the terminal knows it."""
_STOPS: Final = {getattr(signal, name) for name in ("SIGTSTP", "SIGCONT") if hasattr(signal, name)}
_CANT_WRITE: Final = (OSError, ValueError, RuntimeError)
"""The terminal is gone, or a signal came while this very stream was written (RuntimeError)."""


class RawTerminal:
    """One terminal.

    Args:
        fd: its file descriptor.
        out: the same terminal, to write to.
    """

    def __init__(self, fd: int, out: TextIO) -> None:
        self._fd, self._out = fd, out
        self._cooked: list[object] | None = None

    @contextmanager
    def key_by_key(self, resumed: Callable[[], None] | None = None) -> Iterator[None]:
        """Lets keys come one by one, unechoed; signals stay the terminal's. It is always put back.

        Args:
            resumed: called after the program was suspended and goes on; None where nothing is asked.
        """
        self._enter(resumed is not None)
        with self._signals(resumed):
            try:
                yield
            finally:
                self._leave(resumed is not None)

    def _enter(self, asks: bool) -> None:
        import termios

        with suppress(termios.error, OSError):
            self._cooked = termios.tcgetattr(self._fd)
            raw = termios.tcgetattr(self._fd)
            raw[3] &= ~(termios.ICANON | termios.ECHO | termios.IEXTEN)
            raw[6][termios.VMIN], raw[6][termios.VTIME] = 1, 0
            # Ctrl-\ comes as a key, so that the terminal is put back first
            raw[6][termios.VQUIT] = bytes([os.fpathconf(self._fd, "PC_VDISABLE") & 0xFF])
            termios.tcsetattr(self._fd, termios.TCSADRAIN, raw)
        if asks:
            self._out.write(_PASTE_ON)
            self._out.flush()

    def _leave(self, asks: bool) -> None:
        import termios

        if asks:
            with suppress(*_CANT_WRITE):
                self._out.write(_PASTE_OFF)
                self._out.flush()
        if self._cooked is not None:
            with suppress(termios.error, OSError):
                termios.tcsetattr(self._fd, termios.TCSADRAIN, self._cooked)  # type: ignore[arg-type]

    def hang_up_is_known(self) -> None:
        """Holds back the signal of a closed terminal: whoever asked has met its end already."""
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})

    def quit(self) -> None:
        """Ends the process as Ctrl-\\ does, with the terminal put back first."""
        self._leave(True)
        signal.signal(signal.SIGQUIT, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGQUIT)

    @contextmanager
    def _signals(self, resumed: Callable[[], None] | None) -> Iterator[None]:
        if resumed is None or threading.current_thread() is not threading.main_thread():
            yield
            return

        def suspend(_number: int, _frame: FrameType | None) -> None:
            self._leave(True)
            os.kill(os.getpid(), signal.SIGSTOP)

        def resume(_number: int, _frame: FrameType | None) -> None:
            with suppress(*_CANT_WRITE):  # a terminal that is closed says go on too, and is gone by then
                self._enter(True)
                resumed()

        def end(number: int, frame: FrameType | None) -> None:
            self._leave(True)
            handler = before[signal.Signals(number)]
            signal.signal(number, handler)
            if callable(handler):
                handler(number, frame)
            else:
                os.kill(os.getpid(), number)

        ours = {signal.SIGTSTP: suspend, signal.SIGCONT: resume, signal.SIGTERM: end, signal.SIGHUP: end}
        before = {number: signal.getsignal(number) for number in ours}
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPS)  # they write, so they come in where nothing else does
        for number, handler in ours.items():
            if before[number] is not signal.SIG_IGN:
                signal.signal(number, handler)
        try:
            yield
        finally:
            for number, was in before.items():
                signal.signal(number, was)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPS - mask)


@contextmanager
def on_resume(again: Callable[[], None]) -> Iterator[None]:
    """Calls `again` when the program goes on after it was suspended; for terminals that edit the line themselves."""
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGCONT)
    signal.signal(signal.SIGCONT, lambda _number, _frame: again())
    try:
        yield
    finally:
        signal.signal(signal.SIGCONT, before)


def wait_for_input(fd: int) -> None:
    """Waits until something can be read. Signals that whoever asks holds back come in here, where no line is lost."""
    if sys.platform == "win32":
        return
    awaited = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP, *_STOPS}
    held = signal.pthread_sigmask(signal.SIG_UNBLOCK, awaited)
    try:
        while awaited & held and not select.select([fd], [], [], _POLL)[0]:
            pass
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)
