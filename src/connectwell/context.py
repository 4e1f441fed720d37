"""What a face needs in hand: the journal, the library, the settings, the clock. Opened once for each run."""

import os
from collections.abc import Mapping
from typing import Any

from connectwell.clock import Clock, system_clock
from connectwell.journal import Journal
from connectwell.library import Library
from connectwell.paths import Places, find_places
from connectwell.settings import Settings, change_settings, read_settings


class Context:
    """One person's rooms. `settings` follows what is changed here."""

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
            SettingsFault: config.toml cannot be read.
        """
        places = find_places(environ)
        found = read_settings(places) if settings is None else settings
        return cls(places, found, Journal(places, clock), Library(), clock)

    def change(self, **changes: Any) -> None:
        """Changes some settings, on disk and here. Raises SettingsFault, SaveFailed."""
        self.settings = change_settings(self.places, changes)
