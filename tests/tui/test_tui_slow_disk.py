"""A slow disk, or a lock held elsewhere: every key is answered, and the words are saved once that works."""

import asyncio
import os
import threading
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from time import monotonic

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from connectwell import help_now, locking
from connectwell.context import Context
from connectwell.journal import Journal
from connectwell.model.circle import CirclePart
from connectwell.tui.app import Companion
from connectwell.tui.saver import Run
from connectwell.tui.screens.help_now import HelpNowScreen
from connectwell.tui.widgets.editor import Editor
from tui.test_tui_agenda import to_agenda
from tui.tui_tools import entry, note, on, on_disk, press, sees, sees_no, shown, to_prompt, until, write

_LONG = 5.0
"""Seconds in which whatever waits for the disk would be noticed; the disk answers only when told to."""


class Stalled:
    """A disk on which a save takes as long as the test says."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._answers = threading.Event()
        self._answers.set()
        fsync = os.fsync

        def slow(file: int) -> None:
            assert self._answers.is_set() or threading.current_thread() is not threading.main_thread(), (
                "the screen waits for the disk"
            )
            assert self._answers.wait(30)
            fsync(file)

        monkeypatch.setattr("connectwell.durable.calls.os.fsync", slow)

    def stall(self) -> None:
        self._answers.clear()

    def answer(self) -> None:
        self._answers.set()


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch, quick_disk: None) -> None:  # noqa: ARG001  # comes after it
    monkeypatch.setattr("connectwell.tui.saver.BRIEFLY", 0.05)
    monkeypatch.setattr("connectwell.tui.saver.A_MOMENT", 0.05)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stalled]:
    found = Stalled(monkeypatch)
    yield found
    found.answer()


async def test_what_is_typed_is_answered_and_the_screen_says_that_it_is_not_saved_yet(
    app: Companion, context: Context, disk: Stalled
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        disk.stall()
        await write(pilot, "first")
        await sees(app, "Not saved yet")
        await write(pilot, ", and on")
        await sees(app, "first, and on")
        disk.answer()
        await on_disk(context, "first, and on")
        await sees(app, "Saved.")
        assert "Not saved yet" not in shown(app)


async def test_steps_go_on_meanwhile_and_nothing_of_them_is_lost(
    app: Companion, context: Context, disk: Stalled
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        disk.stall()
        await write(pilot, "under the first")
        await press(pilot, "ctrl+n")
        await sees(app, "I did this")
        await press(pilot, "d")
        await until(lambda: isinstance(app.focused, Editor), "how it landed")
        await write(pilot, "softly")
        await press(pilot, "ctrl+n")
        await sees(app, "like to take with you")
        disk.answer()
        await on_disk(context, "softly")
    made = entry(context)
    assert made["reflections"][0]["words"] == "under the first"
    assert made["connections"][0]["landed"]["words"] == "softly"


async def test_the_end_is_waited_for_without_standing_still_and_esc_stays(
    app: Companion, context: Context, disk: Stalled
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "r")
        await sees(app, "how much of each did you feel?")
        await press(pilot, "5")
        await until(app.save_now, "the answers to be saved")
        disk.stall()
        await press(pilot, "ctrl+n")
        await sees(app, "Saving…")
        await press(pilot, "escape")
        await sees(app, "Not saved yet")
        disk.answer()
        await on(app, "WalkScreen")
        await until(app.save_now, "all to be saved")
        assert "finished" not in entry(context)
        await press(pilot, "ctrl+n")
        await sees(app, "Saved. That's all for now.")
    assert "finished" in entry(context)


async def test_what_is_typed_while_it_leaves_is_saved_too(app: Companion, context: Context, disk: Stalled) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        disk.stall()
        await write(pilot, "before")
        await press(pilot, "escape")
        await sees(app, "Saving…")
        await write(pilot, " and after")
        disk.answer()
        await on(app, "TodayScreen")
        assert entry(context)["reflections"][0]["words"] == "before and after"


@pytest.mark.usefixtures("rested")
async def test_hide_covers_at_once_and_what_was_leaving_leaves_below(
    app: Companion, context: Context, disk: Stalled
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        disk.stall()
        await write(pilot, "nobody sees this")
        await press(pilot, "escape", "f4")
        await on(app, "HiddenScreen")
        assert shown(app).split() == ["$"]
        disk.answer()
        await on_disk(context, "nobody sees this")
        await on(app, "HiddenScreen")
        await press(pilot, "f4")
        await on(app, "TodayScreen")


async def test_help_now_waits_for_nothing(app: Companion, disk: Stalled) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        disk.stall()
        await write(pilot, "kept")
        await press(pilot, "f1")
        await on(app, "HelpNowScreen")
        await sees(app, "112")
        await press(pilot, "escape")
        await sees(app, "kept")


async def test_help_now_is_drawn_once_and_again_only_for_something_else(
    app: Companion, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    page = HelpNowScreen._page

    def counted(screen: HelpNowScreen) -> list[Static]:
        drawn.append(1)
        return page(screen)

    monkeypatch.setattr(HelpNowScreen, "_page", counted)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "F1")
        await press(pilot, "f1")
        await sees(app, "112")
        await pilot.pause()
        assert len(drawn) == 1
        await press(pilot, "r", "escape")
        await sees(app, "112")
        assert len(drawn) == 1
        ana = CirclePart(id="", kind="person", name="Ana", help_now=True, call="030 1234")
        context.journal.circle.add(ana)
        await press(pilot, "r", "escape")
        await sees(app, "030 1234")
        assert len(drawn) == 2


async def test_help_now_waits_once_for_a_circle_that_does_not_come(
    app: Companion, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    context.journal.circle.add(CirclePart(id="", kind="person", name="Ana", help_now=True, call="030 1234"))
    answers, waited, read = threading.Event(), list[float](), help_now.people

    def people(journal: Journal) -> tuple[CirclePart, ...]:
        assert answers.wait(30)
        return read(journal)

    wait = Run.wait

    def waits(self: Run[object], seconds: float) -> bool:
        began = monotonic()
        ended = wait(self, seconds)
        waited.append(monotonic() - began)
        return ended

    monkeypatch.setattr(help_now, "people", people)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "F1")
        monkeypatch.setattr(Run, "wait", waits)
        try:
            await press(pilot, "f1")
            await sees(app, "112")
            assert sum(seconds > 0.02 for seconds in waited) <= 1
            assert "Ana" not in shown(app)
        finally:
            answers.set()
        await sees(app, "030 1234")


async def test_help_now_needs_no_disk_once_the_app_is_open(
    app: Companion, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    context.journal.circle.add(CirclePart(id="", kind="person", name="Ana", help_now=True, call="030 1234"))
    answers, read = threading.Event(), help_now.people

    def people(journal: Journal) -> tuple[CirclePart, ...]:
        assert answers.wait(30)
        return read(journal)

    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "F1")
        app._ready_help_now()
        monkeypatch.setattr(help_now, "people", people)
        monkeypatch.setattr(app.stylesheet, "read", lambda path: pytest.fail(f"{path} is read when it opens"))
        try:
            await press(pilot, "f1")
            await sees(app, "030 1234")
            assert not answers.is_set()
            context.journal.circle.add(CirclePart(id="", kind="person", name="Ben", help_now=True, call="030 5678"))
        finally:
            answers.set()
        await sees(app, "030 5678")


async def test_saving_elsewhere_is_waited_for_in_its_dialog_without_standing_still(
    app: Companion, context: Context, disk: Stalled, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "stick"
    elsewhere.mkdir()
    context.places.data.write_text("a file where the folder belongs")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "c")
        await sees(app, "How is your body right now?")
        await press(pilot, "tab")
        await write(pilot, "on a stick")
        await sees(app, "F6 saves it in another folder")
        await press(pilot, "f6")
        await sees(app, "Name a folder")
        await write(pilot, str(elsewhere))
        disk.stall()
        await press(pilot, "enter")
        await sees(app, "Saving…")
        disk.answer()
        await sees(app, "Saved in the folder you named.")
        assert any("on a stick" in file.read_text() for file in elsewhere.glob("*.toml"))


async def test_quitting_says_that_it_is_not_saved_yet_and_leaves_once_it_is(
    app: Companion, context: Context, disk: Stalled
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        disk.stall()
        await write(pilot, "slowly")
        await press(pilot, "ctrl+q")
        await sees(app, "ctrl+q leave")
        disk.answer()
        await until(lambda: not app.is_running or app._exit, "the end")
    assert entry(context)["reflections"][0]["words"] == "slowly"
    assert app.return_code == 0


@pytest.fixture
def held(context: Context, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Another program holds the journal's lock, until it is called."""
    monkeypatch.setattr("connectwell.journal.editing.PATIENCE", 0.1)
    monkeypatch.setattr("connectwell.tui.screens.saving._TRY_AGAIN", 0.05)
    lets_go, holds = threading.Event(), threading.Event()
    context.places.data.mkdir(mode=0o700, parents=True, exist_ok=True)

    def hold() -> None:
        with locking.lock(context.places.data):
            holds.set()
            lets_go.wait(30)

    holder = threading.Thread(target=hold)

    def let_go() -> None:
        lets_go.set()
        holder.join()

    def begin() -> None:
        holder.start()
        assert holds.wait(10)

    let_go.begin = begin  # type: ignore[attr-defined]
    yield let_go
    lets_go.set()


