"""Left open over the turn of the day: what is shown follows, and what was begun is asked about, not written on."""

from datetime import date
from typing import Final

from textual import events

from connectwell import sentences
from connectwell.clock import DayTurn
from connectwell.tui.input_queue import TypedRun
from connectwell.tui.screen import CompanionScreen
from connectwell.tui.services import services_of
from connectwell.tui.stack import StackedApp

LOOK_EVERY: Final = 20.0
"""Seconds between looks at the clock. It is looked at for every key, too: a machine that slept has missed some."""


class DayTurnApp(StackedApp):
    """An app that notices a new day by a timer, when it gets the focus, and at each key.

    Args:
        turn: the look-out for the next day.
    """

    def __init__(self, turn: DayTurn) -> None:
        super().__init__()
        self._turn = turn

    def on_mount(self) -> None:
        """Looks at the clock from now on."""
        if not self.is_headless:
            self.set_interval(LOOK_EVERY, self.check_clock)

    async def on_event(self, event: events.Event) -> None:
        """Looks at the clock before a person's key, paste or click has its effect."""
        acts = isinstance(event, events.Key | events.Paste | events.MouseDown | TypedRun) and not event.is_forwarded
        if acts and self.screen_stack and self._came_to_another_page():
            return
        await super().on_event(event)

    def on_app_focus(self) -> None:
        """Looks at the clock when the window comes to the front."""
        self.check_clock()

    def check_clock(self) -> bool:
        """Shows the new day if one has begun, and asks about what was begun before. Returns whether one has."""
        ended = self._turn.day
        turned = self._turn.has_turned()
        for screen in self.screen_stack:
            if isinstance(screen, CompanionScreen) and screen.is_mounted:  # a window in front at once may be early
                screen.follow_clock(ended if turned else None)
        if day := self._turn.to_ask():
            self._ask_about(day)
        return turned

    def _came_to_another_page(self) -> bool:
        """Whether a key was meant for a page of Today that is another one now: then it isn't passed on."""
        turned = self.check_clock()
        self._turn.acted()
        if turned and self.front == "TodayScreen":
            self.show_notice(sentences.NEW_DAY)
            return True
        return False

    def _ask_about(self, ended: date) -> None:
        from connectwell.tui.screens.questions import NewDayDialog

        screens = [screen for screen in self.screen_stack if isinstance(screen, CompanionScreen)]
        if not any(screen.writing_day == ended for screen in screens):
            return

        def take(way: str | None) -> None:
            if way == "leave":
                self._back_to(self.screen_stack[0])

        self.push_screen(
            NewDayDialog(sentences.weekday_in_year(ended, services_of(self.screen_stack[0]).context.today())), take
        )
