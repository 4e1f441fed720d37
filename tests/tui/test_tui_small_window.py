"""At 40 by 12, on everything that can be in front: Hide stays in the foot, and no scale breaks in the middle."""

import re

import pytest
from textual.screen import ModalScreen

from connectwell.context import Context
from connectwell.tui.app import Companion
from connectwell.tui.screens.hidden import HiddenScreen
from tui.tui_everywhere import ANOTHER_FOURTH, arranged, go
from tui.tui_tools import shown

pytestmark = pytest.mark.usefixtures("elsewhere")
_SCALE = re.compile(r"\b0\W+1\W+2\W+3\b")
_WHOLE = re.compile(r"\b0\W+1\W+2\W+3\W+4\W+5\W+6\W+7\W+8\W+9\W+10\b")


@pytest.mark.parametrize("where", ANOTHER_FOURTH)
async def test_hide_is_in_the_foot_and_a_scale_is_on_one_line(context: Context, where: str) -> None:
    app = Companion(arranged(context))
    async with app.run_test(size=(80, 24)) as pilot:
        await go(app, pilot, where)
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        lines = shown(app).splitlines()
        assert [line for line in lines if _SCALE.search(line) and not _WHOLE.search(line)] == []
        covered = isinstance(app.screen, ModalScreen | HiddenScreen)  # a dialog lies over the foot; F4 hides there too
        assert covered or any("F4 Hide" in line for line in lines), shown(app)
