"""Weeks and the year on the screen: what is drawn, what is said of a day, and what only when it is asked for."""

import asyncio
from datetime import timedelta

import pytest
from textual.pilot import Pilot

from connectwell.context import Context
from connectwell.model.circle import CirclePart
from connectwell.tui.app import Companion
from connectwell.tui.widgets.picture import DaysPicture
from tui.tui_tools import on, press, sees, sees_no, shown, until
from tui.tui_weeks import checkin, reflection, three_weeks

FORBIDDEN = (
    "better", "worse", "improv", "declin", "streak", "trend", "average", "total", "missed", "only", "↑", "↓", "goal",
    "score", "should", "must", "perfect", "normal",
)  # fmt: skip


async def to_weeks(app: Companion, pilot: Pilot[None]) -> None:
    """From Today to the picture."""
    await sees(app, "w Weeks")
    await press(pilot, "w")
    await on(app, "WeeksScreen")
    await sees(app, "Body")


def line_with(app: Companion, name: str) -> str:
    return next(line for line in shown(app).splitlines() if line.strip().startswith(name))


async def test_two_weeks_with_all_five_in_sight(context: Context) -> None:
    three_weeks(context)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_weeks(app, pilot)
        await sees(app, "8 to 21 Nov 2026")
        assert [line_with(app, name).split()[0] for name in ("Seen", "Safe", "Soothed", "Secure", "Stable")]
        lines = shown(app).splitlines()
        at = next(n for n, line in enumerate(lines) if line.strip().startswith("Safe"))
        assert lines[at + 1].split()[:7] == ["8", "5", "3", "7", "6", "0", "4"], "13, 9, 8, 6, 5, 1 and 0 days ago"
        assert "?" in lines[at], "can't tell has its own sign, and no number"
        assert "usually 4.5" in lines[at]
        assert "○ settled  ≈ stirred up  ▽ shut down" in shown(app)
        await sees(app, "Saturday 21 November · body: settled · safe 4  soothed 3")


async def test_a_day_is_said_with_its_first_words_and_opened(context: Context) -> None:
    three_weeks(context)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_weeks(app, pilot)
        await press(pilot, *["left"] * 5)
        await sees(app, "Monday 16 November · body: settled · safe 6  soothed 8")
        await sees(app, "“The kettle, 5 days back.”")
        await press(pilot, "left")
        await sees_no(app, "The kettle")
        await press(pilot, "right", "enter")
        await on(app, "JournalScreen")
        await sees(app, "Monday 16 November")
        await sees(app, "The kettle, 5 days back.")
        await press(pilot, "escape")
        await on(app, "WeeksScreen")


async def test_where_today_is_discreet_no_words_are_shown(context: Context) -> None:
    three_weeks(context)
    context.change(discreet=True)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_weeks(app, pilot)
        await press(pilot, *["left"] * 5)
        await sees(app, "Monday 16 November · body: settled")
        await asyncio.sleep(0.15)  # longer than a day is in focus before its words are read
        assert "kettle" not in shown(app)


async def test_the_days_change_by_digit_by_click_and_by_bracket(context: Context) -> None:
    three_weeks(context)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_weeks(app, pilot)
        await press(pilot, "2")
        await sees(app, "23 Oct to 21 Nov 2026")
        await press(pilot, "3")
        await sees(app, "24 Aug to 21 Nov 2026")
        await sees(app, "M ")
        await pilot.click("#periods", offset=(3, 0))
        await sees(app, "8 to 21 Nov 2026")
        await press(pilot, "left_square_bracket")
        await sees(app, "25 Oct to 7 Nov 2026")
        await press(pilot, "right_square_bracket", "right_square_bracket")
        await sees(app, "8 to 21 Nov 2026")


