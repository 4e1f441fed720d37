"""A checklist: space, Enter or a click ticks one; a ticks all, or none."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList

from connectwell.tui.widgets.pointer_list import PointerList


class Checklist(PointerList):
    """Lines with check boxes.

    Args:
        lines: at least one.
        ticked: the indexes of those that are ticked at first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "select", "Mark", key_display="Space"),
        Binding("a", "all", "All"),
    ]

    class Changed(Message):
        """A line was ticked, or no longer."""

        def __init__(self, at: int) -> None:
            super().__init__()
            self.at = at

    def __init__(self, lines: Iterable[Content], *, ticked: Iterable[int] = (), id: str) -> None:
        self.ticked = set(ticked)
        """Indexes of the ticked lines."""
        super().__init__(lines, id=id)

    def sign(self, at: int) -> str:
        """Returns the check box."""
        return "● " if at in self.ticked else "○ "

    def _tick(self, at: int, ticked: bool) -> None:
        if (at in self.ticked) == ticked:
            return
        (self.ticked.add if ticked else self.ticked.discard)(at)
        self.redraw(at)
        self.post_message(self.Changed(at))

    @on(OptionList.OptionSelected)
    def tick(self, event: OptionList.OptionSelected) -> None:
        """Toggles a line."""
        event.stop()
        self._tick(event.option_index, event.option_index not in self.ticked)

    def action_all(self) -> None:
        """Ticks all; if all are ticked, none."""
        wanted = len(self.ticked) < len(self._told)
        for at in range(len(self._told)):
            self._tick(at, wanted)
