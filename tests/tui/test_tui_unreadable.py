"""What can't be read is said on one calm line of every screen that leaves it out."""

from pathlib import Path

import pytest

from connectwell.context import Context
from connectwell.tui.app import Companion
from tui.tui_tools import on, press, sees, sees_no, write
from unreadable import CIRCLE, FILE, YEAR, damaged, fill, refusing

LEFT_OUT = "couldn't be read and is left out here:"


@pytest.mark.parametrize(("key", "screen"), [("w", "WeeksScreen"), ("b", "AgendaScreen")])
async def test_weeks_and_the_agenda_say_so(
    context: Context, key: str, screen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(context.journal)
    refusing(YEAR)(context.places.data, monkeypatch)
    app = Companion(context)
    async with app.run_test(size=(100, 30)) as pilot:
        await on(app, "TodayScreen")
        await press(pilot, key)
        await on(app, screen)
        await sees(app, f"1 folder {LEFT_OUT} {YEAR} (a whole folder).")


async def test_today_says_so_and_nothing_once_it_can_be_read_again(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(context.journal)
    whole = (context.places.data / FILE).read_bytes()
    damaged(FILE)(context.places.data, monkeypatch)
    app = Companion(context)
    async with app.run_test(size=(100, 30)) as pilot:
        await sees(app, f"1 file {LEFT_OUT} {FILE}.")
        (context.places.data / FILE).write_bytes(whole)
        await press(pilot, "o")
        await on(app, "CircleScreen")
        await sees_no(app, LEFT_OUT)


async def test_a_search_says_so_above_its_hits(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(context.journal)
    damaged(FILE)(context.places.data, monkeypatch)
    app = Companion(context)
    async with app.run_test(size=(120, 30)) as pilot:
        await on(app, "TodayScreen")
        await press(pilot, "j")
        await on(app, "JournalScreen")
        await press(pilot, "/")
        await write(pilot, "kettle")
        await sees(app, f"1 file {LEFT_OUT}")


async def test_a_circle_that_cannot_be_read_is_not_an_empty_one(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(context.journal)
    damaged(CIRCLE)(context.places.data, monkeypatch)
    app = Companion(context)
    async with app.run_test(size=(100, 30)) as pilot:
        await on(app, "TodayScreen")
        await press(pilot, "o")
        await on(app, "CircleScreen")
        await sees(app, f"{LEFT_OUT} {CIRCLE}.")
        await sees_no(app, "Nobody and nothing")
        await press(pilot, "f1")
        await on(app, "HelpNowScreen")
        await sees(app, f"{LEFT_OUT} {CIRCLE}.")
        await sees(app, "Ana Lopez")


async def test_a_page_leaves_without_a_circle_only_after_a_yes(
    context: Context, nobody_at_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(nobody_at_home)
    fill(context.journal)
    refusing("circle")(context.places.data, monkeypatch)
    app = Companion(context)
    async with app.run_test(size=(100, 40)) as pilot:
        await sees(app, "s Share")
        await press(pilot, "s")
        await sees(app, "A page, 14 days")
        await press(pilot, "enter")
        await on(app, "PartsScreen")
        await press(pilot, "enter", "ctrl+n")
        await on(app, "PreviewScreen")
        await sees(app, "Part of your circle can't be read (circle)")
        await press(pilot, "enter")
        await on(app, "DestinationScreen")
        await press(pilot, "ctrl+n")
        await sees(app, "Don't make it")
        assert not list(nobody_at_home.glob("connectwell-brief*"))
        await press(pilot, "down", "enter")
        await sees(app, "The file is ready, but not all of it")
    assert list(nobody_at_home.glob("connectwell-brief*"))
