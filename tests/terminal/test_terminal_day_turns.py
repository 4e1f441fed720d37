"""A real program left open over the turn of the day, by a clock that runs faster."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_terminal_bytes import Window, _until

pytestmark = pytest.mark.skipif(shutil.which("faketime") is None, reason="faketime isn't here; CI installs it")


@pytest.fixture
def night(nobody_at_home: Path) -> Iterator[Window]:
    config = nobody_at_home / "connectwell" / "config"
    config.mkdir(parents=True)
    (config / "config.toml").write_text('region = "DE"\nwelcomed = true\n')
    opened = Window(nobody_at_home, before=("faketime", "-f", "@2026-11-22 03:59:00 x10"), TZ="UTC")
    yield opened
    opened.close()


def test_today_is_the_new_day_without_a_key(night: Window) -> None:
    _until(lambda: b"Saturday 21 November" in night.painted, night)
    _until(lambda: b"unday 22 November" in night.painted, night)
