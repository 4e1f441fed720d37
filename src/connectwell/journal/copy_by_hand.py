"""A copy that a conflict or a sync program left, in the person's own editor. What is changed stays in the copy."""

from datetime import date

from connectwell.clock import Clock
from connectwell.journal import names
from connectwell.journal.copies import CopyInHand
from connectwell.journal.editing import Forget, Saved
from connectwell.journal.folders import Folders
from connectwell.journal.own_editor import ByHand
from connectwell.journal.toml_text import Tables
from connectwell.model.entry import Entry


class CopyByHand(ByHand):
    """One copy in an editor. Its earlier text becomes a version of the entry.

    What is left of an edit that was cut off is offered by the next edit of the entry, as everything typed is.

    Args:
        folders, clock, tail, today, forget: as for `ByHand`.
        in_hand: the copy.
    """

    def __init__(
        self,
        folders: Folders,
        clock: Clock,
        tail: names.Tail,
        in_hand: CopyInHand,
        today: date,
        *,
        forget: Forget,
    ) -> None:
        super().__init__(folders, clock, tail, in_hand.copy.id, in_hand.content, today, forget=forget)
        self._kept = None  # an edit that was left here began from the entry
        self._in_hand = in_hand

    @property
    def name(self) -> str:
        """What lists and `show` call it."""
        return self._in_hand.handle

    def _put(self, entry: Entry, before: Entry | None, tables: Tables) -> Saved:
        saved = Saved(self._in_hand.save_copy(entry), merged=False, copied=False)
        self._forget(self.id)  # what was put away in it, if anything; a copy is seldom edited, so it isn't compared
        return saved
