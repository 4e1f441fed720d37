"""Textual's driver for Unix terminals, reading what comes with a parser of ours. Not to be imported on Windows."""

import locale
import os
import signal
import termios
from codecs import getincrementaldecoder, register_error
from contextlib import suppress
from selectors import EVENT_READ, SelectSelector

from textual.drivers.linux_driver import LinuxDriver

from connectwell.tui.terminal_input import TerminalInput

_READ_AT_ONCE = 4096
_LOOK_UP_EVERY = 0.1
"""Seconds that are waited for a key before looking whether it is time to stop, or a lone Esc was meant."""

_AS_IT_WAS = (
    b"\x1b[?2004l\x1b[?7h\x1b[?2048l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l\x1b[?1004l"
    b"\x1b[<u\x1b[?1049l\x1b[?25h"
)
"""Ends what `start_application_mode` began: paste, wrapping, resize, mouse and focus reports, keys, screen, cursor."""


_NO_BYTE_LOST = "connectwell-cp1252"


def _as_older_text(fault: UnicodeError) -> tuple[str, int]:
    """A byte that doesn't fit is read as the encoding it most likely is, so that no letter is lost."""
    if not isinstance(fault, UnicodeDecodeError):
        raise fault
    odd = fault.object[fault.start : fault.end]
    return "".join(bytes([byte]).decode("cp1252", "ignore") for byte in odd), fault.end


def _encoding() -> str:
    """What the terminal speaks: UTF-8, unless the person's locale says otherwise."""
    named = locale.getencoding() if hasattr(locale, "getencoding") else locale.getpreferredencoding(False)
    return "utf-8" if named.lower() in ("ascii", "us-ascii", "ansi_x3.4-1968") else named


register_error(_NO_BYTE_LOST, _as_older_text)


class TerminalDriver(LinuxDriver):
    """As Textual's own, but through our gate, in the encoding of the person's locale."""

    def _run_input_thread(self) -> None:
        """As `run_input_thread`; a fault in it ends the app as one on a screen does, not with Textual's traceback."""
        try:
            self.run_input_thread()
        except Exception as fault:
            self._loop.call_soon_threadsafe(self._app._handle_exception, fault)

    def run_input_thread(self) -> None:
        """Reads the terminal until it is told to stop, and then what has come until then."""
        parser = TerminalInput(self._debug)
        decode = getincrementaldecoder(_encoding())(_NO_BYTE_LOST).decode
        with SelectSelector() as selector:
            selector.register(self.fileno, EVENT_READ)
            stopping = False
            while not stopping:
                stopping = self.exit_event.is_set()
                waits = parser.waits
                if selector.select(_LOOK_UP_EVERY if waits is None else min(waits, _LOOK_UP_EVERY)):
                    read = os.read(self.fileno, _READ_AT_ONCE)
                    if not read:  # the terminal is gone, and always ready to say so: without a wait this never rests
                        self.exit_event.wait(_LOOK_UP_EVERY)
                    if came := decode(read):
                        for message in parser.feed(came):
                            self.process_message(message)
                for message in parser.tick():
                    self.process_message(message)

    def give_back(self) -> None:
        """Puts the terminal back as it was, from within a process that ends at once: never waits, never raises.

        Through a way of its own into the terminal: where there is none any more, it opens nothing.
        """
        with suppress(OSError, termios.error):
            terminal = os.open("/dev/tty", os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
            signal.signal(signal.SIGTTOU, signal.SIG_IGN)  # in the background, too, without being stopped for it
            os.write(terminal, _AS_IT_WAS)
            if self.attrs_before is not None:
                termios.tcsetattr(terminal, termios.TCSANOW, self.attrs_before)
