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
    from connectwell.checkin.open_mark import OpenMark
    from connectwell.practice.player import Player


class PageOpener:
    """Begins a check-in or a practice, or goes on with one.

    Args:
        app: where its screen opens.
        context: the services.
    """

    def __init__(self, app: StackedApp, context: Context) -> None:
        self._app, self._context = app, context
        self._open_mark: OpenMark | None = None

    @property
    def _mark(self) -> OpenMark:
        from connectwell.checkin.open_mark import OpenMark

        self._open_mark = self._open_mark or OpenMark(self._context)
        return self._open_mark

    def open_checkin(self, mode: Mode, only: tuple[Need, ...], day: date | None) -> None:
        """Resumes that day's open check-in, saying so, or begins one."""
        from connectwell.checkin import Walk, resume_or_begin
        from connectwell.checkin.opening import said_of_resumed

        context = self._context
        self._open_walk(
            lambda: resume_or_begin(context, mode=mode, only=only, day=day),
            lambda: Walk.begin(context, mode=mode, only=only, day=day),
            told=lambda walk: said_of_resumed(context, walk, mode),
        )

    def resume_checkin(self, id: str) -> None:
        """Resumes an unfinished check-in."""
        from connectwell.checkin import Walk

        context = self._context
        self._open_walk(lambda: Walk.resume(context, id), lambda: Walk.begin(context))

    def open_practice(self, name: str) -> None:
        """Goes on with a practice that is half done, or begins it."""
        from connectwell.practice import catalogue

        self._open_player(lambda: catalogue.open_player(self._context, catalogue.resume_or_new(self._context, name)))

    def resume_practice(self, id: str) -> None:
        """Resumes an unfinished practice."""
        from connectwell.practice import catalogue

        self._open_player(lambda: catalogue.resume(self._context, id))

    def _open_walk(
        self, opened: Callable[[], Walk], another: Callable[[], Walk], *, told: Callable[[Walk], str] = lambda _: ""
    ) -> None:
        """Opens a walk; if it was begun before, shows what `told` returns. If one is open elsewhere, asks first.

        Args:
            opened: returns it.
            another: begins another one.
            told: returns what to say where it was begun before.
        """
        from connectwell.tui.screens.checkin.screen import WalkScreen

        mark = self._mark

        def read() -> tuple[Walk, bool]:
            walk = opened()
            _ = walk.step  # loads its texts, while another screen can still show an error
            return walk, mark.set()

        def show(walk: Walk) -> None:
            self._app.push_screen(WalkScreen(walk, told=told(walk) if walk.begun else "", left=mark.clear))

        def show_or_ask(found: tuple[Walk, bool]) -> None:
            walk, is_alone = found
            if is_alone:
                show(walk)
            else:
                self._ask_which(walk, lambda: show(walk), lambda: self._app.open_with(another, show))

        self._app.open_with(read, show_or_ask)

    def _ask_which(self, walk: Walk, go_on: Callable[[], None], begin: Callable[[], None]) -> None:
        from connectwell.tui.screens.dialogs import ChoiceDialog

        def follow(way: str | None) -> None:
            if way == "go-on":
                go_on()
            elif way == "another":
                begin()

        ways = {way: said for way, said in sentences.OPEN_ELSEWHERE_WAYS.items() if walk.begun or way != "go-on"}
        self._app.push_screen(ChoiceDialog([sentences.OPEN_ELSEWHERE], ways), follow)

    def _open_player(self, opened: Callable[[], Player]) -> None:
        from connectwell.tui.screens.practice.screen import PracticeScreen

        self._app.open_with(opened, lambda player: self._app.push_screen(PracticeScreen(player)))
