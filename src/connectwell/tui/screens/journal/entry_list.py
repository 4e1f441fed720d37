"""The journal's list: what was asked for, newest first, with the line that searches above it."""

from dataclasses import replace
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from connectwell.entries.browser import EntryBrowser
from connectwell.entries.changes import EntryChange
from connectwell.entries.finding import entry_of
from connectwell.entries.result_set import Jump, Listed, ResultSet
from connectwell.entries.view import View
from connectwell.journal import Item
from connectwell.model.entry import Entry
from connectwell.model.facts import EntryFacts
from connectwell.model.text import visible
from connectwell.tui import wording
from connectwell.tui.screens.journal.loader import Loader
from connectwell.tui.screens.journal.search_line import SearchLine


class EntryList(Vertical):
    """Shows what a view finds. More is read as the end of the list comes near.

    Args:
        browser: what finds the entries.
        blinks: whether the cursor of the search may blink.
        id: of the widget.
    """

    shows_nothing: var[bool] = var(False)
    """Whether all was read and nothing is there."""

    class Pointed(Message):
        """The page of `item` is to be shown: the cursor went there, or it was changed."""

        def __init__(self, item: Item | None, *, moved: bool) -> None:
            super().__init__()
            self.item, self.moved = item, moved

    class Opened(Message):
        """Enter on an item, to read it."""

    class Failed(Message):
        """What was in the way of reading the rest."""

        def __init__(self, sentence: str) -> None:
            super().__init__()
            self.sentence = sentence

    def __init__(self, browser: EntryBrowser, *, blinks: bool, id: str) -> None:
        super().__init__(id=id)
        self._search = SearchLine(blinks=blinks, id="search")
        self._options = OptionList(id="entries", markup=False, compact=True)
        self._browser, self._loader = browser, Loader(self, browser)
        self._shown: ResultSet[Content] = self._loader.results
        self._keep: str | None = None  # the handle of the row that gets the cursor once it is there
        self._at_least = 0  # as many rows are read before the cursor is put elsewhere

    def compose(self) -> ComposeResult:
        """The search, what the list leaves out, the list, and why it is empty."""
        yield self._search
        yield Static("", id="about", classes="quiet", markup=False)
        yield self._options
        yield Static("", id="nothing", classes="plain", markup=False)
        yield Static("", id="progress", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Begins to read; what search needs is brought up to date after the first paint."""
        self._loader.ask(self.view)
        self.call_after_refresh(self._loader.refresh_index)

    def on_unmount(self) -> None:
        """The threads stop."""
        self._loader.stop()

    # --- What is shown

    @property
    def view(self) -> View:
        """What was asked for last."""
        return self._loader.results.view

    @property
    def rows(self) -> list[Listed[Content]]:
        """What is in the list so far."""
        return self._shown.rows

    @property
    def is_settled(self) -> bool:
        """Whether what was asked for last is in the list, and no thread reads more of it."""
        return self._shown is self._loader.results and not self._loader.is_reading

    @property
    def item(self) -> Item | None:
        """What the cursor is on."""
        at = self._options.highlighted
        return self.rows[at].item if at is not None and at < len(self.rows) else None

    @property
    def entry(self) -> Entry | None:
        """The entry that the cursor is on; None for what cannot be read, and for a copy of an entry."""
        return entry_of(self.item)

    @property
    def copy_handle(self) -> str:
        """The copy that the cursor is on, or a copy of the entry that it is on; empty where there is none."""
        return self._shown.copy_for(self.item)

    def facts(self) -> tuple[EntryFacts, ...]:
        """The facts of every entry, for a thread of another screen. Raises ConnectwellError."""
        return self._loader.facts()

    def show(self, view: View, keep: str | None = None) -> None:
        """Shows something else. What is in the list stays until the first of it is there.

        Args:
            view: what.
            keep: the handle of the row that gets the cursor, where it is among them.
        """
        self._keep = keep
        self._loader.ask(view)

    def read_anew(self, handle: str = "") -> None:
        """The list as it is on disk now, at the same place, or at that of another row."""
        item = self.item
        self._at_least = len(self.rows)
        self.show(self.view, keep=handle or (item.handle if item else None))

    def show_everything(self) -> bool:
        """Takes search and filters away; False where there was nothing to take away."""
        self._search.clear_quietly()
        item = self.item
        if self.view == View():
            return False
        self.show(View(), keep=item.handle if item else None)
        return True

    def jump(self, day: date, today: date) -> Jump | None:
        """Puts the cursor on the newest entry of a day, or on what came before it.

        Returns:
            What was found; None where the list begins anew at that day.
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
        """To the entries."""
        self._options.focus()

    def focus_search(self) -> None:
        """To the line at the top."""
        self._search.focus()

    # --- Reading

    @on(Loader.IsReading)
    def tell_progress(self, message: Loader.IsReading) -> None:
        """A quiet line under the list."""
        line = self.query_one("#progress", Static)
        line.update(wording.READING_JOURNAL.format(done=message.done, total=message.total))
        line.display = message.done < message.total

    @on(Loader.WasRead)
    def take(self, message: Loader.WasRead) -> None:
        """Some more of what was asked for."""
        self._loader.is_reading = False
        if message.results is not self._loader.results:  # something else was asked for meanwhile
            self._loader.read_more()
            return
        if self._shown is not message.results:
            self._begin(message.results)
        here = self.item
        added = self._shown.take(message.batch)
        if added is None:
            self._keep = self._keep or (here.handle if here else None)
            self._options.clear_options()
        self._options.add_options([Option(row.drawn) for row in (self.rows if added is None else added)])
        self._point()
        if message.batch.fault:
            self.post_message(self.Failed(message.batch.fault))
        if self._keep or not self.rows:
            self._loader.read_more()
        self._tell_about()
        self._tell_nothing(message.batch.fault)

    def _begin(self, results: ResultSet[Content]) -> None:
        """The rows there were go; others come."""
        self._shown = results
        self._options.clear_options()
        self.post_message(self.Pointed(None, moved=False))
        if not (self._keep and self._at_least):
            self._at_least = 0

    def _point(self) -> None:
        """Puts the cursor on the row to keep, once it is there; else on the first."""
        at = self._shown.at(self._keep) if self._keep else None
        if at is not None:
            self._options.highlighted = at
            self._keep = None
        elif self.rows and (self._shown.read_all or len(self.rows) >= self._at_least):
            self._keep = None
        if self._options.highlighted is None and self.rows and self._keep is None:
            self._options.highlighted = 0

    def _tell_nothing(self, trouble: str = "") -> None:
        """Where nothing is in the list: why, and what to do."""
        self.query_one("#nothing", Static).update(trouble or _nothing(self.view))
        self.shows_nothing = self._shown.read_all and not self.rows

    def _tell_about(self) -> None:
        """What the list leaves out, and how many there are."""
        about = self.query_one("#about", Static)
        counted = wording.FOUND if self._shown.read_all else wording.FOUND_MORE
        said = [self.view.said(), counted.format(count=len(self.rows)) if self.rows else ""]
        about.update(visible(" · ".join(part for part in said if part)))
        about.display = not self.view.everything

    # --- The cursor

    @on(OptionList.OptionHighlighted)
    def follow(self, message: OptionList.OptionHighlighted) -> None:
        """The page follows the cursor."""
        message.stop()
        self.post_message(self.Pointed(self.item, moved=True))
        if message.option_index >= len(self.rows) - 10:
            self._loader.read_more()

    @on(OptionList.OptionSelected)
    def open(self, message: OptionList.OptionSelected) -> None:
        """Enter, or a click on the row that the cursor is on."""
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
        """From the search to what it found."""
        self.focus_list()

    # --- What was changed

    def look_again(self) -> None:
        """Whether the entry on the page was changed somewhere else."""
        if self.entry:
            self._loader.look_again(self.entry)

    def take_in(self, message: Loader.LookedAgain) -> str:
        """Shows what is there now, where it isn't what the list has. Gives what to say then, or nothing."""
        at = self._shown.at(message.entry_id)
        before = entry_of(self.rows[at].item) if at is not None else None
        if before is None or before == message.entry:
            return ""
        if self._loader.is_reading or message.changes != self._browser.changes:  # the list is on its way to being right
            return ""
        if message.entry is None:
            self.take_away(message.entry_id)
            return wording.GONE_ELSEWHERE
        self.show_change(EntryChange(before, message.entry))
        return wording.CHANGED_ELSEWHERE

    @on(Loader.CannotLook)
    def read_what_is_wrong(self) -> None:
        """The entry cannot be read any more; the list says how."""
        self.read_anew()

    def show_change(self, change: EntryChange) -> None:
        """Shows an entry as it is now: on its row where it can stay there, else in a list that is read anew."""
        match self._shown.put(change.before, change.after):
            case "gone":
                self.take_away(change.after.id)
            case "elsewhere":
                self.read_anew(change.after.id)
            case "in place":
                at = self._shown.at(change.after.id) or 0
                self._options.replace_option_prompt_at_index(at, self.rows[at].drawn)
                if self._options.highlighted == at:
                    self.post_message(self.Pointed(self.item, moved=False))

    def take_away(self, handle: str) -> None:
        """Its row goes; the cursor stays where it is."""
        at = self._shown.at(handle)
        if at is None:
            return
        del self.rows[at]
        cursor = self._options.highlighted or 0
        self._options.remove_option_at_index(at)
        self._options.highlighted = min(cursor - (at < cursor), len(self.rows) - 1) if self.rows else None
        self.post_message(self.Pointed(self.item, moved=False))
        self._tell_nothing()

    def take_away_all_of(self, entry_id: str) -> None:
        """The rows of an entry and of its copies go."""
        for handle in self._shown.rows_of(entry_id):
            self.take_away(handle)


def _nothing(view: View) -> str:
    """What is said, and what can be done, where a view finds nothing."""
    if view.years_of:
        return wording.NOTHING_THIS_DAY
    if view.query.words.strip():
        return wording.NOTHING_FOUND
    return wording.EMPTY_JOURNAL if view.by_moment else wording.NOTHING_FITS
