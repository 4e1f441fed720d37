"""A screen opens once and closes only itself, whoever asks for it and however often."""

import asyncio
import threading
from queue import Queue

import pytest
from textual._context import NoActiveAppError
from textual.css.query import NoMatches

from connectwell.context import Context
from connectwell.tui.app import Companion
from connectwell.tui.job import JobScreen
from connectwell.tui.places import PALETTE, PlaceName, screen_of
from connectwell.tui.saver import Run
from connectwell.tui.screens.dialogs import ChoiceDialog
from tui.tui_bytes import Sender, at_rest
from tui.tui_tools import note, on, settled, until


def _names(app: Companion) -> list[str]:
    return [type(screen).__name__ for screen in app.screen_stack]


_THERE_AND_BACK: tuple[PlaceName, ...] = ("circle", "journal", "circle")


async def _open(app: Companion, place: PlaceName) -> None:
    await at_rest(app)
    await app.run_action(f"open('{place}')")
    await at_rest(app)


async def test_closing_twice_closes_one(app: Companion) -> None:
    taken: list[str | None] = []
    async with app.run_test(size=(80, 24)):
        await _open(app, "journal")
        dialog = ChoiceDialog(["Which?"], {"one": ("One", "")})
        app.push_screen(dialog, taken.append)
        await at_rest(app)
        dialog.dismiss("one")
        await dialog.dismiss("one")
        await at_rest(app)
        assert _names(app) == ["TodayScreen", "JournalScreen"]
        await until(lambda: taken == ["one"], "one answer")


async def test_what_lies_below_does_not_close_what_is_in_front(app: Companion) -> None:
    async with app.run_test(size=(80, 24)):
        await _open(app, "journal")
        journal = app.screen
        app.action_help_now()
        journal.dismiss()
        await at_rest(app)
        assert _names(app) == ["TodayScreen", "JournalScreen", "HelpNowScreen"]


async def test_opening_what_is_in_front_does_nothing(app: Companion) -> None:
    async with app.run_test(size=(80, 24)):
        await _open(app, "circle")
        app.open("circle")
        await app.push_screen(screen_of("circle"))
        await at_rest(app)
        assert _names(app) == ["TodayScreen", "CircleScreen"]


async def test_a_place_that_lies_below_is_gone_back_to(app: Companion) -> None:
    async with app.run_test(size=(80, 24)):
        for place in _THERE_AND_BACK:
            await _open(app, place)
        assert _names(app) == ["TodayScreen", "CircleScreen"]


