"""What leaves, as one object. Every format writes this and nothing else, so what isn't in it cannot leave.

There is no id in it, no time of day, no name of a file and nothing private. Words are plain text, as they may stand
on the page: names are replaced by then. A format makes them safe for itself.
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
    """One part of an entry, as far as it may travel. What the person didn't give, or gave no further, is empty.

    At the level *theme* only `kind`, `need`, `rating`, `unclear`, `state` and, of a connection, `touched` are set.
    (A tuple, because a record of many years has tens of thousands of them; always made and read by name.)

    Attributes:
        kind: which part it is. A share, that something was shared before, stands only in the person's own archive.
        words_leave: whether it goes with its words; False is *theme*.
        need, rating, unclear: of a reflection; `rating` is 0–10, None and not `unclear` where there is none.
        state, after, near: how it was on arriving or before a practice, after settling or the practice, what was near.
        direction, status, touched, tags, wants, outcome: as in `docs/file-format.md`.
        asked: what the person was asked, as it stood that day.
        words: the person's own.
        people: who was in it, as they may be called on the page.
        title: of an imported record; the name of a practice; who a session was with; what was shared, and as what.
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
    """One entry: its day, its kind and those of its parts that leave, at least one. (A tuple, as `Part`.)"""

    day: date
    kind: Kind
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class ShareLine:
    """A line to talk about, as it was written for the page, and what the person would like with it."""

    words: str
    wants: Wants | None


@dataclass(frozen=True)
class Moment:
    """Words the person chose for the page: a moment, or something that helped. `need`: None outside a reflection."""

    day: date
    need: Need | None
    words: str


@dataclass(frozen=True, kw_only=True)
class Brief:
    """The one page, in the order it is read. Empty parts are left out of it.

    Attributes:
        days: how many days the period has.
        days_written: on how many of them something stands that may leave.
        lines: what I want to talk about; `not_today` is added to it, if wanted.
        different: anything different lately, a line of the person's own.
        moments: one or two, in the person's own words.
        helped: words the person chose; `helped_line` is one they wrote for the page.
        connections: small connections that leave with their words, by what became of them: done, planned, not-today.
        touched: which of the five those and the connections at *theme* touched.
        trends: the five needs in their order, from what may leave alone.
        states: how it was on arriving, by check-in, from what may leave alone.
    """

    days: int
    days_written: int
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
    """What leaves. Either `brief` is set or `pages` are.

    Attributes:
        since, until: the first and the last day of the period.
        made: the day it was made.
        everything: whether it is the person's own archive, for nobody else.
        name: how the person is called on it; empty for no name.
        brief: the one page.
        pages: the entries of an export, oldest first.
        meanings: of 0 and of 10, for each need; `names`: what the needs are called.
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
        """What it is called at its head and in its metadata."""
        if self.everything:
            return "My own archive"
        return "A page for our session" if self.brief else "From my journal"
