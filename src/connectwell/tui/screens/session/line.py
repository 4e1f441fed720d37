"""Writes a line for the session: a new one, one for a mark, or an existing one."""

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from connectwell import sentences
from connectwell.context import Context
from connectwell.entries import page
from connectwell.entries.rewording import Rewording
from connectwell.errors import ConnectwellError
from connectwell.model.entry import Entry
from connectwell.session import agenda
from connectwell.session.agenda import AgendaItem
from connectwell.tui import wording
from connectwell.tui.places import BACK
from connectwell.tui.screens.writing import WritingScreen
from connectwell.tui.widgets.editor import Editor


class LineDraft:
    """Saves the words of a line.

    Args:
        context: for the journal.
        item: the line, or the mark it is for; None for a new one.

    Raises:
        EntryNotFound, EntryUnreadable, NewerFormat: it can't be edited.
    """

    def __init__(self, context: Context, item: AgendaItem | None) -> None:
        self._journal = context.journal
        self._is_new = item is None or item.from_mark
        self._writing: Rewording | agenda.Writing
        if item and not item.from_mark:
            self._writing = Rewording(context.journal, item.id, "agenda")
        else:
            self._writing = agenda.Writing(context, item)
        self.words = item.words if item else ""
        self.entry: Entry | None = None

    def save(self, words: str) -> None:
        """Saves the line. A new one without words isn't created. Raises SaveFailed."""
        if words != self.words and (words.strip() or not self._is_new):
            self.entry = self._writing.save(words)
            self.words = words

    def rescue(self, words: str, folder: str) -> None:
        """Saves the line to another folder, chosen by the person. Raises SaveFailed."""
        self._writing.rescue(words, folder)

    def finish(self, words: str) -> None:
        """Saves; removes a new line whose words were all deleted. Raises ConnectwellError."""
        self.save(words)
        if self.entry and self._is_new and not words.strip():
            self.entry = self._journal.remove(self.entry.id)


class LineScreen(WritingScreen):
    """An editor for a line.

    Args:
        line: saves the words.
        item: as for `LineDraft`.
        finished: called at the end with the line's entry, and whether the person went on rather than back.
    """

    CSS_PATH = "agenda.tcss"
    AUTO_FOCUS = "Editor"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "next", "Save", show=False),
        BACK.on_screen("leave"),
    ]

    def __init__(
        self, line: LineDraft, item: AgendaItem | None, finished: Callable[[Entry | None, bool], None]
    ) -> None:
        super().__init__()
        self._line, self._item, self._finished = line, item, finished

    def compose_body(self) -> ComposeResult:
        """Yields the question, its subject, an editor."""
        with Vertical(classes="page"):
            yield Static(sentences.WRITE_LINE, classes="heading gap", markup=False)
            if self._item and self._item.title:
                about = f"{self._item.title}, {page.long_day(self._item.day)}"
                yield Static(about, classes="asked gap", markup=False)
            yield Editor(self._line.words, blinks=self.context.settings.motion, placeholder=wording.LINE_HINT)

    @property
    def writes_on(self) -> date | None:
        """The day of the line, once it is saved."""
        return self._line.entry.day if self._line.entry else None

    def save_words(self) -> None:
        """Saves the line. Raises SaveFailed."""
        self._line.save(self.query_one(Editor).words)

    def rescue_words(self, folder: str) -> None:
        """Saves the line to another folder. Raises SaveFailed."""
        self._line.rescue(self.query_one(Editor).words, folder)

    def action_next(self) -> None:
        """Saves, and finishes."""
        self._finish(went_on=True)

    def action_leave(self) -> None:
        """Saves, and returns to the lines."""
        self._finish(went_on=False)

    def _finish(self, *, went_on: bool) -> None:
        if not self.is_saved():
            return
        try:
            if not self.rescued:
                self._line.finish(self.query_one(Editor).words)
        except ConnectwellError as fault:
            self.say(str(fault))
            return
        self.dismiss()
        self._finished(self._line.entry, went_on and not self.rescued)
        if self.rescued:
            self.companion.tell(sentences.RESCUED)