async def test_while_the_lock_is_held_a_copy_keeps_the_words_and_goes_once_it_is_let_go(
    app: Companion, context: Context, held: Callable[[], None]
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await write(pilot, "mine")
        await on_disk(context, "mine")
        await until(app.save_now, "all to be saved")
        held.begin()  # type: ignore[attr-defined]
        await write(pilot, ", and more")
        await sees(app, "another program is using the journal")
        await sees(app, "Your words are still on the screen.")
        await on_disk(context, "mine, and more")
        held()
        await sees_no(app, "another program")
        await until(lambda: len(list((context.places.data / "entries").rglob("[!.]*.toml"))) == 1, "the copy to go")
    assert entry(context)["reflections"][0]["words"] == "mine, and more"


async def test_a_terminal_that_closes_while_the_lock_is_held_leaves_a_copy(
    app: Companion, context: Context, held: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("connectwell.journal.editing.PATIENCE", 100.0)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await write(pilot, "mine")
        await on_disk(context, "mine")
        await until(app.save_now, "all to be saved")
        held.begin()  # type: ignore[attr-defined]
        await write(pilot, ", to the end")
        began = monotonic()
        app.save_at_last()
        assert monotonic() - began < _LONG
        await on_disk(context, "mine, to the end")
        held()


async def _on_landing(app: Companion, pilot: Pilot[None]) -> str:
    await sees(app, "Send one line")
    await press(pilot, "d")
    await sees(app, "How did it go")
    return "TodayScreen"


async def _on_line(app: Companion, pilot: Pilot[None]) -> str:
    await to_agenda(app, pilot)
    await press(pilot, "n")
    await on(app, "LineScreen")
    return "AgendaScreen"


async def _on_session(app: Companion, pilot: Pilot[None]) -> str:
    await to_agenda(app, pilot)
    await press(pilot, "s")
    await on(app, "SessionScreen")
    return "AgendaScreen"


async def _on_editing(app: Companion, pilot: Pilot[None]) -> str:
    note(app.context, "Rain. ")
    await press(pilot, "j")
    await sees(app, "e Edit")
    await press(pilot, "e")
    await on(app, "EditScreen")
    return "JournalScreen"


@pytest.mark.parametrize("go", [_on_landing, _on_line, _on_session, _on_editing])
async def test_wherever_one_writes_leaving_waits_without_standing_still(
    app: Companion, context: Context, disk: Stalled, go: Callable[[Companion, Pilot[None]], Awaitable[str]]
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        back = await go(app, pilot)
        here = type(app.screen).__name__
        disk.stall()
        await write(pilot, "written slowly")
        await press(pilot, "escape")
        await sees(app, "Saving…")
        await on(app, here)
        await press(pilot, "f1")
        await on(app, "HelpNowScreen")
        await press(pilot, "escape")
        await on(app, here)
        disk.answer()
        await on(app, back)
        await on_disk(context, "written slowly")


async def test_a_loop_that_is_never_blocked(app: Companion, disk: Stalled) -> None:
    """Whatever is pressed while the disk stalls, the event loop goes on turning."""
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        disk.stall()
        loop, longest, last = asyncio.get_running_loop(), 0.0, 0.0

        async def turn() -> None:
            nonlocal longest, last
            last = loop.time()
            while True:
                await asyncio.sleep(0.005)
                longest, last = max(longest, loop.time() - last), loop.time()

        turning = asyncio.create_task(turn())
        await write(pilot, "words")
        await press(pilot, "ctrl+n", "y", "ctrl+b", "f3", "escape", "ctrl+r", "escape")
        turning.cancel()
        assert longest < _LONG


async def test_help_now_comes_before_the_people_that_a_stalled_disk_keeps_back(
    app: Companion, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    from connectwell import help_now
    from connectwell.model.circle import CirclePart

    context.journal.circle.add(CirclePart(id="", kind="person", name="Ana", help_now=True, call="0151 1"))
    people, answers = help_now.people, threading.Event()

    def slow(_: object) -> object:
        assert answers.wait(30)
        return people(context.journal)

    monkeypatch.setattr(help_now, "people", slow)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f1")
        await sees(app, "112")
        assert "Ana" not in shown(app)
        answers.set()
        await sees(app, "Ana")
