"""The foot: with the page it belongs to, in view under every dialog, and with the way to the keys that had no room."""

from threading import Event

import pytest

from connectwell.context import Context
from connectwell.model.circle import CirclePart
from connectwell.session import agenda
from connectwell.tui.app import Companion
from connectwell.tui.widgets.keys import Keys
from tui.tui_tools import entries, focus, note, on, press, sees, sees_no, settled, shown


def _column(app: Companion, words: str) -> int:
    return next(line.index(words) for line in shown(app).splitlines() if words in line)


async def test_the_foot_is_in_view_below_every_dialog_of_a_small_window(app: Companion, context: Context) -> None:
    note(context, "a note")
    ways = {
        ("j", "question_mark"): "e  Edit", ("j", "f"): "Kind", ("j", "t"): "Which day would",
        ("s", "r"): "Up to which", ("ctrl+p",): "Search for commands", ("comma", "enter"): "ansi-dark",
    }  # fmt: skip
    async with app.run_test(size=(40, 12)) as pilot:
        await sees(app, "r Just the ratings")
        for keys, there in ways.items():
            await press(pilot, *keys)
            await sees(app, there)
            lines = await settled(app, pilot)
            assert "Esc Back" in " ".join(lines[-3:]), lines
            assert "F4 Hide" in " ".join(lines[-3:]), lines
            assert app.screen.query_one(Keys).is_attached  # its own, which isn't dimmed with the screen below
            for _ in keys:
                await press(pilot, "escape")
            await on(app, "TodayScreen")


async def test_keys_without_room_are_behind_the_question_mark(app: Companion, context: Context) -> None:
    context.journal.circle.add(CirclePart(id="", kind="person", name="Ana"))
    async with app.run_test(size=(40, 12)) as pilot:
        await press(pilot, "o")
        await sees(app, "n Add")
        await sees(app, "? Keys")
        await pilot.resize_terminal(80, 24)
        await sees(app, "c Card for hard days")
        await sees_no(app, "? Keys")


async def test_the_question_mark_names_what_only_moves_or_changes_a_value(app: Companion, context: Context) -> None:
    note(context, "a note")
    async with app.run_test(size=(80, 24)) as pilot:
        for key, named in (
            ("j", ("⏎ Open", "↑ ↓ Move; or j k g G PgUp PgDn")),
            ("r", ("⌫ Blank", "→ More", "↑ ↓ Move")),
        ):
            await press(pilot, key, "question_mark")
            await on(app, "KeysDialog")
            for one in named:
                await sees(app, one)
            await press(pilot, "escape", "escape")
            await on(app, "TodayScreen")


@pytest.mark.parametrize("size", [(120, 40), (250, 80)])
async def test_head_and_foot_stand_with_the_page_in_a_wide_window(app: Companion, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        for key, words in (("", "A small connection"), ("o", "Your circle"), ("comma", "Settings")):
            await press(pilot, *([key] if key else []))
            await sees(app, words)
            await settled(app, pilot)
            page, head = _column(app, words), _column(app, "connectwell")
            foot = min(len(line) - len(line.lstrip()) for line in shown(app).splitlines()[-2:] if line.strip())
            assert 0 <= page - head < 8
            assert 0 <= page - foot < 8
            await press(pilot, *(["escape"] if key else []))


async def test_a_chosen_row_is_in_view_after_a_resize(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "comma", "enter")
        await sees(app, "▸ dark")
        await press(pilot, "end")
        await sees(app, "▸ tokyo-night")
        for size in ((60, 20), (120, 40), (40, 12), (80, 24)):
            await pilot.resize_terminal(*size)
            await sees(app, "▸ tokyo-night")


async def test_a_form_is_moved_in_by_tab_and_arrows(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "o", "n")
        await sees(app, "Tab Next line")
        for key, id in (("down", "kind"), ("tab", "role"), ("down", "to_me"), ("up", "role")):
            await press(pilot, key)
            assert focus(app).id == id


async def test_a_session_that_is_asked_for_while_it_reads_opens_then(
    app: Companion, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    agenda.LineDraft(context).save("how mornings go")
    goes_on, read = Event(), agenda.agenda_entries

    def slowly(*of: object, **more: object) -> object:
        goes_on.wait(10)
        return read(*of, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(agenda, "agenda_entries", slowly)
    async with app.run_test(size=(80, 24)) as pilot:
        try:
            await press(pilot, "b")
            await on(app, "AgendaScreen")
            await press(pilot, "s")
            assert app.screen.is_opening  # type: ignore[attr-defined]
        finally:
            goes_on.set()
        await on(app, "SessionScreen")
        await sees(app, "how mornings go")


async def test_enter_on_a_connection_asks_and_marks_nothing(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "k All of them")
        await press(pilot, "k")
        await on(app, "LadderScreen")
        await press(pilot, "enter")
        await sees(app, "▸ d I did this")
        await sees(app, "y I'll try it")
        await press(pilot, "escape")
        await on(app, "LadderScreen")
        assert entries(context) == []
        await press(pilot, "enter", "y")
        await sees(app, "u undoes this.")


async def test_the_days_of_a_record_go_on_by_the_key_that_goes_on_anywhere(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s", "r")
        await on(app, "DaysDialog")
        await press(pilot, "ctrl+n")
        assert focus(app).id == "until"
        await press(pilot, "ctrl+n")
        await on(app, "PartsScreen")
