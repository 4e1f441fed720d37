"""Saved. It will be here typed; and where it cannot be saved, the words stay and there is a way on."""

import errno
import os
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from connectwell import sentences
from connectwell.context import Context
from connectwell.tui.app import Companion
from connectwell.tui.widgets.editor import Editor
from tui.test_tui_agenda import to_agenda
from tui.tui_tools import entries, entry, note, on, on_disk, press, sees, sees_no, shown, to_prompt, until, write


class FullDisk:
    """fsync answers "no space left" while `full`."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = False
        fsync = os.fsync

        def maybe(file: int) -> None:
            if self.full:
                raise OSError(errno.ENOSPC, "no space left")
            fsync(file)

        monkeypatch.setattr("connectwell.durable.calls.os.fsync", maybe)


@contextmanager
def away(folder: Path) -> Iterator[None]:
    """The journal cannot be written: a file stands where its folder belongs."""
    elsewhere = folder.with_name("elsewhere")
    if folder.exists():
        folder.rename(elsewhere)
    folder.write_text("a file where the folder belongs")
    yield
    folder.unlink()
    if elsewhere.exists():
        elsewhere.rename(folder)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> FullDisk:
    return FullDisk(monkeypatch)


async def test_typed_words_and_names_are_on_disk_a_moment_later(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await pilot.press(*"typed")
        await on_disk(context, "typed")
        await press(pilot, "tab", *"Ana")
        await on_disk(context, "Ana")


async def typed_and_taken_out(pilot: Pilot[None], context: Context) -> None:
    await pilot.press(*"gone")
    await on_disk(context, "gone")
    await pilot.press(*["backspace"] * 4)
    await until(lambda: '= "g' not in text_of(context), "the words to be off the disk")


async def test_what_is_typed_about_arriving_is_saved_and_taken_out_again_does_not_stay(
    app: Companion, context: Context
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "c")
        await sees(app, "How is your body right now?")
        await press(pilot, "tab")
        await typed_and_taken_out(pilot, context)
        await press(pilot, *"tired")
        await on_disk(context, "tired")
        await press(pilot, "tab", "tab", *"er")
        await on_disk(context, "tireder")  # Tab into a line does not select what would then be typed over
        await press(pilot, "ctrl+u")
        await write(pilot, "first line\nsecond line")
        await on_disk(context, '"first line second line"')  # several lines pasted into one are all kept
        await sees(app, "the 2 lines you pasted are one now")


async def test_nor_do_those_of_the_later_steps(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await typed_and_taken_out(pilot, context)
        await press(pilot, "ctrl+n")
        await sees(app, "I did this")
        await press(pilot, "d")
        await until(lambda: isinstance(app.focused, Editor), "how it landed")
        await typed_and_taken_out(pilot, context)
        await press(pilot, "ctrl+n")
        await sees(app, "Anything you'd like to take with you")
        await typed_and_taken_out(pilot, context)


def text_of(context: Context) -> str:
    return "".join(file.read_text("utf-8") for file in (context.places.data / "entries").rglob("[!.]*.toml"))


async def test_a_full_disk_keeps_the_words_on_the_screen_and_saves_them_later(
    app: Companion, context: Context, disk: FullDisk
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        disk.full = True
        await write(pilot, "held on the screen")
        await sees(app, "Could not save: the disk is full.")
        await sees(app, "Your words are still on the screen.")
        await sees(app, "held on the screen")
        await press(pilot, "ctrl+n")
        await sees(app, "prompt: what was")
        await press(pilot, "escape")
        await on(app, "WalkScreen")
        disk.full = False
        await write(pilot, ", then saved")
        await on_disk(context, "held on the screen, then saved")
        await sees_no(app, "Could not save")


async def test_a_full_disk_leaves_words_with_the_prompt_they_answer(
    app: Companion, context: Context, disk: FullDisk
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_checkin(only=("seen", "safe"))
        await sees(app, "How is your body right now?")
        await press(pilot, "1", "ctrl+n")
        await sees(app, "prompt: what was")
        await write(pilot, "about being seen")
        await on_disk(context, "about being seen")
        await until(app.save_now, "the save to end")
        disk.full = True
        await press(pilot, "ctrl+n")
        await sees(app, "Could not save")
        await sees(app, "Safe   2 of 2")
        await write(pilot, "about being safe")
        await press(pilot, "ctrl+n")
        await sees(app, "Safe   2 of 2")
        disk.full = False
        await press(pilot, "ctrl+n")
        await sees(app, "I did this")
        await sees_no(app, "Could not save")
    words = {r["need"]: r.get("words") for r in entry(context)["reflections"]}
    assert words == {"seen": "about being seen", "safe": "about being safe"}


async def test_the_last_step_is_not_left_unsaved(app: Companion, context: Context, disk: FullDisk) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "r")
        await sees(app, "how much of each did you feel?")
        await press(pilot, "5")
        disk.full = True
        await press(pilot, "ctrl+n")
        await sees(app, "Could not save")
        await on(app, "WalkScreen")
        assert "finished" not in entry(context)
        disk.full = False
        await press(pilot, "ctrl+n")
        await sees(app, "Saved. That's all for now.")
    assert "finished" in entry(context)


async def test_another_folder_takes_the_words_until_the_journal_can(
    app: Companion, context: Context, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "stick"
    elsewhere.mkdir()
    context.places.data.write_text("a file where the folder belongs")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "c")
        await sees(app, "How is your body right now?")
        await press(pilot, "tab")
        await write(pilot, "nowhere to go")
        await sees(app, "there is a file where a folder is needed")
        await sees(app, "F6 saves it in another folder")
        await press(pilot, "f6")
        await sees(app, "Name a folder to save this in.")
        await sees(app, "type a folder here, such as ~/Desktop")
        await press(pilot, "enter")
        await sees(app, "You haven't named a folder yet, so nothing was saved there.")
        await write(pilot, str(tmp_path / "not there"))
        await press(pilot, "enter")
        await sees(app, "there is no such folder")
        await press(pilot, "ctrl+u")
        await write(pilot, str(elsewhere))
        await press(pilot, "enter")
        await sees(app, "Saved in the folder you named.")
        await until(lambda: any("nowhere to go" in f.read_text() for f in elsewhere.glob("*.toml")), "the words there")
        await write(pilot, ", and on")
        await until(
            lambda: any("to go, and on" in f.read_text() for f in elsewhere.glob("*.toml")), "later words there"
        )
        await press(pilot, "f3")
        await sees(app, "It's saved.")
        await press(pilot, "escape")
        context.places.data.unlink()
        await write(pilot, " at home")
        await on_disk(context, "nowhere to go, and on at home")
        await sees_no(app, "Saved in the folder you named.")


@pytest.mark.usefixtures("rested")
async def test_hide_does_not_swallow_that_saving_failed(app: Companion, disk: FullDisk) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        disk.full = True
        await write(pilot, "kept here")
        await press(pilot, "f4")
        await on(app, "HiddenScreen")
        await press(pilot, "f4")
        await sees(app, "Could not save: the disk is full.")
        await sees(app, "kept here")


async def test_that_was_a_lot_says_saved_only_where_it_is(app: Companion, disk: FullDisk) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        disk.full = True
        await write(pilot, "a lot")
        await press(pilot, "f3")
        await sees(app, "It isn't saved yet")
        assert "It's saved" not in shown(app)


async def test_quitting_with_unsaved_words_asks_once(app: Companion, disk: FullDisk) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        disk.full = True
        await write(pilot, "unsaved")
        await press(pilot, "ctrl+q")
        await sees(app, "ctrl+q leave all the same")
        await write(pilot, " still")
        await press(pilot, "ctrl+q")
        await on(app, "WalkScreen")
        assert app.is_running
        await sees(app, "ctrl+q leave all the same")
        await pilot.press("ctrl+q")
    assert app.return_code == 0


async def test_the_palettes_today_does_not_leave_unsaved_words(app: Companion, disk: FullDisk) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        disk.full = True
        await write(pilot, "unsaved")
        await pilot.pause()
        app.back_to_today()
        await sees(app, "Could not save")
        await sees(app, "unsaved")


async def test_how_it_landed_stays_on_the_screen_too(app: Companion, context: Context, disk: FullDisk) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "Send one line")
        await press(pilot, "d")
        await sees(app, "How did it go")
        disk.full = True
        await press(pilot, "ctrl+n")
        await on(app, "FollowUpScreen")
        await write(pilot, "softly")
        await press(pilot, "ctrl+n")
        await sees(app, "Could not save: the disk is full.")
        await sees(app, "softly")
        disk.full = False
        await press(pilot, "ctrl+n")
        await on(app, "TodayScreen")
    assert entries(context)[0]["connections"][0]["landed"]["words"] == "softly"


async def _to_landing(app: Companion, pilot: Pilot[None]) -> None:
    await sees(app, "Send one line")
    await press(pilot, "d")
    await sees(app, "How did it go")


async def _to_line(app: Companion, pilot: Pilot[None]) -> None:
    await to_agenda(app, pilot)
    await press(pilot, "n")
    await on(app, "LineScreen")


async def _to_session(app: Companion, pilot: Pilot[None]) -> None:
    await to_agenda(app, pilot)
    await press(pilot, "s")
    await on(app, "SessionScreen")


async def _to_editing(app: Companion, pilot: Pilot[None]) -> None:
    note(app.context, "Rain. ")
    await press(pilot, "j")
    await sees(app, "e Edit")
    await press(pilot, "e")
    await on(app, "EditScreen")


Go = Callable[[Companion, Pilot[None]], Awaitable[None]]
_ROOMS_TO_WRITE_IN = pytest.mark.parametrize(
    ("go", "back"),
    [(_to_landing, "TodayScreen"), (_to_line, "AgendaScreen"), (_to_session, "AgendaScreen"),
     (_to_editing, "JournalScreen")],
    ids=["landing", "line", "session", "editing"],
)  # fmt: skip


@pytest.fixture
def saves_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is typed is saved without half a second in between."""
    monkeypatch.setattr("connectwell.tui.screens.writing.SAVE_EVERY", 0.01)


