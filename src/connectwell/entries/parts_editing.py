"""Edits the words of an entry's parts while other programs may change them too."""

from collections.abc import Mapping

from connectwell import sentences
from connectwell.entries.changes import EntryChange
from connectwell.entries.rewording import rewordable, reworded
from connectwell.journal import Journal, Saved
from connectwell.model.entry import Entry


class PartsEditing:
    """The words of one entry, part by part. The first save that changes something creates a version.

    Args:
        journal: where the entry is.
        asked: as for `Journal.get`.

    Attributes:
        parts: the parts that have words, as first read.
        saved: the result of the last `save`; None if there was nothing to save.

    Raises:
        EntryNotFound, EntryUnreadable, NewerFormat: from the journal.
    """

    def __init__(self, journal: Journal, asked: str) -> None:
        self._journal, self._editing = journal, journal.edit(asked)
        self.parts = rewordable(self.entry, sentences.NEED_NAMES)
        self.saved: Saved | None = None
        self._known = {part.id: part.words for part in self.parts}
        self._before: dict[str, str] = {}  # the original words of each part changed here
        self._last = self._editing  # as of the last save or look

    @property
    def entry(self) -> Entry:
        """The entry as last read or saved."""
        return self._editing.entry

    @property
    def change(self) -> EntryChange | None:
        """The change made here, if any; excludes changes made elsewhere."""
        before = after = self.entry
        for part_id, words in self._before.items():
            before = reworded(before, part_id, words)
        return EntryChange(before, after) if before != after else None

    def save(self, written: Mapping[str, str], *, again: bool = False) -> dict[str, str]:
        """Saves words into parts, including the names written as @Name in them.

        Args:
            written: words by part id. Words that match those last read leave the entry's current words unchanged.
            again: whether to save even if nothing was written since, because the last save failed.

        Returns:
            By part id, the new words of parts that were changed elsewhere and not here.

        Raises:
            SaveFailed: nothing was saved.
        """
        entry, self.saved, self._last = self._with(written), None, self._editing
        if entry == self.entry and not again:
            return {}
        self.saved = self._editing.save(entry)
        return self._take_in(written)

    def rescue(self, written: Mapping[str, str], folder: str) -> None:
        """Writes the entry with these words to another folder, which the person names. Raises SaveFailed."""
        self._editing.rescue(self._with(written), folder)

    def look_again(self, written: Mapping[str, str]) -> dict[str, str] | None:
        """Merges what was changed elsewhere since the last save.

        Args:
            written: words by part id, as last saved.

        Returns:
            As `save`; None if the entry is unchanged.

        Raises:
            EntryNotFound, EntryUnreadable, NewerFormat: from the journal.
        """
        self._last = self._editing
        now = self._journal.edit(self.entry.id)
        if now.entry == self.entry:
            return None
        self._editing = now
        return self._take_in(written)

    def not_taken_in(self, part_id: str, words: str) -> None:
        """Leaves out what came from elsewhere for a part that was typed on meanwhile: the next save keeps both.

        Args:
            part_id: the part.
            words: its words as given to the last `save` or `look_again`.
        """
        self._known[part_id] = words
        self._editing = self._last
        self._editing.not_taken_in()

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
