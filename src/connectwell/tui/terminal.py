"""An app on a terminal: what is written is saved, whatever becomes of either."""

import asyncio
import os
import sys
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from time import monotonic
from typing import Protocol, runtime_checkable

from rich.text import Text
from textual import events
from textual._context import NoActiveAppError, active_message_pump
from textual.app import App
from textual.css.query import NoMatches
from textual.dom import DOMNode
from textual.driver import Driver
from textual.timer import Timer
from textual.worker import WorkerFailed

from connectwell.errors import SaveFailed, unexpected
from connectwell.locking import stop_waiting
from connectwell.settings import HIDE_KEYS
from connectwell.tui import places
from connectwell.tui.few_colours import filters_for
from connectwell.tui.guarded import GuardedScreen
from connectwell.tui.input_queue import InputQueue, TypedRun
from connectwell.tui.signals import leave_without_terminal, on_goodbye, terminal_is_gone
from connectwell.tui.threads import WorkerThreads

LOOK_FOR_TERMINAL = 2.0
"""Seconds between checks that the terminal still exists."""
_ON_THEIR_WAY = 16
"""Most keys that are remembered with the screen they were sent to; one waits for another, but for the urgent ones."""
LOOK_AGAIN = 0.05
"""Seconds between checks whether everything is saved."""
LOCK_AT_LAST = 1.0
"""Seconds for another program to let go of the journal, when this one has to end."""
SAVE_AT_LAST = 1.5
"""Seconds for saving altogether then."""


@runtime_checkable
class HoldsWords(Protocol):
    """A screen with editable words."""

    def flush(self) -> bool:
        """Saves the words, waits a moment, and returns whether they are saved by then. Raises SaveFailed."""

    def save_soon(self) -> None:
        """Begins to save; doesn't wait, doesn't raise."""

    def save_at_last(self, until: float) -> None:
        """Saves before the process ends, or keeps a copy. Blocks at most until then; doesn't raise."""


