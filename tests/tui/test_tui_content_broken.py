"""A file of content/ that breaks a rule: it is named, what was answered is saved, and the companion stays open."""

from pathlib import Path

from connectwell.context import Context
from connectwell.library import Library
from connectwell.tui.app import Companion
from tui.tui_tools import entry, on, press, sees, until, write


def _break(context: Context, root: Path, name: str, here: str, with_this: str) -> None:
    file = root / "content" / "en" / name
    file.write_text(file.read_text().replace(here, with_this, 1))
    context.library = Library(root / "content")


async def test_a_broken_deck_is_named_and_another_need_can_be_stayed_with(
    app: Companion, context: Context, tmp_path: Path
) -> None:
    for _ in range(2):
        _break(context, tmp_path, "prompts/seen.toml", "ask =", "x =")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "c")
        await sees(app, "How is your body right now?")
        await press(pilot, "1")
        await sees(app, "how much of each")
        await press(pilot, "3", "ctrl+n")
        await sees(app, "Which would you like to write about")
        await press(pilot, "enter")
        await sees(app, "content/en/prompts/seen.toml, line 11, seen.myself.01: expected the key ask.")
        await press(pilot, "1", "2", "enter")
        await sees(app, "Safe, ")
        await write(pilot, "the latch")
        await press(pilot, "escape")
        await on(app, "TodayScreen")
    seen, *_, safe = sorted(entry(context)["reflections"], key=lambda part: "words" in part)
    assert (seen["need"], seen["rating"]) == ("seen", 3)
    assert (safe["need"], safe["words"]) == ("safe", "the latch")


async def test_one_broken_prompt_is_named_and_the_rest_of_its_deck_is_put(
    app: Companion, context: Context, tmp_path: Path
) -> None:
    _break(context, tmp_path, "prompts/seen.toml", 'span = "day"', 'span = "week"')
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: app.focused is not None, "Today to stand")
        app.open_checkin(only=("seen",))
        await sees(app, "How is your body right now?")
        await press(pilot, "1", "enter")
        await sees(app, "Seen, second prompt")
        await sees(app, "content/en/prompts/seen.toml, line 8, seen.others.01: expected span to be one of day,")
        await press(pilot, "ctrl+r")
        await sees(app, "Seen, second prompt")
        await write(pilot, "it works")
        await press(pilot, "escape")
        await on(app, "TodayScreen")
    assert entry(context)["reflections"][0]["words"] == "it works"


async def test_what_was_answered_before_broken_words_is_saved_and_the_draft_opens_again(
    app: Companion, context: Context, tmp_path: Path
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "Send one line")
        _break(context, tmp_path, "needs.toml", "zero =", "zero = 5 #")
        app.open_checkin()
        await sees(app, "How is your body right now?")
        await press(pilot, "tab")
        await write(pilot, "barely slept")
        await press(pilot, "shift+tab", "1")
        await sees(app, "content/en/needs.toml, line 7, seen: expected zero to be")
        await press(pilot, "escape")
        await on(app, "TodayScreen")
        app.resume_checkin(entry(context)["id"])
        await sees(app, "How is your body right now?")
        await sees(app, "barely slept")
    arrival = entry(context)["arrival"]
    assert (arrival["state"], arrival["words"]) == ("settled", "barely slept")


async def test_a_shut_down_day_without_connections_keeps_what_is_near(
    app: Companion, context: Context, tmp_path: Path
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "Send one line")
        _break(context, tmp_path, "connections.toml", "format", "[[[")
        app.open_checkin()
        await sees(app, "How is your body right now?")
        await press(pilot, "3")
        await sees(app, "Shall we go gently?")
        await press(pilot, "2")
        await sees(app, "What is near you")
        await press(pilot, "1")
        await sees(app, "content/en/connections.toml, line 1: expected TOML that reads")
        await press(pilot, "escape")
        await on(app, "TodayScreen")
        app.resume_checkin(entry(context)["id"])
        await sees(app, "What is near you")
    assert entry(context)["arrival"]["near"] == "warm"


async def test_a_glance_without_its_words_does_not_open_and_says_why(
    app: Companion, context: Context, tmp_path: Path
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "A small connection")
        _break(context, tmp_path, "needs.toml", "zero =", "zero = 5 #")
        await press(pilot, "r")
        await sees(app, "content/en/needs.toml, line 7, seen: expected zero to be")
        await on(app, "TodayScreen")
