"""Search queries, and matching entries against them."""

from collections.abc import Iterable, Sequence
from datetime import date

from connectwell.journal.items import Item, Unreadable
from connectwell.journal.names import name_day
from connectwell.model.facts import EntryFacts, FactsOnDemand, ReflectionFacts
from connectwell.model.frozen import dataclass
from connectwell.model.matching import name_key, terms_of
from connectwell.model.terms import Direction, Kind, Need, State


@dataclass(frozen=True)
class Query:
    """A search. All criteria must match; in each set, one element suffices. Parts that are put away never match.

    Attributes:
        words: words that must all occur in the entry, also inside longer words; "a quoted phrase" counts as one.
        since, until: the range of the entry's day, inclusive.
        needs: it has a reflection on one of these, with words or a rating.
        directions: it has a reflection in one of these; with `needs`, the same reflection.
        people: full names, compared with `matching.name_key`.
        kinds: kinds of entry.
        states: on arriving, or before a practice.
        for_session: whether any part of it is marked for the session; None for either.
        removed: whether to include removed entries.
        only_removed: whether to return only removed entries.
        unfinished: whether it is unfinished; None for either.
    """

    words: str = ""
    since: date | None = None
    until: date | None = None
    needs: frozenset[Need] = frozenset()
    directions: frozenset[Direction] = frozenset()
    people: frozenset[str] = frozenset()
    kinds: frozenset[Kind] = frozenset()
    states: frozenset[State] = frozenset()
    for_session: bool | None = None
    removed: bool = False
    only_removed: bool = False
    unfinished: bool | None = None


class Asked:
    """A query prepared for matching many entries.

    Args:
        query: the query.
    """

    def __init__(self, query: Query) -> None:
        self._query = query
        self._terms = tuple(term.encode() for term in terms_of(query.words))
        self._people = frozenset(map(name_key, query.people))
        self._finds_nothing = bool(query.words.strip()) and not self._terms  # such as "" or a lone combining mark
        self._removed = (True,) if query.only_removed else (False, True) if query.removed else (False,)
        self._kinds = frozenset(kind.encode() for kind in query.kinds)
        self._since = (query.since or date.min).isoformat().encode()
        self._until = (query.until or date.max).isoformat().encode()

    @property
    def needs_facts(self) -> bool:
        """Whether to parse facts before reading a file, since words and `takes_head` alone pass too many."""
        query = self._query
        return (
            not self._terms
            or bool(query.needs or query.directions or query.people or query.states)
            or query.for_session is not None
            or query.unfinished is not None
        )

    def having_words(self, rows: Sequence[bytes]) -> Sequence[bytes]:
        """Returns the rows that contain all the words anywhere, even in their facts: a fast prefilter."""
        for term in self._terms:
            rows = [written for written in rows if term in written]
        return [] if self._finds_nothing else rows

    def takes_words(self, folded: bytes, start: int = 0) -> bool:
        """Returns whether an entry's folded words, from `start` on, contain all terms."""
        for term in self._terms:  # runs for every hit, and all() takes twice as long
            if folded.find(term, start) < 0:
                return False
        return not self._finds_nothing

    def takes_head(self, kind: bytes, day: bytes, removed: bool) -> bool:
        """Returns whether what a row of the index says without its facts matches. `day` is ISO 8601."""
        return (
            removed in self._removed and self._since <= day <= self._until and (not self._kinds or kind in self._kinds)
        )

    def takes(self, facts: EntryFacts) -> bool:
        """Returns whether everything except the words matches."""
        query = self._query
        return (
            self.takes_head(facts.kind.encode(), facts.day.isoformat().encode(), facts.removed)
            and not facts.says_nothing
            and query.unfinished in (None, not facts.finished)
            and self._takes_parts(facts)
        )

    def takes_item(self, item: Item) -> bool:
        """Returns whether an item of a list matches, ignoring words.

        A damaged file matches unless a criterion needs its content.
        """
        query = self._query
        if isinstance(item, Unreadable):
            if query.only_removed or query.kinds or query.unfinished is not None or self._asks_for_parts:
                return False
            day = name_day(item.handle)
            spans = day and self._since <= day.isoformat().encode() <= self._until
            return bool(spans) or not (day or query.since or query.until)
        entry = item.entry
        return (
            self.takes_head(entry.kind.encode(), entry.day.isoformat().encode(), entry.removed is not None)
            and not entry.says_nothing
            and query.unfinished in (None, entry.unfinished)
            and (not self._asks_for_parts or self._takes_parts(FactsOnDemand(entry)))
        )

    @property
    def _asks_for_parts(self) -> bool:
        query = self._query
        return bool(query.states or self._people or query.needs or query.directions) or query.for_session is not None

    def _takes_parts(self, facts: EntryFacts | FactsOnDemand) -> bool:
        query = self._query
        return (
            (not query.states or facts.state in query.states)
            and (query.for_session is None or query.for_session == facts.for_session)
            and (not self._people or not self._people.isdisjoint(map(name_key, facts.people)))
            and (not (query.needs or query.directions) or self._takes_a_reflection(facts.reflections))
        )

    def _takes_a_reflection(self, reflections: Iterable[ReflectionFacts]) -> bool:
        needs, directions = self._query.needs, self._query.directions
        return any(
            (not needs or (part.need in needs and (part.rating is not None or part.has_words)))
            and (not directions or part.direction in directions)
            for part in reflections
        )
