"""A named single-choice row: arrows choose."""

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import Binding, BindingType

from connectwell.tui.widgets.multi_choice import MultiChoice


class SingleChoice(MultiChoice):
    """Chooses one of a few.

    Args:
        name: the row's label.
        options: label by value.
        chosen: the initial value.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "move(1)", "Choose", key_display="←→"),
        Binding("space", "choose", show=False),
        Binding("enter", "done", show=False),
    ]

    def __init__(self, name: str, options: Mapping[str, str], chosen: str, *, id: str) -> None:
        super().__init__(name, options, [chosen], only_one=True, id=id)
        self._values = list(options)
        self.set_reactive(MultiChoice.at, self._values.index(chosen))

    @property
    def value(self) -> str:
        """The value chosen."""
        return self._values[self.at]

    def action_move(self, by: int) -> None:
        """Chooses the option to the left or right."""
        super().action_move(by)
        self.action_choose()

    def action_choose(self) -> None:
        """Chooses the highlighted option."""
        self.chosen = frozenset({self.value})
