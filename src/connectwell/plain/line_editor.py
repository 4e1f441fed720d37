"""Edits one line on a terminal: arrows, Home, End, delete, words. Keeps no history, and tells a paste from typing."""

import codecs
import os
import select
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, Literal, TextIO

from connectwell.model.text import visible
from connectwell.plain.edited_line import KEYS, SEQUENCES, EditedLine
from connectwell.plain.raw_terminal import RawTerminal, wait_for_input
from connectwell.terminal_text import width_of

Kind = Literal["choice", "line", "words"]
"""What a line is for: one of several answers, any one line, or the person's own words."""
Refused = Literal["", "paste", "burst"]

_PASTE_BEGINS, _PASTE_ENDS = "200~", "\x1b[201~"
_ESCAPE_WAIT: Final = 0.05
"""Seconds that the rest of a key's sequence may take."""
_LONGEST_ECHOED: Final = 2000
"""Characters of a paste that are put into the line; a longer one is taken as it is."""
_CHUNK: Final = 65536
_BOUNCE: Final = 0.3
"""Seconds in which a second Enter is the first one again: a hand that trembles, or a key that is held."""


@dataclass(frozen=True, slots=True)
class Read:
    """What came.

    Attributes:
        text: the line, without its end; None at the end of input. More than one line only if `pasted`.
        pasted: whether it is a paste of several lines, or a very long one.
        refused: why nothing was taken: a paste, or several lines at once, where one answer was asked for.
    """

    text: str | None
    pasted: bool = False
    refused: Refused = ""


