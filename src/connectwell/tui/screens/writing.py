"""The base of the screens that are written on: autosave, and another folder where saving fails."""

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import ActiveBinding, Binding, BindingType
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import TextArea

from connectwell import sentences
from connectwell.errors import SaveFailed, UsageFault
from connectwell.tui import saver, wording
from connectwell.tui.saver import Take, Work
from connectwell.tui.screen import SAVE_EVERY
from connectwell.tui.screens.saving import SavingScreen


class WritingScreen(SavingScreen):
    """Autosaves. If that fails, F6 offers another folder.

    Attributes:
        rescued: whether the last save went to a folder the person chose instead.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f6", "rescue", "Save elsewhere", show=False)]

    def __init__(self) -> None:
        super().__init__()
        self.rescued = False
        self._timer: Timer | None = None
        self._folder = ""

    def _begin(self) -> Work | None:
        self._stop_timer()
        work = self.saving()
        if work is None:
            return None
        elsewhere = self.rescuing(self._folder) if self._folder else None

        def save() -> Take:
            try:
                take = work()
            except SaveFailed as fault:
                if elsewhere is None:
                    raise
                failure = fault
                try:
                    elsewhere()
                except SaveFailed:
                    raise failure from None
                return self._set_rescued

            def take_saved() -> None:
                take()
                self.rescued = False

            return take_saved

        return save

    def current_bindings(self) -> list[ActiveBinding]:
        """As everywhere; another folder only where saving failed."""
        return [
            active
            for active in super().current_bindings()
            if self.in_trouble or not active.binding.action.endswith("rescue")
        ]

    def _set_rescued(self) -> None:
        self.rescued = self.in_trouble = True

    def _stop_timer(self) -> None:
        if self._timer:
            self._timer.stop()
        self._timer = None

    @on(TextArea.Changed)
    def words_changed(self) -> None:
        """Schedules a save a moment after the first unsaved keystroke; it covers later ones too."""
        self.companion.wrote_since_failure()
        if self._timer is None:
            self._timer = self.set_timer(SAVE_EVERY, self._autosave)

    def _autosave(self) -> None:
        self._timer = None
        self.save_soon()

    def is_saved(self) -> bool:
        """Saves, waits a moment, and returns whether that worked. Words saved to the fallback folder count."""
        try:
            is_saved = self._flush(saver.A_MOMENT)
        except SaveFailed:  # reported by flush
            return False
        if is_saved:
            self.show_saved()
        return is_saved

    def _failed(self, failure: SaveFailed) -> None:
        self.rescued = False
        super()._failed(failure)

    def show_save_failure(self, failure: SaveFailed) -> None:
        """Says why saving failed, that the words are still here, and which key saves them elsewhere."""
        super().show_save_failure(failure)
        self.say(f"{failure} {sentences.ON_SCREEN} {sentences.RESCUE_KEY}")

    def show_saved(self) -> None:
        """Reports where it was saved, if noteworthy."""
        if self.rescued or self.in_trouble:
            self.say(sentences.RESCUED if self.rescued else "")
        self.in_trouble = self.rescued

    # --- Leaving

    def action_leave(self) -> None:
        """Saves and returns."""
        if not self.stays():
            self.when_saved(self.return_saved)

    def return_saved(self) -> None:
        """Returns, and says where the words are or what was done."""
        self.dismiss()
        if said := sentences.RESCUED if self.rescued else self.said_on_leaving():
            self.companion.show_notice(said)

    def said_on_leaving(self) -> str:
        """What is said on the screen below; empty for nothing."""
        return ""

    def go_on_from(self, editors: Sequence[Widget]) -> None:
        """Moves from one text to the next; after the last, leaves."""
        at = next((n for n, editor in enumerate(editors) if editor is self.focused), len(editors))
        if at + 1 < len(editors):
            editors[at + 1].focus()
        else:
            self.action_leave()

    def offer_break(self, put_away: Callable[[], Awaitable[None]], stop: Callable[[], object]) -> None:
        """That was a lot: saves, then offers to settle, to put away what is written here, or to stop."""
        from connectwell.tui.screens.questions import TooMuchDialog

        async def take(chosen: str | None) -> None:
            match chosen:
                case "settle":
                    self.companion.action_settle()
                case "put-away":
                    await put_away()
                case "stop":
                    if isinstance(stopping := stop(), Awaitable):
                        await stopping

        self.app.push_screen(TooMuchDialog(saved=self.is_saved()), take)

    # --- Fallback folder

    def action_rescue(self) -> None:
        """Asks for another folder to save to."""
        from connectwell.tui.screens.dialogs import WorkLineDialog

        if self.in_trouble:
            dialog: WorkLineDialog[bool] = WorkLineDialog(
                [(sentences.RESCUE, "plain")],
                self._rescuing_to,
                placeholder=wording.FOLDER_LIKE,
                keys=wording.FOLDER_KEYS,
                blinks=self.context.settings.motion,
            )
            self.app.push_screen(dialog, self._after_rescue)

    def _rescuing_to(self, typed: str) -> Callable[[], bool]:
        """Returns the work of saving to the folder that was typed, which becomes the fallback."""
        folder = typed.strip()
        if not folder:
            raise UsageFault(wording.NO_FOLDER)
        write = self.rescuing(folder)

        def rescue() -> bool:
            write()
            self._folder, self.rescued = folder, True
            return True

        return rescue

    def _after_rescue(self, saved: bool | None) -> None:
        if saved:
            self.show_saved()
