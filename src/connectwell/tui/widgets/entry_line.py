"""A row of the journal's list: a sign, the day, the first words; in a search, the matching line."""

from textual.content import Content

from connectwell.entries import page
from connectwell.journal import Item, Readable
from connectwell.model.entry import Entry
from connectwell.model.facts import words_of
from connectwell.model.matching import around
from connectwell.model.text import one_line
from connectwell.tui.widgets.highlight import MOST_MARKED, highlight_matches

_FOUND_WIDTH, _BEFORE = 29, 7
_PREVIEW_WIDTH = 60
_HANDLE_WIDTH = 16

SIGNS = {
    "○": "not finished",
    "≠": "a copy: the same entry was changed in two places",
    "×": "removed",
    "!": "can't be read",
}
"""Legend of the signs before a day."""


def line_of(item: Item, words: str = "") -> Content:
    """Returns the row for `item`.

    Args:
        item: an entry, a copy, or an unreadable file.
        words: the search words, marked on a second line.
    """
    if not isinstance(item, Readable):
        return Content.assemble(
            ("! ", "$warning"), one_line(item.handle, _HANDLE_WIDTH), (" unreadable", "$text-muted")
        )
    entry = item.entry
    first = Content.assemble((f"{_sign(item)} ", "$primary"), (f"{entry.day.day:>2} {entry.day:%b %y}", "bold"), "  ")
    found = _found(entry, words) if words.strip() else ""
    if found:
        return Content.assemble(first, page.kind_of(entry), "\n  ", highlight_matches(found, words))
    return Content.assemble(first, highlight_matches(preview(entry), words))


def preview(entry: Entry) -> str:
    """Returns the entry's first words, or its kind."""
    return page.preview_of(entry, _PREVIEW_WIDTH) or page.kind_of(entry)


def _sign(item: Readable) -> str:
    if item.is_copy:
        return "≠"
    if item.entry.removed:
        return "×"
    return "○" if page.is_open(item.entry) else " "


def _found(entry: Entry, words: str) -> str:
    near = (around(text[:MOST_MARKED], words, _FOUND_WIDTH, before=_BEFORE) for text in words_of(entry))
    return next(filter(None, near), "")
