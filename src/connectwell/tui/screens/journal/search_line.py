"""The search line above the journal's list. Searches a moment after typing stops."""

from textual import on
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input

from connectwell.tui import wording
from connectwell.tui.widgets.line_input import LineInput

_AFTER_TYPING = 0.12
"""Seconds from the last keystroke to the search."""


class SearchLine(LineInput):
    """Posts `Typed` when typing pauses, and `Entered` on Enter."""

    class Typed(Message):
        """The words to search for now."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Entered(Message):
        """Moves on to the results."""

    def __init__(self, *, blinks: bool, id: str) -> None:
        super().__init__(blinks=blinks, placeholder=wording.SEARCH, id=id)
        self._pause: Timer | None = None

    @on(Input.Changed)
    def wait(self, message: Input.Changed) -> None:
        """Restarts the delay."""
        message.stop()
        self._stop()
        self._pause = self.set_timer(_AFTER_TYPING, self._tell)

    @on(Input.Submitted)
    def enter(self, message: Input.Submitted) -> None:
        """Posts `Entered`."""
        message.stop()
        self.post_message(self.Entered())

    def clear_silently(self) -> None:
        """Clears the line without searching."""
        with self.prevent(Input.Changed):
            self.value = ""
        self._stop()

    def _tell(self) -> None:
        self.post_message(self.Typed(self.words))

    def _stop(self) -> None:
        if self._pause:
            self._pause.stop()
