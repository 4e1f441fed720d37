"""What leaves of the days a page is of, kept from one choice to the next: of ten years, one part is soon left out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from connectwell.insights import Daily
from connectwell.model.entry import Entry
from connectwell.model.facts import EntryFacts
from connectwell.model.parts import leaving
from connectwell.share.select.period import Shareable

_NONE: Final[frozenset[str]] = frozenset()


class PageFigures:
    """The entries that leave, and what is drawn of them. One is looked at again if something else of it is left out.

    Args:
        shareable: the days.
        facts_of: returns what is drawn of an entry that leaves.
    """

    def __init__(self, shareable: Shareable, facts_of: Callable[[Entry], EntryFacts]) -> None:
        self.shareable = shareable
        self._facts_of = facts_of
        self._found: dict[str, tuple[frozenset[str], Entry | None, EntryFacts | None]] = {}
        self._daily: tuple[frozenset[str], date, int, Daily] | None = None

    def shared(self, left_out: frozenset[str]) -> list[Entry]:
        """Returns the entries that leave, without what is left out."""
        return [kept for entry in self._entries(left_out) if (kept := entry[1])]

    def daily(self, left_out: frozenset[str], until: date, first_weekday: int) -> Daily:
        """Returns what is drawn of them."""
        asked = (left_out, until, first_weekday)
        if self._daily is None or self._daily[:3] != asked:
            facts = [one[2] for one in self._entries(left_out) if one[2]]
            self._daily = (*asked, Daily(facts, until, first_weekday))
        return self._daily[3]

    def _entries(self, left_out: frozenset[str]) -> list[tuple[frozenset[str], Entry | None, EntryFacts | None]]:
        by_tail: dict[str, set[str]] = {}
        for reference in left_out:
            by_tail.setdefault(reference.partition("/")[0], set()).add(reference)
        every = []
        for entry in self.shareable.entries:
            if entry.kind == "agenda":
                continue
            without = frozenset(by_tail[entry.tail]) if entry.tail in by_tail else _NONE
            found = self._found.get(entry.id)
            if found is None or found[0] != without:
                kept = leaving(entry, without)
                found = self._found[entry.id] = (without, kept, self._facts_of(kept) if kept else None)
            every.append(found)
        return every
