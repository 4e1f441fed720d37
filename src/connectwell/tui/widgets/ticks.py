"""A list of which some are ticked: space, Enter or a click; a for all of them, or none."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList

from connectwell.tui.widgets.pointed import Pointed


class Ticks(Pointed):
    """Lines that can be ticked.

    Args:
        lines: at least one.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "select", "Mark", key_display="Space"),
        Binding("a", "all", "All"),
    ]

    def __init__(self, lines: Iterable[Content], *, id: str) -> None:
        self.ticked: set[int] = set()
        """Which are ticked, by their place from 0."""
        super().__init__(lines, id=id)

    def sign(self, at: int) -> str:
        """Ticked, or not."""
        return "● " if at in self.ticked else "○ "

    def _tick(self, at: int, ticked: bool) -> None:
        (self.ticked.add if ticked else self.ticked.discard)(at)
        self.redraw(at)

    @on(OptionList.OptionSelected)
    def tick(self, event: OptionList.OptionSelected) -> None:
        """This one, or not."""
        event.stop()
        self._tick(event.option_index, event.option_index not in self.ticked)

    def action_all(self) -> None:
        """All of them; where all are ticked, none."""
        wanted = len(self.ticked) < len(self._told)
        for at in range(len(self._told)):
            self._tick(at, wanted)
