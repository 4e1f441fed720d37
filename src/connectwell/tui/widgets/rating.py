"""The rating of one need: 0 to 10, can't tell, or left blank."""

from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from connectwell import sentences
from connectwell.library import NeedWords
from connectwell.model.entry import Reflection
from connectwell.model.terms import Need
from connectwell.terminal_text import padded, width_of
from connectwell.tui import wording
from connectwell.tui.theme import need_colour

_NAME_WIDTH = 9
_INDENT = "  "
_SCALE_AT = _NAME_WIDTH + 2
_SCALE_WIDTH: Final = 24
_GAP: Final = "   "


class RatingRow(Widget, can_focus=True):
    """A need with the numbers to choose from, and what 0 and 10 mean in words below.

    A digit rates and goes on to the next row. Only a 1 waits, for it may become a 10: what is typed next, other than a
    0, belongs to the next row. Nothing typed on the last row leaves the step; Enter does.

    Args:
        need: its name and meanings.
        given: the answer so far, if any.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,plus", "step(1)", "More", show=False),
        Binding("left,minus", "step(-1)", "Less", show=False),
        Binding("down", "leave(1)", "Next", show=False),
        Binding("up", "leave(-1)", "Previous", show=False),
        Binding("c", "unclear", "Can't tell"),
        Binding("backspace,delete", "blank", "Blank", show=False),
        Binding("m", "screen.meanings", "Meanings", tooltip="What each of the five means"),
        Binding("x", "screen.dismiss_help_line", show=False),
        Binding("enter", "done", "Go on"),
    ]
    DEFAULT_CSS = """
    RatingRow { height: auto; margin-bottom: 1; }
    RatingRow:focus { background: $block-cursor-background; }
    """

    rating: reactive[int | None] = reactive(None, layout=True)
    unclear: reactive[bool] = reactive(False, layout=True)
    waits: reactive[bool] = reactive(False, layout=True)
    """Whether a 1 was typed just now, which a 0 makes a 10."""

    class Rated(Message):
        """A rating was given: 0–10, or None for can't tell (`unclear`) or blank. `waits`: it may become a 10."""

        def __init__(self, need: Need, rating: int | None, unclear: bool, waits: bool) -> None:
            super().__init__()
            self.need, self.rating, self.unclear, self.waits = need, rating, unclear, waits

    class Finished(Message):
        """Enter on the last row: go on."""

    class Reached(Message):
        """The row has the focus now."""

        def __init__(self, need: NeedWords) -> None:
            super().__init__()
            self.need = need

    def __init__(self, need: NeedWords, given: Reflection | None) -> None:
        super().__init__(id=f"rate-{need.id}")
        self.need = need
        if given:
            self.set_reactive(RatingRow.rating, given.rating)
            self.set_reactive(RatingRow.unclear, given.unclear)

    # --- Drawing

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Returns the height: the numbers, and what is below them, wrapped."""
        return 1 + len(self._below(width))

    def render(self) -> Content:
        """Draws the name and the numbers; below, what 0 and 10 mean."""
        width = self.content_size.width
        beside = self._beside()
        rated = Content.assemble(
            (f"{'▸' if self.has_focus else ' '} ", "bold"),
            (padded(self.need.name, _NAME_WIDTH), f"bold {need_colour(self.need.id)}"),
            self._scale(),
            f"{_GAP}{beside}" if beside and self._fits_beside(width) else "",
        )
        return Content("\n").join([rated, *self._below(width)])

    def _scale(self) -> Content:
        parts: list[Content | tuple[str, str]] = []
        chosen = f"bold {need_colour(self.need.id)}"
        for n in range(12):
            opens, closes = n == self.rating, self.rating is not None and n == self.rating + 1
            parts.append(("[" if opens else "]" if closes else " ", chosen))
            if n <= 10:
                parts.append((str(n), chosen if opens else "$text-muted"))
        return Content.assemble(*parts)

    def _beside(self) -> str:
        if self.waits:
            return wording.ONE_WAITS
        return sentences.UNCLEAR if self.unclear else ""

    def _fits_beside(self, width: int) -> bool:
        return _SCALE_AT + _SCALE_WIDTH + len(_GAP) + width_of(self._beside()) <= width

    def _below(self, width: int) -> list[Content]:
        """Returns what 0 and 10 mean, wrapped and indented; in a low window only on the row with the focus."""
        beside = self._beside()
        if beside and not self._fits_beside(width):
            return [Content(_INDENT + beside)]
        if self.screen.has_class("-low") and not self.has_focus:
            return []
        said = Content.styled(f"{self.need.zero} … {self.need.ten}", "$text-muted")
        return [Content.assemble(_INDENT, line) for line in said.wrap(max(1, width - len(_INDENT)))]

    def on_focus(self) -> None:
        """Says that it was reached."""
        self.refresh(layout=True)
        self.call_after_refresh(self.scroll_visible, animate=False)  # in a low window it has just become taller
        self.post_message(self.Reached(self.need))

    def on_blur(self) -> None:
        """Draws it without the focus."""
        self.waits = False
        self.refresh(layout=True)

    # --- Answers

    def on_key(self, event: events.Key) -> None:
        """Rates by digit, on the row that has the focus by now: of quick keys some reach the row before."""
        row = self.screen.focused
        digit = event.character if event.character and event.character in "0123456789" else None
        if digit and isinstance(row, RatingRow):
            event.stop()
            row.take_digit(int(digit))
        elif isinstance(row, RatingRow) and event.key != "c":
            row.waits = False

    def take_digit(self, digit: int) -> None:
        """Rates, and goes on to the next row; a 1 waits for a 0."""
        if self.waits and digit == 0:
            self._give(10)
            self._go(+1)
        elif self.waits and (after := self._beside_row(+1)):
            self._go(+1)
            after.take_digit(digit)
        else:
            self._give(digit, waits=digit == 1)
            if digit != 1:
                self._go(+1)

    def on_click(self, event: events.Click) -> None:
        """Rates by a click on a number."""
        place = event.x - _SCALE_AT
        if event.y == 0 and 0 <= place < _SCALE_WIDTH:
            self._give(max(0, min(10, round((place - 1) / 2))))

    def action_step(self, by: int) -> None:
        """Changes the rating by `by`."""
        start = 5 - by if self.rating is None else self.rating
        self._give(max(0, min(10, start + by)))

    def action_unclear(self) -> None:
        """Answers can't tell, and goes on to the next; after a 1 just typed, that row is the next one already."""
        if self.waits and (after := self._beside_row(+1)):
            self._go(+1)
            after.action_unclear()
            return
        self._give(None, unclear=True)
        self._go(+1)

    def action_blank(self) -> None:
        """Takes the answer away."""
        if self.rating is not None or self.unclear:
            self._give(None)

    def action_leave(self, by: int) -> None:
        """Goes down (`by` is 1) or up (-1), if there is a row, and leaves this one as it is."""
        self._go(by)

    def action_done(self) -> None:
        """Goes on to the next row, and leaves this one as it is; after the last, to what follows."""
        if not self._go(+1):
            self.post_message(self.Finished())

    def _give(self, rating: int | None, *, unclear: bool = False, waits: bool = False) -> None:
        self.rating, self.unclear, self.waits = rating, unclear, waits
        self.post_message(self.Rated(self.need.id, rating, unclear, waits))

    def _beside_row(self, by: int) -> "RatingRow | None":
        rows = list(self.screen.query(RatingRow))
        there = rows.index(self) + by
        return rows[there] if 0 <= there < len(rows) else None

    def _go(self, by: int) -> bool:
        """Moves the focus at once: the next key may be there already."""
        self.waits = False
        row = self._beside_row(by)
        if row:
            self.screen.set_focus(row)
        return row is not None
