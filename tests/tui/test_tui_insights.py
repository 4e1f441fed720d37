"""Trends on the screen: what is drawn, what is told, and what only when it is asked for."""

import asyncio
from datetime import timedelta

import pytest
from textual.pilot import Pilot

from connectwell import insights
from connectwell.context import Context
from connectwell.library import Library
from connectwell.model.circle import CirclePart
from connectwell.tui.app import Companion
from tui.tui_tools import note, on, press, sees, sees_no, shown, until
from tui.tui_weeks import checkin, reflection, three_weeks

FORBIDDEN = (
    "better", "worse", "improv", "declin", "streak", "trend", "average", "total", "missed", "only", "↑", "↓", "goal",
    "score", "should", "must", "perfect", "normal",
)  # fmt: skip


async def to_insights(app: Companion, pilot: Pilot[None]) -> None:
    """From Today to the screen, with the first need on it."""
    await sees(app, "w Weeks")
    await press(pilot, "w")
    await on(app, "InsightsScreen")
    await sees(app, "Seen:")


async def test_today_shows_nothing_of_it_until_t(context: Context) -> None:
    three_weeks(context)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "w Weeks")
        assert "of 14 days" not in shown(app)
        await to_insights(app, pilot)
        await press(pilot, "escape")
        await on(app, "TodayScreen")


async def test_one_need_at_a_time_told_and_drawn(context: Context) -> None:
    three_weeks(context)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_insights(app, pilot)
        await sees(app, "Seen: no rating.")
        await press(pilot, "tab")
        await sees(app, "Safe: 7 of 14 days, middle 5, from 0 to 8; can't tell on 1; skipped on 1.")
        lines = shown(app).splitlines()
        top = next(n for n, line in enumerate(lines) if "10 │" in line)
        assert "at ease" in lines[top - 1]
        assert "0 │" in lines[top + 5]
        assert "on guard throughout" in lines[top + 6]
        assert lines[top + 5].count("▖") == 1, "one day of 0, in its own place"
        assert "- ?" in " ".join(lines[top + 7].split()), "skipped and can't tell stand below, apart from 0"
        await sees(app, "? can't tell; - skipped.")


async def test_a_day_without_an_entry_is_a_gap(context: Context) -> None:
    checkin(context, 0, reflection("seen", 4))
    checkin(context, 4, reflection("seen", 4))
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_insights(app, pilot)
        row = next(line for line in shown(app).splitlines() if "▖" in line)
        between = row[row.index("▖") + 1 : row.rindex("▖")]
        assert between.strip() == ""
        assert len(between) == 15, "four days apart, four columns a day"


async def test_fewer_than_five_values_stand_for_themselves(context: Context) -> None:
    for days_ago, rating in enumerate((4, 9, 2)):
        checkin(context, days_ago, reflection("seen", rating))
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_insights(app, pilot)
        await sees(app, "Seen: 3 of 14 days: 2, 9, 4.")
        assert "middle 4" not in shown(app)


async def test_the_days_change_by_digit_by_arrow_and_by_click(context: Context) -> None:
    three_weeks(context)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_insights(app, pilot)
        await press(pilot, "tab")
        await sees(app, "1 ● 14")
        await press(pilot, "2")
        await sees(app, "Safe: 10 of 30 days")
        await sees(app, "2 ● 30")
        await press(pilot, "right")
        await sees(app, "Safe: 10 of 90 days")
        await press(pilot, "4")
        await sees(app, "Safe: 10 of 365 days")
        await press(pilot, "right", "right")
        await sees(app, "Safe: 10 of 21 days")
        await sees(app, "5 ● all days")
        await press(pilot, "left", "left", "left", "left", "left")
        await sees(app, "Safe: 7 of 14 days")
        await pilot.click("#periods", offset=(10, 0))
        await sees(app, "Safe: 10 of 30 days")


async def test_tab_goes_through_the_five_and_what_is_more(context: Context) -> None:
    three_weeks(context)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_insights(app, pilot)
        for name in ("Safe:", "Soothed:", "Secure:", "Stable:"):
            await press(pilot, "tab")
            await sees(app, f"{name} ")
        await press(pilot, "tab")
        await sees(app, "Arriving: settled 10.")
        await sees(app, "Words written: with others 1.")
        await sees(app, "Small connections: done 1.")
        await sees(app, "They touched: seen 1.")
        await press(pilot, "tab")
        await sees(app, "Seen: no rating.")
        await press(pilot, "shift+tab")
        await sees(app, "Arriving:")
        await pilot.click("#pages", offset=(20, 0))
        await sees(app, "Soothed: 9 of 14 days")


async def test_a_large_window_shows_all_five_at_once(context: Context) -> None:
    three_weeks(context)
    app = Companion(context)
    async with app.run_test(size=(120, 40)) as pilot:
        await to_insights(app, pilot)
        for text in ("Seen: no rating.", "Safe: 7 of 14", "Soothed: 9 of 14", "Secure: no", "Stable: no", "Arriving:"):
            await sees(app, text)
        await sees_no(app, "Tab Next")
        await pilot.resize_terminal(80, 24)
        await sees_no(app, "Arriving:")
        await sees(app, "Tab Next")


@pytest.mark.parametrize(("key", "ends"), [("1", "- skipped."), ("3", "? can't tell."), ("4", "to highest.")])
async def test_all_of_a_plot_stands_on_a_small_window(context: Context, key: str, ends: str) -> None:
    three_weeks(context)
    app = Companion(context)
    async with app.run_test(size=(60, 20)) as pilot:
        await to_insights(app, pilot)
        await press(pilot, "tab", key)
        await sees(app, "Safe: ")
        await sees(app, "21 Nov")
        await sees(app, ends)
        assert "at ease" in shown(app)
        assert "More below" not in shown(app)


