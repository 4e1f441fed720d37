"""Textual's driver for Unix terminals, reading what comes with a parser of ours. Not to be imported on Windows."""

import os
from codecs import getincrementaldecoder
from selectors import EVENT_READ, SelectSelector

from textual.drivers.linux_driver import LinuxDriver

from connectwell.tui.pasting import WholePastes

_READ_AT_ONCE = 4096
_LOOK_UP_EVERY = 0.1
"""Seconds that are waited for a key before looking whether it is time to stop, or a lone Esc was meant."""


class TerminalDriver(LinuxDriver):
    """As Textual's own, but what is pasted comes in whole, and bytes that are no text come as U+FFFD."""

    def run_input_thread(self) -> None:
        """Reads the terminal until it is told to stop, and then what has come until then."""
        parser = WholePastes(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        with SelectSelector() as selector:
            selector.register(self.fileno, EVENT_READ)
            stopping = False
            while not stopping:
                stopping = self.exit_event.is_set()
                if selector.select(_LOOK_UP_EVERY) and (came := decode(os.read(self.fileno, _READ_AT_ONCE))):
                    for message in parser.feed(came):
                        self.process_message(message)
                for message in parser.tick():
                    self.process_message(message)
