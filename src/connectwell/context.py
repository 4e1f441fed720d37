"""The services every interface shares: journal, library, settings, clock. Opened once for each run."""

import os
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from connectwell.clock import Clock, day_of, system_clock
from connectwell.journal import Journal
from connectwell.library import Library
from connectwell.paths import Places, find_places
from connectwell.settings import Settings, change_settings, read_settings


class Context:
    """One person's journal, library, settings and clock. `settings` follows what is changed here."""

    def __init__(self, places: Places, settings: Settings, journal: Journal, library: Library, clock: Clock) -> None:
        self.places, self.settings = places, settings
        self.journal, self.library, self.clock = journal, library, clock

    @classmethod
    def open(
        cls, environ: Mapping[str, str] = os.environ, *, clock: Clock = system_clock, settings: Settings | None = None
    ) -> "Context":
        """Finds the folders and reads the settings; touches nothing else.

        Args:
            environ: the process environment.
            clock: what tells the time.
            settings: given where config.toml is not to be read.

        Raises:
            PlaceFault: no folder to keep things in.
        """
        places = find_places(environ)
        found = read_settings(places) if settings is None else settings
        return cls(places, found, Journal(places, clock), Library(), clock)

    def today(self) -> date:
        """The day it is for the person: it turns when their settings say, not at midnight."""
        return self.day_of(self.clock())

    def day_of(self, moment: datetime) -> date:
        """The day a moment belongs to, by the person's settings."""
        return day_of(moment, self.settings.day_turns_at)

    def change(self, **changes: Any) -> None:
        """Changes some settings, on disk and here. Raises SettingsFault, SaveFailed."""
        self.settings = change_settings(self.places, changes)
