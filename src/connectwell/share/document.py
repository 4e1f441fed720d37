"""The document that leaves, as one object. Formats write only this, so nothing outside it can leave.

It has no ids, times of day, file names or private content. Words are plain text with names already replaced; each
format escapes them for itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from connectwell.model.frozen import dataclass
from connectwell.model.terms import After, Direction, Kind, Near, Need, Outcome, PartKind, State, Status, Wants

if TYPE_CHECKING:
    from connectwell.insights import NeedTrend


class Part(NamedTuple):
    """One part of an entry, as far as its sharing level allows. Anything not given or not shared is empty.

    At the level *theme* only `kind`, `need`, `rating`, `unclear`, `state` and, of a connection, `touched` are set. (A
    tuple, because a record of many years has tens of thousands of them; always created and read by field name.)

    Attributes:
        kind: the kind of part. `share`, a record of earlier sharing, appears only in the person's own archive.
        words_leave: whether its words are included; False at *theme*.
        need, rating, unclear: of a reflection; `rating` is 0–10; None and not `unclear` if there is none.
        state, after, near: on arrival or before a practice; after settling or the practice; what was near.
        direction, status, touched, tags, wants, outcome: as in `docs/file-format.md`.
        asked: the question as it was asked that day.
        words: the person's own.
        people: who was there, as named on the page.
        title: of an imported record; a practice's name; who a session was with; what was shared, and in which format.
        keep, wrong: of a session.
    """

    kind: PartKind
    words_leave: bool
    need: Need | None = None
    rating: int | None = None
    unclear: bool = False
    state: State | None = None
    after: After | None = None
    near: Near | None = None
    direction: Direction | None = None
    asked: str = ""
    words: str = ""
    people: tuple[str, ...] = ()
    status: Status | None = None
    touched: tuple[Need, ...] = ()
    title: str = ""
    tags: tuple[str, ...] = ()
    wants: Wants | None = None
    outcome: Outcome | None = None
    keep: str = ""
    wrong: str = ""


class Page(NamedTuple):
    """One entry: its day, its kind and the parts that leave, at least one. (A tuple, like `Part`.)"""

    day: date
    kind: Kind
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class ShareLine:
    """A line to talk about, as written for the page, and what the person would like with it."""

    words: str
    wants: Wants | None


@dataclass(frozen=True)
class Moment:
    """Words the person chose for the page: a moment, or something that helped. `need` is None outside a reflection."""

    day: date
    need: Need | None
    words: str


@dataclass(frozen=True, kw_only=True)
class Brief:
    """The one page, in reading order. Empty sections are left out.

    Attributes:
        days: number of days in the period.
        days_written: how many of them have anything that may leave.
        session: the day of the session it is for; None if it isn't known.
        lines: what I want to talk about; `not_today` is added to it, if given.
        different: anything different lately, in a line written for the page.
        moments: one or two, in the person's own words.
        helped: words the person chose; `helped_line` is written for the page.
        connections: small connections that leave with their words, counted by status: done, planned, not-today.
        touched: which of the five those, and the connections at *theme*, touched.
        trends: the five needs in order, only from what may leave.
        states: states on arrival, counted by check-in, only from what may leave.
    """

    days: int
    days_written: int
    session: date | None = None
    lines: tuple[ShareLine, ...] = ()
    not_today: str = ""
    different: str = ""
    moments: tuple[Moment, ...] = ()
    helped: tuple[Moment, ...] = ()
    helped_line: str = ""
    connections: Mapping[Status, int]
    touched: Mapping[Need, int]
    trends: tuple[NeedTrend, ...]
    states: Mapping[State, int]


@dataclass(frozen=True, kw_only=True)
class Document:
    """The document that leaves. Either `brief` or `pages` is set.

    Attributes:
        since, until: the first and the last day of the period.
        made: the creation date.
        everything: whether it is the person's own archive, for nobody else.
        name: the person's name on it; empty for none.
        brief: the one page.
        pages: the entries of an export, oldest first.
        meanings: of 0 and 10 for each need; `names`: the names of the needs.
    """

    since: date
    until: date
    made: date
    everything: bool = False
    name: str = ""
    brief: Brief | None = None
    pages: tuple[Page, ...] = ()
    names: Mapping[Need, str]
    meanings: Mapping[Need, tuple[str, str]]

    @property
    def title(self) -> str:
        """The title, as in the heading and the metadata."""
        if self.everything:
            return "My own archive"
        return "A page for our session" if self.brief else "From my journal"
