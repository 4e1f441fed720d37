"""An entry and a copy of it side by side, with the differences, to keep either or both."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from connectwell.entries import page
from connectwell.entries.browser import EntryBrowser
from connectwell.entries.changes import EntryChange
from connectwell.entries.revise import Side
from connectwell.journal import CopyChoice
from connectwell.tui import wording
from connectwell.tui.screen import CompanionScreen
from connectwell.tui.widgets.reading_page import ReadingPage


class CopiesScreen(CompanionScreen):
    """Compares the two. Nothing is deleted without a version. Then `change` holds what was kept, `said` the notice.

    Args:
        browser: applies the choice.
        choice: the entry and its copy.
        put_away: whether to show what is put away.
    """

    CSS_PATH = "copies.tcss"
    AUTO_FOCUS = "#left"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "keep_entry", "Keep the entry"),
        Binding("2", "keep_copy", "Keep the copy"),
        Binding("b,escape,q", "leave", "Keep both", key_display="b Esc"),
    ]

    def __init__(self, browser: EntryBrowser, choice: CopyChoice, *, put_away: bool) -> None:
        super().__init__()
        self._browser, self._choice, self._put_away = browser, choice, put_away
        self.change: EntryChange | None = None
        self.said = ""

    def top_right(self) -> str:
        """The day the entry belongs to."""
        return page.long_day(self._choice.copy.day)

    def compose_body(self) -> ComposeResult:
        """Yields two pages; in a narrow window one above the other."""
        there_is_one = self._choice.entry is not None
        left, right = self._browser.side_by_side(self._choice, put_away=self._put_away)
        with Horizontal(id="two"):
            with ReadingPage(id="left"):
                yield Static(wording.THE_ENTRY, classes="heading", markup=False)
                yield Static(_drawn(left) if there_is_one else self._choice.reason, classes="side", markup=False)
            with ReadingPage(id="right"):
                yield Static(wording.THE_COPY, classes="heading", markup=False)
                yield Static(_drawn(right), classes="side", markup=False)

    def on_mount(self) -> None:
        """Explains the sign, or says that nothing differs."""
        self.say(wording.COPIES_SAME if self._choice.entry == self._choice.copy else wording.COPIES_DIFFER)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disables keeping an entry that is gone or damaged."""
        return action != "keep_entry" or self._choice.entry is not None

    def action_keep_entry(self) -> None:
        """Keeps the entry; the copy becomes an earlier version."""
        self._keep(self._browser.keep_entry, wording.COPY_SET_ASIDE)

    def action_keep_copy(self) -> None:
        """Keeps the copy as the entry; the entry becomes an earlier version."""
        self._keep(self._browser.keep_copy, wording.COPY_KEPT)

    def _keep(self, keep: Callable[[CopyChoice], EntryChange], said: str) -> None:
        def kept(change: EntryChange) -> None:
            self.change, self.said = change, said
            self.dismiss()

        self.act(lambda: keep(self._choice), kept)

    def action_leave(self) -> None:
        """Keeps both as they are."""
        self.dismiss()


def _drawn(sides: tuple[Side, ...]) -> Content:
    lines = []
    for side in sides:
        sign = Content.styled("≠ " if side.differs else "  ", "$primary")
        lines.append(Content.assemble(sign, (side.text, "bold" if side.differs else "")))
    return Content("\n").join(lines)
