"""The last change on the journal's screen, and how it is taken back: as a change like any other, so nothing is lost."""

from dataclasses import dataclass

from connectwell.errors import UsageFault
from connectwell.journal import Journal
from connectwell.model.entry import Entry
from connectwell.tui import wording


@dataclass(frozen=True, slots=True)
class LastChange:
    """An entry before a change and after it."""

    before: Entry
    after: Entry

    def undone(self, journal: Journal) -> "LastChange":
        """Makes the entry what it was before; the present one becomes a version.

        Returns:
            The undoing, which can be undone too.

        Raises:
            UsageFault: it was changed again since; nothing is changed.
            EntryNotFound, EntryUnreadable, NewerFormat, SaveFailed: from the journal.
        """
        editing = journal.edit(self.after.id)
        if editing.entry != self.after:
            raise UsageFault(wording.CHANGED_SINCE)
        return LastChange(self.after, editing.save(self.before).entry)
