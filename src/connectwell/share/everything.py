"""The person's own archive as a document: all of every part, private and put away included, with everybody's name.

Nothing is chosen in it, so it is made straight from the files. Ten years are read by two processes: a fork of this one
reads every other file, and hands over plain tuples.
"""

from __future__ import annotations

import marshal
import os
import threading
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from connectwell.share.choosing import Choice, Period, Shareable
from connectwell.share.document import Page, Part
from connectwell.share.record import Made, document_of, whole

if TYPE_CHECKING:
    from connectwell.journal import Journal
    from connectwell.library import Library

Row = tuple[int, float, str, Any, list[tuple[Any, ...]]]
"""Day and moment, to sort by; the id; the kind; and the parts. Nothing but numbers and text, as `marshal` wants it."""
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
        in_two: whether a second process may read. Only where no thread runs; else, and where there is no fork, this one
            reads all of it.

    Returns:
        None where `progress` gave False.
    """
    try:
        rows = _in_two(journal, progress) if in_two and _may_fork() else _rows(journal, 0, 1, progress)
    except _NoLonger:
        return None
    rows.sort(key=lambda row: row[:3])
    pages = tuple(
        Page(date.fromordinal(day), kind, tuple(map(Part._make, parts))) for day, _, _, kind, parts in rows if parts
    )
    nothing_chosen = Shareable(Period(), (), (), (), ())
    document = document_of(nothing_chosen, Choice(), library, made, [page.day for page in pages], pages=pages)
    return Made(document, tuple(row[2] for row in rows if row[4]), ())


def _rows(journal: Journal, part: int, of: int, progress: Progress | None = None) -> list[Row]:
    def told(done: int, total: int) -> None:
        if progress and progress(done * of, total * of) is False:
            raise _NoLonger

    found = (item.entry for item in journal.holding("", progress=told if progress else None, of=(part, of)))
    return [
        (entry.day.toordinal(), entry.started.timestamp(), entry.id, entry.kind, [tuple(part) for part in whole(entry)])
        for entry in found
    ]


def _may_fork() -> bool:
    return hasattr(os, "fork") and threading.active_count() == 1


def _in_two(journal: Journal, progress: Progress | None) -> list[Row]:
    """Half of them from a process of its own. Where that one fails, its half is read here."""
    ours, its = os.pipe()
    process = os.fork()
    if not process:
        _read_and_leave(journal, its)
    os.close(its)
    with open(ours, "rb") as pipe:  # noqa: PTH123  # a pipe, no path
        try:
            rows = _rows(journal, 0, 2, progress)
            given = pipe.read()
        finally:
            pipe.close()  # it ends then, even in the middle
            _, status = os.waitpid(process, 0)
    return rows + (marshal.loads(given) if status == 0 else _rows(journal, 1, 2))


def _read_and_leave(journal: Journal, pipe: int) -> None:
    """In the other process: it says nothing, saves nothing and doesn't run what comes after it here."""
    failed = 1
    try:
        with open(pipe, "wb") as out:
            out.write(marshal.dumps(_rows(journal, 1, 2)))
        failed = 0
    except BaseException:  # the other side reads that half itself, and says what is wrong if it is wrong there, too
        pass
    finally:
        os._exit(failed)
