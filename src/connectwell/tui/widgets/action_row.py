"""Action lines beside each other, as many in a row as there is room for."""

from typing import Final

from textual.containers import Container
from textual.geometry import NULL_OFFSET, Region, Size, Spacing
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget

_GAP: Final = 1


class _Flow(Layout):
    """Lays out widgets of one row each like words of a text."""

    name = "flow"

    def arrange(self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True) -> ArrangeResult:
        """Returns where each goes; none is cut in two."""
        parent.pre_layout(self)
        placements, x, y = [], 0, 0
        for widget in children:
            width = min(widget.get_content_width(size, parent.app.viewport_size), size.width)
            if x and x + width > size.width:
                x, y = 0, y + 1
            placements.append(
                WidgetPlacement(Region(x, y, width, 1), NULL_OFFSET, Spacing(), widget, 0, False, False, False)
            )
            x += width + _GAP
        return placements


_FLOW: Final = _Flow()


class ActionRow(Container):
    """A row, or a few, of action lines."""

    DEFAULT_CSS = """
    ActionRow { height: auto; }
    """

    @property
    def layout(self) -> Layout:
        """One after another, then the next row."""
        return _FLOW
