"""The circle on the screen: added, changed, removed, taken back, and nothing written there gets lost."""

import errno
import tomllib
from typing import Any

import pytest
from textual.pilot import Pilot

from connectwell import durable
from connectwell.context import Context
from connectwell.entries import circle_fields
from connectwell.errors import SaveFailed
from connectwell.model.circle import CirclePart
from connectwell.tui.app import Companion
from connectwell.tui.widgets.pointer_list import PointerList
from tui.tui_pictures import ON_ONE_PYTHON, Album
from tui.tui_tools import focus, on, press, sees, sees_no, settled, shown, until, write

ANA = CirclePart(id="", kind="person", name="Ana", role="friend", names=("Anita",), help_now=True, call="+49 170")


def tables(context: Context, name: str = "ana") -> dict[str, Any]:
    """A file as it is, but for when it was added."""
    found = tomllib.loads((context.places.data / "circle" / f"{name}.toml").read_text(encoding="utf-8"))
    return {key: value for key, value in found.items() if key != "added"}


def names(context: Context) -> list[str]:
    return [part.name for part in context.journal.circle.parts()]


async def to_circle(app: Companion, pilot: Pilot[None]) -> None:
    await sees(app, "o Circle")
    await press(pilot, "o")
    await on(app, "CircleScreen")
    await sees(app, "Your circle")


async def to_form(app: Companion, pilot: Pilot[None], key: str) -> None:
    await to_circle(app, pilot)
    await press(pilot, key)
    await on(app, "CirclePartScreen")
    await until(lambda: app.focused is not None and app.focused.id == "name", "the name to have the focus")


