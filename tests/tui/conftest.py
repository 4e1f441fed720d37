"""The screens are tested with a small content of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from connectwell.library import Library
from connectwell.rooms import Rooms
from connectwell.tui.app import Companion
from tui.tui_content import write_content
from tui.tui_pictures import Album


@pytest.fixture(scope="session", autouse=True)
def style_sheets_are_parsed_once() -> Iterator[None]:
    """Textual parses all of its style sheets anew for every app: a tenth of these tests' time."""
    parse, parsed = Stylesheet._parse_rules, dict[object, list[RuleSet]]()

    def parse_once(self: Stylesheet, *of: object, **more: object) -> list[RuleSet]:
        key = of, *more.items(), frozenset(self._variables.items())
        if key not in parsed:
            parsed[key] = parse(self, *of, **more)  # type: ignore[arg-type]
        return parsed[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parse_once)
        yield


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
def calm(rooms: Rooms) -> Rooms:
    """Rooms where nothing moves, for pictures."""
    rooms.change(motion=False)
    return rooms


@pytest.fixture
def album(snapshot: SnapshotAssertion, tmp_path: Path) -> Album:
    """The pictures of one walk."""
    return Album(snapshot, tmp_path)
