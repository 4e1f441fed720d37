"""Runs a program in an 80×24 pseudo-terminal and watches what it paints."""

import contextlib
import os
import signal
import struct
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from types import TracebackType

_PATIENCE = 30.0  # seconds before a program counts as hung
_QUIET = 0.7  # seconds without output before painting counts as finished


class Terminal:
    """Starts `command` on entry and kills it on exit. Linux and macOS.

    Args:
        command: the program and its arguments.
        environ: its whole environment.
    """

    def __init__(self, command: Sequence[str], environ: Mapping[str, str]) -> None:
        self._command, self._environ = command, environ
        self.painted = b""

    def __enter__(self) -> "Terminal":
        """Opens the terminal and starts the program."""
        import fcntl
        import pty
        import termios

        self._screen, program_side = pty.openpty()
        fcntl.ioctl(program_side, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self._began = time.perf_counter()
        self._program = subprocess.Popen(
            self._command,
            env=self._environ,
            stdin=program_side,
            stdout=program_side,
            stderr=program_side,
            start_new_session=True,
        )
        os.close(program_side)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Kills the program: its exit isn't measured."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._program.pid, signal.SIGKILL)
        self._program.wait()
        os.close(self._screen)

    def until(self, marker: str) -> float:
        """Waits for `marker`; returns milliseconds since the start. Raises TimeoutError with the output so far."""
        wanted = marker.encode()
        for chunk in self._chunks(_PATIENCE):
            self.painted += chunk
            if wanted in self.painted:
                return (time.perf_counter() - self._began) * 1000
        raise TimeoutError(f"{marker!r} was never painted: {self.painted[-2000:]!r}")

    def type(self, keys: str) -> None:
        """Sends keystrokes."""
        os.write(self._screen, keys.encode())

    def until_quiet(self) -> None:
        """Waits until painting has stopped."""
        for chunk in self._chunks(_QUIET):
            self.painted += chunk

    def most_memory(self) -> float:
        """Returns the peak memory so far, in MB."""
        try:
            with open(f"/proc/{self._program.pid}/status", encoding="ascii") as status:  # noqa: PTH123
                kilobytes = next(line.split()[1] for line in status if line.startswith("VmHWM"))
        except FileNotFoundError:  # macOS: another process's peak isn't available, its current size is
            asked = ["ps", "-o", "rss=", "-p", str(self._program.pid)]
            kilobytes = subprocess.run(asked, capture_output=True, check=True, encoding="ascii").stdout
        return int(kilobytes) / 1024

    def _chunks(self, patience: float) -> Iterator[bytes]:
        import select

        while select.select([self._screen], [], [], patience)[0]:
            try:
                chunk = os.read(self._screen, 65536)
            except OSError:  # Linux: the program has exited
                return
            if not chunk:
                return
            yield chunk
