"""The person's own archive as a document: every part in full, including private and put-away ones, with all names.

Nothing is selected, so it is built directly from the files. For Markdown and CSV no document is needed: the process
that reads an entry also writes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal

from connectwell.share.document import Document, Page, Part
from connectwell.share.record import Made, document_of, full_parts
from connectwell.share.select.period import Choice, Period, Shareable
from connectwell.share.two_processes import both_halves, may_fork

if TYPE_CHECKING:
    from connectwell.jobs import Progress
    from connectwell.journal import Journal
    from connectwell.library import Library

StreamedFormat = Literal["md", "csv"]
"""Formats that are written entry by entry."""
Row = tuple[int, float, str, Any, list[tuple[Any, ...]]]
"""Sort keys day and moment; id; kind; parts. Only numbers and text, for `marshal`."""
Written = tuple[int, float, str, bytes]
"""Sort keys day and moment; id; the entry in its format."""
_AT_ONCE = 128  # entries taken through each step together, which is faster than one by one


def everything(
    journal: Journal, library: Library, made: date, progress: Progress | None = None, *, in_two: bool = False
) -> Made:
    """Returns the whole journal, oldest first, without removed entries and copies.

    What cannot be read isn't in it either; `journal.unread_files` names it.

    Args:
        journal: the journal.
        library: the names of the needs, and the meanings of 0 and 10.
        made: today.
        progress: called with how far the reading is.
        in_two: whether a second process may help to read; if none can be started, this one reads everything.

    Raises:
        Cancelled: by `progress`.
    """
    if in_two and may_fork():
        first, second = both_halves(lambda part, of: _rows(journal, part, of, None if part else progress), journal)
        rows = first + second
    else:
        rows = _rows(journal, 0, 1, progress)
    rows.sort(key=lambda row: row[:3])
    pages = tuple(
        Page(date.fromordinal(day), kind, tuple(map(Part._make, parts))) for day, _, _, kind, parts in rows if parts
    )
    document = _document(library, made, [page.day for page in pages], pages)
    return Made(document, tuple(row[2] for row in rows if row[4]), ())


def write_everything(
    journal: Journal, library: Library, made: date, as_: StreamedFormat, *, in_two: bool = False
) -> Iterator[bytes]:
    """Yields in pieces what `registry.render` makes of the document from `everything`, encoded where it was read.

    Args:
        journal, library, made, in_two: as for `everything`.
        as_: the format.
    """
    names = {need.id: need.name for need in library.needs()}
    if as_ == "csv":
        from connectwell.share.formats import csv

        yield csv.HEAD.encode()
        yield from (row[3] for row in _written(journal, csv.write_page, in_two))
        return
    from connectwell.share.formats import markdown

    rows = _written(journal, markdown.page_writer(names), in_two)
    days = [date.fromordinal(row[0]) for row in rows]
    document = _document(library, made, days)
    yield from markdown.put_together(document, zip(days, (row[3] for row in rows), strict=True))


def _document(library: Library, made: date, days: list[date], pages: tuple[Page, ...] = ()) -> Document:
    nothing_chosen = Shareable(Period(), (), (), (), ())
    return document_of(nothing_chosen, Choice(), library, made, days, pages=pages, everything=True)


def _written(journal: Journal, write: Callable[[Page], str], in_two: bool) -> list[Written]:
    """Returns every entry that has a part, in its format, oldest first."""

    def half(part: int, of: int) -> list[Written]:
        found: list[Written] = []
        entries = (item.entry for item in journal.containing("", of=(part, of)))
        while some := list(islice(entries, _AT_ONCE)):
            pages = [Page(entry.day, entry.kind, full_parts(entry)) for entry in some]
            found += [
                (entry.day.toordinal(), entry.started.timestamp(), entry.id, write(page).encode("utf-8", "replace"))
                for entry, page in zip(some, pages, strict=True)
                if page.parts
            ]
        return found

    if in_two and may_fork():
        first, second = both_halves(half, journal)
        return sorted(first + second)
    return sorted(half(0, 1))


def _rows(journal: Journal, part: int, of: int, progress: Progress | None) -> list[Row]:
    def report_scaled(done: int, total: int) -> bool | None:
        return progress(done * of, total * of) if progress else None

    found = (item.entry for item in journal.containing("", progress=report_scaled if progress else None, of=(part, of)))
    return [
        (
            entry.day.toordinal(),
            entry.started.timestamp(),
            entry.id,
            entry.kind,
            [tuple(part) for part in full_parts(entry)],
        )
        for entry in found
    ]
