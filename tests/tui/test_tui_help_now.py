"""Help now: one region, named; it works when everything else is broken."""

from pathlib import Path

import pytest

from connectwell.context import Context
from connectwell.library import Library
from connectwell.settings import read_settings
from connectwell.tui.app import Companion
from steady import open_context
from tui.tui_content import write_content
from tui.tui_tools import on, press, sees, sees_no, shown


async def test_the_region_is_named_and_no_other_shown(app: Companion) -> None:
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "f1")
        await sees(app, "Help now · Germany")
        await sees(app, "112")
        await sees(app, "A German line: call 0800 111")
        assert "0800 999" not in shown(app)
        assert shown(app).index("In danger now") < shown(app).index("112")


async def test_another_region_is_chosen_with_r_and_kept(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "f1")
        await sees(app, "Help now · Germany")
        await press(pilot, "r")
        await sees(app, "Which region's help lines are yours?")
        await press(pilot, "down", "enter")
        await sees(app, "A British line: call 0800 999")
        await sees(app, "Help now · United Kingdom")
        assert "0800 111" not in shown(app)
        assert "112" not in shown(app)
    assert read_settings(context.places).region == "GB"


async def test_a_region_that_there_is_not_shows_directories_and_says_so(tmp_path: Path) -> None:
    context = open_context(tmp_path / "home", config='region = "ZZ"\nwelcomed = true\n')
    context.library = Library(write_content(tmp_path))
    app = Companion(context)
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "f1")
        await sees(app, "findahelpline.com")
        await sees(app, "ZZ")
        assert "0800" not in shown(app)


async def test_it_opens_with_its_content_broken(context: Context, tmp_path: Path) -> None:
    for file in (tmp_path / "content").rglob("*.toml"):
        file.write_text("nothing = [of use")
    context.library = Library(tmp_path / "content")
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f1")
        await sees(app, "call the emergency number of the place you are in")
        await sees(app, "findahelpline.com")
        await press(pilot, "r", "escape", "escape")
        await on(app, "TodayScreen")


async def test_it_opens_with_the_journal_broken(app: Companion, context: Context) -> None:
    context.places.data.write_text("a file where the folder belongs")
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "f1")
        await sees(app, "A German line: call 0800 111")


async def test_people_i_chose_stand_before_the_lines(app: Companion, context: Context) -> None:
    circle = context.places.data / "circle"
    circle.mkdir(parents=True)
    (circle / "ana.toml").write_text(
        'format = 1\nid = "ana"\nkind = "person"\nname = "Ana [red]\\u001b[31m"\ncall = "0170 1"\nhelp_now = true\n'
    )
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "f1")
        await sees(app, "Ana [red]␛[31m · 0170 1")
        assert shown(app).index("0170 1") < shown(app).index("0800 111")


async def test_help_now_leaves_no_trace(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "f1")
        await sees(app, "0800 111")
        await press(pilot, "escape")
        await sees_no(app, "0800 111")
    assert not context.places.data.exists()
    assert not context.places.state.exists()
    assert not context.places.cache.exists()


@pytest.mark.parametrize("first", ["the window", "the key"])
async def test_in_a_tiny_window_the_number_is_there_and_the_rest_is_scrolled_to(app: Companion, first: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "A small connection")
        if first == "the window":
            await pilot.resize_terminal(20, 5)
            await sees(app, "too small to read in")
            await sees(app, "F1: help now")
            await press(pilot, "f1")
        else:
            await press(pilot, "f1")
            await sees(app, "Help now · Germany")
            await pilot.resize_terminal(20, 5)
        await sees(app, "112")
        await sees(app, "Esc Back")
        assert "too small" not in shown(app)
        await press(pilot, "end")
        await sees_no(app, "112")
        await press(pilot, "home", "escape")
        await sees(app, "too small to read in")