async def test_what_is_below_on_a_lower_window_is_said_and_reached(context: Context) -> None:
    three_weeks(context)
    app = Companion(context)
    async with app.run_test(size=(60, 16)) as pilot:
        await to_insights(app, pilot)
        await press(pilot, "tab")
        await sees(app, "Space More below")
        assert "- skipped." not in shown(app)
        await press(pilot, "space")
        await sees(app, "- skipped.")
        await sees_no(app, "More below")


async def test_people_are_told_of_only_when_asked(context: Context) -> None:
    three_weeks(context)
    app = Companion(context)
    async with app.run_test(size=(120, 60)) as pilot:
        await to_insights(app, pilot)
        await press(pilot, "5")
        await sees(app, "Safe: 10 of 21 days")
        assert "Ana" not in shown(app)
        await press(pilot, "p")
        await sees(app, "Soothed: on 6 days with Ana, the middle was 3; on the other 6, 3.")
        await press(pilot, "p")
        await sees_no(app, "Ana")


async def test_on_a_small_window_people_open_the_page_they_are_on(context: Context) -> None:
    three_weeks(context)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_insights(app, pilot)
        await press(pilot, "p")
        await sees(app, "People: a name is shown here once 5 rated days have it")


async def test_words_that_soothed_come_only_when_asked_and_without_what_is_put_away(context: Context) -> None:
    three_weeks(context)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_insights(app, pilot)
        assert "kettle" not in shown(app)
        await press(pilot, "5", "w")
        await sees(app, "The kettle, 5 days back.")
        await sees(app, "Monday 16 November 2026")
        page = shown(app)
        assert page.index("5 days back") < page.index("16 days back"), "newest first"
        assert "put away" not in page
        await press(pilot, "w")
        await sees_no(app, "kettle")
        await press(pilot, "1", "w")
        await sees(app, "The kettle, 5 days back.")
        assert "16 days back" not in shown(app), "of these days alone"


async def test_what_someone_wrote_is_never_markup_nor_an_escape(context: Context) -> None:
    checkin(context, 0, reflection("soothed", 8, "[red]tea[/red] \x1b[2J [/oops]"))
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_insights(app, pilot)
        await press(pilot, "w")
        await sees(app, "[red]tea[/red] ␛[2J [/oops]")


async def test_an_empty_journal_says_what_to_do(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "w Weeks")
        await press(pilot, "w")
        await sees(app, "Nothing to show yet.")
        await sees(app, "A longer span may have more.")
        await sees(app, "On Today: c check in")
        await sees_no(app, "p People")
        await press(pilot, "5")
        await sees_no(app, "A longer span")


async def test_what_is_in_the_way_is_said(context: Context, tmp_path_factory: pytest.TempPathFactory) -> None:
    three_weeks(context)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "w Weeks")
        context.library = Library(tmp_path_factory.mktemp("nothing"))
        await press(pilot, "w")
        await sees(app, "needs.toml")


async def test_the_figures_are_those_of_every_other_face(context: Context) -> None:
    three_weeks(context)
    note(context, "not rated")
    until = context.clock().date()
    app = Companion(context)
    async with app.run_test(size=(120, 60)) as pilot:
        await to_insights(app, pilot)
        for key, days in enumerate((*insights.SPANS, None), 1):
            found = insights.summarise(context.journal.facts(), until=until, days=days)
            await press(pilot, str(key))
            for sentence in (*map(insights.need_sentence, found.needs), *insights.other_sentences(found)):
                for part in sentence.split(","):  # beside each other, sentences are broken anywhere
                    await sees_words(app, part)


async def sees_words(app: Companion, text: str) -> None:
    """Waits until every word of this stands somewhere on the screen."""
    await until(lambda: all(word in shown(app) for word in text.split()), text)


async def test_no_word_of_judgement_anywhere(context: Context) -> None:
    three_weeks(context)
    app = Companion(context)
    async with app.run_test(size=(120, 60)) as pilot:
        await to_insights(app, pilot)
        await press(pilot, "5", "p", "w")
        await sees(app, "The kettle")
        page = shown(app).lower()
        assert not [word for word in FORBIDDEN if word in page]


async def test_a_place_of_the_circle_is_told_as_a_place(context: Context) -> None:
    for days_ago in range(12):
        at = ["the library"] if days_ago % 2 else []
        checkin(context, days_ago, reflection("safe", 8 if at else 2, people=at))
    for name in ("The library", "Park"):
        context.journal.circle.add(CirclePart(id="", kind="place", name=name))
    app = Companion(context)
    async with app.run_test(size=(120, 40)) as pilot:
        await to_insights(app, pilot)
        await sees(app, "that's all this says.")
        await sees_words(app, "'The library', the middle was 8;")


async def test_thousands_of_entries_are_read_while_the_screen_goes_on(context: Context) -> None:
    """So many that processes of their own read them, which has to work under a screen, too."""
    many_days(context, 2100)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "w Weeks")
        longest = asyncio.create_task(longest_gap(app))
        await press(pilot, "w", "5")
        await sees(app, "Seen: 2,100 of 2,100 days")
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
    """Seconds the screen stood still at most until *seen* was told of."""
    loop = asyncio.get_running_loop()
    longest, before = 0.0, loop.time()
    while "Seen: 2,100" not in shown(app):
        await asyncio.sleep(0.005)
        now = loop.time()
        longest, before = max(longest, now - before), now
    return longest
