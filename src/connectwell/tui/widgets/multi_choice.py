"""A named multiple-choice row, wrapped to fit: arrows move, space chooses."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from connectwell.terminal_text import padded

_NAME_WIDTH = 11


class MultiChoice(Widget, can_focus=True):
    """Chooses any of a few.

    Args:
        name: the row's label.
        options: label by value.
        chosen: the initial values.
        only_one: whether choosing one clears the others.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", "Left", show=False),
        Binding("right", "move(1)", "Right", show=False),
        Binding("space", "choose", "Choose"),
        Binding("down", "app.focus_next", "Next", show=False),
        Binding("up", "app.focus_previous", "Previous", show=False),
        Binding("enter", "done", "Show", key_display="⏎"),
    ]
    DEFAULT_CSS = """
    MultiChoice { height: auto; width: 1fr; }
    """

    at: reactive[int] = reactive(0)
    chosen: reactive[frozenset[str]] = reactive(frozenset[str]())

    class Finished(Message):
        """Enter: done."""

    def __init__(
        self, name: str, options: Mapping[str, str], chosen: Iterable[str], *, only_one: bool = False, id: str
    ) -> None:
        super().__init__(id=id)
        self._name, self._options, self._only_one = name, dict(options), only_one
        self.set_reactive(MultiChoice.chosen, frozenset(chosen))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Returns the lines the options need."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Draws the label, then each option with its check mark and cursor."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        line = Content.styled(padded(self._name or "", _NAME_WIDTH - 1), "bold" if self.has_focus else "$text-muted")
        lines: list[Content] = []
        for n, (value, label) in enumerate(self._options.items()):
            on, here = value in self.chosen, self.has_focus and n == self.at
            text = f"{'▸' if here else ' '}{'●' if on else '○'} {label} "
            option = Content.styled(text, "bold" if on or here else "").stylize(Style.from_meta({"option": n}))
            if line.cell_length + option.cell_length > width and line.cell_length > _NAME_WIDTH:
                lines.append(line)
                line = Content(" " * (_NAME_WIDTH - 1))
            line = Content.assemble(line, option)
        return [*lines, line]

    def on_click(self, event: events.Click) -> None:
        """Toggles the option clicked."""
        at = event.style.meta.get("option")
        if isinstance(at, int):
            self.at = at
            self.action_choose()

    def action_move(self, by: int) -> None:
        """Moves left or right."""
        self.at = (self.at + by) % len(self._options)

    def action_choose(self) -> None:
        """Toggles the highlighted option."""
        value = list(self._options)[self.at]
        if self._only_one:
            self.chosen = frozenset() if value in self.chosen else frozenset({value})
        else:
            self.chosen ^= {value}

    def action_none(self) -> None:
        """Clears the choice."""
        self.chosen = frozenset()

    def action_done(self) -> None:
        """Finishes."""
        self.post_message(self.Finished())
