"""The base of the screens with something to save: off the event loop, and no leaving unsaved."""

from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import ClassVar, Final

from textual import events, on
from textual.binding import ActiveBinding, Binding, BindingType
from textual.timer import Timer

from connectwell import sentences
from connectwell.errors import JournalBusy, KeptBeside, SaveFailed
from connectwell.tui import saver, wording
from connectwell.tui.acting import SLOW
from connectwell.tui.saver import Run, Saver, Work
from connectwell.tui.screen import CompanionScreen

_TRY_AGAIN: Final = 2.0
"""Seconds until the journal is tried again that another program was holding."""
_AT_LAST: Final = 0.5
"""Seconds for a copy beside the entry, when the process has to end."""


class SavingScreen(CompanionScreen):
    """Saves what is on it in a thread. No key waits longer than a moment; leaving waits, and says so.

    Attributes:
        in_trouble: whether the last save to the journal failed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "app.focus_next", show=False),  # from a line; an editor moves its own cursor
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.in_trouble = False
        self._saver = Saver(self._begin, self._save_ended, self.call_later)
        self._slow: Timer | None = None
        self._said_slow = False
        self._trying: Timer | None = None
        self._then: Callable[[], None] | None = None
        self._or_else: Callable[[], None] | None = None

    async def action_find(self) -> None:
        """Nothing: one letter, typed where no line has the focus, doesn't leave what is being written."""

    def current_bindings(self) -> list[ActiveBinding]:
        """As everywhere, without the key that finds."""
        return [active for active in super().current_bindings() if active.binding.action != "find"]

    # --- What is saved

    def saving(self) -> Work | None:
        """Returns the work of saving what is on the screen as it is now; None if all of it is saved."""
        raise NotImplementedError

    def rescuing(self, folder: str) -> Callable[[], None]:
        """Returns the work of writing it to another folder as a complete plain file; if empty, beside the entry."""
        raise NotImplementedError

    def _begin(self) -> Work | None:
        return self.saving()

    # --- Saving

    def flush(self) -> bool:
        """Saves what is on the screen, and waits a moment for it.

        Returns:
            Whether it is saved; if not, it goes on, and the screen says how it ended.

        Raises:
            SaveFailed: it isn't saved, and the screen says so.
        """
        return self._flush(saver.BRIEFLY)

    def save_soon(self) -> None:
        """Begins to save, and doesn't wait."""
        with suppress(SaveFailed):
            if self._flush(0):
                self.show_saved()

    def _flush(self, wait: float) -> bool:
        try:
            is_saved = self._saver.save(wait)
        except SaveFailed as failure:
            self._failed(failure)
            raise
        if is_saved:
            self._save_worked()
        elif self._slow is None:
            self._slow = self.set_timer(SLOW, self._tell_slow)
        return is_saved

    def _save_ended(self, failure: SaveFailed | None) -> None:
        """Goes on after a save that nobody waited for."""
        if failure:
            self._failed(failure)
            self._give_up_waiting()
            return
        told_slow = self._said_slow
        self._save_worked()
        if told_slow:
            self.say(sentences.SAVED)
        self.show_saved()
        self._go_on()

    def _save_worked(self) -> None:
        self._stop_slow()

    def _failed(self, failure: SaveFailed) -> None:
        self._stop_slow()
        self.show_save_failure(failure)
        if isinstance(failure, JournalBusy | KeptBeside) and self._trying is None:
            self._trying = self.set_timer(_TRY_AGAIN, self._try_again)

    def _try_again(self) -> None:
        self._trying = None
        if self.in_trouble and not self._saver.is_saving:
            self.save_soon()

    def _stop_slow(self) -> None:
        if self._slow:
            self._slow.stop()
        if self._said_slow:
            self.say("")
        self._slow, self._said_slow = None, False

    def _tell_slow(self) -> None:
        if self._saver.is_saving and not getattr(self.app, "is_waiting", False):  # the app says it then
            self._said_slow = True
            self.say(wording.SAVING_STAY if self._then else wording.NOT_SAVED_YET)

    def show_save_failure(self, failure: SaveFailed) -> None:
        """Says why saving failed, and that the words are still here."""
        self.in_trouble = True
        self.say(f"{failure} {sentences.ON_SCREEN}")

    def show_saved(self) -> None:
        """Reports what is noteworthy about the last save."""
        if self.in_trouble:
            self.say("")
        self.in_trouble = False

    # --- Leaving

    def when_saved(self, go_on: Callable[[], None], or_else: Callable[[], None] | None = None) -> None:
        """Saves what is on the screen, then goes on. Until then nothing stands still; `stays` ends the waiting.

        Args:
            go_on: called once everything is saved: at once in most cases.
            or_else: called if it isn't, or if the person stays.
        """
        if self._then:
            return
        self._then, self._or_else = go_on, or_else
        try:
            is_saved = self.flush()
        except SaveFailed:  # reported by flush
            self._give_up_waiting()
            return
        if is_saved:
            self._leave()
        else:
            self.set_timer(SLOW / 2, self._tell_slow)

    @property
    def is_waiting(self) -> bool:
        """Whether it is about to leave, or as for every screen."""
        return self._then is not None or super().is_waiting

    def stays(self) -> bool:
        """Stays, if it was waiting to leave. Returns whether it was."""
        if self._then is None:
            return False
        self._give_up_waiting()
        self.say(wording.NOT_SAVED_YET)
        return True

    def _leave(self) -> None:
        go_on, self._then, self._or_else = self._then, None, None
        if go_on:
            self.show_saved()
            go_on()

    def _give_up_waiting(self) -> None:
        or_else, self._then, self._or_else = self._or_else, None, None
        if or_else:
            or_else()

    @on(events.ScreenResume)
    def _go_on(self) -> None:
        """Goes on to where it was leaving, once it is in front and all of it is saved, what was typed meanwhile too."""
        if self._then is None or self._saver.is_saving or not self.is_active:
            return
        try:
            if self.flush():
                self._leave()
        except SaveFailed:
            self._give_up_waiting()

    # --- At the end of the process

    def save_at_last(self, until: float) -> None:
        """Saves before the process ends, and blocks no longer than until then: else a copy keeps the words.

        Args:
            until: on the monotonic clock.
        """
        with suppress(SaveFailed):
            try:
                if self._saver.finish(until):
                    return
            except KeptBeside:  # in a copy already
                return
        if self.saving() is not None:
            Run(self.rescuing(""), lambda: None).wait(max(_AT_LAST, until - monotonic()))
