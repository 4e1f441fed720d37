"""A terminal to run connectwell in: a pseudo-terminal of a given size, read and typed into like a person would."""

import os
import select
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

from starting import start

PATIENCE = 20
"""Seconds until something that doesn't come counts as not coming."""


class Terminal:
    """Runs one verb on a terminal of `columns` by `rows`. `seen` is all that was written to it."""

    def __init__(self, *args: str, columns: int = 80, rows: int = 24, environ: Mapping[str, str] | None = None) -> None:
        import fcntl
        import pty
        import struct
        import termios

        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.process = start(args, (theirs, theirs, theirs), {**os.environ, **(environ or {})}, on_terminal=True)
        self._name = os.ttyname(theirs)
        os.close(theirs)
        self.seen = ""

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.wait()
        self.hang_up()

    def wait_for(self, text: str) -> None:
        """Reads until `text` was written."""
        while text not in self.seen:
            assert self._read(), f"{text!r} did not come; there was {self.seen!r}"

    def press(self, keys: str) -> None:
        """Types `keys`, once the program waits for some: nobody types in the instant between a question and that."""
        state = Path(f"/proc/{self.process.pid}/stat")  # where there is none, it is likely to wait already
        give_up = time.monotonic() + PATIENCE
        while state.exists() and state.read_text(encoding="utf-8").rpartition(")")[2].split()[0] not in "SZ":
            assert time.monotonic() < give_up, "it never waits"
        os.write(self._ours, keys.encode())

    def press_until_taken(self, keys: str) -> None:
        """Types `keys`, and waits until the program has read them."""
        import fcntl
        import struct
        import termios

        self.press(keys)
        self.wait_for(keys)
        waiting = os.open(self._name, os.O_RDWR | os.O_NOCTTY)
        give_up = time.monotonic() + PATIENCE
        while struct.unpack("i", fcntl.ioctl(waiting, termios.FIONREAD, b"0000"))[0]:
            assert time.monotonic() < give_up, "nobody read what was typed"
        os.close(waiting)

    def end(self) -> int:
        """Reads to the end, and gives the exit code."""
        while self._read():
            pass
        try:
            return self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"it goes on; there was {self.seen!r}") from None

    def hang_up(self) -> None:
        """Closes the terminal."""
        if self._ours >= 0:
            os.close(self._ours)
            self._ours = -1

    def _read(self) -> bool:
        """Whether more came before the end."""
        give_up = time.monotonic() + PATIENCE
        ready, _, _ = select.select([self._ours], [], [], max(0.0, give_up - time.monotonic()))
        if not ready:
            return False
        try:
            more = os.read(self._ours, 65536)
        except OSError:  # Linux says so when the other end is closed
            return False
        self.seen += more.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(more)
