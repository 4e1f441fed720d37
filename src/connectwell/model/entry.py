"""An entry and its parts: frozen, typed. `rest` holds the keys this version does not know, kept on every save.

Field meanings, units and the files they come from: `docs/file-format.md`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date, datetime
from typing import Any

from connectwell.model.frozen import dataclass
from connectwell.model.terms import (
    After,
    Chose,
    Direction,
    Kind,
    Mode,
    Near,
    Need,
    Outcome,
    Sharing,
    State,
    Status,
    Wants,
)

Rest = Mapping[str, Any]
FORMAT = 1


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """How the body was on arriving, and what was chosen then."""

    state: State | None = None
    chose: Chose | None = None
    after: After | None = None
    near: Near | None = None
    words: str = ""
    sharing: Sharing = "private"
    for_session: bool = False
    put_away: bool = False
    rest: Rest = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Reflection:
    """The answer to one need. `rating` is 0–10; None and not `unclear` is skipped."""

    key: str
    need: Need
    at: datetime | None = None
    rating: int | None = None
    unclear: bool = False
    direction: Direction | None = None
    prompt: str | None = None
    asked: str = ""
    people: tuple[str, ...] = ()
    words: str = ""
    sharing: Sharing = "private"
    for_session: bool = False
    put_away: bool = False
    rest: Rest = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Landed:
    """How a connection landed, and which needs it touched."""

    at: datetime | None = None
    words: str = ""
    touched: tuple[Need, ...] = ()
    rest: Rest = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Connection:
    """One small connection: what was suggested and what became of it."""

    key: str
    status: Status
    at: datetime | None = None
    prompt: str | None = None
    asked: str = ""
    landed: Landed | None = None
    sharing: Sharing = "private"
    for_session: bool = False
    put_away: bool = False
    rest: Rest = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Close:
    """One thing to carry, if any."""

    carry: str = ""
    sharing: Sharing = "private"
    for_session: bool = False
    put_away: bool = False
    rest: Rest = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where an unfinished check-in stands: the `[walk]` table."""

    mode: Mode | None = None
    step: str | None = None
    only: tuple[Need, ...] = ()
    staying: tuple[Need, ...] = ()
    at: Need | None = None
    left: bool = False
    rest: Rest = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Note:
    """Free words."""

    words: str = ""
    people: tuple[str, ...] = ()
    sharing: Sharing = "private"
    for_session: bool = False
    put_away: bool = False
    rest: Rest = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class PracticeDone:
    """A practice that was done, with an optional before and after."""

    name: str
    before: State | None = None
    after: After | None = None
    words: str = ""
    sharing: Sharing = "private"
    put_away: bool = False
    rest: Rest = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Imported:
    """A record from another program, with what it was as it came (`raw`)."""

    source: str
    title: str = ""
    words: str = ""
    tags: tuple[str, ...] = ()
    starred: bool = False
    raw: str = ""
    sharing: Sharing = "private"
    put_away: bool = False
    rest: Rest = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class AgendaLine:
    """A line for the next session, in the person's own words for the page."""

    words: str = ""
    wants: Wants | None = None
    about: str | None = None
    closed: datetime | None = None
    outcome: Outcome | None = None
    sharing: Sharing = "private"
    put_away: bool = False
    rest: Rest = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Session:
    """A meeting with the therapist or group: what to keep and what sat wrong."""

    who: str = ""
    keep: str = ""
    wrong: str = ""
    sharing: Sharing = "private"
    put_away: bool = False
    rest: Rest = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Share:
    """That something left, when and in which form; never its content."""

    what: str
    as_: str
    since: date | None = None
    until: date | None = None
    entries: tuple[str, ...] = ()
    sealed: bool = False
    rest: Rest = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One file of the journal. Exactly the parts its `kind` has are set."""

    id: str
    kind: Kind
    day: date
    started: datetime
    finished: datetime | None = None
    removed: datetime | None = None
    format: int = FORMAT
    shown: tuple[str, ...] = ()
    offered: tuple[Need, ...] = ()
    walk: Place | None = None
    arrival: Arrival | None = None
    reflections: tuple[Reflection, ...] = ()
    connections: tuple[Connection, ...] = ()
    close: Close | None = None
    note: Note | None = None
    practice: PracticeDone | None = None
    imported: Imported | None = None
    agenda: AgendaLine | None = None
    session: Session | None = None
    share: Share | None = None
    rest: Rest = field(default_factory=dict)

    @property
    def tail(self) -> str:
        """What lists and `show` call it: the random end of its id, such as q7f3k2."""
        return tail_of(self.id)

    @property
    def unfinished(self) -> bool:
        """A draft is only an entry that isn't finished."""
        return self.finished is None

    @property
    def says_nothing(self) -> bool:
        """Whether it only remembers which connections were passed on. Lists leave such entries out."""
        return self.kind == "connection" and all(part.status == "passed" for part in self.connections)

    def reflection(self, need: Need) -> Reflection | None:
        """The newest reflection on `need` in this entry, if any."""
        return next((r for r in reversed(self.reflections) if r.need == need), None)


def tail_of(entry_id: str) -> str:
    """The random end of an id: what comes after 2026-11-21T0801-."""
    return entry_id[16:]


def keys_of(entry: Entry) -> set[str]:
    """The names that reflections and connections have within the entry."""
    return {part.key for part in entry.reflections} | {part.key for part in entry.connections}


def asked_in(entry: Entry) -> Iterator[tuple[str, date]]:
    """Every prompt and connection that was put to the person in `entry`, with its day. What was shown counts."""
    for name in entry.shown:
        yield name, entry.day
    for reflection in entry.reflections:
        if reflection.prompt:
            yield reflection.prompt, entry.day
    for connection in entry.connections:
        if connection.prompt:
            yield connection.prompt, entry.day