@pytest.mark.usefixtures("saves_at_once")
@_ROOMS_TO_WRITE_IN
async def test_wherever_one_writes_the_words_stay_or_go_to_another_folder(
    app: Companion, context: Context, disk: FullDisk, go: Go, back: str, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "stick"
    elsewhere.mkdir()
    async with app.run_test(size=(80, 24)) as pilot:
        await go(app, pilot)
        here = type(app.screen).__name__
        disk.full = True
        await write(pilot, "held here")
        await sees(app, "Could not save: the disk is full.")
        await sees(app, "Your words are still on the screen. F6 saves it in another folder.")
        await press(pilot, "escape")
        await on(app, here)
        await sees(app, "held here")
        disk.full = False
        await write(pilot, ", then saved")
        await on_disk(context, "held here, then saved")
        await sees_no(app, "Could not save")
        await until(app.save_now, "the save to end")
        with away(context.places.data):
            await write(pilot, ", nowhere to go")
            await sees(app, "F6 saves it in another folder")
            await press(pilot, "f6")
            await sees(app, "Name a folder to save this in.")
            await write(pilot, str(elsewhere))
            await press(pilot, "enter")
            await sees(app, "Saved in the folder you named. It isn't in the journal yet.")
            await write(pilot, ", and on")
            await until(
                lambda: any("to go, and on" in f.read_text() for f in elsewhere.glob("*.toml")), "later words there"
            )
        await write(pilot, " at home")
        await on_disk(context, "held here, then saved, nowhere to go, and on at home")
        await sees_no(app, "Saved in the folder you named.")
        await until(app.save_now, "the save to end")
        with away(context.places.data):
            await write(pilot, ", or not")
            await sees(app, "Saved in the folder you named.")
            await press(pilot, "escape")
            await on(app, back)
            await sees(app, "Saved in the folder you named. It isn't in the journal yet.")
    assert any("at home, or not" in f.read_text() for f in elsewhere.glob("*.toml"))


async def test_two_companions_on_one_page_lose_nothing(context: Context) -> None:
    from tui.tui_tools import open_page

    open_page(context, "begun")
    one, two = Companion(context), Companion(context)
    async with one.run_test(size=(80, 24)) as first, two.run_test(size=(80, 24)) as second:
        for app, pilot in ((one, first), (two, second)):
            await sees(app, "Go on where you stopped")
            await press(pilot, "c")
            if app is two:
                await sees(two, sentences.OPEN_ELSEWHERE)
                await press(pilot, "1")
            await sees(app, "begun")
        await write(first, ", here")
        await on_disk(context, "begun, here")
        await write(second, ", there")
        await sees(two, "This entry was also saved from another window or device.")
        await on_disk(context, "begun, there")
        await on_disk(context, "begun, here")
        await sees(one, "begun, here")
        await sees(two, "begun, there")
