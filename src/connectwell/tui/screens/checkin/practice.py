"""A practice, one line at a time, at the person's own pace. Esc leaves it."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Middle, Vertical
from textual.widgets import Static

from connectwell.errors import ConnectwellError
from connectwell.tui.places import BACK
from connectwell.tui.screen import CompanionScreen


class PracticeScreen(CompanionScreen):
    """Steps paced by Enter.

    Args:
        name: the practice's id in the library; None if there is none.
    """

    CSS_PATH = "practice.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,right,down", "next", "Next", key_display="⏎"),
        Binding("left,up,backspace", "back", "Back", key_display="←"),
        BACK.on_screen("leave", also="q", label="Leave"),
    ]

    def __init__(self, name: str | None) -> None:
        super().__init__()
        self._practice = name
        self._steps: tuple[str, ...] = ()
        self._at = 0

    def compose_body(self) -> ComposeResult:
        """Yields its name, a line, and the count."""
        with Vertical(classes="page"):
            yield Static("", id="practice-name", classes="heading", markup=False)
            with Middle():
                yield Static("", id="practice-say", markup=False)
            yield Static("", id="practice-count", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Loads the practice."""
        try:
            script = self.context.library.practice(self._practice)
        except ConnectwellError as fault:
            self.say(str(fault))
            return
        self.query_one("#practice-name", Static).update(script.name)
        self._steps = script.steps
        self._show()

    def _show(self) -> None:
        self.query_one("#practice-say", Static).update(self._steps[self._at])
        self.query_one("#practice-count", Static).update(f"{self._at + 1} of {len(self._steps)}")

    def on_click(self, event: events.Click) -> None:
        """Goes to the next line."""
        event.stop()
        self.action_next()

    def action_next(self) -> None:
        """Goes to the next line; after the last, leaves."""
        if self._at + 1 >= len(self._steps):
            self.dismiss(None)
            return
        self._at += 1
        self._show()

    def action_back(self) -> None:
        """Goes to the previous line."""
        if self._at > 0:
            self._at -= 1
            self._show()

    def action_leave(self) -> None:
        """Returns to where it was opened, at any point."""
        self.dismiss(None)
