"""Writes a line for the session: a new one, one for a mark, or an existing one."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from connectwell import sentences
from connectwell.context import Context
from connectwell.entries import page
from connectwell.entries.rewording import Rewording
from connectwell.model.entry import Entry
from connectwell.session import agenda
from connectwell.session.agenda import AgendaItem
from connectwell.tui import wording
from connectwell.tui.places import BACK
from connectwell.tui.saver import Take, Work
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

    def would_save(self, words: str) -> bool:
        """Returns whether there is anything to save."""
        return words != self.words and bool(words.strip() or not self._is_new)

    def save(self, words: str) -> None:
        """Saves the line. A new one without words isn't created. Raises SaveFailed."""
        if self.would_save(words):
            self.entry = self._writing.save(words)
            self.words = words

    def rescue(self, words: str, folder: str) -> None:
        """Saves the line to another folder, chosen by the person. Raises SaveFailed."""
        self._writing.rescue(words, folder)

    def finish(self, words: str) -> None:
        """Saves; removes a new line whose words were all deleted. Raises ConnectwellError."""
        self.save(words)
        if self.entry and self.is_empty(words):
            self.entry = self._journal.remove(self.entry.id)

    def is_empty(self, words: str) -> bool:
        """Returns whether it is a new line that was saved, and whose words were all deleted since."""
        return self.entry is not None and self._is_new and not words.strip()


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

    def saving(self) -> Work | None:
        """Returns the work of saving the line, if it was changed."""
        words = self.query_one(Editor).words
        if not self._line.would_save(words):
            return None

        def save() -> Take:
            self._line.save(words)
            return lambda: None

        return save

    def rescuing(self, folder: str) -> Callable[[], None]:
        """Returns the work of saving the line to another folder."""
        return partial(self._line.rescue, self.query_one(Editor).words, folder)

    def action_next(self) -> None:
        """Saves, and finishes."""
        self._finish(went_on=True)

    def action_leave(self) -> None:
        """Saves, and returns to the lines."""
        if not self.stays():
            self._finish(went_on=False)

    def _finish(self, *, went_on: bool) -> None:
        self.when_saved(lambda: self._remove_if_empty(went_on))

    def _remove_if_empty(self, went_on: bool) -> None:
        if self.rescued:
            self._go(went_on=False)
            self.companion.tell(sentences.RESCUED)
        elif self._line.is_empty(words := self.query_one(Editor).words):
            self.act(lambda: self._line.finish(words), lambda _: self._go(went_on=went_on))
        else:
            self._go(went_on=went_on)

    def _go(self, *, went_on: bool) -> None:
        self.dismiss()
        self._finished(self._line.entry, went_on)
