"""Facts of many entries, parsed only as far as somebody asks for their days."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from operator import itemgetter

from connectwell.journal.index.rows import facts_from_json
from connectwell.model.facts import EntryFacts


class FactsByDay:
    """The facts of entries, without copies, by day. Parsing a hundred years of them takes seconds.

    Args:
        found: each entry's day as in its file, and its facts as JSON; in any order.
    """

    def __init__(self, found: Iterable[tuple[bytes, bytes]]) -> None:
        self._found = sorted(found, key=itemgetter(0))

    def between(self, since: date | None = None, until: date | None = None) -> tuple[EntryFacts, ...]:
        """Returns the facts of the days `since` to `until`, oldest first."""
        start = bisect_left(self._found, since.isoformat().encode(), key=itemgetter(0)) if since else 0
        stop = bisect_right(self._found, until.isoformat().encode(), key=itemgetter(0)) if until else len(self._found)
        kept = (
            facts for facts in (facts_from_json(written) for _, written in self._found[start:stop]) if not facts.is_copy
        )
        return tuple(sorted(kept, key=lambda facts: (facts.day, facts.started, facts.id)))

    def __iter__(self) -> Iterator[EntryFacts]:
        """Yields all of them, by day; each is parsed when it is asked for."""
        return (facts for facts in (facts_from_json(written) for _, written in self._found) if not facts.is_copy)
