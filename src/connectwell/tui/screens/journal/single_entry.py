"""One entry, to read and to edit, opened from elsewhere than the journal's list."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from connectwell.entries.browser import EntryBrowser
from connectwell.entries.changes import EntryChange
from connectwell.entries.entry_editing import EntryEditing
from connectwell.journal import Item, Readable
from connectwell.tui.places import BACK
from connectwell.tui.screen import CompanionScreen
from connectwell.tui.screens.journal.entry_page import EntryPage


class EntryScreen(CompanionScreen):
    """Shows an entry.

    Args:
        browser: reads and changes it.
        item: the entry.
        edits: whether to begin with editing it, and leave with that.
        at: the id of the field or part that editing begins at.

    Attributes:
        changes: what was edited here, oldest first.
    """

    AUTO_FOCUS = "EntryPage"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "Edit"),
        BACK.on_screen("dismiss(None)", also="q"),
    ]

    def __init__(self, browser: EntryBrowser, item: Item, *, edits: bool = False, at: str = "") -> None:
        super().__init__()
        self._browser, self._item, self._edits, self._at = browser, item, edits, at
        self.changes: list[EntryChange] = []

    def compose_body(self) -> ComposeResult:
        """Yields the page."""
        yield EntryPage(self._browser, id="reader").add_class("page")

    def on_mount(self) -> None:
        """Shows the entry."""
        self.query_one(EntryPage).show(self._item, "")
        if self._edits:
            self.action_edit()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offers editing where the entry can be read."""
        return action != "edit" or isinstance(self._item, Readable)

    def action_edit(self) -> None:
        """Edits its words."""
        from connectwell.tui.screens.journal.editing import EditScreen

        if not isinstance(self._item, Readable):
            return
        entry_id = self._item.entry.id
        at = self._at or self.query_one(EntryPage).looked_at

        def back(editing: EntryEditing) -> None:
            self.changes += editing.changes
            if self._edits:
                self.dismiss()
            else:
                self.act(lambda: self._browser.open(entry_id), self._show)

        self.open_with(
            lambda: self._browser.edit(entry_id),
            lambda editing: self.app.push_screen(EditScreen(editing, at), lambda _: back(editing)),
        )

    def _show(self, item: Item) -> None:
        self._item = item
        self.query_one(EntryPage).show(item, "")
