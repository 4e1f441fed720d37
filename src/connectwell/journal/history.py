"""What the last entries say about what was asked, and when. Read once, before the first choice."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from connectwell.journal.store import Journal, Readable
from connectwell.model.entry import Entry, asked_in
from connectwell.model.terms import NEEDS, Need

WINDOW = timedelta(days=31)
"""Always read this far back: no prompt returns within 30 days."""
ENTRIES = 200
"""Beyond the window, read on until this many entries were read."""


@dataclass(slots=True)
class History:
    """The latest day of everything that was put to the person, as far back as was read."""

    asked: dict[str, date] = field(default_factory=dict)
    """By prompt or connection id. What was shown counts."""
    visited: dict[Need, date] = field(default_factory=dict)
    """By need: when words were last written on it."""
    low_safe: dict[date, bool] = field(default_factory=dict)
    """By recorded day: whether *safe* was rated 0–2 on it."""
    offered: date | None = None
    """When *safe* was last offered for the session."""
    last_prompt: str | None = None
    """The prompt of the newest entry that has any: of several, the last in the order of the five."""

    def take(self, entry: Entry) -> None:
        """Adds what one entry says. The newest comes first."""
        if self.last_prompt is None:
            put = {part.need: part.prompt for part in entry.reflections if part.prompt}
            self.last_prompt = next((put[need] for need in reversed(NEEDS) if need in put), None)
        for name, day in asked_in(entry):
            self.asked[name] = max(day, self.asked.get(name, day))
        for part in entry.reflections:
            if part.words:
                self.visited[part.need] = max(entry.day, self.visited.get(part.need, entry.day))
            if part.need == "safe" and part.rating is not None:
                self.low_safe.setdefault(entry.day, part.rating <= 2)
        if "safe" in entry.offered:
            self.offered = max(entry.day, self.offered or entry.day)


def read_history(journal: Journal, today: date, *, without: str | None = None) -> History:
    """What the newest entries say. Damaged and removed ones say nothing, nor do copies of an entry.

    Args:
        journal: where the entries are.
        today: the day it is.
        without: the id of an entry to leave out (the one being written).
    """
    history = History()
    for n, item in enumerate(journal.newest()):
        if not isinstance(item, Readable):
            continue
        if n >= ENTRIES and item.entry.day < today - WINDOW:
            break
        if item.entry.id != without and not item.is_copy:
            history.take(item.entry)
    return history
