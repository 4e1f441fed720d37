"""Bytes in a pty: reports are no words, a burst is as good as slow keys, a long one is quick."""

import os
import pty
import select
import struct
import subprocess
import sys
import threading
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

fcntl = pytest.importorskip("fcntl")
termios = pytest.importorskip("termios")

_PATIENCE = 20.0
_REPORTS = (
    b"\x1b[?61;6;22c\x1b]11;rgb:0000/0000/0000\x07\x1bP>|kitty(0.45.0)\x1b\\\x1b[0n\x1b[?997;1n\x1b_Gi=31;OK\x1b\\"
    b"\x1b[97;1:3u\x1b[1;1:3A\x1b[99999999;;u\x1b[48;24;80;0;0t\x1b[<35;10;10M\x1b[57441;2u"
)


class Window:
    """The companion in a pty of 80x24 that draws nothing and keeps what was written to it; `before` starts it."""

    def __init__(self, home: Path, *arguments: str, before: tuple[str, ...] = (), **environ: str) -> None:
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        environ |= {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8", "TERM": "xterm-256color"}
        environ["CONNECTWELL_HOME"] = str(home / "connectwell")
        self.program = subprocess.Popen(
            [*before, sys.executable, "-m", "connectwell", *arguments],
            env=environ,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)
        self.painted = b""
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        while True:
            try:
                select.select([self._ours], [], [])
                self.painted += os.read(self._ours, 65536)
            except (OSError, ValueError):
                return

    def send(self, data: bytes) -> None:
        """All of it, as fast as the terminal takes it."""
        while data:
            data = data[os.write(self._ours, data[:4096]) :]

    def close(self) -> None:
        """Closes the window."""
        self.program.kill()
        self.program.wait()
        self._reader.join(5)
        os.close(self._ours)


@pytest.fixture
def window(nobody_at_home: Path) -> Iterator[Window]:
    config = nobody_at_home / "connectwell" / "config"
    config.mkdir(parents=True)
    (config / "config.toml").write_text('region = "DE"\nwelcomed = true\n')
    opened = Window(nobody_at_home, "checkin", "--only", "seen")
    _until(lambda: b"How is your" in opened.painted, opened)
    yield opened
    opened.close()


def _until(true: Callable[[], object], window: Window) -> None:
    end = time.monotonic() + _PATIENCE
    while not true():
        assert time.monotonic() < end, window.painted[-3000:]
        assert window.program.poll() is None, window.painted[-3000:]
        time.sleep(0.02)


def _written(home: Path) -> str:
    files = (home / "connectwell" / "data" / "entries").rglob("[!.]*.toml")
    parts = [part for file in files for part in tomllib.loads(file.read_text(encoding="utf-8")).get("reflections", [])]
    return "".join(part.get("words", "") for part in parts)


def test_a_burst_with_reports_in_it_is_what_was_typed(window: Window, nobody_at_home: Path) -> None:
    window.send(_REPORTS.join([b"", b"1", b"\r", b"words ", b"typed ", b"ahead", b""]))
    _until(lambda: _written(nobody_at_home) == "words typed ahead", window)


def test_byte_by_byte_they_are_no_words_either(window: Window, nobody_at_home: Path) -> None:
    window.send(b"1\rso")
    for at in range(len(_REPORTS)):
        window.send(_REPORTS[at : at + 1])
        time.sleep(0.001)
    window.send(b" it is")
    _until(lambda: _written(nobody_at_home) == "so it is", window)


def test_a_paste_without_marks_is_there_within_five_seconds(window: Window, nobody_at_home: Path) -> None:
    text = "The bus came late, again.\n" * 820
    window.send(b"1\r")
    began = time.monotonic()
    window.send(text.replace("\n", "\r").encode())
    _until(lambda: _written(nobody_at_home).strip() == text.strip(), window)
    print(f"{len(text)} characters in {time.monotonic() - began:.2f} s")
    assert time.monotonic() - began < 5
