"""How the steps of sharing look. How pictures work: `tui_pictures`."""

from pathlib import Path

import pytest

from connectwell.context import Context
from connectwell.share.formats import pdf
from connectwell.share.send import sealing
from connectwell.tui.app import Companion
from tui.tui_pictures import ON_ONE_PYTHON, Album
from tui.tui_share import fortnight, to_what_goes, to_where
from tui.tui_tools import press, sees

pytestmark = ON_ONE_PYTHON


@pytest.fixture
def two_weeks(calm: Context, monkeypatch: pytest.MonkeyPatch, nobody_at_home: Path) -> Context:
    """Two weeks to share, on a machine that can set and seal a page."""
    monkeypatch.chdir(nobody_at_home)
    monkeypatch.setattr(pdf, "can_set", lambda: True)
    monkeypatch.setattr(sealing, "can_seal", lambda: True)
    fortnight(calm)
    return calm


@pytest.mark.parametrize(
    ("size", "theme"), [((120, 40), "dark"), ((80, 24), "light")], ids=["120x40-dark", "80x24-light"]
)
async def test_what_goes(album: Album, two_weeks: Context, size: tuple[int, int], theme: str) -> None:
    two_weeks.change(theme=theme)
    app = Companion(two_weeks)
    async with app.run_test(size=size) as pilot:
        await to_what_goes(app, pilot)
        await press(pilot, "tab", "m", "down", "space")
        await sees(app, "left out")
        await album.compare(pilot, "what_goes")


async def test_where(album: Album, two_weeks: Context) -> None:
    app = Companion(two_weeks)
    async with app.run_test(size=(60, 20)) as pilot:
        await to_where(app)
        await press(pilot, "down", "down", "right")
        await sees(app, ".pdf.age")
        await album.compare(pilot, "where")
