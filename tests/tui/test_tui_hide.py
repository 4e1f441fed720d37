"""Hide: saved, and a screen that says nothing, not even that it hides something. Only its own key comes back."""

from collections.abc import Callable

import pytest

from connectwell.context import Context
from connectwell.tui.app import Companion
from tui.tui_tools import entry, focus, note, on, on_disk, press, sees, sees_no, shown, to_prompt, write


@pytest.mark.usefixtures("rested")
async def test_hidden_words_are_saved_and_nowhere_on_the_screen_and_its_own_key_only_comes_back(
    app: Companion, context: Context
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await write(pilot, "nobody may see this")
        for own in ("f4", "ctrl+o"):
            await press(pilot, "f4")
            await on(app, "HiddenScreen")
            assert shown(app).split() == ["$"]
            await on_disk(context, "nobody may see this")
            await press(pilot, own)
            await on(app, "WalkScreen")
            assert getattr(focus(app), "text", "") == "nobody may see this"


async def test_it_covers_before_it_saves(app: Companion, monkeypatch: pytest.MonkeyPatch) -> None:
    in_front = []

    def recorded(name: str) -> Callable[[Companion], object]:
        save: Callable[[Companion], object] = getattr(Companion, name)

        def and_then(self: Companion) -> object:
            in_front.append(type(self.screen).__name__)
            return save(self)

        return and_then

    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await write(pilot, "nobody sees this")
        for name in ("save_now", "save_soon", "save_at_last"):
            monkeypatch.setattr(Companion, name, recorded(name))
        await press(pilot, "f4")
        await on(app, "HiddenScreen")
        await pilot.pause()
        assert in_front == ["HiddenScreen"]


@pytest.mark.usefixtures("rested")
async def test_no_other_key_shows_anything(app: Companion) -> None:
    others = (
        "a",
        "enter",
        "escape",
        "f1",
        "ctrl+g",
        "f2",
        "f3",
        "ctrl+p",
        "ctrl+n",
        "ctrl+b",
        "tab",
        "down",
        "q",
        "space",
        "ctrl+c",
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await write(pilot, "as it was")
        await press(pilot, "f4")
        await on(app, "HiddenScreen")
        await press(pilot, *others)
        await pilot.click()
        assert [type(screen).__name__ for screen in app.screen_stack[-2:]] == ["WalkScreen", "HiddenScreen"]
        assert shown(app).split() == ["$"]
        await press(pilot, "f4")
        await on(app, "WalkScreen")
        assert getattr(focus(app), "text", "") == "as it was"


async def test_a_key_that_is_held_or_struck_twice_stays_hidden(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await press(pilot, *["f4"] * 12)
        assert [type(screen).__name__ for screen in app.screen_stack].count("HiddenScreen") == 1
        await on(app, "HiddenScreen")
        assert shown(app).split() == ["$"]


@pytest.mark.usefixtures("rested")
async def test_hide_covers_dialogs_and_the_palette(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await press(pilot, "f3", "f4")
        await on(app, "HiddenScreen")
        assert "It's saved" not in shown(app)
        await press(pilot, "f4", "escape", "ctrl+p")
        await on(app, "CommandPalette")
        await press(pilot, "f4")
        await on(app, "HiddenScreen")
        assert shown(app).split() == ["$"]


@pytest.mark.usefixtures("rested")
async def test_a_journal_is_hidden_and_comes_back_where_it_was(context: Context) -> None:
    note(context, "first", days_ago=0)
    note(context, "second", days_ago=1)
    app = Companion(context)
    async with app.run_test(size=(110, 24)) as pilot:
        await press(pilot, "j")
        await sees(app, "second")
        await press(pilot, "down", "f4")
        await on(app, "HiddenScreen")
        assert "second" not in shown(app)
        await press(pilot, "f4")
        await sees(app, "Friday 20 November")


async def test_while_hidden_quitting_works_and_nothing_pasted_gets_anywhere(app: Companion, context: Context) -> None:
    from textual import events

    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await write(pilot, "mine")
        await press(pilot, "f4")
        await on(app, "HiddenScreen")
        app.post_message(events.Paste("not mine"))
        await pilot.pause()
        await pilot.press("ctrl+q")
    assert entry(context)["reflections"][0]["words"] == "mine"


async def test_what_was_notified_of_is_hidden_too(app: Companion) -> None:
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await to_prompt(app, pilot)
        app.notify("Copied from somewhere", timeout=3600)
        await sees(app, "Copied from somewhere")
        await press(pilot, "f4")
        await on(app, "HiddenScreen")
        await sees_no(app, "Copied from somewhere")
        assert shown(app).split() == ["$"]


@pytest.mark.usefixtures("rested")
async def test_ctrl_c_says_how_to_leave_and_hides_with_the_rest(app: Companion) -> None:
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, "ctrl+c")
        await sees(app, "ctrl+q save and leave")
        assert "Do you want to quit?" not in shown(app)
        await sees(app, "F4 Hide")
        await press(pilot, "f4")
        await on(app, "HiddenScreen")
        assert shown(app).split() == ["$"]
        await press(pilot, "ctrl+c")
        assert shown(app).split() == ["$"]
        await press(pilot, "f4")
        await on(app, "TodayScreen")
