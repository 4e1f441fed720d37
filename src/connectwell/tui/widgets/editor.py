"""The text editor. Draws control characters as symbols, without changing the text."""

from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import TextArea
from textual.widgets.text_area import TextAreaTheme

from connectwell.model.circle import name_begun, name_fitting
from connectwell.model.text import AT_SIGNS, belongs_to_a_word, visible
from connectwell.tui.widgets.completing import KnowsNames


class Editor(TextArea):
    """A calm text area: soft wrap, no line numbers, Tab moves on. After @ and a letter, suggests a name of the circle.

    Args:
        words: the initial text.
        blinks: whether the cursor may blink.
        placeholder: shown while it is empty.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "screen.next", "Next"),
        Binding("ctrl+f", "app.feeling_words", "Feeling words", show=False),
        Binding("f6", "screen.rescue", "Save elsewhere", show=False),  # Textual's F6 would select the line
        Binding("right", "take_name", "The name", key_display="→"),
        Binding("right", "cursor_right", "Cursor right", show=False),  # still moves right when no name is suggested
    ]
    DEFAULT_CSS = """
    Editor {
        height: 1fr; min-height: 3; max-height: 24; border: none; border-left: outer $border-blurred;
        padding: 0 1; background: $background; scrollbar-size-vertical: 1;
    }
    Editor:focus { border: none; border-left: outer $primary; background-tint: $foreground 0%; }
    Editor .text-area--suggestion { color: $text-muted; text-style: italic; }
    """

    def __init__(self, words: str, *, blinks: bool, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(words, soft_wrap=True, highlight_cursor_line=False, placeholder=placeholder, id=id)
        self._given, self._drawn = words, self.text
        self._styled: TextAreaTheme | None = None
        self.disable_messages(TextArea.SelectionChanged)  # nobody listens; it would go up through all it stands in
        self._names: tuple[str, ...] = ()
        self._begun = self._offered = ""
        self.cursor_blink = blinks
        self.move_cursor(self.document.end)

    def on_mount(self) -> None:
        """Moves to the end of a long text, where writing continues."""
        self.call_after_refresh(self.scroll_cursor_visible)

    def show_words(self, words: str) -> None:
        """Replaces the text with what is in the journal now, without posting a change."""
        with self.prevent(TextArea.Changed):
            self.text = words
        self._given, self._drawn = words, self.text
        self.move_cursor(self.document.end)

    @property
    def words(self) -> str:
        """The text; if unchanged, exactly as given.

        Textual also splits lines at form feeds and the like, and would return those as line feeds.
        """
        return self._given if self.text == self._drawn else self.text

    def notify_style_update(self) -> None:
        """Looks up its colours again at the next drawing."""
        self._styled = None
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Returns lines for drawing. Textual would look up the same seven styles at each key."""
        if self._styled is self._theme:
            return Widget.render_lines(self, crop)
        self._styled = self._theme
        return super().render_lines(crop)

    def get_line(self, line_index: int) -> Text:
        """Returns the line for drawing: an escape sequence in it must not reach the terminal."""
        line = self.document.get_line(line_index)
        return Text(line if line.isprintable() else visible(line), end="", no_wrap=True)

    def put_word(self, word: str | None) -> None:
        """Inserts a word at the cursor, with a space before it where one is missing."""
        if word:
            row, column = self.cursor_location
            before = self.document.get_line(row)[:column]
            self.insert(word if not before or before[-1].isspace() else f" {word}")

    # --- Names written as @Name

    def update_suggestion(self) -> None:
        """Suggests the rest of a name being written. Textual calls this on every change."""
        begun = self._name_begun()
        if begun[:1] != self._begun[:1] and isinstance(self.app, KnowsNames):  # the circle may have changed
            self._names = self.app.names_to_write() if begun else ()
        self._begun = begun
        self._offered = name_fitting(begun, self._names) if begun else ""
        self.suggestion = self._offered[len(begun) :]

    def _name_begun(self) -> str:
        """Returns the partial @Name just before the cursor, if the cursor is at its end."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        if not any(sign in line for sign in AT_SIGNS):
            return ""
        if not self.selection.is_empty or belongs_to_a_word(line[column : column + 1]):
            return ""
        return name_begun(line[:column])

    def watch_selection(self) -> None:
        """Updates the suggestion, which belongs to the previous cursor position."""
        if self.suggestion:
            self.update_suggestion()

    def watch_suggestion(self, before: str, now: str) -> None:
        """Shows the key that accepts a name while one is suggested."""
        if self.is_attached and bool(before) != bool(now):
            self.refresh_bindings()

    def action_take_name(self) -> None:
        """Replaces the partial name with the one suggested."""
        row, column = self.cursor_location
        self.replace(self._offered, (row, column - len(self._begun)), (row, column))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allows accepting a name only while one is suggested."""
        return bool(self.suggestion) if action == "take_name" else super().check_action(action, parameters)
