"""Today's small connection: what can be said to it, how it landed, and what was planned on another day."""

from datetime import timedelta
from io import StringIO

import pytest

from connectwell.context import Context
from connectwell.entries.note import note_draft
from connectwell.plain import Talk, open_companion
from connectwell.session import agenda
from connectwell.settings import read_settings
from connectwell.tui.app import Companion
from steady import MORNING, TickingClock
from tui.tui_tools import entries, on, on_disk, press, sees, sees_no, shown, until, write


@pytest.mark.parametrize(("hour", "said"), [(23, "Good evening."), (2, "Hello."), (12, "Good afternoon.")])
async def test_the_screens_and_the_lines_greet_alike(
    app: Companion, context: Context, clock: TickingClock, hour: int, said: str
) -> None:
    clock.now = MORNING.replace(hour=hour, minute=18)
    out = StringIO()
    open_companion(context, Talk(StringIO("q\n"), out, 72))
    assert said in out.getvalue()
    async with app.run_test(size=(80, 24)):
        await sees(app, said)


async def test_i_did_this_asks_how_it_landed(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "Send one line")
        await press(pilot, "d")
        await sees(app, "How did it go")
        await write(pilot, "She wrote back.")
        await press(pilot, "tab", "2", "enter")
        await sees(app, "A small connection · did this")
    done = entries(context)[0]["connections"][0]
    assert (done["status"], done["landed"]["words"], done["landed"]["touched"]) == (
        "done", "She wrote back.", ["safe"],
    )  # fmt: skip


async def test_nothing_need_be_said_about_how_it_landed(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "Send one line")
        await press(pilot, "d")
        await sees(app, "How did it go")
        await press(pilot, "escape")
        await sees(app, "A small connection · did this")
        await sees(app, "d How did it go")
    assert entries(context)[0]["connections"][0]["status"] == "done"


async def test_how_it_landed_is_saved_as_it_is_typed_and_can_be_taken_back(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "Send one line")
        await press(pilot, "d")
        await sees(app, "How did it go")
        await write(pilot, "ab")
        await on_disk(context, "ab")
        await press(pilot, "backspace", "backspace", "escape")
        await on(app, "TodayScreen")
    assert "words" not in entries(context)[0]["connections"][0].get("landed", {})


async def test_saying_it_again_opens_with_what_was_said_and_loses_nothing(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "Send one line")
        await press(pilot, "d")
        await sees(app, "How did it go")
        await write(pilot, "Hug from Sam")
        await press(pilot, "tab", "2", "enter")
        await sees(app, "A small connection · did this")
        await press(pilot, "d")
        await sees(app, "Hug from Sam")
        await press(pilot, "ctrl+n")
        await sees(app, "A small connection · did this")
        await press(pilot, "d")
        await sees(app, "Hug from Sam")
        await write(pilot, ", and tea")
        await press(pilot, "ctrl+n")
        await on(app, "TodayScreen")
    ((done,),) = [found["connections"] for found in entries(context)]
    assert (done["landed"]["words"], done["landed"]["touched"]) == ("Hug from Sam, and tea", ["safe"])


async def test_another_shows_another_and_not_today_is_an_answer(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "Send one line")
        await press(pilot, "a")
        await sees_no(app, "Send one line")
        await press(pilot, "l")
        await sees(app, "A small connection · not today")
    said = [c["status"] for e in entries(context) for c in e["connections"]]
    assert sorted(said) == ["not-today", "passed"]


async def test_a_plan_of_yesterday_can_be_landed(context: Context) -> None:
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "Send one line")
        await press(pilot, "y")
        await sees(app, "A small connection · to try")
    context.clock.now += timedelta(days=1)  # type: ignore[attr-defined]  # the tests' own clock can be set
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "To try, since Saturday")
        await press(pilot, "g")
        await sees(app, "How did it go")
        await write(pilot, "It was all right.")
        await press(pilot, "ctrl+n")
        await on(app, "TodayScreen")
        await sees_no(app, "To try, since")
    landed = entries(context)[0]["connections"][0]
    assert (landed["status"], landed["landed"]["words"]) == ("done", "It was all right.")


async def test_a_plan_can_be_let_go(context: Context) -> None:
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "Send one line")
        await press(pilot, "y")
        await sees(app, "A small connection · to try")
    context.clock.now += timedelta(days=1)  # type: ignore[attr-defined]  # the tests' own clock can be set
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "To try, since")
        await press(pilot, "t")
        await sees_no(app, "To try, since")
    assert entries(context)[0]["connections"][0]["status"] == "not-today"


async def test_tab_reaches_every_line_of_today(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "Send one line")
        reached = []
        for _ in range(10):
            await until(lambda: app.focused is not None, "a focus")
            reached.append(app.focused.id if app.focused else "")
            await press(pilot, "tab")
        assert reached == [
            "act-begin", "act-glance", "act-done", "act-planned", "act-passed", "act-never", "act-not-today", "act-own",
            "act-ladder",
            "act-agenda",
        ]  # fmt: skip
        assert app.focused is not None
        assert app.focused.id == "act-begin"


async def test_today_never_shows_what_was_written_or_rated(context: Context) -> None:
    from tui.tui_tools import note, open_page

    note(context, "a secret note")
    open_page(context, "a secret page")
    app = Companion(context)
    async with app.run_test(size=(80, 24)):
        await sees(app, "open where you left it")
        assert "secret" not in shown(app)


async def test_what_in_the_settings_cannot_be_read_is_said_on_the_first_screen(context: Context) -> None:
    (context.places.config / "config.toml").write_text('welcomed = true\nplain = "ja"\nregion = "DE"\n')
    app = Companion(
        type(context)(context.places, read_settings(context.places), context.journal, context.library, context.clock)
    )
    async with app.run_test(size=(80, 24)):
        await sees(app, "plain: expected true or false")
        await sees(app, "Send one line")


async def test_what_was_said_about_one_thing_is_not_said_again_after_another(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "A small connection")
        await press(pilot, "n")
        await on(app, "NoteScreen")
        await write(pilot, "rain")
        await press(pilot, "ctrl+n")
        await sees(app, "Saved. It's in your journal.")
        await press(pilot, "question_mark", "escape")
        await sees(app, "Saved. It's in your journal.")
        await press(pilot, "o")
        await on(app, "CircleScreen")
        await press(pilot, "escape")
        await on(app, "TodayScreen")
        await sees_no(app, "Saved. It's in your journal.")


async def test_of_several_that_are_not_finished_each_can_be_gone_on_with_or_left(context: Context) -> None:
    note_draft(context).save("Rain on the roof", so_far=True)
    agenda.LineDraft(context).save("How mornings go", so_far=True)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "A note for your session, from Saturday 21 November, isn't finished.")
        await sees(app, "one more.")
        await press(pilot, "z")
        await sees(app, "Which one?")
        await press(pilot, "1")
        await sees(app, "A note from Saturday 21 November isn't finished.")
        await sees_no(app, "one more")
        await press(pilot, "f")
        await sees(app, "Rain on the roof")


@pytest.mark.parametrize("keys", [("j", "m", "left", "c"), ("ctrl+p", *"for", "space", *"yesterday", "enter")])
async def test_a_check_in_for_yesterday_belongs_to_it(context: Context, keys: tuple[str, ...]) -> None:
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "A small connection")
        for key in keys:
            await press(pilot, key)
            await pilot.pause()
        await on(app, "WalkScreen")
        await press(pilot, "1")
        await until(
            lambda: [entry["day"] for entry in entries(context)] == [MORNING.date() - timedelta(days=1)], "its day"
        )
