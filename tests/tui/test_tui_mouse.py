"""Everything can be done with the mouse as well."""

import pytest
from textual.pilot import Pilot

from connectwell.context import Context
from connectwell.tui.app import Companion
from tui.tui_tools import entries, entry, on, press, sees, settled, to_prompt, until, write


async def _click(app: Companion, pilot: Pilot[None], text: str) -> None:
    """Clicks in the middle of this text on the screen."""
    await sees(app, text)
    for y, line in enumerate(await settled(app, pilot)):
        if text in line:
            await pilot.click(offset=(line.index(text) + len(text) // 2, y))
            await pilot.pause()
            return


async def test_a_shut_down_day_by_clicks(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        for text in ("Begin", "Shut down", "Go gently", "A sound", "Not today"):
            await _click(app, pilot, text)
        await sees(app, "Saved. That's all for now.")
    assert entry(context)["arrival"]["near"] == "sound"


async def test_a_click_on_the_scale_rates(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await _click(app, pilot, "r Ratings")
        await sees(app, "how much of each did you feel?")
        lines = await settled(app, pilot)
        y, line = next((y, line) for y, line in enumerate(lines) if "Safe" in line)
        first = line.index(" 0 ") + 1
        for place in (0, 4, 10):
            await pilot.click(offset=(first + 2 * place, y))
            await pilot.pause()
            assert entry(context)["reflections"][0]["rating"] == place
            await sees(app, f"[{place}]")
        await _click(app, pilot, "c Can't tell")
        assert entry(context)["reflections"][0]["unclear"] is True


async def test_needs_are_chosen_by_clicks(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "c")
        await _click(app, pilot, "Settled")
        await sees(app, "how much of each did you feel?")
        await press(pilot, "ctrl+n")
        await sees(app, "Which would you like to write about")
        await _click(app, pilot, "Seen")
        await _click(app, pilot, "Stable")
        await _click(app, pilot, "Go on")
        await sees(app, "Stable")
        await sees(app, "prompt: what was")


async def test_each_of_the_three_marks_can_be_clicked(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await write(pilot, "some words")
        await press(pilot, "ctrl+n")
        await sees(app, "I did this")
        await press(pilot, "l")
        await sees(app, "Anything you'd like to take with you")
        await press(pilot, "ctrl+n")
        await _click(app, pilot, "Choose what to bring")
        await _click(app, pilot, "○ for my session")
        await sees(app, "● for my session")
        assert entry(context)["reflections"][0]["sharing"] == "private"
        await _click(app, pilot, "○ put away")
        await _click(app, pilot, "‹ only me ›")
        await sees(app, "‹ my rating ›")
    marked = entry(context)["reflections"][0]
    assert (marked["sharing"], marked["for_session"], marked["put_away"]) == ("theme", True, True)


async def test_the_connection_on_today_is_answered_by_a_click(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await _click(app, pilot, "I'll try it")
        await sees(app, "A small connection · to try")
    assert entries(context)[0]["connections"][0]["status"] == "planned"


@pytest.mark.usefixtures("rested")
async def test_a_click_on_a_key_of_the_foot_presses_it_once(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await _click(app, pilot, "F2 Settle")
        await sees(app, "1 of 3")
        await pilot.click("#practice-say")
        await sees(app, "2 of 3")
        await _click(app, pilot, "← Back")
        await sees(app, "1 of 3")
        await _click(app, pilot, "Leave")
        await on(app, "TodayScreen")
        await _click(app, pilot, "F4 Hide")
        await on(app, "HiddenScreen")
        await pilot.click(offset=(3, 3))
        await on(app, "HiddenScreen")
        await press(pilot, "f4")
        await sees(app, "Good morning.")
        await until(lambda: len(app.screen_stack) == 1, "only Today to be left")
