"""A connection of one's own: what it was, then how it went."""

from collections.abc import Callable, Iterable
from functools import cached_property, partial

from textual.widget import Widget
from textual.widgets import Static

from connectwell import sentences
from connectwell.checkin.own_connection import own_connection_draft
from connectwell.checkin.today import FollowUpEditor, plan_of
from connectwell.journal.words_draft import WordsDraft
from connectwell.model.entry import Entry
from connectwell.tui.screens.checkin.follow_up import FollowUpScreen
from connectwell.tui.screens.single_text import SingleTextScreen, TextDraft


class OwnScreen(SingleTextScreen):
    """An editor for what it was; going on asks how it went.

    Args:
        ask: asks that; by default in a screen of its own.
        resumed: one to go on with; None for a new one.
    """

    def __init__(self, ask: Callable[[Entry], object] | None = None, resumed: WordsDraft | None = None) -> None:
        super().__init__()
        self._ask, self._resumed = ask or self._ask_how_it_went, resumed

    @cached_property
    def _draft(self) -> TextDraft:
        own = self._resumed or own_connection_draft(self.context)
        words, resumed = own.entry.connections[0].asked, self._resumed.entry if self._resumed else None
        return TextDraft(self.context.journal, own, words, so_far=partial(own.save, so_far=True), resumed=resumed)

    def draft(self) -> TextDraft:
        """What it was."""
        return self._draft

    def about(self) -> Iterable[Widget]:
        """Yields the question."""
        yield Static(sentences.OWN_WHAT, classes="heading gap", markup=False)

    def hint(self) -> str:
        """What counts."""
        return sentences.OWN_HINT

    def finished(self, entry: Entry | None, went_on: bool) -> None:
        """Asks how it went, if the person went on; else says where it is."""
        if entry is None or entry.removed or self.rescued:
            return
        if not went_on:
            self.companion.show_notice(self.told)
            return
        self.app.call_later(self._ask, entry)

    def _ask_how_it_went(self, entry: Entry) -> None:
        self.app.push_screen(FollowUpScreen(FollowUpEditor(self.context, plan_of(entry))))
