"""A whole check-in by keyboard, on three kinds of day: what was answered stands in the file.

The plain lines, given the same answers, leave the same file.
"""

import io
from pathlib import Path
from typing import Any

import pytest

from connectwell import sentences
from connectwell.context import Context
from connectwell.library import Library
from connectwell.plain import Talk, check_in
from connectwell.tui.app import Companion
from steady import TickingClock, open_context
from tui.tui_tools import entry, on, press, sees, shown, write

_OWN = {"id", "key", "at", "started", "finished"}
"""What is each file's own: its names and its moments."""


def without_names_and_moments(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_names_and_moments(part) for key, part in value.items() if key not in _OWN}
    if isinstance(value, list):
        return [without_names_and_moments(part) for part in value]
    return value


@pytest.fixture
def other_context(tmp_path: Path, context: Context) -> Context:
    """The same rooms for the plain lines, in a folder of their own."""
    opened = open_context(tmp_path / "other", TickingClock())
    opened.library = context.library
    return opened


def typed_plainly(lines: str, other_context: Context) -> Any:
    """What these lines leave in the other rooms, without names and moments."""
    check_in(other_context, Talk(io.StringIO(lines), io.StringIO(), 72))
    return without_names_and_moments(entry(other_context))


async def test_a_settled_day(app: Companion, context: Context, other_context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "Good morning.")
        await press(pilot, "c")
        await sees(app, "How is your body right now?")
        await press(pilot, "1")
        await sees(app, "how much of each did you feel?")
        await press(pilot, "6", "1", "0", "c", "enter", "0", "enter")
        await sees(app, "Which would you like to write about")
        await press(pilot, "n", "1", "enter")
        await sees(app, "prompt: what was")
        await write(pilot, "@Ana asked about the interview")
        await press(pilot, "ctrl+n")
        await sees(app, "I did this")
        await press(pilot, "d")
        await sees(app, "How did it go")
        await write(pilot, "She smiled.")
        await press(pilot, "tab", "1", "enter")
        await sees(app, "Anything you'd like to take with you")
        await write(pilot, "Someone remembered.")
        await press(pilot, "ctrl+n")
        await sees(app, sentences.KEEP_ALL)
        await press(pilot, "b")
        await sees(app, "Who may see each part?")
        await press(pilot, "down", "right", "s")
        await sees(app, "‹ my rating ›")
        await sees(app, "● for my session")
        await press(pilot, "enter")
        await sees(app, sentences.WRITTEN)
        await sees(app, "@Ana asked about the interview")
        await sees(app, "Someone remembered.")
        await press(pilot, "enter")
        await on(app, "TodayScreen")

    written = entry(context)
    assert written["arrival"]["state"] == "settled"
    given = {r["need"]: (r.get("rating"), r.get("unclear", False)) for r in written["reflections"]}
    assert given == {
        "seen": (6, False),
        "safe": (10, False),
        "soothed": (None, True),
        "secure": (None, False),
        "stable": (0, False),
    }
    seen = written["reflections"][0]
    assert (seen["words"], seen["people"], seen["sharing"]) == ("@Ana asked about the interview", ["Ana"], "theme")
    assert seen["for_session"] is True
    assert written["connections"][0]["status"] == "done"
    assert written["connections"][0]["landed"]["words"] == "She smiled."
    assert written["connections"][0]["landed"]["touched"] == ["seen"]
    assert written["close"]["carry"] == "Someone remembered."
    assert "finished" in written
    assert "walk" not in written
    lines = (
        "settled\n\n6\n10\n?\n\n0\nseen\n@Ana asked about the interview\n.\n1\nShe smiled.\n.\nseen\n"
        "Someone remembered.\n.\nb\n2 my rating for my session\n\n"
    )
    assert typed_plainly(lines, other_context) == without_names_and_moments(written)


async def test_a_stirred_up_day(app: Companion, context: Context, other_context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "c")
        await sees(app, "How is your body right now?")
        await press(pilot, "2")
        await sees(app, "Any of these is enough")
        await press(pilot, "1")
        await sees(app, "Let the eyes go where they like.")
        await press(pilot, "enter", "enter", "enter")
        await sees(app, "How is it now?")
        await press(pilot, "1")
        await sees(app, "prompt: what was")
        await write(pilot, "the bus came")
        await press(pilot, "ctrl+n")
        await sees(app, "I did this")
        await press(pilot, "l")
        await sees(app, sentences.KEEP_ALL)
        await press(pilot, "enter")
        await sees(app, sentences.WRITTEN)
        await sees(app, "the bus came")
        await press(pilot, "escape")
        await on(app, "TodayScreen")

    written = entry(context)
    assert written["arrival"]["state"] == "stirred-up"
    assert written["arrival"]["after"] == "less"
    assert [(r["need"], r["words"], "rating" in r) for r in written["reflections"]] == [("seen", "the bus came", False)]
    assert written["connections"][0]["status"] == "not-today"
    assert "finished" in written
    lines = "stirred up\n\nsettle\n\n\n\nless\nthe bus came\n.\nnot today\n\n"
    assert typed_plainly(lines, other_context) == without_names_and_moments(written)


