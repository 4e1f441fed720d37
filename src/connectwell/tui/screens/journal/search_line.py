"""The line at the top of the journal's list. What is typed there is searched for a moment later."""

from textual import on
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input

from connectwell.tui import wording
from connectwell.tui.widgets.one_line import OneLine

_AFTER_TYPING = 0.12
"""Seconds from the last keystroke to the search."""


class SearchLine(OneLine):
    """Posts `Typed` when the typing pauses, and `Entered` at Enter."""

    class Typed(Message):
        """These words are to be searched for now."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Entered(Message):
        """On to what was found."""

    def __init__(self, *, blinks: bool, id: str) -> None:
        super().__init__(blinks=blinks, placeholder=wording.SEARCH, id=id)
        self._pause: Timer | None = None

    @on(Input.Changed)
    def wait(self, message: Input.Changed) -> None:
        """Begins to wait anew."""
        message.stop()
        self._stop()
        self._pause = self.set_timer(_AFTER_TYPING, self._tell)

    @on(Input.Submitted)
    def enter(self, message: Input.Submitted) -> None:
        """Enter."""
        message.stop()
        self.post_message(self.Entered())

    def clear_quietly(self) -> None:
        """Empty again, and nothing is searched for."""
        with self.prevent(Input.Changed):
            self.value = ""
        self._stop()

    def _tell(self) -> None:
        self.post_message(self.Typed(self.words))

    def _stop(self) -> None:
        if self._pause:
            self._pause.stop()
