"""A named row of which one thing is always chosen: arrows choose."""

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import Binding, BindingType

from connectwell.tui.widgets.some_of import SomeOf


class OneOf(SomeOf):
    """One of a few.

    Args:
        name: what the row is about.
        options: label by value.
        chosen: the one that is chosen at the start.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "move(1)", "Choose", key_display="←→"),
        Binding("space", "choose", show=False),
        Binding("enter", "done", show=False),
    ]

    def __init__(self, name: str, options: Mapping[str, str], chosen: str, *, id: str) -> None:
        super().__init__(name, options, [chosen], only_one=True, id=id)
        self._values = list(options)
        self.set_reactive(SomeOf.at, self._values.index(chosen))

    @property
    def value(self) -> str:
        """The one that is chosen."""
        return self._values[self.at]

    def action_move(self, by: int) -> None:
        """Left and right choose."""
        super().action_move(by)
        self.action_choose()

    def action_choose(self) -> None:
        """This one."""
        self.chosen = frozenset({self.value})
