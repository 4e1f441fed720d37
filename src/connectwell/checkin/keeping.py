"""Saves a sitting: merges concurrent edits and falls back to a rescue folder."""

from connectwell.checkin.sitting import Sitting
from connectwell.errors import SaveFailed
from connectwell.journal import Editing


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

    def save(self, sitting: Sitting) -> None:
        """Saves the entry, then updates the sitting to the entry as saved.

        Raises:
            SaveFailed: neither the journal nor the rescue folder could be written.
        """
        before = self._editing.entry
        try:
            saved = self._editing.save(sitting.entry)
        except SaveFailed:
            if self._editing.entry is not before:
                sitting.entry = self._editing.entry  # written but not confirmed: continue from the merged entry
            if not self._rescue_folder:
                raise
            self._editing.rescue(sitting.entry, self._rescue_folder)
            self.rescued = True
            return
        sitting.entry, self.merged, self.copied, self.rescued = saved.entry, saved.merged, saved.copied, False

    def rescue(self, sitting: Sitting, folder: str) -> None:
        """Writes the entry to a folder the person names, now and whenever saving fails. Raises SaveFailed."""
        self._editing.rescue(sitting.entry, folder)
        self._rescue_folder = folder
