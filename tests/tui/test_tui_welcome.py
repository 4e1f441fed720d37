"""Once, at the first start: one page, a region asked and never guessed, then straight in."""

from pathlib import Path

import pytest

from connectwell.context import Context
from connectwell.library import Library
from connectwell.settings import read_settings
from connectwell.tui.app import Companion
from steady import open_context
from tui.tui_content import write_content
from tui.tui_tools import on, press, sees, sees_no, shown


@pytest.fixture
def first_context(tmp_path: Path) -> Context:
    """Rooms nobody was ever in."""
    context = open_context(tmp_path / "home", config="# mine\n")
    context.library = Library(write_content(tmp_path))
    return context


async def test_the_region_is_asked_and_kept(first_context: Context) -> None:
    app = Companion(first_context)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "It isn't therapy or an emergency service")
        await press(pilot, "enter")
        await sees(app, "Which country's help lines would you like in Help now?")
        await sees(app, "⏎ choose")
        await press(pilot, "down", "down", "enter")
        await sees(app, "How would you like to begin?")
        await press(pilot, "escape")
        await on(app, "TodayScreen")
    chosen = read_settings(first_context.places)
    assert (chosen.region, chosen.welcomed) == ("GB", True)
    assert (first_context.places.config / "config.toml").read_text().startswith("# mine\n")


async def test_where_nothing_suggests_a_region_enter_alone_takes_none(first_context: Context) -> None:
    """Pressing Enter through the welcome must not end at the lines of whichever country comes first."""
    app = Companion(first_context)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await sees(app, "Which country's help lines would you like in Help now?")
        assert "▸" not in shown(app)
        await press(pilot, "enter")
        await sees(app, "How would you like to begin?")
    assert read_settings(first_context.places).region is None


async def test_what_the_language_settings_suggest_is_marked_not_taken(
    first_context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    app = Companion(first_context)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await sees(app, "United Kingdom   your system's language settings suggest this one")
        await press(pilot, "escape")
        await sees(app, "How would you like to begin?")
        await press(pilot, "escape")
        await on(app, "TodayScreen")
    chosen = read_settings(first_context.places)
    assert (chosen.region, chosen.welcomed) == (None, True)


async def test_what_there_is_to_know_stands_there_whole(first_context: Context) -> None:
    first_context.places = first_context.places._replace(data=Path("/home/ana/.local/share/connectwell"))
    app = Companion(first_context)
    async with app.run_test(size=(80, 24)) as pilot:
        for size in ((80, 24), (60, 20)):
            await pilot.resize_terminal(*size)
            for words in (
                "Help now has people to call or text.",
                "no clinician has reviewed it.",
                "Nobody reads what you write, even if you are in danger.",
                "If someone who might hurt you can open this computer, this isn't a safe place to write.",
                "Help now says what is safer.",
                "plain files on this machine",
                "Anyone who can use this login can read them",
                "There is no account and no network.",
                "⏎ Go on",
            ):
                await sees(app, words)
            await sees_no(app, "Read on")


async def test_on_a_low_window_the_rest_is_read_with_a_key_that_is_named(first_context: Context) -> None:
    app = Companion(first_context)
    async with app.run_test(size=(60, 12)) as pilot:
        await sees(app, "It isn't therapy or an emergency service")
        await sees(app, "↓ Read on")
        assert "no network" not in shown(app)
        await press(pilot, *["down"] * 8)
        await sees(app, "There is no account and no network.")
        await press(pilot, "enter")
        await sees(app, "Which country's help lines would you like in Help now?")
        assert "Read on" not in shown(app)
        await press(pilot, "ctrl+b")
        await sees(app, "There is no account and no network.")


async def test_a_letter_goes_to_a_region_and_comes_round_again(first_context: Context) -> None:
    app = Companion(first_context)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await sees(app, "Which country's help lines would you like in Help now?")
        await press(pilot, "u", "g", "x", "u", "u", "enter")
        await sees(app, "How would you like to begin?")
    assert read_settings(first_context.places).region == "GB"


@pytest.mark.parametrize(("typed", "code"), [("germ", "DE"), ("united k", "GB"), ("gu", "GB"), ("ugx", "DE")])
async def test_a_typed_name_goes_to_its_region(first_context: Context, typed: str, code: str) -> None:
    app = Companion(first_context)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await sees(app, "Which country's help lines would you like in Help now?")
        await press(pilot, *("space" if letter == " " else letter for letter in typed), "enter")
        await sees(app, "How would you like to begin?")
    assert read_settings(first_context.places).region == code


async def test_the_check_in_that_was_asked_for_opens_after_the_welcome(first_context: Context) -> None:
    app = Companion(first_context)
    app.begin_with(mode="glance", only=(), day=None)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await sees(app, "Which country's help lines would you like in Help now?")
        await press(pilot, "down", "enter")
        await sees(app, "how much of each did you feel?")


@pytest.mark.parametrize(
    ("key", "there"),
    [("enter", "How is your body right now?"), ("2", "how much of each did you feel?"), ("3", "A small connection")],
)
async def test_after_the_country_it_begins_as_was_said(first_context: Context, key: str, there: str) -> None:
    app = Companion(first_context)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "escape")
        await sees(app, "A check-in")
        await press(pilot, key)
        await sees(app, there)
    assert read_settings(first_context.places).welcomed


async def test_an_enter_pressed_twice_runs_past_nothing_unseen(
    first_context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = Companion(first_context)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "Go on")
        monkeypatch.setattr("connectwell.tui.guarded.TO_SEE", 3600.0)
        await press(pilot, "enter", "enter", "enter")
        await sees(app, "Which country's help lines would you like in Help now?")
        await press(pilot, "down", "escape", "enter")
        await sees(app, "How would you like to begin?")
        monkeypatch.setattr("connectwell.tui.guarded.TO_SEE", 0.0)
        await press(pilot, "enter")
        await sees(app, "How is your body right now?")


async def test_it_comes_once(context: Context) -> None:
    app = Companion(context)
    async with app.run_test(size=(80, 24)):
        await sees(app, "A small connection")
        assert "isn't therapy" not in shown(app)
