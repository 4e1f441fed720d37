"""E on the journal's screen, in a real terminal: the editor gets it, and it comes back whole, whatever happened."""

import shutil
import sys
from pathlib import Path

import pytest
from test_terminal_going_away import Terminal, terminal

__all__ = ["terminal"]

pytestmark = [
    pytest.mark.skipif(shutil.which("tmux") is None, reason="there is no tmux here to be the terminal"),
    pytest.mark.skipif(shutil.which("vim") is None, reason="there is no vim here to be the editor"),
]


def _open(terminal: Terminal, home: Path, editor: str) -> None:
    own = f"CONNECTWELL_HOME={home}/connectwell"
    terminal.type(f"echo Rain on the roof | {own} {sys.executable} -m connectwell note -; clear")
    terminal.press("Enter")
    terminal.type(f"{own} EDITOR='{editor}' {sys.executable} -m connectwell; echo left-with-$?")
    terminal.press("Enter")
    terminal.sees("Just the ratings")
    terminal.type("j")
    terminal.sees("Rain on the roof")


def test_vim_opens_the_entry_and_the_screen_comes_back(terminal: Terminal, nobody_at_home: Path) -> None:
    _open(terminal, nobody_at_home, """vim --clean -i NONE -n --cmd "set cmdheight=3" """)
    terminal.type("E")
    terminal.sees('kind = "note"')
    terminal.type(":%s/Rain/Snow/")
    terminal.press("Enter")
    terminal.type(":wq")
    terminal.press("Enter")
    terminal.sees("Saved. u undoes this.")
    terminal.sees("Snow on the roof")
    terminal.press("C-q")
    terminal.sees("left-with-0")
    assert terminal.ask("#{alternate_on}") == "0"
    assert terminal.ask("#{cursor_flag}") == "1"


def test_an_editor_that_falls_over_gives_the_screen_back(terminal: Terminal, nobody_at_home: Path) -> None:
    _open(terminal, nobody_at_home, 'sh -c "kill -9 \\$\\$"')
    terminal.type("E")
    terminal.sees("The editor stopped with an error")
    terminal.sees("Rain on the roof")
    terminal.press("C-q")
    terminal.sees("left-with-0")
