"""A row of names with one chosen. The screen binds the keys; a click chooses too."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from connectwell.tui.widgets.keys import packed_lines

_GAP = 2


class PickRow(Static):
    """Names with the chosen one in bold and marked by a sign.

    Args:
        names: the names.
        keys: the key of each, as displayed, if they have keys.
        signs: shown before the chosen one and before the others.
    """

    DEFAULT_CSS = """
    PickRow { height: auto; color: $text-muted; }
    """

    class Picked(Message):
        """A name was clicked."""

        def __init__(self, row: "PickRow", at: int) -> None:
            super().__init__()
            self.row, self.at = row, at

        @property
        def control(self) -> "PickRow":
            """The row that was clicked."""
            return self.row

    def __init__(self, names: Sequence[str], *, keys: Sequence[str] = (), signs: tuple[str, str], id: str) -> None:
        super().__init__("", markup=False, id=id)
        self._names, self._keys, self._signs, self._at = tuple(names), tuple(keys), signs, 0
        self._about = ""

    def on_resize(self) -> None:
        """Rewraps the lines."""
        self.pick(self._at)

    def tell(self, about: str) -> None:
        """Shows what is chosen from, after the names."""
        self._about = about
        self.pick(self._at)

    def pick(self, at: int, names: Sequence[str] | None = None) -> None:
        """Shows which one is chosen, optionally with new names."""
        self._at = at
        if names is not None:
            self._names = tuple(names)
        if self.content_size.width:
            about = [Content.styled(f"  {self._about}", "$foreground")] if self._about else []
            self.update(packed_lines([*map(self._one, range(len(self._names))), *about], self.content_size.width, _GAP))

    def _one(self, n: int) -> Content:
        here = n == self._at
        return Content.assemble(
            (f"{self._keys[n]} " if self._keys else "", "bold $primary"),
            (self._signs[0 if here else 1], "$primary"),
            (self._names[n], "bold $foreground" if here else ""),
        ).stylize(Style.from_meta({"pick": n}))

    def on_click(self, event: events.Click) -> None:
        """Picks the name clicked."""
        at = event.style.meta.get("pick")
        if isinstance(at, int):
            event.stop()
            self.post_message(self.Picked(self, at))
