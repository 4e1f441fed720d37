"""Line-by-line autosave for words outside a check-in."""

from collections.abc import Callable

from connectwell.errors import SaveFailed
from connectwell.plain.keeping import STILL_HERE
from connectwell.plain.talk import Talk


class KeptWords:
    """Saves words; reports a failure once, and retries.

    Args:
        talk: the conversation.
        save: writes the words to the journal.

    Attributes:
        saved: whether anything was saved.
        failure: why the last save failed, or None.
    """

    def __init__(self, talk: Talk, save: Callable[[str], object]) -> None:
        self.saved = False
        self.failure: SaveFailed | None = None
        self._talk, self._save = talk, save

    def keep(self, words: str) -> None:
        """Saves the words so far. Never raises SaveFailed."""
        try:
            self._save(words)
        except SaveFailed as failure:
            if self.failure is None:
                self._talk.say(f"{failure} {STILL_HERE}")
            self.failure = self._talk.unsaved = failure
        else:
            self.failure = self._talk.unsaved = None
            self.saved = True

    def finish(self, words: str) -> None:
        """Retries if the last save failed. Raises SaveFailed if it fails again."""
        if self.failure is not None:
            self.keep(words)
        if self.failure is not None:
            raise self.failure
