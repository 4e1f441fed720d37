"""An app on a terminal: what is written is saved, whatever becomes of either."""

import os
import sys
from contextlib import suppress
from typing import Protocol, runtime_checkable

from rich.text import Text
from textual import events
from textual._context import NoActiveAppError, active_message_pump
from textual.app import App
from textual.css.query import NoMatches
from textual.dom import DOMNode
from textual.driver import Driver
from textual.worker import WorkerFailed

from connectwell.errors import ConnectwellError, SaveFailed, unexpected
from connectwell.tui import places
from connectwell.tui.few_colours import filters_for
from connectwell.tui.input_queue import InputQueue, TypedRun
from connectwell.tui.signals import leave_without_terminal, on_goodbye, terminal_is_gone

LOOK_FOR_TERMINAL = 2.0
"""Seconds between checks that the terminal still exists."""


@runtime_checkable
class HoldsWords(Protocol):
    """A screen with editable words."""

    def flush(self) -> None:
        """Saves the words now. Raises SaveFailed."""


class TerminalApp(App[None]):
    """Saves and leaves when the terminal goes away, on a termination signal, or on an unexpected error."""

    def __init__(self) -> None:
        super().__init__()
        self._input = InputQueue(self, super().on_event, (*places.HIDE.keys, *places.HELP_NOW.keys))
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

    def get_driver_class(self) -> type[Driver]:
        """Returns our driver for a Unix terminal, else Textual's."""
        chosen = super().get_driver_class()
        if sys.platform == "win32":
            return chosen
        from connectwell.tui.driver import TerminalDriver

        return TerminalDriver if issubclass(TerminalDriver, chosen) else chosen

    def on_mount(self) -> None:
        """Installs the signal handlers."""
        on_goodbye(self.save_quietly, self._give_terminal_back, lambda code: self.exit(return_code=code))
        if not self.is_headless:
            self.set_interval(LOOK_FOR_TERMINAL, self._leave_with_terminal)

    def _leave_with_terminal(self) -> None:
        """Leaves if the terminal went without a signal: under nohup, or at the wrong moment."""
        if terminal_is_gone():
            leave_without_terminal(self.save_quietly)

    def _give_terminal_back(self) -> None:
        """Restores the terminal, if it still exists, when there is no time to exit normally."""
        if sys.platform != "win32":
            from connectwell.tui.driver import TerminalDriver

            if isinstance(self._driver, TerminalDriver):
                self._driver.give_back()

    def save_now(self) -> None:
        """Saves every screen with editable words. Raises the first SaveFailed, after trying all."""
        failure: SaveFailed | None = None
        for screen in self.screen_stack:
            if isinstance(screen, HoldsWords):
                try:
                    screen.flush()
                except SaveFailed as fault:
                    failure = failure or fault
        if failure:
            raise failure

    def save_quietly(self) -> None:
        """Like `save_now`, when there is nobody left to tell."""
        try:
            self.save_now()
        except ConnectwellError:
            return

    def _handle_exception(self, error: Exception) -> None:
        """Saves, and leaves one sentence behind on an unexpected error.

        Textual's traceback would print the values in every frame, including a person's words.
        """
        if _is_of_going(error) and self._goes():
            return
        if os.environ.get("CONNECTWELL_DEBUG"):
            super()._handle_exception(error)
            return
        self._return_code = 1
        if self._exception is None:  # as Textual does, for tests
            self._exception = error
            self._exception_event.set()
        with suppress(Exception):  # whatever is broken, save the words first
            self.save_now()
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


def _is_of_going(error: Exception) -> bool:
    """Whether a screen only looked for what may be gone already: its parts, which Textual takes first, or the app.

    Every screen that does so when it comes, Textual's palette too, can be left at that very moment.
    """
    return isinstance(
        error.error if isinstance(error, WorkerFailed) else error, NoMatches | IndexError | NoActiveAppError
    )
