"""A form that saves however it is left."""

from collections.abc import Callable
from typing import ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.timer import Timer
from textual.widgets import Input, TextArea

from connectwell import sentences
from connectwell.errors import SaveFailed
from connectwell.tui.places import BACK, NEXT_LINE
from connectwell.tui.screen import SAVE_EVERY
from connectwell.tui.screens.saving import SavingScreen

_LEAVE_UNSAVED: Final = "Esc again leaves it unsaved."


class FormScreen(SavingScreen):
    """Lines and an editor, saved as they are typed and when it is left. If that fails it says so and stays; a second
    time it leaves.

    Args:
        finished: called at the end with a notice about the save, which may be empty.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "next", "Save", key_display="^n"),
        NEXT_LINE,
        BACK.on_screen("leave"),
    ]

    def __init__(self, finished: Callable[[str], None]) -> None:
        super().__init__()
        self._finished = finished
        self._said = ""
        self._warned = False
        self._timer: Timer | None = None

    def _tell(self, said: str) -> None:
        """Keeps what a save has to say until the end."""
        self._said = said or self._said

    def show_save_failure(self, failure: SaveFailed) -> None:
        """Says why saving failed; the first time, that the same key again leaves it unsaved."""
        super().show_save_failure(failure)
        if not self._warned:
            self.say(f"{failure} {sentences.ON_SCREEN} {_LEAVE_UNSAVED}")

    @on(Input.Changed)
    @on(TextArea.Changed)
    def wrote(self) -> None:
        """Resets the warning: words written since haven't been warned about. Saves a moment later."""
        self._warned = False
        self.companion.wrote_since_failure()
        if self._timer is None:
            self._timer = self.set_timer(SAVE_EVERY, self._autosave)

    def _autosave(self) -> None:
        self._timer = None
        if self.is_attached and self.may_autosave():
            self.save_soon()

    def may_autosave(self) -> bool:
        """Whether what is typed can be saved yet."""
        return True

    @on(Input.Submitted)
    def next_line(self) -> None:
        """Moves to the next field."""
        self.focus_next()

    def action_next(self) -> None:
        """Saves and returns, on the key that leaves an editor."""
        self.action_leave()

    def action_leave(self) -> None:
        """Saves and returns. If saving fails, says so and stays; a second time, it leaves."""
        if not self.stays():
            self.when_saved(self._go, self._warn_or_go)

    def _warn_or_go(self) -> None:
        if self.in_trouble and self._warned:
            self._go()
        self._warned = self.in_trouble

    def _go(self) -> None:
        self.dismiss()
        self._finished(self._said)
