"""What is shown while hidden: a bare prompt, as an idle shell has one. Only Hide's own key comes back."""

from time import monotonic
from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

GRACE: Final = 0.6
"""Seconds for which Hide's own key has to rest before it comes back: one that is held or struck twice stays hidden."""
PROMPT: Final = "$ "
_TITLE_AWAY = "\x1b[22;2t\x1b]2;terminal\x07"
_TITLE_BACK = "\x1b[23;2t"


class HiddenScreen(Screen[None]):
    """Nothing of what was open, and nothing that says so.

    Args:
        own_keys: the keys that hide, and come back.
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
        """A prompt."""
        yield Static(PROMPT, markup=False)

    def on_mount(self) -> None:
        """The window's title becomes neutral too."""
        self._last_struck = monotonic()  # as Textual tells the time of a key
        self._title(_TITLE_AWAY)

    def on_unmount(self) -> None:
        """The title goes back to what it was."""
        self._title(_TITLE_BACK)

    def _title(self, sequence: str) -> None:
        driver = self.app._driver
        if driver is not None and not self.app.is_headless:
            driver.write(sequence)

    def on_key(self, event: events.Key) -> None:
        """Its own key, struck after a rest, comes back; no other does anything."""
        event.stop()
        event.prevent_default()
        if event.key not in self._own_keys:
            return
        before, self._last_struck = self._last_struck, event.time
        if event.time - before >= GRACE and self.is_current:
            self.dismiss(None)
