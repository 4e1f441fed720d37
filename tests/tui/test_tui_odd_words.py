"""Any words are only words: never markup, never a control character on its way to the terminal."""

from collections.abc import Iterator
from pathlib import Path

from textual.pilot import Pilot

from connectwell import sentences
from connectwell.context import Context
from connectwell.tui.app import Companion
from connectwell.tui.widgets.editor import Editor
from tui.tui_tools import (
    entry,
    focus,
    note,
    on,
    on_disk,
    open_page,
    press,
    sees,
    settled,
    shown,
    to_prompt,
    until,
    write,
)

ODD = (
    "before [/oops] [red]x[/red] [@click=app.quit]y[/] $error [$primary] {day} %s {0} "
    "\x1b[31mred\x1b[0m \x1b]52;c;Z290Y2hh\x07 \x9b31m \x85 \x90 \x0c \u2028 \x1c "
    "\u202eright to left\u202c \u2066isolated\u2069 שלום עולם 👩‍👩‍👧‍👦 🏳️‍🌈 after"
)
"""Markup, escapes and directions in one: what harms anywhere harms here."""


def _controls(app: Companion) -> Iterator[str]:
    """Characters on the screen that steer a terminal."""
    for strip in app.screen._compositor.render_strips():
        for character in strip.text:
            code = ord(character)
            if code < 0x20 or 0x7F <= code < 0xA0 or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069:
                yield character


async def _is_calm(app: Companion, pilot: Pilot[None]) -> None:
    await settled(app, pilot)
    assert list(_controls(app)) == []


async def test_shown_wherever_words_come_again(context: Context) -> None:
    open_page(context, ODD, asked=ODD, person=ODD)
    note(context, ODD, days_ago=1)
    app = Companion(context)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await sees(app, "Go on where you stopped")
        await press(pilot, "j")
        await sees(app, "before")
        await _is_calm(app, pilot)
        await press(pilot, "down")
        await sees(app, "Note")
        await _is_calm(app, pilot)
        await press(pilot, "escape", "c")
        await on(app, "WalkScreen")
        await sees(app, "before")
        await _is_calm(app, pilot)
        await press(pilot, "ctrl+n")
        await sees(app, "I did this")
        await press(pilot, "l", "ctrl+n")
        await sees(app, sentences.KEEP_ALL)
        await press(pilot, "b")
        await sees(app, "Who may see each part?")
        await sees(app, "before")
        await _is_calm(app, pilot)
        await press(pilot, "enter")
        await sees(app, sentences.WRITTEN)
        await _is_calm(app, pilot)


async def test_looking_at_words_does_not_change_them(context: Context) -> None:
    open_page(context, ODD, asked=ODD, person=ODD)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "Go on where you stopped")
        await press(pilot, "c")
        await sees(app, "before")
        await press(pilot, "ctrl+n")
        await sees(app, "I did this")
    seen = entry(context)["reflections"][0]
    assert (seen["words"], seen["asked"]) == (ODD, ODD)
    assert ODD.strip() in seen["people"]


async def test_pasted_into_every_field(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "c")
        await sees(app, "How is your body right now?")
        await press(pilot, "tab")
        await write(pilot, ODD)
        await sees(app, "before")
        await _is_calm(app, pilot)
        await press(pilot, "enter", "1")
        await sees(app, "how much of")
        await press(pilot, "ctrl+n")
        await sees(app, "Which would you like to write about")
        await press(pilot, "enter")
        await sees(app, "prompt: what was")
        await write(pilot, ODD)
        await press(pilot, "tab")
        await write(pilot, ODD)
        await sees(app, "before")
        await _is_calm(app, pilot)
        await press(pilot, "f3")
        await sees(app, "It's saved.")
        await press(pilot, "4", "ctrl+n")
        await sees(app, "I did this")
        await press(pilot, "d")
        await sees(app, "How did it go")
        await write(pilot, ODD)
        await _is_calm(app, pilot)
        await press(pilot, "ctrl+n")
        await sees(app, "Anything you'd like to take with you")
        await write(pilot, ODD)
        await _is_calm(app, pilot)
        await press(pilot, "ctrl+n")
        await sees(app, sentences.KEEP_ALL)
        await press(pilot, "b")
        await sees(app, "Who may see each part?")
        await _is_calm(app, pilot)


async def test_a_plan_with_odd_words_on_today(context: Context) -> None:
    from datetime import timedelta

    from connectwell.checkin import today

    today.record_answer(context, None, "planned", own=ODD)
    context.clock.now += timedelta(days=1)  # type: ignore[attr-defined]  # the tests' own clock can be set
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "before")
        await _is_calm(app, pilot)
        await press(pilot, "l")
        await sees(app, "How did it go")
        await _is_calm(app, pilot)


async def test_a_file_name_with_odd_characters(context: Context) -> None:
    note(context, "a note")
    name = ODD.replace("/", "").encode("utf-8")[:60].decode("utf-8", "ignore")
    (context.places.data / "entries" / "2026" / f"2026-11-21T0900-{name}.toml").write_text("rating = [")
    app = Companion(context)
    async with app.run_test(size=(100, 24)) as pilot:
        await press(pilot, "j")
        await sees(app, "unreadable")
        await _is_calm(app, pilot)


async def test_two_hundred_kilobytes_are_held_and_saved(app: Companion, context: Context) -> None:
    much = "A long line of what there was to say. [red] \x1b[31m\n" * 4000
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await write(pilot, much)
        await pilot.press(*"END")
        await on_disk(context, "END")
        await _is_calm(app, pilot)
        await press(pilot, "escape")
        await on(app, "TodayScreen")
        await press(pilot, "j")
        await sees(app, "A long line")
        await _is_calm(app, pilot)
        await press(pilot, "r")
        await on(app, "WalkScreen")
        await sees(app, "END")
        assert isinstance(focus(app), Editor)
    assert entry(context)["reflections"][0]["words"] == much + "END"


async def test_a_folder_with_markup_in_its_name_is_named_plainly(tmp_path: Path) -> None:
    from connectwell.library import Library
    from steady import open_context
    from tui.tui_content import write_content

    context = open_context(tmp_path / "home [red] [/oops]", config="")
    context.library = Library(write_content(tmp_path))
    app = Companion(context)
    async with app.run_test(size=(120, 40)):
        # A long path is broken over two lines, wherever its end falls; so blanks are left out of both.
        await until(lambda: "home[red][/oops]" in "".join(shown(app).split()), "the folder's name")
