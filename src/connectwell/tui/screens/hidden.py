"""The screen shown while hidden: a bare prompt, like an idle shell's. Only the Hide key returns."""

from time import monotonic
from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.widgets import Static

from connectwell.tui.guarded import GuardedScreen

GRACE: Final = 0.6
"""Seconds the Hide key must be idle before it returns, so that a held or double key press stays hidden."""
PROMPT: Final = "$ "
_TITLE_AWAY = "\x1b[22;2t\x1b]2;terminal\x07"
_TITLE_BACK = "\x1b[23;2t"


class HiddenScreen(GuardedScreen[None]):
    """Shows nothing of what was open, nor that anything was.

    Args:
        own_keys: the keys that hide and return.
    """

    CSS = """
    HiddenScreen { background: $background; }
    HiddenScreen Static { width: auto; color: $foreground; }
    """

    def __init__(self, own_keys: tuple[str, ...]) -> None:
        super().__init__()
        self._own_keys = own_keys
        self._last_struck = float("-inf")

    def compose(self) -> ComposeResult:
        """Yields a prompt."""
        yield Static(PROMPT, markup=False)

    def on_mount(self) -> None:
        """Sets a neutral window title."""
        self._last_struck = monotonic()  # the same clock as Textual's key events
        self._title(_TITLE_AWAY)

    def on_unmount(self) -> None:
        """Restores the window title."""
        self._title(_TITLE_BACK)

    def _title(self, sequence: str) -> None:
        driver = self.app._driver
        if driver is not None and not self.app.is_headless:
            driver.write(sequence)

    def on_key(self, event: events.Key) -> None:
        """Returns on the Hide key after a pause; ignores all others."""
        event.stop()
        event.prevent_default()
        if event.key not in self._own_keys:
            return
        before, self._last_struck = self._last_struck, event.time
        if event.time - before >= GRACE:
            self.dismiss(None)
