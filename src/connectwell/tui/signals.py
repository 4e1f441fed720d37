"""When the terminal goes away: the words are on disk before the process is gone."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from typing import NoReturn


def on_goodbye(save: Callable[[], None], give_terminal_back: Callable[[], None], leave: Callable[[int], None]) -> None:
    """Saves when the terminal is closed (SIGHUP) or the process is asked to end (SIGTERM).

    Textual runs no cleanup on either. `save` has to be synchronous; an async one would be cancelled half way.

    Args:
        save: puts everything on disk; does not raise.
        give_terminal_back: for a SIGHUP that comes while there still is a terminal. Does not raise, and never waits.
        leave: ends the program with an exit code, giving the terminal back.
    """
    loop = asyncio.get_running_loop()
    if sys.platform == "win32":
        _on_windows(loop, save)
        return

    def save_and_give_back() -> None:
        save()
        give_terminal_back()

    def hung_up() -> None:
        leave_without_terminal(save_and_give_back)

    def asked_to_end() -> None:
        save()
        leave(128 + signal.SIGTERM)

    loop.add_signal_handler(signal.SIGHUP, hung_up)
    loop.add_signal_handler(signal.SIGTERM, asked_to_end)


def terminal_is_gone() -> bool:
    """Whether standard input is no terminal any more: a terminal that hung up says so when it is asked."""
    return not os.isatty(0)


def leave_without_terminal(save: Callable[[], None]) -> NoReturn:
    """Saves, and ends the process at once: Textual's thread that reads the keys would go on for ever without one."""
    try:
        save()
    finally:
        os._exit(129)  # 128 + SIGHUP


def _on_windows(loop: asyncio.AbstractEventLoop, save: Callable[[], None]) -> None:
    """The console's close, log-off and shutdown events, and Ctrl-Break, each on a thread of Windows' own."""
    if sys.platform == "win32":
        import ctypes
        import threading

        def closing(_event: int) -> bool:
            saved = threading.Event()

            def save_then_tell() -> None:
                save()
                saved.set()

            loop.call_soon_threadsafe(save_then_tell)
            saved.wait(4)  # Windows ends the process after 5 s
            return False

        handler_type = ctypes.WINFUNCTYPE(ctypes.c_bool, ctypes.c_uint)
        handler = handler_type(closing)
        setattr(loop, "_connectwell_console_handler", handler)  # noqa: B010  # kept alive as long as the loop
        ctypes.windll.kernel32.SetConsoleCtrlHandler(handler, True)
