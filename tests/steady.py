"""Rooms that behave the same on every run: a clock that ticks once a look, names that come in one order."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from connectwell.journal import Journal
from connectwell.paths import find_app_folders
from connectwell.settings import read_settings

if TYPE_CHECKING:
    from connectwell.context import Context
    from connectwell.library import Library

MORNING = datetime(2026, 11, 21, 8, 1, 22, tzinfo=timezone(timedelta(hours=1)))
WELCOMED = 'region = "DE"\nwelcomed = true\n'
_ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789"


class TickingClock:
    """Says `now`, one second later at each look. Set `now` to go somewhere else in time."""

    def __init__(self, now: datetime = MORNING) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """The moment, and one second passes."""
        found = self.now
        self.now += timedelta(seconds=1)
        return found


class CountingTail:
    """Random-looking characters that are the same on every run: aaaaab, aaaaac, …"""

    def __init__(self) -> None:
        self._count = 0

    def __call__(self, length: int) -> str:
        """The next `length` characters."""
        self._count += 1
        rest, found = self._count, ""
        for _ in range(length):
            rest, digit = divmod(rest, len(_ALPHABET))
            found = _ALPHABET[digit] + found
        return found


@cache
def own_content() -> "Library":
    """The content that ships. What it has read doesn't change, so it is read once for all tests of a process."""
    from connectwell.library import Library

    return Library()


def open_context(home: Path, clock: TickingClock | None = None, *, config: str = WELCOMED) -> "Context":
    """Rooms under `home`, with `config` as config.toml where there is none yet."""
    from connectwell.context import Context

    clock = clock or TickingClock()
    places = find_app_folders({"CONNECTWELL_HOME": str(home)})
    file = places.config / "config.toml"
    if not file.exists():
        places.config.mkdir(parents=True, mode=0o700)
        file.write_text(config, encoding="utf-8")
    return Context(places, read_settings(places), Journal(places, clock, CountingTail()), own_content(), clock)


def at_time(context: "Context", clock: Callable[[], datetime]) -> "Context":
    """The same person's context, by another clock."""
    return type(context)(context.places, context.settings, context.journal, context.library, clock)
