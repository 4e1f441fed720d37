"""Keys in one burst, quick keys and slow ones end on the same screen and in the same files."""

import asyncio
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from textual.app import ComposeResult

from connectwell.context import Context
from connectwell.library import Library
from connectwell.tui.app import Companion
from connectwell.tui.screen import CompanionScreen
from steady import open_context
from tui.tui_bytes import Sender, at_rest
from tui.tui_content import write_content
from tui.tui_tools import entries, focus, note, settled, shown, to_prompt, until

_NEXT, _PALETTE, _HELP, _SETTLE, _HIDE, _ESC = "\x0e", "\x10", "\x1bOP", "\x1bOQ", "\x1bOS", "\x1b[27u"

ACTS: Mapping[str, list[str]] = {
    "a check-in": ["c", "1", _NEXT, "a", _NEXT, "first words", _NEXT, "second words", _NEXT, "third words"],
    "words and on": [
        "c",
        "1",
        "7",
        "\r",
        "8",
        "\r",
        "9",
        "\r",
        "6",
        "\r",
        "5",
        "\r",
        _NEXT,
        "some words",
        _NEXT,
        "and more",
    ],
    "ratings by digits and Enter": ["r", "7", "3", "5", "6", "2", "\r"],
    "a palette's command": [_PALETTE, "journal", "\r"],
    "palette, help, palette": [_PALETTE, _HELP, _PALETTE],
    "palette twice": [_PALETTE, _PALETTE],
    "help held": [_HELP] * 12,
    "help and settle in turn": [_HELP, _SETTLE] * 6,
    "two Enters in a dialog": ["c", "1", "\x1bOR", "\r", "\r"],
    "Enter and words": ["j", "/", "note", "\r"],
    "Esc twice": ["j", "\r", _ESC, _ESC],
    "a place twice": [_PALETTE, "circle", "\r", _PALETTE, "circle", "\r"],
    "left and right while typing": ["c", "1", _NEXT, _NEXT, "ab", "\x1b[D", "c", "\x7f", "\x7f", "x", "\x1b[C", "d"],
}


async def _after(home: Path, act: list[str], pace: str, ends: str = "") -> tuple[str, list[str], list[tuple[Any, ...]]]:
    """What is on the screen, which screens are open, and what is on disk. Waits a while for `ends` to be shown."""
    context = open_context(home / pace)
    context.library = Library(write_content(home))
    note(context, "one note.")
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        sender = Sender(app)
        await at_rest(app)
        await getattr(sender, pace)(act)
        await settled(app, pilot)
        if ends:
            with suppress(AssertionError):  # the test says what is there instead
                await until(lambda: shown(app) == ends, "the same end")
        await until(app.save_now, "all to be saved")
        screens = [type(screen).__name__ for screen in app.screen_stack]
        return shown(app), screens, [_words(entry) for entry in entries(context)]


def _words(entry: Mapping[str, object]) -> tuple[Any, ...]:
    """What the person said in it; no times and no keys."""
    reflections = entry.get("reflections", [])
    assert isinstance(reflections, list)
    said = [(part["need"], part.get("prompt"), part.get("words")) for part in reflections]
    return entry["kind"], said, entry.get("ratings"), entry.get("walk"), entry.get("note")


_MORE_OF_A_KIND = ("a palette's command", "palette twice", "help held")
"""In .ci/long."""


@pytest.mark.parametrize(
    "act", [pytest.param(a, marks=[pytest.mark.long] if a in _MORE_OF_A_KIND else []) for a in ACTS]
)
async def test_slow_quick_and_at_once_are_the_same(tmp_path: Path, act: str) -> None:
    slowly = await _after(tmp_path, ACTS[act], "slowly")
    assert await _after(tmp_path, ACTS[act], "quickly", slowly[0]) == slowly
    assert await _after(tmp_path, ACTS[act], "all_at_once", slowly[0]) == slowly
    stack = slowly[1]
    assert len(stack) == len(set(stack)), "no screen lies there twice"


async def test_words_stand_under_the_question_they_were_typed_for(tmp_path: Path) -> None:
    *_, said = await _after(tmp_path, ACTS["a check-in"], "all_at_once")
    (page,) = (parts for kind, parts, *_ in said if kind == "check-in")
    assert [words for _, _, words in page] == ["first words", "second words", "third words", None, None]


@pytest.mark.parametrize("size", [21_000, 4_000])
async def test_a_long_text_that_is_typed_is_all_there(app: Companion, size: int) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        text = ("The bus came late, again.\r" * 2000)[:size]
        began = time.process_time()  # others may have the machine
        sender = Sender(app)
        for at in range(0, len(text), 4096):
            sender.send(text[at : at + 4096])
        await at_rest(app)
        assert getattr(focus(app), "text", "") == text.replace("\r", "\n")
        assert time.process_time() - began < 5


@pytest.fixture
def slow_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every screen takes seven seconds to stand, by the clock that keys are held back by."""
    compose = CompanionScreen.compose

    def slowly(screen: CompanionScreen) -> ComposeResult:
        time.sleep(0.35)
        yield from compose(screen)
        time.sleep(0.35)

    monkeypatch.setattr(CompanionScreen, "compose", slowly)
    monkeypatch.setattr("connectwell.tui.input_queue.monotonic", lambda: time.monotonic() * 10)


def _ratings(context: Context) -> list[int]:
    return [part["rating"] for page in entries(context) for part in page.get("reflections", [])]


@pytest.mark.usefixtures("slow_machine")
async def test_ratings_are_what_was_typed_however_slow_the_machine(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)):
        await at_rest(app)
        await Sender(app).quickly(list("r56746"))
        await until(app.save_now, "all to be saved")
    assert _ratings(context) == [5, 6, 7, 4, 6]


@pytest.mark.parametrize("slow", [False, True])
@pytest.mark.parametrize("key", [_HIDE, _HELP])
async def test_a_rating_is_never_taken_for_another_because_hide_was_pressed(
    app: Companion, context: Context, slow: bool, key: str, request: pytest.FixtureRequest
) -> None:
    if slow:
        request.getfixturevalue("slow_machine")
    async with app.run_test(size=(80, 24)):
        await at_rest(app)
        await Sender(app).all_at_once([*"r567", key])
        await until(lambda: app.front in ("HiddenScreen", "HelpNowScreen"), "the key's screen")
        await until(app.save_now, "all to be saved")
    rated = _ratings(context)
    assert rated == [5, 6, 7][: len(rated)]


async def test_a_key_on_its_way_to_a_screen_is_not_taken_by_the_next(app: Companion) -> None:
    async with app.run_test(size=(80, 24)):
        await at_rest(app)
        came = asyncio.Event()
        waiting = focus(app)
        waiting.call_next(asyncio.sleep, 0.3)  # whatever has the focus is slow to look at its keys
        waiting.call_next(came.set)
        await Sender(app).all_at_once(["r", _HELP])
        await until(came.is_set, "the key to arrive")
        await at_rest(app)
        assert app.front == "HelpNowScreen", "r is the country there"
