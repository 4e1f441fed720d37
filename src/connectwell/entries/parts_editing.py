"""The words of an entry's parts, edited side by side while other programs may change them as well."""

from collections.abc import Mapping

from connectwell import sentences
from connectwell.entries.changes import EntryChange
from connectwell.entries.rewording import rewordable, reworded
from connectwell.journal import Journal, Saved
from connectwell.model.entry import Entry


class PartsEditing:
    """The words of one entry, each part on its own. The first save that changes something cuts a version.

    Args:
        journal: where the entry is.
        asked: as for `Journal.get`.

    Attributes:
        parts: those that have words, as they were at first.
        saved: what the last `save` did; None where there was nothing to save.

    Raises:
        EntryNotFound, EntryUnreadable, NewerFormat: from the journal.
    """

    def __init__(self, journal: Journal, asked: str) -> None:
        self._journal, self._editing = journal, journal.edit(asked)
        self.parts = rewordable(self.entry, sentences.NEED_NAMES)
        self.saved: Saved | None = None
        self._known = {part.id: part.words for part in self.parts}
        self._before: dict[str, str] = {}  # the words of each part that was changed here

    @property
    def entry(self) -> Entry:
        """The entry as last read or saved."""
        return self._editing.entry

    @property
    def change(self) -> EntryChange | None:
        """What was changed here, if anything; what came from somewhere else is not part of it."""
        before = after = self.entry
        for part_id, words in self._before.items():
            before = reworded(before, part_id, words)
        return EntryChange(before, after) if before != after else None

    def save(self, written: Mapping[str, str], *, again: bool = False) -> dict[str, str]:
        """Puts words into parts, with the names written as @Name in them.

        Args:
            written: words by part id. What is as it was known here stays as it is in the entry by now.
            again: whether to save even where nothing was written since, as the last save did not work.

        Returns:
            The words of parts that were changed somewhere else and not here, by part id.

        Raises:
            SaveFailed: nothing was saved.
        """
        entry, self.saved = self._with(written), None
        if entry == self.entry and not again:
            return {}
        self.saved = self._editing.save(entry)
        return self._take_in(written)

    def rescue(self, written: Mapping[str, str], folder: str) -> None:
        """The entry with these words goes into another folder, which the person names. Raises SaveFailed."""
        self._editing.rescue(self._with(written), folder)

    def look_again(self, written: Mapping[str, str]) -> dict[str, str] | None:
        """Takes in what was changed somewhere else since the last save.

        Args:
            written: as it was saved.

        Returns:
            As `save`; None where the entry is as it was.

        Raises:
            EntryNotFound, EntryUnreadable, NewerFormat: from the journal.
        """
        now = self._journal.edit(self.entry.id)
        if now.entry == self.entry:
            return None
        self._editing = now
        return self._take_in(written)

    def _with(self, written: Mapping[str, str]) -> Entry:
        entry = self.entry
        for part_id, words in written.items():
            known = self._known.get(part_id, "")
            if words != known:
                self._before.setdefault(part_id, known)
                entry = reworded(entry, part_id, words)
        return entry

    def _take_in(self, written: Mapping[str, str]) -> dict[str, str]:
        now = {part.id: part.words for part in rewordable(self.entry, sentences.NEED_NAMES)}
        changed: dict[str, str] = {}
        for part_id, words in written.items():
            untouched = words == self._known.get(part_id, "")
            if untouched and now.get(part_id, "") != words:
                changed[part_id] = now.get(part_id, "")
            self._known[part_id] = now.get(part_id, "") if untouched else words
        return changed
