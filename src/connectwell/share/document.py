"""The document that leaves, as one object. Formats write only this, so nothing outside it can leave.

It has no ids, times of day, file names or private content. Words are plain text with names already replaced; each
format escapes them for itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from connectwell.model.frozen import dataclass
from connectwell.model.terms import After, Direction, Kind, Near, Need, Outcome, PartKind, State, Status, Wants

if TYPE_CHECKING:
    from connectwell.insights import DayChart, NeedTrend


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
        texts: those with a heading of their own, by their key in the file, such as what to keep of a session.
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
    texts: tuple[tuple[str, str], ...] = ()


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
    """Something the person chose for the page: a moment in their own words, or something that helped.

    Attributes:
        day: of the part.
        need, rating, unclear, asked: of a reflection; `asked` is the question it answers.
        words: the person's own; empty for a connection or a practice that was done without a word about it.
        did: the connection or practice that was done: "Held a door for someone."
        is_told: whether `did` tells it as something done, rather than as it was suggested.
        is_practice: whether it is a practice.
        touched: what a connection touched.
        before, after: how a practice was begun, and how it was afterwards.
    """

    day: date
    need: Need | None
    words: str
    asked: str = ""
    rating: int | None = None
    unclear: bool = False
    did: str = ""
    is_told: bool = False
    is_practice: bool = False
    touched: tuple[Need, ...] = ()
    before: State | None = None
    after: After | None = None


@dataclass(frozen=True, kw_only=True)
class Brief:
    """The one page, in reading order. Empty sections are left out.

    Attributes:
        days: number of days in the period.
        days_shared: how many of them have something on this page.
        session: the day of the session it is for; None if it isn't known.
        lines: what I want to talk about; `not_today` is added to it, if given.
        different: anything different lately, in a line written for the page.
        moments: one or two, in the person's own words.
        helped: what helped; `helped_line` is written for the page.
        chart: what is drawn, only from what may leave: it begins with the first day on which a rating, a state or a
            session is shared, and has rings around the ratings of the moments.
    """

    days: int
    days_shared: int
    session: date | None = None
    lines: tuple[ShareLine, ...] = ()
    not_today: str = ""
    different: str = ""
    moments: tuple[Moment, ...] = ()
    helped: tuple[Moment, ...] = ()
    helped_line: str = ""
    chart: DayChart

    @property
    def has_picture(self) -> bool:
        """Whether there is anything to draw day by day."""
        return any(self.chart.states) or any(any(band.points) for band in self.chart.bands)

    @cached_property
    def trends(self) -> tuple[NeedTrend, ...]:
        """The figures of the five needs, in order."""
        return tuple(self.chart.trend(band.need) for band in self.chart.bands)


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


def texts_in_document(document: Document) -> Iterator[str]:
    """Yields every text in it that the person wrote or chose: those that `with_texts` changes."""
    yield document.name
    if brief := document.brief:
        yield from (line.words for line in brief.lines)
        yield from (brief.not_today, brief.different, brief.helped_line)
        for moment in (*brief.moments, *brief.helped):
            yield from (moment.words, moment.asked, moment.did)
    yield from texts_on(document.pages)


def texts_on(pages: Iterable[Page]) -> Iterator[str]:
    """Yields the same of some pages of a record."""
    for page in pages:
        for part in page.parts:
            if part.words_leave:
                yield from (part.asked, part.words, part.title, *part.people, *part.tags)
                yield from (words for _, words in part.texts)


def with_texts(document: Document, change: Callable[[str], str]) -> Document:
    """Returns the document with every text in it changed."""
    brief = document.brief
    return replace(
        document,
        name=change(document.name),
        brief=_brief_with(brief, change) if brief else None,
        pages=tuple(
            Page(page.day, page.kind, tuple(_part_with(part, change) for part in page.parts)) for page in document.pages
        ),
    )


def _brief_with(brief: Brief, change: Callable[[str], str]) -> Brief:
    def told(moments: tuple[Moment, ...]) -> tuple[Moment, ...]:
        return tuple(
            replace(one, words=change(one.words), asked=change(one.asked), did=change(one.did)) for one in moments
        )

    return replace(
        brief,
        lines=tuple(replace(line, words=change(line.words)) for line in brief.lines),
        not_today=change(brief.not_today),
        different=change(brief.different),
        moments=told(brief.moments),
        helped=told(brief.helped),
        helped_line=change(brief.helped_line),
    )


def _part_with(part: Part, change: Callable[[str], str]) -> Part:
    if not part.words_leave:
        return part
    return part._replace(
        asked=change(part.asked),
        words=change(part.words),
        people=tuple(map(change, part.people)),
        title=change(part.title),
        tags=tuple(map(change, part.tags)),
        texts=tuple((key, change(words)) for key, words in part.texts),
    )
