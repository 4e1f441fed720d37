"""Left open over midnight and over the turn of the day: what is shown follows, what was begun is asked about."""

from datetime import timedelta

import pytest

from connectwell import sentences
from connectwell.context import Context
from connectwell.tui.app import Companion
from steady import TickingClock
from tui.tui_bytes import at_rest
from tui.tui_everywhere import arranged, go
from tui.tui_tools import entries, entry, note, on, press, sees, sees_no, shown, to_prompt, write

_NIGHT = timedelta(hours=20)
_TITLES = [
    "command: Journal", "command: Circle", "command: For my session", "command: Weeks", "command: Share",
    "a session", "a line", "somebody",
]  # fmt: skip


async def test_today_follows_over_the_turn(app: Companion, context: Context, clock: TickingClock) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "Saturday 21 November")
        await sees(app, "Good morning.")
        clock.now += timedelta(hours=12)
        app.check_clock()
        await sees(app, "Good evening.")
        await sees(app, "Saturday 21 November")
        clock.now = clock.now.replace(day=22, hour=0, minute=30)
        app.check_clock()
        await sees(app, "Saturday 21 November")
        clock.now = clock.now.replace(hour=4, minute=0)
        app.check_clock()
        await sees(app, "Sunday 22 November")
        await press(pilot, "d")
        await on(app, "FollowUpScreen")
    assert entry(context)["day"].day == 22


@pytest.mark.parametrize("key", ["d", "y", "a", "l", "c", "r", "enter"])
async def test_a_key_for_yesterdays_page_shows_the_new_one_and_does_nothing(
    app: Companion, context: Context, clock: TickingClock, key: str
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "Saturday 21 November")
        clock.now += _NIGHT
        await press(pilot, key)
        await sees(app, sentences.NEW_DAY)
        await sees(app, "Sunday 22 November")
        await on(app, "TodayScreen")
    assert entries(context) == []


@pytest.mark.parametrize("where", _TITLES)
async def test_every_title_says_the_new_day(app: Companion, context: Context, clock: TickingClock, where: str) -> None:
    arranged(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(app, pilot, where)
        assert "Saturday 21 November 2026" in shown(app).splitlines()[0]
        clock.now += _NIGHT
        app.check_clock()
        await at_rest(app)
        assert "Sunday 22 November 2026" in shown(app).splitlines()[0]


async def test_the_month_has_one_more_day(app: Companion, context: Context, clock: TickingClock) -> None:
    note(context, "one note.")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "j")
        await sees(app, "one note.")
        await press(pilot, "m")
        await sees(app, "[21")
        clock.now += _NIGHT
        await press(pilot, "right")
        await sees(app, "[22")


async def _overnight(app: Companion, clock: TickingClock) -> None:
    clock.now += _NIGHT
    app.check_clock()
    await sees(app, "Saturday 21 November, and is saved there.")


async def test_a_check_in_is_asked_about_and_left(app: Companion, context: Context, clock: TickingClock) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await write(pilot, "of the evening")
        await _overnight(app, clock)
        await press(pilot, "x", "y", "2")
        await on(app, "TodayScreen")
        await sees(app, "Your check-in from Saturday 21 November isn't finished.")
    assert entry(context)["reflections"][0]["words"] == "of the evening"


async def test_going_on_with_it_keeps_its_day(app: Companion, context: Context, clock: TickingClock) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await write(pilot, "of the evening")
        await _overnight(app, clock)
        await press(pilot, "1")
        await on(app, "WalkScreen")
        await write(pilot, " and the morning")
        app.check_clock()
        await pilot.press("ctrl+q")
    assert entry(context)["day"].day == 21
    assert entry(context)["reflections"][0]["words"] == "of the evening and the morning"


async def test_the_first_key_after_a_night_asks_too(app: Companion, context: Context, clock: TickingClock) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await write(pilot, "of the evening")
        clock.now += _NIGHT
        await press(pilot, "z")
        await sees(app, "Saturday 21 November, and is saved there.")
        await press(pilot, "escape", "ctrl+q")
    assert entry(context)["reflections"][0]["words"] in ("of the evening", "of the eveningz")


async def test_whoever_writes_across_the_turn_is_asked_once_they_pause(app: Companion, clock: TickingClock) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        clock.now = clock.now.replace(day=22, hour=3, minute=59)
        await press(pilot, "w")
        clock.now = clock.now.replace(hour=4, minute=1)
        await press(pilot, "o")
        await sees_no(app, "A new day has begun")
        clock.now += timedelta(minutes=11)
        app.check_clock()
        await sees(app, "A new day has begun")


async def test_a_check_in_without_an_answer_becomes_one_of_the_new_day(
    app: Companion, context: Context, clock: TickingClock
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "c")
        await sees(app, "How is your body right now?")
        clock.now += _NIGHT
        app.check_clock()
        await sees(app, "Sunday 22 November 2026")
        await at_rest(app)
        await press(pilot, "1")
        await sees(app, "how much of each")
    assert entry(context)["day"].day == 22
    assert entry(context)["id"].startswith("2026-11-22")


async def test_a_check_in_for_another_day_is_nobodys_question(
    app: Companion, context: Context, clock: TickingClock
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await at_rest(app)
        app.open_checkin(day=context.today() - timedelta(days=1))
        await sees(app, "Friday 20 November 2026")
        await press(pilot, "1")
        clock.now += _NIGHT
        app.check_clock()
        await at_rest(app)
        await sees(app, "Friday 20 November 2026")
        assert "A new day has begun" not in shown(app)


@pytest.mark.parametrize(("keys", "words"), [(("b", "n"), "a line"), (("b", "s"), "a session"), (("d",), "a landing")])
async def test_whatever_was_begun_is_asked_about(
    app: Companion, context: Context, clock: TickingClock, keys: tuple[str, ...], words: str
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await at_rest(app)
        for key in keys:
            await pilot.press(key)
            await at_rest(app)
        await write(pilot, words)
        app.save_now()
        await _overnight(app, clock)
        await press(pilot, "2")
        await on(app, "TodayScreen")
    assert entry(context)["day"].day == 21


async def test_while_hidden_it_waits(app: Companion, clock: TickingClock) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await write(pilot, "of the evening")
        await press(pilot, "f4")
        await on(app, "HiddenScreen")
        clock.now += _NIGHT
        app.check_clock()
        await at_rest(app)
        assert shown(app).strip() == "$"
        app.screen.dismiss()
        await sees(app, "Saturday 21 November, and is saved there.")


async def test_a_window_in_front_before_the_first_screen_is_drawn(app: Companion) -> None:
    async with app.run_test(size=(80, 24)):
        await sees(app, "Good morning.")
        early = type(app.screen)()
        app._screen_stack.append(early)  # nothing is in it yet
        app.on_app_focus()
        app._screen_stack.remove(early)
        await sees(app, "Good morning.")
