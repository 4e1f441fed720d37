"""A one-line field. It keeps everything put into it, and draws nothing raw."""

from textual import events
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
        """Pastes everything; Textual's own pastes only the first line."""
        event.stop()
        event.prevent_default()
        self.replace(_flat(event.text), *self.selection)


def _flat(words: str) -> str:
    return " ".join(visible(words).split("\n"))
