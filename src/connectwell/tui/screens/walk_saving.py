"""Saving a sitting from the screen: as it is typed, in another folder in need, and what is said about it."""

from textual import on
from textual.widgets import Input

from connectwell import sentences
from connectwell.checkin import Walk
from connectwell.errors import SaveFailed
from connectwell.tui.screens.steps import StepView
from connectwell.tui.screens.writing import WritingRoom


class SittingRoom(WritingRoom):
    """A screen on which a walk's words are typed.

    Attributes:
        walk: where they go.
        view: the step on the screen that they are typed into, once one is shown.
        in_trouble: whether the last save did not work, so that another folder is offered.
    """

    def __init__(self, walk: Walk) -> None:
        super().__init__()
        self.walk = walk
        self.view: StepView | None = None
        self.in_trouble = False

    def save_words(self) -> None:
        """What stands on the screen goes into the walk and to disk. Tells where that fails, and raises SaveFailed."""
        self.take_words()
        try:
            self.walk.save()
        except SaveFailed as failure:
            self.tell_trouble(failure)
            raise

    def take_words(self) -> None:
        """What stands on the screen goes into the walk."""
        if self.view:
            self.view.write_to(self.walk)

    @on(Input.Changed)
    def line_changed(self) -> None:
        """One-line fields are saved like the large ones."""
        self.words_changed()

    def is_saved(self) -> bool:
        """Saves, and tells how that went."""
        try:
            self.flush()
        except SaveFailed:  # told by save_words
            return False
        self.tell_saved()
        return True

    def tell_trouble(self, failure: SaveFailed) -> None:
        """Says why a save did not work, that the words are still here, and which key saves them elsewhere."""
        self.in_trouble = True
        self.say(f"{failure} {sentences.ON_SCREEN} {sentences.RESCUE_KEY}")

    def tell_saved(self) -> None:
        """Says what a save took in or where it went, where that is worth a word; trouble is over."""
        if self.walk.copied:
            self.say(sentences.COPIED)
        elif self.walk.merged:
            self.say(sentences.MERGED)
        elif self.walk.rescued:
            self.say(sentences.RESCUED)
        elif self.in_trouble:
            self.say("")
        self.in_trouble = False

    def action_rescue(self) -> None:
        """Another folder to save this page in."""
        from connectwell.tui.screens.rescue import RescueScreen

        if self.in_trouble:
            self.take_words()
            self.app.push_screen(RescueScreen(self.walk.rescue, blinks=self.rooms.settings.motion), self._after_rescue)

    def _after_rescue(self, saved: bool | None) -> None:
        if saved:
            self.say(sentences.RESCUED)
