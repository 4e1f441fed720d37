"""A row of the journal's list: a sign, the day, the state, the first words; in a search, the matching words."""

from typing import NamedTuple

from textual.content import Content

from connectwell import sentences
from connectwell.entries import page
from connectwell.journal import Item, Readable
from connectwell.model.entry import Entry
from connectwell.model.facts import words_of
from connectwell.model.matching import around
from connectwell.model.text import one_line
from connectwell.tui.widgets.highlight import MOST_MARKED, highlight_matches
from connectwell.tui.widgets.state_sign import state_signs

_FOUND_WIDTH, _BEFORE = 200, 12
_PREVIEW_WIDTH = 200
_HANDLE_WIDTH = 16

SIGNS = {
    "…": "not finished",
    "≠": "a copy; both are kept",
    "×": "removed",
    "!": "can't be read",
    **{sign: sentences.STATES_INLINE[state] for state, sign in sentences.STATE_SIGNS.items()},
}
"""Legend of the signs before a day, then of those after it."""


class EntryLine(NamedTuple):
    """A row: what stands before the words, the words, and the entry's year; none if it can't be read."""

    head: Content
    words: Content
    year: int | None


def row_of(item: Item, words: str = "") -> EntryLine:
    """Returns the row for `item`.

    Args:
        item: an entry, a copy, or an unreadable file.
        words: the search words; those around the first match are shown, with the matches marked.
    """
    if not isinstance(item, Readable):
        said = Content.assemble(one_line(item.handle, _HANDLE_WIDTH), (" unreadable", "$text-muted"))
        return EntryLine(Content.styled("! ", "$warning"), said, None)
    entry = item.entry
    head = Content.assemble(
        (f"{_sign(item)} ", "$primary"),
        (f"{entry.day.day:>2} {entry.day:%b}", "bold"),
        (f" {_state(entry)} ", "$secondary"),
    )
    found = _found(entry, words) if words.strip() else ""
    return EntryLine(head, highlight_matches(found or preview(entry), words), entry.day.year)


def preview(entry: Entry) -> str:
    """Returns the entry's first words, or its kind."""
    return page.preview_of(entry, _PREVIEW_WIDTH) or page.kind_of(entry)


def _state(entry: Entry) -> str:
    """Returns the sign of how it began, if that was said and isn't put away."""
    arrival = entry.arrival
    return state_signs()[arrival.state] if arrival and arrival.state and not arrival.put_away else " "


def _sign(item: Readable) -> str:
    if item.is_copy:
        return "≠"
    if item.entry.removed:
        return "×"
    return "…" if page.is_open(item.entry) or item.entry.stopped_half_way else " "


def _found(entry: Entry, words: str) -> str:
    near = (around(text[:MOST_MARKED], words, _FOUND_WIDTH, before=_BEFORE) for text in words_of(entry))
    return next(filter(None, near), "")
