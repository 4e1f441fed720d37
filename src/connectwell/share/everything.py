"""The person's own archive as a document: all of every part, private and put away included, with everybody's name.

Nothing is chosen in it, so it is made straight from the files.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from connectwell.share.choosing import Choice, Period, Shareable
from connectwell.share.document import Page, Part
from connectwell.share.record import Made, document_of, whole
from connectwell.share.two_processes import both_halves, may_fork

if TYPE_CHECKING:
    from connectwell.journal import Journal
    from connectwell.library import Library

Row = tuple[int, float, str, Any, list[tuple[Any, ...]]]
"""Day and moment, to sort by; the id; the kind; and the parts: nothing but numbers and text."""
Progress = Callable[[int, int], bool | None]


class _NoLonger(Exception):  # nothing went wrong: whoever was told of the progress stopped it
    pass


def everything(
    journal: Journal, library: Library, made: date, progress: Progress | None = None, *, in_two: bool = False
) -> Made | None:
    """All there is, oldest first; what is removed, copies and what cannot be read are not in it.

    Args:
        journal: all of it.
        library: what the needs are called, and what 0 and 10 mean.
        made: today.
        progress: told how far the reading is.
        in_two: whether a second process may help to read; where it can't, this one reads all of it.

    Returns:
        None where `progress` gave False.
    """
    try:
        if in_two and may_fork():
            first, second = both_halves(lambda part, of: _rows(journal, part, of, None if part else progress))
            rows = first + second
        else:
            rows = _rows(journal, 0, 1, progress)
    except _NoLonger:
        return None
    rows.sort(key=lambda row: row[:3])
    pages = tuple(
        Page(date.fromordinal(day), kind, tuple(map(Part._make, parts))) for day, _, _, kind, parts in rows if parts
    )
    nothing_chosen = Shareable(Period(), (), (), (), ())
    days = [page.day for page in pages]
    document = document_of(nothing_chosen, Choice(), library, made, days, pages=pages, everything=True)
    return Made(document, tuple(row[2] for row in rows if row[4]), ())


def _rows(journal: Journal, part: int, of: int, progress: Progress | None) -> list[Row]:
    def told(done: int, total: int) -> None:
        if progress and progress(done * of, total * of) is False:
            raise _NoLonger

    found = (item.entry for item in journal.holding("", progress=told if progress else None, of=(part, of)))
    return [
        (entry.day.toordinal(), entry.started.timestamp(), entry.id, entry.kind, [tuple(part) for part in whole(entry)])
        for entry in found
    ]
