"""Where words are written. Shows control characters as symbols; leaves what is written as it is."""

from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from connectwell.model.text import visible


class Editor(TextArea):
    """A calm text area: soft wrap, no line numbers, Tab moves on.

    Args:
        words: what is written so far.
        blinks: whether the cursor may blink.
        placeholder: a quiet line while it is empty.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "screen.next", "Next"),
        Binding("f6", "screen.rescue", "Save elsewhere", show=False),  # Textual's own would select the line
    ]
    DEFAULT_CSS = """
    Editor {
        height: 1fr; min-height: 3; border: none; border-left: outer $border-blurred;
        padding: 0 1; background: $background; scrollbar-size-vertical: 1;
    }
    Editor:focus { border: none; border-left: outer $primary; background-tint: $foreground 0%; }
    """

    def __init__(self, words: str, *, blinks: bool, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(words, soft_wrap=True, highlight_cursor_line=False, placeholder=placeholder, id=id)
        self._given, self._drawn = words, self.text
        self.cursor_blink = blinks
        self.move_cursor(self.document.end)

    def on_mount(self) -> None:
        """A long text opens at its end, where writing goes on."""
        self.call_after_refresh(self.scroll_cursor_visible)

    def show_words(self, words: str) -> None:
        """Puts other words in its place, as they stand in the journal now. Nobody is told of a change."""
        with self.prevent(TextArea.Changed):
            self.text = words
        self._given, self._drawn = words, self.text
        self.move_cursor(self.document.end)

    @property
    def words(self) -> str:
        """What is written; as it was given, to the last character, where nothing was changed.

        Textual breaks lines also at form feeds and the like, and would hand those back as line feeds.
        """
        return self._given if self.text == self._drawn else self.text

    def get_line(self, line_index: int) -> Text:
        """The line as it is drawn: an escape sequence in it must not reach the terminal."""
        line = self.document.get_line(line_index)
        return Text(line if line.isprintable() else visible(line), end="", no_wrap=True)
