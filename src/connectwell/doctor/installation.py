"""What is examined, opened as far as it can be opened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from connectwell.clock import Clock
from connectwell.journal import Journal, Readable
from connectwell.journal.skipped import UnreadFile
from connectwell.journal.versions import VersionsSurvey
from connectwell.library import content_root
from connectwell.paths import AppFolders
from connectwell.settings import Settings, read_settings


@dataclass(frozen=True, slots=True)
class Terminal:
    """What an interface knows about its terminal.

    Attributes:
        is_one: whether there is one; else the rest says nothing.
        columns, rows: its size; 0 if unknown.
        encoding: of what is written to it.
    """

    is_one: bool = False
    columns: int = 0
    rows: int = 0
    encoding: str = "utf-8"


class Installation:
    """One person's folders, and everything read from them once.

    Args:
        places: the folders.
        environ: the process environment.
        clock: returns the current time.
        terminal: what is known about the terminal.
        content: the folder `content/`; connectwell's own by default.
    """

    def __init__(
        self,
        places: AppFolders,
        environ: Mapping[str, str],
        clock: Clock,
        terminal: Terminal,
        content: Path | None = None,
    ) -> None:
        self.places, self.environ, self.clock, self.terminal = places, environ, clock, terminal
        self.content = content or content_root()

    @cached_property
    def journal(self) -> Journal:
        """The journal."""
        return Journal(self.places, self.clock)

    @cached_property
    def settings(self) -> Settings:
        """The settings, as far as they can be read."""
        return read_settings(self.places)

    @cached_property
    def items(self) -> tuple[Readable, ...]:
        """Every entry and copy that can be read, removed ones too, newest first."""
        return tuple(item for item in self.journal.newest(removed=True) if isinstance(item, Readable))

    @cached_property
    def versions(self) -> VersionsSurvey:
        """Every earlier version of an entry."""
        return self.journal.upkeep.survey_versions()

    @cached_property
    def unread_files(self) -> tuple[UnreadFile, ...]:
        """Every file and folder of entries and the circle that can't be read."""
        self.journal.start_over()
        _ = self.items
        for removed in (False, True):
            self.journal.circle.parts(removed=removed)
        self.journal.circle.hidden_names()
        return self.journal.unread_files()
