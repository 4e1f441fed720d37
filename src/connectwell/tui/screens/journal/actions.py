"""What changes an entry from the journal's list. Each change can be taken back with one key."""

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from connectwell import sentences
from connectwell.entries import page, revise
from connectwell.entries.rewording import parts_of
from connectwell.errors import ConnectwellError
from connectwell.journal import CopyInHand, Item, Readable
from connectwell.model.entry import Entry
from connectwell.model.putting_away import put_away_in
from connectwell.tui import wording
from connectwell.tui.screens.journal.current import JournalCurrent
from connectwell.tui.screens.journal.undo import LastChange


def is_of(item: Item, entry_id: str) -> bool:
    """Whether it is this entry, readable or not, or a copy of it."""
    return item.handle == entry_id or (isinstance(item, Readable) and item.copy_of == entry_id)


class JournalMending(JournalCurrent):
    """Words, day, removing, restoring, earlier versions, erasing."""

    BINDINGS: ClassVar[list[BindingType]] = [
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
    ]

    def __init__(self) -> None:
        super().__init__()
        self._last: LastChange | None = None
        self._set_aside: CopyInHand | None = None  # a copy that was, where that was the last change

    def entry(self) -> Entry | None:
        """The entry that the cursor is on; None for what cannot be read, and for a copy of an entry."""
        item = self.item()
        return item.entry if isinstance(item, Readable) and not item.copy_of else None

    def today(self) -> date:
        """The person's own day."""
        return self.context.today()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done with this entry."""
        entry = self.entry()
        match action:
            case "edit":
                return entry is not None and bool(parts_of(entry, sentences.NEED_NAMES) or put_away_in(entry))
            case "remove":
                return entry is not None and entry.removed is None
            case "restore":
                return entry is not None and entry.removed is not None
            case "move_day" | "versions":
                return entry is not None
            case "copies":
                return bool(self._copy_handle())
            case "mend":
                return entry is None and self.entry_id() != ""
            case "in_editor" | "erase":
                return self.entry_id() != ""
            case "undo":
                return self._last is not None or self._set_aside is not None
            case _:
                return True

    def entry_id(self) -> str:
        """The id of what the cursor is on, readable or not; empty for a copy, or where there is nothing."""
        item = self.item()
        return "" if item is None or (isinstance(item, Readable) and item.copy_of) else item.handle

    # --- Changing

    def _change(self, act: Callable[[Entry], Entry], said: str) -> None:
        """Does something to the entry as it is on disk now, and shows what came of it."""
        entry = self.entry()
        if entry is None:
            return
        try:
            before = self.context.journal.get(entry.id)
            self.changed(LastChange(before, act(before)), said)
        except ConnectwellError as fault:
            self.say(str(fault))

    def changed(self, change: LastChange, said: str) -> None:
        """Remembers a change, for the key that takes it back, and shows the entry as it is now."""
        self._last, self._set_aside = change, None
        self.show_changed(change.before, change.after)
        self.say(f"{said} {wording.UNDO_KEY}")

    def action_remove(self) -> None:
        """Out of lists, until it is restored."""
        self._change(lambda entry: self.context.journal.remove(entry.id), wording.REMOVED)

    def action_restore(self) -> None:
        """Back into lists."""
        self._change(lambda entry: self.context.journal.restore(entry.id), sentences.RESTORED)

    def action_undo(self) -> None:
        """The last change on this screen, taken back."""
        try:
            if self._set_aside:
                self._set_aside.put_back()
                self.mended(self._set_aside.handle)
                self.say(wording.UNDONE)
            elif self._last:
                self.changed(self._last.undone(self.context.journal), wording.UNDONE)
        except ConnectwellError as fault:
            self.say(str(fault))

    def action_move_day(self) -> None:
        """Asks for the day it belongs to."""
        from connectwell.tui.screens.dialogs import DayDialog

        entry = self.entry()
        if entry is None:
            return
        journal, today = self.context.journal, self.today()

        def move(day: date | None) -> None:
            if day and day != entry.day:
                said = wording.MOVED.format(day=page.long_day(day))
                self._change(lambda now: revise.move_to_day(journal, now.id, day, today), said)

        blinks = self.context.settings.motion
        self.app.push_screen(DayDialog(wording.MOVE_DAY, today=today, given=entry.day, blinks=blinks), move)

    def action_edit(self) -> None:
        """The words of each part."""
        from connectwell.tui.screens.journal.editing import EditScreen

        entry = self.entry()
        if entry is None:
            return
        if not parts_of(entry, sentences.NEED_NAMES):
            self.say(wording.stay_put_away(len(put_away_in(entry))))
            return
        try:
            screen = EditScreen(self.context.journal.edit(entry.id))
        except ConnectwellError as fault:
            self.say(str(fault))
            return

        def back(_: None) -> None:
            if screen.change:
                self.changed(screen.change, sentences.SAVED)

        self.app.push_screen(screen, back)

    def action_in_editor(self) -> None:
        """The file itself, in the person's own editor; also one that cannot be read."""
        from connectwell.tui.screens.journal.own_editor import edit_by_hand

        if entry_id := self.entry_id():
            self.run_worker(edit_by_hand(self, entry_id, self.today()), group="by-hand", exclusive=True)

    def action_mend(self) -> None:
        """What cannot be read has no words to edit; its file can be mended."""
        self.action_in_editor()

    def action_versions(self) -> None:
        """What the entry was before."""
        from connectwell.tui.screens.journal.versions import VersionsScreen

        entry = self.entry()
        if entry is None:
            return
        screen = VersionsScreen(entry, put_away=self.with_put_away)

        def back(_: None) -> None:
            if screen.change:
                self.changed(screen.change, wording.BROUGHT_BACK)

        self.app.push_screen(screen, back)

    def _copy_handle(self) -> str:
        """The copy that the cursor is on, or a copy of the entry that it is on; empty where there is none."""
        item = self.item()
        if not isinstance(item, Readable):
            return ""
        if item.copy_of:
            return item.handle
        copies = (row.item for row in self.rows if isinstance(row.item, Readable) and row.item.copy_of)
        return next((copy.handle for copy in copies if copy.copy_of == item.entry.id), "")

    def action_copies(self) -> None:
        """An entry and its copy side by side."""
        from connectwell.tui.screens.journal.copies import CopiesScreen

        handle = self._copy_handle()
        try:
            screen = CopiesScreen(self.context.journal.copy_in_hand(handle), put_away=self.with_put_away)
        except ConnectwellError as fault:
            self.say(str(fault))
            return

        def back(_: None) -> None:
            if screen.kept:
                self.take_away(handle)
                self._last, self._set_aside = screen.change, screen.set_aside
                self.show_changed(screen.change.before if screen.change else None, screen.kept)
                can_undo = self._last or self._set_aside
                self.say(f"{screen.said} {wording.UNDO_KEY}" if can_undo else screen.said)
                self.refresh_bindings()

        self.app.push_screen(screen, back)

    def mended(self, handle: str) -> None:
        """What could not be read, or wasn't there, can be now."""
        self._last = self._set_aside = None
        self.action_read_anew(handle)
        self.refresh_bindings()

    # --- Erasing

    def action_erase(self) -> None:
        """Asks for a typed word first."""
        from connectwell.tui.screens.dialogs import EraseDialog

        entry, entry_id = self.entry(), self.entry_id()
        named = f"{page.kind_of(entry)}, {page.long_day(entry.day)}, {entry.id[16:]}" if entry else entry_id

        def erase(really: bool | None) -> None:
            if really:
                self._erase(entry_id)

        if entry_id:
            self.app.push_screen(EraseDialog(named, blinks=self.context.settings.motion), erase)

    @work(thread=True, group="erase")
    def _erase(self, entry_id: str) -> None:
        """In a thread: every file of that year is looked into for copies of it."""
        try:
            self.context.journal.erase(entry_id)
            said = ""
        except ConnectwellError as fault:
            said = str(fault)
        self.app.call_from_thread(self._erased, entry_id, said)

    def _erased(self, entry_id: str, fault: str) -> None:
        if not fault:
            if self._last and self._last.after.id == entry_id:
                self._last = None
            if self._set_aside and self._set_aside.copy.id == entry_id:
                self._set_aside = None
            for row in [row for row in self.rows if is_of(row.item, entry_id)]:
                self.take_away(row.item.handle)
        self.say(fault or wording.ERASED)
