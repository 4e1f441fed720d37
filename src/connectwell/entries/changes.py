"""A change to an entry, and taking it back: as a change like any other, so that nothing is lost."""

from connectwell.errors import UsageFault
from connectwell.journal import Journal
from connectwell.model.entry import Entry
from connectwell.model.frozen import dataclass


class ChangedSince(UsageFault):
    """The entry was changed again after the change that was to be taken back. Nothing was changed."""

    def __init__(self) -> None:
        super().__init__("This entry was changed again since, so nothing was taken back.")


@dataclass(frozen=True)
class EntryChange:
    """An entry before a change and after it.

    Attributes:
        before: None where there was no entry that could be read; such a change isn't taken back.
        after: the same where nothing had to be changed.
    """

    before: Entry | None
    after: Entry

    def undone(self, journal: Journal) -> "EntryChange":
        """Makes the entry what it was before; the present one becomes a version.

        Returns:
            The undoing, which can be undone too.

        Raises:
            ChangedSince: it was changed again since.
            EntryNotFound, EntryUnreadable, NewerFormat, SaveFailed: from the journal.
        """
        editing = journal.edit(self.after.id)
        if self.before is None or editing.entry != self.after:
            raise ChangedSince
        return EntryChange(self.after, editing.save(self.before).entry)
