"""The index's operations: searching, facts for summaries, and updating."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from connectwell.durable import fsync_folder
from connectwell.errors import NOT_CONFIRMED, ConnectwellError, NotConfirmed, SaveFailed
from connectwell.jobs import Progress, gc_paused, report_progress
from connectwell.journal.facts_by_day import FactsByDay
from connectwell.journal.folders import Folders
from connectwell.journal.index import files
from connectwell.journal.index.rows import (
    BEFORE_FACTS,
    damaged_in,
    facts_from_json,
    fields_in_row,
    folded_words,
    heads_of,
    row_of,
)
from connectwell.journal.index.scanning import is_settled, path_of, scan
from connectwell.journal.items import Readable
from connectwell.journal.lookup import read_item
from connectwell.journal.put_away_beside import PutAwayBeside
from connectwell.journal.query import Asked, Query
from connectwell.model.facts import EntryFacts, facts_of

if TYPE_CHECKING:
    from connectwell.journal.index.cache import Cache

_Hit = tuple[bytes, bytes, bytes, bytes]
"""A candidate row, still serialised: day, started, stamp, and the facts if the query needs them."""

_OFTEN = 0.5  # seconds; a killed update loses no more than this
_NOT_ALL_ERASED: Final = "Not all of this entry could be erased: {reason}. Erase it again to delete the rest."


def find(folders: Folders, index: Path, query: Query, progress: Progress | None) -> Iterator[Readable]:
    """As `Journal.find`."""
    asked, beside = Asked(query), PutAwayBeside(folders)
    hits: list[_Hit] = []
    for rows in _rows(folders, index, progress):
        hits += _hits(asked, rows)
    for _, _, stamp, facts in _newest_first(hits):
        if facts and not asked.takes(facts_from_json(facts)):
            continue
        year, stem = path_of(stamp).split("/")
        item = read_item(folders, year, stem, beside)
        if isinstance(item, Readable) and _still_fits(asked, item):
            yield item


def _hits(asked: Asked, rows: Sequence[bytes]) -> list[_Hit]:
    """Returns the candidate rows. A common word occurs in every row, so nothing is parsed or copied here."""
    if asked.needs_facts:
        return [
            (day, started, stamp, facts)
            for stamp, entry_id, kind, day, started, removed, facts, words in map(
                fields_in_row, asked.having_words(rows)
            )
            if entry_id and asked.takes_words(words) and asked.takes_head(kind, day, bool(removed))
        ]
    return [
        (day, started, stamp, b"")
        for written, words_at, (stamp, entry_id, kind, day, started, removed) in heads_of(asked.having_words(rows))
        if entry_id and asked.takes_head(kind, day, bool(removed)) and asked.takes_words(written, words_at)
    ]


def _newest_first(hits: list[_Hit]) -> Iterator[_Hit]:
    """Sorts by day, then by start time; times are parsed lazily, one day at a time."""

    def moment(hit: _Hit) -> tuple[datetime, str]:
        _, started, stamp, _ = hit
        return datetime.fromisoformat(started.decode()), path_of(stamp)

    hits.sort(key=itemgetter(0), reverse=True)
    for _, same_day in groupby(hits, itemgetter(0)):
        yield from sorted(same_day, key=moment, reverse=True)


def _still_fits(asked: Asked, item: Readable) -> bool:
    return asked.takes_words(folded_words(item.entry)) and asked.takes(facts_of(item.entry, item.copy_of))


def all_facts(
    folders: Folders, index: Path, since: date | None, until: date | None, removed: bool, progress: Progress | None
) -> tuple[EntryFacts, ...]:
    """As `Journal.facts`."""
    with gc_paused():
        return facts_by_day(folders, index, since, until, removed, progress).between()


def facts_by_day(
    folders: Folders, index: Path, since: date | None, until: date | None, removed: bool, progress: Progress | None
) -> FactsByDay:
    """As `Journal.facts_by_day`."""
    low = since.isoformat().encode() if since else b""
    high = until.isoformat().encode() if until else b"9999-12-31"
    found: list[tuple[bytes, bytes]] = []
    for rows in _rows(folders, index, progress):
        for written, words_at, (stamp, entry_id, kind, day, started, is_removed) in heads_of(rows):
            if entry_id and low <= day <= high and (removed or not is_removed):
                begin = sum(map(len, (stamp, entry_id, kind, day, started, is_removed))) + BEFORE_FACTS
                found.append((day, written[begin : words_at - 1]))
    return FactsByDay(found)


def agrees(folders: Folders, index: Path) -> bool:
    """Returns whether every row of the index is what its file gives now. Changes nothing but outdated rows."""
    from connectwell.journal.index.reading import read_some

    covered = _covered(PutAwayBeside(folders), *scan(folders))
    for rows in _rows(folders, index, None):
        stamps = {written[: written.index(b"\0")]: written for written in rows}
        again, _ = read_some(folders.entries, [stamp for stamp in stamps if stamp not in covered])
        if any(row.written != stamps[row.stamp] for row in again):
            return False
    return True


def rebuild(folders: Folders, index: Path) -> None:
    """As `Upkeep.rebuild_index`."""
    files.delete(index)
    refresh(folders, index, None)


def refresh(folders: Folders, index: Path, progress: Progress | None) -> None:
    """As `Journal.refresh`."""
    for _ in _rows(folders, index, progress):
        pass


def _rows(folders: Folders, index: Path, progress: Progress | None) -> Iterator[Sequence[bytes]]:
    """Yields an up-to-date row for each file, in batches. Raises Cancelled."""
    with _cache(index) as cache:
        yield from current_rows(folders, cache, progress)


def _cache(index: Path) -> AbstractContextManager[Cache | None]:
    try:
        from connectwell.journal.index.cache import Cache
    except ImportError:  # a Python built without SQLite
        return nullcontext()
    return Cache(index)


def forget_entry(index: Path, entry_id: str, failed: str = _NOT_ALL_ERASED) -> None:
    """Removes an entry's words from the index, durably.

    Args:
        index: the SQLite file.
        entry_id: whose words.
        failed: the sentence of the error, with a slot for the reason.

    Raises:
        ConnectwellError: they are still in it.
    """
    try:
        if os.path.lexists(index):
            with _cache(index) as cache:
                if cache:
                    cache.forget(entry_id)
                    return
        files.delete(index)  # without SQLite; or what is left of one that was deleted without an fsync
        if index.parent.is_dir():
            fsync_folder(index.parent)
    except NotADirectoryError:
        return  # a file is in the place of a folder above it, so there is no index
    except (NotConfirmed, OSError) as error:
        reason = NOT_CONFIRMED if isinstance(error, NotConfirmed) else SaveFailed.because(error).reason
        raise ConnectwellError(failed.format(reason=f"its words are still in the search index, and {reason}")) from None


def current_rows(folders: Folders, cache: Cache | None, progress: Progress | None = None) -> Iterator[Sequence[bytes]]:
    """Yields a serialised row for each file, in batches: from the index if its stat is unchanged, else read and cached.

    Every existing file is covered exactly once, whatever the index contains. Damaged ones have a row without an entry,
    those that cannot be opened have none; both are noted in `folders.skipped_files`.

    Raises:
        Cancelled: by `progress`. What was read until then is kept.
    """
    scanned_at = time.time_ns()
    unknown, with_copies = scan(folders)
    beside = PutAwayBeside(folders)
    covered = _covered(beside, unknown, with_copies)
    unknown -= covered
    outdated = []
    for numbers, rows in cache.rows() if cache else ():
        stamps = {written[: written.index(b"\0")] for written in rows}  # split would copy the rest, too
        if len(stamps) == len(rows) and stamps <= unknown:  # mostly all of them, and this takes a third of the time
            unknown -= stamps
            _note_damaged(folders, rows)
            yield rows
            continue
        current = []
        for number, written in zip(numbers, rows, strict=True):
            stamp = written[: written.index(b"\0")]
            if stamp in unknown:
                unknown.discard(stamp)
                current.append(written)
            else:
                outdated.append(number)
        _note_damaged(folders, current)
        yield current
    if outdated and cache:
        cache.keep(without=outdated)
    if covered:
        yield _rows_of(folders, beside, covered)
    if unknown:
        yield from _read_anew(folders, cache, unknown, scanned_at, progress)


def _covered(beside: PutAwayBeside, stamps: set[bytes], years: Iterable[str]) -> set[bytes]:
    """Returns the files in which something is in sight that a copy puts away. The index never holds them."""
    paths = {f"{year}/{stem}" for year in years for stem in beside.stems(year)}
    return {stamp for stamp in stamps if path_of(stamp) in paths} if paths else set()


def _rows_of(folders: Folders, beside: PutAwayBeside, stamps: Iterable[bytes]) -> list[bytes]:
    """Returns rows of files, without what one of their copies puts away."""
    found = []
    for stamp in stamps:
        year, stem = path_of(stamp).split("/")
        item = read_item(folders, year, stem, beside)
        if isinstance(item, Readable):
            found.append(row_of(stamp, item.entry).written)
    return found


def _note_damaged(folders: Folders, rows: Sequence[bytes]) -> None:
    for path, reason, line in damaged_in(rows):
        folders.skipped_files.take([(f"entries/{path}.toml", False, reason, line)])


def _read_anew(
    folders: Folders,
    cache: Cache | None,
    unknown: set[bytes],
    scanned_at: int,
    progress: Progress | None,
) -> Iterator[list[bytes]]:
    from connectwell.journal.index.reading import read_rows  # most searches find no new files

    done, kept_at = 0, time.monotonic()
    new: list[bytes] = []
    report_progress(progress, 0, len(unknown))
    try:
        with closing(read_rows(folders.entries, sorted(unknown, reverse=True))) as read:  # ends its processes
            for rows, unread_files in read:
                folders.skipped_files.take(unread_files)
                whole = [row.written for row in rows]
                _note_damaged(folders, whole)
                yield whole
                new += (row.written for row in rows if is_settled(row.stamp, scanned_at))
                done += len(rows) + len(unread_files)
                if cache and time.monotonic() - kept_at > _OFTEN:
                    cache.keep(new)
                    new, kept_at = [], time.monotonic()
                report_progress(progress, done, len(unknown))
    finally:
        if cache and new:
            cache.keep(new)