async def test_a_shut_down_day_takes_four_keys(app: Companion, context: Context, other_context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "c")
        await sees(app, "How is your body right now?")
        await press(pilot, "3")
        await sees(app, sentences.GENTLE_OFFER)
        await press(pilot, "enter")
        await sees(app, "What is near you right now?")
        await press(pilot, "1")
        await sees(app, "I did this")
        await press(pilot, "d")
        await sees(app, "Saved. That's all for now.")

    written = entry(context)
    assert written["arrival"] == {"state": "shut-down", "chose": "gently", "near": "warm"} | (
        {"sharing": written["arrival"]["sharing"]} if "sharing" in written["arrival"] else {}
    )
    assert "reflections" not in written
    assert written["connections"][0]["status"] == "done"
    assert "finished" in written
    assert typed_plainly("shut down\ngently\nwarm\ndone\n", other_context) == without_names_and_moments(written)


async def test_on_a_gentle_day_the_five_can_be_rated_when_asked(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "c")
        await sees(app, "How is your body right now?")
        await press(pilot, "4")
        await sees(app, "Any of these is enough")
        await press(pilot, "2")
        await sees(app, "prompt: what was")
        await sees(app, "F5 Rate")
        await press(pilot, "f5")
        await sees(app, "how much of each did you feel?")
        await press(pilot, "7")

    assert {r["need"]: r.get("rating") for r in entry(context)["reflections"]} == {"seen": 7}


async def test_a_feeling_word_is_offered_as_one_types(app: Companion, context: Context) -> None:
    app.context.library = Library()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "c")
        await sees(app, "How is your body right now?")
        await press(pilot, "tab")
        await write(pilot, "wob")
        await sees(app, "wobbly")
        await press(pilot, "right")
        await press(pilot, "shift+tab", "2")
        await sees(app, "What would you like to do?")
    assert entry(context)["arrival"] == {"state": "stirred-up", "words": "wobbly", "sharing": "private"}


async def test_after_harder_there_is_another_practice_help_now_and_an_end(
    app: Companion, context: Context, tmp_path: Path
) -> None:
    practices = tmp_path / "content" / "en" / "practices"
    other = (practices / "orienting.toml").read_text().replace('"orienting"', '"warmth"')
    (practices / "warmth.toml").write_text(other.replace("What is around", "Something warm"))
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "c")
        await sees(app, "How is your body right now?")
        await press(pilot, "2")
        await sees(app, "Any of these is enough")
        await press(pilot, "1")
        await sees(app, "What is around")
        await press(pilot, "escape")
        await sees(app, "How is it now?")
        await press(pilot, "3")
        await sees(app, sentences.HARDER)
        await sees(app, "Another kind of practice")
        await press(pilot, "1")
        await sees(app, "Something warm")
        await press(pilot, "escape")
        await sees(app, "How is it now?")
        await press(pilot, "3")
        await sees(app, "people to call or text")
        assert "Another kind" not in shown(app)
        await press(pilot, "1")
        await sees(app, "112: all services")
        await press(pilot, "escape")
        await sees(app, sentences.HARDER)
        await press(pilot, "2")
        await sees(app, "Saved. That's all for now.")
    written = entry(context)
    assert written["arrival"]["after"] == "more"
    assert "finished" in written


async def test_just_writing_on_the_screen_and_in_plain(
    app: Companion, context: Context, other_context: Context
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "c")
        await sees(app, "How is your body right now?")
        await press(pilot, "1")
        await sees(app, "how much of each did you feel?")
        await press(pilot, *"77777", "enter")
        await sees(app, "Which would you like to write about")
        await press(pilot, "n", "2", "enter")
        await sees(app, "prompt: what was")
        await press(pilot, "f7")
        await sees(app, sentences.NO_PROMPT)
        await write(pilot, "The lock clicked.")
        await press(pilot, "ctrl+n")
        await sees(app, "I did this")
        await press(pilot, "l")
        await sees(app, "Anything you'd like to take with you")
        await press(pilot, "ctrl+n")
        await sees(app, sentences.KEEP_ALL)
        await press(pilot, "y")
        await sees(app, "The lock clicked.")
    written = entry(context)
    assert (written["reflections"][1]["words"], written["reflections"][1]["sharing"]) == (
        "The lock clicked.",
        "private",
    )
    lines = "settled\n\n7\n7\n7\n7\n7\nsafe\n/write\nThe lock clicked.\n.\nl\n\n\n"
    assert typed_plainly(lines, other_context) == without_names_and_moments(written)
