"""The screens and the plain lines, given the same answers, leave the same file."""

import io
import tomllib
from pathlib import Path
from typing import Any

import pytest

from connectwell.plain import Talk, check_in
from connectwell.rooms import Rooms
from connectwell.tui.app import Companion
from steady import TickingClock, open_rooms
from tui.tui_tools import press, sees, write

_OWN = {"id", "key", "at", "started", "finished"}
"""What is each file's own: its names and its moments."""


def _without_names_and_moments(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_names_and_moments(part) for key, part in value.items() if key not in _OWN}
    if isinstance(value, list):
        return [_without_names_and_moments(part) for part in value]
    return value


def _entry(home: Path) -> dict[str, Any]:
    (file,) = (home / "data" / "entries").rglob("[!.]*.toml")
    written: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    assert "finished" in written
    kept: dict[str, Any] = _without_names_and_moments(written)
    return kept


def _plainly(rooms: Rooms, lines: str) -> None:
    check_in(rooms, Talk(io.StringIO(lines), io.StringIO(), 72))


@pytest.fixture
def other_rooms(tmp_path: Path, rooms: Rooms) -> Rooms:
    """The same rooms for the other face, in a folder of their own."""
    opened = open_rooms(tmp_path / "other", TickingClock())
    opened.library = rooms.library
    return opened


async def test_a_settled_day(app: Companion, rooms: Rooms, other_rooms: Rooms) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "Good morning.")
        await press(pilot, "c")
        await sees(app, "How is the body right now?")
        await press(pilot, "1")
        await sees(app, "how much was each there?")
        await press(pilot, "6", "enter", "1", "0", "enter", "c", "enter", "s", "0", "enter")
        await sees(app, "Would you like to stay with one of them")
        await press(pilot, "n", "1", "enter")
        await sees(app, "prompt: what was")
        await write(pilot, "@Ana asked about the interview")
        await press(pilot, "ctrl+n")
        await sees(app, "I did this")
        await press(pilot, "d")
        await sees(app, "How did it land")
        await write(pilot, "She smiled.")
        await press(pilot, "tab", "1", "enter")
        await sees(app, "One thing to carry")
        await write(pilot, "Someone remembered.")
        await press(pilot, "ctrl+n")
        await sees(app, "How far may each line travel?")
        await press(pilot, "down", "right", "s", "enter")
        await sees(app, "Saved. That's all for now.")
    _plainly(
        other_rooms,
        "settled\n\n6\n10\n?\n\n0\nseen\n@Ana asked about the interview\n.\n\n1\nShe smiled.\n.\nseen\n"
        "Someone remembered.\n.\n\nts\n\n\n",
    )
    assert _entry(other_rooms.places.data.parent) == _entry(rooms.places.data.parent)


async def test_a_shut_down_day(app: Companion, rooms: Rooms, other_rooms: Rooms) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "Good morning.")
        await press(pilot, "c")
        await sees(app, "How is the body right now?")
        await press(pilot, "3")
        await sees(app, "Each of these is a whole answer")
        await press(pilot, "2")
        await sees(app, "What is near you right now?")
        await press(pilot, "2")
        await sees(app, "I did this")
        await press(pilot, "n")
        await sees(app, "Saved. That's all for now.")
    _plainly(other_rooms, "shut down\ngently\nsound\nnot today\n")
    assert _entry(other_rooms.places.data.parent) == _entry(rooms.places.data.parent)


async def test_a_stirred_up_day(app: Companion, rooms: Rooms, other_rooms: Rooms) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "Good morning.")
        await press(pilot, "c")
        await sees(app, "How is the body right now?")
        await press(pilot, "2")
        await sees(app, "Each of these is a whole answer")
        await press(pilot, "1")
        await sees(app, "Let the eyes go where they like.")
        await press(pilot, "enter", "enter", "enter")
        await sees(app, "And now: is there less of it")
        await press(pilot, "1")
        await sees(app, "prompt: what was")
        await write(pilot, "the bus came")
        await press(pilot, "ctrl+n")
        await sees(app, "I did this")
        await press(pilot, "n")
        await sees(app, "How far may each line travel?")
        await press(pilot, "enter")
        await sees(app, "Saved. That's all for now.")
    _plainly(other_rooms, "stirred up\n\nsettle\n\n\n\nless\nthe bus came\n.\n\nnot today\n\n")
    assert _entry(other_rooms.places.data.parent) == _entry(rooms.places.data.parent)
