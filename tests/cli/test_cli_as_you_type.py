"""Every command that asks for words at a terminal saves each line as it is typed."""

import sys

import pytest

from connectwell.checkin.today import read_today
from connectwell.context import Context

if sys.platform == "win32":
    pytest.skip("there is no pseudo-terminal to test with", allow_module_level=True)

from terminal import Terminal

LISTENS_AGAIN = "\n\x1b[?2004l\x1b[?2004h"


@pytest.mark.parametrize(
    ("verb", "offered"),
    [
        ("note", "note"),
        ("agenda add", "agenda"),
        ("reflect seen", "check-in"),
        ("connect did", "connection"),
        ("connect did --own", "connection"),
        ("connect try --own", "connection"),
        ("session", "session"),
    ],
)
def test_whole_lines_outlive_the_command_and_today_offers_them(context: Context, verb: str, offered: str) -> None:
    with Terminal(*verb.split()) as terminal:
        _write_two_lines(terminal)
    _assert_kept_and_offered(context, offered)


@pytest.mark.parametrize(
    ("verb", "second", "offered"),
    [("connect did --own", "How did it go", "connection"), ("session", "not sit right?", "session")],
)
def test_so_do_those_of_a_second_answer(context: Context, verb: str, second: str, offered: str) -> None:
    with Terminal(*verb.split()) as terminal:
        terminal.wait_for("a dot on a line by itself")
        terminal.press("A walk.\n")
        terminal.press(".\n")
        terminal.wait_for(second)
        _write_two_lines(terminal)
    _assert_kept_and_offered(context, offered)


def _write_two_lines(terminal: Terminal) -> None:
    """Writes them, and returns once the next is listened for; on leaving, the command is killed."""
    terminal.wait_for("a dot on a line by itself")
    terminal.press("Rain all evening.\n")
    terminal.press("Ana rang.\n")
    terminal.wait_for(f"Ana rang.{LISTENS_AGAIN}")


def _assert_kept_and_offered(context: Context, offered: str) -> None:
    files = [path.read_text(encoding="utf-8") for path in context.places.data.rglob("*.toml")]
    assert any("Rain all evening.\nAna rang." in text for text in files)
    now = read_today(context)
    assert (now.left[0].kind if now.left else "check-in" if now.open_entry else None) == offered
