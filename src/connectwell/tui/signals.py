"""Saves to disk before the process ends when the terminal goes away."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from typing import NoReturn


def on_goodbye(save: Callable[[], None], give_terminal_back: Callable[[], None], leave: Callable[[int], None]) -> None:
    """Saves when the terminal is closed (SIGHUP) or the process is asked to end (SIGTERM, SIGINT from outside).

    Textual runs no cleanup on any of them. `save` must be synchronous; an async one would be cancelled halfway.

    Args:
        save: writes everything to disk; does not raise.
        give_terminal_back: restores the terminal if it still exists on SIGHUP. Never raises or blocks.
        leave: exits with a code, restoring the terminal.
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

    def asked_to_end(by: signal.Signals) -> None:
        save()
        leave(128 + by)

    loop.add_signal_handler(signal.SIGHUP, hung_up)
    for one in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(one, asked_to_end, one)


def terminal_is_gone() -> bool:
    """Returns whether stdin's terminal has hung up."""
    return not os.isatty(0)


def leave_without_terminal(save: Callable[[], None]) -> NoReturn:
    """Saves and exits at once: without a terminal, Textual's input thread would run forever."""
    try:
        save()
    finally:
        os._exit(129)  # 128 + SIGHUP


def _on_windows(loop: asyncio.AbstractEventLoop, save: Callable[[], None]) -> None:
    """Handles the console's close, log-off and shutdown events, and Ctrl-Break, each on a thread of Windows' own."""
    if sys.platform == "win32":
        import ctypes
        import threading

        def closing(_event: int) -> bool:
            saved = threading.Event()

            def save_then_tell() -> None:
                save()
                saved.set()

            loop.call_soon_threadsafe(save_then_tell)
            saved.wait(4)  # Windows kills the process after 5 s
            return False

        handler_type = ctypes.WINFUNCTYPE(ctypes.c_bool, ctypes.c_uint)
        handler = handler_type(closing)
        setattr(loop, "_connectwell_console_handler", handler)  # noqa: B010  # keeps it alive as long as the loop
        ctypes.windll.kernel32.SetConsoleCtrlHandler(handler, True)
