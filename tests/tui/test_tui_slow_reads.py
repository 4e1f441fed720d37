"""A disk that doesn't answer when something is read: every key is answered, and what was to open comes when it does."""

import os
import sqlite3
import threading
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from connectwell.context import Context
from connectwell.tui.app import Companion
from connectwell.tui.guarded import GuardedScreen
from tui.tui_bytes import at_rest, files
from tui.tui_everywhere import EVERYWHERE, almost, arranged, front_of, last_step
from tui.tui_tools import on, on_disk, sees, sees_no, shown, until, write

_CALLS = ("open", "scandir", "listdir", "stat", "lstat", "readlink", "mkdir", "unlink", "rename", "replace", "link")


def _ours(stack: traceback.StackSummary) -> str:
    ours = [frame for frame in stack if "connectwell" in Path(frame.filename).parts]
    return "\n".join(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in reversed(ours))


class Disk:
    """The person's folders, which can be made to answer only once they are told to."""

    def __init__(self, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
        self._answers, self._waited_for_on_screen = threading.Event(), list[str]()
        self._answers.set()
        self._folders = str(context.places.data), str(context.places.config), str(context.places.cache)
        for module, name in (*((os, name) for name in _CALLS), (sqlite3, "connect")):
            monkeypatch.setattr(module, name, self._waiting(getattr(module, name)))

    def _waiting(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def wait(path: Any = ".", *given: Any, **named: Any) -> Any:
            is_ours = not isinstance(path, int) and os.fsdecode(path).removeprefix("file:").startswith(self._folders)
            if is_ours and not self._answers.is_set():
                if threading.current_thread() is threading.main_thread():
                    self._waited_for_on_screen.append(_ours(traceback.extract_stack()))
                else:
                    assert self._answers.wait(60)
            return call(path, *given, **named)

        return wait

    def stall(self) -> None:
        self._answers.clear()

    def answer(self) -> None:
        self._answers.set()
        assert not self._waited_for_on_screen, "the screen waits for the disk:\n" + self._waited_for_on_screen[0]


_ALONE = ("HiddenScreen", "CommandPalette")
"""What has its own keys only."""
_READING = (
    "command: Circle", "a session left open", "an entry", "editing an entry", "earlier versions", "both copies",
    "a prompt", "how it landed", "the fourteen days", "what leaves", "the file is there",
)  # fmt: skip
"""With every change: most of what reads to open, or is left with what it read. The others in .ci/long."""
SOME = [pytest.param(where, marks=[] if where in _READING else [pytest.mark.long]) for where in EVERYWHERE]


pytestmark = pytest.mark.usefixtures("elsewhere")


@pytest.fixture
def disk(context: Context, monkeypatch: pytest.MonkeyPatch, quick_disk: None, rested: None) -> Iterator[Disk]:  # noqa: ARG001  # comes after both
    monkeypatch.setattr("connectwell.tui.saver.BRIEFLY", 0.02)
    monkeypatch.setattr("connectwell.tui.saver.A_MOMENT", 0.02)
    monkeypatch.setattr("connectwell.tui.input_queue.LONGEST_FOR_THREADS", 0.02)
    arranged(context)
    found = Disk(context, monkeypatch)
    yield found
    found._answers.set()


async def _hides_and_helps(app: Companion, pilot: Pilot[None]) -> None:
    """Hide covers, Help now opens above whatever there is, and both go again."""
    here = app.screen
    await pilot.press("f4")
    await until(lambda: app.front == "HiddenScreen", "the cover")
    await pilot.press("f4")
    await until(lambda: app.screen is here, "what lay below the cover")
    if app.front != "HelpNowScreen":
        await pilot.press("f1")
        await sees(app, "112")
        await pilot.press("escape")
        await until(lambda: app.front != "HelpNowScreen", "Help now to go")


@pytest.mark.parametrize("where", SOME)
async def test_every_place_comes_once_the_disk_answers_and_every_key_is_answered_meanwhile(
    app: Companion, disk: Disk, where: str
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await almost(app, pilot, where)
        if where != "one entry":  # the test itself reads it
            disk.stall()
        await last_step(app, pilot, where)
        if app.front not in _ALONE:
            await _hides_and_helps(app, pilot)
        disk.answer()
        await until(lambda: front_of(where) in ("", app.front), f"{where} to come")
        await at_rest(app)
        there = app.screen
        if app.front in _ALONE:
            return
        disk.stall()
        assert isinstance(there, GuardedScreen)
        for act in there.current_bindings():
            if act.binding.key != "escape" and act.binding.action != "app.quit":
                await pilot.press(act.binding.key)
                await _back_to(app, pilot, there)
            if app.screen is not there:
                break
        await pilot.press("f4")
        await until(lambda: app.front == "HiddenScreen", "the cover, after every key")
        disk.answer()
        await at_rest(app)


async def _back_to(app: Companion, pilot: Pilot[None], there: GuardedScreen[Any]) -> None:
    """Takes back what a key began, while the disk doesn't answer."""
    for _ in range(5):
        if app.screen is there and not (there.is_opening or there.is_waiting):
            return
        await pilot.press("f4" if app.front == "HiddenScreen" else "escape")


async def _editing_one_that_is_slow(app: Companion, pilot: Pilot[None], disk: Disk) -> None:
    """In the journal, where the entry in front is about to be edited."""
    await almost(app, pilot, "editing an entry")
    disk.stall()
    await pilot.press("e")
    await until(lambda: app.screen.is_opening, "the disk to be asked")  # type: ignore[attr-defined]


async def test_what_is_typed_while_it_opens_is_written_there_and_does_nothing_here(
    app: Companion, context: Context, disk: Disk
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await _editing_one_that_is_slow(app, pilot, disk)
        await pilot.press("x", "X", "q")  # here they would remove, erase and leave
        await sees(app, "Still opening… What you type goes there.")
        await write(pilot, "zqpasted")
        await pilot.press("f4")
        await until(lambda: app.front == "HiddenScreen", "the cover")
        disk.answer()
        await pilot.press("f4")
        await on(app, "EditScreen")
        await on_disk(context, "xXqzqpasted")
        await sees_no(app, "Still opening")


async def test_esc_stays_here_and_asks_first_where_something_was_typed(
    app: Companion, context: Context, disk: Disk
) -> None:
    before = files(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await _editing_one_that_is_slow(app, pilot, disk)
        await pilot.press("a", "escape")
        await sees(app, "Esc again stays here, without what you typed.")
        await pilot.press("b")
        await sees(app, "What you type goes there.")
        await pilot.press("escape", "escape")
        await sees_no(app, "Still opening")
        disk.answer()
        await at_rest(app)
        await on(app, "JournalScreen")
        await pilot.press("e")
        await on(app, "EditScreen")
        assert "ab" not in shown(app).replace("Tab", "")
    assert {path: text for path, text in files(context).items() if path in before} == before


async def test_what_does_not_open_says_so_and_drops_what_was_meant_for_it(
    app: Companion, context: Context, disk: Disk
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await _editing_one_that_is_slow(app, pilot, disk)
        await pilot.press("x")
        entry = app.screen.entries.entry  # type: ignore[attr-defined]
        (context.places.data / "entries" / entry.id[:4] / f"{entry.id}.toml").write_text("broken = ")
        disk.answer()
        await sees(app, "It can't be read")
        await on(app, "JournalScreen")
        assert "Removed" not in shown(app)


async def test_after_a_second_a_quiet_line_says_what_it_waits_for(
    app: Companion, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("connectwell.tui.acting.SLOW_READ", 0.05)
    async with app.run_test(size=(80, 24)) as pilot:
        await _editing_one_that_is_slow(app, pilot, disk)
        await sees(app, "Still opening… · Esc stay here")
        disk.answer()
        await on(app, "EditScreen")
        await pilot.press("escape")
        await sees_no(app, "Still opening")
