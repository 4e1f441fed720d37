"""The two streams: paragraphs out, lines in. It only appends; on a terminal, the line being typed can be edited."""

import sys
from collections.abc import Callable
from contextlib import suppress
from io import TextIOWrapper, UnsupportedOperation
from typing import Final, TextIO

from connectwell import sentences
from connectwell.english import counted
from connectwell.errors import ConnectwellError
from connectwell.model.text import clean, is_text, visible
from connectwell.plain.line_editor import Kind, LineEditor
from connectwell.plain.raw_terminal import on_resume, wait_for_input
from connectwell.terminal_text import lines_heard, without_keys

WIDEST: Final = 72
"""Columns; longer lines are hard to follow."""
_NARROWEST: Final = 20
_LONGEST_TYPED: Final = 4095 if sys.platform == "linux" else 1023
"""Bytes. The terminal driver truncates a typed line at this length; the rest never reaches the program."""
LONGEST_PIPED: Final = 4_000_000
"""Characters of a line that is piped in; an entry holds less."""
NO_END: Final = "What came has no end of a line, so it isn't read. What was saved before is safe."
MAYBE_CUT: Final = (
    "That line is as long as a terminal can take, so its end may be missing. What came is kept; write the "
    "rest on the next line."
)
PASTED_HERE: Final = "That was pasted, so it wasn't taken as an answer. Type the answer, please."
SEVERAL_AT_ONCE: Final = "Several lines came at once, so none was taken. Type one answer, please."
TOO_EARLY: Final = "What was typed before this question wasn't taken."
PASTED: Final = ("1 line came in.", "{n} lines came in.")
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
        self._pushed: list[str] = []
        self.terminal = stdin.isatty()
        """Whether input is typed, rather than from a pipe or a file."""
        self.unsaved: ConnectwellError | None = None
        """Why the last words aren't on disk, or None. Set by whoever saves."""
        self.in_doubt = ""
        """A line of words that was being asked about when its answer was left: it is kept with those before it."""
        with suppress(UnsupportedOperation):  # raised if something was already read
            if isinstance(stdin, TextIOWrapper):
                stdin.reconfigure(errors="surrogateescape")
        if isinstance(stdout, TextIOWrapper):
            stdout.reconfigure(errors="replace", line_buffering=True)
        self._editor = LineEditor.on(stdin, stdout)

    def say(self, paragraph: str) -> None:
        """Appends a paragraph, wrapped. Any text is safe: control characters become symbols."""
        for line in lines_heard(visible(paragraph).expandtabs(4), self.columns):
            self._stdout.write(line + "\n")
        self._stdout.flush()

    def gap(self, lines: int = 1) -> None:
        """Appends empty lines."""
        self._stdout.write("\n" * lines)
        self._stdout.flush()

    def ask(self, *paragraphs: str, kind: Kind = "line", fresh: bool = False) -> str:
        """Says each paragraph, then reads a line.

        Args:
            paragraphs: the question.
            kind: what the line is for.
            fresh: whether what was typed before the question is dropped, and said so.

        Returns:
            The line without its line ending; several lines if they were pasted as words. An undecodable line is
            rejected, and the next one read.

        Raises:
            EndOfInput: there are no more lines.
        """
        if fresh and self._drop_waiting():
            self.say(TOO_EARLY)
        while True:
            for paragraph in paragraphs:
                self.say(paragraph)
            line = self._read(kind, paragraphs, bounces=kind == "words" and not fresh)
            if not line:
                self._ended = True
                raise EndOfInput
            if not is_text(line):
                paragraphs = (sentences.NOT_TEXT_HERE,)
                continue
            return clean(line.removesuffix("\n").removesuffix("\r"))

    def push(self, line: str) -> None:
        """Puts a line back: it is the answer to the next question."""
        self._pushed.append(line)

    def waiting_lines(self) -> list[str]:
        """Returns the whole lines that were typed and not read yet, for when nothing more is asked."""
        return [without_keys(line) for line in self._editor.waiting_lines()] if self._editor else []

    def half_line(self) -> str:
        """Returns what was typed so far of a line whose reading a signal cut off."""
        return clean(without_keys(self._editor.half_line())) if self._editor else ""

    def wait(self) -> None:
        """Waits for Enter without a word, and discards what is typed. Raises EndOfInput."""
        if not self._read("line", ()):
            self._ended = True
            raise EndOfInput

    def _read(self, kind: Kind, question: tuple[str, ...], *, bounces: bool = False) -> str:
        """Returns a line with its line ending; empty at the end of input.

        Args:
            kind, question: as for `ask`.
            bounces: whether an empty line is one, however soon it comes after the line before.
        """
        if self._pushed:
            return self._pushed.pop() + "\n"
        if self._ended:
            return ""
        if self._editor is None:
            return self._read_unedited(question)
        while True:
            read = self._editor.read(kind, lambda: self._say_again(question), bounces=bounces)
            if read.refused:
                self.say(PASTED_HERE if read.refused == "paste" else SEVERAL_AT_ONCE)
                self._say_again(question)
                continue
            if read.text is None:
                return ""
            if read.pasted:
                self.say(counted(read.text.count("\n") + 1, *PASTED))
            return read.text + "\n"

    def _read_unedited(self, question: tuple[str, ...]) -> str:
        try:
            if not self.terminal:
                return self._read_piped()
            with on_resume(lambda: self._say_again(question)):
                with suppress(UnsupportedOperation):
                    wait_for_input(self._stdin.fileno())
                line = self._stdin.readline()
        except OSError:  # the terminal is gone
            return ""
        if len(line.encode("utf-8", "surrogateescape")) > _LONGEST_TYPED:
            self.say(MAYBE_CUT)
        return without_keys(line)

    def _read_piped(self) -> str:
        line = self._stdin.readline(LONGEST_PIPED + 1)
        if len(line) <= LONGEST_PIPED:
            return line
        self.say(NO_END)
        self._ended = True
        return ""

    def _say_again(self, question: tuple[str, ...]) -> None:
        """Says the end of a question again: what is asked, and its answers."""
        for paragraph in question[-2:]:
            self.say(paragraph)

    def _drop_waiting(self) -> bool:
        if self._pushed or self._ended or not self.terminal:
            return False
        if self._editor is not None:
            return self._editor.drop_waiting()
        return drop_waiting(self._stdin)

    @property
    def columns(self) -> int:
        """Current line width, within limits."""
        there = self._width if isinstance(self._width, int) else self._width()
        return max(_NARROWEST, min(there, WIDEST))


def hide(talk: Talk, save: Callable[[], None]) -> None:
    """Scrolls everything out of view first, then saves, then waits for Enter. It says nothing about itself."""
    talk.gap(_BLANK_LINES)
    save()
    talk.wait()


def drop_waiting(stdin: TextIO) -> bool:
    """Drops the whole lines that wait in a terminal; returns whether there were any."""
    try:
        import select
        import termios

        waits = bool(select.select([stdin], [], [], 0)[0])
        if waits:
            termios.tcflush(stdin.fileno(), termios.TCIFLUSH)
        return waits
    except (ImportError, OSError, ValueError):  # Windows; a stream without a file
        return False
