"""That was a lot: it's saved; settle, put it away, or stop here."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from connectwell import sentences
from connectwell.tui.widgets.choices import Choices


class LotScreen(ModalScreen[str]):
    """Gives settle, put-away, stop or back.

    Args:
        saved: whether what was written is on disk; "it's saved" is said only then.
    """

    CSS_PATH = "../dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss('back')", "Go on", key_display="Esc")]

    def __init__(self, *, saved: bool) -> None:
        super().__init__(classes="dialog-screen")
        self._saved = saved

    def compose(self) -> ComposeResult:
        """The sentence and its answers."""
        with Vertical(classes="dialog"):
            yield Static(sentences.LOT if self._saved else sentences.LOT_UNSAVED, classes="plain gap", markup=False)
            yield Choices(sentences.LOTS)

    @on(Choices.Chosen)
    def take(self, message: Choices.Chosen) -> None:
        """One was chosen."""
        self.dismiss(message.value)
