"""A page left open is there again, where it was left; one from an earlier day is offered once."""

from datetime import timedelta

from connectwell import sentences
from connectwell.context import Context
from connectwell.tui.app import Companion
from connectwell.tui.widgets.editor import Editor
from tui.tui_tools import entries, entry, focus, note, on, open_page, press, sees, shown, to_prompt, until, write


async def test_go_on_where_you_stopped(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await write(pilot, "first half")
        await press(pilot, "escape")
        await sees(app, "Go on where you stopped")
        await press(pilot, "c")
        await sees(app, "first half")
        await write(pilot, ", second half")
        await press(pilot, "ctrl+n")
        await sees(app, "I did this")
    assert entry(context)["reflections"][0]["words"] == "first half, second half"


async def test_the_next_start_resumes_too(context: Context) -> None:
    open_page(context, "from before the restart")
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "Go on where you stopped")
        await press(pilot, "enter")
        await sees(app, "from before the restart")
        assert isinstance(focus(app), Editor)


async def test_the_check_in_that_is_asked_for_at_the_start_goes_on_with_the_open_page(context: Context) -> None:
    open_page(context, "from before the restart")
    app = Companion(context)
    app.begin_with(mode="full", only=(), day=None)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "from before the restart")
        await sees(app, sentences.GOING_ON.format(whose=sentences.TODAYS_CHECKIN))
        await press(pilot, "ctrl+n")
        await sees(app, "I did this")
        assert "isn't finished" not in shown(app), "said once"
    assert len(entries(context)) == 1


async def test_an_old_page_is_offered_once(context: Context) -> None:
    open_page(context, "from two days ago", days_ago=2)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "Your check-in from Thursday 19 November isn't finished.")
        await press(pilot, "z")
        await until(lambda: "isn't finished" not in shown(app), "the offer to go")
    again = Companion(context)
    async with again.run_test(size=(80, 24)):
        await sees(again, "A small connection")
        await sees(again, "Send one line")
        assert "isn't finished" not in shown(again)
    assert "finished" not in entry(context)


async def test_an_old_page_is_gone_on_with_under_its_own_day(context: Context) -> None:
    open_page(context, "from two days ago", days_ago=2)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "isn't finished")
        await press(pilot, "f")
        await sees(app, "from two days ago")
        assert "Thursday 19 November 2026" in shown(app)
        assert "Saturday 21" not in shown(app)


async def test_begin_with_an_old_page_open_begins_todays(context: Context) -> None:
    open_page(context, "from two days ago", days_ago=2)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "isn't finished")
        await press(pilot, "c")
        await sees(app, "How is your body right now?")
        await press(pilot, "1")
        await sees(app, "how much of")
    assert [e["day"].isoformat() for e in entries(context)] == ["2026-11-19", "2026-11-21"]


async def test_what_is_put_away_stays_out_of_sight_going_back_and_coming_back(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await write(pilot, "too much for now")
        await press(pilot, "f3")
        await sees(app, "put it away")
        await press(pilot, "2")
        await sees(app, "I did this")
        await press(pilot, "ctrl+b")
        await sees(app, sentences.PUT_AWAY_HERE)
        assert "too much" not in shown(app)
        await press(pilot, "escape", "enter")
        await sees(app, sentences.PUT_AWAY_HERE)
        assert "too much" not in shown(app)
        await write(pilot, "the rain")
        await press(pilot, "ctrl+n")
        await sees(app, "I did this")
    assert entry(context)["reflections"][0]["words"] == "too much for now\nthe rain"


async def test_names_given_by_at_sign_follow_the_words_after_coming_back(context: Context) -> None:
    open_page(context, "with @An", person="An")
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "Go on where you stopped")
        await press(pilot, "enter")
        await sees(app, "with @An")
        await write(pilot, "a again")
        await press(pilot, "ctrl+n")
        await sees(app, "I did this")
    assert entry(context)["reflections"][0]["people"] == ["Ana"]


async def test_an_entry_that_went_away_is_said_and_nothing_breaks(app: Companion, context: Context) -> None:
    open_page(context, "gone soon")
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "Go on where you stopped")
        for file in (context.places.data / "entries").rglob("*.toml"):
            file.unlink()
        await press(pilot, "c")
        await on(app, "TodayScreen")
        await until(lambda: "no entry" in shown(app).lower() or "There is" in shown(app), "a sentence")


async def test_today_says_a_new_day_after_the_night(app: Companion, context: Context) -> None:
    note(context, "the evening before")
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "Saturday 21 November")
        context.clock.now += timedelta(hours=22)  # type: ignore[attr-defined]  # the tests' own clock can be set
        await press(pilot, "j")  # meant for the page of the day before
        await sees(app, "Sunday 22 November")
        await on(app, "TodayScreen")
        await press(pilot, "j")
        await on(app, "JournalScreen")
