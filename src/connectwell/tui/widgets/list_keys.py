"""The keys that move in every list, beside the arrows, PgUp, PgDn, Home and End."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList


def movement_bindings(down: str, up: str, first: str, last: str) -> list[BindingType]:
    """Returns the bindings of j, k, g and G to a list's own actions."""
    keys = {"j": (down, "Down"), "k": (up, "Up"), "g": (first, "First"), "G,shift+g": (last, "Last")}
    return [Binding(key, action, said, show=False) for key, (action, said) in keys.items()]


class KeyedOptionList(OptionList):
    """Textual's list, which is moved in like every other one."""

    BINDINGS: ClassVar[list[BindingType]] = movement_bindings("cursor_down", "cursor_up", "first", "last")
