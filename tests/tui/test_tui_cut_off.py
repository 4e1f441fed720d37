"""Killed in the middle of writing: every word is on disk, and Today says so, or it stands where it was left."""

from dataclasses import dataclass

import pytest
from textual.pilot import Pilot

from connectwell.checkin.today import read_today
from connectwell.context import Context
from connectwell.entries.note import note_draft
from connectwell.library import Library
from connectwell.plain.today_lines import lines_of_today
from connectwell.tui.app import Companion
from connectwell.tui.widgets.editor import Editor
from steady import TickingClock, open_context
from tui.tui_everywhere import go
from tui.tui_tools import on, press, sees, sees_no, shown, until, write

_WORDS = "in the middle of it"


@dataclass(frozen=True)
class Cut:
    """Where it was cut off, what Today says then, and how the words are found again."""

    where: str
    said: str
    again: tuple[str, ...]


CUT = (
    Cut("a note", "A note from", ("f",)),
    Cut("one of my own", "A small connection of your own", ("f",)),
    Cut("a line", "A note for your session", ("f",)),
    Cut("a session", "The session you began to record", ("f",)),
    Cut("a practice", "The practice", ("f",)),
    Cut("a prompt", "open where you left it", ("enter",)),
    Cut("landing", "open where you left it", ("enter",)),
    Cut("somebody new", "", ("o", "enter")),
    Cut("words about one", "", ("o", "m", "enter")),
    Cut("the card", "", ("o", "c")),
)


@pytest.mark.parametrize("cut", CUT, ids=lambda cut: cut.where)
async def test_the_words_are_there_and_the_person_is_told(context: Context, clock: TickingClock, cut: Cut) -> None:
    app = Companion(context)
    async with app.run_test(size=(80, 40)) as pilot:
        await _go(app, pilot, cut.where)
        await write(pilot, _WORDS)
        await until(lambda: _is_on_disk(context), "the words on disk")
        killed = open_context(context.places.data.parent, clock)  # as another process finds it
        killed.library = context.library
        today = read_today(killed)
        assert cut.said in " ".join(lines_of_today(killed, today, None))
        assert bool(today.left) == (cut.again == ("f",))
    async with Companion(killed).run_test(size=(80, 40)) as pilot:
        again = pilot.app
        assert isinstance(again, Companion)
        await sees(again, cut.said or "A small connection")
        await press(pilot, *cut.again)
        await sees(again, _WORDS)
        if cut.again != ("f",) or cut.where == "a practice":
            return
        await press(pilot, "escape")
        if cut.where != "a session":  # is finished only at its end
            await sees_no(again, "isn't finished")
            assert not read_today(killed).left


async def _go(app: Companion, pilot: Pilot[None], where: str) -> None:
    match where:
        case "the card":
            app.open("card")
            await sees(app, "hard days")
        case "a practice":
            app.context.library = Library()
            app.begin_practice("reach-out")
            app.begin_as_requested()
            await on(app, "PracticeScreen")
            while not isinstance(app.focused, Editor):
                await press(pilot, "enter")
        case "somebody new":
            await go(app, pilot, where)
            await write(pilot, "Ana")
            await press(pilot, "enter", "enter")
        case _:
            await go(app, pilot, where)


def _is_on_disk(context: Context) -> bool:
    return any(_WORDS in file.read_text("utf-8") for file in context.places.data.rglob("[!.]*.toml"))


async def test_it_can_be_left_as_it_is_and_that_be_undone(context: Context) -> None:
    note_draft(context).save(_WORDS, so_far=True)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "A note from Saturday 21 November isn't finished.")
        await press(pilot, "z")
        await sees_no(app, "isn't finished")
        await press(pilot, "u")
        await sees(app, "isn't finished")
        assert _WORDS not in shown(app)
