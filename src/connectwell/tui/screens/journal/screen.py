"""The journal screen: finds, shows and changes past entries."""

from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from connectwell.entries.browser import EntryBrowser
from connectwell.entries.item_actions import is_item_action, is_possible
from connectwell.entries.view import View
from connectwell.tui.places import BACK, KEYS, undo_keys
from connectwell.tui.screen import CompanionScreen
from connectwell.tui.screens.journal.actions import EntryActions
from connectwell.tui.screens.journal.entry_list import EntryList
from connectwell.tui.screens.journal.entry_page import EntryPage
from connectwell.tui.screens.journal.loader import Loader
from connectwell.tui.screens.journal.navigation import JournalNavigation
from connectwell.tui.widgets.entry_line import SIGNS


class JournalScreen(CompanionScreen):
    """The list on the left, the page on the right; one at a time in a narrow window.

    Args:
        day: the newest day to list; None for all of them.
    """

    CSS_PATH = "journal.tcss"
    AUTO_FOCUS = "#entries"
    SIGNS = SIGNS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "Search", key_display="/"),
        Binding("down", "to_list", show=False),
        Binding("f5", "read_anew", "Read the list again", show=False, key_display="F5"),
        Binding("e", "edit", "Edit"),
        Binding("e", "mend", "Fix in your editor"),
        Binding("E,shift+e", "in_editor", "Open in your own editor", show=False, key_display="E"),
        Binding("D,shift+d", "move_day", "Move to another day", show=False, key_display="D"),
        Binding("x", "remove", "Remove"),
        Binding("x", "restore", "Restore"),
        Binding("c", "copies", "Both copies"),
        Binding("v", "versions", "Earlier versions", show=False),
        Binding("X,shift+x", "erase", "Erase for good", show=False, key_display="X"),
        *undo_keys(),
        Binding("f", "filters", "Filter"),
        Binding("m", "calendar", "Month"),
        Binding("t", "jump", "Go to a day", show=False),
        Binding("o", "this_day", "This day, earlier years", show=False),
        Binding("r", "resume", "Go on with it"),
        Binding("p", "put_away", "Show put away"),
        Binding("R,shift+r", "removed", "Show removed ones", show=False, key_display="R"),
        Binding("R,shift+r", "restore_removed", "Restore", show=False, key_display="R"),
        KEYS.on_today(),
        BACK.on_screen("leave", also="q"),
    ]

    def __init__(self, day: date | None = None) -> None:
        super().__init__()
        self._day = day
        self._coming_back = False

    @cached_property
    def _browser(self) -> EntryBrowser:
        return EntryBrowser(self.context)

    @cached_property
    def entries(self) -> EntryList:
        """The list."""
        context = self.context
        return EntryList(
            self._browser, context.today(), first=View(back_from=self._day), blinks=context.settings.motion, id="column"
        )

    @cached_property
    def _page(self) -> EntryPage:
        return EntryPage(self._browser, id="reader")

    @cached_property
    def _actions(self) -> EntryActions:
        return EntryActions(self, self._browser, self.entries)

    @cached_property
    def _finding(self) -> JournalNavigation:
        return JournalNavigation(self, self.entries)

    def compose_body(self) -> ComposeResult:
        """Yields the list and the page."""
        with Horizontal(id="shelf"):
            yield self.entries
            yield self._page

    def on_mount(self) -> None:
        """Rechecks the entry when the window gains focus: another window or program may have changed it."""
        self.watch(self.app, "app_focus", self._look_again, init=False)
        self.watch(self.entries, "shows_nothing", self._say_nothing)

    def _say_nothing(self, nothing: bool) -> None:
        self.set_class(nothing, "nothing")

    def on_screen_resume(self) -> None:
        """After resuming a page, reloads and returns to it; otherwise only checks the entry on the page."""
        if self._coming_back:
            self._coming_back = False
            self.entries.reload_list()
        else:
            self._look_again()

    def _look_again(self) -> None:
        if self.is_current:
            self.entries.check_for_changes()

    # --- Messages of the list

    @on(EntryList.Pointed)
    def show_page(self, message: EntryList.Pointed) -> None:
        """Shows the highlighted entry."""
        if message.moved:
            self._page.with_put_away = False
        self.refresh_bindings()
        self._page.show(message.item, self.entries.view.query.words)

    @on(EntryList.Opened)
    def read_page(self) -> None:
        """Focuses the page, to scroll it; in a narrow window it replaces the list."""
        self.add_class("reading")
        self._page.focus()

    @on(EntryList.Failed)
    def say_why(self, message: EntryList.Failed) -> None:
        """Shows why reading failed."""
        self.say(message.sentence)

    @on(Loader.LookedAgain)
    def compare(self, message: Loader.LookedAgain) -> None:
        """Says so if the entry on the page was changed elsewhere."""
        if said := self.entries.show_if_changed(message):
            self.say(said)

    # --- Keys

    @property
    def is_searching(self) -> bool:
        """Whether the search line has the focus."""
        return self.is_mounted and isinstance(self.focused, Input)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enables only the keys that apply to this entry; while a search is typed, letters are letters."""
        if self.is_searching and action not in ("leave", "to_list", "read_anew"):
            return False
        if is_item_action(action):
            return is_possible(action, self.entries.item)
        match action:
            case "undo":
                return self._browser.can_undo
            case "copies":
                return bool(self.entries.copy_handle)
            case "removed":
                return not self.entries.view.query.only_removed
            case "restore_removed":
                return self.entries.view.query.only_removed and self.entries.entry is not None
            case _:
                return True

    def action_search(self) -> None:
        """Focuses the search line."""
        self.remove_class("reading")
        self.add_class("searching")
        self.entries.focus_search()

    def action_to_list(self) -> None:
        """Moves from the search to its results."""
        self.entries.focus_list()

    def action_read_anew(self) -> None:
        """Reloads the list from disk."""
        self.entries.reload_list()

    def action_filters(self) -> None:
        """Asks which entries to show."""
        self._finding.ask_for_filters()

    def action_calendar(self) -> None:
        """Shows a month, to pick a day from."""
        self._finding.show_month()

    def action_jump(self) -> None:
        """Asks for a day and goes there."""
        self._finding.ask_for_day()

    def go_to(self, day: date) -> None:
        """Goes to the newest entry of a day, or to the one before."""
        self._finding.go_to(day)

    def action_this_day(self) -> None:
        """Shows this day in earlier years. Only ever on request."""
        self.entries.show(View(years_of=self.context.today()))

    def action_removed(self) -> None:
        """Shows or hides removed entries."""
        view, item = self.entries.view, self.entries.item
        query = replace(view.query, removed=not view.query.removed)
        self.entries.show(replace(view, query=query), keep=item.handle if item else None)

    def action_put_away(self) -> None:
        """Shows what is put away in this one entry, or hides it again."""
        self._page.toggle_put_away()
        self.refresh_bindings()

    def action_resume(self) -> None:
        """Resumes an open check-in or practice."""
        entry = self.entries.entry
        if entry and entry.kind == "practice":
            self._coming_back = True
            self.companion.resume_practice(entry.id)
        elif entry:
            self._coming_back = True
            self.companion.resume_checkin(entry.id)

    def action_edit(self) -> None:
        """Edits everything of the entry."""
        self._actions.edit(put_away=self._page.with_put_away, at=self._page.looked_at)

    def action_mend(self) -> None:
        """Opens the file of an unreadable entry, which has no words to edit."""
        self._actions.open_in_editor()

    def action_in_editor(self) -> None:
        """Opens the file in the person's own editor, even if it can't be read as an entry."""
        self._actions.open_in_editor()

    def action_move_day(self) -> None:
        """Asks for the day it belongs to."""
        self._actions.move_to_day()

    def action_remove(self) -> None:
        """Removes the entry from lists, until it is restored."""
        self._actions.remove()

    def action_restore(self) -> None:
        """Restores a removed entry."""
        self._actions.restore()

    def action_restore_removed(self) -> None:
        """Restores an entry, on the key that shows removed ones, when only those are listed."""
        self._actions.restore()

    def action_copies(self) -> None:
        """Shows an entry and its copy side by side."""
        self._actions.compare_copies(put_away=self._page.with_put_away)

    def action_versions(self) -> None:
        """Shows earlier versions of the entry."""
        self._actions.show_versions(put_away=self._page.with_put_away)

    def action_erase(self) -> None:
        """Asks for a typed confirmation first."""
        self._actions.erase()

    def action_undo(self) -> None:
        """Undoes the last change on this screen."""
        self._actions.undo()

    def action_leave(self) -> None:
        """Leaves the page for the list, the results for the whole list, then the screen."""
        if self.has_class("reading") and not self.is_searching:
            self.remove_class("reading")
            self.entries.focus_list()
        elif self._show_everything():
            self.entries.focus_list()
        else:
            self.dismiss()

    def _show_everything(self) -> bool:
        """Clears search and filters; returns False if there were none."""
        was_searching = self.has_class("searching")
        self.remove_class("searching")
        return self.entries.show_everything() or was_searching
