"""ctrl+f offers words for how it is in any editor; the one taken is put where the cursor is."""

from dataclasses import replace
from datetime import timedelta

from connectwell.context import Context
from connectwell.model.entry import Arrival, Entry
from connectwell.tui.app import Companion
from connectwell.tui.widgets.editor import Editor
from steady import MORNING
from tui.tui_tools import focus, on_disk, press, sees, sees_no, to_prompt, until, write


async def test_a_word_is_narrowed_taken_and_kept(context: Context) -> None:
    yesterday = MORNING - timedelta(days=1)
    before = Entry(id="2026-11-20T0801-q7f3k2", kind="check-in", day=yesterday.date(), started=yesterday)
    context.journal.add(replace(before, finished=yesterday, arrival=Arrival(words="on edge, wound up")))
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await write(pilot, "I was")
        await press(pilot, "ctrl+f")
        await sees(app, "A word for how you feel")
        await sees(app, "wound up")
        await write(pilot, "on e")
        await sees(app, "on edge")
        await sees_no(app, "wound up")
        await press(pilot, "enter")
        await until(lambda: isinstance(app.focused, Editor), "the editor to have the focus again")
        await write(pilot, ".")
        await on_disk(context, "I was on edge.")


async def test_a_word_of_ones_own_is_taken_as_typed_and_esc_takes_none(context: Context) -> None:
    app = Companion(context)
    async with app.run_test(size=(60, 20)) as pilot:
        await to_prompt(app, pilot)
        await press(pilot, "ctrl+f")
        await sees(app, "A word for how you feel")
        await write(pilot, "[/wobbly]")
        await press(pilot, "enter")
        await until(lambda: isinstance(app.focused, Editor), "the editor to have the focus again")
        assert focus(app).words == "[/wobbly]"  # type: ignore[attr-defined]  # an Editor
        await press(pilot, "ctrl+f")
        await sees(app, "A word for how you feel")
        await press(pilot, "down", "escape")
        await until(lambda: isinstance(app.focused, Editor), "the editor to have the focus again")
        assert focus(app).words == "[/wobbly]"  # type: ignore[attr-defined]  # an Editor


async def test_where_nothing_is_written_it_says_so(context: Context) -> None:
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "A small connection")
        await press(pilot, "ctrl+p")
        await sees(app, "Search")
        await write(pilot, "feeling words")
        await press(pilot, "enter")
        await sees(app, "Feeling words go where you write")
