"""Longest input latency on the journal screen and the insights screen."""

import asyncio
import shutil
from collections.abc import Iterator

from textual.pilot import Pilot

from benchmarks.pairs import Row
from benchmarks.people import Person
from benchmarks.waits import longest_wait, until, watched
from connectwell.context import Context
from connectwell.tui.app import Companion
from connectwell.tui.screens.journal.calendar import CalendarScreen
from connectwell.tui.screens.journal.entry_list import EntryList
from connectwell.tui.screens.journal.screen import JournalScreen
from connectwell.tui.screens.weeks.screen import WeeksScreen
from connectwell.tui.screens.weeks.year import YearScreen

_SLUGGISH = 200.0  # ms; beyond this a key press feels sluggish


def measure_browsing(person: Person) -> Iterator[Row]:
    """Opens the journal with a cold index (the whole journal is read, once), then browses it as a person would."""
    shutil.rmtree(person.home / "cache", ignore_errors=True)
    for what, remembered in (("read for the first time", False), ("searched and leafed through", True)):
        gaps = asyncio.run(_browse(person, remembered=remembered))
        yield longest_wait(f"{person.spoken} {what}", gaps, _SLUGGISH)
    yield longest_wait(f"insights into all days of {person.spoken}", asyncio.run(_look_into(person)), _SLUGGISH)


async def _browse(person: Person, *, remembered: bool) -> list[float]:
    app = Companion(Context.open({"CONNECTWELL_HOME": str(person.home)}))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        async with watched() as gaps:
            app.open("journal")
            await until(lambda: isinstance(app.screen, JournalScreen) and bool(app.screen.entries.rows))
            assert isinstance(app.screen, JournalScreen)
            journal = app.screen.entries
            await until(lambda: not any(one.group == "index" and not one.is_finished for one in journal.workers))
            if remembered:
                await _leaf(app, pilot, journal)
    return gaps


async def _leaf(app: Companion, pilot: Pilot[None], journal: EntryList) -> None:
    await pilot.press("slash", *"soup")
    await until(lambda: journal.view.query.words == "soup" and bool(journal.rows) and journal.is_settled)
    await pilot.press("escape")
    await until(lambda: journal.view.everything and journal.is_settled)
    await pilot.press(*["down"] * 20, "end", "m")
    await until(lambda: isinstance(app.screen, CalendarScreen) and app.screen.is_read)
    await pilot.press("pageup", "escape", "o")
    await until(lambda: journal.view.years_of is not None and journal.is_settled)


async def _look_into(person: Person) -> list[float]:
    app = Companion(Context.open({"CONNECTWELL_HOME": str(person.home)}))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        async with watched() as gaps:
            app.open("insights")
            await until(lambda: isinstance(app.screen, WeeksScreen) and app.screen.chart is not None)
            await pilot.press("3", "y")  # the year reads all days
            await until(lambda: isinstance(app.screen, YearScreen) and app.screen.chart is not None)
            await pilot.press("a", "2", *["left_square_bracket"] * 5, "d", *["left"] * 10)
    return gaps
