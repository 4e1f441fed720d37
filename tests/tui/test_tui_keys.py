"""Each key that the foot of a screen names does what it says; the ones for pacing do so inside the editor too."""

import pytest

from connectwell.context import Context
from connectwell.tui.app import Companion
from connectwell.tui.screens.keys_dialog import _in_columns
from connectwell.tui.widgets.editor import Editor
from tui.tui_tools import entry, focus, on, on_disk, press, sees, sees_no, shown, to_prompt, write


@pytest.mark.parametrize("key", ["f1", "ctrl+g"])
async def test_help_now_opens_inside_the_editor_and_comes_back_to_the_words(app: Companion, key: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await write(pilot, "half a line")
        await press(pilot, key)
        await sees(app, "0800 111")
        await press(pilot, "escape")
        await sees(app, "half a line")
        await write(pilot, " and the rest")
        await sees(app, "half a line and the rest")


async def test_settle_opens_inside_the_editor_and_comes_back_to_the_words(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await write(pilot, "half a line")
        await press(pilot, "f2")
        await sees(app, "Let the eyes go where they like.")
        assert entry(context)["reflections"][0]["words"] == "half a line"
        await press(pilot, "enter", "left")
        await sees(app, "1 of 3")
        await press(pilot, "enter", "space", "right")
        await sees(app, "How is it now?")
        await press(pilot, "ctrl+n")
        await sees(app, "half a line")
        assert focus(app).has_class("-textual-system") is False
        assert isinstance(focus(app), Editor)


async def test_a_settling_practice_can_be_left_at_any_line(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await press(pilot, "f2")
        await sees(app, "1 of 3")
        await press(pilot, "escape")
        await sees(app, "prompt: what was")


@pytest.mark.parametrize(
    ("answer", "after"),
    [("1", "Let the eyes go"), ("2", "I did this"), ("3", "Saved. It will be here"), ("4", "prompt: what")],
)
async def test_that_was_a_lot_has_four_answers(app: Companion, context: Context, answer: str, after: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await write(pilot, "a heavy thing")
        await press(pilot, "f3")
        await sees(app, "It's saved.")
        await press(pilot, answer)
        await sees(app, after)
    assert entry(context)["reflections"][0].get("put_away", False) is (answer == "2")


async def test_next_goes_on_with_the_needs_that_are_chosen(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "c")
        await sees(app, "How is your body right now?")
        await press(pilot, "1")
        await sees(app, "how much of each did you feel?")
        await press(pilot, "ctrl+n")
        await sees(app, "Which would you like to write about")
        await press(pilot, "n", "2", "4", "ctrl+n")
        await sees(app, "Safe   1 of 2")


async def test_next_another_and_back_inside_the_editor(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        first = "first" if "first prompt" in shown(app) else "second"
        other = "second" if first == "first" else "first"
        await press(pilot, "ctrl+r")
        await sees(app, f"{other} prompt")
        await write(pilot, "to the other prompt")
        await press(pilot, "ctrl+n")
        await sees(app, "I did this")
        await press(pilot, "ctrl+b")
        await sees(app, "to the other prompt")
        assert isinstance(focus(app), Editor)
        await press(pilot, "ctrl+b")
        await sees(app, "how much of")
    assert f"{other} prompt" in entry(context)["reflections"][0]["asked"]


async def test_another_keeps_words_with_the_prompt_they_answered(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await write(pilot, "to the one before")
        await press(pilot, "ctrl+r")
        await sees_no(app, "to the one before")
        await sees(app, "What you wrote is kept with the earlier question. You'll see it again at the end.")
        await on_disk(context, "to the one before")
        await press(pilot, "ctrl+r")
        await sees_no(app, "What you wrote is kept")


async def test_back_from_after_settling_reaches_the_question_before(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "c")
        await sees(app, "How is your body right now?")
        await press(pilot, "2")
        await sees(app, "Any of these is enough")
        await press(pilot, "1")
        await sees(app, "1 of 3")
        await press(pilot, "escape")
        await sees(app, "How is it now?")
        await press(pilot, "ctrl+b")
        await sees(app, "Any of these is enough")


async def test_escape_leaves_and_says_that_it_is_saved(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await write(pilot, "left in the middle")
        await press(pilot, "escape")
        await sees(app, "Saved. It will be here when you want it.")
        await on(app, "TodayScreen")
        await sees(app, "Go on where you stopped")
    assert entry(context)["reflections"][0]["words"] == "left in the middle"


async def test_leaving_before_anything_was_said_saves_nothing(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "c")
        await sees(app, "How is your body right now?")
        await press(pilot, "escape")
        await sees(app, "Nothing was written, so nothing was saved.")
    assert not (context.places.data / "entries").exists()


async def test_quit_inside_the_editor_saves_at_once(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await write(pilot, "the last word")
        await pilot.press("ctrl+q")
    assert app.return_code == 0
    assert entry(context)["reflections"][0]["words"] == "the last word"


async def test_the_keys_of_today(app: Companion) -> None:
    opens = {"c": "How is your body", "r": "how much of each did you feel?", "j": "Nothing here yet."}
    async with app.run_test(size=(80, 24)) as pilot:
        for key, there in opens.items():
            await sees(app, "A small connection")
            await press(pilot, key)
            await sees(app, there)
            await press(pilot, "escape")
            await on(app, "TodayScreen")
        await press(pilot, "enter")
        await sees(app, "How is your body")
        await press(pilot, "escape")
        await on(app, "TodayScreen")
        await pilot.press("q")
    assert app.return_code == 0


async def test_the_foot_names_only_keys_that_work_here(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "c")
        await sees(app, "How is your body right now?")
        assert "Back" not in shown(app)
        assert "Another" not in shown(app)
        await press(pilot, "tab")
        await sees(app, "^n Next")  # where something is typed, Enter may not be what goes on
        await press(pilot, "shift+tab")
        await press(pilot, "1")
        await sees(app, "how much of each did you feel?")
        await sees(app, "c Can't tell")
        await sees(app, "^b Back")
        for key in ("F1 Help now", "F2 Settle", "F3 Too much", "F4 Hide", "Esc Stop"):
            assert key in shown(app)


async def test_choices_follow_arrows_and_enter_as_well_as_numbers(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "c")
        await sees(app, "How is your body right now?")
        await press(pilot, "down", "down", "enter")
        await sees(app, "Go gently")
    assert entry(context)["arrival"]["state"] in ("shut-down", "mixed")


async def test_below_a_dialog_only_keys_that_work_there_are_shown(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await sees(app, "^r Another")
        await press(pilot, "f3")
        await sees(app, "It's saved.")
        await sees_no(app, "^r Another")
        for key in ("^n Next", "^b Back", "Esc Stop"):
            assert key not in shown(app)
        await sees(app, "⏎ Choose   Esc Go on   F1 Help now   F2 Settle   F4 Hide")
        await press(pilot, "escape")
        await sees(app, "^r Another")


async def test_below_a_dialog_the_keys_are_there_in_the_colours_of_the_terminal_too(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "A small connection")
        app.show_theme("ansi-dark")
        await press(pilot, "question_mark")
        await sees(app, "Esc Back   F1 Help now   F2 Settle   F4 Hide")


async def test_what_lies_above_an_editor_leaves_it_where_it_was(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await write(pilot, "\n".join(f"line {n}" for n in range(40)))
        editor = focus(app)
        assert isinstance(editor, Editor)
        await press(pilot, *["up"] * 6)
        where = editor.cursor_location, editor.scroll_offset
        assert editor.scroll_offset.y == editor.max_scroll_y
        for above in ("f3", "f2", "f1", "ctrl+p", "ctrl+f"):
            await press(pilot, above)
            assert app.screen is not editor.screen
            await press(pilot, "escape")
            await on(app, "WalkScreen")
            assert (editor.cursor_location, editor.scroll_offset) == where, above


async def test_what_was_written_is_read_on_with_a_key_that_is_named(app: Companion) -> None:
    async with app.run_test(size=(60, 20)) as pilot:
        await to_prompt(app, pilot)
        await write(pilot, "\n".join(f"line {n}" for n in range(24)))
        await press(pilot, "ctrl+n", "l", "ctrl+n", "y")
        await on(app, "WrittenScreen")
        await sees(app, "⏎ Done")
        await sees(app, "Space Read on")
        await press(pilot, "space", "space")
        await sees(app, "line 23")
        await sees_no(app, "Read on")
        await press(pilot, "g")
        await sees(app, "Space Read on")


def test_a_long_name_of_a_key_is_not_broken_in_the_list() -> None:
    keys = [("Home", "First page"), ("End", "I've read it"), ("PgUp PgDn", "Pages"), ("Esc", "Back"), ("n", "Names")]
    rows = _in_columns([*keys, ("PgUp", "A longer one, said")], 2).plain.split("\n")
    assert len(rows) == 3
    assert all(len(row.rstrip()) <= 58 for row in rows)
    rows = _in_columns([*keys, ("PgUp", "What is far too long for two")], 2).plain.split("\n")
    assert len(rows) == 6
