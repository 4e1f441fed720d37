"""Finding a day or a kind of entry: the month, filters, jumping, this day in earlier years, the keys' own list."""

from dataclasses import replace
from datetime import date, timedelta

from textual.widgets import Input, OptionList

from connectwell.context import Context
from connectwell.entries.day_summary import DaySummary
from connectwell.model.entry import Arrival, Entry, Reflection
from connectwell.session import meeting
from connectwell.tui.app import Companion
from connectwell.tui.screens.journal.calendar import sign_of
from connectwell.tui.widgets.month import Month
from connectwell.tui.widgets.multi_choice import MultiChoice
from tui.tui_tools import note, notes, on, open_page, press, sees, sees_no, shown, write

WIDE = (100, 26)
TODAY = date(2026, 11, 21)


def _list(app: Companion) -> OptionList:
    return app.screen.query_one("#entries", OptionList)


def _check_in(context: Context, days_ago: int, **parts: object) -> Entry:
    when = context.clock() - timedelta(days=days_ago)
    bare = Entry(id=context.journal.new_id(when), kind="check-in", day=when.date(), started=when, finished=when)
    return context.journal.add(replace(bare, **parts))  # type: ignore[arg-type]  # any parts of an entry


def _seen(words: str, **more: object) -> tuple[Reflection, ...]:
    part = Reflection(key="a8d2", need="seen", words=words, direction="others", asked="Who?", people=("Ana",))
    return (replace(part, **more),)  # type: ignore[arg-type]  # any fields of a reflection


async def test_the_month_shows_what_days_were_like_and_goes_to_one(context: Context) -> None:
    rated = (Reflection(key="s1", need="seen", rating=10), Reflection(key="s2", need="safe", unclear=True))
    _check_in(context, 2, arrival=Arrival(state="stirred-up"), reflections=rated)
    note(context, "on the same day", days_ago=2)
    note(context, "words alone", days_ago=3)
    note(context, "a month before", days_ago=30)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "j")
        await sees(app, "words alone")
        await press(pilot, "m")
        await sees(app, "November 2026")
        await sees(app, "[19 ≈]")
        await sees(app, "18 ¶")
        assert "17 ·" in shown(app)
        await sees(app, "Thursday 19 November: Check-in · Note · arrived stirred up")
        await sees(app, "≈ stirred up")
        for key, cell in (("1", "[19 ≈10]"), ("2", "[19 ≈?]"), ("3", "[19 ≈]"), ("0", "0 ▸ No number")):
            await press(pilot, key)
            await sees(app, cell)
        await press(pilot, "up", "left")
        await sees(app, "Wednesday 11 November: nothing here")
        await press(pilot, "pageup")
        await sees(app, "October 2026")
        await press(pilot, "home", "left", "left", "left", "enter")
        await on(app, "JournalScreen")
        await sees(app, "Wednesday 18 November 2026 · 08:01")


async def test_no_day_to_come_can_be_chosen_and_every_month_can_be_reached(context: Context) -> None:
    app = Companion(context)
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "j")
        await sees(app, "Nothing here yet.")
        await press(pilot, "m")
        await sees(app, "Your check-ins and notes show on their day.")
        month = app.screen.query_one(Month)
        await press(pilot, "right", "down", "pagedown", "greater_than_sign")
        assert month.day == TODAY
        month.day = date(2024, 3, 31)
        await press(pilot, "pageup")
        assert month.day == date(2024, 2, 29)
        await press(pilot, "less_than_sign")
        assert month.day == date(2023, 2, 28)
        await press(pilot, "escape")
        await on(app, "JournalScreen")


async def test_a_click_goes_to_a_day_and_another_one_opens_it(context: Context) -> None:
    note(context, "today's")
    note(context, "the eighteenth's", days_ago=3)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "j")
        await sees(app, "today's")
        await press(pilot, "m")
        await sees(app, "18 ¶")
        lines = shown(app).splitlines()
        y = next(n for n, line in enumerate(lines) if "18 ¶" in line)
        x = lines[y].index("18 ¶")
        await pilot.click(offset=(x, y))
        await sees(app, "[18 ¶]")
        await pilot.click(offset=(x, y))
        await sees(app, "Wednesday 18 November 2026 · 08:01")


