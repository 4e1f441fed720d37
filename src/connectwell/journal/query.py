"""What is looked for, and whether an entry is it."""

from collections.abc import Iterable
from datetime import date

from connectwell.journal.items import Item, Unreadable
from connectwell.journal.names import name_day
from connectwell.model.facts import EntryFacts, FactsOnDemand, ReflectionFacts
from connectwell.model.frozen import dataclass
from connectwell.model.matching import name_key, terms_of
from connectwell.model.terms import Direction, Kind, Need, State


@dataclass(frozen=True)
class Query:
    """What is looked for. All that is given has to fit; of each set, one is enough. What is put away fits nothing.

    Attributes:
        words: every word of it has to stand somewhere in the entry, as a part of a word too; "a quoted phrase" as one.
        since, until: the entry's day, both included.
        needs: a reflection on one of these, with words or a rating.
        directions: a reflection in one of these; with `needs`, the same reflection.
        people: whole names, as `matching.name_key` compares them.
        kinds: of entries.
        states: on arriving, or before a practice.
        for_session: whether something in it is marked for the session, or nothing is.
        removed: removed entries as well.
        only_removed: removed entries and no others.
        unfinished: whether it is still open, or finished.
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
    """A query made ready to be held against many entries.

    Args:
        query: what is looked for.
    """

    def __init__(self, query: Query) -> None:
        self._query = query
        self._terms = tuple(term.encode() for term in terms_of(query.words))
        self._people = frozenset(map(name_key, query.people))
        self._finds_nothing = bool(query.words.strip()) and not self._terms  # "" in quotes, a mark alone
        self._kinds = frozenset(kind.encode() for kind in query.kinds)
        self._since = (query.since or date.min).isoformat().encode()
        self._until = (query.until or date.max).isoformat().encode()

    @property
    def needs_facts(self) -> bool:
        """Whether facts are worth parsing before a file is read: words and `takes_head` alone would let too many by."""
        query = self._query
        return (
            not self._terms
            or bool(query.needs or query.directions or query.people or query.states)
            or query.for_session is not None
            or query.unfinished is not None
        )

    def having_words(self, rows: list[bytes]) -> list[bytes]:
        """The rows with all the words anywhere in them, facts included: a quick first pass."""
        for term in self._terms:
            rows = [written for written in rows if term in written]
        return [] if self._finds_nothing else rows

    def takes_words(self, folded: bytes) -> bool:
        """Whether all that is looked for stands in an entry's folded words."""
        for term in self._terms:  # it is asked of every hit; all() takes twice as long
            if term not in folded:
                return False
        return not self._finds_nothing

    def takes_head(self, kind: bytes, day: bytes, removed: bool) -> bool:
        """Whether the facts that `rows.head_of` reads fit. `day` is ISO 8601."""
        return (
            self._since <= day <= self._until
            and (removed if self._query.only_removed else self._query.removed or not removed)
            and (not self._kinds or kind in self._kinds)
        )

    def takes(self, facts: EntryFacts) -> bool:
        """Whether everything but the words fits."""
        query = self._query
        return (
            self.takes_head(facts.kind.encode(), facts.day.isoformat().encode(), facts.removed)
            and not facts.says_nothing
            and query.unfinished in (None, not facts.finished)
            and self._takes_parts(facts)
        )

    def takes_item(self, item: Item) -> bool:
        """Whether an item of a list fits, its words aside.

        A damaged file does, unless what is asked for only a readable one can tell.
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
