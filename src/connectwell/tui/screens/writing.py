"""A screen with room to write in: saved as it is typed, and nothing leaves the screen unsaved."""

from contextlib import suppress
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.timer import Timer
from textual.widgets import TextArea

from connectwell import sentences
from connectwell.errors import SaveFailed, UsageFault
from connectwell.tui import wording
from connectwell.tui.screen import SAVE_EVERY, CompanionScreen


class WritingScreen(CompanionScreen):
    """What is written goes where `save_words` puts it. Where that does not work, F6 offers another folder.

    Attributes:
        in_trouble: whether the last save did not reach the journal, so that another folder is offered.
        rescued: whether the last save went into the folder that the person named instead.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f6", "rescue", "Save elsewhere", show=False)]

    def __init__(self) -> None:
        super().__init__()
        self.in_trouble = self.rescued = False
        self._timer: Timer | None = None
        self._folder = ""

    def save_words(self) -> None:
        """Puts what stands on the screen on disk, where it isn't yet. Raises SaveFailed."""
        raise NotImplementedError

    def rescue_words(self, folder: str) -> None:
        """Writes what stands on the screen into another folder, whole, as a plain file. Raises SaveFailed."""
        raise NotImplementedError

    # --- Saving

    def flush(self) -> None:
        """What is on the screen goes to disk, now. Where that does not work it says so, and raises SaveFailed."""
        if self._timer:
            self._timer.stop()
            self._timer = None
        try:
            self.save_words()
        except SaveFailed as failure:
            self.rescued = self.in_trouble = self._saved_elsewhere()
            if not self.rescued:
                self.tell_trouble(failure)
                raise
        else:
            self.rescued = False

    def _saved_elsewhere(self) -> bool:
        with suppress(SaveFailed):
            if self._folder:
                self.rescue_words(self._folder)
                return True
        return False

    @on(TextArea.Changed)
    def words_changed(self) -> None:
        """Saves a moment after the first unsaved keystroke; later ones ride along."""
        self.companion.wrote_on()
        if self._timer is None:
            self._timer = self.set_timer(SAVE_EVERY, self._autosave)

    def _autosave(self) -> None:
        self._timer = None
        self.is_saved()

    def is_saved(self) -> bool:
        """Saves, and tells how that went. Words that are in the folder that was named are saved, too."""
        try:
            self.flush()
        except SaveFailed:  # told by flush
            return False
        self.tell_saved()
        return True

    def tell_trouble(self, failure: SaveFailed) -> None:
        """Says why a save did not work, that the words are still here, and which key saves them elsewhere."""
        self.in_trouble = True
        self.say(f"{failure} {sentences.ON_SCREEN} {sentences.RESCUE_KEY}")

    def tell_saved(self) -> None:
        """Says where it went, where that is worth a word."""
        self.say(sentences.RESCUED if self.rescued else "")
        self.in_trouble = self.rescued

    # --- Another folder

    def action_rescue(self) -> None:
        """Another folder to save this in."""
        from connectwell.tui.screens.dialogs import LineDialog

        if self.in_trouble:
            dialog = LineDialog(
                [(sentences.RESCUE, "plain")],
                self._rescue,
                placeholder=wording.FOLDER_LIKE,
                keys=wording.FOLDER_KEYS,
                blinks=self.context.settings.motion,
            )
            self.app.push_screen(dialog, self._after_rescue)

    def _rescue(self, typed: str) -> bool:
        folder = typed.strip()
        if not folder:
            raise UsageFault(wording.NO_FOLDER)
        self.rescue_words(folder)
        self._folder, self.rescued = folder, True
        return True

    def _after_rescue(self, saved: bool | None) -> None:
        if saved:
            self.tell_saved()
