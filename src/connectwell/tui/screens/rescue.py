"""Another folder to save a page in, where the journal cannot be written."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from connectwell import sentences
from connectwell.errors import SaveFailed
from connectwell.tui import wording
from connectwell.tui.widgets.one_line import OneLine


class RescueScreen(ModalScreen[bool]):
    """Asks for a folder and saves there; stays open while that doesn't work.

    Args:
        rescue: saves into the folder it is given. Raises SaveFailed.
        blinks: whether the cursor may blink.
    """

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(False)", "Back", key_display="Esc")]

    def __init__(self, rescue: Callable[[str], None], *, blinks: bool) -> None:
        super().__init__(classes="dialog-screen")
        self._rescue, self._blinks = rescue, blinks

    def compose(self) -> ComposeResult:
        """The question, the folder, what went wrong."""
        with Vertical(classes="dialog"):
            yield Static(sentences.RESCUE, classes="plain", markup=False)
            yield OneLine(blinks=self._blinks, placeholder=wording.FOLDER_LIKE)
            yield Static("", id="rescue-fault", classes="plain", markup=False)
            yield Static("⏎ saves there, Esc goes back.", classes="quiet", markup=False)

    @on(Input.Submitted)
    def save_there(self, message: Input.Submitted) -> None:
        """Tries that folder."""
        if not message.value.strip():
            self.query_one("#rescue-fault", Static).update(wording.NO_FOLDER)
            return
        try:
            self._rescue(message.value.strip())
        except SaveFailed as failure:
            self.query_one("#rescue-fault", Static).update(str(failure))
        else:
            self.dismiss(True)
