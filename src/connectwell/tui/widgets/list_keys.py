"""The keys that move in every list, beside the arrows, PgUp, PgDn, Home and End."""

from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widgets import OptionList

_POINTER = "▸"


def movement_bindings(down: str, up: str, first: str, last: str) -> list[BindingType]:
    """Returns the bindings of j, k, g and G to a list's own actions."""
    keys = {"j": (down, "Down"), "k": (up, "Up"), "g": (first, "First"), "G,shift+g": (last, "Last")}
    return [Binding(key, action, said, show=False) for key, (action, said) in keys.items()]


class KeyedOptionList(OptionList):
    """Textual's list, which is moved in like every other one.

    Its highlighted row has a sign before it where its first cell is empty: it isn't known by its ground alone.
    """

    BINDINGS: ClassVar[list[BindingType]] = movement_bindings("cursor_down", "cursor_up", "first", "last")

    def on_resize(self) -> None:
        """Keeps the highlighted row in view."""
        self.call_after_refresh(self.scroll_to_highlight)

    def render_line(self, y: int) -> Strip:
        """Draws a line; the first one of the highlighted row with the sign."""
        strip = super().render_line(y)
        line = self.scroll_offset.y + y
        if line >= len(self._lines) or self._lines[line] != (self.highlighted, 0):
            return strip
        first, rest = strip.crop(0, 1), strip.crop(1)
        if first.text.strip():
            return strip
        style = next((segment.style for segment in first), None)
        return Strip.join([Strip([Segment(_POINTER, style)], 1), rest])
