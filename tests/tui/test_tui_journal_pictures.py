"""How the journal's screens look, kept as pictures in __snapshots__."""

from dataclasses import replace
from datetime import timedelta

import pytest

from connectwell.context import Context
from connectwell.model.entry import Arrival
from connectwell.tui.app import Companion
from tui.tui_pictures import ON_ONE_PYTHON, Album
from tui.tui_tools import note, on, open_page, press, sees, sees_no

pytestmark = ON_ONE_PYTHON


@pytest.fixture
def written(calm: Context) -> Context:
    """A few days, one of them kept twice."""
    note(calm, "Rain on the roof, and soup.", days_ago=1)
    id = note(calm, "The walk by the river.", days_ago=2)
    open_page(calm, "The bus came when the board said it would.", days_ago=3)
    heavy = calm.journal.edit(open_page(calm, "Soup again, with the radio on.", days_ago=9))
    heavy.save(replace(heavy.entry, arrival=Arrival(state="stirred-up"), finished=calm.clock() - timedelta(days=9)))
    file = calm.places.data / "entries" / "2026" / f"{id}.toml"
    file.with_name(f"{id}.sync-conflict-1.toml").write_text(file.read_text().replace("river", "sea"))
    return calm


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=["80x24", "60x20"])
async def test_the_journal_in_the_dark(album: Album, written: Context, size: tuple[int, int]) -> None:
    app = Companion(written)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "j")
        await sees(app, "20 Nov   Rain on the roof")
        await album.compare(pilot, "journal")

        await press(pilot, "slash", *"soup")
        await sees(app, "2 found")
        await album.compare(pilot, "search")

        await press(pilot, "escape", "m")
        await sees(app, "12 ≈")
        await album.compare(pilot, "month")

        await press(pilot, "escape")
        await on(app, "JournalScreen")
        await press(pilot, "f", "down", "space", "right")
        await sees(app, "● Seen")
        await album.compare(pilot, "filters")

        await press(pilot, "escape")
        await on(app, "JournalScreen")
        await press(pilot, "X")
        await sees(app, "Type erase")
        await album.compare(pilot, "erase")

        await press(pilot, "escape")
        await sees_no(app, "Type erase")
        await press(pilot, "e")
        await on(app, "EditScreen")
        await sees(app, "Rain on the roof, and soup.")
        await album.compare(pilot, "edit")

        await press(pilot, "escape")
        await on(app, "JournalScreen")
        await press(pilot, "down", "c")
        await on(app, "CopiesScreen")
        await sees(app, "≠ The walk by the sea.")
        await album.compare(pilot, "copies")


async def test_the_journal_light_and_wide(album: Album, written: Context) -> None:
    written.change(theme="light")
    app = Companion(written)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "j")
        await sees(app, "20 Nov   Rain on the roof")
        await press(pilot, "slash", *"soup")
        await sees(app, "2 found")
        await album.compare(pilot, "search")

        await press(pilot, "escape", "m")
        await sees(app, "12 ≈")
        await album.compare(pilot, "month")
