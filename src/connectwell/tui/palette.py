"""What ctrl+p offers, in the order in which it offers it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.app import SystemCommand
from textual.screen import Screen

from connectwell.tui.screen import CompanionScreen

if TYPE_CHECKING:
    from connectwell.tui.app import Companion


def commands(app: Companion, screen: Screen[object]) -> Iterator[SystemCommand]:
    """The screen's own, then those of every screen. No screenshot: it would put words where they don't belong.

    Args:
        app: what they are done to.
        screen: the one that is open.
    """
    if isinstance(screen, CompanionScreen):
        yield from screen.commands()
    yield SystemCommand("Today", "Back to the first screen", app.back_to_today)
    yield SystemCommand("Check in", "Begin, or go on where you stopped", app.check_in)
    yield SystemCommand("A glance", "The five ratings alone, one minute", app.glance)
    yield SystemCommand("Journal", "What you have written", app.open_journal)
    yield SystemCommand("Insights", "The last weeks, as they were", app.open_insights)
    yield SystemCommand("For my session", "Lines to bring along, and that a session happened", app.open_agenda)
    yield SystemCommand("Circle", "People, groups and places in your days", app.open_circle)
    yield SystemCommand("Share", "A page for your session, or a record; you see all of it first", app.open_share)
    yield SystemCommand("Settle", "A settling practice, two minutes", app.action_settle)
    yield SystemCommand("Help now", "Someone to call or write to", app.action_help_now)
    yield SystemCommand("Hide", "A neutral screen at once", app.action_hide)
    yield SystemCommand("Region", "Which region's help lines to show", app.choose_region)
    yield SystemCommand("Theme: dark", "connectwell's own dark theme", lambda: app.set_theme("dark"))
    yield SystemCommand("Theme: light", "connectwell's own light theme", lambda: app.set_theme("light"))
    yield SystemCommand("Theme: another", "One of Textual's themes", app.search_themes)
    if app.context.settings.motion:
        yield SystemCommand("Motion: off", "Nothing moves or blinks", lambda: app.set_motion(False))
    else:
        yield SystemCommand("Motion: on", "Small movements are fine", lambda: app.set_motion(True))
    yield SystemCommand("Keys", "Which keys work here; again to close", app.toggle_keys)
    yield SystemCommand("Quit", "Save and leave", app.action_quit)
