"""A note, from Today and from anywhere: saved as it is typed, and nothing stays of an empty one."""

from connectwell import sentences
from connectwell.context import Context
from connectwell.tui.app import Companion
from connectwell.tui.widgets.editor import Editor
from tui.tui_tools import entries, on, on_disk, press, sees, until, write


async def at_note(app: Companion) -> None:
    await on(app, "NoteScreen")
    await until(lambda: isinstance(app.focused, Editor), "the editor to have the focus")


def notes(context: Context) -> list[dict[str, object]]:
    return [entry["note"] for entry in entries(context) if entry["kind"] == "note" and "removed" not in entry]


async def test_n_writes_a_note_that_is_saved_as_it_is_typed_and_esc_leaves_it_saved(context: Context) -> None:
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "n")
        await at_note(app)
        await sees(app, "What would you like to note?")
        await write(pilot, "Rain on the roof")
        await on_disk(context, "Rain on the roof")
        await write(pilot, ", and @Ana rang")
        await press(pilot, "escape")
        await on(app, "TodayScreen")
        await sees(app, "It's in your journal")
    assert notes(context) == [{"words": "Rain on the roof, and @Ana rang", "people": ["Ana"], "sharing": "private"}]


async def test_an_empty_note_leaves_nothing(context: Context) -> None:
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "n")
        await at_note(app)
        await press(pilot, "escape")
        await on(app, "TodayScreen")
        assert entries(context) == []
        await press(pilot, "n")
        await at_note(app)
        await write(pilot, "No")
        await on_disk(context, "No")
        await press(pilot, "backspace", "backspace", "escape")
        await on(app, "TodayScreen")
    assert notes(context) == []


async def test_a_note_is_written_from_the_journal_by_the_palette(context: Context) -> None:
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "j")
        await on(app, "JournalScreen")
        await app.run_action("open('note')")
        await at_note(app)
        await write(pilot, "Rain")
        await press(pilot, "escape")
        await on(app, "JournalScreen")
    assert notes(context) == [{"words": "Rain", "sharing": "private"}]


async def test_a_connection_of_ones_own_is_written_and_asked_how_it_went(context: Context) -> None:
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "m Something of my own")
        await press(pilot, "m")
        await on(app, "OwnScreen")
        await until(lambda: isinstance(app.focused, Editor), "the editor to have the focus")
        await write(pilot, "Waved to the neighbour.")
        await press(pilot, "ctrl+n")
        await on(app, "FollowUpScreen")
        await sees(app, "Waved to the neighbour.")
        await until(lambda: isinstance(app.focused, Editor), "the editor to have the focus")
        await write(pilot, "She waved back.")
        await press(pilot, "ctrl+n")
        await on(app, "TodayScreen")
    ((part,),) = [entry["connections"] for entry in entries(context)]
    assert (part["status"], part["asked"], part["landed"]["words"]) == (
        "done", "Waved to the neighbour.", "She waved back.",
    )  # fmt: skip


async def test_where_another_program_emptied_the_file_the_words_are_in_a_copy_and_that_is_said(
    app: Companion, context: Context
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "n")
        await write(pilot, "first")
        await on_disk(context, "first")
        (file,) = (context.places.data / "entries").rglob("*.toml")
        file.write_text("")
        await write(pilot, ", second")
        await sees(app, sentences.COPIED)
        await press(pilot, "escape")
        await on(app, "TodayScreen")
        await sees(app, sentences.COPIED)
    (copy,) = (context.places.data / "entries").rglob("*.conflict-*.toml")
    assert ('words = "first, second"' in copy.read_text(), file.read_text()) == (True, "")
