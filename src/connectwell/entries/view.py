"""What a list of entries shows: search words and filters, where it begins, or one day in earlier years."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from connectwell import sentences
from connectwell.entries.item_lookup import scanned
from connectwell.errors import EntryNotFound, EntryUnreadable
from connectwell.jobs import Progress
from connectwell.journal import Item, Journal, Query, Readable
from connectwell.model.entry import Entry

_ANY = Query()


@dataclass(frozen=True, slots=True)
class View:
    """The entries to show.

    Attributes:
        query: search words and filters.
        back_from: the newest day to show; None for no limit.
        years_of: a day; only the same date in earlier years is shown.
    """

    query: Query = _ANY
    back_from: date | None = None
    years_of: date | None = None

    @property
    def everything(self) -> bool:
        """Whether it shows everything that isn't removed."""
        return self == View()

    @property
    def as_scanned(self) -> bool:
        """Whether `items` are read one after the other, without the index."""
        return self.years_of is None and not self.back_from and replace(self.query, removed=False) == _ANY

    def leaves_out(self, entry: Entry) -> bool:
        """Whether the view excludes an entry by its removed state."""
        removed = entry.removed is not None
        return not removed if self.query.only_removed else removed and not self.query.removed

    def items(self, journal: Journal, progress: Progress | None = None) -> Iterator[Item]:
        """Yields the matching items, newest first, read only as far as consumed. Skips entries that say nothing.

        Args:
            journal: where to look.
            progress: as for `Journal.find`.

        Raises:
            ConnectwellError: during iteration.
        """
        if self.years_of:
            return _earlier_years(journal, self.years_of, progress)
        if self.as_scanned:
            return scanned(journal, self.query)
        query = self.query
        if self.back_from and (query.until is None or self.back_from < query.until):
            query = replace(query, until=self.back_from)
        return journal.find(query, progress=progress)

    def said(self) -> str:
        """Returns the filters in one line, without the search words; empty if everything is shown."""
        from connectwell.entries.filters import OF_PARTS, OF_WHOLE  # `list` never says what it shows

        query, parts = self.query, []
        if self.years_of:
            parts.append(sentences.THIS_DAY.format(day=f"{self.years_of.day} {self.years_of:%B}"))
        for one in OF_PARTS:
            parts += one.said(query)
        parts += [sentences.WITH_PERSON.format(name=name) for name in sorted(query.people)]
        parts += [sentences.FROM_DAY.format(day=_day(query.since))] if query.since else []
        parts += [sentences.TO_DAY.format(day=_day(query.until))] if query.until else []
        parts += [sentences.AND_BEFORE.format(day=_day(self.back_from))] if self.back_from else []
        for one in OF_WHOLE:
            parts += one.said(query)
        parts += [sentences.WITH_REMOVED] if query.removed and not query.only_removed else []
        return " · ".join(parts)


def _earlier_years(journal: Journal, day: date, progress: Progress | None) -> Iterator[Item]:
    """Yields entries of the same day and month in earlier years, newest first."""
    for facts in reversed(journal.facts(until=day, progress=progress)):
        same_day = (facts.day.month, facts.day.day) == (day.month, day.day) and facts.day.year < day.year
        if same_day and not facts.says_nothing:
            try:
                entry = journal.get(facts.id)
            except EntryNotFound:
                continue  # gone since it was indexed
            except EntryUnreadable as fault:
                journal.note_unreadable(facts.id, fault)
                continue
            yield Readable(entry, None, entry.id)


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
