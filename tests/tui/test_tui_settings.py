"""The settings screen: what is changed there is seen at once, written, and undone."""

from pathlib import Path

import pytest

from connectwell.context import Context
from connectwell.settings import read_settings
from connectwell.tui.app import Companion
from tui.tui_tools import on, press, sees, sees_no, shown


def _config(context: Context) -> Path:
    return context.places.config / "config.toml"


async def test_a_change_is_seen_at_once_written_and_undone(app: Companion, context: Context) -> None:
    _config(context).write_text('# mine\nregion = "DE"  # for now\nwelcomed = true\nsound = "low"\n')
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "A small connection")
        await press(pilot, "comma")
        await on(app, "SettingsScreen")
        await sees(app, "doesn't know: sound")
        await sees(app, "The colours of the screens.")
        await press(pilot, "right")
        assert app.theme == "connectwell-light"
        await press(pilot, "down", "enter")
        assert app.animation_level == "none"
        now = read_settings(context.places)
        assert (now.theme, now.motion) == ("light", False)
        await press(pilot, "u", "u")
        await sees(app, "Undone. Theme: dark.")
        assert (app.theme, app.animation_level) == ("connectwell-dark", "full")
        await press(pilot, "escape")
        await on(app, "TodayScreen")
    written = _config(context).read_text()
    for kept in ("# mine", 'region = "DE"  # for now', 'sound = "low"', 'theme = "dark"'):
        assert kept in written


async def test_a_theme_is_seen_while_it_is_chosen_and_goes_with_esc(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        app.open("settings")
        await on(app, "SettingsScreen")
        await press(pilot, "enter", "n")
        assert app.theme == "nord"
        await press(pilot, "escape")
        assert app.theme == "connectwell-dark"
        await press(pilot, "enter", "n", "enter")
        assert app.theme == "nord"
    assert read_settings(context.places).theme == "nord"


async def test_what_is_left_out_of_today_goes_with_its_keys(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "A small connection")
        await press(pilot, "comma", *["down"] * 6, "enter")
        await on(app, "SomeOfThese")
        await press(pilot, "down", "space", "down", "space", "escape")
        await sees(app, "2 of 4")
        await press(pilot, "enter", "a", "escape")
        await sees(app, "4 of 4")
        await press(pilot, "u", "u", "escape")
        await on(app, "TodayScreen")
        await sees_no(app, "A small connection")
        assert "For my session" not in shown(app)
        await press(pilot, "d")
        assert not list((context.places.data / "entries").rglob("*.toml"))


async def test_what_was_taken_out_is_brought_back(app: Companion, context: Context) -> None:
    context.change(never_suggest=["warm-cup", "look-out"])
    async with app.run_test(size=(80, 24)) as pilot:
        app.open("settings")
        await on(app, "SettingsScreen")
        await press(pilot, *["down"] * 11, "enter")
        await sees(app, "Hold a warm cup.")
        await press(pilot, "enter")
        await sees_no(app, "Hold a warm cup.")
        await press(pilot, "escape")
        assert context.settings.never_suggest == ("look-out",)
        await press(pilot, "u")
        assert read_settings(context.places).never_suggest == ("warm-cup", "look-out")


@pytest.mark.usefixtures("rested")
async def test_another_key_hides_and_brings_back(app: Companion, context: Context) -> None:
    context.change(hide_key="f12")
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "F12 Hide")
        for key in ("f12", "f4", "ctrl+o"):
            await press(pilot, key)
            await on(app, "HiddenScreen")
            await press(pilot, "f12")
            await on(app, "TodayScreen")


async def test_a_theme_that_is_not_known_is_said_and_the_dark_one_used(context: Context) -> None:
    file = context.places.config / "config.toml"
    file.write_text(written := file.read_text() + 'theme = "neon"\n')
    context.settings = read_settings(context.places)
    app = Companion(context)
    async with app.run_test(size=(80, 24)):
        await sees(app, "theme: expected the name of a theme")
        assert app.theme == "connectwell-dark"
    assert file.read_text() == written


@pytest.mark.parametrize("patience", [0.0, 10.0])
async def test_what_cannot_be_written_is_said_and_shown_as_it_was(
    app: Companion, context: Context, monkeypatch: pytest.MonkeyPatch, patience: float
) -> None:
    monkeypatch.setattr("connectwell.tui.saver.BRIEFLY", patience)
    broken = 'welcomed = true\nregion = "DE"\nplain = \nsound = "low"\n'
    _config(context).write_text(broken)
    context.settings = read_settings(context.places)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "Line 3 of config.toml can't be read.")
        await press(pilot, "comma")
        await on(app, "SettingsScreen")
        await sees(app, "doesn't know: sound. It is left as it is. All other settings still apply")
        await press(pilot, "right")
        await sees(app, "so nothing was changed in it.")
        assert app.theme == "connectwell-dark"
        await sees(app, "Theme dark")
        assert "u Undo" not in shown(app)
    assert _config(context).read_text() == broken
