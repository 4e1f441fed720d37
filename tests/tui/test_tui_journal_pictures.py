"""How the journal's screens look, kept as pictures in __snapshots__."""

from dataclasses import replace
from datetime import timedelta

import pytest
from textual.pilot import Pilot

from connectwell.model.entry import Arrival
from connectwell.rooms import Rooms
from connectwell.tui.app import Companion
from tui.tui_pictures import ON_ONE_PYTHON, Go, Look, look
from tui.tui_tools import note, on, open_page, press, sees

pytestmark = ON_ONE_PYTHON


@pytest.fixture
def written(calm: Rooms) -> Rooms:
    """A few days, one of them kept twice."""
    note(calm, "Rain on the roof, and soup.", days_ago=1)
    id = note(calm, "The walk by the river.", days_ago=2)
    open_page(calm, "The bus came when the board said it would.", days_ago=3)
    heavy = calm.journal.edit(open_page(calm, "Soup again, with the radio on.", days_ago=9))
    heavy.save(replace(heavy.entry, arrival=Arrival(state="stirred-up"), finished=calm.clock() - timedelta(days=9)))
    file = calm.places.data / "entries" / "2026" / f"{id}.toml"
    file.with_name(f"{id}.sync-conflict-1.toml").write_text(file.read_text().replace("river", "sea"))
    return calm


async def journal(app: Companion, pilot: Pilot[None]) -> None:
    await sees(app, "Send one line to somebody.")
    await press(pilot, "j")
    await sees(app, "20 Nov 26  Rain on the roof")


async def search(app: Companion, pilot: Pilot[None]) -> None:
    await journal(app, pilot)
    await press(pilot, "slash", *"soup")
    await sees(app, "2 found")


async def month(app: Companion, pilot: Pilot[None]) -> None:
    await journal(app, pilot)
    await press(pilot, "m")
    await sees(app, "12 ≈")


async def filters(app: Companion, pilot: Pilot[None]) -> None:
    await journal(app, pilot)
    await press(pilot, "f", "down", "space", "right")
    await sees(app, "● Seen")


async def copies(app: Companion, pilot: Pilot[None]) -> None:
    await journal(app, pilot)
    await press(pilot, "down", "c")
    await on(app, "CopiesScreen")
    await sees(app, "≠ The walk by the sea.")


async def edit(app: Companion, pilot: Pilot[None]) -> None:
    await journal(app, pilot)
    await press(pilot, "e")
    await on(app, "EditScreen")
    await sees(app, "Rain on the roof, and soup.")


async def erase(app: Companion, pilot: Pilot[None]) -> None:
    await journal(app, pilot)
    await press(pilot, "X")
    await sees(app, "Type erase")


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=["80x24", "60x20"])
@pytest.mark.parametrize("go", [journal, search, month, filters, copies, edit, erase], ids=lambda go: go.__name__)
def test_journal(snap_compare: Look, written: Rooms, go: Go, size: tuple[int, int]) -> None:
    look(snap_compare, written, go, size)


@pytest.mark.parametrize("go", [search, month], ids=lambda go: go.__name__)
def test_journal_light_and_wide(snap_compare: Look, written: Rooms, go: Go) -> None:
    written.change(theme="light")
    look(snap_compare, written, go, (120, 40))
