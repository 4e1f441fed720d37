"""The screens that lie on each other: each opens once, closes only itself, and none opens above the cover of Hide."""

import asyncio
from collections.abc import Callable
from typing import Any, Final

from textual.await_complete import AwaitComplete
from textual.screen import Screen

from connectwell import sentences
from connectwell.tui import wording
from connectwell.tui.acting import Found
from connectwell.tui.guarded import CommandPalette, GuardedScreen
from connectwell.tui.screen import CompanionScreen
from connectwell.tui.terminal import TerminalApp

_COVER: Final = "HiddenScreen"
_ABOVE_ANYTHING: Final = ("HelpNowScreen", "SettleScreen")


class StackedApp(TerminalApp):
    """An app whose screens are opened here and nowhere else."""

    def __init__(self) -> None:
        super().__init__()
        self._behind_cover: list[Callable[[], object]] = []  # what opens once the cover goes

    @property
    def front(self) -> str:
        """The class of the screen in front; empty before the first."""
        return type(self.screen_stack[-1]).__name__ if self.screen_stack else ""

    def push_screen(
        self,
        screen: Any,
        callback: Callable[[Any], object] | None = None,
        wait_for_dismiss: bool = False,
        **named: Any,
    ) -> Any:
        """The one way in which a screen opens: once, never above the palette, which closes for it, and never above the
        cover: a worker or a timer that ends while hidden waits until the cover goes.

        Returns:
            As Textual's own; where nothing opens now, something to await that is done, or the answer to come.
        """
        if self.front == _COVER:
            return self._open_later(screen, callback, wait_for_dismiss, named)
        if self.screen_stack and type(self.screen_stack[-1]) is type(screen):
            return AwaitComplete()
        if isinstance(self.screen_stack[-1] if self.screen_stack else None, CommandPalette) and not _covers(screen):
            self.close_palette()
        if _covers(screen):
            callback = self._show_what_waited
        return super().push_screen(screen, callback=callback, wait_for_dismiss=wait_for_dismiss, **named)  # type: ignore[call-overload]

    def close_palette(self) -> None:
        """Closes the palette in front, which may still be gathering what it lists."""
        self.workers.cancel_node(self.screen)
        self.pop_screen()

    def _open_later(
        self, screen: Any, callback: Callable[[Any], object] | None, wait_for_dismiss: bool, named: dict[str, Any]
    ) -> Any:
        if _covers(screen):
            return AwaitComplete()
        if not wait_for_dismiss:
            self._behind_cover.append(lambda: self.push_screen(screen, callback, **named))
            return AwaitComplete()
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()

        def take(given: Any) -> None:
            if not answer.done():
                answer.set_result(given)

        def ask() -> None:
            if not answer.done():  # whoever asked may have been cancelled
                self.push_screen(screen, take, **named)

        self._behind_cover.append(ask)
        return answer

    def _show_what_waited(self, _: object) -> None:
        waited, self._behind_cover = self._behind_cover, []
        for show in waited:
            self.call_later(show)

    # --- Moving about

    def _open_once(self, screen: Screen[None]) -> None:
        """Opens a place, or goes back to it where it lies below."""
        for below in self.screen_stack[:-1]:
            if type(below) is type(screen):
                self._back_to(below)
                return
        self.push_screen(screen)

    def _open_above(self, screen: Screen[None]) -> None:
        """Help now or settling: above what is open; where only these two lie above one of its kind, that one."""
        for below in reversed(self.screen_stack[:-1]):
            if type(below) is type(screen):
                self._back_to(below)
                return
            if type(below).__name__ not in _ABOVE_ANYTHING:
                break
        self.push_screen(screen)

    def _back_to(self, screen: Screen[Any], then: Callable[[], object] = lambda: None) -> None:
        """Leaves every screen above this one once their words are saved. If that fails it says so, and stays."""
        was_hidden = self.front == _COVER

        def leave() -> None:
            if screen in self.screen_stack and (self.front == _COVER) == was_hidden:
                while self.screen_stack[-1] is not screen:
                    self.pop_screen()
                then()

        self.when_saved(
            leave,
            slow=lambda: self.show_notice(wording.SAVING),
            failed=lambda failure: self.show_notice(f"{failure} {sentences.ON_SCREEN}"),
        )

    def open_with(self, read: Callable[[], Found], show: Callable[[Found], object]) -> None:
        """Reads in a thread what a screen needs, then opens it above the one in front, or says why it can't."""
        front = next(screen for screen in reversed(self.screen_stack) if not isinstance(screen, CommandPalette))
        if isinstance(front, GuardedScreen):
            front.open_with(read, show, lambda fault: self.show_notice(str(fault)))
            if front.is_opening and isinstance(self.screen, CommandPalette):
                self.close_palette()

    def show_notice(self, sentence: str) -> None:
        """Shows a sentence on the current screen once it is painted."""
        self.call_after_refresh(self._tell, sentence)

    def _tell(self, sentence: str) -> None:
        screen = next((screen for screen in reversed(self.screen_stack) if isinstance(screen, CompanionScreen)), None)
        if screen:
            screen.call_later(screen.say, sentence)  # once it is composed: it may be opening


def _covers(screen: object) -> bool:
    return type(screen).__name__ == _COVER
