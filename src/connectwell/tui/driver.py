"""Textual's driver for Unix terminals, with our own input parser. Must not be imported on Windows."""

import locale
import os
import signal
import termios
from codecs import getincrementaldecoder, register_error
from contextlib import suppress
from selectors import EVENT_READ, SelectSelector

from textual.drivers.linux_driver import LinuxDriver

from connectwell.tui.input_queue import runs
from connectwell.tui.terminal_input import TerminalInput

_READ_AT_ONCE = 4096
_LOOK_UP_EVERY = 0.1
"""Seconds to wait for input before checking for a stop request or a lone Esc."""

_RESTORE_TERMINAL = (
    b"\x1b[?2004l\x1b[?7h\x1b[?2048l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l\x1b[?1004l"
    b"\x1b[<u\x1b[?1049l\x1b[?25h"
)
"""Undoes `start_application_mode`: paste, wrapping, resize, mouse and focus reports, keys, screen, cursor."""


_DECODE_ERRORS = "connectwell-cp1252"


def _decode_as_cp1252(fault: UnicodeError) -> tuple[str, int]:
    """Decodes an invalid byte in its most likely legacy encoding, so that no letter is lost."""
    if not isinstance(fault, UnicodeDecodeError):
        raise fault
    odd = fault.object[fault.start : fault.end]
    return "".join(bytes([byte]).decode("cp1252", "ignore") for byte in odd), fault.end


def _encoding() -> str:
    """Returns the terminal's encoding: UTF-8, unless the locale says otherwise."""
    named = locale.getencoding() if hasattr(locale, "getencoding") else locale.getpreferredencoding(False)
    return "utf-8" if named.lower() in ("ascii", "us-ascii", "ansi_x3.4-1968") else named


register_error(_DECODE_ERRORS, _decode_as_cp1252)


class TerminalDriver(LinuxDriver):
    """Textual's driver with our parser, in the locale's encoding."""

    def _run_input_thread(self) -> None:
        """Runs `run_input_thread`; an error in it ends the app like one on a screen, without Textual's traceback."""
        try:
            self.run_input_thread()
        except Exception as fault:
            self._loop.call_soon_threadsafe(self._app._handle_exception, fault)

    def run_input_thread(self) -> None:
        """Reads the terminal until told to stop, then drains what has arrived."""
        parser = TerminalInput(self._debug)
        decode = getincrementaldecoder(_encoding())(_DECODE_ERRORS).decode
        with SelectSelector() as selector:
            selector.register(self.fileno, EVENT_READ)
            stopping = False
            while not stopping:
                stopping = self.exit_event.is_set()
                waits = parser.waits
                if selector.select(_LOOK_UP_EVERY if waits is None else min(waits, _LOOK_UP_EVERY)):
                    read = os.read(self.fileno, _READ_AT_ONCE)
                    if not read:  # a closed terminal is always readable: without a wait this would spin
                        self.exit_event.wait(_LOOK_UP_EVERY)
                    if came := decode(read):
                        for message in runs(parser.feed(came)):
                            self.process_message(message)
                for message in parser.tick():
                    self.process_message(message)

    def give_back(self) -> None:
        """Restores the terminal from a process about to exit: never blocks, never raises.

        Opens the terminal separately; if there is none any more, does nothing.
        """
        with suppress(OSError, termios.error):
            terminal = os.open("/dev/tty", os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
            signal.signal(signal.SIGTTOU, signal.SIG_IGN)  # avoids being stopped when in the background
            os.write(terminal, _RESTORE_TERMINAL)
            if self.attrs_before is not None:
                termios.tcsetattr(terminal, termios.TCSANOW, self.attrs_before)
