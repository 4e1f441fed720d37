"""An entry's facts: what summaries need, without the words. Parts that are put away are not included.

Named tuples, because a long journal needs hundreds of thousands and a tuple takes a third of the time to create.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from connectwell.model.entry import Connection, Entry, Reflection
from connectwell.model.parts import found_in, marked_in, parts_of, people_in, without_put_away
from connectwell.model.terms import After, Chose, Direction, Kind, Need, Sharing, State, Status


class ReflectionFacts(NamedTuple):
    """One reflection. `rating` is 0–10; None without `unclear` means not rated."""

    need: Need
    rating: int | None
    unclear: bool
    direction: Direction | None
    has_words: bool
    people: tuple[str, ...]
    """As written."""
    sharing: Sharing
    for_session: bool


class ConnectionFacts(NamedTuple):
    """One small connection and its outcome."""

    prompt: str | None
    """The library's id; None for the person's own."""
    status: Status
    touched: tuple[Need, ...]
    landed: bool
    """Whether the person noted how it landed."""


class EntryFacts(NamedTuple):
    """One entry. `day` alone determines the day it belongs to."""

    id: str
    kind: Kind
    day: date
    started: datetime
    finished: bool
    removed: bool
    state: State | None
    """On arriving, or before a practice."""
    after: After | None
    """After settling, or after a practice."""
    chose: Chose | None
    reflections: tuple[ReflectionFacts, ...]
    connections: tuple[ConnectionFacts, ...]
    practice: str | None
    """The practice's name, for an entry of that kind."""
    copy_of: str | None
    people: tuple[str, ...] = ()
    """Everyone named in it, including in notes, as written, without duplicates."""
    for_session: bool = False
    """Whether any part is marked for the next session."""
    says_nothing: bool = False
    """As `Entry.says_nothing`; also where all of its connections are put away."""

    @property
    def is_copy(self) -> bool:
        """Whether it was read from a copy; see `Readable.is_copy`."""
        return self.copy_of is not None


def facts_of(entry: Entry, copy_of: str | None = None) -> EntryFacts:
    """Returns the facts of an entry, without parts that are put away.

    Args:
        entry: any entry.
        copy_of: for a copy, the id of the original entry.
    """
    silent = entry.says_nothing
    entry = without_put_away(entry)
    arrival, practice = entry.arrival, entry.practice
    return EntryFacts(
        id=entry.id,
        kind=entry.kind,
        day=entry.day,
        started=entry.started,
        finished=entry.finished is not None,
        removed=entry.removed is not None,
        state=_state(entry),
        after=arrival.after if arrival else practice.after if practice else None,
        chose=arrival.chose if arrival else None,
        reflections=tuple(_reflection(part) for part in entry.reflections),
        connections=tuple(_connection(part) for part in entry.connections),
        practice=practice.name if practice else None,
        copy_of=copy_of,
        people=people_in(entry),
        for_session=bool(marked_in(entry)),
        says_nothing=silent or entry.says_nothing,
    )


class FactsOnDemand:
    """Some facts of an entry, computed lazily: a list reads one of them from each of thousands of entries."""

    def __init__(self, entry: Entry) -> None:
        self._entry = without_put_away(entry)

    @property
    def state(self) -> State | None:
        """As in `EntryFacts`; so are the others."""
        return _state(self._entry)

    @property
    def reflections(self) -> Iterator[ReflectionFacts]:
        """The facts of each reflection."""
        return map(_reflection, self._entry.reflections)

    @property
    def people(self) -> tuple[str, ...]:
        """Everyone named in it."""
        return people_in(self._entry)

    @property
    def for_session(self) -> bool:
        """Whether any part is marked for the next session."""
        return bool(marked_in(self._entry))


def words_of(entry: Entry) -> tuple[str, ...]:
    """Returns the searchable texts of an entry, in check-in order, without parts that are put away.

    These are the person's words, the people named and the connections done or planned, but not the prompts.
    """
    found: list[str] = []
    for part in parts_of(without_put_away(entry)):
        found += found_in(part)
    return tuple([words for words in found if words.strip()])


def _state(entry: Entry) -> State | None:
    arrival, practice = entry.arrival, entry.practice
    return arrival.state if arrival else practice.before if practice else None


def _reflection(part: Reflection) -> ReflectionFacts:
    return ReflectionFacts(
        need=part.need,
        rating=part.rating,
        unclear=part.unclear,
        direction=part.direction,
        has_words=bool(part.words.strip()),
        people=part.people,
        sharing=part.sharing,
        for_session=part.for_session,
    )


def _connection(part: Connection) -> ConnectionFacts:
    landed = part.landed
    return ConnectionFacts(
        prompt=part.prompt,
        status=part.status,
        touched=landed.touched if landed else (),
        landed=landed is not None,
    )
