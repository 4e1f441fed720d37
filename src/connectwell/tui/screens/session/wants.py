"""What the person would like with a line for their session."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from connectwell import sentences
from connectwell.model.terms import Wants
from connectwell.tui.widgets.choices import Choices


class WantsScreen(ModalScreen[str | None]):
    """Gives one of `Wants`, or None where it stays as it is.

    Args:
        wants: what was chosen before.
    """

    CSS_PATH = "../dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Leave it", key_display="Esc")]

    def __init__(self, wants: Wants | None) -> None:
        super().__init__(classes="dialog-screen")
        self._wants = wants

    def compose(self) -> ComposeResult:
        """The question and its answers."""
        with Vertical(classes="dialog"):
            yield Static(sentences.WANT, classes="plain gap", markup=False)
            yield Choices(sentences.WANTS, chosen=self._wants)

    @on(Choices.Chosen)
    def take(self, message: Choices.Chosen) -> None:
        """One was chosen."""
        self.dismiss(message.value)
