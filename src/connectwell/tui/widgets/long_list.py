"""A list of one-line rows with a cursor. Draws only visible rows, so it can hold tens of thousands."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from connectwell.tui.widgets.list_keys import movement_bindings

_POINTER, _NO_POINTER = "▸ ", "  "

Draw = Callable[[int, int], Content]
"""Draws the row at an index, in so many columns."""


class LongList(ScrollView, can_focus=True):
    """A list with a cursor. The screen decides what choosing a row means."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "Up", show=False),
        Binding("down", "step(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "end(0)", "First", show=False),
        Binding("end", "end(-1)", "Last", show=False),
        *movement_bindings("step(1)", "step(-1)", "end(0)", "end(-1)"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"long-list--row", "long-list--cursor"}
    DEFAULT_CSS = """
    LongList { height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; }
    LongList > .long-list--row { color: $foreground; background: $background; }
    LongList > .long-list--cursor {
        color: $block-cursor-blurred-foreground; background: $block-cursor-blurred-background;
    }
    LongList:focus > .long-list--cursor { color: $block-cursor-foreground; background: $block-cursor-background; }
    """

    class Moved(Message):
        """The cursor moved."""

    class Chosen(Message):
        """The highlighted row was clicked."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._draw: Draw = lambda _at, _width: Content("")
        self._places: Sequence[int] = ()
        self._rows = self._here = 0

    @property
    def at(self) -> int | None:
        """The highlighted row's index; None if none can be highlighted."""
        return self._places[self._here] if self._places else None

    def show(self, rows: int, places: Sequence[int], draw: Draw, at: int = 0) -> None:
        """Replaces the rows.

        Args:
            rows: their number.
            places: the indexes that can be highlighted, in order.
            draw: draws a row; called whenever it becomes visible.
            at: the row to highlight, or the next one below that can be.
        """
        self._rows, self._places, self._draw = rows, places, draw
        self._here = next((n for n, place in enumerate(places) if place >= at), max(0, len(places) - 1))
        self.virtual_size = Size(0, rows)
        self.refresh()
        self.call_after_refresh(self._keep_in_sight)

    def render_line(self, y: int) -> Strip:
        """Draws the visible row at `y`."""
        at, width = self.scroll_offset.y + y, self.scrollable_content_region.width
        here = at == self.at
        style = self.get_visual_style("long-list--cursor" if here else "long-list--row")
        if at >= self._rows or width < 3:
            return Strip.blank(width, style.rich_style)
        row = Content.assemble((_POINTER if here else _NO_POINTER, "$primary"), self._draw(at, width - 2))
        strips = Visual.to_strips(self, row, width, 1, style, apply_selection=False)
        return strips[0].adjust_cell_length(width, style.rich_style)

    def on_click(self, event: events.Click) -> None:
        """Highlights the row clicked; a click on the highlighted one chooses it."""
        place = event.y + round(self.scroll_offset.y)
        if place == self.at:
            self.post_message(self.Chosen())
        elif place in self._places:
            self._point(self._places.index(place))

    def on_resize(self) -> None:
        """Keeps the highlighted row in view."""
        self._keep_in_sight()

    def action_step(self, by: int) -> None:
        """Moves by `by` rows."""
        self._point(self._here + by)

    def go_to_next(self, wanted: Callable[[int], bool]) -> None:
        """Moves to the next row that matches, wrapping around."""
        later = [*range(self._here + 1, len(self._places)), *range(self._here)]
        self._point(next((n for n in later if wanted(self._places[n])), self._here))

    def action_page(self, by: int) -> None:
        """Moves by a page."""
        if self._places:
            wanted = self._places[self._here] + by * max(1, self.size.height - 1)
            near = min(range(len(self._places)), key=lambda n: abs(self._places[n] - wanted))
            self._point(near)

    def action_end(self, which: int) -> None:
        """Moves to the first or last row."""
        self._point(which % len(self._places) if self._places else 0)

    def _point(self, here: int) -> None:
        before, self._here = self._here, max(0, min(here, len(self._places) - 1))
        if self._here == 0:
            self.scroll_to(y=0, animate=False, immediate=True)  # shows the heading above the first row too
        self._keep_in_sight()
        self.refresh()
        if before != self._here:
            self.post_message(self.Moved())

    def _keep_in_sight(self) -> None:
        if self.at is not None:
            above = 1 if self.at else 0  # possibly a heading
            self.scroll_to_region(Region(0, self.at - above, 1, 1 + above), animate=False, immediate=True)
