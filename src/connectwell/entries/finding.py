"""Which item of the journal a person means, which ones fit a filter, and the short name that lists give each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from connectwell.errors import EntryNotFound, EntryUnreadable
from connectwell.journal import Item, Journal, Readable, Unreadable
from connectwell.model.entry import Entry, tail_of

if TYPE_CHECKING:
    from connectwell.journal import Query


def entry_of(item: Item | None) -> Entry | None:
    """The entry itself; None for a copy of one, for what cannot be read, and for nothing."""
    return item.entry if isinstance(item, Readable) and not item.is_copy else None


def id_of(item: Item | None) -> str:
    """The id of an entry, readable or not; empty for a copy and for nothing."""
    return "" if item is None or (isinstance(item, Readable) and item.is_copy) else item.handle


def belongs_to(item: Item, entry_id: str) -> bool:
    """Whether an item is this entry, readable or not, or a copy of it."""
    return item.handle == entry_id or (isinstance(item, Readable) and item.copy_of == entry_id)


def find_item(journal: Journal, asked: str) -> Item:
    """The item that was meant. Copies and damaged files are looked for only where no entry fits.

    Args:
        journal: where to look.
        asked: as for `Journal.get`, or what a list calls a copy or a damaged file.

    Raises:
        EntryNotFound: there is none.
        EntryUnreadable: the entry is there, but its file cannot even be listed.
    """
    try:
        entry = journal.get(asked)
    except (EntryNotFound, EntryUnreadable) as fault:
        if isinstance(fault, EntryNotFound) and not _could_be_a_file(journal, asked):
            raise
        for item in journal.newest(removed=True):
            if asked in (item.handle, short_name(item)):
                return item
        raise
    return Readable(entry, None, entry.id)


def scanned(journal: Journal, query: Query) -> Iterator[Item]:
    """What fits a query without words, found without the index: by the moment it began, newest first.

    Args:
        journal: where to look.
        query: what is looked for. A damaged file fits, unless what is asked for only a readable one can tell.
    """
    from connectwell.journal.query import Asked  # most lists ask for nothing

    found = journal.newest(since=query.since, removed=query.removed or query.only_removed)
    return filter(Asked(query).takes_item, found)


def short_name(item: Item) -> str:
    """What a list calls an item, and `find_item` finds it by: the tail of its id; for a copy, the rest of its name."""
    handle = item.handle or ("" if isinstance(item, Unreadable) else item.entry.id)
    return (tail_of(handle) if is_dated(handle) else "") or handle


def is_dated(handle: str) -> bool:
    """Whether a file's name begins as an entry's does: 2026-11-21T0801-."""
    return handle[4:5] == handle[7:8] == "-" and handle[10:11] == "T" and handle[15:16] == "-"


def _could_be_a_file(journal: Journal, asked: str) -> bool:
    """Whether it is worth reading the whole journal for: a copy's short name, or a file that is there."""
    if not all(c.isalnum() or c == "-" for c in asked):
        return True
    try:
        journal.raw(asked)
    except EntryNotFound:
        return False
    except EntryUnreadable:
        return True
    return True
