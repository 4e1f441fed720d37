"""Writes a line for the session: a new one, one for a mark, or an existing one."""

from collections.abc import Callable, Iterable
from functools import partial

from textual.widget import Widget
from textual.widgets import Static

from connectwell import sentences
from connectwell.context import Context
from connectwell.entries.rewording import Rewording
from connectwell.model.entry import Entry
from connectwell.session import agenda
from connectwell.session.agenda import AgendaItem
from connectwell.tui import wording
from connectwell.tui.screens.single_text import SingleTextScreen, TextDraft


def line_draft(context: Context, item: AgendaItem | None) -> TextDraft:
    """Returns the words of a line, to write.

    Args:
        context: for the journal.
        item: the line, or the mark it is for; None for a new one.

    Raises:
        EntryNotFound, EntryUnreadable, NewerFormat: it can't be edited.
    """
    if item and not item.from_mark:
        rewording = Rewording(context.journal, item.id, "agenda")
        return TextDraft(context.journal, rewording, item.words)
    line = agenda.LineDraft(context, item)
    return TextDraft(context.journal, line, item.marked if item else "", so_far=partial(line.save, so_far=True))


def resumed_line(context: Context, entry_id: str) -> TextDraft:
    """Returns an unfinished line, to go on with. Raises as `line_draft`."""
    line = agenda.LineDraft(context, resume=entry_id)
    words = line.entry.agenda.words if line.entry.agenda else ""
    return TextDraft(context.journal, line, words, so_far=partial(line.save, so_far=True), resumed=line.entry)


class LineScreen(SingleTextScreen):
    """An editor for a line.

    Args:
        line: saves the words.
        item: as for `line_draft`.
        finished: called at the end with the line's entry, and whether the person went on rather than back.
    """

    CSS_PATH = "agenda.tcss"

    def __init__(
        self, line: TextDraft, item: AgendaItem | None, finished: Callable[[Entry | None, bool], None]
    ) -> None:
        super().__init__()
        self._line, self._item, self._then_finished = line, item, finished

    def draft(self) -> TextDraft:
        """The line."""
        return self._line

    def about(self) -> Iterable[Widget]:
        """Yields the question and its subject."""
        yield Static(sentences.WRITE_LINE, classes="heading gap", markup=False)
        if self._item and self._item.title:
            about = f"{self._item.title}, {sentences.weekday_in_year(self._item.day, self.context.today())}"
            yield Static(about, classes="asked gap", markup=False)

    def action_next(self) -> None:
        """Saves, and finishes: now also marked words that were left as they are."""
        if self._item and self._item.from_mark and self._line.entry is None:
            self._line.words = ""
        super().action_next()

    def hint(self) -> str:
        """How a line may be."""
        return wording.LINE_HINT

    def finished(self, entry: Entry | None, went_on: bool) -> None:
        """Goes on as the lines' screen does."""
        self._then_finished(entry, went_on)
