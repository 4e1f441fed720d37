"""What was written before: found again, read, and changed."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property, partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from connectwell.entries.acts import can, is_act
from connectwell.entries.browser import EntryBrowser
from connectwell.entries.view import View
from connectwell.tui.places import BACK
from connectwell.tui.screen import CompanionScreen
from connectwell.tui.screens.journal.actions import EntryActions
from connectwell.tui.screens.journal.entry_list import EntryList
from connectwell.tui.screens.journal.entry_page import EntryPage
from connectwell.tui.screens.journal.finding import Finding
from connectwell.tui.screens.journal.loader import Loader
from connectwell.tui.widgets.entry_line import SIGNS


class JournalScreen(CompanionScreen):
    """The list at the left, the page at the right; on a narrow window one at a time."""

    CSS_PATH = "journal.tcss"
    AUTO_FOCUS = "#entries"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "Search", key_display="/"),
        Binding("down", "to_list", show=False),
        Binding("f5", "read_anew", "Read the list anew", show=False, key_display="F5"),
        Binding("e", "edit", "Edit"),
        Binding("e", "mend", "Mend in your editor"),
        Binding("E,shift+e", "in_editor", "Open in your own editor", show=False, key_display="E"),
        Binding("D,shift+d", "move_day", "Move to another day", show=False, key_display="D"),
        Binding("x", "remove", "Remove"),
        Binding("x", "restore", "Restore"),
        Binding("c", "copies", "Both copies"),
        Binding("v", "versions", "Earlier versions", show=False),
        Binding("X,shift+x", "erase", "Erase for good", show=False, key_display="X"),
        Binding("u", "undo", "Undo"),
        Binding("f", "filters", "Filter"),
        Binding("m", "calendar", "Month"),
        Binding("g", "jump", "Go to a day", show=False),
        Binding("o", "this_day", "This day, earlier years", show=False),
        Binding("r", "resume", "Go on with it"),
        Binding("p", "put_away", "Show put away"),
        Binding("R,shift+r", "removed", "Show removed ones", show=False, key_display="R"),
        Binding("R,shift+r", "restore_removed", "Restore", show=False, key_display="R"),
        Binding("question_mark", "keys", "Keys", key_display="?"),
        BACK.on_screen("leave", also="q"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._coming_back = False

    @cached_property
    def _browser(self) -> EntryBrowser:
        return EntryBrowser(self.context)

    @cached_property
    def entries(self) -> EntryList:
        """The list."""
        return EntryList(self._browser, blinks=self.context.settings.motion, id="column")

    @cached_property
    def _page(self) -> EntryPage:
        return EntryPage(self._browser, id="reader")

    @cached_property
    def _actions(self) -> EntryActions:
        return EntryActions(self, self._browser, self.entries)

    @cached_property
    def _finding(self) -> Finding:
        return Finding(self, self.entries)

    def compose_body(self) -> ComposeResult:
        """The list and the page."""
        with Horizontal(id="shelf"):
            yield self.entries
            yield self._page

    def on_mount(self) -> None:
        """Another window may be in front, and another program may have the file."""
        self.watch(self.app, "app_focus", self._look_again, init=False)
        self.watch(self.entries, "shows_nothing", self._say_nothing)

    def _say_nothing(self, nothing: bool) -> None:
        self.set_class(nothing, "nothing")

    def on_screen_resume(self) -> None:
        """Back from going on with a page: read anew, and back to that page. From elsewhere, all is as it was."""
        if self._coming_back:
            self._coming_back = False
            self.entries.read_anew()
        else:
            self._look_again()

    def _look_again(self) -> None:
        if self.is_current:
            self.entries.look_again()

    # --- What the list tells

    @on(EntryList.Pointed)
    def show_page(self, message: EntryList.Pointed) -> None:
        """The page follows the cursor."""
        if message.moved:
            self._page.with_put_away = False
        self.refresh_bindings()
        self._page.show(message.item, self.entries.view.query.words)

    @on(EntryList.Opened)
    def read_page(self) -> None:
        """Into the page, to scroll it; on a narrow window it takes the list's place."""
        self.add_class("reading")
        self._page.focus()

    @on(EntryList.Failed)
    def say_why(self, message: EntryList.Failed) -> None:
        """A line above the keys."""
        self.say(message.sentence)

    @on(Loader.LookedAgain)
    def compare(self, message: Loader.LookedAgain) -> None:
        """Says where the entry on the page was changed somewhere else."""
        if said := self.entries.take_in(message):
            self.say(said)

    # --- Keys

    @property
    def is_searching(self) -> bool:
        """Whether what is typed goes into the search."""
        return self.is_mounted and isinstance(self.focused, Input)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done with this entry; while a search is typed, letters are letters."""
        if self.is_searching and action not in ("leave", "to_list", "read_anew"):
            return False
        if is_act(action):
            return can(action, self.entries.item)
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
        """To the line at the top."""
        self.remove_class("reading")
        self.add_class("searching")
        self.entries.focus_search()

    def action_to_list(self) -> None:
        """From the search to what it found."""
        self.entries.focus_list()

    def action_read_anew(self) -> None:
        """The list as it is on disk now."""
        self.entries.read_anew()

    def action_filters(self) -> None:
        """Asks what to show."""
        self._finding.ask_for_filters()

    def action_calendar(self) -> None:
        """A month, and from it to a day."""
        self._finding.show_month()

    def action_jump(self) -> None:
        """Asks for a day and goes there."""
        self._finding.ask_for_day()

    def action_this_day(self) -> None:
        """The same day in earlier years. Only ever when asked for."""
        self.entries.show(View(years_of=self.context.today()))

    def action_removed(self) -> None:
        """Removed ones among the others, or not."""
        view, item = self.entries.view, self.entries.item
        query = replace(view.query, removed=not view.query.removed)
        self.entries.show(replace(view, query=query), keep=item.handle if item else None)

    def action_put_away(self) -> None:
        """Shows what is put away in this one entry, or hides it again."""
        self._page.toggle_put_away()
        self.refresh_bindings()

    def action_resume(self) -> None:
        """Goes on with an open page."""
        if self.entries.entry:
            self._coming_back = True
            self.companion.resume_checkin(self.entries.entry.id)

    def action_edit(self) -> None:
        """The words of each part."""
        self._actions.edit()

    def action_mend(self) -> None:
        """What cannot be read has no words to edit; its file can be mended."""
        self._actions.open_in_editor()

    def action_in_editor(self) -> None:
        """The file itself, in the person's own editor; also one that cannot be read."""
        self._actions.open_in_editor()

    def action_move_day(self) -> None:
        """Asks for the day it belongs to."""
        self._actions.move_to_day()

    def action_remove(self) -> None:
        """Out of lists, until it is restored."""
        self._actions.remove()

    def action_restore(self) -> None:
        """Back into lists."""
        self._actions.restore()

    def action_restore_removed(self) -> None:
        """Where only removed ones are, the key that shows them brings one back."""
        self._actions.restore()

    def action_copies(self) -> None:
        """An entry and its copy side by side."""
        self._actions.compare_copies(put_away=self._page.with_put_away)

    def action_versions(self) -> None:
        """What the entry was before."""
        self._actions.show_versions(put_away=self._page.with_put_away)

    def action_erase(self) -> None:
        """Asks for a typed word first."""
        self._actions.erase()

    def action_undo(self) -> None:
        """The last change on this screen, taken back."""
        self._actions.undo()

    def action_keys(self) -> None:
        """Which keys work here, and what the signs in the list mean."""
        from connectwell.tui.screens.dialogs import KeysDialog

        keys = [(key, binding.description) for key, binding in self._own_keys()]
        self.app.push_screen(KeysDialog(keys, SIGNS))

    def action_leave(self) -> None:
        """Out of the page to the list, out of what was found to everything, then to where it was opened."""
        if self.has_class("reading") and not self.is_searching:
            self.remove_class("reading")
            self.entries.focus_list()
        elif self._show_everything():
            self.entries.focus_list()
        else:
            self.dismiss()

    def _show_everything(self) -> bool:
        """Takes search and filters away; False where there was nothing to take away."""
        was_searching = self.has_class("searching")
        self.remove_class("searching")
        return self.entries.show_everything() or was_searching

    def commands(self) -> Iterable[SystemCommand]:
        """What the palette offers besides, while this screen is open."""
        for key, binding in self._own_keys():
            yield SystemCommand(binding.description, f"Here, with {key}", partial(self.run_action, binding.action))

    def _own_keys(self) -> list[tuple[str, Binding]]:
        """The keys that do something on this screen now, as they are shown; those that work everywhere are left out."""
        active = [one.binding for one in self.active_bindings.values() if one.node is self and one.enabled]
        ours = [one for one in active if one.description and not one.action.startswith(("app.", "screen."))]
        once = {binding.action: binding for binding in reversed(ours)}
        return [(self.app.get_key_display(binding), binding) for binding in reversed(once.values())]
