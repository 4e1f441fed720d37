"""The items of a journal listing: entries, and files that cannot be read."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from connectwell.journal.names import wall_time
from connectwell.model.entry import Entry
from connectwell.model.frozen import dataclass


@dataclass(frozen=True)
class Readable:
    """A readable entry or copy.

    Attributes:
        entry: the entry.
        copy_of: for a copy (of a conflict or a sync program), the id of its entry.
        handle: its name for `Journal.raw`.
    """

    entry: Entry
    copy_of: str | None = None
    handle: str = ""

    @property
    def is_copy(self) -> bool:
        """Whether it is a copy beside the entry's own file."""
        return self.copy_of is not None


@dataclass(frozen=True)
class Unreadable:
    """A file that cannot be read as an entry. Its bytes are untouched.

    Attributes:
        handle: its name, safe to show, for `Journal.raw`.
        reason: a sentence for the person.
        line: the line number of the fault from 1, if known.
    """

    handle: str
    reason: str
    line: int | None = None


Item = Readable | Unreadable

_FURTHEST_WEST = timedelta(hours=12, minutes=59)  # wall time is never further behind UTC
_NO_TIME = datetime.max.replace(tzinfo=UTC)


def by_start(found: Iterable[tuple[str, Item]]) -> Iterator[Item]:
    """Reorders items from name order to start time, newest first.

    Names contain wall times, so the two orders differ only within a day (travel, the repeated hour when summer time
    ends); it looks ahead only that far.

    Args:
        found: (stem, item), newest name first.
    """
    waiting: list[tuple[datetime, int, Item]] = []  # oldest first; at equal times, the name that came first is last
    for number, (stem, item) in enumerate(found):
        wall = wall_time(stem)
        named = wall.replace(tzinfo=UTC) if wall else None
        while named and waiting and waiting[-1][0] - named > _FURTHEST_WEST:
            yield waiting.pop()[2]
        began = item.entry.started if isinstance(item, Readable) else named
        waiting.append((began or _NO_TIME, -number, item))
        waiting.sort(key=lambda one: one[:2])
    while waiting:
        yield waiting.pop()[2]


def by_day(found: Iterable[Item], moved_later: Iterable[Item] = ()) -> Iterator[Item]:
    """Reorders items by the day they belong to, newest first; those of a day by start time.

    One that belongs to an earlier day than it was begun on is held back until that day is reached.

    Args:
        found: by start time, newest first.
        moved_later: those of other items that belong to a later day than they were begun on.
    """
    held = list(moved_later)
    for item in found:
        reached = start_of(item).date()
        held.append(item)
        due = [one for one in held if day_of_item(one) >= reached]
        if due:
            held = [one for one in held if day_of_item(one) < reached]
            yield from sorted(due, key=sort_key, reverse=True)
    yield from sorted(held, key=sort_key, reverse=True)


def sort_key(item: Item) -> tuple[date, datetime]:
    """Returns the sort key: the day an item belongs to, then its start time."""
    moment = start_of(item)
    return (item.entry.day if isinstance(item, Readable) else moment.date()), moment


def day_of_item(item: Item) -> date:
    """Returns the day an item belongs to; for an unreadable one, the day in its file name, or one far in the future."""
    return sort_key(item)[0]


def start_of(item: Item) -> datetime:
    """Returns the start time; for an unreadable item, the one in its file name, or the latest possible."""
    if isinstance(item, Readable):
        return item.entry.started
    wall = wall_time(item.handle)
    return wall.replace(tzinfo=UTC) if wall else _NO_TIME
