"""How the screens look, kept as pictures in __snapshots__; `pytest --snapshot-update` draws them anew, to be looked at.

The content is the tests' own, the clock stands and nothing blinks, so only a change of the screens changes a picture.
"""

from datetime import timedelta
from pathlib import Path

import pytest

from connectwell.context import Context
from connectwell.tui.app import Companion
from tui.tui_pictures import ON_ONE_PYTHON, Album
from tui.tui_tools import note, on, open_page, press, sees, write

pytestmark = ON_ONE_PYTHON


@pytest.mark.parametrize(
    ("size", "theme"),
    [((80, 24), "dark"), ((80, 24), "light"), ((60, 20), "dark"), ((120, 40), "dark")],
    ids=["80x24-dark", "80x24-light", "60x20-dark", "120x40-dark"],
)
async def test_the_first_half_of_a_day(album: Album, calm: Context, size: tuple[int, int], theme: str) -> None:
    calm.change(theme=theme)
    app = Companion(calm)
    async with app.run_test(size=size) as pilot:
        await sees(app, "Send one line to somebody.")
        await album.compare(pilot, "today")

        await press(pilot, "f1")
        await sees(app, "A German line: call 0800 111")
        await album.compare(pilot, "help_now")

        await press(pilot, "escape", "c")
        await sees(app, "How is your body right now?")
        await press(pilot, "1")
        await sees(app, "how much of each did you feel?")
        await press(pilot, "6", "2", "c", "enter", "0")
        await sees(app, "F1 has people you can call or text")
        await album.compare(pilot, "glance")

        await press(pilot, "ctrl+n")
        await sees(app, "Which would you like to write about")
        await press(pilot, "n", "1", "enter")
        await sees(app, "prompt: what was")
        await write(pilot, "@Ana asked about the interview\nbefore I said anything.")
        await sees(app, "before I said anything.")
        await album.compare(pilot, "reflect")


@pytest.mark.usefixtures("rested")
async def test_the_other_steps(album: Album, calm: Context) -> None:
    app = Companion(calm)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "Send one line to somebody.")
        await press(pilot, "f2")
        await sees(app, "Let the eyes go where they like.")
        await album.compare(pilot, "practice")

        await press(pilot, "escape", "c")
        await sees(app, "How is your body right now?")
        await album.compare(pilot, "arrive")

        await press(pilot, "1")
        await sees(app, "how much of each did you feel?")
        await press(pilot, "6", "3", "ctrl+n")
        await sees(app, "Which would you like to write about")
        await press(pilot, "n", "2", "5")
        await album.compare(pilot, "stay")

        await press(pilot, "5", "enter")
        await sees(app, "prompt: what was")
        await write(pilot, "@Ana asked about the interview\nbefore I said anything.")
        await press(pilot, "f3")
        await sees(app, "It's saved.")
        await album.compare(pilot, "lot")

        await press(pilot, "escape", "f4")
        await on(app, "HiddenScreen")
        await album.compare(pilot, "hidden")

        await press(pilot, "f4", "ctrl+n")
        await sees(app, "I did this")
        await album.compare(pilot, "suggest")

        await press(pilot, "l")
        await sees(app, "Anything you'd like to take with you")
        await write(pilot, "Someone remembered.")
        await press(pilot, "ctrl+n")
        await sees(app, "Keep all of this to yourself?")
        await album.compare(pilot, "keep")
        await press(pilot, "b")
        await sees(app, "Who may see each part?")
        await press(pilot, "down", "right", "s")
        await sees(app, "my rating")
        await album.compare(pilot, "marks")

        await press(pilot, "enter")
        await sees(app, "This is what you wrote.")
        await album.compare(pilot, "written")


async def test_the_welcome(album: Album, calm: Context) -> None:
    calm.change(welcomed=False)
    calm.places = calm.places._replace(data=Path("/home/ana/.local/share/connectwell"))
    app = Companion(calm)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "There is no account and no network.")
        await album.compare(pilot, "welcome")


async def test_the_journal(album: Album, calm: Context) -> None:
    note(calm, "Rain all evening.", days_ago=1)
    note(calm, "heavy", put_away=True)
    calm.clock.now -= timedelta(hours=1)  # type: ignore[attr-defined]  # the tests' own clock can be set
    open_page(calm, "The bus came.", days_ago=2)
    calm.clock.now += timedelta(hours=1)  # type: ignore[attr-defined]  # as above
    app = Companion(calm)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "j")
        await sees(app, "Rain all evening.")
        await sees(app, "1 part is put away")
        await album.compare(pilot, "journal")
