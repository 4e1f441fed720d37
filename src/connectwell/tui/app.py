"""The app: what is the same on every screen. Screens are imported where they are opened."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.theme import Theme

from connectwell import sentences
from connectwell.context import Context
from connectwell.errors import ConnectwellError, SaveFailed
from connectwell.model.terms import Mode, Need
from connectwell.tui import theme, wording
from connectwell.tui.terminal import TerminalApp

if TYPE_CHECKING:
    from connectwell.checkin import Walk


HIDE_KEYS = ("f4", "ctrl+o")
"""They hide, and after a rest they come back. Two, since some terminals keep F4 for themselves."""


class Companion(TerminalApp):
    """connectwell in full screens."""

    TITLE = "connectwell"
    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss", "screens/today.tcss"]  # the first screen's own come with it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help_now", "Help now", key_display="F1", priority=True, tooltip="Someone to call or write to"),
        Binding("ctrl+g", "help_now", "Help now", show=False, priority=True),
        Binding("f2", "settle", "Settle", key_display="F2", priority=True, tooltip="A settling practice, then back"),
        Binding("f4", "hide", "Hide", key_display="F4", priority=True, tooltip="Saves, and shows a neutral screen"),
        Binding("ctrl+o", "hide", "Hide", show=False, priority=True),
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.register_theme(theme.DARK)
        self.register_theme(theme.LIGHT)
        # Before the styles are read for the first time: set later, they would be read and applied all over again.
        self.set_reactive(App.theme, theme.theme_name(context.settings.theme, self.available_themes))
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_class(self.current_theme.dark, "-dark-mode")
        self.set_class(not self.current_theme.dark, "-light-mode")
        self.context = context
        self._begin: tuple[Mode, tuple[Need, ...], date | None] | None = None
        self._leaving = False

    def begin_with(self, *, mode: Mode, only: tuple[Need, ...], day: date | None) -> None:
        """Opens a check-in as soon as the app starts."""
        self._begin = (mode, only, day)

    def get_default_screen(self) -> Screen[None]:
        """Today lies under everything."""
        from connectwell.tui.screens.today import TodayScreen

        return TodayScreen()

    def on_mount(self) -> None:
        """Calm where that is wished for, and the first screen."""
        self.call_after_refresh(_collect_again)
        if not self.context.settings.motion:
            self.animation_level = "none"
        if not self.context.settings.welcomed:
            from connectwell.tui.screens.welcome import WelcomeScreen

            self.push_screen(WelcomeScreen())
        else:
            self.begin_as_asked()
        self.theme_changed_signal.subscribe(self, self._keep_theme)
        if self.context.settings.unread:
            self.tell(" ".join(self.context.settings.unread))

    def begin_as_asked(self) -> None:
        """Opens the check-in that `begin_with` asked for, if it did."""
        if self._begin:
            self.open_checkin(*self._begin)
            self._begin = None

    # --- The circle

    def names_to_write(self) -> tuple[str, ...]:
        """The names of the circle that an editor can offer, as it is now."""
        from connectwell.help_now import people
        from connectwell.model.circle import names_to_write

        return names_to_write(people(self.context.journal))

    # --- Moving about

    def open_checkin(self, mode: Mode = "full", only: tuple[Need, ...] = (), day: date | None = None) -> None:
        """That day's open page, and then says so; else a new check-in. Tells, where it cannot be opened."""
        from connectwell.checkin import go_on_or_begin

        self._open_walk(lambda: go_on_or_begin(self.context, mode=mode, only=only, day=day), told=sentences.GOING_ON)

    def resume_checkin(self, id: str) -> None:
        """The check-in that was left open. Tells, where it cannot be opened."""
        from connectwell.checkin import Walk

        self._open_walk(lambda: Walk.resume(self.context, id))

    def _open_walk(self, opened: Callable[[], Walk], *, told: str = "") -> None:
        """Opens it. Where it was begun before, says so in the words of `told`."""
        from connectwell.tui.screens.checkin.screen import WalkScreen

        try:
            walk = opened()
            _ = walk.step  # reads the words it begins with, while there is another screen to say that it cannot
        except ConnectwellError as fault:
            self.tell(str(fault))
        else:
            self.push_screen(WalkScreen(walk, told=told if walk.begun else ""))

    def tell(self, sentence: str) -> None:
        """Says one sentence on the screen that is open, once it stands."""
        self.call_after_refresh(self._tell, sentence)

    def _tell(self, sentence: str) -> None:
        from connectwell.tui.screen import CompanionScreen

        room = next((screen for screen in reversed(self.screen_stack) if isinstance(screen, CompanionScreen)), None)
        if room:
            room.say(sentence)

    def back_to_today(self) -> bool:
        """Leaves every screen above Today, its words saved. Where saving fails it says so, and stays: then False."""
        try:
            self.save_now()
        except SaveFailed as failure:
            self.tell(f"{failure} {sentences.ON_SCREEN}")
            return False
        while len(self.screen_stack) > 1:
            self.pop_screen()
        return True

    def check_in(self) -> None:
        """Begins, or goes on with today's open page, as on Today."""
        if self.back_to_today():
            self.call_later(self.screen.run_action, "begin")

    def glance(self) -> None:
        """The five ratings alone."""
        if self.back_to_today():
            self.open_checkin("glance")

    def action_help_now(self) -> None:
        """Help now, from anywhere."""
        from connectwell.tui.screens.help_now import HelpNowScreen

        if not isinstance(self.screen, HelpNowScreen):
            self.push_screen(HelpNowScreen())

    def action_settle(self) -> None:
        """A settling practice, then back to this line."""
        from connectwell.tui.screens.checkin.practice import PracticeScreen

        if not isinstance(self.screen, PracticeScreen):
            self.save_quietly()
            self.push_screen(PracticeScreen(self.context.library.settling_practice()))

    def action_hide(self) -> None:
        """A screen that says nothing, at once; what is written is saved once it stands."""
        from connectwell.tui.screens.hidden import HiddenScreen

        self.clear_notifications()
        hidden = HiddenScreen(HIDE_KEYS)
        self.push_screen(hidden)
        hidden.call_after_refresh(self.save_quietly)

    async def action_quit(self) -> None:
        """Saves and leaves. Where saving doesn't work it says so and stays; asked again, it leaves."""
        try:
            self.save_now()
        except SaveFailed as failure:
            if not self._leaving:
                self._leaving = True
                self.tell(f"{failure} Press ctrl+q again to leave all the same.")
                return
        self.exit(return_code=0)

    def action_help_quit(self) -> None:
        """ctrl+c where there is nothing to copy: says how to leave. Textual's own is a box above the keys."""
        self.tell(wording.HOW_TO_LEAVE)

    def wrote_on(self) -> None:
        """What is written after a warning at leaving has not been warned about."""
        self._leaving = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While hidden, no key does anything but come back; a screen doesn't open itself again."""
        here = type(self.screen_stack[-1]).__name__ if self.screen_stack else ""
        if here == "HiddenScreen":
            return action not in ("help_now", "settle", "hide", "command_palette", "help_quit")
        return (here, action) not in (("HelpNowScreen", "help_now"), ("PracticeScreen", "settle"))

    # --- The palette

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What ctrl+p offers."""
        from connectwell.tui.palette import commands

        return commands(self, screen)

    def toggle_keys(self) -> None:
        """Shows beside the screen which keys work here, or takes that away."""
        if self.screen.query("HelpPanel"):
            self.action_hide_help_panel()
        else:
            self.action_show_help_panel()

    def open_journal(self) -> None:
        """The list of past entries."""
        from connectwell.tui.screens.journal.screen import JournalScreen

        self.push_screen(JournalScreen())

    def open_insights(self) -> None:
        """Honest trends."""
        from connectwell.tui.screens.weeks.insights import InsightsScreen

        self.push_screen(InsightsScreen())

    def open_agenda(self) -> None:
        """Lines for the next session."""
        from connectwell.tui.screens.session.agenda import AgendaScreen

        self.push_screen(AgendaScreen())

    def open_circle(self) -> None:
        """People, groups and places."""
        from connectwell.tui.screens.circle.screen import CircleScreen

        self.push_screen(CircleScreen())

    def open_share(self) -> None:
        """A page for the session, a record, or one's own archive."""
        from connectwell.tui.screens.share.purpose import ShareScreen

        self.push_screen(ShareScreen())

    def choose_region(self) -> None:
        """Which region's help lines to show."""
        from connectwell.tui.screens.region import RegionScreen

        self.push_screen(RegionScreen())

    def set_theme(self, setting: str) -> None:
        """Changes the theme, here and in config.toml."""
        self.theme = theme.theme_name(setting, self.available_themes)

    def _keep_theme(self, chosen: Theme) -> None:
        if chosen.name != theme.theme_name(self.context.settings.theme, self.available_themes):
            self.change(theme=theme.setting_for(chosen.name))

    def set_motion(self, motion: bool) -> None:
        """Whether anything may move, here and in config.toml."""
        self.animation_level = "full" if motion else "none"
        self.change(motion=motion)

    def change(self, **changes: object) -> None:
        """Changes settings; tells, where that cannot be written."""
        try:
            self.context.change(**changes)
        except ConnectwellError as fault:
            self.tell(str(fault))


def _collect_again() -> None:
    """The start did without looking for garbage, and what it made stays anyway."""
    gc.freeze()
    gc.enable()
