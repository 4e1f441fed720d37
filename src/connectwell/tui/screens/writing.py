"""A screen with room to write in: saved as it is typed, and nothing leaves the screen unsaved."""

from textual import on
from textual.timer import Timer
from textual.widgets import TextArea

from connectwell import sentences
from connectwell.errors import SaveFailed
from connectwell.tui.base import SAVE_EVERY, Room


class WritingRoom(Room):
    """What is written goes where `save_words` puts it. Stays open, words and all, where that does not work."""

    def __init__(self) -> None:
        super().__init__()
        self._timer: Timer | None = None

    def save_words(self) -> None:
        """Puts what stands on the screen on disk, where it isn't yet. Raises SaveFailed."""
        raise NotImplementedError

    def flush(self) -> None:
        """What is on the screen goes to disk, now. Raises SaveFailed."""
        if self._timer:
            self._timer.stop()
            self._timer = None
        self.save_words()

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
        """Saves; where that does not work it says so."""
        try:
            self.flush()
        except SaveFailed as failure:
            self.say(f"{failure} {sentences.ON_SCREEN}")
            return False
        self.say("")
        return True