@pytest.mark.parametrize("columns", [80, 120])
async def test_in_words_with_tables_and_back(context: Context, columns: int) -> None:
    three_weeks(context)
    app = Companion(context)
    async with app.run_test(size=(columns, 40)) as pilot:
        await to_weeks(app, pilot)
        await press(pilot, "w")
        await sees(app, "Safe: 7 of 14 days, usually 5 on these, from 0 to 8; can't tell on 1; skipped on 1.")
        await sees(app, "Small connections where you said how it went")
        await sees(app, "Seen  Safe  Soothed  Secure  Stable")
        row = line_with(app, "Something of your own")
        assert row.split() == ["Something", "of", "your", "own", "1", "1"]
        await press(pilot, "escape")
        await sees(app, "usually 4.5")
        await press(pilot, "escape")
        await on(app, "TodayScreen")


async def test_people_are_told_of_only_when_asked(context: Context) -> None:
    three_weeks(context)
    app = Companion(context)
    async with app.run_test(size=(120, 50)) as pilot:
        await to_weeks(app, pilot)
        await press(pilot, "2", "w")
        await sees(app, "Safe: 10 of 30 days")
        assert "Ana" not in shown(app)
        await press(pilot, "p")
        await sees(app, "Ana: 21 November, 20 November,")
        await sees(app, "Soothed: on 6 days with Ana, usually 3; on the other 6, usually 3.")
        assert line_with(app, "Ana   ").split()[:2] == ["Ana", "6"]
        await press(pilot, "p")
        await sees(app, "usually 4.5")
        assert "Ana" not in shown(app)


async def test_words_that_soothed_come_only_when_asked_and_without_what_is_put_away(context: Context) -> None:
    three_weeks(context)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_weeks(app, pilot)
        await press(pilot, "2", "h")
        await sees(app, "The kettle, 5 days back.")
        page = shown(app)
        assert page.index("5 days back") < page.index("16 days back"), "newest first"
        assert "put away" not in page
        await press(pilot, "1")
        await sees_no(app, "16 days back")
        await sees(app, "The kettle, 5 days back.")
        await press(pilot, "h")
        await sees(app, "usually 4.5")


async def test_what_someone_wrote_is_never_markup_nor_an_escape(context: Context) -> None:
    checkin(context, 0, reflection("soothed", 8, "[red]tea[/red] \x1b[2J [/oops]"))
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_weeks(app, pilot)
        await sees(app, "“[red]tea[/red] ␛[2J [/oops]”")
        await press(pilot, "h")
        await sees(app, "[red]tea[/red] ␛[2J [/oops]")


async def test_an_empty_journal_says_what_to_do(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "w Weeks")
        await press(pilot, "w")
        await sees(app, "Nothing to show yet.")
        await sees_no(app, "A longer span")
        await sees(app, "On Today: c check in")
        await sees_no(app, "p People")
        await press(pilot, "y")
        await on(app, "YearScreen")
        await sees(app, "Nothing to show yet.")


@pytest.mark.parametrize("size", [(120, 40), (60, 20), (40, 12)])
async def test_all_five_are_in_sight_at_every_size(context: Context, size: tuple[int, int]) -> None:
    three_weeks(context)
    app = Companion(context)
    async with app.run_test(size=size):
        await sees(app, "Help now")
        await app.run_action("open('insights')")
        for name in ("Body", "Seen", "Safe", "Soothed", "Secure", "Stable", "Saturday 21 November"):
            await sees(app, name)


async def test_the_year_by_need_by_number_and_by_bracket(context: Context) -> None:
    three_weeks(context)
    checkin(context, 400, reflection("safe", 10))
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_weeks(app, pilot)
        await press(pilot, "y", "2")
        await on(app, "YearScreen")
        await sees(app, "2 ▸ Safe")
        await sees(app, "10 of 325 days rated")
        assert line_with(app, "Sat").rstrip().endswith("4"), "today is in focus, and its own number"
        await sees(app, "Saturday 21 November · body: settled · safe 4")
        await press(pilot, "up")
        await sees(app, "Friday 20 November")
        await press(pilot, "left")
        await sees(app, "Friday 13 November · body: settled · safe 3")
        await press(pilot, "d")
        await sees(app, "X 10" if "X" in line_with(app, "Sat") else "? can't tell")
        await press(pilot, "w")
        await sees(app, "Safe, November: rated on 10 days, usually 4.5 on these, from 0 to 9.")
        await press(pilot, "escape", "left_square_bracket")
        await sees(app, "b Body    2025")
        await sees(app, "1 of 76 days rated")
        await press(pilot, "left_square_bracket", "right_square_bracket", "right_square_bracket")
        await sees(app, "2 ▸ Safe")
        await press(pilot, "b")
        await sees(app, "b ▸ Body    2026")
        await press(pilot, "a")
        await sees(app, "a ▸ All five")
        await press(pilot, "enter")
        await on(app, "JournalScreen")
        await press(pilot, "escape", "escape")
        await on(app, "WeeksScreen")


