"""The journal's list and the page beside it: reading, searching, going about. What changes in it is elsewhere."""

from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from connectwell.errors import ConnectwellError
from connectwell.journal import Item, Readable
from connectwell.model.text import visible
from connectwell.tui import wording
from connectwell.tui.screens.journal.listing import Asking, Row, place
from connectwell.tui.screens.journal.loader import JournalReading
from connectwell.tui.widgets.one_line import OneLine
from connectwell.tui.widgets.reader import Reader

_AFTER_TYPING = 0.12
"""Seconds from the last keystroke to the search."""


class JournalList(JournalReading):
    """Newest first. More are read as the end of the list comes near."""

    CSS_PATH = "journal.tcss"
    AUTO_FOCUS = "#entries"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "Search", key_display="/"),
        Binding("down", "to_list", show=False),
        Binding("f5", "read_anew", "Read the list anew", show=False, key_display="F5"),
    ]

    class RawWasRead(Message):
        """The text of a file that cannot be read as an entry."""

        def __init__(self, item: Item, raw: str) -> None:
            super().__init__()
            self.item, self.raw = item, raw

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self._list: OptionList | None = None  # asked for at every key: looked up once
        self._keep: str | None = None
        self._at_least = 0
        self.with_put_away = False
        self._typing: Timer | None = None

    def compose_body(self) -> ComposeResult:
        """The list at the left, the page at the right; on a narrow window one at a time."""
        with Horizontal(id="shelf"):
            with Vertical(id="column"):
                yield OneLine(blinks=self.context.settings.motion, placeholder=wording.SEARCH, id="search")
                yield Static("", id="about", classes="quiet", markup=False)
                self._list = OptionList(id="entries", markup=False, compact=True)
                yield self._list
                yield Static("", id="nothing", classes="plain", markup=False)
                yield Static("", id="progress", classes="quiet", markup=False)
            yield Reader(id="reader")

    def on_mount(self) -> None:
        """Begins to read; what search needs is brought up to date after the first paint."""
        self.ask(self.asking)
        self.call_after_refresh(self.refresh_index)

    # --- Rows

    @on(JournalReading.IsReading)
    def tell_progress(self, message: JournalReading.IsReading) -> None:
        """A quiet line under the list."""
        line = self.query_one("#progress", Static)
        line.update(wording.READING_JOURNAL.format(done=message.done, total=message.total))
        line.display = message.done < message.total

    def show_rows(self, rows: list[Row], trouble: str) -> None:
        """Some more of the list."""
        self._add(rows)
        self._point()
        if trouble:
            self.say(trouble)
        if self._keep or not self.rows:
            self.read_more()
        self._tell_about()
        self.tell_nothing(trouble)

    def tell_nothing(self, trouble: str = "") -> None:
        """Where nothing is in the list: why, and what to do."""
        self.query_one("#nothing", Static).update(trouble or self.asking.nothing())
        self.set_class(self.read_all and not self.rows, "nothing")

    def _tell_about(self) -> None:
        """What the list leaves out, and how many there are."""
        about = self.query_one("#about", Static)
        counted = wording.FOUND if self.read_all else wording.FOUND_MORE
        said = [self.asking.said(), counted.format(count=len(self.rows)) if self.rows else ""]
        about.update(visible(" · ".join(part for part in said if part)))
        about.display = not self.asking.everything

    def begin_rows(self) -> None:
        """The list begins anew."""
        self.rows = []
        self.query_one("#entries", OptionList).clear_options()
        self.query_one("#reader", Reader).show_nothing()
        if not (self._keep and self._at_least):
            self._at_least = 0

    def _add(self, rows: list[Row]) -> None:
        entries = self.query_one("#entries", OptionList)
        if self.rows and rows and self.asking.by_moment and place(rows[0]) > place(self.rows[-1]):
            self._keep = self._keep or (item.handle if (item := self.item()) else None)
            self.rows = sorted([*self.rows, *rows], key=place, reverse=True)
            entries.clear_options()
            entries.add_options([Option(row.line) for row in self.rows])
        else:
            self.rows += rows
            entries.add_options([Option(row.line) for row in rows])

    def _point(self) -> None:
        """Puts the cursor on the row to keep, once it is there; else on the first."""
        entries = self.query_one("#entries", OptionList)
        handles = [row.item.handle for row in self.rows]
        if self._keep in handles:
            entries.highlighted = handles.index(self._keep)
            self._keep = None
        elif self.rows and (self.read_all or len(self.rows) >= self._at_least):
            self._keep = None
        if entries.highlighted is None and self.rows and self._keep is None:
            entries.highlighted = 0

    # --- The page

    def row(self) -> Row | None:
        """The row that the cursor is on."""
        at = self._list.highlighted if self._list else None
        return self.rows[at] if at is not None and at < len(self.rows) else None

    def item(self) -> Item | None:
        """What the cursor is on."""
        row = self.row()
        return row.item if row else None

    def point_at(self, row: Row | None) -> None:
        """Puts the cursor on one of the rows."""
        if row:
            entries = self.query_one("#entries", OptionList)
            entries.highlighted = self.rows.index(row)
            entries.focus()

    @on(OptionList.OptionHighlighted)
    def follow(self, message: OptionList.OptionHighlighted) -> None:
        """The page beside the list follows the cursor."""
        self.with_put_away = False
        self.show_item()
        if message.option_index >= len(self.rows) - 10:
            self.read_more()

    @on(OptionList.OptionSelected)
    def read_entry(self) -> None:
        """Enter: into the page, to scroll it; on a narrow window it takes the list's place."""
        self.add_class("reading")
        self.query_one("#reader").focus()

    def show_item(self) -> None:
        """The page of what the cursor is on."""
        item = self.item()
        self.refresh_bindings()
        if isinstance(item, Readable):
            words = self.asking.query.words
            shares = () if item.copy_of else self.context.journal.shares_of(item.entry.id)
            reader = self.query_one("#reader", Reader)
            reader.show_page(item, words=words, put_away=self.with_put_away, shares=shares)
        elif item:
            self._read_raw(item)
        else:
            self.query_one("#reader", Reader).show_nothing()

    @work(thread=True, group="raw", exclusive=True)
    def _read_raw(self, item: Item) -> None:
        try:
            raw = self.context.journal.raw(item.handle)
        except ConnectwellError as fault:  # it went away since the list was read
            raw = str(fault)
        self.post_message(self.RawWasRead(item, raw))

    @on(RawWasRead)
    def show_raw(self, message: RawWasRead) -> None:
        """A file that cannot be read: the reason, and what stands in it."""
        item = message.item
        if item is self.item() and not isinstance(item, Readable):
            self.query_one("#reader", Reader).show_raw(item.reason, message.raw)

    # --- Searching

    @property
    def is_searching(self) -> bool:
        """Whether what is typed goes into the search."""
        return self.is_mounted and isinstance(self.focused, Input)

    def action_search(self) -> None:
        """To the line at the top."""
        self.remove_class("reading")
        self.add_class("searching")
        self.query_one("#search").focus()

    def action_to_list(self) -> None:
        """From the search to what it found."""
        self.query_one("#entries").focus()

    @on(Input.Submitted, "#search")
    def search_entered(self) -> None:
        """Enter: to what was found."""
        self.action_to_list()

    @on(Input.Changed, "#search")
    def search_typed(self) -> None:
        """Searches a moment after the last keystroke."""
        if self._typing:
            self._typing.stop()
        self._typing = self.set_timer(_AFTER_TYPING, self._search)

    def _search(self) -> None:
        words = self.query_one("#search", OneLine).words
        if words.strip() != self.asking.query.words.strip():
            self.show(replace(self.asking, query=replace(self.asking.query, words=words)))

    def show(self, asking: Asking, keep: str | None = None) -> None:
        """Shows something else in the list.

        Args:
            asking: what.
            keep: the handle of the row that gets the cursor, where it is among them.
        """
        self._keep = keep
        self.ask(asking)

    def show_everything(self) -> bool:
        """Takes search and filters away; False where there was nothing to take away."""
        searching = self.has_class("searching")
        self.remove_class("searching")
        search = self.query_one("#search", OneLine)
        with search.prevent(Input.Changed):
            search.value = ""
        if self._typing:
            self._typing.stop()
        item = self.item()
        if self.asking != Asking():
            self.show(Asking(), keep=item.handle if item else None)
            return True
        return searching

    def action_read_anew(self, handle: str = "") -> None:
        """The list as it is on disk now, at the same place, or at that of another row."""
        item = self.item()
        self._at_least = len(self.rows)
        self.show(replace(self.asking), keep=handle or (item.handle if item else None))