class TerminalApp(App[None]):
    """Saves and leaves when the terminal goes away, on a termination signal, or on an unexpected error."""

    def __init__(self) -> None:
        super().__init__()
        self._waits: Timer | None = None
        urgent = (*places.HIDE.keys, *HIDE_KEYS, *places.HELP_NOW.keys)
        self._input = InputQueue(self, self._deliver, urgent, places.ANYWHERE)
        self._sent: deque[tuple[events.Key, object]] = deque(maxlen=_ON_THEIR_WAY)
        self.no_color = bool(os.environ.get("NO_COLOR"))  # empty means nothing: https://no-color.org
        self._filters = filters_for(
            self.console.color_system,
            no_color=self.no_color,
            filters=self._filters,
            variables=lambda: self.theme_variables,
        )

    async def on_event(self, event: events.Event) -> None:
        """What comes from the terminal waits until what came before it is done; everything else doesn't."""
        if isinstance(event, events.InputEvent | events.Paste | TypedRun) and not event.is_forwarded:
            await self._input.take(event)
        else:
            await super().on_event(event)

    async def _deliver(self, event: events.Event) -> None:
        front = self.screen_stack[-1] if self.screen_stack else None
        is_enter = isinstance(event, events.Key) and event.key == "enter"
        if not (is_enter and isinstance(front, GuardedScreen) and not front.was_seen(event.time)):
            if isinstance(event, events.Key):
                self._sent.append((event, front))
            await super().on_event(event)

    def on_key(self, event: events.Key) -> None:
        """Drops a key that nothing took on its way through a screen that left the front meanwhile.

        Textual would look for it among the bindings of the screen in front now: an r for ratings would be Help now's.
        """
        front = self.screen_stack[-1] if self.screen_stack else None
        if any(sent is event and to is not front for sent, to in self._sent):
            event.prevent_default()

    def pass_on_held(self) -> None:
        """What was typed while something was opening goes on to what is in front now."""
        self._input.pass_on_held()

    def drop_held(self) -> None:
        """What was typed while something was opening is meant for nothing: it didn't open."""
        self._input.drop_held()

    def get_driver_class(self) -> type[Driver]:
        """Returns our driver for a Unix terminal, else Textual's."""
        chosen = super().get_driver_class()
        if sys.platform == "win32":
            return chosen
        from connectwell.tui.driver import TerminalDriver

        return TerminalDriver if issubclass(TerminalDriver, chosen) else chosen

    def on_mount(self) -> None:
        """Installs the signal handlers, and the threads."""
        asyncio.get_running_loop().set_default_executor(WorkerThreads())
        on_goodbye(self.save_at_last, self._give_terminal_back, lambda code: self.exit(return_code=code))
        if not self.is_headless:
            self.set_interval(LOOK_FOR_TERMINAL, self._leave_with_terminal)

    def _leave_with_terminal(self) -> None:
        """Leaves if the terminal went without a signal: under nohup, or at the wrong moment."""
        if terminal_is_gone():
            leave_without_terminal(self.save_at_last)

    def _give_terminal_back(self) -> None:
        """Restores the terminal, if it still exists, when there is no time to exit normally."""
        if sys.platform != "win32":
            from connectwell.tui.driver import TerminalDriver

            if isinstance(self._driver, TerminalDriver):
                self._driver.give_back()

    def save_now(self) -> bool:
        """Saves every screen with editable words, and waits a moment.

        Returns:
            Whether all of it is saved by then.

        Raises:
            SaveFailed: the first that was raised; all are tried.
        """
        failure: SaveFailed | None = None
        is_saved = True
        for screen in self._with_words():
            try:
                is_saved = screen.flush() and is_saved
            except SaveFailed as fault:
                failure = failure or fault
        if failure:
            raise failure
        return is_saved

    def save_soon(self) -> None:
        """Begins to save every screen with editable words; doesn't wait."""
        for screen in self._with_words():
            screen.save_soon()

    def save_at_last(self) -> None:
        """Saves before the process ends. What can't be saved in time goes into a copy beside its entry."""
        stop_waiting(within=LOCK_AT_LAST)
        until = monotonic() + SAVE_AT_LAST
        for screen in self._with_words():
            screen.save_at_last(until)

    def when_saved(
        self, go_on: Callable[[], None], *, slow: Callable[[], None], failed: Callable[[SaveFailed], None]
    ) -> None:
        """Saves every screen, then goes on. It doesn't block while that takes longer; a later call takes its place.

        Args:
            go_on: called once all is saved: at once in most cases.
            slow: called once, if it takes longer than a moment.
            failed: called if something isn't saved.
        """
        if self._waits:
            self._waits.stop()
        self._waits = None
        try:
            is_saved = self.save_now()
        except SaveFailed as failure:
            failed(failure)
            return
        if is_saved:
            go_on()
            return
        slow()
        again = partial(self.when_saved, go_on, slow=lambda: None, failed=failed)
        self._waits = self.set_timer(LOOK_AGAIN, again)

    @property
    def is_waiting(self) -> bool:
        """Whether `when_saved` waits to go on."""
        return self._waits is not None

    def stop_waiting(self) -> None:
        """Stays here, if `when_saved` was waiting to go on."""
        if self._waits:
            self._waits.stop()
        self._waits = None

    def _with_words(self) -> list[HoldsWords]:
        return [screen for screen in self.screen_stack if isinstance(screen, HoldsWords)]

    def action_suspend_process(self) -> None:
        """Saves, and gives the terminal back to the shell; `fg` comes back."""
        with suppress(SaveFailed):  # the screen says so, and keeps the words
            self.save_now()
        super().action_suspend_process()

    def action_redraw(self) -> None:
        """Draws everything again, for when something else wrote on the terminal."""
        self.refresh(layout=True)

    def _handle_exception(self, error: Exception) -> None:
        """Saves, and leaves one sentence behind on an unexpected error.

        Textual's traceback would print the values in every frame, including a person's words.
        """
        if _is_of_going(error) and (self._goes() or _asks_for_no_app(error)):
            return
        if os.environ.get("CONNECTWELL_DEBUG"):
            super()._handle_exception(error)
            return
        self._return_code = 1
        if self._exception is None:  # as Textual does, for tests
            self._exception = error
            self._exception_event.set()
        with suppress(Exception):  # whatever is broken, save the words first
            self.save_at_last()
        self.panic(Text(" ".join(filter(None, [unexpected(error), self.report(error)]))))

    def report(self, error: Exception) -> str:
        """Notes what went wrong if the person asked for that, and returns where. Never raises."""
        return ""

    def _goes(self) -> bool:
        """Whether the app, or the screen that is being worked on, is on its way out."""
        if self._exit or not self._running:
            return True
        node = active_message_pump.get(None)
        while node is not None and node is not self:
            if node._closing or node._closed or (isinstance(node, DOMNode) and node._pruning):
                return True
            node = node._parent
        return False


def _asks_for_no_app(error: Exception) -> bool:
    """Whether a worker asked for the app of a screen that is in none any more."""
    return isinstance(error, WorkerFailed) and isinstance(error.error, NoActiveAppError)


def _is_of_going(error: Exception) -> bool:
    """Whether a screen only looked for what may be gone already: its parts, which Textual takes first, or the app.

    Every screen that does so when it comes, Textual's palette too, can be left at that very moment.
    """
    return isinstance(
        error.error if isinstance(error, WorkerFailed) else error, NoMatches | IndexError | NoActiveAppError
    )
