"""A page of the journal to read, with what was searched for marked."""

from collections.abc import Iterable
from typing import Any

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from connectwell import sentences
from connectwell.entries import page
from connectwell.journal import Readable
from connectwell.model.entry import Entry
from connectwell.model.text import visible
from connectwell.tui import wording
from connectwell.tui.widgets.marked import MARK, marked

_STYLES = {"title": "bold", "label": "bold $primary", "asked": "$secondary", "quiet": "$text-muted"}
MOST_RAW = 20_000
"""Characters of a damaged file; beyond it, an editor is the better place to read."""
_ROOM_ABOVE = 4
"""Rows that stay in sight above what was found."""


class Reader(VerticalScroll):
    """Scrolls by itself when it has the focus."""

    DEFAULT_CSS = """
    Reader { scrollbar-size-vertical: 1; }
    Reader #entry { height: auto; max-width: 72; }
    """

    def __init__(self, **names: Any) -> None:
        super().__init__(**names)
        self._entry = Static("", id="entry", markup=False)

    def compose(self) -> ComposeResult:
        """The page."""
        yield self._entry

    def show_page(
        self, item: Readable, *, words: str = "", put_away: bool = False, shares: Iterable[Entry] = ()
    ) -> None:
        """An entry.

        Args:
            item: the entry, or a copy of one.
            words: what was searched for, to be marked.
            put_away: whether what is put away is shown.
            shares: entries that say it was shared.
        """
        lines: list[Content] = []
        if item.copy_of:
            lines.append(Content.styled(f"{sentences.A_COPY} {wording.A_COPY_KEY}", "$warning"))
        for line in page.page_of(item.entry, sentences.NEED_NAMES, put_away=put_away, shares=shares):
            if line.role == "label":
                lines.append(Content(""))
            lines.append(
                marked(line.text, "" if line.role in ("title", "asked") else words, _STYLES.get(line.role, ""))
            )
        self._put(lines, self._row_of_first_mark(lines) if words else 0)

    def show_raw(self, reason: str, raw: str) -> None:
        """A file that cannot be read as an entry: why, what to do, and its text as it is."""
        drawn = visible(raw[:MOST_RAW]) + ("…" if len(raw) > MOST_RAW else "")
        said = f"{reason} {wording.UNREADABLE_KEY}"
        self._put([Content.styled(said, "$warning"), Content(""), Content(drawn)])

    def show_nothing(self) -> None:
        """An empty page."""
        self._put([])

    def _put(self, lines: list[Content], scroll_to: int = 0) -> None:
        self._entry.update(Content("\n").join(lines))
        if scroll_to:
            self.call_after_refresh(self.scroll_to, y=scroll_to, animate=False)
        else:
            self.scroll_home(animate=False)

    def _row_of_first_mark(self, lines: list[Content]) -> int:
        """Where to scroll to: a little above the first mark; 0 where it is in sight from the top."""
        width, row = self._entry.size.width, 0
        for line in lines:
            at = next((span.start for span in line.spans if span.style == MARK), None)
            if width and at is not None:
                row += len(line[:at].wrap(width))
                return row - _ROOM_ABOVE if row > self.size.height - _ROOM_ABOVE else 0
            row += max(1, len(line.wrap(width))) if width else 1
        return 0
