"""Saves a check-in: merges concurrent edits and falls back to a rescue folder."""

from collections.abc import Callable
from dataclasses import replace

from connectwell.checkin.draft import CheckinDraft
from connectwell.errors import SaveFailed
from connectwell.journal import Editing
from connectwell.model.entry import Entry


class CheckinSaver:
    """Saves one check-in repeatedly.

    Attributes:
        merged: whether the last save merged changes made elsewhere.
        copied: whether the check-in is also kept as a copy, because the same part was changed elsewhere.
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

    def is_saved(self, draft: CheckinDraft) -> bool:
        """Returns whether everything is on disk already."""
        return draft.entry == self._saved

    def save(self, draft: CheckinDraft) -> None:
        """Saves the entry, then updates the check-in to the entry as saved.

        Raises:
            SaveFailed: neither the journal nor the rescue folder could be written.
        """
        self.saving(draft)()()

    def saving(self, draft: CheckinDraft) -> Callable[[], Callable[[], None]]:
        """Returns the work of saving the entry as it is now, for any thread: one save at a time.

        The work never raises SaveFailed. It returns what the caller then does in its own thread: that updates the
        check-in, and raises as `save`. What was answered or written since the work began stays.
        """
        entry, folder = draft.entry, self._rescue_folder

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
                        self._take(draft, entry, now, merged=True)
                    self.rescued = failure is None
                    if failure:
                        raise failure

                return take_failure

            def take() -> None:
                self._take(draft, entry, saved.entry, merged=saved.merged)
                self.merged, self.copied, self.rescued = saved.merged, saved.copied, False
                self._saved = saved.entry

            return take

        return work

    def rescue(self, draft: CheckinDraft, folder: str) -> None:
        """Writes the entry to a folder the person names, now and whenever saving fails. Raises SaveFailed.

        Args:
            draft: what to write.
            folder: where to; empty for a copy beside the entry.
        """
        self._editing.rescue(draft.entry, folder)
        self._rescue_folder = folder

    def _rescued(self, entry: Entry, folder: str) -> SaveFailed | None:
        """Writes the entry to the rescue folder; returns why that failed, if it did."""
        try:
            self._editing.rescue(entry, folder)
        except SaveFailed as failure:
            return failure
        return None

    def _take(self, draft: CheckinDraft, given: Entry, saved: Entry, *, merged: bool) -> None:
        if draft.entry == given:
            draft.entry = saved
        elif merged:
            self._editing.discard_merge()  # what was written since is newer
        elif draft.entry.id != saved.id:
            draft.entry = replace(draft.entry, id=saved.id)
