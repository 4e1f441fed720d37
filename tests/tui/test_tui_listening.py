"""What a prompt asks about, one step deeper, and what is never to come again: by keys, where it stands."""

import pytest

from connectwell import sentences
from connectwell.context import Context
from connectwell.library import Library
from connectwell.tui.app import Companion
from connectwell.tui.widgets.editor import Editor
from tui.tui_tools import entries, entry, on, press, sees, sees_no, shown, to_prompt, until, write


@pytest.fixture
def own_words(context: Context) -> Context:
    """With the words that connectwell comes with."""
    context.library = Library()
    return context


async def to_own_prompt(app: Companion, pilot: object) -> None:
    await until(lambda: app.focused is not None, "Today to stand")
    app.open_checkin(only=("seen",))
    await sees(app, "How is your body right now?")
    await press(pilot, "1", "enter")  # type: ignore[arg-type]  # a pilot
    await until(lambda: isinstance(app.focused, Editor), "the editor to have the focus")


async def test_the_stretch_of_time_stands_once_above_the_prompt(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        lines = [line.strip() for line in shown(app).splitlines()]
        at = next(n for n, line in enumerate(lines) if "prompt: what was" in line)
        assert lines[at - 2 : at] == ["Seen", "Over the last day"]
        assert shown(app).count("Over the last day") == 1


async def test_f8_says_what_a_deeper_question_is_and_asks_one(own_words: Context) -> None:
    app = Companion(own_words)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_own_prompt(app, pilot)
        await sees(app, "F8 Deeper")
        await press(pilot, "f8")
        await sees(app, "A deeper question goes back over the years and can stir")
        await sees(app, "one per check-in, and you can leave it")
        await press(pilot, "2")
        await sees_no(app, "A deeper question")
        assert sentences.SPANS["years"] not in shown(app)
        await press(pilot, "f8", "1")
        await sees(app, sentences.SPANS["years"])
        await sees_no(app, "F8 Deeper")
        await write(pilot, "It was the stairs.")
        await press(pilot, "escape")
        await on(app, "TodayScreen")
    part = entry(own_words)["reflections"][0]
    prompt = own_words.library.prompt(part["prompt"])
    assert prompt is not None
    assert (prompt.depth, part["words"]) == ("deep", "It was the stairs.")


async def test_there_is_no_deeper_question_where_there_is_none(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        assert "F8" not in shown(app)
        await press(pilot, "f8")
        assert type(app.screen).__name__ == "WalkScreen"


async def test_f9_never_asks_this_again(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        first = "first" if "first prompt" in shown(app) else "second"
        await write(pilot, "not that one")
        await press(pilot, "f9")
        await sees_no(app, f"{first} prompt")
        await sees(app, sentences.NEVER_ASKED)
        await press(pilot, "f9")
        await sees(app, sentences.NO_PROMPT)
        await write(pilot, "all the same")
        await press(pilot, "escape")
        await on(app, "TodayScreen")
    assert len(context.settings.never_ask) == 2
    assert [part["words"] for part in entry(context)["reflections"]] == ["not that one", "all the same"]


async def test_both_are_in_the_palette_too(own_words: Context) -> None:
    app = Companion(own_words)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_own_prompt(app, pilot)
        offered = {command.title: command for command in app.get_system_commands(app.screen)}
        app.call_later(offered["Never ask this"].callback)
        await sees(app, sentences.NEVER_ASKED)
        app.call_later(offered["Deeper"].callback)
        await sees(app, "A deeper question goes back over the years and can stir")
        await sees(app, "one per check-in, and you can leave it")


async def test_v_at_the_suggestion_takes_this_one_out_where_it_asks_for_nothing(
    app: Companion, context: Context
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await press(pilot, "ctrl+n")
        await sees(app, "Send one line to somebody.")
        await press(pilot, "v")
        await sees_no(app, "Send one line to somebody.")
        await sees(app, sentences.NEVER_AGAIN)
    assert context.settings.never_suggest == ("short-line",)


async def test_v_at_the_suggestion_asks_what_is_meant_where_it_asks_for_something(own_words: Context) -> None:
    app = Companion(own_words)
    idea = next(idea for idea in own_words.library.connections() if idea.id == "small-sign")
    own_words.change(never_suggest=[other.id for other in own_words.library.connections() if other != idea])
    async with app.run_test(size=(80, 24)) as pilot:
        await to_own_prompt(app, pilot)
        await press(pilot, "ctrl+n")
        await sees(app, idea.do)
        await press(pilot, "v")
        await sees(app, sentences.NEVER)
        for kind in ("someone", "messages", "this"):
            await sees(app, sentences.NEVER_KINDS[kind][0])
        await press(pilot, "escape")
        await sees(app, idea.do)
        assert not own_words.settings.rule_out
        await press(pilot, "v", "2")
        await sees_no(app, idea.do)
    assert own_words.settings.rule_out == ("messages",)
    (said,) = entry(own_words)["connections"]
    assert (said["prompt"], said["status"]) == ("small-sign", "passed")


async def test_v_on_today_takes_the_days_connection_out_and_the_walk_shows_the_same_one(
    app: Companion, context: Context
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "Send one line to somebody.")
        await press(pilot, "v")
        await sees_no(app, "Send one line to somebody.")
        await sees(app, sentences.NEVER_AGAIN)
        do = next(idea.do for idea in context.library.connections() if idea.do in shown(app))
        app.open_checkin(only=("seen",))
        await sees(app, "How is your body right now?")
        await press(pilot, "1", "enter")
        await sees(app, "prompt: what was")
        await press(pilot, "ctrl+n")
        await sees(app, do)
    assert context.settings.never_suggest == ("short-line",)
    assert [part["status"] for found in entries(context) for part in found.get("connections", [])] == ["passed"]
