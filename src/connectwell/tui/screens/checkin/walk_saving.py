"""Saving a sitting from the screen: where its words go, and what is said about it."""

from textual import on
from textual.widgets import Input

from connectwell import sentences
from connectwell.checkin import Walk
from connectwell.tui.screens.checkin.steps import StepView
from connectwell.tui.screens.writing import WritingScreen


class SittingRoom(WritingScreen):
    """A screen on which a walk's words are typed.

    Attributes:
        walk: where they go. It remembers the other folder by itself.
        view: the step on the screen that they are typed into, once one is shown.
    """

    def __init__(self, walk: Walk) -> None:
        super().__init__()
        self.walk = walk
        self.view: StepView | None = None

    def save_words(self) -> None:
        """What stands on the screen goes into the walk and to disk. Raises SaveFailed."""
        self._take_words()
        self.walk.save()

    def rescue_words(self, folder: str) -> None:
        """The page goes into another folder, now and as long as saving fails. Raises SaveFailed."""
        self._take_words()
        self.walk.rescue(folder)

    def _take_words(self) -> None:
        if self.view:
            self.view.write_to(self.walk)

    @on(Input.Changed)
    def line_changed(self) -> None:
        """One-line fields are saved like the large ones."""
        self.words_changed()

    def tell_saved(self) -> None:
        """Says what a save took in or where it went, where that is worth a word. Back in the journal, all is well."""
        elsewhere = self.walk.rescued or self.rescued
        if self.walk.copied:
            self.say(sentences.COPIED)
        elif self.walk.merged:
            self.say(sentences.MERGED)
        elif elsewhere:
            self.say(sentences.RESCUED)
        elif self.in_trouble:
            self.say("")
        self.in_trouble = elsewhere
