"""A connection of one's own: what it was, then how it went."""

from collections.abc import Iterable
from functools import cached_property

from textual.widget import Widget
from textual.widgets import Static

from connectwell import sentences
from connectwell.checkin.own_connection import OwnConnection
from connectwell.checkin.today import FollowUpEditor, plan_of
from connectwell.model.entry import Entry
from connectwell.tui.screens.checkin.follow_up import FollowUpScreen
from connectwell.tui.screens.single_text import SingleTextScreen, TextDraft


class OwnScreen(SingleTextScreen):
    """An editor for what it was; going on asks how it went."""

    @cached_property
    def _draft(self) -> TextDraft:
        return TextDraft(self.context.journal, OwnConnection(self.context))

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
            self.companion.show_notice(sentences.NOTE_SAVED)
            return
        landing = FollowUpEditor(self.context, plan_of(entry))
        self.app.call_later(self.app.push_screen, FollowUpScreen(landing))