def test_a_day_is_drawn_by_how_it_began() -> None:
    assert sign_of(DaySummary("shut-down", (("check-in", 3),))) == "▽"
    assert sign_of(DaySummary(None, (("check-in", 1),))) == "¶"


async def test_filters_leave_only_what_fits_and_say_so(context: Context) -> None:
    _check_in(context, 1, arrival=Arrival(state="settled"), reflections=_seen("with Ana in the yard"))
    _check_in(context, 2, reflections=_seen("alone in the yard", direction="myself", people=()))
    note(context, "a note")
    app = Companion(context)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        await sees(app, "a note")
        await press(pilot, "f")
        await on(app, "FiltersScreen")
        await press(pilot, "down", "space", "down", "right", "right", "space", "enter")
        await sees(app, "Seen · With myself · 1 found")
        await sees(app, "alone in the yard")
        assert "Ana in the yard" not in shown(app)
        await press(pilot, "f", "ctrl+r")
        app.screen.query_one("#people", Input).value = "@ana"
        await press(pilot, "enter")
        await sees(app, "with ana · 1 found")
        await sees(app, "with Ana in the yard")
        await press(pilot, "escape")
        await sees(app, "a note")


async def test_a_period_and_a_mark_are_filters_too(context: Context) -> None:
    note(context, "too new")
    marked = _check_in(context, 5, reflections=_seen("for the talk", for_session=True))
    _check_in(context, 6, reflections=_seen("not for the talk"))
    note(context, "too old", days_ago=20)
    app = Companion(context)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        await sees(app, "too new")
        await press(pilot, "f")
        app.screen.query_one("#session", MultiChoice).chosen = frozenset({"yes"})
        app.screen.query_one("#since", Input).value = "2026-11-31"
        app.screen.query_one("#since", Input).focus()
        await press(pilot, "enter")
        await sees(app, "Type a day like 20 November, 2026-11-20,")
        app.screen.query_one("#since", Input).value = "2026-11-21"
        app.screen.query_one("#until", Input).value = "yesterday"
        await press(pilot, "enter")
        await sees(app, "2026-11-21 comes after 2026-11-20")
        app.screen.query_one("#since", Input).value = "2026-11-10"
        await press(pilot, "enter")
        await sees(app, "1 found")
        assert "from 10 Nov 2026 · to 20 Nov" in shown(app)
        assert "for my session" in shown(app)
        await sees(app, f"{marked.day.day} Nov   for the talk")
        await press(pilot, "f")
        app.screen.query_one("#until", Input).value = "2026-11-12"
        await pilot.press("tab")
        await press(pilot, "enter")
        await sees(app, "No entries match. f change the filters · Esc show all")


async def test_removed_ones_by_themselves_are_restored_or_erased(context: Context) -> None:
    back, gone = note(context, "the one to come back"), note(context, "the one to go", days_ago=1)
    note(context, "never removed", days_ago=2)
    for id in (back, gone):
        context.journal.remove(id)
    app = Companion(context)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        await sees(app, "never removed")
        await press(pilot, "f")
        app.screen.query_one("#only", MultiChoice).focus()
        await sees(app, "Only")
        await press(pilot, "right", "space", "enter")
        await sees(app, "Removed · 2 found")
        await sees(app, "× 20 Nov   the one to go")
        await sees_no(app, "never removed")
        await press(pilot, "R")
        await sees(app, "It is back in your journal.")
        await sees_no(app, "21 Nov   the one to come back")
        assert context.journal.get(back).removed is None
        await press(pilot, "u")
        await sees(app, "× 21 Nov   the one to come back")
        await press(pilot, "x")
        await sees_no(app, "21 Nov   the one to come back")
        await press(pilot, "X", *"erase", "enter")
        await sees(app, "Erased here.")
        await sees(app, "No entries match.")
        await press(pilot, "escape")
        await sees(app, "21 Nov   the one to come back")
        await press(pilot, "R")
        await sees(app, "removed ones too")
    assert {item.handle for item in context.journal.newest(removed=True)}.isdisjoint({gone})


