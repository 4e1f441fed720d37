"""Looking back: the list, the reader, what cannot be read, copies, what is put away."""

from textual.widgets import OptionList

from connectwell.context import Context
from connectwell.tui.app import Companion
from tui.tui_tools import note, notes, on, open_page, press, sees, sees_no, settled, shown, until, write


def _list(app: Companion) -> OptionList:
    return app.screen.query_one("#entries", OptionList)


async def test_the_newest_is_first_and_its_page_beside_it(context: Context) -> None:
    note(context, "the older note", days_ago=1)
    note(context, "the newer note")
    app = Companion(context)
    async with app.run_test(size=(100, 24)) as pilot:
        await press(pilot, "j")
        await sees(app, "21 Nov   the newer note")
        await sees(app, "Saturday 21 November 2026 · 08:01")
        await press(pilot, "down")
        await sees(app, "Friday 20 November 2026")
        await press(pilot, "escape")
        await on(app, "TodayScreen")


async def test_on_a_narrow_window_the_page_takes_the_lists_place(context: Context) -> None:
    note(context, "the one note")
    app = Companion(context)
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "j")
        await sees(app, "21 Nov   the one note")
        assert "08:01" not in shown(app)
        await press(pilot, "enter")
        await sees(app, "· 08:01")
        await press(pilot, "escape")
        await sees(app, "21 Nov   the one note")
        await press(pilot, "escape")
        await on(app, "TodayScreen")


async def test_more_than_a_hundred_are_read_as_the_end_comes_near(context: Context) -> None:
    notes(context, 250)
    app = Companion(context)
    async with app.run_test(size=(100, 24)) as pilot:
        await press(pilot, "j")
        await until(lambda: _list(app).option_count == 100, "the first hundred")
        await press(pilot, "end")
        await until(lambda: _list(app).option_count == 200, "the second hundred")
        await press(pilot, "end", "up", "down", "up", "down")
        await until(lambda: _list(app).option_count == 250, "the rest")
        await press(pilot, "end")
        await sees(app, "note 249")


async def test_keys_held_down_at_the_end_of_the_list_read_it_once(context: Context) -> None:
    notes(context, 130)
    app = Companion(context)
    async with app.run_test(size=(100, 24)) as pilot:
        await press(pilot, "j")
        await until(lambda: _list(app).option_count == 100, "the first hundred")
        await pilot.press("end", *["up", "down"] * 10)
        await until(lambda: _list(app).option_count == 130, "the rest, once")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert _list(app).option_count == 130


async def test_what_cannot_be_read_is_shown_raw_with_the_reason(context: Context) -> None:
    id = note(context, "a fine note", days_ago=1)
    broken = context.places.data / "entries" / "2026" / "2026-11-21T0700-brokn1.toml"
    broken.write_text('format = 1\nkind = "check-in"\n[[reflections]]\nrating = 11\n\x1b]52;c;aGk=\x07 [/oops]\n')
    app = Companion(context)
    async with app.run_test(size=(110, 24)) as pilot:
        await press(pilot, "j")
        await sees(app, "unreadable")
        await sees(app, "rating = 11")
        await sees(app, "␛]52;c;aGk=␇ [/oops]")
        await press(pilot, "down")
        await sees(app, "a fine note")
    assert broken.read_text().endswith("[/oops]\n")
    assert id


async def test_a_conflict_copy_stands_beside_its_entry_and_says_so(context: Context) -> None:
    id = note(context, "mine")
    file = context.places.data / "entries" / "2026" / f"{id}.toml"
    copy = file.with_name(f"{id}.sync-conflict-20261121-090000-ABCDEFG.toml")
    copy.write_text(file.read_text().replace("mine", "theirs"))
    app = Companion(context)
    async with app.run_test(size=(110, 24)) as pilot:
        await press(pilot, "j")
        await sees(app, "≠ 21 Nov   theirs")
        await sees(app, "21 Nov   mine")
        while "A copy: the same entry" not in shown(app):
            await press(pilot, "down")


async def test_what_is_put_away_stays_out_of_sight_until_p(context: Context) -> None:
    note(context, "heavy words", put_away=True)
    note(context, "light words", days_ago=1)
    app = Companion(context)
    async with app.run_test(size=(110, 24)) as pilot:
        await press(pilot, "j")
        await sees(app, "1 part is put away until your session.")
        assert "heavy words" not in shown(app)
        await press(pilot, "p")
        await sees(app, "heavy words")
        await press(pilot, "p")
        await sees_no(app, "heavy words")
        await press(pilot, "p")
        await sees(app, "heavy words")
        await press(pilot, "down")
        await sees(app, "Friday 20 November")
        await press(pilot, "up")
        await sees(app, "1 part is put away")
        assert "heavy words" not in shown(app)


async def test_help_now_comes_back_to_the_same_page_of_the_list(context: Context) -> None:
    notes(context, 30)
    app = Companion(context)
    async with app.run_test(size=(110, 24)) as pilot:
        await press(pilot, "j")
        await sees(app, "note 0.")
        await press(pilot, *["down"] * 20)
        await press(pilot, "f1")
        await on(app, "HelpNowScreen")
        await press(pilot, "escape")
        await on(app, "JournalScreen")
        assert _list(app).highlighted == 20


async def test_an_open_page_is_gone_on_with_from_the_list(context: Context) -> None:
    note(context, "a newer note")
    open_page(context, "left open", days_ago=3)
    app = Companion(context)
    async with app.run_test(size=(110, 24)) as pilot:
        await press(pilot, "j")
        await sees(app, "… 18 Nov ○ left open")
        assert "Go on with it" not in shown(app)
        await press(pilot, "down")
        await sees(app, "r Go on with it")
        await press(pilot, "r")
        await on(app, "WalkScreen")
        await sees(app, "left open")
        await write(pilot, ", and gone on with")
        await press(pilot, "escape")
        await on(app, "JournalScreen")
        await sees(app, "left open, and gone on with")
        assert _list(app).highlighted == 1
        await settled(app, pilot)


async def test_an_empty_journal_says_so(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "j")
        await sees(app, "Nothing here yet.")
