"""A neutral screen. Nothing on it says what was open; any key comes back."""

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from connectwell import sentences

_TITLE_AWAY = "\x1b[22;2t\x1b]2;terminal\x07"
_TITLE_BACK = "\x1b[23;2t"


class HiddenScreen(Screen[None]):
    """Nothing, and one quiet line."""

    CSS = """
    HiddenScreen { align: center middle; background: $background; }
    HiddenScreen Static { width: auto; color: $text-muted; }
    """

    def compose(self) -> ComposeResult:
        """One quiet line."""
        yield Static(sentences.HIDDEN, markup=False)

    def on_mount(self) -> None:
        """The window's title becomes neutral too."""
        self._title(_TITLE_AWAY)

    def on_unmount(self) -> None:
        """The title goes back to what it was."""
        self._title(_TITLE_BACK)

    def _title(self, sequence: str) -> None:
        driver = self.app._driver
        if driver is not None and not self.app.is_headless:
            driver.write(sequence)

    def on_key(self, event: events.Key) -> None:
        """Any key comes back, and does nothing else."""
        event.stop()
        event.prevent_default()
        self.dismiss(None)

    def on_click(self) -> None:
        """So does a click."""
        self.dismiss(None)
