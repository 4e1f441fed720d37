"""Writes a note."""

from collections.abc import Iterable
from functools import cached_property

from textual.widget import Widget
from textual.widgets import Static

from connectwell import sentences
from connectwell.entries.note import NoteDraft
from connectwell.model.entry import Entry
from connectwell.tui.screens.single_text import SingleTextScreen, TextDraft


class NoteScreen(SingleTextScreen):
    """An editor for a new note."""

    @cached_property
    def _draft(self) -> TextDraft:
        return TextDraft(self.context.journal, NoteDraft(self.context))

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
