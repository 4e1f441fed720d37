"""Comparing the screens with their pictures in __snapshots__; `pytest --snapshot-update` draws them anew."""

import re
import sys
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual.pilot import Pilot

from connectwell.tui.app import Companion
from tui.tui_tools import settled

ON_ONE_PYTHON = pytest.mark.skipif(
    sys.version_info[:2] != (3, 11), reason="the pictures are drawn on Python 3.11; other versions differ in details"
)


class Svg(SingleFileSnapshotExtension):
    """One file for each picture, which a browser shows and a diff can read."""

    file_extension = "svg"
    _write_mode = WriteMode.TEXT


class Album:
    """Pictures of one walk through the screens, kept under the test's name and their own."""

    def __init__(self, snapshot: SnapshotAssertion, folder: Path) -> None:
        self._kept = snapshot.use_extension(Svg)
        self._folder = folder

    async def compare(self, pilot: Pilot[None], name: str) -> None:
        """Compares the screen as it is now, once it no longer moves, with the picture of this name."""
        app = pilot.app
        assert isinstance(app, Companion)
        await settled(app, pilot)
        drawn = re.sub(r"\bterminal-\d+-", "terminal-", app.export_screenshot(simplify=True))  # each has its number
        if self._kept(name=name) != drawn:
            file = self._folder / f"{name}.svg"
            file.write_text(drawn, encoding="utf-8")
            raise AssertionError(f"{name} looks different: compare {file} with the picture in __snapshots__")
