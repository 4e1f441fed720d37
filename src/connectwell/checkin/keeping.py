"""Keeping a sitting on disk: saving it, taking in what was written elsewhere, and another folder in need."""

from connectwell.checkin.sitting import Sitting
from connectwell.errors import SaveFailed
from connectwell.journal import Editing


class Keeping:
    """Saves one sitting, again and again.

    Attributes:
        merged: whether the last save took in changes made elsewhere.
        copied: whether the sitting is also kept as a copy, because the same part was changed elsewhere.
        rescued: whether the last save went into the folder that the person named instead.
    """

    def __init__(self, editing: Editing) -> None:
        self.merged = self.copied = self.rescued = False
        self._editing = editing
        self._rescue_folder = ""

    def save(self, sitting: Sitting) -> None:
        """Puts the entry on disk; the sitting then has the entry as it was saved.

        Raises:
            SaveFailed: it is neither in the journal nor in the folder that was named.
        """
        before = self._editing.entry
        try:
            saved = self._editing.save(sitting.entry)
        except SaveFailed:
            if self._editing.entry is not before:
                sitting.entry = self._editing.entry  # written, not confirmed: go on from there, with what it took in
            if not self._rescue_folder:
                raise
            self._editing.rescue(sitting.entry, self._rescue_folder)
            self.rescued = True
            return
        sitting.entry, self.merged, self.copied, self.rescued = saved.entry, saved.merged, saved.copied, False

    def rescue(self, sitting: Sitting, folder: str) -> None:
        """Writes the entry into a folder the person names, now and as long as saving fails. Raises SaveFailed."""
        self._editing.rescue(sitting.entry, folder)
        self._rescue_folder = folder
