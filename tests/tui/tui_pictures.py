"""Comparing the screens with their pictures in __snapshots__; `pytest --snapshot-update` draws them anew."""

import os
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from connectwell.rooms import Rooms
from connectwell.tui.app import Companion
from tui.tui_tools import settled

ON_ONE_PYTHON = pytest.mark.skipif(
    sys.version_info[:2] != (3, 11), reason="the pictures are drawn on Python 3.11; other versions differ in details"
)

REPORT = {name: os.environ[name] for name in ("TEXTUAL_SNAPSHOT_TEMPDIR",) if name in os.environ}
"""Where pytest-textual-snapshot reports to: set by the time tests are collected, and hidden once they run."""

Go = Callable[[Companion, Pilot[None]], Awaitable[None]]
Look = Callable[..., bool]


def look(snap_compare: Look, rooms: Rooms, go: Go, size: tuple[int, int]) -> None:
    """Goes there (which asserts what has to stand there), and compares the picture."""
    reached: list[str] = []

    async def then(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, Companion)
        await go(app, pilot)
        await settled(app, pilot)
        reached.append(type(app.screen).__name__)

    same: Any = snap_compare(Companion(rooms), terminal_size=size, run_before=then)
    assert reached, "the screen was never reached"
    assert same
