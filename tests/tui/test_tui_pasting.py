"""What is pasted comes in whole, whatever is in it and however it is cut on its way; what is typed stays keys."""

from collections.abc import Iterable, Iterator

import pytest
from textual import events
from textual.message import Message

from connectwell.tui.pasting import WholePastes

BEGIN, END = "\x1b[200~", "\x1b[201~"

ODD = [
    "plain words",
    "before \x1b[31mred\x1b[0m mid \x07 bell end",
    "line one\rline two \x1b[31mred",
    "\x1b",
    "ends in an escape \x1b",
    "half of a mark \x1b[201",
    "begins again \x1b[200~ in the middle",
    "\x1b]52;c;Z290Y2hh\x07",
    "漢字 👩‍👩‍👧‍👦",
]


def _come_of(pieces: Iterable[str]) -> Iterator[Message]:
    """Each message, where every piece is read by itself, at once after the one before."""
    parser = WholePastes()
    for piece in pieces:
        yield from parser.feed(piece)


def _told(messages: Iterable[Message]) -> list[str]:
    """Keys by their names, pastes as they are."""
    return [
        message.text if isinstance(message, events.Paste) else message.key
        for message in messages
        if isinstance(message, events.Key | events.Paste)
    ]


@pytest.mark.parametrize("words", ODD)
def test_a_paste_is_one_text_and_keys_around_it_stay_keys(words: str) -> None:
    assert _told(_come_of([f"a{BEGIN}{words}{END}b\x1b[A"])) == ["a", words, "b", "up"]


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 6, 7])
@pytest.mark.parametrize("words", ODD)
def test_so_it_is_wherever_it_is_cut(words: str, size: int) -> None:
    data = f"a{BEGIN}{words}{END}b\x1b[A{BEGIN}{words}{END}"
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    assert _told(_come_of(pieces)) == ["a", words, "b", "up", words]


def test_nothing_of_a_long_one_is_lost() -> None:
    words = "A line of many. " * 15_000 + "\x1b]52;c;Z290Y2hh\x07\x07"
    data = f"{BEGIN}{words}{END}"
    assert _told(_come_of(data[at : at + 4096] for at in range(0, len(data), 4096))) == [words]


def test_nothing_pasted_is_a_paste_of_nothing() -> None:
    assert _told(_come_of([f"{BEGIN}{END}b"])) == ["", "b"]


def test_a_lone_escape_is_still_the_key_also_where_marks_follow_later(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr("textual._parser.get_time", lambda: now)
    parser = WholePastes()
    came = [*parser.feed("\x1b")]
    now += 1
    came += [*parser.tick(), *parser.feed("[200~"), *parser.feed("\x1b[A")]
    assert _told(came) == ["escape", "left_square_bracket", *"200", "tilde", "up"]
