"""The app: everything shared by all screens. Screens are imported when opened."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.theme import Theme

from connectwell.clock import shifted
from connectwell.context import Context
from connectwell.english import counted
from connectwell.errors import ConnectwellError
from connectwell.model.terms import Mode, Need
from connectwell.settings import unread_in_short
from connectwell.tui import places, theme, wording
from connectwell.tui.day_turn import DayTurnApp
from connectwell.tui.guarded import CommandPalette, GuardedScreen
from connectwell.tui.names_to_complete import NamesToComplete
from connectwell.tui.pages import PageOpener
from connectwell.tui.palette import OfferedCommands, PaletteRow
from connectwell.tui.places import PlaceName
from connectwell.tui.saver import Run, SettingsSaver
from connectwell.tui.screen import CompanionScreen

if TYPE_CHECKING:
    from connectwell.tui.screens.help_now import KnownCircle

_SOON: Final = 1.0
"""Seconds after the start for what nobody waits for."""


class Companion(DayTurnApp):
    """connectwell in full screens."""

    TITLE = "connectwell"
    COMMANDS = {OfferedCommands}
    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss", "screens/today/today.tcss", "screens/help_now.tcss"]
    """Those of the first screen and of Help now too: another would be read, and all of them parsed, when it opens."""
    BINDINGS: ClassVar[list[BindingType]] = [
        *(binding for command in (*places.PALETTE, places.COMMANDS) for binding in command.bindings()),
        Binding(
            places.SUSPEND_KEY, places.SUSPEND.action, places.SUSPEND.said, show=False
        ),  # not in editors, where it undoes
    ]

    def __init__(self, context: Context) -> None:
        super().__init__(context.day_turn())
        for ours in theme.OURS.values():
            self.register_theme(ours)
        # Before the styles are read for the first time: set later, they would be read and applied all over again.
        self.set_reactive(App.theme, theme.theme_name(context.settings.theme, self.available_themes))
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_class(self.current_theme.dark, "-dark-mode")
        self.set_class(not self.current_theme.dark, "-light-mode")
        self.context = context
        context.keep_settings = SettingsSaver(context, context.keep_settings, self.call_later, self._settings_failed)
        self._begin: tuple[Mode, tuple[Need, ...], date | None] | None = None
        self._begin_practice: str | None = None
        self._leaving = False
        self._circle: KnownCircle | None = None
        self._names = NamesToComplete(context)
        self._pages = PageOpener(self, context)

    @property
    def current_theme(self) -> Theme:
        """The theme in use, with text that can be read whichever it is."""
        return theme.readable(super().current_theme)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of the five, which no theme of Textual's knows."""
        return theme.need_colours(self.current_theme)

    def begin_with(self, *, mode: Mode, only: tuple[Need, ...], day: date | None) -> None:
        """Opens a check-in as soon as the app starts."""
        self._begin = (mode, only, day)

    def begin_practice(self, name: str) -> None:
        """Opens a practice as soon as the app starts."""
        self._begin_practice = name

    def get_default_screen(self) -> Screen[None]:
        """Today is the base of the screen stack."""
        from connectwell.tui.screens.today.screen import TodayScreen

        return TodayScreen()

    def on_mount(self) -> None:
        """Opens the first screen, as the settings say."""
        self.call_after_refresh(_collect_again)
        self.set_timer(_SOON, lambda: Run(self._ready_help_now, lambda: None))
        self.follow_settings()
        if not self.context.settings.welcomed:
            from connectwell.tui.screens.welcome import WelcomeScreen

            self.push_screen(WelcomeScreen(begins=self._begin is not None or self._begin_practice is not None))
        else:
            self.begin_as_requested()
        if unread := unread_in_short(self.context.settings):
            self.show_notice(" ".join(unread))

    def begin_as_requested(self) -> None:
        """Opens the check-in or the practice that was asked for, if one was."""
        if self._begin:
            self.open_checkin(*self._begin)
            self._begin = None
        if self._begin_practice:
            name, self._begin_practice = self._begin_practice, None
            self._pages.open_practice(name)

    def resume_practice(self, id: str) -> None:
        """Resumes an unfinished practice. If it can't be opened, says why."""
        self._pages.resume_practice(id)

    def _ready_help_now(self) -> None:
        """Reads in a thread what Help now needs of ours, so that it opens at once, whatever the disk does then."""
        known = self._known_circle()
        with suppress(ConnectwellError, OSError):
            self.context.library.help_lines()
            self.context.library.safety()
        with suppress(ConnectwellError, OSError):
            known.read(self.context.journal)

    def _known_circle(self) -> KnownCircle:
        from connectwell.tui.screens.help_now import KnownCircle

        self._circle = self._circle or KnownCircle()
        return self._circle

    # --- The circle

    def names_to_write(self) -> tuple[str, ...]:
        """The names of the circle that can be written as @Name."""
        return self._names.to_write()

    def names_to_offer(self) -> tuple[str, ...]:
        """The names of the circle that a line for names can offer."""
        return self._names.to_offer()

    # --- Moving about

    def open(self, place: PlaceName) -> None:
        """Opens a place in front of what is there."""
        self._open_once(places.screen_of(place))

    action_open = open

    def open_day(self, day: date) -> None:
        """Opens the journal at a day, or at the one before if nothing was written."""
        from connectwell.tui.screens.journal.screen import JournalScreen

        journal = next((below for below in self.screen_stack if isinstance(below, JournalScreen)), None)
        if journal:
            self._back_to(journal, partial(journal.go_to, day))
        else:
            self.push_screen(JournalScreen(day if day < self.context.today() else None))

    def open_checkin(self, mode: Mode = "full", only: tuple[Need, ...] = (), day: date | None = None) -> None:
        """Resumes that day's open check-in, saying so, or begins one. If it can't be opened, says why."""
        self._pages.open_checkin(mode, only, day)

    def resume_checkin(self, id: str) -> None:
        """Resumes an unfinished check-in. If it can't be opened, says why."""
        self._pages.resume_checkin(id)

    def back_to_today(self) -> None:
        """Leaves every screen above Today once their words are saved. If that fails it says so, and stays."""
        self._back_to(self.screen_stack[0])

    action_back_to_today = back_to_today

    def action_check_in(self) -> None:
        """Begins, or goes on with today's open page, as on Today."""
        self._back_to(self.screen_stack[0], lambda: self.call_later(self.screen.run_action, "checkin"))

    def action_check_in_yesterday(self) -> None:
        """Begins yesterday's check-in, or goes on with it."""
        yesterday = shifted(self.context.today(), -1)
        self._back_to(self.screen_stack[0], lambda: self.open_checkin(day=yesterday))

    def action_glance(self) -> None:
        """The five ratings alone."""
        self._back_to(self.screen_stack[0], lambda: self.open_checkin("glance"))

    def action_discreet(self) -> None:
        """Shows on Today what was written and rated, or no longer."""
        self._back_to(self.screen_stack[0], lambda: self.call_later(self.screen.run_action, "discreet"))

    def action_help_now(self) -> None:
        """Help now, from anywhere."""
        from connectwell.tui.screens.help_now import HelpNowScreen

        self._open_above(HelpNowScreen(self._known_circle()))

    def action_settle(self) -> None:
        """A settling practice, then back to this line."""
        from connectwell.tui.screens.practice.settle import SettleScreen, begin_settling

        self.save_soon()
        try:
            settling = begin_settling(self.context)
        except ConnectwellError as fault:
            self.show_notice(str(fault))
        else:
            self._open_above(SettleScreen(settling))

    def action_feeling_words(self) -> None:
        """Offers words for how it is, and puts the chosen one where the person writes."""
        from connectwell.checkin.feelings import words_to_offer
        from connectwell.tui.screens.feelings import FeelingsDialog
        from connectwell.tui.widgets.editor import Editor

        editor = self.focused
        if not isinstance(editor, Editor):
            self.show_notice(wording.FEELINGS_WHERE)
            return
        context = self.context
        dialog = FeelingsDialog(lambda: words_to_offer(context), blinks=context.settings.motion)
        self.push_screen(dialog, editor.put_word)

    def action_hide(self) -> None:
        """Covers everything with a neutral screen at once; saves once that is painted."""
        from connectwell.tui.screens.hidden import HiddenScreen

        self.clear_notifications()
        hidden = HiddenScreen((self.context.settings.hide_key, *places.HIDE.keys))
        self.push_screen(hidden)
        hidden.call_after_refresh(self.save_soon)

    async def action_quit(self) -> None:
        """Saves and leaves. If saving fails or takes long, says so and stays; a second time, it leaves."""
        if self._leaving:
            self.stop_waiting()
            self.save_at_last()
            self.exit(return_code=0)
            return
        self.when_saved(
            lambda: self.exit(return_code=0),
            slow=lambda: self._ask_again(wording.LEAVE_ANYWAY),
            failed=lambda failure: self._ask_again(wording.LEAVE_UNSAVED.format(reason=failure)),
        )

    def _ask_again(self, why: str) -> None:
        self._leaving = True
        self.show_notice(why)

    def copy_to_clipboard(self, text: str) -> None:
        """Copies, and says how much: a terminal may refuse, and doesn't say so."""
        super().copy_to_clipboard(text)
        much = len(text) > _MUCH_TO_COPY
        self.show_notice(
            wording.COPIED_MUCH.format(n=f"{len(text):,}") if much else counted(len(text), *wording.COPIED)
        )

    def action_help_quit(self) -> None:
        """ctrl+c with nothing to copy: says how to leave. Textual would show a toast."""
        self.show_notice(wording.HOW_TO_LEAVE)

    def wrote_since_failure(self) -> None:
        """Resets the warning: words written since haven't been warned about. Who writes on, stays."""
        self._leaving = False
        self.stop_waiting()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While hidden, disables every key but the one that returns; a screen can't open itself again."""
        if self.front == "HiddenScreen":
            return action not in (
                "help_now",
                "settle",
                "hide",
                "feeling_words",
                "command_palette",
                "help_quit",
                "keys",
                "find",
            )
        return (self.front, action) not in (("HelpNowScreen", "help_now"), ("SettleScreen", "settle"))

    def report(self, error: Exception) -> str:
        """Notes what went wrong if the person asked for that, and returns where. Never raises."""
        if not self.context.settings.report:
            return ""
        from connectwell import fault_report

        return fault_report.report(
            self.context.places, error, terminal=os.environ.get("TERM", ""), size=(self.size.width, self.size.height)
        )

    # --- The palette

    def action_command_palette(self) -> None:
        """Opens it, once."""
        self.push_screen(CommandPalette(id="--command-palette"))

    def offers(self, screen: Screen[object]) -> Iterable[PaletteRow]:
        """Lists the screen's own commands, then the global ones it hasn't named already."""
        own = list(screen.commands()) if isinstance(screen, GuardedScreen) else []
        named = {command.said: command.name for command in places.PALETTE}  # a footer says less than the palette
        own = [offer._replace(name=named.get(offer.name, offer.name)) for offer in own]
        yield from own
        names = {offer.name for offer in own}
        for command in places.PALETTE:
            if command.offered(self.context.settings) and command.name not in names:
                yield PaletteRow(
                    command.name,
                    command.help,
                    places.key_to_display(command, self.context.settings),
                    partial(self.run_action, command.action),
                )

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Returns what the palette offers; none of Textual's own."""
        return (SystemCommand(offer.name, offer.help, offer.run) for offer in self.offers(screen))

    def action_find(self) -> None:
        """Opens the journal, ready to search."""
        from connectwell.tui.screens.journal.screen import JournalScreen

        if not isinstance(self.screen, JournalScreen):
            self._open_once(journal := JournalScreen())
            journal.call_after_refresh(journal.action_search)

    def action_keys(self) -> None:
        """Lists the keys of the screen in front, then those of every screen."""
        from connectwell.tui.screens.keys_dialog import KeysDialog

        front = self.screen
        if not isinstance(front, GuardedScreen) or isinstance(front, CommandPalette | KeysDialog):
            return
        own = dict(front.own_keys())
        shared = {
            "/".join(map(places.displayed, command.keys)): command.said
            for command in (*places.PALETTE, places.COMMANDS)
            if command.keys
        }
        self.push_screen(KeysDialog(list(own.items()), list(shared.items()), front.SIGNS))

    def action_set_theme(self, setting: str) -> None:
        """Changes the theme, here and in config.toml."""
        self.change(theme=setting)

    def action_set_motion(self, motion: bool) -> None:
        """Whether anything may move, here and in config.toml."""
        self.change(motion=motion)

    def action_choose_theme(self) -> None:
        """Lists the themes; each is seen while it is highlighted."""
        from connectwell.tui.screens.settings.dialogs import choose_theme

        choose_theme(self, self.context.settings.theme, lambda value: self.change(theme=value))

    def show_theme(self, setting: str) -> None:
        """Shows a theme, without choosing it."""
        self.theme = theme.theme_name(setting, self.available_themes)

    def follow_settings(self) -> None:
        """Shows the screens by the settings as they are now: the theme, motion, the key that hides."""
        settings = self.context.settings
        self.show_theme(settings.theme)
        self.animation_level = "full" if settings.motion else "none"
        own = settings.hide_key
        keys = {} if own == places.HIDE.key else {places.HIDE.action: f"{own},{places.HIDE.key}"}
        if keys != self._keymap:
            self.set_keymap(keys)

    def _settings_failed(self, why: str) -> None:
        """A change that was seen already couldn't be written: shows everything as it was, and says why."""
        self.follow_settings()
        for screen in self.screen_stack:
            if isinstance(screen, CompanionScreen) and screen.is_mounted:
                screen.follow_settings()
        self.show_notice(why)

    def get_key_display(self, binding: Binding) -> str:
        """Returns a key as the table displays it."""
        return binding.key_display or places.displayed(binding.key, super().get_key_display(binding))

    def change(self, **changes: object) -> None:
        """Changes settings; if they can't be written, says why."""
        try:
            self.context.change(**changes)
        except ConnectwellError as fault:
            self.show_notice(str(fault))
        self.follow_settings()


_MUCH_TO_COPY: Final = 50_000
"""Characters; some terminals drop longer copies, such as xterm and tmux by their defaults."""


def _collect_again() -> None:
    """Re-enables collection after start-up, which ran without it; what it allocated lives on, so it is frozen."""
    gc.freeze()
    gc.enable()
