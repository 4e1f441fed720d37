"""Days as a drawing, with a day in focus that the arrows move."""

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content, Span
from textual.geometry import Region, Size
from textual.message import Message
from textual.widget import Widget

from connectwell.clock import shifted
from connectwell.insights.drawing import Drawing, Row, Style
from connectwell.model.terms import NEEDS
from connectwell.terminal_text import width_of
from connectwell.tui.theme import need_colour

Draw = Callable[[int, int, date], Drawing]
"""Draws in so many columns and rows, with a day in focus."""

_STYLES: dict[Style, str] = {
    "plain": "",
    "quiet": "$text-muted",
    "strong": "bold",
    "chosen": "bold $block-cursor-foreground on $block-cursor-background",
    **{need: need_colour(need) for need in NEEDS},
}


class DaysPicture(Widget, can_focus=True):
    """A drawing as large as the room it has, and higher where it can't be lower. Empty until `show` is called."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "across(-1)", "Further back", show=False),
        Binding("right", "across(1)", "Further on", show=False),
        Binding("up,k", "down(-1)", "Up", show=False),
        Binding("down,j", "down(1)", "Down", show=False),
        Binding("home,g", "end(0)", "First", show=False),
        Binding("end,G,shift+g", "end(1)", "Last", show=False),
        Binding("enter", "choose", "Open the day", key_display="⏎"),
    ]
    DEFAULT_CSS = """
    DaysPicture { height: auto; }
    """

    class Moved(Message):
        """Another day is in focus."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    class Chosen(Moved):
        """A day was chosen, by Enter or by a click on the one in focus."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._draw: Draw | None = None
        self._since = self._until = self.day = date.min
        self._drawn: tuple[tuple[int, int, date], Drawing] | None = None

    def show(self, draw: Draw, since: date, until: date, day: date) -> None:
        """Sets what to draw.

        Args:
            draw: draws it.
            since, until: the first and last day that can be in focus.
            day: the day in focus, or the nearest there is.
        """
        self._draw, self._since, self._until, self._drawn = draw, since, until, None
        self.day = min(max(day, since), until)
        self.refresh(layout=True)
        self.post_message(self.Moved(self.day))
        self.call_after_refresh(self._follow)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Returns the rows of the drawing in this room."""
        drawing = self._drawing(width, container.height)
        return len(drawing.rows) if drawing else 1

    def render(self) -> Content:
        """Draws it."""
        parent = self.parent
        height = parent.content_size.height if isinstance(parent, Widget) else self.size.height
        drawing = self._drawing(self.content_size.width, height)
        return rows_as_content(drawing.rows) if drawing else Content("")

    def _drawing(self, width: int, height: int) -> Drawing | None:
        if self._draw is None or width < 1:
            return None
        room = width, height, self.day
        if self._drawn is None or self._drawn[0] != room:
            self._drawn = room, self._draw(*room)
        return self._drawn[1]

    # --- The day in focus

    def go_to(self, day: date) -> None:
        """Puts a day in focus, or the nearest there is."""
        day = min(max(day, self._since), self._until)
        if self._draw is not None and day != self.day:
            self.day = day
            self.refresh(layout=True)
            self.post_message(self.Moved(day))
            self.call_after_refresh(self._follow)

    def _follow(self) -> None:
        """Scrolls to the day in focus, in a window too low for everything."""
        rows = self._drawn[1].rows if self._drawn else ()
        at = next((n for n, row in enumerate(rows) if any(span.style == "chosen" for span in row)), None)
        if at is not None and isinstance(self.parent, Widget):
            self.parent.scroll_to_region(Region(0, max(0, at - 2), 1, 5), animate=False)

    def action_across(self, by: int) -> None:
        """Moves left or right."""
        if self._drawn:
            self.go_to(shifted(self.day, by * self._drawn[1].across))

    def action_down(self, by: int) -> None:
        """Moves up or down."""
        if self._drawn:
            self.go_to(shifted(self.day, by * self._drawn[1].down))

    def action_end(self, last: int) -> None:
        """Moves to the first or the last day."""
        self.go_to(self._until if last else self._since)

    def action_choose(self) -> None:
        """Chooses the day in focus."""
        if self._draw is not None:
            self.post_message(self.Chosen(self.day))

    def on_click(self, event: events.Click) -> None:
        """Puts the day clicked in focus; a second click chooses it."""
        day = self._day_at(event.x, event.y)
        if day is not None:
            event.stop()
            if day == self.day:
                self.action_choose()
            else:
                self.go_to(day)

    def _day_at(self, x: int, y: int) -> date | None:
        rows = self._drawn[1].rows if self._drawn else ()
        for span in rows[y] if 0 <= y < len(rows) else ():
            x -= width_of(span.text)
            if x < 0:
                return span.day
        return None


def rows_as_content(rows: tuple[Row, ...]) -> Content:
    """Returns rows of a drawing as one text."""
    text, spans, at = "", [], 0
    for row in rows:
        for part in row:
            style = _STYLES[part.style]
            style = " ".join(filter(None, ["bold" if part.bold else "", style, "on $panel" if part.here else ""]))
            if style:
                spans.append(Span(at, at + len(part.text), style))
            text += part.text
            at += len(part.text)
        text += "\n"
        at += 1
    return Content(text.removesuffix("\n"), spans=spans)
