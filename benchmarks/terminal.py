"""A terminal of 80×24 with a program in it, watched for what it paints."""

import contextlib
import os
import signal
import struct
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from types import TracebackType

_PATIENCE = 30.0  # seconds before a program counts as stuck
_QUIET = 0.7  # seconds without output after which nothing more is coming


class Terminal:
    """Starts `command` when entered, and ends it when left. Linux and macOS.

    Args:
        command: the program and its arguments.
        environ: the whole environment it sees.
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
        """Nothing it does on leaving is measured, so it ends at once."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._program.pid, signal.SIGKILL)
        self._program.wait()
        os.close(self._screen)

    def until(self, marker: str) -> float:
        """Waits till `marker` is painted; milliseconds since the start. Raises TimeoutError with what there was."""
        wanted = marker.encode()
        for chunk in self._chunks(_PATIENCE):
            self.painted += chunk
            if wanted in self.painted:
                return (time.perf_counter() - self._began) * 1000
        raise TimeoutError(f"{marker!r} was never painted: {self.painted[-2000:]!r}")

    def type(self, keys: str) -> None:
        """Presses some keys."""
        os.write(self._screen, keys.encode())

    def until_quiet(self) -> None:
        """Waits till nothing more is painted for a while."""
        for chunk in self._chunks(_QUIET):
            self.painted += chunk

    def most_memory(self) -> float:
        """The most memory it has held so far, in MB."""
        try:
            with open(f"/proc/{self._program.pid}/status", encoding="ascii") as status:  # noqa: PTH123
                kilobytes = next(line.split()[1] for line in status if line.startswith("VmHWM"))
        except FileNotFoundError:  # macOS: no peak of another process, but what it holds now
            asked = ["ps", "-o", "rss=", "-p", str(self._program.pid)]
            kilobytes = subprocess.run(asked, capture_output=True, check=True, encoding="ascii").stdout
        return int(kilobytes) / 1024

    def _chunks(self, patience: float) -> Iterator[bytes]:
        import select

        while select.select([self._screen], [], [], patience)[0]:
            try:
                chunk = os.read(self._screen, 65536)
            except OSError:  # Linux: the program has gone
                return
            if not chunk:
                return
            yield chunk
