"""Escape sequences, markup and the like on every screen that the journal opens: words, and nothing else."""

from dataclasses import replace

from textual.widgets import Input

from connectwell.context import Context
from connectwell.model.entry import Note
from connectwell.tui.app import Companion
from tui.tui_tools import note, on, press, sees, shown, write

ODD = "a [/oops] [red]b \x1b]52;c;aGk=\x07 \x9b31m ‮c"
DRAWN = "a [/oops] [red]b ␛]52;c;aGk=␇ �31m �c"


def _nothing_raw(app: Companion) -> None:
    assert all(character.isprintable() or character == "\n" for character in shown(app)), repr(shown(app))


async def test_odd_words_are_only_words_on_every_screen_of_the_journal(context: Context) -> None:
    id = note(context, ODD)
    editing = context.journal.edit(id)
    editing.save(replace(editing.entry, note=Note(words=f"{ODD} again", people=("[/x]",))))
    file = context.places.data / "entries" / "2026" / f"{id}.toml"
    file.with_name(f"{id}.sync-conflict-1.toml").write_text(file.read_text().replace("again", "elsewhere"))
    app = Companion(context)
    async with app.run_test(size=(140, 30)) as pilot:
        await press(pilot, "j")
        await sees(app, f"{DRAWN} elsewhere")
        await press(pilot, "end")
        await sees(app, f"{DRAWN} again")
        _nothing_raw(app)
        for key, screen in (("e", "EditScreen"), ("v", "VersionsScreen"), ("c", "CopiesScreen")):
            await press(pilot, key)
            await on(app, screen)
            await sees(app, DRAWN)
            _nothing_raw(app)
            await press(pilot, "escape")
            await on(app, "JournalScreen")
        await press(pilot, "f")
        app.screen.query_one("#people", Input).focus()
        await write(pilot, "[/x]")
        await press(pilot, "enter")
        await sees(app, "with [/x] · 2 found")
        _nothing_raw(app)
        await press(pilot, "slash")
        await write(pilot, "\x1b]52")
        await sees(app, "with [/x]")
        _nothing_raw(app)
    assert context.journal.get(id).note == Note(words=f"{ODD} again", people=("[/x]",))
