"""Editing a copy left by a conflict or a sync program in the person's own editor. Changes stay in the copy."""

from datetime import date

from connectwell.clock import Clock
from connectwell.journal import names
from connectwell.journal.copy_choice import CopyChoice
from connectwell.journal.editing import Forget, Saved
from connectwell.journal.external_edit import ExternalEdit
from connectwell.journal.folders import Folders
from connectwell.journal.toml_text import Tables
from connectwell.model.entry import Entry


class ExternalCopyEdit(ExternalEdit):
    """A copy open in an editor. Its previous text becomes a version of the entry.

    What an interrupted edit leaves behind is offered by the next edit of the entry itself.

    Args:
        folders, clock, tail, today, forget: as for `ExternalEdit`.
        choice: the copy.
    """

    def __init__(
        self,
        folders: Folders,
        clock: Clock,
        tail: names.Tail,
        choice: CopyChoice,
        today: date,
        *,
        forget: Forget,
    ) -> None:
        super().__init__(folders, clock, tail, choice.copy.id, choice.content, today, forget=forget)
        self._kept = None  # a kept edit was made of the entry, not of this copy
        self._choice = choice

    @property
    def name(self) -> str:
        """The short name used by lists and `show`."""
        return self._choice.handle

    def discard_left(self) -> bool:
        """Deletes nothing: what an edit left is the entry's."""
        return False

    def _put(self, entry: Entry, before: Entry | None, tables: Tables) -> Saved:
        saved = Saved(self._choice.save_copy(entry), merged=False, copied=False)
        self._forget(self.id)  # in case parts were put away; copies are rarely edited, so skip the comparison
        return saved
