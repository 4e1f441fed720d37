"""Writes a note."""

from collections.abc import Iterable
from functools import cached_property, partial

from textual.widget import Widget
from textual.widgets import Static

from connectwell import sentences
from connectwell.entries.note import note_draft
from connectwell.journal.words_draft import WordsDraft
from connectwell.model.entry import Entry
from connectwell.tui.screens.single_text import SingleTextScreen, TextDraft


class NoteScreen(SingleTextScreen):
    """An editor for a note that isn't finished.

    Args:
        resumed: one to go on with; None for a new one.
    """

    def __init__(self, resumed: WordsDraft | None = None) -> None:
        super().__init__()
        self._resumed = resumed

    @cached_property
    def _draft(self) -> TextDraft:
        note = self._resumed or note_draft(self.context)
        words = note.entry.note.words if note.entry.note else ""
        resumed = self._resumed.entry if self._resumed else None
        return TextDraft(self.context.journal, note, words, so_far=partial(note.save, so_far=True), resumed=resumed)

    def draft(self) -> TextDraft:
        """The note."""
        return self._draft

    def about(self) -> Iterable[Widget]:
        """Yields the question."""
        yield Static(sentences.WRITE_NOTE, classes="heading gap", markup=False)

    def finished(self, entry: Entry | None, went_on: bool) -> None:
        """Says where it went."""
        if entry and not entry.removed and not self.rescued:
            self.companion.show_notice(self.told)
