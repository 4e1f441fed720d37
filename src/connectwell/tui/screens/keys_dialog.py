"""The dialog that lists the keys that work now."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from connectwell.tui.places import BACK
from connectwell.tui.screens.dialogs import TextDialog
from connectwell.tui.widgets.keys import DialogFoot
from connectwell.tui.widgets.reading_page import ReadingPage


class KeysDialog(TextDialog):
    """Lists a screen's keys, then those of every screen, then the signs used; in two columns where there is room.

    Args:
        keys: keys as displayed, with what they do.
        shared: those that work on every screen.
        signs: signs with what they mean.
    """

    BINDINGS: ClassVar[list[BindingType]] = [BACK.on_screen("dismiss(None)", also="question_mark,q")]

    def __init__(
        self, keys: Sequence[tuple[str, str]], shared: Sequence[tuple[str, str]], signs: Mapping[str, str]
    ) -> None:
        super().__init__(Content(""))
        self._groups = keys, shared, tuple(signs.items())

    def compose(self) -> ComposeResult:
        """Yields the lists."""
        with ReadingPage(classes="dialog"):
            yield Static(self._drawn(), id="keys", markup=False)
        yield DialogFoot()

    def on_resize(self) -> None:
        """Draws for the width there is."""
        self.query_one("#keys", Static).update(self._drawn())

    def _drawn(self) -> Content:
        columns = 2 if self.app.size.width >= _TWO_COLUMNS else 1
        groups = [_in_columns(pairs, columns) for pairs in self._groups]
        return Content("\n\n").join(group for group in groups if group)


_TWO_COLUMNS = 76


def _in_columns(pairs: Sequence[tuple[str, str]], columns: int) -> Content:
    wide = max((cell_len(key) for key, _ in pairs), default=0)
    rows = -(-len(pairs) // columns)
    left, last = (max((cell_len(said) for _, said in some), default=0) for some in (pairs[:rows], pairs[rows:]))
    said_width = min(_SAID, _ROOM - 2 * (wide + 2) - last)  # narrower only where the last column would wrap
    if columns > 1 and (max(left, last) > _SAID or left + 2 > said_width):
        columns, rows = 1, len(pairs)
    return Content("\n").join(
        Content.assemble(*(part for key, said in pairs[row::rows] for part in _key(key, said, wide, said_width)))
        for row in range(rows)
    )


def _key(key: str, said: str, wide: int, said_width: int) -> tuple[tuple[str, str], str]:
    return (f"{' ' * (wide - cell_len(key))}{key}  ", "bold $primary"), f"{said:<{max(said_width, 0)}}"


_SAID = 27
_ROOM = 58
"""Columns inside the box at its widest, beside a scrollbar."""
