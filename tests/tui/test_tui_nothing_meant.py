"""What a terminal sends of its own accord changes nothing, on any place of the table and what lies above."""

from collections.abc import Sequence
from typing import get_args

import pytest

from connectwell.context import Context
from connectwell.tui.app import Companion
from connectwell.tui.places import PALETTE, PlaceName
from tui.test_tui_terminal_input import NOT_FOR_US
from tui.tui_bytes import Sender, at_rest, files
from tui.tui_tools import note, settled, shown, to_prompt

_ACTIONS = [command.action for command in PALETTE if command.action and command.action not in ("quit", "change_theme")]
"""Everything that the table of commands can open or do."""
_CUT = ["\x1b[", "\x1b]11;rgb:0000/", "\x1bP>|xterm", "\x1b[<35;1", "\x1b[?61;6"]
_KEYS: dict[str, Sequence[str]] = {
    "the palette": ("ctrl+p",), "help over the palette": ("ctrl+p", "f1"), "an entry": ("j", "enter"),
    "filters": ("j", "f"), "search": ("j", "slash"), "keys of the journal": ("j", "question_mark"),
    "ratings": ("g",), "arriving": ("c",), "too much": ("c", "f3"),
}  # fmt: skip


async def _changes_nothing(app: Companion, context: Context) -> None:
    sender = Sender(app)
    await at_rest(app)
    before = shown(app), [type(screen) for screen in app.screen_stack], app.focused, files(context)
    sender.send("".join(NOT_FOR_US))
    await at_rest(app)
    for sequence in NOT_FOR_US:
        for byte in sequence:
            sender.send(byte)
    for begun in _CUT:  # and something that ends it, as it comes after a slow link
        sender.send(begun)
        sender.send("\x18\x1b[999~")
    await at_rest(app)
    assert (shown(app), [type(screen) for screen in app.screen_stack], app.focused, files(context)) == before


@pytest.mark.parametrize("action", _ACTIONS)
async def test_nothing_comes_of_it_on_any_place_of_the_table(app: Companion, context: Context, action: str) -> None:
    note(context, "one note.")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await app.run_action(action)
        await settled(app, pilot)
        await _changes_nothing(app, context)


@pytest.mark.parametrize("where", _KEYS)
async def test_nothing_comes_of_it_on_what_lies_above(app: Companion, context: Context, where: str) -> None:
    note(context, "one note.")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press(*_KEYS[where])
        await settled(app, pilot)
        await _changes_nothing(app, context)


async def test_nothing_comes_of_it_in_an_editor(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await _changes_nothing(app, context)


def test_every_place_is_among_them() -> None:
    assert {f"open('{place}')" for place in get_args(PlaceName)} <= set(_ACTIONS)
