"""Changes to entries from the journal's list. One key undoes the last one."""

from collections.abc import Callable
from datetime import date
from functools import partial

from connectwell import sentences
from connectwell.entries import page
from connectwell.entries.browser import EntryBrowser
from connectwell.entries.changes import ChangedSince, EntryChange
from connectwell.entries.entry_editing import EntryEditing
from connectwell.entries.item_lookup import item_id
from connectwell.errors import ConnectwellError
from connectwell.journal import CopyChoice
from connectwell.tui import wording
from connectwell.tui.screen import CompanionScreen
from connectwell.tui.screens.journal.entry_list import EntryList


class EntryActions:
    """Acts on the highlighted entry: words, day, removing, restoring, earlier versions, copies, erasing.

    Args:
        screen: shows dialogs and notices.
        browser: changes the entries.
        entries: the list.
    """

    def __init__(self, screen: CompanionScreen, browser: EntryBrowser, entries: EntryList) -> None:
        self._screen, self._browser, self._entries = screen, browser, entries

    def _change(self, act: Callable[[str], EntryChange], said: str) -> None:
        """Applies a change to the entry as on disk now, and shows the result."""
        entry = self._entries.entry
        if entry is None:
            return
        self._screen.act(lambda: act(entry.id), lambda change: self.show_changed(change, said))

    def show_changed(self, change: EntryChange, said: str) -> None:
        """Shows the changed entry, with a notice that names the undo key."""
        self._entries.show_change(change)
        self._screen.say(f"{said} {wording.UNDO_KEY}" if self._browser.can_undo else said)
        self._screen.refresh_bindings()

    def remove(self) -> None:
        """Removes the entry from lists, until it is restored."""
        self._change(self._browser.remove, wording.REMOVED)

    def restore(self) -> None:
        """Restores a removed entry."""
        self._change(self._browser.restore, sentences.RESTORED)

    def undo(self) -> None:
        """Undoes the last change."""

        def show(undone: EntryChange | CopyChoice | None) -> None:
            if isinstance(undone, EntryChange):
                from connectwell.entries.undone import what_was_undone

                self.show_changed(undone, what_was_undone(undone, self._screen.context.today()))
            elif undone:
                self._entries.reload_list(undone.handle)
                self._screen.refresh_bindings()
                self._screen.say(sentences.UNDONE)

        def failed(fault: ConnectwellError) -> None:
            self._screen.say(wording.CHANGED_SINCE if isinstance(fault, ChangedSince) else str(fault))

        self._screen.act(self._browser.undo, show, failed)

    def move_to_day(self) -> None:
        """Asks for the day it belongs to."""
        from connectwell.tui.screens.questions import DayDialog

        entry = self._entries.entry
        if entry is None:
            return
        here = entry.day

        def move(day: date | None) -> None:
            if day and day != here:
                said = wording.MOVED.format(day=sentences.weekday_in_year(day, self._screen.context.today()))
                self._change(lambda entry_id: self._browser.move_to_day(entry_id, day), said)

        context = self._screen.context
        dialog = DayDialog(wording.MOVE_DAY, today=context.today(), given=here, blinks=context.settings.motion)
        self._screen.app.push_screen(dialog, move)

    def edit(self, *, put_away: bool = False, at: str = "") -> None:
        """Edits everything of the entry.

        Args:
            put_away: whether what is put away is shown, and so edited as well.
            at: the id of the part to begin at.
        """
        from connectwell.tui.screens.journal.editing import EditScreen

        entry = self._entries.entry
        if entry is None:
            return

        def show(editing: EntryEditing) -> None:
            def back(_: None) -> None:
                if changes := editing.changes:
                    self._browser.remember(*changes)
                    self.show_changed(changes[-1], sentences.SAVED)

            self._screen.app.push_screen(EditScreen(editing, at), back)

        self._screen.open_with(lambda: self._browser.edit(entry.id, put_away=put_away), show)

    def open_in_editor(self) -> None:
        """Opens the file in the person's own editor, even if it can't be read as an entry."""
        from connectwell.tui.screens.journal.external_editor import ExternalEditor

        if entry_id := item_id(self._entries.item):
            editor = ExternalEditor(self._screen, self._browser, self._entries, self.show_changed)
            self._screen.run_worker(editor.open(entry_id), group="by-hand", exclusive=True)

    def show_versions(self, *, put_away: bool) -> None:
        """Shows earlier versions of the entry."""
        from connectwell.tui.screens.journal.versions import VersionsScreen

        entry = self._entries.entry
        if entry is None:
            return
        screen = VersionsScreen(self._browser, entry, put_away=put_away)

        def back(_: None) -> None:
            if screen.change:
                self.show_changed(screen.change, wording.BROUGHT_BACK)

        self._screen.app.push_screen(screen, back)

    def compare_copies(self, *, put_away: bool) -> None:
        """Shows an entry and its copy side by side."""
        from connectwell.tui.screens.journal.copies import CopiesScreen

        handle = self._entries.copy_handle

        def show(choice: CopyChoice) -> None:
            screen = CopiesScreen(self._browser, choice, put_away=put_away)

            def back(_: None) -> None:
                if screen.change:
                    self._entries.drop_row(handle)
                    self.show_changed(screen.change, screen.said)

            self._screen.app.push_screen(screen, back)

        self._screen.open_with(lambda: self._browser.copy_choice(handle), show)

    # --- Erasing

    def erase(self) -> None:
        """Asks for a typed confirmation first."""
        from connectwell.tui.screens.questions import EraseDialog

        entry, entry_id = self._entries.entry, item_id(self._entries.item)

        def erase(really: bool | None) -> None:
            if really:
                self._screen.run_worker(partial(self._erase, entry_id), thread=True, group="erase")

        if entry_id:
            named = page.title_of(entry, self._screen.context.today()) if entry else entry_id
            self._screen.app.push_screen(EraseDialog(named, blinks=self._screen.context.settings.motion), erase)

    def _erase(self, entry_id: str) -> None:
        """Erases in a thread: every file of that year is searched for copies of the entry."""
        try:
            stays = self._browser.erase(entry_id)
        except ConnectwellError as fault:
            self._screen.app.call_from_thread(self._screen.say, str(fault))
        else:
            self._screen.app.call_from_thread(self._erased, entry_id, stays)

    def _erased(self, entry_id: str, stays: tuple[str, ...]) -> None:
        self._entries.drop_rows_of(entry_id)
        self._screen.say(" ".join(filter(None, [wording.ERASED, sentences.still_there(stays)])))
