"""Which practices were done lately, how each ended, and which are half done."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from connectwell.clock import shifted
from connectwell.journal.store import Journal, Readable
from connectwell.model.entry import Entry
from connectwell.model.terms import After, State

WINDOW: Final = 31
"""In days: of those half done."""
REMEMBERED: Final = 366
"""In days: of how it was after each."""


@dataclass(slots=True)
class PracticeHistory:
    """What the newest entries say about practices."""

    after: dict[str, list[After]] = field(default_factory=dict)
    """By practice: how it was after it, newest first."""
    state: State | None = None
    """How the body was in today's latest check-in."""
    safe: int | None = None
    """The rating of *safe* in today's latest check-in."""
    half_done: list[Entry] = field(default_factory=list)
    """Unfinished practices, newest first."""

    def take(self, entry: Entry, today: date) -> None:
        """Adds an entry. Call with the newest entry first."""
        arrival, practice = entry.arrival, entry.practice
        if arrival and arrival.practice and arrival.after:
            self.after.setdefault(arrival.practice, []).append(arrival.after)
        if practice and practice.after:
            self.after.setdefault(practice.name, []).append(practice.after)
        if practice and entry.unfinished and entry.day >= shifted(today, -WINDOW):
            self.half_done.append(entry)
        if entry.day == today and entry.kind == "check-in":
            if self.state is None and arrival:
                self.state = arrival.state
            safe = next((part.rating for part in entry.reflections if part.need == "safe"), None)
            self.safe = safe if self.safe is None else self.safe


def read_practice_history(
    journal: Journal, today: date, *, days: int = WINDOW, into: PracticeHistory | None = None
) -> PracticeHistory:
    """Reads the newest days, without damaged and removed entries and copies.

    Args:
        journal: the entries.
        today: the day it is.
        days: how many; `REMEMBERED` where it matters how each practice went before.
        into: what is filled and returned, for a caller who may not wait for all of it.
    """
    found = into or PracticeHistory()
    for item in journal.newest(since=shifted(today, -days)):
        if isinstance(item, Readable) and not item.is_copy:
            found.take(item.entry, today)
    return found
