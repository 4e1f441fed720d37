"""An entry and its parts: frozen, typed. `rest` holds keys unknown to this version, which every save keeps.

For the meaning and units of the fields see `docs/file-format.md`.
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
    """How the body was on arriving, what the person chose to do next, and which practice they settled with."""

    state: State | None = None
    chose: Chose | None = None
    after: After | None = None
    practice: str | None = None
    near: Near | None = None
    words: str = ""
    sharing: Sharing = "private"
    for_session: bool = False
    put_away: bool = False
    rest: Rest = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Reflection:
    """The answer to one need. `rating` is 0–10; None without `unclear` means skipped."""

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
    """How a connection landed, and which needs it touched. `open` while that is being written."""

    at: datetime | None = None
    words: str = ""
    touched: tuple[Need, ...] = ()
    open: bool = False
    rest: Rest = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Connection:
    """One small connection: the suggestion and its outcome."""

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
class WalkPosition:
    """The position in an unfinished check-in: the `[walk]` table."""

    mode: Mode | None = None
    step: str | None = None
    only: tuple[Need, ...] = ()
    staying: tuple[Need, ...] = ()
    at: Need | None = None
    left: bool = False
    rest: Rest = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Note:
    """A free note."""

    words: str = ""
    people: tuple[str, ...] = ()
    sharing: Sharing = "private"
    for_session: bool = False
    put_away: bool = False
    rest: Rest = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class PracticeDone:
    """A practice, with an optional before and after.

    `name` is its id in the library, `title` what it was called that day, `at` the step it is at, or was stopped at;
    None once it was gone through.
    """

    name: str
    title: str = ""
    at: str | None = None
    before: State | None = None
    after: After | None = None
    words: str = ""
    sharing: Sharing = "private"
    put_away: bool = False
    rest: Rest = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The answer to one step of a practice: `step` is the step's id, `asked` what it said that day."""

    key: str
    at: datetime | None = None
    step: str | None = None
    asked: str = ""
    people: tuple[str, ...] = ()
    words: str = ""
    sharing: Sharing = "private"
    for_session: bool = False
    put_away: bool = False
    rest: Rest = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Imported:
    """A record from another program, with its original form in `raw`."""

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
    """A line for the next session, as the person worded it for the page; or, without words, the day of that session."""

    words: str = ""
    wants: Wants | None = None
    about: str | None = None
    closed: datetime | None = None
    outcome: Outcome | None = None
    next: date | None = None
    sharing: Sharing = "private"
    put_away: bool = False
    rest: Rest = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Session:
    """A meeting with the therapist or group: what to keep, what sat wrong, and the day of the next one.

    While it isn't finished, `talked` names the notes talked about: by an entry's id, or `<tail>/<key>` for a mark.
    """

    who: str = ""
    keep: str = ""
    wrong: str = ""
    next: date | None = None
    talked: tuple[str, ...] = ()
    sharing: Sharing = "private"
    put_away: bool = False
    rest: Rest = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Share:
    """A record that something was shared, with its period and form; never its content."""

    what: str
    as_: str
    since: date | None = None
    until: date | None = None
    entries: tuple[str, ...] = ()
    sealed: bool = False
    rest: Rest = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One file of the journal. Only the parts that belong to its `kind` are set."""

    id: str
    kind: Kind
    day: date
    started: datetime
    finished: datetime | None = None
    removed: datetime | None = None
    format: int = FORMAT
    not_again: bool = False
    shown: tuple[str, ...] = ()
    offered: tuple[Need, ...] = ()
    walk: WalkPosition | None = None
    arrival: Arrival | None = None
    reflections: tuple[Reflection, ...] = ()
    connections: tuple[Connection, ...] = ()
    close: Close | None = None
    note: Note | None = None
    practice: PracticeDone | None = None
    answers: tuple[Answer, ...] = ()
    imported: Imported | None = None
    agenda: AgendaLine | None = None
    session: Session | None = None
    share: Share | None = None
    rest: Rest = field(default_factory=dict)

    @property
    def tail(self) -> str:
        """The short name used by lists and `show`: the random tail of its id, such as q7f3k2."""
        return tail_of(self.id)

    @property
    def unfinished(self) -> bool:
        """Whether it is a draft, that is, has no `finished` time."""
        return self.finished is None

    @property
    def stopped_half_way(self) -> bool:
        """Whether it is a practice that was ended before its last step."""
        return not self.unfinished and self.practice is not None and self.practice.at is not None

    @property
    def says_nothing(self) -> bool:
        """Whether a person finds nothing to read in it; lists, counts and "latest" leave such entries out.

        It only records passed-over connections, what became of a mark, or the day of the next session.
        """
        if self.kind == "connection":
            return all(part.status == "passed" for part in self.connections)
        line = self.agenda
        return line is not None and not line.words.strip() and not self.unfinished


def tail_of(entry_id: str) -> str:
    """Returns the random tail of an id: the part after 2026-11-21T0801-."""
    return entry_id[16:]


def keys_of(entry: Entry) -> set[str]:
    """Returns the keys of the entry's parts."""
    parts: tuple[Reflection | Connection | Answer, ...] = (*entry.reflections, *entry.connections, *entry.answers)
    return {part.key for part in parts}


def left_blank(entry: Entry) -> tuple[Reflection, ...]:
    """Returns the reflections in which another prompt was shown and nothing was said; the need has one before them."""
    seen: set[Need] = set()
    found = []
    for part in entry.reflections:
        says = part.words.strip() or part.people or part.rating is not None or part.unclear or part.for_session
        if part.need in seen and not says:
            found.append(part)
        seen.add(part.need)
    return tuple(found)


def asked_in(entry: Entry) -> Iterator[tuple[str, date]]:
    """Yields the id and day of each prompt and connection put to the person in `entry`, including those only shown."""
    for name in entry.shown:
        yield name, entry.day
    for reflection in entry.reflections:
        if reflection.prompt:
            yield reflection.prompt, entry.day
    for connection in entry.connections:
        if connection.prompt:
            yield connection.prompt, entry.day
