"""The two streams: paragraphs out, lines in. It only appends, and never writes a control character."""

import sys
from collections.abc import Callable
from contextlib import suppress
from io import TextIOWrapper, UnsupportedOperation
from typing import Final, TextIO

from connectwell import sentences
from connectwell.errors import ConnectwellError
from connectwell.model.text import clean, is_text, visible
from connectwell.terminal_text import wrapped

WIDEST: Final = 72
"""Columns; longer lines are hard to follow."""
_NARROWEST: Final = 20
_LONGEST_TYPED: Final = 4095 if sys.platform == "linux" else 1023
"""Bytes. The terminal driver truncates a typed line at this length; the rest never reaches the program."""
MAYBE_CUT: Final = (
    "That line is as long as a terminal can take, so its end may be missing. What came is kept; write the "
    "rest on the next line."
)
HIDDEN: Final = "Press Enter to come back."
_BLANK_LINES: Final = 60
"""Empty lines to scroll the window's contents away. The scrollback may still hold them."""


class EndOfInput(Exception):  # not an error: the input is exhausted
    """No more lines will come."""


class Talk:
    """A conversation in lines.

    Args:
        stdin: the person's input.
        stdout: the output.
        width: the terminal's columns, or a callable returning them.
    """

    def __init__(self, stdin: TextIO, stdout: TextIO, width: Callable[[], int] | int = WIDEST) -> None:
        self._stdin, self._stdout = stdin, stdout
        self._width = width
        self._ended = False
        self.terminal = stdin.isatty()
        """Whether input is typed, rather than from a pipe or a file."""
        self.unsaved: ConnectwellError | None = None
        """Why the last words aren't on disk, or None. Set by whoever saves."""
        with suppress(UnsupportedOperation):  # raised if something was already read
            if isinstance(stdin, TextIOWrapper):
                stdin.reconfigure(errors="surrogateescape")
        if isinstance(stdout, TextIOWrapper):
            stdout.reconfigure(errors="replace", line_buffering=True)

    def say(self, paragraph: str) -> None:
        """Appends a paragraph, wrapped. Any text is safe: control characters become symbols."""
        for line in wrapped(visible(paragraph).expandtabs(4), self.columns, break_words=False):
            self._stdout.write(line + "\n")
        self._stdout.flush()

    def gap(self, lines: int = 1) -> None:
        """Appends empty lines."""
        self._stdout.write("\n" * lines)
        self._stdout.flush()

    def ask(self, *paragraphs: str) -> str:
        """Says each paragraph, then reads a line.

        Returns:
            The line without its line ending. An undecodable line is rejected, and the next one read.

        Raises:
            EndOfInput: there are no more lines.
        """
        for paragraph in paragraphs:
            self.say(paragraph)
        line = "" if self._ended else self._read()
        if not line:
            self._ended = True
            raise EndOfInput
        if not is_text(line):
            return self.ask(sentences.NOT_TEXT_HERE)
        line = clean(line.removesuffix("\n").removesuffix("\r"))
        if self.terminal and len(line.encode()) >= _LONGEST_TYPED:
            self.say(MAYBE_CUT)
        return line

    def _read(self) -> str:
        try:
            return self._stdin.readline()
        except OSError:  # the terminal is gone
            return ""

    @property
    def columns(self) -> int:
        """Current line width, within limits."""
        there = self._width if isinstance(self._width, int) else self._width()
        return max(_NARROWEST, min(there, WIDEST))


def hide(talk: Talk, save: Callable[[], None]) -> None:
    """Scrolls everything out of view first, then saves, then waits for Enter, discarding what is typed."""
    talk.gap(_BLANK_LINES)
    save()
    talk.ask(HIDDEN)
