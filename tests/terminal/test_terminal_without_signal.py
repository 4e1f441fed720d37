"""A terminal that goes without a word: no SIGHUP comes, and reading the keys gives nothing for ever."""

import os
import select
import subprocess
import sys
import threading
import time
import tomllib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pty", reason="there are no pseudo-terminals on this system")

_PATIENCE = 20.0


def _drain(terminal: int, enough: threading.Event) -> None:
    """Reads what is drawn. Never waits in a read: the terminal could not be closed meanwhile."""
    with suppress(OSError):
        while not enough.is_set():
            if select.select([terminal], [], [], 0.02)[0]:
                os.read(terminal, 65536)


def _until(true: Callable[[], object], what: str) -> None:
    end = time.monotonic() + _PATIENCE
    while not true():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.02)


def _entry(home: Path) -> dict[str, Any]:
    files = list((home / "connectwell" / "data" / "entries").rglob("[!.]*.toml"))
    return tomllib.loads(files[0].read_text(encoding="utf-8")) if files else {}


def test_the_process_ends_by_itself_and_the_words_are_there(nobody_at_home: Path) -> None:
    config = nobody_at_home / "connectwell" / "config"
    config.mkdir(parents=True)
    (config / "config.toml").write_text('region = "DE"\nwelcomed = true\nmotion = false\n')
    ours, theirs = os.openpty()
    os.set_blocking(ours, True)
    companion = subprocess.Popen(
        [sys.executable, "-m", "connectwell", "checkin", "--only", "seen"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,  # so that this is nobody's controlling terminal, and nobody gets a SIGHUP
        env={**os.environ, "COLUMNS": "80", "LINES": "24"},
    )
    os.close(theirs)
    enough = threading.Event()
    reader = threading.Thread(target=_drain, args=(ours, enough), daemon=True)
    reader.start()
    try:
        _press_until(ours, b"1", lambda: _entry(nobody_at_home).get("arrival"), "the state on disk")
        _press_until(ours, b"\r", lambda: _entry(nobody_at_home)["walk"]["step"] == "reflect", "the editor")
        _press_until(ours, b"z", lambda: _entry(nobody_at_home)["reflections"][0].get("words"), "a word on disk")
        os.write(ours, b"\x04")  # nothing more to say; the terminal goes
        enough.set()
        reader.join()
        os.close(ours)
        assert companion.wait(_PATIENCE) == 129
    finally:
        companion.kill()
        companion.wait()
    assert set(_entry(nobody_at_home)["reflections"][0]["words"].strip()) == {"z"}


def _press_until(terminal: int, key: bytes, true: Callable[[], object], what: str) -> None:
    """Presses a key now and then until something is true: what is typed before a screen stands may be lost."""
    pressed = 0.0

    def pressed_and_true() -> object:
        nonlocal pressed
        if not true() and time.monotonic() - pressed > 2:
            pressed = time.monotonic()
            os.write(terminal, key)
        return true()

    _until(pressed_and_true, what)
