"""Which practices were done lately, how each ended, and which are half done."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from connectwell.clock import shifted
from connectwell.errors import ConnectwellError
from connectwell.journal.store import Journal, Readable
from connectwell.model.entry import Entry
from connectwell.model.terms import After, State

WINDOW: Final = 31
"""In days: what is read of all entries."""


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
    journal: Journal, today: date, *, ever: bool = False, into: PracticeHistory | None = None
) -> PracticeHistory:
    """Reads the last month, without damaged and removed entries and copies.

    Args:
        journal: the entries.
        today: the day it is.
        ever: whether it matters how each practice went before that, too; the index knows which entries say so.
        into: what is filled and returned, for a caller who may not wait for all of it.
    """
    found = into or PracticeHistory()
    taken: set[str] = set()
    for item in journal.newest(since=shifted(today, -WINDOW)):
        if isinstance(item, Readable) and not item.is_copy:
            found.take(item.entry, today)
            taken.add(item.entry.id)
    said = [one for one in journal.facts() if one.after and one.id not in taken] if ever else []
    for facts in sorted(said, key=lambda one: (one.day, one.started), reverse=True):
        with suppress(ConnectwellError):
            found.take(journal.get(facts.id), today)
    return found
