"""Saves one entry again and again while it is being written, in any thread, and takes in what each save merged."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Protocol

from connectwell.errors import ConnectwellError, SaveFailed
from connectwell.journal.editing import Editing
from connectwell.model.entry import Entry

SaveWork = Callable[[], Callable[[], None]]
"""For any thread; returns what is then done in the thread that owns the entry."""


class HasEntry(Protocol):
    """Whoever owns the entry in memory, such as a check-in."""

    entry: Entry


class EntrySaver:
    """Saves one entry repeatedly.

    Attributes:
        merged: whether the last save merged changes made elsewhere.
        copied: whether the entry is also kept as a copy, because the same part was changed elsewhere.
        rescued: whether the last save went to the rescue folder instead.
    """

    def __init__(self, editing: Editing) -> None:
        self.merged = self.copied = self.rescued = False
        self._editing = editing
        self._rescue_folder = ""
        self._saved: Entry | None = None

    @property
    def is_on_disk(self) -> bool:
        """Whether there is a file of it."""
        return self._editing.is_on_disk

    def is_saved(self, entry: Entry) -> bool:
        """Returns whether the journal has the entry as it is."""
        return entry == self._saved

    def saving(self, owner: HasEntry, besides: Callable[[], None] = lambda: None) -> SaveWork:
        """Returns the work of saving the entry as it is now, for any thread: one save at a time.

        The work never raises SaveFailed. It returns what the caller then does in its own thread: that updates
        `owner.entry` to the entry as saved, or raises SaveFailed if neither the journal nor the rescue folder could be
        written. What was answered or written since the work began stays.

        Args:
            owner: whose entry it is.
            besides: what is saved in the same thread once the entry is; a ConnectwellError of it is dropped.
        """
        entry, folder = owner.entry, self._rescue_folder

        def work() -> Callable[[], None]:
            before = self._editing.entry
            try:
                saved = self._editing.save(entry)
            except SaveFailed as fault:
                now = self._editing.entry  # another one if it was written but not confirmed
                written = now is not before
                failure = self._rescued(now if written else entry, folder) if folder else fault

                def take_failure() -> None:
                    self._saved = None
                    if written:
                        self._take(owner, entry, now, merged=True)
                    self.rescued = failure is None
                    if failure:
                        raise failure

                return take_failure
            with suppress(ConnectwellError):
                besides()

            def take() -> None:
                self._take(owner, entry, saved.entry, merged=saved.merged)
                self.merged, self.copied, self.rescued = saved.merged, saved.copied, False
                self._saved = saved.entry

            return take

        return work

    def rescue(self, entry: Entry, folder: str) -> None:
        """Writes the entry to a folder the person names, now and whenever saving fails. Raises SaveFailed.

        Args:
            entry: what to write.
            folder: where to; empty for a copy beside the entry, just this once.
        """
        self._editing.rescue(entry, folder)
        self._rescue_folder = folder

    def _rescued(self, entry: Entry, folder: str) -> SaveFailed | None:
        """Writes the entry to the rescue folder; returns why that failed, if it did."""
        try:
            self._editing.rescue(entry, folder)
        except SaveFailed as failure:
            return failure
        return None

    def _take(self, owner: HasEntry, given: Entry, saved: Entry, *, merged: bool) -> None:
        if owner.entry == given:
            owner.entry = saved
        elif merged:
            self._editing.discard_merge()  # what was written since is newer
        elif owner.entry.id != saved.id:
            owner.entry = replace(owner.entry, id=saved.id)
