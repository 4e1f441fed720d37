"""Base of the screens with editors: autosave, and no leaving unsaved."""

from contextlib import suppress
from typing import ClassVar

from textual import on
from textual.binding import ActiveBinding, Binding, BindingType
from textual.timer import Timer
from textual.widgets import TextArea

from connectwell import sentences
from connectwell.errors import SaveFailed, UsageFault
from connectwell.tui import wording
from connectwell.tui.screen import SAVE_EVERY, CompanionScreen


class WritingScreen(CompanionScreen):
    """Autosaves through `save_words`. If that fails, F6 offers another folder.

    Attributes:
        in_trouble: whether the last save to the journal failed, so that another folder is offered.
        rescued: whether the last save went to a folder the person chose instead.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f6", "rescue", "Save elsewhere", show=False)]

    def __init__(self) -> None:
        super().__init__()
        self.in_trouble = self.rescued = False
        self._timer: Timer | None = None
        self._folder = ""

    def save_words(self) -> None:
        """Saves the words on the screen, if unsaved. Raises SaveFailed."""
        raise NotImplementedError

    def rescue_words(self, folder: str) -> None:
        """Saves the words on the screen to another folder, as a complete plain file. Raises SaveFailed."""
        raise NotImplementedError

    def acts(self) -> list[ActiveBinding]:
        """As everywhere; another folder only where saving failed."""
        return [active for active in super().acts() if self.in_trouble or not active.binding.action.endswith("rescue")]

    # --- Saving

    def flush(self) -> None:
        """Saves the words on the screen now. On failure, says so and raises SaveFailed."""
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
        """Schedules a save a moment after the first unsaved keystroke; it covers later ones too."""
        self.companion.wrote_on()
        if self._timer is None:
            self._timer = self.set_timer(SAVE_EVERY, self._autosave)

    def _autosave(self) -> None:
        self._timer = None
        self.is_saved()

    def is_saved(self) -> bool:
        """Saves, and returns whether that worked. Words saved to the fallback folder count."""
        try:
            self.flush()
        except SaveFailed:  # reported by flush
            return False
        self.tell_saved()
        return True

    def tell_trouble(self, failure: SaveFailed) -> None:
        """Says why saving failed, that the words are still here, and which key saves them elsewhere."""
        self.in_trouble = True
        self.say(f"{failure} {sentences.ON_SCREEN} {sentences.RESCUE_KEY}")

    def tell_saved(self) -> None:
        """Reports where it was saved, if noteworthy."""
        self.say(sentences.RESCUED if self.rescued else "")
        self.in_trouble = self.rescued

    # --- Fallback folder

    def action_rescue(self) -> None:
        """Asks for another folder to save to."""
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