@pytest.mark.parametrize("key", ["f1", "f2", "ctrl+g"])
async def test_the_palette_closes_for_what_opens_above_it(app: Companion, key: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p", key, "ctrl+p", "ctrl+p")
        await on(app, "CommandPalette")
        assert _names(app).count("CommandPalette") == 1
        await pilot.press("escape", "escape")
        await on(app, "TodayScreen")


async def test_what_ends_in_a_thread_shows_nothing_while_hidden(app: Companion) -> None:
    done, may_end = list[str](), threading.Event()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = JobScreen()
        app.push_screen(screen)
        await at_rest(app)
        screen.start(lambda _: may_end.wait(5), lambda _: done.append("shown"))
        await pilot.press("f4")
        await on(app, "HiddenScreen")
        may_end.set()
        await app.workers.wait_for_complete()
        await at_rest(app)
        assert done == []
        app.screen.dismiss()
        await until(lambda: done == ["shown"], "the job to go on")


async def test_a_double_click_opens_a_screen_and_clicks_nothing_on_it(app: Companion, context: Context) -> None:
    note(context, "one note.")
    async with app.run_test(size=(80, 24)) as pilot:
        lines = await settled(app, pilot)
        y, x = next((y, line.index("Journal")) for y, line in enumerate(lines) if "Journal" in line)
        click = f"\x1b[<0;{x + 2};{y + 1}M\x1b[<0;{x + 2};{y + 1}m"
        Sender(app).send(click + click)
        await on(app, "JournalScreen")
        once = await settled(app, pilot)
        await pilot.press("escape")
        await on(app, "TodayScreen")
        await asyncio.sleep(0.6)
        Sender(app).send(click)
        await on(app, "JournalScreen")
        assert await settled(app, pilot) == once


_COMES = [command.action for command in PALETTE if command.action.startswith(("open(", "help_now", "settle", "glance"))]


_WAYS_ON = (0, 3, 10, 30)
_LEFT = [
    pytest.param(action, ways_on, ends, marks=[pytest.mark.long] if (n + way + 2 * end) % len(_WAYS_ON) else [])
    for n, action in enumerate([*_COMES, "command_palette"])
    for end, ends in enumerate(("the program", "the screen"))
    for way, ways_on in enumerate(_WAYS_ON)
]
"""Whatever comes is left in both ways with every change, each at another moment; at all four in .ci/long."""


@pytest.mark.parametrize(("action", "ways_on", "ends"), _LEFT)
async def test_what_is_left_while_it_comes_breaks_nothing(app: Companion, action: str, ways_on: int, ends: str) -> None:
    async with app.run_test(size=(80, 24)):
        await at_rest(app)
        await app.run_action(action)
        for _ in range(ways_on):
            await asyncio.sleep(0)
        if ends == "the program":
            app.exit()
        else:
            app.pop_screen()
            await at_rest(app)
            assert _names(app) == ["TodayScreen"]
    assert not app.return_code
    assert app._exception is None


async def test_a_fault_that_is_no_leaving_is_a_fault_still(app: Companion) -> None:
    async def looks_for_nothing() -> None:
        async with app.run_test(size=(80, 24)):
            await at_rest(app)
            app.screen.call_later(lambda: app.screen.query_one("#not-there"))
            await until(lambda: app.return_code == 1, "the end")

    with pytest.raises(NoMatches):
        await looks_for_nothing()


async def test_a_worker_asks_only_once_the_cover_is_gone(app: Companion) -> None:
    answers, may_ask = list[str](), asyncio.Event()

    async def asks() -> None:
        await may_ask.wait()
        given = await app.push_screen_wait(ChoiceDialog(["Which?"], {"one": ("One", "")}))
        answers.append(given)

    async with app.run_test(size=(80, 24)) as pilot:
        await at_rest(app)
        app.screen.run_worker(asks(), group="by-hand")
        await pilot.press("f4")
        await on(app, "HiddenScreen")
        may_ask.set()
        await at_rest(app)
        assert _names(app) == ["TodayScreen", "HiddenScreen"]
        app.screen.dismiss()
        await on(app, "ChoiceDialog")
        await pilot.press("1")
        await until(lambda: answers == ["one"], "the answer")


async def test_a_timer_opens_nothing_above_the_cover(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await at_rest(app)
        await pilot.press("f4")
        await on(app, "HiddenScreen")
        app.screen_stack[0].set_timer(0.01, lambda: app.open("circle"))
        await until(lambda: app._behind_cover, "the timer")
        assert _names(app) == ["TodayScreen", "HiddenScreen"]
        app.screen.dismiss()
        await on(app, "CircleScreen")


async def test_what_was_done_below_the_cover_closes_with_it(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await _open(app, "circle")
        done = app.screen
        await pilot.press("f4")
        await on(app, "HiddenScreen")
        done.dismiss()
        await at_rest(app)
        assert _names(app) == ["TodayScreen", "CircleScreen", "HiddenScreen"]
        app.screen.dismiss()
        await on(app, "TodayScreen")
        assert _names(app) == ["TodayScreen"]


def test_a_read_that_ends_after_the_program_breaks_nothing() -> None:
    told: Queue[threading.Thread] = Queue()

    def gone() -> None:
        told.put(threading.current_thread())
        raise NoActiveAppError

    run = Run(lambda: "read", gone)
    told.get(timeout=5).join(5)  # pytest fails for an error that a thread ends with
    assert run.result() == "read"
