"""The services every interface shares: journal, library, settings, clock. Opened once per run."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from connectwell.clock import Clock, DayTurn, day_of, system_clock
from connectwell.journal import Journal
from connectwell.paths import AppFolders, find_app_folders

# Imported on first use: `list` and `show` need neither.
if TYPE_CHECKING:
    from connectwell.library import Library
    from connectwell.settings import Settings


class Context:
    """One person's journal, library, settings and clock. `settings` reflects changes made through `change`.

    `keep_settings` writes changes and returns the settings as they are then. An interface may put its own in its place.

    Args:
        places: the folders.
        settings: None to read config.toml on first access, which may then raise SettingsFault.
        journal: the entries.
        library: None for connectwell's own content.
        clock: returns the current time.
    """

    def __init__(
        self, places: AppFolders, settings: Settings | None, journal: Journal, library: Library | None, clock: Clock
    ) -> None:
        self.places, self.journal, self.clock = places, journal, clock
        self.keep_settings: Callable[[Mapping[str, Any]], Settings] = self._change_settings
        if settings is not None:
            self.settings = settings
        if library is not None:
            self.library = library

    @cached_property
    def settings(self) -> Settings:
        """The person's settings."""
        from connectwell.settings import read_settings

        return read_settings(self.places)

    @cached_property
    def library(self) -> Library:
        """The content: prompts, needs, connections and practices."""
        from connectwell.library import Library
        from connectwell.library.location import packs_folder

        chosen = self.settings.packs
        return Library(packs=packs_folder(self.places.config, chosen), packs_chosen=bool(chosen.strip()))

    @classmethod
    def open(
        cls, environ: Mapping[str, str] = os.environ, *, clock: Clock = system_clock, settings: Settings | None = None
    ) -> Context:
        """Finds the folders and reads the settings; touches nothing else.

        Args:
            environ: the process environment.
            clock: returns the current time.
            settings: used instead of reading config.toml.

        Raises:
            PlaceFault: there is no usable data folder.
        """
        opened = cls.open_to_read(environ, clock=clock)
        if settings is None:
            _ = opened.settings  # a fault in config.toml is raised here
        else:
            opened.settings = settings
        return opened

    @classmethod
    def open_to_read(cls, environ: Mapping[str, str] = os.environ, *, clock: Clock = system_clock) -> Context:
        """Like `open`, but reads the settings on first access. Raises PlaceFault."""
        places = find_app_folders(environ)
        return cls(places, None, Journal(places, clock), None, clock)

    def today(self) -> date:
        """Returns the person's current day, which turns at `settings.day_turns_at`, not at midnight."""
        return self.day_of(self.clock())

    def day_of(self, moment: datetime) -> date:
        """Returns the day a moment belongs to, by the person's settings."""
        return day_of(moment, self.settings.day_turns_at)

    def day_turn(self) -> DayTurn:
        """Returns a look-out for the next day."""
        return DayTurn(self.clock, self.day_of)

    def left_out(self) -> str:
        """Returns one sentence on what the journal's readers passed over since `journal.start_over`; mostly empty."""
        unread_files = self.journal.unread_files()
        if not unread_files:
            return ""
        from connectwell.journal.skipped import left_out

        return left_out(unread_files)

    def left_out_of_packs(self) -> str:
        """Returns one sentence on the first thing in a pack that can't be read, if packs were read; mostly empty."""
        broken = self.library.broken_in_packs() if "library" in self.__dict__ else ()
        if not broken:
            return ""
        from connectwell.sentences import LEFT_OUT_OF_PACKS

        return LEFT_OUT_OF_PACKS.format(fault=broken[0])

    def change(self, **changes: Any) -> None:
        """Changes settings on disk and in memory. Raises SettingsFault, SaveFailed."""
        self.settings = self.keep_settings(changes)

    def _change_settings(self, changes: Mapping[str, Any]) -> Settings:
        from connectwell.settings import change_settings

        return change_settings(self.places, changes)
