"""ctrl+p: what it offers, what it must not offer, and that what is changed there stays changed."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from textual.app import App
from textual.binding import Binding
from textual.command import CommandList
from textual.dom import DOMNode
from textual.screen import Screen

import connectwell.tui
from connectwell.context import Context
from connectwell.settings import THEMES, read_settings
from connectwell.tui.app import Companion
from connectwell.tui.palette import OfferedCommands
from connectwell.tui.places import PALETTE
from connectwell.tui.theme import theme_name
from tui.tui_tools import entry, on, press, sees, shown, to_prompt, until, write


def _offered(app: Companion) -> list[str]:
    return [command.title for command in app.get_system_commands(app.screen)]


async def test_there_is_no_screenshot_command(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await press(pilot, "ctrl+p")
        await sees(app, "People, groups and places in your days")
        await pilot.press(*"screenshot")
        await sees(app, "No matches found")
        assert not [title for title in _offered(app) if "screenshot" in title.lower()]


async def test_every_command_runs_from_today(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: app.focused is not None, "Today")
        commands = list(app.get_system_commands(app.screen))
        assert len(commands) >= 14
        for command in sorted(commands, key=lambda command: command.title == "Quit"):  # the last, for it ends it all
            app.call_later(command.callback)
            await pilot.pause()
            assert app.is_running or command.title == "Quit", command.title
            app.back_to_today()
            await on(app, "TodayScreen")


async def test_today_from_the_middle_of_a_line_saves_it(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await write(pilot, "in the middle of")
        await press(pilot, "ctrl+p")
        await on(app, "CommandPalette")
        await pilot.press(*"today")
        await sees(app, "Back to the first screen")
        await press(pilot, "enter")
        await until(lambda: "Go on where you stopped" in shown(app) or len(app.screen_stack) > 1, "the list or Today")
        if len(app.screen_stack) > 1:
            await press(pilot, "enter")
        await sees(app, "Go on where you stopped")
        assert entry(context)["reflections"][0]["words"] == "in the middle of"


async def test_check_in_from_the_palette_goes_on_with_the_open_page(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await write(pilot, "one page")
        await pilot.pause()
        app.action_check_in()
        await until(lambda: len(app.screen_stack) == 2, "one check-in above Today")
        await sees(app, "one page")
    assert entry(context)["reflections"][0]["words"] == "one page"


async def test_every_theme_that_can_be_typed_is_there_and_the_other_way_round(app: Companion) -> None:
    async with app.run_test():
        assert {theme_name(setting, app.available_themes) for setting in THEMES} == set(app.available_themes)


async def test_theme_and_motion_stay(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        app.action_set_theme("light")
        await until(lambda: read_settings(context.places).theme == "light", "light in config.toml")
        app.action_set_theme("nord")
        await until(lambda: read_settings(context.places).theme == "nord", "nord in config.toml")
        app.action_set_motion(False)
        assert "Motion: on" in _offered(app)
        await pilot.pause()
    again = Companion(context)
    async with again.run_test(size=(80, 24)):
        assert again.theme == "nord"
        assert again.animation_level == "none"


async def test_starting_writes_no_settings(app: Companion, context: Context) -> None:
    before = (context.places.config / "config.toml").read_text()
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "A small connection")
        await pilot.pause()
    assert (context.places.config / "config.toml").read_text() == before


async def test_without_motion_no_cursor_blinks(context: Context) -> None:
    context.change(motion=False)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        cursors = [widget.cursor_blink for widget in app.screen.query("Editor, LineInput").results()]  # type: ignore[attr-defined]  # both have it
        assert cursors == [False], "the editor alone; a prompt has no line beside it"


@pytest.mark.parametrize("key", ["pageup", "pagedown"])
async def test_a_page_key_does_nothing_till_the_commands_found_are_laid_out(app: Companion, key: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+p")
        await on(app, "CommandPalette")
        found = app.screen.query_one(CommandList)
        await until(lambda: found.option_count, "the commands")
        options = list(found.options)
        found.display = False
        await until(lambda: not found.size.width, "the list to be gone")
        found.clear_options().add_options(options)
        found.highlighted = 0
        await press(pilot, key)
        assert type(app.screen).__name__ == "CommandPalette"


async def test_every_command_with_a_key_shows_it(app: Companion, context: Context) -> None:
    context.change(hide_key="f12")
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "A small connection")
        keys = {offer.name: offer.key for offer in app.offers(app.screen)}
        assert [name for name, key in keys.items() if not key] == []
        assert keys["Just the ratings"] == "r"  # by its whole name, which is shorter in the footer
        assert "Ratings" not in keys
        assert (keys["Weeks"], keys["Help now"], keys["Hide"], keys["Feeling words"]) == (
            "w", "F1", "F12", "ctrl+f where you write",
        )  # fmt: skip
        app.open("circle")
        await on(app, "CircleScreen")
        assert {offer.name: offer.key for offer in app.offers(app.screen)}["Weeks"] == "w on Today"
        await press(pilot, "ctrl+p")
        await on(app, "CommandPalette")
        await pilot.press(*"weeks")
        await sees(app, "Weeks w on Today")


def _every_binding() -> Iterator[Binding]:
    """Those of our classes, and of Textual's own that these are made of."""
    ours: set[type] = {
        one
        for module in pkgutil.walk_packages(connectwell.tui.__path__, "connectwell.tui.")
        for one in vars(importlib.import_module(module.name)).values()
        if isinstance(one, type) and issubclass(one, DOMNode)
    }
    every: set[type] = ours | {App, Screen}
    for one in {base for cls in every for base in cls.__mro__}:
        yield from Binding.make_bindings(vars(one).get("BINDINGS", ()))


def test_no_key_and_no_command_opens_a_panel_of_the_framework() -> None:
    panels = ("help_panel", "change_theme", "screenshot", "toggle_dark", "maximize", "notify", "inspect")
    bound = [binding.action for binding in _every_binding()]
    offered = [command.action for command in PALETTE]
    assert [action for action in (*bound, *offered) if any(panel in action for panel in panels)] == []
    assert list(Companion.COMMANDS) == [OfferedCommands]
