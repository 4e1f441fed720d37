"""Entries at the ends of the calendar, and such days typed: the screens show them, move to them, and go on."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from connectwell.context import Context
from connectwell.tui.app import Companion
from tui.tui_tools import entries, on, press, sees, settled, until, write

FIRST, LAST = "0001-01-01T0000-aaaaaa", "9999-12-31T2359-bbbbbb"


@pytest.fixture
def odd(context: Context) -> Context:
    for id, moment in ((FIRST, "0001-01-01T00:00:00+14:00"), (LAST, "9999-12-31T23:59:59-12:00")):
        path: Path = context.places.data / "entries" / id[:4] / f"{id}.toml"
        path.parent.mkdir(parents=True)
        path.write_text(
            f'format = 1\nid = "{id}"\nkind = "check-in"\n'
            f"day = {moment[:10]}\nstarted = {moment}\nfinished = {moment}\n"
            f'[arrival]\nstate = "settled"\n[[reflections]]\nkey = "a8d2"\nat = {moment}\nneed = "seen"\nrating = 6\n'
            f'words = "Tea in {moment[:4]}."\n'
        )
    return context


async def test_the_journal_its_month_and_the_weeks(odd: Context) -> None:
    app = Companion(odd)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "j")
        await sees(app, "Tea in 9999.")
        await sees(app, "Tea in 0001.")
        await press(pilot, "m")
        await on(app, "CalendarScreen")
        await settled(app, pilot)
        await press(pilot, *["pagedown"] * 3, *["pageup"] * 3, "right", "left")
        await press(pilot, "escape", "end")
        await press(pilot, "m")
        await on(app, "CalendarScreen")
        await sees(app, "January 1")
        await press(pilot, *["pageup"] * 2, *["left"] * 2, *["up"] * 2, "pagedown")
        await press(pilot, "escape", "escape", "w")
        await on(app, "WeeksScreen")
        await settled(app, pilot)
        await press(pilot, "y", *["left_square_bracket"] * 3, *["home"] * 2, "left", "up", "a")
        await on(app, "YearScreen")
        await settled(app, pilot)
    assert app.return_code in (0, None)


async def in_dialog(app: Companion, pilot: Pilot[None], key: str, typed: str) -> None:
    await press(pilot, key)
    await on(app, "DayDialog")
    await press(pilot, *["backspace"] * 12)
    await write(pilot, typed)
    await press(pilot, "enter")


async def test_days_typed_into_dialogs(odd: Context) -> None:
    app = Companion(odd)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "j")
        await sees(app, "Tea in 0001.")
        for typed in ("0000-01-01", "9999-12-31", "10000-01-01", "2026-02-29"):
            await in_dialog(app, pilot, "t", typed)
            await on(app, "DayDialog")
            await press(pilot, "escape")
        await in_dialog(app, pilot, "t", "0001-01-01")
        await on(app, "JournalScreen")
        await in_dialog(app, pilot, "D", "2024-02-29")
        await until(lambda: entries(odd)[0]["day"].year == 2024, "the day")
        await in_dialog(app, pilot, "D", "0001-01-01")
        await until(lambda: entries(odd)[0]["day"].year == 1, "the day")
    assert app.return_code in (0, None)
