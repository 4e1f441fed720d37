"""@ and a letter offer a name of the circle; → takes it, and nothing else changes."""

import pytest
from textual.pilot import Pilot

from connectwell.context import Context
from connectwell.model.circle import CirclePart
from connectwell.tui.app import Companion
from connectwell.tui.widgets.editor import Editor
from tui.tui_tools import entry, focus, on_disk, press, sees, sees_no, shown, to_prompt, until, write


@pytest.fixture
def with_circle(context: Context) -> Context:
    """Ana, also called Anita, and Bo."""
    context.journal.circle.add(CirclePart(id="", kind="person", name="Ana", names=("Anita",)))
    context.journal.circle.add(CirclePart(id="", kind="person", name="Bo"))
    return context


def editor(app: Companion) -> Editor:
    found = focus(app)
    assert isinstance(found, Editor)
    return found


async def test_a_name_is_offered_taken_and_found_in_the_words(with_circle: Context) -> None:
    app = Companion(with_circle)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await write(pilot, "with @b")
        await sees(app, "with @bo")
        await sees(app, "→ The name")
        assert editor(app).words == "with @b", "what is offered isn't written yet"
        await press(pilot, "right")
        await sees_no(app, "→ The name")
        assert editor(app).words == "with @Bo", "as the circle has it"
        await write(pilot, " there")
        await on_disk(with_circle, "with @Bo there")
    assert entry(with_circle)["reflections"][0]["people"] == ["Bo"]


async def to_line(app: Companion, pilot: Pilot[None]) -> None:
    """From Today to an editor, by the shortest way."""
    await sees(app, "b For my session")
    await press(pilot, "b", "n")
    await until(lambda: isinstance(app.focused, Editor), "the editor to have the focus")


async def test_more_letters_narrow_it_and_the_cursor_leaving_ends_it(with_circle: Context) -> None:
    app = Companion(with_circle)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_line(app, pilot)
        for typed, rest in (("first\n@A", "na"), ("ni", "ta"), ("x", ""), (" a@b", ""), (" @an", "a")):
            await write(pilot, typed)
            assert (typed, editor(app).suggestion) == (typed, rest)
        await press(pilot, "right", "ctrl+z")
        assert editor(app).words.endswith(" @an"), "taking a name is undone by itself"
        await press(pilot, "left", "left", "right")
        assert editor(app).suggestion == ""
        assert "@ana" not in shown(app)
        assert editor(app).words.endswith(" @an"), "the arrows go on as ever"


async def test_tab_goes_on_as_ever_and_takes_no_name(with_circle: Context) -> None:
    app = Companion(with_circle)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        assert not app.screen.query("#people"), "nobody is meant"
        await press(pilot, "ctrl+r")
        await sees(app, "first prompt")
        await write(pilot, "@an")
        await press(pilot, "tab")
        await until(lambda: focus(app).id == "people", "the next field")
        await sees_no(app, "@ana")


async def test_the_line_for_who_was_there_completes_the_same_names(with_circle: Context) -> None:
    app = Companion(with_circle)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await press(pilot, "ctrl+r")
        await sees(app, "first prompt")
        await press(pilot, "tab", "B", "e", "n", "comma", "a", "n")
        await sees(app, "Ben,ana")
        await press(pilot, "right", "shift+tab")
        await write(pilot, "We walked.")
        await press(pilot, "ctrl+n")
        await sees(app, "I did this")
    assert [name.casefold() for name in entry(with_circle)["reflections"][0]["people"]] == ["ben", "ana"]


async def test_somebody_added_while_writing_is_offered_and_a_broken_circle_offers_nothing(context: Context) -> None:
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_line(app, pilot)
        await write(pilot, "@b")
        assert editor(app).suggestion == ""
        context.journal.circle.add(CirclePart(id="", kind="person", name="Bo"))
        await write(pilot, " ")
        await write(pilot, "@b")
        assert editor(app).suggestion == "o"
        (context.places.data / "circle" / "bo.toml").unlink()
        (context.places.data / "circle").rmdir()
        (context.places.data / "circle").write_text("a file stands here")
        await write(pilot, " ")
        await write(pilot, "@b")
        assert editor(app).suggestion == ""
