"""Every practice there is, opened and taken to its end on the screen."""

import pytest

from connectwell.checkin import Walk
from connectwell.context import Context
from connectwell.library import Library
from connectwell.practice.stops import AtAfter, AtEnd, AtPage, AtStep
from connectwell.tui.app import Companion
from connectwell.tui.screens.practice.screen import PracticeScreen
from tui.tui_tools import press, sees, until, write

LIBRARY = Library()
SCRIPTS, _ = LIBRARY.all_practices()


@pytest.mark.parametrize("name", [script.id for script in SCRIPTS])
async def test_it_goes_to_its_end_and_nothing_of_it_is_cut(context: Context, name: str) -> None:
    context.library = LIBRARY
    walk = Walk.begin(context)
    walk.arrive("settled")
    walk.rate("safe", 6)
    app = Companion(context)
    app.begin_practice(name)
    async with app.run_test(size=(60, 20)) as pilot:
        await until(lambda: isinstance(app.screen, PracticeScreen) and app.screen.view is not None, "the practice")
        screen = app.screen
        assert isinstance(screen, PracticeScreen)
        while not isinstance(stop := screen.player.stop, AtEnd):
            before = stop
            match stop:
                case AtPage(text):
                    await sees(app, text[:40])
                    await press(pilot, "1")
                case AtStep(step=step):
                    if not step.show:
                        await sees(app, step.text)
                    if step.kind in ("write", "list"):
                        await write(pilot, "words")
                        await press(pilot, "ctrl+n")
                    elif step.kind == "someone":
                        await press(pilot, *"Ana", "enter")
                    else:
                        await press(pilot, "1" if step.kind == "choose" else "enter")
                case AtAfter():
                    await press(pilot, "2")
                case _:
                    await press(pilot, "ctrl+n")
            await until(lambda before=before: screen.player.stop != before, "the next line")  # type: ignore[misc]
        await until(lambda: app.screen is not screen, "Today")
    assert screen.player.entry.finished
