"""Help now: one region, named; it works when everything else is broken."""

from pathlib import Path

import pytest

from connectwell.context import Context
from connectwell.library import Library
from connectwell.settings import read_settings
from connectwell.tui.app import Companion
from steady import open_context
from tui.tui_content import write_content
from tui.tui_tools import on, press, sees, sees_no, settled, shown


async def test_the_region_is_named_and_no_other_shown_and_another_is_chosen_with_r_and_kept(
    app: Companion, context: Context
) -> None:
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "f1")
        await sees(app, "Help now · Germany")
        await sees(app, "112")
        await sees(app, "A German line: call 0800 111")
        assert "0800 999" not in shown(app)
        assert shown(app).index("In danger now") < shown(app).index("112")
        await press(pilot, "r")
        await sees(app, "Which country's help lines would you like in Help now?")
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
        await sees(app, "Call the emergency number of the place you are in")
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


@pytest.fixture
def british(tmp_path: Path) -> Companion:
    """A companion with the help lines that are shipped, for a region with everything there is, and somebody chosen."""
    context = open_context(tmp_path / "home", config='region = "GB"\nwelcomed = true\n')
    circle = context.places.data / "circle"
    circle.mkdir(parents=True)
    (circle / "ana.toml").write_text(
        'format = 1\nid = "ana"\nkind = "person"\nname = "Ana"\ncall = "07700 900123"\nhelp_now = true\n'
    )
    context.library = Library()
    return Companion(context)


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize(
    ("size", "without_speaking"),
    [
        ((80, 24), ("If you can't speak m shows more ways.", "press 55", "Note: a mobile; nothing to register.")),
        ((60, 20), ("If you can't speak: m shows how to reach it.",)),
    ],
)
async def test_the_first_screen_holds_what_may_be_needed_first(
    british: Companion, size: tuple[int, int], without_speaking: tuple[str, ...], theme: str
) -> None:
    british.context.change(theme=theme)
    async with british.run_test(size=size) as pilot:
        await press(pilot, "f1")
        await sees(british, "Help now · United Kingdom")
        lines = await settled(british, pilot)
        flat = " ".join(" ".join(lines).replace("▅", " ").replace("▄", " ").split())
        found = [
            flat.index(words)
            for words in (
                "Anyone in danger now? Call the emergency number first.",
                "999 or 112: all services",
                *without_speaking,
                "open this device",
                "Ana · 07700 900123",
                "Someone to talk or write to",
                "that belongs",
                "Samaritans: call 116 123 anyone struggling; free, no credit needed",
            )
        ]
        assert found == sorted(found)
        for key in ("Esc Back", "m Silently", "r Country", "F4 Hide"):
            assert key in lines[-1]


@pytest.mark.parametrize(
    ("size", "first"),
    [((80, 24), "More ways without speaking From a landline"), ((60, 20), "If you can't speak A spoken")],
)
async def test_m_goes_to_the_ways_without_speaking_and_home_back_to_the_number(
    british: Companion, size: tuple[int, int], first: str
) -> None:
    async with british.run_test(size=size) as pilot:
        await press(pilot, "f1")
        await sees(british, "999 or 112")
        await press(pilot, "m")
        await sees(british, first)
        assert "999 or 112: all services" not in shown(british)
        await press(pilot, "home")
        await sees(british, "999 or 112: all services")


async def test_when_the_window_changes_the_way_beside_the_number_comes_and_goes(british: Companion) -> None:
    async with british.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f1")
        await sees(british, "press 55")
        await pilot.resize_terminal(60, 20)
        await sees(british, "If you can't speak: m shows how")
        await sees_no(british, "press 55")
        await pilot.resize_terminal(120, 40)
        await sees(british, "press 55")


async def test_where_no_way_without_speaking_is_known_there_is_no_key_for_it(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f1")
        await sees(app, "Help now · Germany")
        await press(pilot, "m")
        lines = await settled(app, pilot)
        assert "Silently" not in lines[-1]
        assert "112: all services" in shown(app)


async def test_what_is_broken_is_named_at_the_end(context: Context, tmp_path: Path) -> None:
    (tmp_path / "content" / "help_youth.toml").write_text('[[line]]\nregion = "DE"\nkind = "youth"\n')
    context.library = Library(tmp_path / "content")
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f1")
        await sees(app, "A German line: call 0800 111")
        await press(pilot, "end")
        await sees(app, "content/help_youth.toml, line 1, [[line]] number 1: expected the key name.")


async def test_in_a_low_window_what_could_not_be_read_comes_after_the_lines(context: Context) -> None:
    circle = context.places.data / "circle"
    circle.mkdir(parents=True, exist_ok=True)
    (circle / "ana.toml").write_text("nothing = [of use")
    app = Companion(context)
    async with app.run_test(size=(40, 12)) as pilot:
        await press(pilot, "f1")
        await on(app, "HelpNowScreen")
        await sees(app, "112")
        await sees_no(app, "couldn't be read")
        await press(pilot, "end")
        await sees(app, "circle/ana.toml. Nothing in it was changed.")
        await pilot.resize_terminal(80, 24)
        await press(pilot, "home")
        await sees(app, "112")
        await sees(app, "circle/ana.toml. Nothing in it was changed.")
