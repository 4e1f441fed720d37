"""The app, as its screens see it. None of them imports it."""

from datetime import date
from typing import Any, Protocol, cast

from textual.screen import Screen

from connectwell.context import Context
from connectwell.model.terms import Mode, Need
from connectwell.tui.places import PlaceName


class CompanionServices(Protocol):
    """What the app offers its screens, none of which imports it."""

    context: Context

    def open(self, place: PlaceName) -> None:
        """Opens a place in front of this screen."""

    def open_day(self, day: date) -> None:
        """Opens the journal at a day."""

    def open_checkin(self, mode: Mode = "full", only: tuple[Need, ...] = (), day: date | None = None) -> None:
        """Resumes that day's open check-in, or begins one."""

    def resume_checkin(self, id: str) -> None:
        """Resumes an unfinished check-in."""

    def resume_practice(self, id: str) -> None:
        """Resumes an unfinished practice."""

    def begin_as_requested(self) -> None:
        """Opens the check-in the command line asked for, if it did."""

    def back_to_today(self) -> None:
        """Leaves every screen above Today, once their words are saved."""

    def show_notice(self, sentence: str) -> None:
        """Says one sentence on whichever screen is in front next."""

    def change(self, **changes: object) -> None:
        """Changes settings."""

    def follow_settings(self) -> None:
        """Shows the screens by the settings as they are now."""

    def show_theme(self, setting: str) -> None:
        """Shows a theme, without choosing it."""

    def save_soon(self) -> None:
        """Begins to put every screen's words on disk; doesn't wait."""

    def wrote_since_failure(self) -> None:
        """Something was written since a save failed."""

    def action_settle(self) -> None:
        """A settling practice, then back."""

    def pass_on_held(self) -> None:
        """What was typed while something was opening goes on to what is in front now."""

    def drop_held(self) -> None:
        """What was typed while something was opening is meant for nothing: it didn't open."""


def services_of(screen: Screen[Any]) -> CompanionServices:
    """The app, as its screens see it. `Companion` is the only app that opens them."""
    return cast(CompanionServices, screen.app)
