"""Opens check-ins and practices: what one needs is read in a thread, while the screen before can still say a fault."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from connectwell import sentences
from connectwell.context import Context
from connectwell.model.terms import Mode, Need
from connectwell.tui.stack import StackedApp

if TYPE_CHECKING:
    from connectwell.checkin import Walk
    from connectwell.practice.player import Player


class PageOpener:
    """Begins a check-in or a practice, or goes on with one.

    Args:
        app: where its screen opens.
        context: the services.
    """

    def __init__(self, app: StackedApp, context: Context) -> None:
        self._app, self._context = app, context

    def open_checkin(self, mode: Mode, only: tuple[Need, ...], day: date | None) -> None:
        """Resumes that day's open check-in, saying so, or begins one."""
        from connectwell.checkin import resume_or_begin

        self._open_walk(lambda: resume_or_begin(self._context, mode=mode, only=only, day=day), told=sentences.GOING_ON)

    def resume_checkin(self, id: str) -> None:
        """Resumes an unfinished check-in."""
        from connectwell.checkin import Walk

        self._open_walk(lambda: Walk.resume(self._context, id))

    def open_practice(self, name: str) -> None:
        """Goes on with a practice that is half done, or begins it."""
        from connectwell.practice import catalogue

        self._open_player(lambda: catalogue.open_player(self._context, catalogue.resume_or_new(self._context, name)))

    def resume_practice(self, id: str) -> None:
        """Resumes an unfinished practice."""
        from connectwell.practice import catalogue

        self._open_player(lambda: catalogue.resume(self._context, id))

    def _open_walk(self, opened: Callable[[], Walk], *, told: str = "") -> None:
        """Opens a walk; if it was begun before, shows `told`."""
        from connectwell.tui.screens.checkin.screen import WalkScreen

        def read() -> Walk:
            walk = opened()
            _ = walk.step  # loads its texts, while another screen can still show an error
            return walk

        self._app.open_with(read, lambda walk: self._app.push_screen(WalkScreen(walk, told=told if walk.begun else "")))

    def _open_player(self, opened: Callable[[], Player]) -> None:
        from connectwell.tui.screens.practice.screen import PracticeScreen

        self._app.open_with(opened, lambda player: self._app.push_screen(PracticeScreen(player)))
