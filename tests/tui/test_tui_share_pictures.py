"""How the steps of sharing look. How pictures work: `tui_pictures`."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from connectwell.rooms import Rooms
from connectwell.share import pdf, sealing
from connectwell.tui.app import Companion
from tui.tui_pictures import ON_ONE_PYTHON, Go, Look, look
from tui.tui_share import fortnight, to_what_goes, to_where
from tui.tui_tools import press, sees

pytestmark = ON_ONE_PYTHON


async def what_goes(app: Companion, pilot: Pilot[None]) -> None:
    await to_what_goes(app, pilot)
    await press(pilot, "tab", "m", "down", "space")
    await sees(app, "left out")


async def where(app: Companion, pilot: Pilot[None]) -> None:
    await to_where(app)
    await press(pilot, "down", "down", "right")
    await sees(app, ".pdf.age")


@pytest.mark.parametrize(
    ("go", "size", "theme"),
    [
        (what_goes, (120, 40), "dark"),
        (what_goes, (80, 24), "light"),
        (where, (60, 20), "dark"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_sharing(
    snap_compare: Look,
    calm: Rooms,
    go: Go,
    size: tuple[int, int],
    theme: str,
    monkeypatch: pytest.MonkeyPatch,
    nobody_at_home: Path,
) -> None:
    monkeypatch.chdir(nobody_at_home)
    monkeypatch.setattr(pdf, "can_set", lambda: True)
    monkeypatch.setattr(sealing, "can_seal", lambda: True)
    calm.change(theme=theme)
    fortnight(calm)
    look(snap_compare, calm, go, size)
