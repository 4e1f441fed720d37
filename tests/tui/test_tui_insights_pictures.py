"""How trends, the lines for the session and a session look, at two sizes. How pictures work: `tui_pictures`."""

import pytest
from textual.pilot import Pilot

from connectwell import agenda
from connectwell.rooms import Rooms
from connectwell.tui.app import Companion
from tui.test_tui_agenda import line, marked, to_agenda
from tui.tui_pictures import ON_ONE_PYTHON, Go, Look, look
from tui.tui_tools import on, press, sees, write
from tui.tui_weeks import three_weeks

pytestmark = ON_ONE_PYTHON


async def trend(app: Companion, pilot: Pilot[None]) -> None:
    await sees(app, "Look at the last two weeks")
    await press(pilot, "t")
    await sees(app, "Seen:")
    await press(pilot, "2", "tab")
    await sees(app, "Safe: 10 of 30")


async def what_is_more(app: Companion, pilot: Pilot[None]) -> None:
    await trend(app, pilot)
    await press(pilot, "p")
    await sees(app, "with Ana")


async def words_that_soothed(app: Companion, pilot: Pilot[None]) -> None:
    await trend(app, pilot)
    await press(pilot, "w")
    await sees(app, "16 days back.")


async def nothing_yet(app: Companion, pilot: Pilot[None]) -> None:
    await sees(app, "Look at the last two weeks")
    await press(pilot, "t")
    await sees(app, "Nothing to show yet.")


async def lines(app: Companion, pilot: Pilot[None]) -> None:
    await to_agenda(app, pilot)
    await sees(app, "How mornings go")
    await press(pilot, "a")
    await sees(app, "let go, 21 November")


async def writing(app: Companion, pilot: Pilot[None]) -> None:
    await to_agenda(app, pilot)
    await press(pilot, "enter")
    await on(app, "LineScreen")
    await write(pilot, "The evening at the table")
    await sees(app, "The evening at the table")


async def session(app: Companion, pilot: Pilot[None]) -> None:
    await to_agenda(app, pilot)
    await press(pilot, "s")
    await sees(app, "Did anything sit wrong with you?")
    await press(pilot, "space", "tab")
    await write(pilot, "I can ask for a pause.")
    await sees(app, "I can ask for a pause.")


def lived_in(rooms: Rooms) -> None:
    """Three weeks of check-ins, a mark, and two lines of which one is let go."""
    three_weeks(rooms)
    marked(rooms, days_ago=2)
    line(rooms, "How mornings go when nobody answers.")
    line(rooms, "The letter.")
    found = agenda.open_lines(agenda.look(rooms.journal))
    agenda.want(rooms.journal, found[1], "listen")
    agenda.close(rooms.journal, rooms.settings, rooms.clock, found[2], "let-go")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("go", [trend, what_is_more, words_that_soothed], ids=lambda go: go.__name__)
def test_trends(snap_compare: Look, calm: Rooms, go: Go, size: tuple[int, int]) -> None:
    three_weeks(calm)
    look(snap_compare, calm, go, size)


def test_no_trends_yet(snap_compare: Look, calm: Rooms) -> None:
    look(snap_compare, calm, nothing_yet, (80, 24))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("go", [lines, writing, session], ids=lambda go: go.__name__)
def test_for_the_session(snap_compare: Look, calm: Rooms, go: Go, size: tuple[int, int]) -> None:
    lived_in(calm)
    look(snap_compare, calm, go, size)


@pytest.mark.parametrize("go", [trend, lines, session], ids=lambda go: go.__name__)
def test_light(snap_compare: Look, calm: Rooms, go: Go) -> None:
    lived_in(calm)
    calm.change(theme="light")
    look(snap_compare, calm, go, (80, 24))
