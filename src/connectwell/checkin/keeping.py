"""Saves a sitting: merges concurrent edits and falls back to a rescue folder."""

from collections.abc import Callable
from dataclasses import replace

from connectwell.checkin.sitting import Sitting
from connectwell.errors import SaveFailed
from connectwell.journal import Editing
from connectwell.model.entry import Entry


class Keeping:
    """Saves one sitting repeatedly.

    Attributes:
        merged: whether the last save merged changes made elsewhere.
        copied: whether the sitting is also kept as a copy, because the same part was changed elsewhere.
        rescued: whether the last save went to the rescue folder instead.
    """

    def __init__(self, editing: Editing) -> None:
        self.merged = self.copied = self.rescued = False
        self._editing = editing
        self._rescue_folder = ""
        self._saved: Entry | None = None

    def is_saved(self, sitting: Sitting) -> bool:
        """Returns whether everything is on disk already."""
        return sitting.entry == self._saved

    def save(self, sitting: Sitting) -> None:
        """Saves the entry, then updates the sitting to the entry as saved.

        Raises:
            SaveFailed: neither the journal nor the rescue folder could be written.
        """
        self.saving(sitting)()()

    def saving(self, sitting: Sitting) -> Callable[[], Callable[[], None]]:
        """Returns the work of saving the entry as it is now, for any thread: one save at a time.

        The work never raises SaveFailed. It returns what the caller then does in its own thread: that updates the
        sitting, and raises as `save`. What was answered or written since the work began stays.
        """
        entry, folder = sitting.entry, self._rescue_folder

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
                        self._take(sitting, entry, now, merged=True)
                    self.rescued = failure is None
                    if failure:
                        raise failure

                return take_failure

            def take() -> None:
                self._take(sitting, entry, saved.entry, merged=saved.merged)
                self.merged, self.copied, self.rescued = saved.merged, saved.copied, False
                self._saved = saved.entry

            return take

        return work

    def rescue(self, sitting: Sitting, folder: str) -> None:
        """Writes the entry to a folder the person names, now and whenever saving fails. Raises SaveFailed.

        Args:
            sitting: what to write.
            folder: where to; empty for a copy beside the entry.
        """
        self._editing.rescue(sitting.entry, folder)
        self._rescue_folder = folder

    def _rescued(self, entry: Entry, folder: str) -> SaveFailed | None:
        """Writes the entry to the rescue folder; returns why that failed, if it did."""
        try:
            self._editing.rescue(entry, folder)
        except SaveFailed as failure:
            return failure
        return None

    def _take(self, sitting: Sitting, given: Entry, saved: Entry, *, merged: bool) -> None:
        if sitting.entry == given:
            sitting.entry = saved
        elif merged:
            self._editing.not_taken_in()  # what was written since is newer
        elif sitting.entry.id != saved.id:
            sitting.entry = replace(sitting.entry, id=saved.id)
