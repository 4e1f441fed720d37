"""The items a view has loaded so far, in display order, and the iterator for the rest."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Final, Generic, Literal, TypeVar

from connectwell.entries.item_lookup import belongs_to
from connectwell.entries.view import View
from connectwell.errors import ConnectwellError
from connectwell.journal import Item, Readable
from connectwell.journal.items import day_of_item, sort_key
from connectwell.model.entry import Entry

BATCH: Final = 100
"""Number of items read at a time."""

Drawn = TypeVar("Drawn")
Placed = Literal["in place", "gone", "elsewhere"]
"""Where an entry is after a change: on its row, not listed, or somewhere that only a reload can tell."""


@dataclass(frozen=True, slots=True)
class Listed(Generic[Drawn]):
    """An item, and what a list draws for it."""

    item: Item
    drawn: Drawn


@dataclass(frozen=True, slots=True)
class Batch(Generic[Drawn]):
    """One batch of items.

    Attributes:
        rows: in the order they were read.
        last: whether this is the final batch.
        fault: the error that stopped reading, as a sentence, or empty.
    """

    rows: list[Listed[Drawn]]
    last: bool
    fault: str


@dataclass(frozen=True, slots=True)
class Jump:
    """The position of a day among the rows.

    Attributes:
        at: the row to go to; None if there are no rows.
        found: `day`: an entry of that day; `before`: the next earlier one; `oldest`: all rows are later, so the last
            one.
    """

    at: int | None
    found: Literal["day", "before", "oldest"]


class ResultSet(Generic[Drawn]):
    """What a view shows, newest first, read in batches on demand.

    `fetch` may run on any thread, one call at a time; everything else belongs to the thread that shows the rows.

    Args:
        view: what is shown.
        items: as returned by `View.items`.
        draw: renders an item for the list; called on the thread that fetches.

    Attributes:
        rows: loaded so far, in order.
        read_all: whether everything is loaded.
    """

    def __init__(self, view: View, items: Iterator[Item], draw: Callable[[Item], Drawn]) -> None:
        self.view = view
        self.rows: list[Listed[Drawn]] = []
        self.read_all = False
        self._items, self._draw = items, draw

    # --- Reading

    def fetch(self, most: int = BATCH, stopped: Callable[[], bool] = lambda: False) -> Batch[Drawn]:
        """Reads and draws the next batch; `take` adds it to the rows.

        Args:
            most: maximum number of items.
            stopped: checked after each item; True ends the batch.
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
        """Adds a batch to the rows.

        Returns:
            The rows appended at the end; None if some belong further up, so all rows may have moved.
        """
        self.read_all = batch.last
        added = batch.rows
        if self.rows and added and self.view.as_scanned and sort_key(added[0].item) > sort_key(self.rows[-1].item):
            self.rows = sorted([*self.rows, *added], key=lambda row: sort_key(row.item), reverse=True)
            return None
        self.rows += added
        return added

    def more(self, most: int) -> list[Listed[Drawn]]:
        """Reads more items and appends them, in the order they come.

        Raises:
            ConnectwellError: from the journal.
        """
        rows = [Listed(item, self._draw(item)) for item in islice(self._items, most)]
        self.read_all = len(rows) < most
        self.rows += rows
        return rows

    # --- Lookup

    def at(self, handle: str) -> int | None:
        """Returns the row of the item with this handle; None if it isn't listed."""
        return next((n for n, row in enumerate(self.rows) if row.item.handle == handle), None)

    def rows_of(self, entry_id: str) -> list[str]:
        """Returns the handles of an entry and its copies that are listed."""
        return [row.item.handle for row in self.rows if belongs_to(row.item, entry_id)]

    def copy_for(self, item: Item | None) -> str:
        """Returns the handle of `item` if it is a copy, else of its first listed copy; empty if there is none."""
        if not isinstance(item, Readable):
            return ""
        if item.is_copy:
            return item.handle
        copies = (row.item for row in self.rows if isinstance(row.item, Readable) and row.item.is_copy)
        return next((copy.handle for copy in copies if copy.copy_of == item.entry.id), "")

    def jump(self, day: date, today: date) -> Jump | View:
        """Returns the row of a day's newest entry or of the next earlier one, or the view to load for it.

        Args:
            day: the day to go to.
            today: the current day.
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

    # --- Updates

    def put(self, before: Entry | None, after: Entry) -> Placed:
        """Updates a changed entry in its row, if it can stay there.

        Args:
            before: the entry as listed; None if it wasn't.
            after: the entry now.
        """
        at = self.at(after.id)
        if self.view.leaves_out(after):
            return "gone"
        if at is None or before is None or before.day != after.day:
            return "elsewhere"
        self.replace(after)
        return "in place"

    def replace(self, entry: Entry) -> None:
        """Redraws an entry in its row, if it has one."""
        at = self.at(entry.id)
        if at is not None:
            item = Readable(entry, None, entry.id)
            self.rows[at] = Listed(item, self._draw(item))
