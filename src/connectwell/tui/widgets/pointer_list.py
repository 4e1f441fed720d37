"""A list whose cursor is a sign, not only a shade."""

from collections.abc import Iterable

from textual import on
from textual.content import Content
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from connectwell.tui.widgets.hanging import Indented
from connectwell.tui.widgets.list_keys import KeyedOptionList


class PointerList(KeyedOptionList):
    """Lines of text with a cursor.

    Args:
        lines: the initial lines.
        at: the index of the highlighted line; None for none.
        below: whether to add an empty line after each.
    """

    DEFAULT_CSS = """
    PointerList { height: auto; border: none; padding: 0; background: $background; scrollbar-size-vertical: 1; }
    PointerList:focus { border: none; background-tint: $foreground 0%; }
    PointerList > .option-list--option { padding: 0; }
    """

    def __init__(self, lines: Iterable[Content] = (), *, at: int | None = 0, below: bool = False, id: str) -> None:
        super().__init__(id=id, markup=False, compact=True)
        self._told: list[Content] = []
        self._pointed: int | None = None
        self._below = below
        self.fill(lines, at)

    def fill(self, lines: Iterable[Content], at: int | None) -> None:
        """Replaces the lines, highlighting index `at`, or the last one if there are fewer."""
        self._told = list(lines)
        self._pointed = min(at, len(self._told) - 1) if self._told and at is not None else None
        self.clear_options()
        self.add_options([Option(self._drawn(n)) for n in range(len(self._told))])
        self.highlighted = self._pointed

    def render_line(self, y: int) -> Strip:
        """Draws a line; the empty one after a row without the ground of the cursor."""
        line = self.scroll_offset.y + y
        if self._below and line < len(self._lines) and (line + 1 == len(self._lines) or self._lines[line + 1][1] == 0):
            return Strip.blank(self.scrollable_content_region.width, self.rich_style)
        return super().render_line(y)

    def move(self, by: int) -> None:
        """Moves the cursor by a row: down for a positive number, else up."""
        if by > 0:
            self.action_cursor_down()
        else:
            self.action_cursor_up()

    def sign(self, at: int) -> str:
        """Returns the text between the cursor's sign and the line's words."""
        return ""

    def redraw(self, at: int) -> None:
        """Redraws one line."""
        self.replace_option_prompt_at_index(at, self._drawn(at))

    def _drawn(self, at: int) -> Indented:
        pointer, told = "▸ " if at == self._pointed else "  ", self._told[at]
        if at == self._pointed and "ansi" in self.app.theme:
            told = Content(told.plain)  # the terminal's own colours may be those of the cursor's ground
        rows = told.split("\n", allow_blank=True) + ([Content("")] if self._below else [])
        return Indented(Content.styled(f"{pointer}{self.sign(at)}", "$primary"), rows)

    @on(OptionList.OptionHighlighted)
    def point(self, event: OptionList.OptionHighlighted) -> None:
        """Moves the sign with the cursor."""
        before, self._pointed = self._pointed, event.option_index
        for at in {before, self._pointed}:
            if at is not None and at < len(self._told):
                self.redraw(at)
