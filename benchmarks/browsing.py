"""How long the journal's screen ever keeps a key waiting: the longest gap between two turns of its event loop."""

import asyncio
import shutil
import time
from collections.abc import Callable, Iterator

from benchmarks.pairs import Row
from benchmarks.people import Person
from connectwell.rooms import Rooms
from connectwell.tui.app import Companion
from connectwell.tui.screens.journal import JournalScreen
from connectwell.tui.screens.journal_calendar import CalendarScreen

_FELT = 200.0  # ms; a key that waits longer is felt to stick
_PATIENCE = 300.0  # seconds


def measure_browsing(person: Person) -> Iterator[Row]:
    """Opening with nothing remembered (the whole journal is read, once), then what a person does in it."""
    shutil.rmtree(person.home / "cache", ignore_errors=True)
    for what, remembered in (("read for the first time", False), ("searched and leafed through", True)):
        gaps = asyncio.run(_browse(person, remembered=remembered))
        worst = max(gaps)
        yield Row(
            f"the longest wait for a key, {person.spoken} {what}",
            "what is felt",
            "ms",
            worst,
            _FELT,
            worst / _FELT,
            sorted(gaps)[len(gaps) // 4] / _FELT,
            sorted(gaps)[3 * len(gaps) // 4] / _FELT,
            1,
        )


async def _browse(person: Person, *, remembered: bool) -> list[float]:
    """Gaps between the loop's turns, in ms."""
    gaps: list[float] = []
    app = Companion(Rooms.open({"CONNECTWELL_HOME": str(person.home)}))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        watching = asyncio.create_task(_watch(gaps))
        app.open_journal()
        await _until(lambda: isinstance(app.screen, JournalScreen) and bool(app.screen.rows))
        journal = app.screen
        assert isinstance(journal, JournalScreen)
        await _until(lambda: not any(worker.group == "index" and not worker.is_finished for worker in journal.workers))
        if remembered:
            await pilot.press("slash", *"soup")
            await _until(lambda: journal.asking.query.words == "soup" and bool(journal.rows) and not journal.is_reading)
            await pilot.press("escape")
            await _until(lambda: journal.asking.everything and not journal.is_reading)
            await pilot.press(*["down"] * 20, "end", "m")
            await _until(lambda: isinstance(app.screen, CalendarScreen) and app.screen.is_read)
            await pilot.press("pageup", "escape", "o")
            await _until(lambda: journal.asking.years_of is not None and not journal.is_reading)
        watching.cancel()
    return gaps


async def _watch(gaps: list[float]) -> None:
    last = time.perf_counter()
    while True:
        await asyncio.sleep(0.005)
        now = time.perf_counter()
        gaps.append((now - last) * 1000)
        last = now


async def _until(true: Callable[[], bool]) -> None:
    end = time.perf_counter() + _PATIENCE
    while not true():
        assert time.perf_counter() < end, "it never came"
        await asyncio.sleep(0.01)
