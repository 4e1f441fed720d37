"""A key that a terminal or a multiplexer keeps for itself is never the only way, on anything that can be in front."""

import re

import pytest
from textual.containers import VerticalScroll

from connectwell.tui.app import Companion
from connectwell.tui.guarded import GuardedScreen
from connectwell.tui.places import COMMANDS, PALETTE
from connectwell.tui.widgets.keys import said_of
from connectwell.tui.widgets.reading_page import ReadingPage
from tui.tui_tools import on, sees, to_prompt, write

pytestmark = pytest.mark.usefixtures("elsewhere")
_KEPT = re.compile(r"f\d+|ctrl\+[abqsz\\]|alt\+.*|ctrl\+(tab|shift).*")
"""By byobu, GNOME, mc, screen, tmux, flow control, job control, window managers."""
_AN_EDITORS_OWN = ("cursor_", "select_", "delete_", "undo", "redo", "cut", "copy", "paste")
_NO_WAY_BACK = ("TodayScreen", "HiddenScreen")


def every_act_has_a_second_way_and_stands_in_the_palette(app: Companion) -> None:
    """Asked by `test_tui_signs`, on everything that can be in front."""
    front = app.screen
    if type(front).__name__ in ("HiddenScreen", "CommandPalette"):
        return  # the one has its own key only; the other is the second way
    assert isinstance(front, GuardedScreen)
    offered = {command.title for command in app.get_system_commands(front)}
    offered |= {command.said for command in PALETTE if command.name in offered}  # a footer says less
    keys: dict[str, set[str]] = {}
    for key, active in front.active_bindings.items():
        if active.enabled and not type(active.node).__module__.startswith("textual."):
            keys.setdefault(active.binding.action, set()).add(key)
    for act in front.current_bindings():
        assert said_of(act.binding, front) in offered, act
    for key, active in front.active_bindings.items():
        binding = active.binding
        if binding.action.endswith("rescue") and not getattr(front, "in_trouble", False):
            continue  # it does nothing then
        others = {other for other in keys.get(binding.action, ()) if not _KEPT.fullmatch(other)}
        if binding.action in keys and _KEPT.fullmatch(key) and not others:
            assert binding.description in offered or _moves_in_a_text(binding.action), f"only {key}: {binding}"
    for page in front.query(VerticalScroll):
        assert isinstance(page, ReadingPage) or not page.can_focus, "a page to read names the key that reads on"
    if type(front).__name__ not in _NO_WAY_BACK:
        assert "escape" in front.active_bindings, "Esc goes back"


def _moves_in_a_text(action: str) -> bool:
    """Whether it is one of an editor's own keys, each of which has its arrow."""
    return action.startswith(
        ("cursor_", "select_", "delete_", "undo", "redo", "cut", "copy", "paste", "command_palette")
    )


@pytest.mark.parametrize("key", COMMANDS.keys)
async def test_the_palette_has_two_keys_and_does_what_a_key_of_the_screen_does(app: Companion, key: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await write(pilot, "some words")
        await pilot.press(key)
        await on(app, "CommandPalette")
        await pilot.press(*"toomuch")
        await sees(app, "Too much")
        await pilot.press("enter")
        await on(app, "TooMuchDialog")


async def test_what_does_nothing_now_is_not_offered(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        offered = [command.title for command in app.get_system_commands(app.screen)]
        assert "Save elsewhere" not in offered
        assert "Another" in offered
        assert len(offered) == len(set(offered)), "each once"