async def test_nobody_yet_says_what_to_do_and_esc_goes_back(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_circle(app, pilot)
        await sees(
            app, "A place for the people, groups and places that matter to you. n adds somebody, a group or a place."
        )
        await sees_no(app, "x Remove")
        await press(pilot, "n")
        await on(app, "CirclePartScreen")
        await press(pilot, "escape")
        await sees(
            app, "A place for the people, groups and places that matter to you."
        )  # nothing was written, so nobody was added
        await press(pilot, "escape")
        await on(app, "TodayScreen")
    assert not (context.places.data / "circle").exists()


async def test_somebody_is_added_with_the_keyboard_alone(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_form(app, pilot, "n")
        await write(pilot, "The choir")
        await press(pilot, "enter", "right", "space", "enter")
        await write(pilot, "singing")
        await press(pilot, "enter")
        await write(pilot, "where I am loud")
        await press(pilot, "enter")
        await write(pilot, "choir, Tuesday")
        await press(pilot, "enter", "space", "left", "space", "enter")  # gives: seen, stable
        await press(pilot, "right", "space", "enter", "space", "enter", "enter", "space", "enter")
        await write(pilot, "+49 30")
        await press(pilot, "enter")
        await write(pilot, "Warm.\nLoud.")
        await press(pilot, "ctrl+n")
        await on(app, "CircleScreen")
        await sees(app, "▸ The choir  singing, also choir, Tuesday, near, calmer beside them, in Help now")
        await sees(app, "The choir is in your circle now. u undoes this.")
    assert tables(context, "the-choir") == {
        "format": 1, "id": "the-choir", "kind": "group", "name": "The choir", "role": "singing",
        "to_me": "where I am loud", "names": ["choir", "Tuesday"], "gives": ["seen", "stable"], "near": "near",
        "calmer": True, "call": "+49 30", "help_now": True, "words": "Warm.\nLoud.",
        "sharing": "private",
    }  # fmt: skip


async def test_esc_saves_a_change_and_u_takes_it_back(context: Context) -> None:
    context.journal.circle.add(ANA)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_form(app, pilot, "enter")
        await press(pilot, "tab", "tab")
        await write(pilot, " of old")
        await press(pilot, "escape")
        await sees(app, "Ana friend of old, also Anita")
        await sees(app, "Saved. u undoes this.")
        assert tables(context)["role"] == "friend of old"
        await press(pilot, "u")
        await sees(app, "Undone.")
        await sees_no(app, "of old")
        await sees_no(app, "u Take back")
    assert context.journal.circle.parts()[0].role == "friend"


async def test_opening_one_and_leaving_it_changes_nothing(context: Context) -> None:
    odd = CirclePart(id="", kind="person", name=" Ana\x1b[31m\n", names=("A, B", " C "), words="x\n\n", role=" r ")
    context.journal.circle.add(odd)
    (path,) = (context.places.data / "circle").glob("*.toml")
    before = path.read_bytes()
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_form(app, pilot, "e")
        assert "\x1b" not in shown(app)
        await press(pilot, "escape")
        await on(app, "CircleScreen")
        await sees_no(app, "Saved.")
    assert path.read_bytes() == before


async def test_removing_is_taken_back_with_u_and_adding_too(context: Context) -> None:
    context.journal.circle.add(ANA)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_circle(app, pilot)
        await press(pilot, "x")
        await sees(app, "Ana is out of your circle now. Nothing is deleted. u undoes this.")
        assert names(context) == []
        await press(pilot, "u")
        await sees(app, "▸ Ana")
        assert names(context) == ["Ana"]
        await press(pilot, "n")
        await on(app, "CirclePartScreen")
        await write(pilot, "Bo")
        await press(pilot, "escape")
        await sees(app, "▸ Bo")
        await press(pilot, "u")
        await sees_no(app, "▸ Bo")
    assert names(context) == ["Ana"]


@pytest.mark.usefixtures("rested")
async def test_words_without_a_name_are_kept_when_the_screen_is_hidden(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_form(app, pilot, "n")
        await press(pilot, "tab", "tab")
        await write(pilot, "aunt")
        await press(pilot, "f4")
        await until(lambda: names(context) == ["No name yet"], "it to be on disk")
        await press(pilot, "f4")
        await on(app, "CirclePartScreen")
        await sees(app, "aunt")
        await press(pilot, "shift+tab", "shift+tab")
        await write(pilot, "Rosa")
        await press(pilot, "escape")
        await sees(app, "▸ Rosa  aunt")
    assert names(context) == ["Rosa"]


async def test_help_now_opens_from_the_form_and_comes_back_to_the_words(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_form(app, pilot, "n")
        await write(pilot, "An")
        await press(pilot, "ctrl+g")
        await sees(app, "0800 111")
        await press(pilot, "escape")
        await on(app, "CirclePartScreen")
        await write(pilot, "a")
        await sees(app, "Name Ana")


async def test_a_name_that_is_emptied_stays_what_it_was(context: Context) -> None:
    context.journal.circle.add(ANA)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_form(app, pilot, "e")
        await press(pilot, "ctrl+u", "tab", "tab", "ctrl+u", "escape")
        await sees(app, "▸ Ana  also Anita")
    assert tables(context)["name"] == "Ana"


async def test_where_saving_does_not_work_it_stays_open_and_a_second_esc_leaves(
    app: Companion, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise SaveFailed.because(OSError(errno.ENOSPC, "full"))

    async with app.run_test(size=(80, 24)) as pilot:
        await to_form(app, pilot, "n")
        await write(pilot, "Ana")
        with monkeypatch.context() as broken:
            broken.setattr(durable, "write_new", full)
            await press(pilot, "escape")
            await sees(app, "the disk is full")
            await sees(app, "Your words are still on the screen. Esc again leaves it unsaved.")
            await write(pilot, " M")
            await press(pilot, "escape")
            await on(app, "CirclePartScreen")
            await press(pilot, "escape")
            await on(app, "CircleScreen")
            await sees(app, "A place for the people, groups and places")
    assert names(context) == []


async def test_what_another_program_changed_meanwhile_is_kept_and_said(context: Context) -> None:
    context.journal.circle.add(ANA)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_form(app, pilot, "e")
        other = context.journal.circle.edit("ana")
        other.save(CirclePart(id="ana", kind="person", name="Ana", role="neighbour", names=("Anita",)))
        await press(pilot, "tab", "tab", "tab", "tab")
        await write(pilot, ", Ani")
        await press(pilot, "escape")
        await sees(app, "▸ Ana  neighbour, also Anita, Ani")
        await sees(app, "This was also changed somewhere else. Both changes are in it.")


async def test_the_mouse_does_all_of_it(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_circle(app, pilot)

        async def click(text: str) -> None:
            lines = await settled(app, pilot)
            row = next(n for n, line in enumerate(lines) if text in line)
            await pilot.click(offset=(lines[row].index(text) + 1, row))
            await pilot.pause()

        await click("n Add")
        await on(app, "CirclePartScreen")
        await write(pilot, "Library")
        await click("A place")
        await click("show under")
        await click("Esc Back")
        await sees(app, "▸ Library  a place, in Help now")
        await click("Library")
        await on(app, "CirclePartScreen")
    assert context.journal.circle.parts()[0].kind == "place"


async def test_in_the_smallest_window_every_line_of_the_form_can_be_reached(context: Context) -> None:
    context.journal.circle.add(ANA)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_form(app, pilot, "e")
        await pilot.resize_terminal(40, 12)
        for field in (
            *circle_fields.FIELDS[:3],
            "to_me",
            "names",
            "gives",
            "near",
            "calmer",
            "unsafe",
            *circle_fields.FIELDS[4:],
        ):
            await until(lambda field=field: focus(app).id == field, field)  # type: ignore[misc]  # bound at once
            await until(lambda: focus(app).region.bottom <= app.screen.query_one("Keys").region.y, f"{field} in sight")
            await press(pilot, "tab")
        await sees(app, "F1 Help now")


@ON_ONE_PYTHON
async def test_a_picture_of_the_form(album: Album, calm: Context) -> None:
    calm.journal.circle.add(ANA)
    app = Companion(calm)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_form(app, pilot, "e")
        await sees(app, "● show under people I chose")
        assert "Esc Back" in shown(app)
        await album.compare(pilot, "form")


@ON_ONE_PYTHON
async def test_a_light_and_small_picture_of_the_list(album: Album, calm: Context) -> None:
    calm.change(theme="light")
    calm.journal.circle.add(ANA)
    calm.journal.circle.add(CirclePart(id="", kind="place", name="The library, upstairs " * 9, role="quiet"))
    app = Companion(calm)
    async with app.run_test(size=(60, 20)) as pilot:
        await to_circle(app, pilot)
        await sees(app, "▸ Ana friend, also Anita, in Help now The library, ups… quiet")
        assert max(map(len, shown(app).splitlines())) <= 60
        await album.compare(pilot, "list")


async def test_two_that_may_be_one_are_said_put_together_and_taken_apart_again(context: Context) -> None:
    context.journal.circle.add(ANA)
    context.journal.circle.add(CirclePart(id="", kind="person", name="Ána", role="aunt", gives=("safe",)))
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_circle(app, pilot)
        await sees(app, "Ana and Ána may be the same. t puts one together with the other.")
        await press(pilot, "down", "t")
        await sees(app, "Put Ána together with which one?")
        await press(pilot, "1")
        await sees(app, "Ána is Ana now, with every name. Nothing is deleted.")
        assert [(part.name, part.names, part.gives) for part in context.journal.circle.parts()] == [
            ("Ana", ("Anita", "Ána"), ("safe",))
        ]
        await press(pilot, "u")
        await sees(app, "▸ Ana")
        await sees(app, "may be the same")
    assert names(context) == ["Ana", "Ána"]


async def test_it_is_seen_by_the_five_without_anybody_who_is_not_safe(context: Context) -> None:
    for part in (
        CirclePart(id="", kind="person", name="Ana", gives=("seen",), calmer=True),
        CirclePart(id="", kind="place", name="Library", gives=("seen", "stable")),
        CirclePart(id="", kind="person", name="Micha", gives=("seen",), unsafe=True, calmer=True),
    ):
        context.journal.circle.add(part)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_circle(app, pilot)
        await press(pilot, "f")
        await sees(
            app, "With others In my surroundings With myself Seen Ana Library Safe Soothed Secure Stable Library"
        )
        await sees(app, "Calmer beside Ana.")
        await sees_no(app, "Micha")
        await pilot.resize_terminal(50, 24)
        await sees(app, "Seen With others Ana In my surroundings Library Safe")
        await pilot.resize_terminal(120, 24)
        await sees(app, "not safe, never suggested")
        await sees(app, "Calmer beside Ana.")


async def test_erasing_asks_whether_the_name_stays_hidden_and_it_can_be_taken_off_the_list(context: Context) -> None:
    context.journal.circle.add(ANA)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_circle(app, pilot)
        await press(pilot, "x", "R")
        await sees(app, "Taken out of your circle. Nothing is deleted until it is erased.")
        await press(pilot, "X")
        await sees(app, "Type erase and press Enter")
        await write(pilot, "erase")
        await press(pilot, "enter")
        await sees(app, "Keep hiding this name on pages?")
        await press(pilot, "1")
        await sees(app, "Erased here.")
        assert context.journal.circle.hidden_names() == ("Ana", "Anita")
        await press(pilot, "h")
        await on(app, "HiddenNamesScreen")
        await sees(app, "▸ Ana Anita")
        await press(pilot, "x")
        await sees(app, "From now on, pages show it where your entries do. u undoes this.")
        assert context.journal.circle.hidden_names() == ("Anita",)
        await press(pilot, "u")
        await sees(app, "▸ Ana Anita")
    assert context.journal.circle.hidden_names() == ("Ana", "Anita")


async def test_what_was_saved_as_it_was_typed_can_be_typed_back(context: Context) -> None:
    context.journal.circle.add(ANA)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_form(app, pilot, "e")
        await press(pilot, "tab", "tab")
        await write(pilot, "s")
        await until(lambda: tables(context)["role"] == "friends", "it to be on disk")
        await press(pilot, "backspace", "escape")
        await on(app, "CircleScreen")
    assert tables(context)["role"] == "friend"


async def test_who_is_there_twice_is_said_shown_settled_and_undone(app: Companion, context: Context) -> None:
    context.journal.circle.add(ANA)
    path = context.places.data / "circle" / "ana.toml"
    copy = path.with_name("ana.sync-conflict-1.toml")
    copy.write_text(path.read_text("utf-8").replace('"Ana"', '"[/oops] Anne"'), encoding="utf-8")
    async with app.run_test(size=(80, 40)) as pilot:
        await to_circle(app, pilot)
        await sees(app, "Ana is in your circle twice, as two devices left it. b shows both.")
        await press(pilot, "b")
        await sees(app, "[/oops] Anne")
        await sees(app, "Both in one")
        await press(pilot, "enter")
        await sees(app, "Ana is in your circle once now. Nothing is deleted. u undoes this.")
        assert not copy.exists()
        await sees(app, "also Anita, [/oops] Anne")
        await press(pilot, "u")
        await sees(app, "b shows both.")
        assert copy.exists()
        await press(pilot, "b")
        await sees(app, "Both in one")
        await press(pilot, "escape")
        assert copy.exists()


async def test_with_the_terminals_own_colours_the_row_with_the_cursor_has_one_colour(context: Context) -> None:
    """Quiet text was as light as the ground of the cursor."""
    context.change(theme="ansi-dark")
    for name in ("Ana", "Bo"):
        context.journal.circle.add(CirclePart(id="", kind="person", name=name, role="friend"))
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_circle(app, pilot)
        await sees(app, "▸ Ana friend")
        rows = app.screen.query_one("#parts", PointerList)
        for at in (0, 1):
            said = [segment for segment in rows.render_line(at) if any(map(str.isalpha, segment.text))]
            assert len({segment.style.color for segment in said if segment.style}) == 1, at
            await press(pilot, "j")


async def test_somebody_new_is_saved_once_the_name_is_left(
    app: Companion, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("connectwell.tui.screens.form.SAVE_EVERY", 600)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_form(app, pilot, "n")
        await press(pilot, "tab", "shift+tab")
        assert not names(context)
        await write(pilot, "Anna")
        await press(pilot, "tab")
        await until(lambda: names(context) == ["Anna"], "the file")
