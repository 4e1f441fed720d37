"""The card for hard days: saved as it is typed, one key away in Help now, and there when the rest is broken."""

from dataclasses import replace

from connectwell.context import Context
from connectwell.library import Library
from connectwell.model.card import Card
from connectwell.tui.app import Companion
from tui.tui_tools import focus, on, press, sees, sees_no, until, write


def write_card(context: Context, card: Card) -> None:
    editing = context.journal.circle.edit_card()
    editing.save(replace(editing.part, card=card))


async def test_it_is_saved_as_it_is_typed_and_shown_in_help_now(app: Companion, context: Context) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f1")
        await sees_no(app, "c My card")
        await press(pilot, "escape", "o")
        await on(app, "CircleScreen")
        await press(pilot, "c")
        await on(app, "CardScreen")
        await sees(app, "How I notice")
        await write(pilot, "no sleep [red]")
        await until(lambda: context.journal.circle.card().card == Card(signs="no sleep [red]"), "it to be on disk")
        await press(pilot, "ctrl+n")
        assert focus(app).id == "part-alone"
        await write(pilot, "a shower")
        await press(pilot, "escape")
        await sees(app, "Saved.")
        await press(pilot, "escape", "f1")
        await sees(app, "c shows my card for hard days.")
        await press(pilot, "c")
        await sees(app, "112: all services My card How I notice no sleep [red] What I can do by myself a shower")
        await press(pilot, "escape")
        await sees(app, "c shows my card for hard days.")
        await press(pilot, "escape")
        await on(app, "TodayScreen")
    assert context.journal.circle.card().card == Card(signs="no sleep [red]", alone="a shower")


async def test_it_is_there_when_content_circle_and_journal_are_broken(context: Context) -> None:
    write_card(context, Card(tell="Ana, 0170 1"))
    (context.places.data / "circle" / "ana.toml").write_text("nothing = [of use")
    (context.places.data / "entries").write_text("a file where the folder belongs")
    context.library = Library(context.places.data / "no-content")
    app = Companion(context)
    async with app.run_test(size=(40, 12)) as pilot:
        await press(pilot, "f1")
        await sees(app, "c My card")
        await press(pilot, "c")
        await sees(app, "Who I'd tell Ana, 0170 1")


async def test_a_damaged_one_is_shown_as_it_is_and_cannot_be_written_on(context: Context) -> None:
    path = context.places.data / "circle" / "card.toml"
    path.parent.mkdir(parents=True)
    path.write_text('kind = "card"\n[card]\nsigns = "no sleep\x1b[31m\n', "utf-8")
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f1", "c")
        await sees(app, 'signs = "no sleep␛[31m')
        await press(pilot, "e")
        await on(app, "CardScreen")
        await sees(app, "it can't be edited here. Nothing in it was changed.")
        await press(pilot, "escape")
        await on(app, "HelpNowScreen")
    assert "no sleep" in path.read_text("utf-8")


async def test_erased_with_the_typed_word_it_is_gone(context: Context) -> None:
    write_card(context, Card(signs="no sleep"))
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open("card")
        await on(app, "CardScreen")
        await press(pilot, "ctrl+p")
        await write(pilot, "erase this card")
        await press(pilot, "enter", "enter")
        await sees(app, "Type erase and press Enter")
        await write(pilot, "erase")
        await press(pilot, "enter")
        await on(app, "TodayScreen")
        await sees(app, "The card is erased here.")
    assert not context.journal.circle.card().is_there
    assert list((context.places.data).rglob("*.toml")) == []


async def test_what_another_program_writes_meanwhile_stays_and_is_shown(context: Context) -> None:
    write_card(context, Card(signs="no sleep"))
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open("card")
        await on(app, "CardScreen")
        await until(lambda: app.focused is not None, "a focus")
        write_card(context, Card(signs="no sleep", alone="a shower"))
        await write(pilot, ", no food")
        await sees(app, "What I can do by myself ▌ a shower")
        await write(pilot, "!")
        await press(pilot, "escape")
        await on(app, "TodayScreen")
    assert context.journal.circle.card().card == Card(signs="no sleep, no food!", alone="a shower")