async def test_a_large_window_shows_a_panel_for_each_need(context: Context) -> None:
    three_weeks(context)
    app = Companion(context)
    async with app.run_test(size=(120, 45)) as pilot:
        await to_weeks(app, pilot)
        await press(pilot, "y")
        await sees(app, "a ▸ All five")
        for name in ("Seen", "Safe usually 4.5", "Soothed usually 3", "Secure", "Stable"):
            await sees(app, name)
        day = app.screen.query_one(DaysPicture)
        row = next(n for n, line in enumerate(shown(app).splitlines()) if line.strip().startswith("T "))
        await pilot.click(offset=(40, row))
        assert day.day.weekday() == 1, "a click on a Tuesday"


async def test_no_word_of_judgement_anywhere(context: Context) -> None:
    three_weeks(context)
    app = Companion(context)
    async with app.run_test(size=(120, 60)) as pilot:
        await to_weeks(app, pilot)
        for keys, there in (
            (("2", "w"), "10 of 30"),
            (("p",), "Ana: 21 November"),
            (("h",), "The kettle"),
            (("y", "w"), "Safe, N"),
        ):
            await press(pilot, *keys)
            await sees(app, there)
            assert not [word for word in FORBIDDEN if word in shown(app).lower()]


async def sees_words(app: Companion, text: str) -> None:
    """Waits until every word of this is somewhere on the screen."""
    await until(lambda: all(word in shown(app) for word in text.split()), text)


async def test_a_place_of_the_circle_is_told_as_a_place(context: Context) -> None:
    for days_ago in range(12):
        at = ["the library"] if days_ago % 2 else []
        checkin(context, days_ago, reflection("safe", 8 if at else 2, people=at))
    for name in ("The library", "Park"):
        context.journal.circle.add(CirclePart(id="", kind="place", name=name))
    app = Companion(context)
    async with app.run_test(size=(120, 40)) as pilot:
        await to_weeks(app, pilot)
        await press(pilot, "w")
        await sees(app, "that's all this says.")
        await sees_words(app, "'The library', usually 8;")


async def test_thousands_of_entries_are_read_while_the_screen_goes_on(context: Context) -> None:
    """So many that processes of their own read them, which has to work under a screen, too."""
    many_days(context, 2100)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "w Weeks")
        longest = asyncio.create_task(longest_gap(app))
        await press(pilot, "w", "y")
        await sees(app, "of 325 days rated")
        assert await longest < 1.0, "reading them all at once would take longer than that"


def many_days(context: Context, days: int) -> None:
    """A check-in for each of so many days. The files are written directly: saving each would take its time."""
    first = checkin(context, 0, reflection("seen", 5))
    folder = context.places.data / "entries"
    written = (folder / first[:4] / f"{first}.toml").read_text(encoding="utf-8")
    today = context.clock().date()
    for ago in range(1, days):
        day = (today - timedelta(days=ago)).isoformat()
        (folder / day[:4]).mkdir(mode=0o700, exist_ok=True)
        moved = written.replace(today.isoformat(), day)
        (folder / day[:4] / f"{day}{first[10:]}.toml").write_text(moved, encoding="utf-8")


async def longest_gap(app: Companion) -> float:
    """Seconds the screen stood still at most until the year was drawn."""
    loop = asyncio.get_running_loop()
    longest, before = 0.0, loop.time()
    while "of 325 days rated" not in shown(app):
        await asyncio.sleep(0.005)
        now = loop.time()
        longest, before = max(longest, now - before), now
    return longest
