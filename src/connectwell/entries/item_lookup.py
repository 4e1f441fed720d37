"""Resolves which journal item is meant, filters items, and gives the short names that lists show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from connectwell.errors import EntryNotFound, EntryUnreadable
from connectwell.journal import Item, Journal, Readable, Unreadable
from connectwell.model.entry import Entry, tail_of

if TYPE_CHECKING:
    from connectwell.journal import Query


def entry_of(item: Item | None) -> Entry | None:
    """Returns the entry of a readable item that is not a copy; else None."""
    return item.entry if isinstance(item, Readable) and not item.is_copy else None


def item_id(item: Item | None) -> str:
    """Returns the id of an entry, readable or not; empty for a copy or None."""
    return "" if item is None or (isinstance(item, Readable) and item.is_copy) else item.handle


def belongs_to(item: Item, entry_id: str) -> bool:
    """Whether an item is this entry, readable or not, or a copy of it."""
    return item.handle == entry_id or (isinstance(item, Readable) and item.copy_of == entry_id)


def find_item(journal: Journal, asked: str) -> Item:
    """Returns the item that `asked` refers to. Tries copies and damaged files only if no entry matches.

    Args:
        journal: where to look.
        asked: as for `Journal.get`, or the name that lists show for a copy or a damaged file.

    Raises:
        EntryNotFound: there is none.
        EntryUnreadable: the entry exists, but its file cannot even be listed.
    """
    try:
        entry = journal.get(asked)
    except (EntryNotFound, EntryUnreadable) as fault:
        if isinstance(fault, EntryNotFound) and not _could_be_a_file(journal, asked):
            raise
        noted = journal.noted
        for item in journal.newest(removed=True):
            if asked in (item.handle, short_name(item)):
                journal.forget_notes_since(noted, item.handle)
                return item
        raise
    return Readable(entry, None, entry.id)


def scanned(journal: Journal, query: Query) -> Iterator[Item]:
    """Yields items that match a query's filters, without the index; newest first, as `Journal.newest_by_day`.

    Args:
        journal: where to look.
        query: the filters. A damaged file matches unless a filter needs a readable entry.
    """
    from connectwell.journal.query import Asked  # most lists have no filters

    found = journal.newest_by_day(since=query.since, removed=query.removed or query.only_removed)
    return filter(Asked(query).takes_item, found)


def short_name(item: Item) -> str:
    """Returns the name that lists show and `find_item` accepts: the id's tail; for a copy, the rest of its name."""
    handle = item.handle or ("" if isinstance(item, Unreadable) else item.entry.id)
    return (tail_of(handle) if is_dated(handle) else "") or handle


def is_dated(handle: str) -> bool:
    """Whether a file name begins like an entry's: 2026-11-21T0801-."""
    return handle[4:5] == handle[7:8] == "-" and handle[10:11] == "T" and handle[15:16] == "-"


def _could_be_a_file(journal: Journal, asked: str) -> bool:
    """Whether to scan the whole journal: `asked` may be a copy's short name, or names an existing file."""
    if not all(c.isalnum() or c == "-" for c in asked):
        return True
    return journal.has_file(asked)
