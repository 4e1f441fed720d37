"""A change to an entry, and undoing it. An undo is a change like any other, so nothing is lost."""

from connectwell.errors import UsageFault
from connectwell.journal import Journal
from connectwell.model.entry import Entry
from connectwell.model.frozen import dataclass


class ChangedSince(UsageFault):
    """The entry was changed again after the change to be undone. Nothing was changed."""

    def __init__(self) -> None:
        super().__init__("This entry has changed since, so nothing was undone.")


@dataclass(frozen=True)
class EntryChange:
    """An entry before and after a change.

    Attributes:
        before: None if there was no readable entry; such a change cannot be undone.
        after: equal to `before` if nothing had to change.
    """

    before: Entry | None
    after: Entry

    def undone(self, journal: Journal) -> "EntryChange":
        """Restores the entry as it was before; the current one becomes a version.

        Returns:
            The undoing change, which can be undone too.

        Raises:
            ChangedSince: the entry was changed again since.
            EntryNotFound, EntryUnreadable, NewerFormat, SaveFailed: from the journal.
        """
        editing = journal.edit(self.after.id)
        if self.before is None or editing.entry != self.after:
            raise ChangedSince
        return EntryChange(self.after, editing.mark(self.before))
