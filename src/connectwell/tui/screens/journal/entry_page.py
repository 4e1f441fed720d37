"""The page beside the journal's list: the highlighted entry, with search matches marked."""

from collections.abc import Iterable
from typing import Final

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from connectwell import sentences
from connectwell.entries.browser import EntryBrowser
from connectwell.entries.page import Line
from connectwell.errors import ConnectwellError
from connectwell.journal import Item, Readable, Unreadable
from connectwell.model.entry import Entry
from connectwell.model.text import visible
from connectwell.tui import saver, wording
from connectwell.tui.saver import Run
from connectwell.tui.widgets.highlight import MARK, highlight_matches
from connectwell.tui.widgets.reading_page import ReadingPage

_STYLES = {"title": "bold", "label": "bold $primary", "asked": "$secondary", "quiet": "$text-muted"}
MOST_RAW: Final = 20_000
"""Most characters of a damaged file to show; beyond that, an editor is better."""
_ROOM_ABOVE = 4
"""Rows kept in view above a match."""


class EntryPage(ReadingPage):
    """The page, scrollable when focused.

    Args:
        browser: reads the page.
        id: the widget's id.

    Attributes:
        with_put_away: whether to show what is put away.
    """

    DEFAULT_CSS = """
    EntryPage #entry { height: auto; max-width: 72; }
    """

    class RawWasRead(Message):
        """The text of a file that can't be read as an entry."""

        def __init__(self, item: Unreadable, raw: str) -> None:
            super().__init__()
            self.item, self.raw = item, raw

    def __init__(self, browser: EntryBrowser, *, id: str) -> None:
        super().__init__(id=id)
        self._browser = browser
        self._drawn = Static("", id="entry", markup=False)
        self._item: Item | None = None
        self._words = ""
        self._lines: list[tuple[Content, str]] = []  # with the id of the part each is about
        self._shares: Run[tuple[Entry, ...]] | None = None
        self.with_put_away = False

    def compose(self) -> ComposeResult:
        """Yields the page."""
        yield self._drawn

    def show(self, item: Item | None, words: str) -> None:
        """Shows an item's page; an empty one for None.

        Args:
            item: the item.
            words: the search words, to be marked.
        """
        self._item, self._words, self._shares = item, words, None
        if isinstance(item, Readable):
            self._read_page(item)
        elif item:
            self._read_raw(item)
        else:
            self._put([])

    def toggle_put_away(self) -> None:
        """Shows what is put away in this one entry, or hides it again."""
        self.with_put_away = not self.with_put_away
        self.show(self._item, self._words)

    def _read_page(self, item: Readable) -> None:
        """Shows the page; without when it was shared, where the disk doesn't say so at once."""
        run = Run(lambda: self._browser.shares_of(item), lambda: self.call_later(self._add_shares))
        self._shares = run
        if run.wait(saver.BRIEFLY):
            self._shares = None
            self._show_page(item, run.result())
        else:
            self._show_page(item, ())

    def _add_shares(self) -> None:
        run, item = self._shares, self._item
        if run and run.wait(0) and isinstance(item, Readable):
            self._shares = None
            if shares := run.result():
                self._show_page(item, shares)

    def _show_page(self, item: Readable, shares: tuple[Entry, ...]) -> None:
        lines = [Content.styled(f"{sentences.A_COPY} {wording.A_COPY_KEY}", "$warning")] if item.is_copy else []
        parts = [""] * len(lines)
        for line in self._browser.page(item, put_away=self.with_put_away, shares=shares):
            drawn = self._in_style(line)
            lines += drawn
            parts += [line.part] * len(drawn)
        self._put(lines, self._row_of_first_mark(lines) if self._words else 0, parts)

    def _in_style(self, line: Line) -> list[Content]:
        words = "" if line.role in ("title", "asked") else self._words
        drawn = highlight_matches(line.text, words, _STYLES.get(line.role, ""))
        return [Content(""), drawn] if line.role == "label" else [drawn]

    @property
    def looked_at(self) -> str:
        """The id of the part looked at: of the first match, else the first that begins below the top, once scrolled."""
        if self._words:
            return next((part for line, part in self._lines if any(span.style == MARK for span in line.spans)), "")
        row, last = 0, ""
        for line, part in self._lines:
            if row > self.scroll_y > 0 and part != last:
                return part
            row, last = row + self._rows(line), part
        return last if self.scroll_y > 0 else ""

    def _rows(self, line: Content) -> int:
        width = self._drawn.size.width
        return max(1, len(line.wrap(width))) if width else 1

    @work(thread=True, group="raw", exclusive=True)
    def _read_raw(self, item: Unreadable) -> None:
        try:
            raw = self._browser.raw(item.handle)
        except ConnectwellError as fault:  # removed since the list was read
            raw = str(fault)
        self.post_message(self.RawWasRead(item, raw))

    @on(RawWasRead)
    def show_raw(self, message: RawWasRead) -> None:
        """Shows a file that can't be read as an entry: why, what to do, and its raw text."""
        if message.item is self._item:
            said = f"{message.item.reason} {wording.UNREADABLE_KEY}"
            self._put([Content.styled(said, "$warning"), Content(""), Content(drawn_raw(message.raw))])

    def _put(self, lines: list[Content], scroll_to: int = 0, parts: Iterable[str] = ()) -> None:
        self._lines = list(zip(lines, parts, strict=False))
        self._drawn.update(Content("\n").join(lines))
        if scroll_to:
            self.call_after_refresh(self.scroll_to, y=scroll_to, animate=False)
        else:
            self.scroll_home(animate=False)

    def _row_of_first_mark(self, lines: list[Content]) -> int:
        """Returns the row to scroll to: a little above the first match; 0 if it is in view from the top."""
        width, row = self._drawn.size.width, 0
        for line in lines:
            at = next((span.start for span in line.spans if span.style == MARK), None)
            if width and at is not None:
                row += len(line[:at].wrap(width))
                return row - _ROOM_ABOVE if row > self.size.height - _ROOM_ABOVE else 0
            row += self._rows(line)
        return 0


def drawn_raw(raw: str) -> str:
    """Returns a damaged file's text, safe to draw."""
    return visible(raw[:MOST_RAW]) + ("…" if len(raw) > MOST_RAW else "")
