"""Made larger or smaller at any step, nothing is lost: not the words, not the focus. Too small says so."""

from textual.pilot import Pilot

from connectwell import sentences
from connectwell.tui.app import Companion
from connectwell.tui.widgets.editor import Editor
from connectwell.tui.widgets.keys import Keys
from tui.tui_tools import focus, press, sees, sees_no, settled, shown, to_prompt, write

_SIZES = [(120, 40), (60, 20), (80, 24)]


def _lines_of_keys(app: Companion) -> int:
    return app.screen.query_one(Keys).size.height


async def _resized(app: Companion, pilot: Pilot[None], text: str) -> None:
    """At every size the text can be read, and what had the focus has it still."""
    held = focus(app)
    for size in _SIZES:
        await pilot.resize_terminal(*size)
        await sees(app, text)
        lines = await settled(app, pilot)
        assert focus(app) is held
        assert len(lines) == size[1]
        assert all(len(line) <= size[0] for line in lines)
        assert "F1 Help now" in shown(app)
        if type(app.screen).__name__ == "WalkScreen":
            assert _lines_of_keys(app) <= 2, lines[-4:]


async def test_every_step_of_a_settled_day(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await _resized(app, pilot, "A small connection")
        await press(pilot, "c")
        await sees(app, "How is your body right now?")
        await _resized(app, pilot, "Can't tell")
        await press(pilot, "1")
        await sees(app, "how much of each")
        await press(pilot, *"23456")
        await _resized(app, pilot, "Stable")
        await press(pilot, "enter")
        await sees(app, "Which would you like to write about")
        await _resized(app, pilot, "5  ○ Stable")
        await press(pilot, "n", "1", "enter")
        await sees(app, "prompt: what was")
        await write(pilot, "kept through every size")
        await _resized(app, pilot, "kept through every size")
        await press(pilot, "ctrl+n")
        await sees(app, "I did this")
        await _resized(app, pilot, "Not today")
        await press(pilot, "d")
        await sees(app, "How did it go")
        await write(pilot, "landed softly")
        await _resized(app, pilot, "landed softly")
        await press(pilot, "ctrl+n")
        await sees(app, "Anything you'd like to take with you")
        await _resized(app, pilot, "Anything you'd like to take with you")
        await press(pilot, "ctrl+n")
        await sees(app, sentences.KEEP_ALL)
        await _resized(app, pilot, "Choose what to bring")
        await press(pilot, "b")
        await sees(app, "Who may see each part?")
        await _resized(app, pilot, "kept through every size")
        await press(pilot, "enter")
        await sees(app, sentences.WRITTEN)
        await _resized(app, pilot, sentences.WRITTEN)


async def test_every_step_of_a_hard_day(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "c")
        await sees(app, "How is your body right now?")
        await press(pilot, "3")
        await sees(app, "Shall we go gently?")
        await _resized(app, pilot, "Stop here")
        await press(pilot, "1")
        await sees(app, "1 of 3")
        await press(pilot, "escape")
        await sees(app, "How is it now?")
        await _resized(app, pilot, "Can't tell")
        await press(pilot, "2")
        await sees(app, "What is near you")
        await _resized(app, pilot, "None of these")


async def test_the_whole_glance_stands_on_a_small_window(app: Companion) -> None:
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "r")
        await sees(app, "how much of each")
        await press(pilot, "down", "0", "down", "down", "down")
        await sees(app, "F1 has people you can call or text.")
        await sees(app, "▸ Stable")
        for row in ("Seen", "Safe", "Soothed", "Secure", "Stable", "felt invisible", "nothing held … the ground held"):
            assert row in shown(app)


async def test_a_gentle_prompt_shows_its_keys_on_two_lines_of_a_small_window(app: Companion) -> None:
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "c")
        await sees(app, "How is your body right now?")
        await press(pilot, "2", "2")
        await sees(app, "F5 Rate")
        await sees(app, "F4 Hide")
        assert _lines_of_keys(app) == 2


async def test_rows_stand_close_on_a_low_window(app: Companion) -> None:
    async with app.run_test(size=(80, 16)) as pilot:
        await press(pilot, "r")
        await sees(app, "how much of each")
        await sees(app, "felt invisible")
        lines = shown(app).splitlines()
        meaning = next(n for n, line in enumerate(lines) if "felt invisible" in line)
        assert "Safe" in lines[meaning + 1]


async def test_too_small_says_so_and_that_the_words_are_safe(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await write(pilot, "still here")
        for size in [(30, 24), (80, 8), (20, 6)]:
            await pilot.resize_terminal(*size)
            await sees(app, "too small")
            assert "still here" not in shown(app)
        await pilot.resize_terminal(80, 24)
        await sees(app, "still here")
        await sees_no(app, "too small")
        assert isinstance(focus(app), Editor)


async def test_where_the_top_line_is_full_the_name_makes_room(app: Companion) -> None:
    app.context.change(region=None)
    async with app.run_test(size=(40, 12)) as pilot:
        await sees(app, "A small connection")
        await press(pilot, "f1")
        await sees(app, "No country is chosen yet")
        assert (await settled(app, pilot))[0].strip() == "Help now · no country chosen"
        await pilot.resize_terminal(60, 20)
        assert (await settled(app, pilot))[0].split("  ")[0].strip() == "connectwell"
