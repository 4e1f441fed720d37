"""What a look through the journal finds: entries, and files that cannot be read."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from connectwell.journal.names import wall_time
from connectwell.model.entry import Entry
from connectwell.model.frozen import dataclass


@dataclass(frozen=True)
class Readable:
    """An entry that was read.

    Attributes:
        entry: the entry.
        copy_of: the id of the entry this is a copy of, when it is one (a conflict, a sync program's copy).
        handle: the name under which `Journal.raw` shows its file.
    """

    entry: Entry
    copy_of: str | None = None
    handle: str = ""

    @property
    def is_copy(self) -> bool:
        """Whether it lies beside the entry's own file."""
        return self.copy_of is not None


@dataclass(frozen=True)
class Unreadable:
    """A file that cannot be read as an entry. Its bytes are untouched.

    Attributes:
        handle: its name, safe to show; `Journal.raw` takes it.
        reason: a plain sentence.
        line: where the trouble is, counted from 1, if that is known.
    """

    handle: str
    reason: str
    line: int | None = None


Item = Readable | Unreadable

_FURTHEST_WEST = timedelta(hours=12, minutes=59)  # a wall time is never further than this behind UTC
_NO_TIME = datetime.max.replace(tzinfo=UTC)


def in_order(found: Iterable[tuple[str, Item]]) -> Iterator[Item]:
    """Items by the moment they began, newest first, from items in the order of their names.

    Names hold wall times, so only within a day (travel, the hour that summer time repeats) can the order differ; that
    far it is looked ahead.

    Args:
        found: stems with what was read, newest name first.
    """
    waiting: list[tuple[datetime, int, Item]] = []  # oldest first; of one moment, the name that came first is last
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
