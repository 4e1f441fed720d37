"""The names that pages still hide though nobody in the circle has them: listed, and taken off the list."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from connectwell import sentences
from connectwell.entries import circle
from connectwell.model.circle import CirclePart
from connectwell.model.text import one_line
from connectwell.tui import wording
from connectwell.tui.places import BACK, undo_keys
from connectwell.tui.screen import CompanionScreen
from connectwell.tui.widgets.pointer_list import PointerList

_SHOW_KEY = "x lets pages show one again."
_LONGEST = 54


class HiddenNamesScreen(CompanionScreen):
    """Lists the names. One taken off the list can be put back."""

    CSS_PATH = "circle.tcss"
    AUTO_FOCUS = "#names"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "unhide", "Remove"),
        *undo_keys(),
        Binding("j", "move(1)", "Down", show=False),
        Binding("k", "move(-1)", "Up", show=False),
        BACK.on_screen("leave", also="q"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[str, ...] = ()
        self._taken_off = ""

    def compose_body(self) -> ComposeResult:
        """Yields an introduction and the list."""
        with Vertical(classes="page"):
            yield Static(circle.HIDDEN_TITLE, classes="heading", markup=False)
            yield Static("", id="about", classes="quiet gap", markup=False)
            yield PointerList(id="names")

    def on_screen_resume(self) -> None:
        """Reads again: another program may have changed them."""
        if self.is_mounted:
            self._read()

    def _read(self) -> None:
        context = self.context

        def read() -> tuple[tuple[str, ...], str]:
            context.journal.start_over()
            return context.journal.circle.hidden_names(), context.left_out()

        self.look(read, lambda found: self._show(*found))

    def _show(self, names: tuple[str, ...], passed_over: str) -> None:
        self._names = names
        lines = self.query_one("#names", PointerList)
        lines.fill((Content(one_line(name, _LONGEST)) for name in self._names), lines.highlighted or 0)
        about = f"{circle.HIDDEN_ABOUT} {_SHOW_KEY}" if self._names else circle.NO_HIDDEN_NAMES
        self.query_one("#about", Static).update(passed_over or about)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enables only the keys that apply."""
        return bool({"unhide": self._names, "undo": self._taken_off}.get(action, True))

    def action_unhide(self) -> None:
        """Lets pages show the highlighted name."""
        at = self.query_one("#names", PointerList).highlighted
        if at is None or at >= len(self._names):
            return
        name, journal = self._names[at], self.context.journal

        def shown(_: bool) -> None:
            self._taken_off = name
            self.say(f"{circle.UNHIDDEN} {wording.UNDO_KEY}")
            self._read()

        self.act(lambda: journal.circle.unhide(name), shown)

    def action_undo(self) -> None:
        """Hides the name again that was taken off last."""
        name, journal = self._taken_off, self.context.journal

        def hidden(_: None) -> None:
            self._taken_off = ""
            self.say(sentences.UNDONE)
            self._read()

        if name:
            again = CirclePart(id="", kind="person", name=name)
            self.act(lambda: journal.circle.keep_hidden([again]), hidden)

    def action_move(self, by: int) -> None:
        """Moves the cursor by a row."""
        self.query_one("#names", PointerList).move(by)

    def action_leave(self) -> None:
        """Returns to the circle."""
        self.dismiss()
