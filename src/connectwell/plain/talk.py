"""The two streams: paragraphs out, lines in. It only ever appends, and never sends a control character."""

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
"""Bytes. A terminal hands over no more of one typed line than this; the rest never reaches any program."""
MAYBE_CUT: Final = (
    "That line is as long as a terminal can pass on, so its end may not have come through. "
    "What came is kept; the rest fits on a next line."
)


class EndOfInput(Exception):  # nothing went wrong: there is no more to read
    """No more lines will come."""


class Talk:
    """A conversation in lines.

    Args:
        stdin: where the person's lines come from.
        stdout: where sentences go.
        width: columns of the terminal, or what tells them now.
    """

    def __init__(self, stdin: TextIO, stdout: TextIO, width: Callable[[], int] | int = WIDEST) -> None:
        self._stdin, self._stdout = stdin, stdout
        self._width = width
        self._ended = False
        self.terminal = stdin.isatty()
        """Whether a person is typing, rather than a pipe or a file."""
        self.unsaved: ConnectwellError | None = None
        """Why what was written last is on no disk, where it isn't. Whoever saves says so here."""
        with suppress(UnsupportedOperation):  # raised where something was already read
            if isinstance(stdin, TextIOWrapper):
                stdin.reconfigure(errors="surrogateescape")
        if isinstance(stdout, TextIOWrapper):
            stdout.reconfigure(errors="replace", line_buffering=True)

    def say(self, paragraph: str) -> None:
        """Appends a paragraph, wrapped. Anything may be said: what could steer a terminal becomes a symbol."""
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
            The line without its end. One that didn't come as text is refused, and the next one read.

        Raises:
            EndOfInput: there is none.
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
        """How wide a line may be now."""
        there = self._width if isinstance(self._width, int) else self._width()
        return max(_NARROWEST, min(there, WIDEST))
