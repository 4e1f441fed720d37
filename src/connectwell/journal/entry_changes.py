"""What one act changed in the journal, to undo it as a whole. An undo is a change like any other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from connectwell import sentences
from connectwell.errors import UsageFault
from connectwell.model.entry import Entry

if TYPE_CHECKING:
    from connectwell.journal.store import Journal


class EntryChanges:
    """The entries that one act changed or made, and the copies beside them.

    Args:
        changes: each entry before (None for a new one) and after.
    """

    def __init__(self, changes: Iterable[tuple[Entry | None, Entry]] = ()) -> None:
        self._entries: dict[str, tuple[Entry | None, Entry]] = {}
        self._copies: dict[str, tuple[Entry, Entry]] = {}
        for before, after in changes:
            self.add(before, after)

    def __bool__(self) -> bool:
        return bool(self.entries or self._copies)

    @property
    def entries(self) -> tuple[tuple[Entry | None, Entry], ...]:
        """Each entry before its first change and after its last one; those that are as before are left out."""
        return tuple((before, after) for before, after in self._entries.values() if before != after)

    def add(self, before: Entry | None, after: Entry) -> None:
        """Adds a change."""
        first, _ = self._entries.get(after.id, (before, after))
        self._entries[after.id] = first, after

    def add_copy(self, handle: str, before: Entry, after: Entry) -> None:
        """Adds a change to a copy, by its name in lists."""
        self._copies[handle] = before, after

    def undo(self, journal: Journal) -> tuple[Entry, ...]:
        """Restores all of it as it was before; a new entry is removed. Returns the entries as they are now.

        Raises:
            UsageFault: something of it was changed since. Nothing was undone, and it can't be.
            EntryNotFound, EntryUnreadable, NewerFormat, SaveFailed: it can be tried again.
        """
        now = {after.id: journal.get(after.id) for _, after in self.entries}
        copies = {handle: journal.copy_choice(handle).copy for handle in self._copies}
        is_changed = any(now[after.id] not in (after, before) for before, after in self.entries)
        if is_changed or any(copies[handle] not in pair for handle, pair in self._copies.items()):
            raise UsageFault(sentences.CHANGED_SINCE)
        done = []
        for before, after in self.entries:
            if before is None:
                done.append(journal.remove(after.id))
            elif now[after.id] == after:  # else it was undone before something else couldn't be
                done.append(journal.edit(after.id).mark(before))
        for handle, (was, _) in self._copies.items():
            journal.copy_choice(handle).save_copy(was)
        return tuple(done)
