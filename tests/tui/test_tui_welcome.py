"""Once, at the first start: one page, a region asked and never guessed, then straight in."""

from pathlib import Path

import pytest

from connectwell.library import Library
from connectwell.rooms import Rooms
from connectwell.settings import read_settings
from connectwell.tui.app import Companion
from steady import open_rooms
from tui.tui_content import write_content
from tui.tui_tools import on, press, sees, shown


@pytest.fixture
def first_rooms(tmp_path: Path) -> Rooms:
    """Rooms nobody was ever in."""
    rooms = open_rooms(tmp_path / "home", config="# mine\n")
    rooms.library = Library(write_content(tmp_path))
    return rooms


async def test_the_region_is_asked_and_kept(first_rooms: Rooms) -> None:
    app = Companion(first_rooms)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "It is not therapy and not an emergency service.")
        await sees(app, "Which region's help lines are yours?")
        await press(pilot, "down", "enter")
        await on(app, "TodayScreen")
    chosen = read_settings(first_rooms.places)
    assert (chosen.region, chosen.welcomed) == ("GB", True)
    assert (first_rooms.places.config / "config.toml").read_text().startswith("# mine\n")


async def test_what_the_language_settings_suggest_is_marked_not_taken(
    first_rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    app = Companion(first_rooms)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "United Kingdom   your system's language settings suggest this one")
        await press(pilot, "escape")
        await on(app, "TodayScreen")
    chosen = read_settings(first_rooms.places)
    assert (chosen.region, chosen.welcomed) == (None, True)


async def test_who_could_read_it_is_said(first_rooms: Rooms) -> None:
    app = Companion(first_rooms)
    async with app.run_test(size=(80, 40)):
        for words in (
            "Help now has lines to call or write to.",
            "plain files on this machine",
            "Anyone who can use this login can read them",
            "Nobody is told",
        ):
            await sees(app, words)


async def test_the_check_in_that_was_asked_for_opens_after_the_welcome(first_rooms: Rooms) -> None:
    app = Companion(first_rooms)
    app.begin_with(mode="glance", only=(), day=None)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "Which region's help lines are yours?")
        await press(pilot, "enter")
        await sees(app, "how much was each there?")


async def test_it_comes_once(rooms: Rooms) -> None:
    app = Companion(rooms)
    async with app.run_test(size=(80, 24)):
        await sees(app, "A small connection")
        assert "not therapy" not in shown(app)