async def test_pages_that_are_still_open_are_a_filter(context: Context) -> None:
    open_page(context, "left half-way", days_ago=3)
    _check_in(context, 1, finished=context.clock(), reflections=_seen("told to the end"))
    meeting.Meeting(context).save("half a session")
    app = Companion(context)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        await sees(app, "told to the end")
        await press(pilot, "f")
        app.screen.query_one("#only", MultiChoice).chosen = frozenset({"open"})
        await press(pilot, "enter")
        await sees(app, "Still open · 2 found")
        await sees(app, "… 18 Nov ○ left half-way")
        await sees(app, "… 21 Nov   half a session")
        assert "told to the end" not in shown(app)
        await press(pilot, "f")
        assert app.screen.query_one("#only", MultiChoice).chosen == {"open"}


async def test_a_search_within_filters(context: Context) -> None:
    _check_in(context, 1, reflections=_seen("soup in the yard"))
    note(context, "soup in a note")
    app = Companion(context)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        await sees(app, "soup in a note")
        await press(pilot, "f", "space", "enter")
        await sees(app, "Check-in · 1 found")
        await press(pilot, "slash", *"yard")
        await sees(app, "soup in the yard")
        await press(pilot, *"xx")
        await sees(app, "Nothing found.")


async def test_jumping_to_a_day_near_and_far(context: Context) -> None:
    notes(context, 150, every=2)
    app = Companion(context)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        await sees(app, "note 0.")
        await press(pilot, "t")
        await sees(app, "Which day would you like to go to?")
        await write(pilot, "2026-11-17")
        await press(pilot, "enter")
        await sees(app, "Tuesday 17 November 2026 · 08:")
        await press(pilot, "t")
        await write(pilot, "2026-11-16")
        await press(pilot, "enter")
        await sees(app, "Nothing on Monday 16 November. This is the one before.")
        await press(pilot, "t")
        await write(pilot, "2026-02-14")
        await press(pilot, "enter")
        await sees(app, "14 Feb 2026 and before")
        await sees(app, "14 Feb   note 280.")
        assert _list(app).highlighted == 0
        await press(pilot, "t")
        await write(pilot, "1999-01-01")
        await press(pilot, "enter")
        await sees(app, "Nothing on Friday 1 January 1999 or before. This is the oldest.")
        assert _list(app).highlighted == 9
        await press(pilot, "t")
        await write(pilot, "today")
        await press(pilot, "enter")
        await sees(app, "note 0.")
        assert "and before" not in shown(app)


async def test_this_day_in_earlier_years_only_when_asked_for(context: Context) -> None:
    note(context, "this year's")
    note(context, "last year's", days_ago=365)
    note(context, "the day after", days_ago=364)
    app = Companion(context)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "j")
        await sees(app, "this year's")
        assert "earlier years" not in shown(app)
        await press(pilot, "o")
        await sees(app, "21 November, earlier years · 1")
        await sees(app, "21 Nov   last year's")
        assert " 2025 " in shown(app)
        await sees_no(app, "the day after")
        await press(pilot, "escape")
        await sees(app, "this year's")


async def test_the_keys_are_listed_and_stand_in_the_palette(context: Context) -> None:
    note(context, "a note")
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "j")
        await sees(app, "a note")
        await press(pilot, "question_mark")
        await sees(app, "E Open in your own editor")
        await press(pilot, "end")
        await sees(app, "! can't be read")
        assert "Restore" not in shown(app)
        await press(pilot, "question_mark")
        await sees_no(app, "Open in your own editor")
        await press(pilot, "ctrl+p", *"earlier years")
        await sees(app, "This day, earlier years o")
        await press(pilot, "enter")
        await sees(app, "Nothing on this day in an earlier year. Esc show all")


async def test_the_footer_has_at_most_two_lines_at_80(context: Context) -> None:
    open_page(context, "an open page", days_ago=1)
    note(context, "put away", put_away=True)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "j")
        await sees(app, "p Show put away")
        await press(pilot, "x")
        await sees(app, "u Undo")
        await sees(app, "r Go on with it")
        assert app.screen.query_one("Keys").size.height <= 2
        await press(pilot, "u")
        await sees(app, "p Show put away")
        await press(pilot, "down", "x")
        await sees(app, "u Undo")
        await sees(app, "p Show put away")
        assert app.screen.query_one("Keys").size.height <= 2
