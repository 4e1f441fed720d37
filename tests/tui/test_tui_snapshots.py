"""How the screens look, kept as pictures in __snapshots__; `pytest --snapshot-update` draws them anew, to be looked at.

The content is the tests' own, the clock stands and nothing blinks, so only a change of the screens changes a picture.
"""

from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from connectwell.rooms import Rooms
from connectwell.tui.app import Companion
from tui.tui_pictures import ON_ONE_PYTHON, Go, Look, look
from tui.tui_tools import note, on, open_page, press, sees, to_prompt, write

pytestmark = ON_ONE_PYTHON


async def today(app: Companion, pilot: Pilot[None]) -> None:
    await sees(app, "Send one line to somebody.")
    await pilot.pause()


async def arrive(app: Companion, pilot: Pilot[None]) -> None:
    await today(app, pilot)
    await press(pilot, "c")
    await sees(app, "How is the body right now?")


async def glance(app: Companion, pilot: Pilot[None]) -> None:
    await today(app, pilot)
    await press(pilot, "g")
    await sees(app, "how much was each there?")
    await press(pilot, "6", "down", "2", "down", "c", "s", "0")
    await sees(app, "Someone to call or write to is one key away")


async def stay(app: Companion, pilot: Pilot[None]) -> None:
    await arrive(app, pilot)
    await press(pilot, "1")
    await sees(app, "how much was each there?")
    await press(pilot, "6", "down", "3", "ctrl+n")
    await sees(app, "Would you like to stay")
    await press(pilot, "n", "2", "5")


async def reflect(app: Companion, pilot: Pilot[None]) -> None:
    await today(app, pilot)
    await to_prompt(app, pilot)
    await write(pilot, "@Ana asked about the interview\nbefore I said anything.")
    await sees(app, "before I said anything.")


async def suggest(app: Companion, pilot: Pilot[None]) -> None:
    await reflect(app, pilot)
    await press(pilot, "ctrl+n")
    await sees(app, "I did this")


async def marks(app: Companion, pilot: Pilot[None]) -> None:
    await suggest(app, pilot)
    await press(pilot, "n")
    await sees(app, "One thing to carry")
    await write(pilot, "Someone remembered.")
    await press(pilot, "ctrl+n")
    await sees(app, "How far may each line travel?")
    await press(pilot, "down", "right", "s")
    await sees(app, "theme")


async def journal(app: Companion, pilot: Pilot[None]) -> None:
    await today(app, pilot)
    await press(pilot, "j")
    await sees(app, "Rain all evening.")
    await sees(app, "1 part is put away")


async def help_now(app: Companion, pilot: Pilot[None]) -> None:
    await today(app, pilot)
    await press(pilot, "f1")
    await sees(app, "A German line: call 0800 111")


async def practice(app: Companion, pilot: Pilot[None]) -> None:
    await today(app, pilot)
    await press(pilot, "f2")
    await sees(app, "Let the eyes go where they like.")


async def lot(app: Companion, pilot: Pilot[None]) -> None:
    await reflect(app, pilot)
    await press(pilot, "f3")
    await sees(app, "It's saved.")


async def hidden(app: Companion, pilot: Pilot[None]) -> None:
    await reflect(app, pilot)
    await press(pilot, "f4")
    await on(app, "HiddenScreen")
    await sees(app, "Press a key to come back.")


async def welcome(app: Companion, pilot: Pilot[None]) -> None:
    from connectwell.tui.screens.welcome import WelcomeScreen

    await today(app, pilot)
    app.rooms.places = app.rooms.places._replace(data=Path("/home/ana/.local/share/connectwell"))
    app.push_screen(WelcomeScreen())
    await sees(app, "There is no account and no network.")


@pytest.mark.parametrize(
    "go", [today, arrive, glance, stay, reflect, suggest, marks, help_now, practice, welcome, lot, hidden],
    ids=lambda go: go.__name__,
)  # fmt: skip
def test_dark_at_80_by_24(snap_compare: Look, calm: Rooms, go: Go) -> None:
    look(snap_compare, calm, go, (80, 24))


def test_journal_at_80_by_24(snap_compare: Look, calm: Rooms) -> None:
    note(calm, "Rain all evening.", days_ago=1)
    note(calm, "heavy", put_away=True)
    calm.clock.now -= timedelta(hours=1)  # type: ignore[attr-defined]  # the tests' own clock can be set
    open_page(calm, "The bus came.", days_ago=2)
    calm.clock.now += timedelta(hours=1)  # type: ignore[attr-defined]  # as above
    look(snap_compare, calm, journal, (80, 24))


@pytest.mark.parametrize("size", [(60, 20), (120, 40)], ids=["60x20", "120x40"])
@pytest.mark.parametrize("go", [today, glance, reflect, help_now], ids=lambda go: go.__name__)
def test_small_and_large(snap_compare: Look, calm: Rooms, go: Go, size: tuple[int, int]) -> None:
    look(snap_compare, calm, go, size)


@pytest.mark.parametrize("go", [today, glance, reflect, help_now], ids=lambda go: go.__name__)
def test_light_at_80_by_24(snap_compare: Look, calm: Rooms, go: Go) -> None:
    calm.change(theme="light")
    look(snap_compare, calm, go, (80, 24))
