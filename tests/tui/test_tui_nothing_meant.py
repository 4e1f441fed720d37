"""What a terminal sends of its own accord changes nothing, on everything that can be in front.

There, at 40 by 12, Hide stays in the foot and no scale breaks in the middle. On a fourth of it with every change, on
the rest in .ci/long.
"""

import re
from contextlib import suppress

import pytest
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets import Input, TextArea

from connectwell.context import Context
from connectwell.tui.app import Companion
from connectwell.tui.screens.hidden import HiddenScreen
from tui.test_tui_terminal_input import NOT_FOR_US
from tui.tui_bytes import Sender, at_rest, files
from tui.tui_everywhere import ANOTHER_FOURTH, arranged, go
from tui.tui_tools import _styled, settled, shown, until

pytestmark = pytest.mark.usefixtures("elsewhere")
_SCALE = re.compile(r"\b0\W+1\W+2\W+3\b")
_WHOLE = re.compile(r"\b0\W+1\W+2\W+3\W+4\W+5\W+6\W+7\W+8\W+9\W+10\b")
_CUT = ["\x1b[", "\x1b]11;rgb:0000/", "\x1bP>|xterm", "\x1b[<35;1", "\x1b[?61;6"]


async def _changes_nothing(app: Companion, context: Context) -> None:
    def now() -> tuple[object, ...]:
        return shown(app), [type(screen) for screen in app.screen_stack], app.focused, files(context)

    sender = Sender(app)
    await at_rest(app)
    await until(lambda: _styled(app), "every editor to be drawn")
    before = now()
    sender.send("".join(NOT_FOR_US))
    await at_rest(app)
    for sequence in NOT_FOR_US:
        for byte in sequence:
            sender.send(byte)
    for begun in _CUT:  # and something that ends it, as it comes after a slow link
        sender.send(begun)
        sender.send("\x1b\\\x1b[999~")
    await at_rest(app)
    with suppress(AssertionError):
        await until(lambda: _styled(app) and now() == before, "all to be drawn")
    assert now() == before


async def _hide_is_in_the_foot_and_a_scale_is_on_one_line(app: Companion, pilot: Pilot[None]) -> None:
    await pilot.resize_terminal(40, 12)
    await pilot.pause()
    lines = shown(app).splitlines()
    assert [line for line in lines if _SCALE.search(line) and not _WHOLE.search(line)] == []
    covered = isinstance(app.screen, ModalScreen | HiddenScreen)  # a dialog lies over the foot; F4 hides there too
    assert covered or any("F4 Hide" in line for line in lines), shown(app)


@pytest.mark.parametrize("where", ANOTHER_FOURTH)
async def test_nothing_comes_of_it_and_all_of_it_fits_a_small_window(
    app: Companion, context: Context, where: str
) -> None:
    context.change(motion=False)
    arranged(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(app, pilot, where)
        await settled(app, pilot)
        await _changes_nothing(app, context)
        for typed in list(app.screen.query("TextArea, Input").results(TextArea | Input)):  # type: ignore[arg-type]
            app.screen.set_focus(typed)
            await _changes_nothing(app, context)
        await _hide_is_in_the_foot_and_a_scale_is_on_one_line(app, pilot)
