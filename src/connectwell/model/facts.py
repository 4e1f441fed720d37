"""What summaries need of one entry, without its words. What is put away is not in it.

Named tuples: hundreds of thousands of them are made for a long journal, and a tuple is made in a third of the time.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from connectwell.model.entry import Connection, Entry, Reflection
from connectwell.model.parts import found_in, marked_in, parts_of, people_in, without_put_away
from connectwell.model.terms import After, Chose, Direction, Kind, Need, Sharing, State, Status


class ReflectionFacts(NamedTuple):
    """One reflection. `rating`: 0–10; None and not `unclear` where there is none."""

    need: Need
    rating: int | None
    unclear: bool
    direction: Direction | None
    has_words: bool
    people: tuple[str, ...]
    """As they were written."""
    sharing: Sharing
    for_session: bool


class ConnectionFacts(NamedTuple):
    """One small connection and what became of it."""

    prompt: str | None
    """The library's id; None for one of the person's own."""
    status: Status
    touched: tuple[Need, ...]
    landed: bool
    """Whether how it landed was said."""


class EntryFacts(NamedTuple):
    """One entry. `day` is the only truth about the day it belongs to."""

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
    """The name of the practice that was done, where the entry is one."""
    copy_of: str | None
    people: tuple[str, ...] = ()
    """Everybody named in it, notes included, as they were written; each once."""
    for_session: bool = False
    """Whether any part of it is marked for the next session."""

    @property
    def is_copy(self) -> bool:
        """Whether it is of a copy, as `Readable.is_copy`."""
        return self.copy_of is not None

    @property
    def says_nothing(self) -> bool:
        """Whether it only remembers which connections were passed on, or has nothing left that isn't put away."""
        return self.kind == "connection" and all(part.status == "passed" for part in self.connections)


def facts_of(entry: Entry, copy_of: str | None = None) -> EntryFacts:
    """The facts of an entry, without any part that is put away.

    Args:
        entry: any entry.
        copy_of: the id of the entry that it is a copy of, where it is one.
    """
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
    )


class FactsOnDemand:
    """Some facts of an entry, each made when it is asked for: a list asks thousands of entries for one of them."""

    def __init__(self, entry: Entry) -> None:
        self._entry = without_put_away(entry)

    @property
    def state(self) -> State | None:
        """As in `EntryFacts`, and so are the others."""
        return _state(self._entry)

    @property
    def reflections(self) -> Iterator[ReflectionFacts]:
        """One for each."""
        return map(_reflection, self._entry.reflections)

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody named in it."""
        return people_in(self._entry)

    @property
    def for_session(self) -> bool:
        """Whether any part is marked."""
        return bool(marked_in(self._entry))


def words_of(entry: Entry) -> tuple[str, ...]:
    """Everything a person would look for in an entry, in the order it was walked, without what is put away.

    That is what they wrote, whom they named and which connections they did; not what they were asked.
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
