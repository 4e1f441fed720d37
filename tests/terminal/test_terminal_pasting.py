"""A paste in a real terminal: all of it is written down, in its order, and none of it is a key."""

import shutil
from pathlib import Path

import pytest
from test_terminal_going_away import Terminal, _written, terminal, until

__all__ = ["terminal"]

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="there is no tmux here to be the terminal")

_STEERING = "before \x1b[31mred\x1b[0m mid \x07 bell \x1b]52;c;Z290Y2hh\x07 end"


def _paste(terminal: Terminal, file: Path, pasted: bytes) -> None:
    file.write_bytes(pasted)
    terminal.tmux("load-buffer", str(file))
    terminal.tmux("paste-buffer", "-p", "-r")


def test_escapes_and_bells_are_written_down_and_no_keys(
    terminal: Terminal, nobody_at_home: Path, tmp_path: Path
) -> None:
    terminal.start()
    terminal.to_editor()
    _paste(terminal, tmp_path / "odd", _STEERING.encode() + b" caf\xe9\n")
    terminal.sees("before ␛[31mred␛[0m mid ␇ bell ␛]52;c;Z290Y2hh␇ end café")
    terminal.type("and typed")
    terminal.sees("and typed")
    long = "A line of many.\n" * 15_000
    _paste(terminal, tmp_path / "long", f"\n{long}{_STEERING}".encode())
    until(lambda: _written(nobody_at_home).endswith(_STEERING), "all of it on disk", lambda: terminal.screen)
    assert _written(nobody_at_home) == f"{_STEERING} café\nand typed\n{long}{_STEERING}"
