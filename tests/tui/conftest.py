"""The screens are tested with a small content of their own."""

from pathlib import Path

import pytest

from connectwell.library import Library
from connectwell.rooms import Rooms
from connectwell.tui.app import Companion
from tui.tui_content import write_content


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Nothing is counted while a screen is driven: it would take twice as long, most of it in Textual's own code."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("no_cover")


@pytest.fixture
def rooms(rooms: Rooms, tmp_path: Path) -> Rooms:
    """Welcomed rooms in region DE with the small content, where nothing blinks."""
    rooms.library = Library(write_content(tmp_path))
    return rooms


@pytest.fixture
def app(rooms: Rooms) -> Companion:
    """The companion, ready to be run."""
    return Companion(rooms)


@pytest.fixture
def calm(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> Rooms:
    """Rooms where nothing moves, for pictures."""
    from tui.tui_pictures import REPORT

    for name, folder in REPORT.items():
        monkeypatch.setenv(name, folder)
    rooms.change(motion=False)
    return rooms
