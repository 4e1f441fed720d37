"""A one-line field. It keeps everything put into it, and draws nothing raw."""

from textual import events
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input

from connectwell.model.text import visible


class LineInput(Input):
    """A one-line field.

    Args:
        words: the initial text; line breaks are drawn as spaces.
        blinks: whether the cursor may blink.
        placeholder: shown while it is empty.
        suggester: completes what is typed; right accepts.
    """

    class Joined(Message):
        """Several lines were pasted, which are one now."""

        def __init__(self, lines: int) -> None:
            super().__init__()
            self.lines = lines

    def __init__(
        self,
        words: str = "",
        *,
        blinks: bool,
        placeholder: str,
        id: str | None = None,
        suggester: Suggester | None = None,
    ) -> None:
        self._given, self._drawn = words, _flat(words)
        super().__init__(
            self._drawn, placeholder=placeholder, id=id, compact=True, select_on_focus=False, suggester=suggester
        )
        self.cursor_blink = blinks

    @property
    def words(self) -> str:
        """The text; if unchanged, exactly as given."""
        return self._given if self.value == self._drawn else self.value

    def _on_paste(self, event: events.Paste) -> None:
        """Pastes everything, several lines as one; Textual's own pastes only the first."""
        event.stop()
        event.prevent_default()
        lines = sum(bool(line.strip()) for line in event.text.splitlines())
        if lines > 1:
            self.post_message(self.Joined(lines))
        self.replace(_flat(event.text), *self.selection)


def _flat(words: str) -> str:
    return " ".join(visible(words).split("\n"))
