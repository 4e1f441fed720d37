"""What was asked recently, and when, according to the latest entries. Read once, before the first choice."""

from dataclasses import dataclass, field
from datetime import date

from connectwell.clock import shifted
from connectwell.journal.store import Journal, Readable
from connectwell.model.entry import Entry, asked_in
from connectwell.model.terms import NEEDS, Need

WINDOW = 31
"""In days. Always read this far back, because no prompt returns within 30 days."""
ENTRIES = 200
"""Beyond the window, keep reading until this many entries were read."""


@dataclass(slots=True)
class History:
    """The last day each thing was put to the person, as far back as entries were read."""

    asked: dict[str, date] = field(default_factory=dict)
    """By prompt or connection id. Merely showing one counts."""
    visited: dict[Need, date] = field(default_factory=dict)
    """By need: the last day words were written about it."""
    rated: dict[Need, dict[date, int]] = field(default_factory=dict)
    """By need: the newest rating of each day."""
    since: date | None = None
    """The earliest day of a check-in among the entries read."""
    low_safe: dict[date, bool] = field(default_factory=dict)
    """By the entry's day: whether *safe* was rated 0–2."""
    offered: date | None = None
    """When *safe* was last offered for the session."""
    last_prompt: str | None = None
    """The prompt in the newest entry with any; of several, the last in the order of the needs."""

    def take(self, entry: Entry) -> None:
        """Adds an entry. Call with the newest entry first."""
        if self.last_prompt is None:
            put = {part.need: part.prompt for part in entry.reflections if part.prompt}
            self.last_prompt = next((put[need] for need in reversed(NEEDS) if need in put), None)
        for name, day in asked_in(entry):
            self.asked[name] = max(day, self.asked.get(name, day))
        if entry.kind == "check-in":
            self.since = min(entry.day, self.since or entry.day)
        for part in entry.reflections:
            if part.rating is not None:
                self.rated.setdefault(part.need, {}).setdefault(entry.day, part.rating)
            if part.words:
                self.visited[part.need] = max(entry.day, self.visited.get(part.need, entry.day))
            if part.need == "safe" and part.rating is not None:
                self.low_safe.setdefault(entry.day, part.rating <= 2)
        if "safe" in entry.offered:
            self.offered = max(entry.day, self.offered or entry.day)


def read_history(journal: Journal, today: date, *, without: str | None = None) -> History:
    """Reads the history from the newest entries, ignoring damaged and removed ones and copies.

    Args:
        journal: the journal.
        today: the current day.
        without: the id of an entry to leave out (the one being written).
    """
    history = History()
    for n, item in enumerate(journal.newest()):
        if not isinstance(item, Readable):
            continue
        if n >= ENTRIES and item.entry.day < shifted(today, -WINDOW):
            break
        if item.entry.id != without and not item.is_copy:
            history.take(item.entry)
    return history
