"""The period to share and the person's choices within it. Nothing private can be chosen.

References are `<tail>/<key>` for a part and `<tail>` for an entry, the tail of its id, as in the agenda.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from connectwell.clock import check_order, shifted
from connectwell.errors import EntryUnreadable, NewerFormat, NoSession, UsageFault
from connectwell.jobs import Progress, report_progress
from connectwell.journal import Journal, UnreadFile
from connectwell.model.entry import FORMAT, Entry, Imported
from connectwell.model.frozen import dataclass
from connectwell.model.parts import parts_of, texts_of
from connectwell.model.text import mentions
from connectwell.share.two_processes import both_halves, may_fork

# The own archive asks for neither.
if TYPE_CHECKING:
    from connectwell.model.circle import CirclePart
    from connectwell.model.facts import EntryFacts

DAYS: Final = (7, 14, 28, 90)
"""Period lengths in days that a page offers, besides the days since the last session."""


@dataclass(frozen=True)
class Period:
    """A range of days, both ends included; None is an open end."""

    since: date | None = None
    until: date | None = None

    @classmethod
    def last(cls, days: int, today: date) -> Period:
        """Returns the last `days` days up to today. Raises UsageFault if `days` is not in `DAYS`."""
        if days not in DAYS:
            raise UsageFault("A page looks back on 7, 14, 28 or 90 days, or to your last session.")
        return cls(shifted(today, 1 - days), today)

    @classmethod
    def between(cls, since: date | None, until: date | None) -> Period:
        """Returns a range of days. Raises UsageFault if it is reversed."""
        check_order(since, until)
        return cls(since, until)

    def holds(self, day: date) -> bool:
        """Whether the period includes `day`."""
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)


def since_last_session(journal: Journal, today: date, progress: Progress | None = None) -> Period:
    """Returns the period from the day of the newest session up to today.

    Raises:
        NoSession: no session is recorded.
        Cancelled: by `progress`.
    """
    from connectwell.journal import Query

    for found in journal.find(Query(kinds=frozenset({"session"}), until=today), progress=progress):
        if not found.is_copy:
            return Period(found.entry.day, today)
    raise NoSession


@dataclass(frozen=True, kw_only=True)
class Choice:
    """The person's choices; the defaults are valid.

    Attributes:
        left_out: entries and parts left out although they may leave.
        keep_names: whether people keep their names; otherwise they are replaced by roles.
        keep: names of those who keep theirs all the same.
        hide: words that are names too, such as nicknames.
        name: the person's name on the page.
        moments, helped: parts whose words go on the brief, in this order.
        helped_line, different, not_today: lines written for the brief, as in `document.Brief`.
    """

    left_out: frozenset[str] = frozenset()
    keep_names: bool = False
    keep: frozenset[str] = frozenset()
    hide: frozenset[str] = frozenset()
    name: str = ""
    moments: tuple[str, ...] = ()
    helped: tuple[str, ...] = ()
    helped_line: str = ""
    different: str = ""
    not_today: str = ""


@dataclass(frozen=True)
class Shareable:
    """The input for a document. Its entries are complete and never leave as they are.

    Attributes:
        period: the days.
        entries: all readable ones, oldest first, without removed entries and copies.
        circle: everybody in the circle, including those removed from it, and names of those who were in it once.
        names: everybody named anywhere, including in removed entries, as written; with the @ if only written as @Name.
        shares: ids of the entries that record a share, as far as they were read.
        unread_files: what is there but could not be read, so that it is in none of these.
        unknown: paths of what could not be read of the circle, so that names in it can't be hidden.
    """

    period: Period
    entries: tuple[Entry, ...]
    circle: tuple[CirclePart, ...]
    names: tuple[str, ...]
    shares: tuple[str, ...]
    unread_files: tuple[UnreadFile, ...] = ()
    unknown: tuple[str, ...] = ()


def read_shareable(
    journal: Journal, period: Period, progress: Progress | None = None, *, in_two: bool = False
) -> Shareable:
    """Reads the entries of a period, and the names used anywhere in the journal.

    Args:
        journal: where they are.
        period: the days.
        progress: called with how far the reading is.
        in_two: whether a second process may help to read all days, if one can be started.

    Raises:
        Cancelled: by `progress`.
    """
    journal.start_over()
    if period == Period():
        return all_shareable(journal, *_read_all(journal, progress, in_two=in_two))
    facts = journal.facts(removed=True, progress=progress)
    present = [one for one in facts if not one.removed]
    found = list(_entries_of(journal, [one.id for one in present if period.holds(one.day)], period, progress))
    names = {name for entry in found for name in _names_in(entry)}
    names.update(name for one in facts if one.removed or not period.holds(one.day) for name in _names_of(one))
    return _shareable(journal, period, found, names, {one.id for one in present if one.kind == "share"})


def all_shareable(journal: Journal, entries: Sequence[Entry], names: Iterable[str]) -> Shareable:
    """Returns what `read_shareable` gives of all days, of what `read_half` read."""
    return _shareable(journal, Period(), entries, names, {entry.id for entry in entries if entry.share})


def _shareable(
    journal: Journal, period: Period, found: Sequence[Entry], names: Iterable[str], shares: Iterable[str]
) -> Shareable:
    known = journal.circle.everybody()
    return Shareable(
        period=period,
        entries=tuple(sorted(_understood(journal, found), key=lambda entry: (entry.day, entry.started, entry.id))),
        circle=(*known.parts, *known.hidden),
        names=tuple(sorted(names)),
        shares=tuple(sorted(shares)),
        unread_files=journal.unread_files(),
        unknown=known.unknown,
    )


def _read_all(journal: Journal, progress: Progress | None, *, in_two: bool) -> tuple[list[Entry], set[str]]:
    if not (in_two and may_fork()):
        return read_half(journal, progress, 0, 1)
    from connectwell.model.fast_reading import packed, unpacked

    (found, names), (more, others) = both_halves(
        lambda part, of: read_half(journal, progress, part, of),
        journal,
        pack=lambda read: [packed(read[0]), list(read[1])],
        unpack=lambda sent: (unpacked(sent[0]), set(sent[1])),
    )
    return found + more, names | others


def read_half(journal: Journal, progress: Progress | None, part: int, of: int) -> tuple[list[Entry], set[str]]:
    """Returns the entries that are neither removed nor copies, and the names in all; of one part of the files."""

    def report_scaled(done: int, total: int) -> bool | None:
        return progress(done * of, total * of) if progress else None

    entries: list[Entry] = []
    names: set[str] = set()
    for item in journal.containing("", everywhere=True, progress=None if part else report_scaled, of=(part, of)):
        names.update(_names_in(item.entry))
        if item.entry.removed is None and not item.is_copy:
            entries.append(item.entry)
    return entries, names


def _understood(journal: Journal, entries: Sequence[Entry]) -> list[Entry]:
    """Returns the entries without those of a newer format, whose marks may mean something else; notes those."""
    for entry in entries:
        if entry.format > FORMAT:
            journal.note_unreadable(entry.id, EntryUnreadable(str(NewerFormat())))
    return [entry for entry in entries if entry.format <= FORMAT]


def _entries_of(journal: Journal, ids: Sequence[str], period: Period, progress: Progress | None) -> Iterator[Entry]:
    """Yields the entries with these ids, except those gone or moved out of the period meanwhile."""

    def reported() -> Iterator[str]:
        for number, entry_id in enumerate(ids, 1):
            report_progress(progress, number, len(ids))
            yield entry_id

    for entry in journal.get_each(reported()):
        if entry.removed is None and period.holds(entry.day):
            yield entry


def _names_in(entry: Entry) -> Iterator[str]:
    """Yields the names in lists of people, and with the @ those only written as @Name.

    Skips imported text, where it is a tag, such as @walk.
    """
    for part in parts_of(entry):
        if isinstance(part, Imported):
            continue
        mentioned = {name for words in texts_of(part) if words for name in mentions(words)}
        for name in mentioned:
            yield f"@{name}"
        for name in getattr(part, "people", ()):
            if name not in mentioned:
                yield name


def _names_of(facts: EntryFacts) -> Iterator[str]:
    """Yields the same for an entry known only by its facts. A note's list comes from the @Names in its words."""
    return (f"@{name}" if facts.kind == "note" else name for name in facts.people)
