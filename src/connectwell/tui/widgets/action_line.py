"""An action as a line: its key and what it does. Enter, a click or the key runs it."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static


class ActionLine(Static, can_focus=True):
    """A line that can be pressed.

    Args:
        key: its key, as displayed.
        label: what it does.
        value: what `Pressed` carries.
        strong: whether it is a heading as well.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "press", "Choose", show=False)]
    DEFAULT_CSS = """
    ActionLine { width: auto; height: 1; color: $text-muted; }
    ActionLine:focus { background: $block-cursor-background; color: $block-cursor-foreground; }
    ActionLine:hover { background: $block-cursor-blurred-background; }
    """

    label: reactive[str] = reactive("", layout=True)
    more: reactive[str] = reactive("", layout=True)
    """What is said after it in the quiet tone."""

    class Pressed(Message):
        """The line was pressed."""

        def __init__(self, value: str) -> None:
            super().__init__()
            self.value = value

    def __init__(self, key: str, label: str, value: str, *, strong: bool = False) -> None:
        super().__init__(id=f"act-{value}")
        self._key, self.value, self._strong = key, value, strong
        self.set_reactive(ActionLine.label, label)

    def render(self) -> Content:
        """Draws the key in bold accent, then the label; a sign before them says that Enter would press it."""
        pointer = "▸" if self.has_focus else " "
        label = (self.label, "bold $primary" if self._strong else "")
        return Content.assemble((f"{pointer}{self._key} ", "bold $primary"), label, self.more)

    def action_press(self) -> None:
        """Presses the line."""
        self.post_message(self.Pressed(self.value))

    def on_click(self, event: events.Click) -> None:
        """Presses the line."""
        event.stop()
        self.action_press()
