"""What the journal's list is asked to show, and the order it stands in."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from textual.content import Content

from connectwell import sentences
from connectwell.entries import page
from connectwell.errors import ConnectwellError
from connectwell.journal import Item, Journal, Query, Readable
from connectwell.model.entry import Entry
from connectwell.tui import wording

Progress = Callable[[int, int], bool | None]

_ANY = Query()


@dataclass(frozen=True, slots=True)
class Asking:
    """What is shown.

    Attributes:
        query: words and filters.
        back_from: the day the list begins at, going back; None for the newest.
        years_of: a day of which only earlier years are shown.
    """

    query: Query = _ANY
    back_from: date | None = None
    years_of: date | None = None

    @property
    def everything(self) -> bool:
        """Whether nothing is left out but what is removed."""
        return self == Asking()

    def leaves_out(self, entry: Entry) -> bool:
        """Whether an entry isn't shown because it is removed, or because it is not."""
        removed = entry.removed is not None
        return not removed if self.query.only_removed else removed and not self.query.removed

    def items(self, journal: Journal, progress: Progress) -> Iterator[Item]:
        """What it finds, newest first, read as far as consumed. What says nothing is left out.

        Args:
            journal: where to look.
            progress: as for `Journal.find`.

        Raises:
            ConnectwellError: while it is consumed.
        """
        if self.years_of:
            return _earlier_years(journal, self.years_of, progress)
        query = self.query
        if self.back_from and (query.until is None or self.back_from < query.until):
            query = replace(query, until=self.back_from)
        if replace(query, removed=False) == _ANY:
            return (item for item in journal.newest(removed=query.removed) if not _says_nothing(item))
        return journal.find(query, progress=progress)

    @property
    def by_moment(self) -> bool:
        """Whether `items` come by the moment they began, not by the day they belong to."""
        return self.years_of is None and not self.back_from and replace(self.query, removed=False) == _ANY

    def said(self) -> str:
        """What is shown, besides the words that were searched for, as a line above the list; else empty."""
        query, parts = self.query, []
        if self.years_of:
            parts.append(wording.THIS_DAY.format(day=f"{self.years_of.day} {self.years_of:%B}"))
        parts += [page.KINDS[kind] for kind in page.KINDS if kind in query.kinds]
        parts += [name for need, name in sentences.NEED_NAMES.items() if need in query.needs]
        parts += [name for direction, name in sentences.DIRECTIONS.items() if direction in query.directions]
        parts += [name for state, (name, _) in sentences.STATES.items() if state in query.states]
        parts += [f"with {name}" for name in sorted(query.people)]
        parts += [f"from {_day(query.since)}"] if query.since else []
        parts += [f"to {_day(query.until)}"] if query.until else []
        if query.for_session is not None:
            parts.append(sentences.FOR_SESSION if query.for_session else wording.NOT_FOR_SESSION)
        parts += [f"{_day(self.back_from)} and before"] if self.back_from else []
        parts += [wording.STILL_OPEN] if query.unfinished else []
        parts += [wording.ONLY_REMOVED] if query.only_removed else []
        parts += [wording.WITH_REMOVED] if query.removed and not query.only_removed else []
        return " · ".join(parts)

    def nothing(self) -> str:
        """What is said, and what can be done, where it finds nothing."""
        if self.years_of:
            return wording.NOTHING_THIS_DAY
        if self.query.words.strip():
            return wording.NOTHING_FOUND
        return wording.EMPTY_JOURNAL if self.by_moment else wording.NOTHING_FITS


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list: the entry, and how it is drawn."""

    item: Item
    line: Content


class ByDay:
    """Rows in the order of the days they belong to, newest first, from rows that come by the moment they began.

    One that was moved to an earlier day waits until the rows around that day have come.
    """

    def __init__(self) -> None:
        self._waiting: list[Row] = []

    def take(self, rows: Iterable[Row], *, last: bool) -> list[Row]:
        """Those whose turn it is now, in order.

        Args:
            rows: that came.
            last: whether no more will come.
        """
        found = [*self._waiting, *rows]
        here = found[-1].item if found else None
        reached = began(here).date() if here else date.min
        self._waiting = [] if last else [row for row in found if place(row)[0] < reached]
        return sorted((row for row in found if last or place(row)[0] >= reached), key=place, reverse=True)


def place(row: Row) -> tuple[date, datetime]:
    """Where a row stands among others."""
    moment = began(row.item)
    return (row.item.entry.day if isinstance(row.item, Readable) else moment.date()), moment


def began(item: Item) -> datetime:
    """When it began; of what cannot be read, what its name says."""
    if isinstance(item, Readable):
        return item.entry.started
    try:
        return datetime.strptime(item.handle[:15], "%Y-%m-%dT%H%M").replace(tzinfo=UTC)
    except ValueError:
        return datetime.max.replace(tzinfo=UTC)


def _says_nothing(item: Item) -> bool:
    return isinstance(item, Readable) and item.entry.says_nothing


def _earlier_years(journal: Journal, day: date, progress: Progress) -> Iterator[Item]:
    """The same day of the month in earlier years, newest first."""
    for facts in reversed(journal.facts(until=day, progress=progress)):
        if (facts.day.month, facts.day.day) == (day.month, day.day) and facts.day.year < day.year:
            try:
                entry = journal.get(facts.id)
            except ConnectwellError:
                continue  # it went away, or was damaged, since it was looked for
            yield Readable(entry, None, entry.id)


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