class LineEditor:
    """Reads lines from a terminal.

    Args:
        fd: the terminal's file descriptor.
        out: where the line is echoed; the same terminal.
        encoding: the terminal's.
    """

    def __init__(self, fd: int, out: TextIO, encoding: str) -> None:
        self._fd, self._out = fd, out
        self._decoder = codecs.getincrementaldecoder(encoding)("surrogateescape")
        self._waiting = ""
        """Came with what was read last, and isn't used yet."""
        self._line = EditedLine()
        self._row = self._column = 0
        self._entered = 0.0
        """When Enter came last."""
        self._terminal = RawTerminal(fd, out)

    @classmethod
    def on(cls, stdin: TextIO, stdout: TextIO) -> "LineEditor | None":
        """Returns an editor where both are a terminal that can move its cursor; None elsewhere."""
        if not (stdin.isatty() and stdout.isatty()) or os.environ.get("TERM", "dumb") == "dumb":
            return None
        try:
            import termios

            termios.tcgetattr(stdin.fileno())
        except (ImportError, OSError, ValueError):  # Windows; a stream without a file
            return None
        except Exception:  # termios.error, which is no OSError
            return None
        return cls(stdin.fileno(), stdout, stdin.encoding or "utf-8")

    def drop_waiting(self) -> bool:
        """Drops what was typed before it was asked for; returns whether there was any."""
        with self._terminal.key_by_key():
            came = self._waiting
            while self._ready(0):
                more = self._receive()
                if not more:
                    break
                came += more
        self._waiting = ""
        return bool(came.strip("\r\n"))  # an Enter alone is the one before, twice

    def waiting_lines(self) -> list[str]:
        """Returns the whole lines that were typed and not taken yet, when reading was cut off."""
        came = "".join(self._line.text) + self._waiting
        with suppress(OSError):
            while self._ready(0) and (more := self._receive()):
                came += more
        *lines, _ = came.replace("\r", "\n").split("\n")
        return lines

    def read(self, kind: Kind, again: Callable[[], None], *, bounces: bool = False) -> Read:
        """Reads one line.

        Args:
            kind: what it is for.
            again: says the question again, after the program was suspended.
            bounces: whether an Enter right after the last one is a line; elsewhere it is the last one again.
        """
        self._line, self._row, self._column = EditedLine(), 0, 0

        def resumed() -> None:
            self._out.write("\r\n")
            again()
            self._redraw()

        with self._terminal.key_by_key(resumed):
            try:
                read = self._edit(kind, bounces=bounces)
            except OSError:  # the terminal is gone
                read = self._cut_off(kind)
        self._line = EditedLine()
        return read

    def half_line(self) -> str:
        """Returns what was typed so far of a line whose reading was cut off."""
        return "".join(self._line.text)

    def _cut_off(self, kind: Kind) -> Read:
        """The end of input in a line: half of it is words, but no answer to anything else."""
        if kind != "words" or not self._line.text:
            return Read(None)
        self._terminal.hang_up_is_known()  # it would come between this line and its save
        return Read(self.half_line())

    # --- Keys

    def _edit(self, kind: Kind, *, bounces: bool) -> Read:
        while True:
            if not self._waiting:
                self._waiting = self._receive()
                if not self._waiting:
                    return self._cut_off(kind)
            character, self._waiting = self._waiting[0], self._waiting[1:]
            if character in "\r\n":
                before, self._entered = self._entered, time.monotonic()
                if not (bounces or self._line.text) and self._entered - before < _BOUNCE:
                    continue
                if kind == "choice" and self._waiting.strip("\r\n"):
                    self._waiting = ""
                    self._drop_burst()
                    self._end_line()
                    return Read("", refused="burst")
                self._end_line()
                return Read("".join(self._line.text))
            if character == "\x1b":
                read = self._escape(kind)
                if read:
                    return read
            elif character == "\x04":
                if not self._line.text:
                    self._end_line()
                    return Read(None)
                self._change("delete")
            elif character == "\x1c":
                self._terminal.quit()
            elif character == "\x0c":
                self._out.write("\r\n")
                self._redraw()
            elif character in KEYS:
                self._change(KEYS[character])
            elif character == "\t" or character >= " ":
                self._insert(character + self._plain_run())
            # anything else is a key that means nothing here

    def _plain_run(self) -> str:
        """Takes what follows, as long as it is text."""
        end = next((at for at, one in enumerate(self._waiting) if (one < " " and one != "\t") or one == "\x7f"), None)
        run = self._waiting if end is None else self._waiting[:end]
        self._waiting = self._waiting[len(run) :]
        return run

    def _escape(self, kind: Kind) -> Read | None:
        sequence = self._sequence()
        if sequence == f"[{_PASTE_BEGINS}":
            return self._take_paste(self._paste(), kind)
        if sequence in SEQUENCES:
            self._change(SEQUENCES[sequence])
        return None

    def _sequence(self) -> str:
        """Takes the rest of an escape sequence: whole, or as much of it as comes."""
        found = self._next()
        if found == "[":
            while more := self._next():
                found += more
                if "@" <= more <= "~":
                    break
        elif found == "O":
            found += self._next()
        elif found == "]" or found == "P":  # an answer of the terminal, up to BEL or ST
            while (more := self._next()) and more != "\x07":
                if more == "\x1b":
                    self._next()
                    break
        return found

    def _next(self) -> str:
        if not self._waiting and self._ready(_ESCAPE_WAIT):
            self._waiting = self._receive()
        found, self._waiting = self._waiting[:1], self._waiting[1:]
        return found

    def _paste(self) -> str:
        """Takes a paste up to its end."""
        pieces, tail = [], ""
        while True:
            if not self._waiting:
                self._waiting = self._receive()
                if not self._waiting:
                    break
            tail += self._waiting
            self._waiting = ""
            end = tail.find(_PASTE_ENDS)
            if end >= 0:
                pieces.append(tail[:end])
                self._waiting = tail[end + len(_PASTE_ENDS) :]
                break
            keep = len(_PASTE_ENDS) - 1
            pieces.append(tail[:-keep])
            tail = tail[-keep:]
        return "".join(pieces).replace("\r\n", "\n").replace("\r", "\n")

    def _take_paste(self, pasted: str, kind: Kind) -> Read | None:
        several = "\n" in pasted.rstrip("\n")
        if kind == "choice" or (several and kind == "line"):
            self._end_line()
            return Read("", refused="paste")
        if kind == "words" and (several or len(pasted) > _LONGEST_ECHOED):
            line = self._line
            before, after = "".join(line.text[: line.at]), "".join(line.text[line.at :])
            self._end_line()
            return Read(f"{before}{pasted.rstrip(chr(10))}{after}", pasted=True)
        self._insert(pasted.rstrip("\n"))
        return None

    def _drop_burst(self) -> None:
        while self._ready(_ESCAPE_WAIT) and self._receive():
            pass

    # --- Drawing: as little as possible, for a screen reader may say again whatever is written again

    def _insert(self, characters: str) -> None:
        begin = self._line.at
        self._line.insert(characters)
        self._write_from(begin)

    def _change(self, key: str) -> None:
        line = self._line
        before = len(line.text)
        line.key(key)
        if len(line.text) == before:
            self._go_to(line.at)
        else:
            self._write_from(line.at, shorter=True)

    def _write_from(self, begin: int, *, shorter: bool = False) -> None:
        """Writes the line again from a character on, and puts the cursor where it belongs."""
        line = self._line
        self._go_to(begin)
        if shorter:
            self._out.write("\x1b[K" if begin == len(line.text) else "\x1b[J")
        self._write(_drawn("".join(line.text[begin:])))
        self._go_to(line.at)
        self._out.flush()

    def _write(self, text: str) -> None:
        """Writes at the cursor, and keeps count of where that is."""
        self._out.write(text)
        self._row, self._column, full = _place(text, self._width(), self._row, self._column)
        if full:  # the cursor waits behind the last column
            self._out.write("\r\n")

    def _go_to(self, at: int) -> None:
        """Moves the cursor to a character."""
        row, column, _ = _place(_drawn("".join(self._line.text[:at])), self._width(), 0, 0)
        if row < self._row:
            self._out.write(f"\x1b[{self._row - row}A")
        elif row > self._row:
            self._out.write(f"\x1b[{row - self._row}B")
        if column < self._column:
            self._out.write("\b" * (self._column - column))
        elif column > self._column:
            self._out.write(f"\x1b[{column - self._column}C")
        self._out.flush()
        self._row, self._column = row, column

    def _redraw(self) -> None:
        """Writes the whole line again, on a row of its own."""
        self._row = self._column = 0
        self._write(_drawn("".join(self._line.text)))
        self._go_to(self._line.at)

    def _end_line(self) -> None:
        self._go_to(len(self._line.text))
        self._out.write("\n" if self._column or not self._line.text else "")
        self._out.flush()

    def _width(self) -> int:
        with suppress(OSError):
            return os.get_terminal_size(self._fd).columns or 80
        return 80

    # --- The terminal

    def _ready(self, wait: float) -> bool:
        return bool(select.select([self._fd], [], [], wait)[0])

    def _receive(self) -> str:
        """Returns what came, waiting for it; empty at the end of input."""
        wait_for_input(self._fd)
        while came := os.read(self._fd, _CHUNK):
            if text := self._decoder.decode(came):
                return text
        return self._decoder.decode(b"", final=True)


def _drawn(text: str) -> str:
    return visible(text.replace("\t", " "))


def _place(text: str, width: int, row: int, column: int) -> tuple[int, int, bool]:
    """Returns the row and column after writing `text` from there, and whether that filled the row's last column."""
    full = False
    if text.isascii():
        total = column + len(text)
        return row + total // width, total % width, bool(text) and total % width == 0
    for character in text:
        wide = width_of(character)
        if column + wide > width:
            row, column = row + 1, 0
        column += wide
        full = column == width
        if full:
            row, column = row + 1, 0
    return row, column, full
