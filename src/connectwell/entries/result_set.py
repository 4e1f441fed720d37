"""The items that a view found so far, in the order they are shown, and the rest of them to be read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import islice
from typing import Final, Generic, Literal, TypeVar

from connectwell.entries.finding import belongs_to
from connectwell.entries.view import View
from connectwell.errors import ConnectwellError
from connectwell.journal import Item, Readable
from connectwell.model.entry import Entry

BATCH: Final = 100
"""How many items are read at a time."""

Drawn = TypeVar("Drawn")
Placed = Literal["in place", "gone", "elsewhere"]
"""Where an entry is after a change: on its row, in no row, or where only a new look can tell."""


@dataclass(frozen=True, slots=True)
class Listed(Generic[Drawn]):
    """An item, and what a list draws for it."""

    item: Item
    drawn: Drawn


@dataclass(frozen=True, slots=True)
class Batch(Generic[Drawn]):
    """Some items as they were read.

    Attributes:
        rows: in the order they came.
        last: whether no more will come.
        fault: what was in the way of the rest, as a sentence, or empty.
    """

    rows: list[Listed[Drawn]]
    last: bool
    fault: str


@dataclass(frozen=True, slots=True)
class Jump:
    """Where a day is among the rows.

    Attributes:
        at: the row to go to; None where there are no rows.
        found: that day itself, what came before it, or the oldest there is, which came after it.
    """

    at: int | None
    found: Literal["day", "before", "oldest"]


class ResultSet(Generic[Drawn]):
    """What a view shows, newest first, read in batches as more is wanted.

    Any thread may `fetch`, one at a time; everything else is for the thread that shows the rows.

    Args:
        view: what is shown.
        items: as `View.items` gives them.
        draw: what a list draws for an item; called where it is fetched.

    Attributes:
        rows: so far, in order.
        read_all: whether no more will come.
    """

    def __init__(self, view: View, items: Iterator[Item], draw: Callable[[Item], Drawn]) -> None:
        self.view = view
        self.rows: list[Listed[Drawn]] = []
        self.read_all = False
        self._items, self._draw = items, draw
        self._waiting: list[Listed[Drawn]] = []  # moved to an earlier day, until the rows around that day have come

    # --- Reading

    def fetch(self, most: int = BATCH, stopped: Callable[[], bool] = lambda: False) -> Batch[Drawn]:
        """Reads and draws some more, which `take` puts among the rows.

        Args:
            most: at most so many.
            stopped: asked after each; ends the batch where it is true.
        """
        rows: list[Listed[Drawn]] = []
        try:
            for item in self._items:
                rows.append(Listed(item, self._draw(item)))
                if len(rows) >= most or stopped():
                    return Batch(rows, last=False, fault="")
        except ConnectwellError as fault:
            return Batch(rows, last=True, fault=str(fault))
        return Batch(rows, last=True, fault="")

    def take(self, batch: Batch[Drawn]) -> list[Listed[Drawn]] | None:
        """Puts a batch among the rows.

        Returns:
            What was added at the end; None where some of it belongs further up, so that all rows may be new.
        """
        self.read_all = batch.last
        added = self._by_day(batch) if self.view.by_moment else batch.rows
        if self.rows and added and self.view.by_moment and sort_key(added[0].item) > sort_key(self.rows[-1].item):
            self.rows = sorted([*self.rows, *added], key=lambda row: sort_key(row.item), reverse=True)
            return None
        self.rows += added
        return added

    def more(self, most: int) -> list[Listed[Drawn]]:
        """Reads some more at the end, in the order they come.

        Raises:
            ConnectwellError: from the journal.
        """
        rows = [Listed(item, self._draw(item)) for item in islice(self._items, most)]
        self.read_all = len(rows) < most
        self.rows += rows
        return rows

    def _by_day(self, batch: Batch[Drawn]) -> list[Listed[Drawn]]:
        """Those whose turn it is, by the day they belong to, from rows that come by the moment they began."""
        found = [*self._waiting, *batch.rows]
        reached = _began(found[-1].item).date() if found else date.min
        due = [row for row in found if batch.last or day_of_item(row.item) >= reached]
        self._waiting = [] if batch.last else [row for row in found if day_of_item(row.item) < reached]
        return sorted(due, key=lambda row: sort_key(row.item), reverse=True)

    # --- Looking

    def at(self, handle: str) -> int | None:
        """The row of an item, by its handle; None where it isn't among them."""
        return next((n for n, row in enumerate(self.rows) if row.item.handle == handle), None)

    def rows_of(self, entry_id: str) -> list[str]:
        """The handles of an entry and its copies, as far as they are among the rows."""
        return [row.item.handle for row in self.rows if belongs_to(row.item, entry_id)]

    def copy_for(self, item: Item | None) -> str:
        """The handle of a copy: of `item` if it is one, else of the first one of that entry; empty without one."""
        if not isinstance(item, Readable):
            return ""
        if item.is_copy:
            return item.handle
        copies = (row.item for row in self.rows if isinstance(row.item, Readable) and row.item.is_copy)
        return next((copy.handle for copy in copies if copy.copy_of == item.entry.id), "")

    def jump(self, day: date, today: date) -> Jump | View:
        """The newest entry of a day, or what came before it; where that needs another list, the view that begins there.

        Args:
            day: where to.
            today: the day it is.
        """
        view = self.view
        here = next((n for n, row in enumerate(self.rows) if day_of_item(row.item) <= day), None)
        if view.years_of or (view.back_from and day > view.back_from):
            return View(view.query, back_from=None if day >= today else day)
        if here is None and not self.read_all:
            return replace(view, back_from=day)
        if here is None:
            return Jump(len(self.rows) - 1 if self.rows else None, "oldest")
        return Jump(here, "day" if day_of_item(self.rows[here].item) == day else "before")

    # --- What was changed

    def put(self, before: Entry | None, after: Entry) -> Placed:
        """Takes in an entry that was changed: on its row where it can stay there.

        Args:
            before: as it was among the rows; None where it wasn't.
            after: as it is.
        """
        at = self.at(after.id)
        if self.view.leaves_out(after):
            return "gone"
        if at is None or before is None or before.day != after.day:
            return "elsewhere"
        self.replace(after)
        return "in place"

    def replace(self, entry: Entry) -> None:
        """Draws an entry as it is now, on the row it has, if it has one."""
        at = self.at(entry.id)
        if at is not None:
            item = Readable(entry, None, entry.id)
            self.rows[at] = Listed(item, self._draw(item))


def sort_key(item: Item) -> tuple[date, datetime]:
    """By the day an item belongs to, then by the moment it began."""
    moment = _began(item)
    return (item.entry.day if isinstance(item, Readable) else moment.date()), moment


def day_of_item(item: Item) -> date:
    """The day it belongs to; of what cannot be read, the one in its name, or one far off."""
    return sort_key(item)[0]


def _began(item: Item) -> datetime:
    """When it began; of what cannot be read, what its name says."""
    if isinstance(item, Readable):
        return item.entry.started
    try:
        return datetime.strptime(item.handle[:15], "%Y-%m-%dT%H%M").replace(tzinfo=UTC)
    except ValueError:
        return datetime.max.replace(tzinfo=UTC)
