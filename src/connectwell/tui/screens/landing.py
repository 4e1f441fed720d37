"""How a small connection landed, from Today: a line or two, and which of the five it touched."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.timer import Timer
from textual.widgets import Static, TextArea

from connectwell import sentences
from connectwell.errors import SaveFailed
from connectwell.model.terms import Need
from connectwell.model.text import visible
from connectwell.today import Landing
from connectwell.tui.base import SAVE_EVERY, Room
from connectwell.tui.widgets.editor import Editor
from connectwell.tui.widgets.needs_picker import NeedsPicker


class LandingScreen(Room):
    """Asks, and saves as it is typed. Stays open, words and all, where that cannot be saved.

    Args:
        landing: where the answer goes.
    """

    CSS_PATH = "landing.tcss"
    AUTO_FOCUS = "Editor"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "next", "Save", show=False),
        Binding("escape", "leave", "Back", key_display="Esc"),
    ]

    def __init__(self, landing: Landing) -> None:
        super().__init__()
        self._landing = landing
        self._timer: Timer | None = None
        self._saved: tuple[str, tuple[Need, ...]] = ("", ())

    def compose_room(self) -> ComposeResult:
        """What it was, room to write, the five."""
        with Vertical(classes="page"):
            yield Static(sentences.LANDED, classes="heading", markup=False)
            yield Static(visible(self._landing.asked), classes="asked gap", markup=False)
            yield Editor("", blinks=self.rooms.settings.motion, placeholder=sentences.EMPTY_IS_FINE)
            yield Static(sentences.TOUCHED, classes="quiet", markup=False)
            yield NeedsPicker(sentences.NEED_NAMES, ())

    def flush(self) -> None:
        """What is on the screen goes to disk, if there is anything. Raises SaveFailed."""
        if self._timer:
            self._timer.stop()
            self._timer = None
        if self._said() != self._saved:
            self._save()

    def _said(self) -> tuple[str, tuple[Need, ...]]:
        return self.query_one(Editor).words, self.query_one(NeedsPicker).in_order()

    def _save(self) -> None:
        said = self._said()
        self._landing.save("done", *said)
        self._saved = said

    @on(TextArea.Changed)
    @on(NeedsPicker.Changed)
    def changed(self) -> None:
        """Saves a moment after the first unsaved keystroke."""
        self.companion.wrote_on()
        if self._timer is None:
            self._timer = self.set_timer(SAVE_EVERY, self._autosave)

    def _autosave(self) -> None:
        self._timer = None
        self._try(self.flush)

    def _try(self, save: Callable[[], None]) -> bool:
        try:
            save()
        except SaveFailed as failure:
            self.say(f"{failure} {sentences.ON_SCREEN}")
            return False
        self.say("")
        return True

    @on(NeedsPicker.Finished)
    def action_next(self) -> None:
        """It was done; saved, and back to Today."""
        if self._try(self._save):
            self.dismiss()

    def action_leave(self) -> None:
        """Back to Today. What was written is saved; where nothing was, nothing changes."""
        if self._try(self.flush):
            self.dismiss()
