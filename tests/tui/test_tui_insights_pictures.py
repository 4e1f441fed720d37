"""How the weeks, the lines for the session and a session look, at two sizes. How pictures work: `tui_pictures`."""

import pytest

from connectwell.context import Context
from connectwell.session import agenda
from connectwell.tui.app import Companion
from tui.test_tui_agenda import line, marked, to_agenda
from tui.tui_pictures import ON_ONE_PYTHON, Album
from tui.tui_tools import on, press, sees, sees_no, write
from tui.tui_weeks import three_weeks

pytestmark = ON_ONE_PYTHON

HOW = pytest.mark.parametrize(
    ("size", "theme"),
    [((80, 24), "dark"), ((120, 40), "dark"), ((80, 24), "light")],
    ids=["80x24-dark", "120x40-dark", "80x24-light"],
)


@HOW
async def test_weeks(album: Album, calm: Context, size: tuple[int, int], theme: str) -> None:
    calm.change(theme=theme)
    three_weeks(calm)
    app = Companion(calm)
    async with app.run_test(size=size) as pilot:
        await sees(app, "w Weeks")
        await press(pilot, "w")
        await sees(app, "usually")
        await press(pilot, *["left"] * 5)
        await sees(app, "The kettle, 5 days back.")
        await album.compare(pilot, "weeks")

        await press(pilot, "p")
        await sees(app, "Ana: ")
        await album.compare(pilot, "people")

        await press(pilot, "p", "y", "2")
        await sees(app, "2 ▸ Safe")
        await sees(app, "The kettle, 5 days back.")
        await album.compare(pilot, "year")


async def test_no_weeks_yet(album: Album, calm: Context) -> None:
    app = Companion(calm)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "w Weeks")
        await press(pilot, "w")
        await sees(app, "Nothing to show yet.")
        await sees_no(app, "Open the day")  # the foot follows the page
        await album.compare(pilot, "nothing_yet")


@HOW
async def test_for_the_session(album: Album, calm: Context, size: tuple[int, int], theme: str) -> None:
    calm.change(theme=theme)
    three_weeks(calm)
    marked(calm, days_ago=2)
    line(calm, "How mornings go when nobody answers.")
    line(calm, "The letter.")
    found = agenda.open_lines(agenda.agenda_entries(calm.journal))
    agenda.want(calm.journal, found[1], "listen")
    agenda.close(calm, found[2], "let-go")
    app = Companion(calm)
    async with app.run_test(size=size) as pilot:
        await to_agenda(app, pilot)
        await sees(app, "How mornings go")
        await press(pilot, "a")
        await sees(app, "let go, 21 November")
        await album.compare(pilot, "lines")

        await press(pilot, "a", "s")
        await sees(app, "Did anything about the session not sit right?")
        await press(pilot, "space", "tab")
        await write(pilot, "I can ask for a pause.")
        await sees(app, "I can ask for a pause.")
        await album.compare(pilot, "session")

        await press(pilot, "escape")
        await on(app, "AgendaScreen")
        await press(pilot, "e")
        await on(app, "LineScreen")
        await write(pilot, ", and the evening at the table")
        await sees(app, ", and the evening at the table")
        await album.compare(pilot, "writing")
