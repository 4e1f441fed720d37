"""What was written in a check-in, whole, shown once after it is saved."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from connectwell import sentences
from connectwell.entries.page import Line
from connectwell.tui.places import BACK
from connectwell.tui.screen import CompanionScreen
from connectwell.tui.widgets.reading_page import ReadingPage

_STYLES = {"label": "bold $primary", "asked": "$secondary", "quiet": "$text-muted"}


class WrittenScreen(CompanionScreen):
    """One calm page to read, and nothing to decide.

    Args:
        lines: the entry as a page; what is put away isn't in it.
    """

    CSS_PATH = "written.tcss"
    AUTO_FOCUS = "#written"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "close", "Done"),
        Binding("q", "close", "Done", show=False),
        BACK.on_screen("close"),
    ]

    def __init__(self, lines: Iterable[Line]) -> None:
        super().__init__()
        self._lines = tuple(lines)

    def compose_body(self) -> ComposeResult:
        """Yields the page."""
        with Vertical(classes="page"):
            yield Static(sentences.WRITTEN, classes="heading", markup=False)
            with ReadingPage(id="written"):
                yield Static(Content("\n").join(self._drawn()), markup=False)

    def on_mount(self) -> None:
        """It is there once: an Enter for the question before doesn't close it."""
        self.shows_new()

    def _drawn(self) -> Iterable[Content]:
        for line in self._lines:
            if line.role == "label":
                yield Content("")
            yield Content.styled(line.text, _STYLES.get(line.role, ""))

    def action_close(self) -> None:
        """Back to Today."""
        self.dismiss()
