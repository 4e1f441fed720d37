"""Keeps the journal's list as the entries are now: what was changed here, and what another program changed."""

from textual import on, work
from textual.message import Message
from textual.widgets import OptionList

from connectwell.errors import ConnectwellError, EntryNotFound
from connectwell.journal import Readable
from connectwell.model.entry import Entry
from connectwell.tui import wording
from connectwell.tui.screens.journal.entry_list import JournalList
from connectwell.tui.screens.journal.listing import Row
from connectwell.tui.widgets.entry_line import line_of


class JournalCurrent(JournalList):
    """Looks again at the entry on the page whenever the person comes back to it."""

    class LookedAgain(Message):
        """An entry as it is on disk; None where it went away. `changes` is how many were made here before."""

        def __init__(self, handle: str, entry: Entry | None, changes: int) -> None:
            super().__init__()
            self.handle, self.entry, self.changes = handle, entry, changes

    def __init__(self) -> None:
        super().__init__()
        self._changes = 0

    def on_mount(self) -> None:
        """Another window was in front, and perhaps another program had the file."""
        self.watch(self.app, "app_focus", self.look_again, init=False)

    def _row_at(self, handle: str) -> int | None:
        return next((n for n, row in enumerate(self.rows) if row.item.handle == handle), None)

    def show_changed(self, before: Entry | None, after: Entry) -> None:
        """Shows an entry as it is now: on its row where it can stay there, else in a list that is read anew."""
        self._changes += 1
        at = self._row_at(after.id)
        if self.asking.leaves_out(after):
            self.take_away(after.id)
        elif at is None or before is None or before.day != after.day:
            self.action_read_anew(after.id)
        else:
            item = Readable(after, None, after.id)
            self.rows[at] = Row(item, line_of(item, self.asking.query.words))
            entries = self.query_one("#entries", OptionList)
            entries.replace_option_prompt_at_index(at, self.rows[at].line)
            if entries.highlighted == at:
                self.show_item()

    def look_again(self) -> None:
        """Whether the entry on the page was changed somewhere else, while another screen or window was in front."""
        item = self.item()
        if self.is_current and isinstance(item, Readable) and not item.copy_of:
            self._look_again(item.handle, self._changes)

    @work(thread=True, group="look-again", exclusive=True)
    def _look_again(self, handle: str, changes: int) -> None:
        try:
            self.post_message(self.LookedAgain(handle, self.context.journal.get(handle), changes))
        except EntryNotFound:
            self.post_message(self.LookedAgain(handle, None, changes))
        except ConnectwellError:  # it is damaged now; the list read anew says how
            self.app.call_from_thread(self.action_read_anew)

    @on(LookedAgain)
    def compare(self, message: LookedAgain) -> None:
        """Shows what is there now, where it isn't what the list has, and says so."""
        at = self._row_at(message.handle)
        item = self.rows[at].item if at is not None else None
        if not isinstance(item, Readable) or item.entry == message.entry:
            return
        if self.is_reading or message.changes != self._changes:  # the list is on its way to being right
            return
        if message.entry is None:
            self.take_away(message.handle)
            self.say(wording.GONE_ELSEWHERE)
        else:
            self.show_changed(item.entry, message.entry)
            self.say(wording.CHANGED_ELSEWHERE)

    def take_away(self, handle: str) -> None:
        """Its row goes; the cursor stays where it is."""
        at = self._row_at(handle)
        if at is None:
            return
        del self.rows[at]
        entries = self.query_one("#entries", OptionList)
        cursor = entries.highlighted or 0
        entries.remove_option_at_index(at)
        entries.highlighted = min(cursor - (at < cursor), len(self.rows) - 1) if self.rows else None
        self.show_item()
        self.tell_nothing()
