"""The journal's list: the view's entries, newest first, below a search line."""

from dataclasses import replace
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import var
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from connectwell.entries.browser import EntryBrowser
from connectwell.entries.changes import EntryChange
from connectwell.entries.item_lookup import entry_of
from connectwell.entries.result_set import Jump, Listed, ResultSet
from connectwell.entries.view import View
from connectwell.journal import Item
from connectwell.model.entry import Entry
from connectwell.model.facts import EntryFacts
from connectwell.model.text import visible
from connectwell.tui import wording
from connectwell.tui.screens.journal.loader import Loader
from connectwell.tui.screens.journal.search_line import SearchLine
from connectwell.tui.widgets.entry_line import EntryLine
from connectwell.tui.widgets.hanging import Hanging
from connectwell.tui.widgets.list_keys import KeyedOptionList

_FEW = 8
"""Rows before a row in which the year is looked for; those that can't be read have none."""


class EntryList(Vertical):
    """Lists the entries of a view, reading more as the end comes near.

    Args:
        browser: finds the entries.
        today: the current day; its year isn't shown.
        blinks: whether the search line's cursor may blink.
        id: the widget's id.
    """

    shows_nothing: var[bool] = var(False)
    """Whether everything was read and nothing found."""

    class Pointed(Message):
        """The page should show `item`: it was highlighted, or changed."""

        def __init__(self, item: Item | None, *, moved: bool) -> None:
            super().__init__()
            self.item, self.moved = item, moved

    class Opened(Message):
        """Enter on an item, to read it."""

    class Failed(Message):
        """Why the rest, or some of it, can't be read; empty once it can."""

        def __init__(self, sentence: str) -> None:
            super().__init__()
            self.sentence = sentence

    def __init__(self, browser: EntryBrowser, today: date, *, first: View, blinks: bool, id: str) -> None:
        super().__init__(id=id)
        self._this_year = today.year
        self._search = SearchLine(blinks=blinks, id="search")
        self._options = KeyedOptionList(id="entries", markup=False, compact=True)
        self._browser, self._loader = browser, Loader(self, browser)
        self._first = first
        self._shown: ResultSet[EntryLine] = self._loader.results
        self._keep: str | None = None  # the handle of the row to highlight once it is loaded
        self._at_least = 0  # rows to load before highlighting another row instead
        self._passed_over = ""

    def compose(self) -> ComposeResult:
        """Yields the search line, what the list leaves out, the list, and why it is empty."""
        yield self._search
        yield Static("", id="about", classes="quiet", markup=False)
        yield self._options
        yield Static("", id="nothing", classes="plain", markup=False)
        yield Static("", id="progress", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Starts reading; updates the search index after the first paint."""
        self._loader.ask(self._first)
        self.call_after_refresh(self._loader.refresh_index)

    def on_unmount(self) -> None:
        """Stops the threads."""
        self._loader.stop()

    # --- State

    @property
    def view(self) -> View:
        """The view requested last."""
        return self._loader.results.view

    @property
    def rows(self) -> list[Listed[EntryLine]]:
        """The rows loaded so far."""
        return self._shown.rows

    @property
    def is_settled(self) -> bool:
        """Whether the view requested last is shown and no thread is reading."""
        return self._shown is self._loader.results and not self._loader.is_reading

    @property
    def item(self) -> Item | None:
        """The highlighted item."""
        at = self._options.highlighted
        return self.rows[at].item if at is not None and at < len(self.rows) else None

    @property
    def entry(self) -> Entry | None:
        """The highlighted entry; None for an unreadable one or a copy."""
        return entry_of(self.item)

    @property
    def copy_handle(self) -> str:
        """The highlighted copy, or a copy of the highlighted entry; empty if there is none."""
        return self._shown.copy_for(self.item)

    def facts(self) -> tuple[EntryFacts, ...]:
        """Returns the facts of every entry, for another screen's thread. Raises ConnectwellError."""
        return self._loader.facts()

    def show(self, view: View, keep: str | None = None) -> None:
        """Shows a view. The previous rows stay until the first new ones arrive.

        Args:
            view: the view.
            keep: the handle of the row to highlight, if found.
        """
        self._keep = keep
        self._loader.ask(view)

    def reload_list(self, handle: str = "") -> None:
        """Reloads from disk, at the same place or at another row."""
        item = self.item
        self._at_least = len(self.rows)
        self.show(self.view, keep=handle or (item.handle if item else None))

    def show_everything(self) -> bool:
        """Clears search and filters; returns False if there were none but those it began with."""
        self._search.clear_silently()
        item = self.item
        if self.view in (View(), self._first):
            return False
        self.show(View(), keep=item.handle if item else None)
        return True

    def jump(self, day: date, today: date) -> Jump | None:
        """Highlights the newest entry of a day, or the one before it.

        Returns:
            What was found; None if the list is reloaded from that day.
        """
        found = self._shown.jump(day, today)
        if isinstance(found, View):
            self.show(found)
            return None
        if found.at is not None:
            self._options.highlighted = found.at
            self._options.focus()
        return found

    def focus_list(self) -> None:
        """Focuses the list."""
        self._options.focus()

    def focus_search(self) -> None:
        """Focuses the search line."""
        self._search.focus()

    # --- Reading

    @on(Loader.IsReading)
    def show_progress(self, message: Loader.IsReading) -> None:
        """Shows progress below the list."""
        line = self.query_one("#progress", Static)
        line.update(wording.READING_JOURNAL.format(done=message.done, total=message.total))
        line.display = message.done < message.total

    @on(Loader.WasRead)
    def take(self, message: Loader.WasRead) -> None:
        """Adds a batch of rows."""
        self._loader.is_reading = False
        if message.results is not self._loader.results:  # a newer request replaced this one
            self._loader.read_more()
            return
        if self._shown is not message.results:
            self._begin(message.results)
        here = self.item
        added = self._shown.take(message.batch)
        if added is None:
            self._keep = self._keep or (here.handle if here else None)
            self._options.clear_options()
        first = 0 if added is None else len(self.rows) - len(added)
        self._options.add_options([Option(self._drawn(at)) for at in range(first, len(self.rows))])
        self._point()
        if message.batch.fault:
            self.post_message(self.Failed(message.batch.fault))
        if self._keep or not self.rows:
            self._loader.read_more()
        if self._passed_over != message.passed_over:
            self._passed_over = message.passed_over
            self.post_message(self.Failed(message.passed_over))
        self._tell_about()
        self._tell_nothing(message.batch.fault)

    def _drawn(self, at: int) -> Hanging:
        """Returns a row, with its year above it where that isn't the year of the row before."""
        line = self.rows[at].drawn
        before = next(
            (row.drawn.year for row in reversed(self.rows[max(0, at - _FEW) : at]) if row.drawn.year), self._this_year
        )
        year = f"{line.year}" if line.year and line.year != before else ""
        return Hanging(line.head, line.words, self._is_here, above=year)

    def _is_here(self, drawn: Hanging) -> bool:
        option = self._options.highlighted_option
        return option is not None and option.prompt is drawn

    def _begin(self, results: ResultSet[EntryLine]) -> None:
        """Clears the list for new results."""
        self._shown = results
        self._options.clear_options()
        self.post_message(self.Pointed(None, moved=False))
        if not (self._keep and self._at_least):
            self._at_least = 0

    def _point(self) -> None:
        """Highlights the row to keep once loaded, else the first."""
        at = self._shown.at(self._keep) if self._keep else None
        if at is not None:
            self._options.highlighted = at
            self._keep = None
        elif self.rows and (self._shown.read_all or len(self.rows) >= self._at_least):
            self._keep = None
        if self._options.highlighted is None and self.rows and self._keep is None:
            self._options.highlighted = 0

    def _tell_nothing(self, trouble: str = "") -> None:
        """If the list is empty, says why and what to do."""
        self.query_one("#nothing", Static).update(trouble or _nothing(self.view))
        self.shows_nothing = self._shown.read_all and not self.rows

    def _tell_about(self) -> None:
        """Shows what the list leaves out, and the count."""
        about = self.query_one("#about", Static)
        counted = wording.FOUND if self._shown.read_all else wording.FOUND_MORE
        said = [self.view.said(), counted.format(count=len(self.rows)) if self.rows else ""]
        about.update(visible(" · ".join(part for part in said if part)))
        about.display = not self.view.everything

    # --- Cursor and search

    @on(OptionList.OptionHighlighted)
    def follow(self, message: OptionList.OptionHighlighted) -> None:
        """Shows the highlighted item's page, and reads more near the end."""
        message.stop()
        self.post_message(self.Pointed(self.item, moved=True))
        if message.option_index >= len(self.rows) - 10:
            self._loader.read_more()

    @on(OptionList.OptionSelected)
    def open(self, message: OptionList.OptionSelected) -> None:
        """Opens the highlighted item."""
        message.stop()
        self.post_message(self.Opened())

    @on(SearchLine.Typed)
    def search(self, message: SearchLine.Typed) -> None:
        """Searches within the filters."""
        query = self.view.query
        if message.words.strip() != query.words.strip():
            self.show(replace(self.view, query=replace(query, words=message.words)))

    @on(SearchLine.Entered)
    def leave_search(self) -> None:
        """Moves from the search to its results."""
        self.focus_list()

    # --- Changes

    def check_for_changes(self) -> None:
        """Checks whether the entry on the page was changed elsewhere."""
        if self.entry:
            self._loader.check_for_changes(self.entry)

    def show_if_changed(self, message: Loader.LookedAgain) -> str:
        """Shows the entry as on disk, if it differs from the list. Returns a notice, or ""."""
        at = self._shown.at(message.entry_id)
        before = entry_of(self.rows[at].item) if at is not None else None
        if before is None or before == message.entry:
            return ""
        if self._loader.is_reading or message.changes != self._browser.changes:  # the list is being updated anyway
            return ""
        if message.entry is None:
            self.drop_row(message.entry_id)
            return wording.GONE_ELSEWHERE
        self.show_change(EntryChange(before, message.entry))
        return wording.CHANGED_ELSEWHERE

    @on(Loader.CannotLook)
    def reload_faults(self) -> None:
        """Reloads the list, which shows why an entry can't be read any more."""
        self.reload_list()

    def show_change(self, change: EntryChange) -> None:
        """Shows a changed entry: in its row if it can stay there, else by reloading the list."""
        match self._shown.put(change.before, change.after):
            case "gone":
                self.drop_row(change.after.id)
            case "elsewhere":
                self.reload_list(change.after.id)
            case "in place":
                at = self._shown.at(change.after.id) or 0
                self._options.replace_option_prompt_at_index(at, self._drawn(at))
                if self._options.highlighted == at:
                    self.post_message(self.Pointed(self.item, moved=False))

    def drop_row(self, handle: str) -> None:
        """Removes a row, keeping the cursor where it is."""
        at = self._shown.at(handle)
        if at is None:
            return
        del self.rows[at]
        cursor = self._options.highlighted or 0
        self._options.remove_option_at_index(at)
        if at < len(self.rows):  # its year may have been above the one that went
            self._options.replace_option_prompt_at_index(at, self._drawn(at))
        self._options.highlighted = min(cursor - (at < cursor), len(self.rows) - 1) if self.rows else None
        self.post_message(self.Pointed(self.item, moved=False))
        self._tell_nothing()

    def drop_rows_of(self, entry_id: str) -> None:
        """Removes the rows of an entry and its copies."""
        for handle in self._shown.rows_of(entry_id):
            self.drop_row(handle)


def _nothing(view: View) -> str:
    """Returns what to say, and what to do, if a view finds nothing."""
    if view.years_of:
        return wording.NOTHING_THIS_DAY
    if view.query.words.strip():
        return wording.NOTHING_FOUND
    return wording.EMPTY_JOURNAL if view.as_scanned else wording.NOTHING_FITS
