"""Scanning every file of the journal, for those that contain a given text or for all."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from connectwell.jobs import Progress, report_progress
from connectwell.journal.folders import Folders, check_folder, read_bytes
from connectwell.journal.items import Readable
from connectwell.journal.parsing import LARGEST, Damaged, parse_tables
from connectwell.journal.put_away_beside import PutAwayBeside
from connectwell.model.entry import Entry
from connectwell.model.format import read_entry
from connectwell.model.frozen import make_unchecked
from connectwell.model.table import RuleBroken
from connectwell.model.text import visible

_ESCAPED = (b"\\u", b"\\U")
"""A key may be spelled with escapes, such as "put\\u005faway", so files with any escapes are parsed."""
_LOST = (b"", b"\0")
"""How a file begins after a power cut on some disks. What was in it can't be known, so it is parsed, and noted."""
_AT_ONCE = 128  # files
_MANY = 500
"""The number of files from which importing the faster reader pays off."""
T = TypeVar("T")
S = TypeVar("S")


def read_containing(
    folders: Folders,
    texts: Collection[str],
    everywhere: bool,
    progress: Progress | None,
    of: tuple[int, int] = (0, 1),
) -> Iterator[Readable]:
    """Yields entries whose file contains one of `texts`. Arguments as for `Journal.containing`.

    Files go through each step in batches, which reads thousands of them a fifth faster.
    """
    looked_for = () if "" in texts else (*(text.encode() for text in texts), *_ESCAPED)
    stems, beside = list(folders.stems())[of[0] :: of[1]], PutAwayBeside(folders)
    read = _reader_of(len(stems))

    def content_of(number: int) -> bytes | None:
        report_progress(progress, number + 1, len(stems))
        year, stem = stems[number]
        content = read_bytes(f"{folders.entries}{os.sep}{year}{os.sep}{stem}.toml")
        known = content[:1] not in _LOST and len(content) <= LARGEST
        return None if known and looked_for and not any(text in content for text in looked_for) else content

    begun = 0

    def note(at: int, error: Exception) -> None:
        year, stem = stems[begun + at]
        path = f"entries/{year}/{stem}.toml"
        if isinstance(error, OSError | Damaged):
            folders.skipped_files.note(path, error)
        else:
            folders.skipped_files.note_damaged(path)

    for begun in range(0, len(stems), _AT_ONCE):
        some = range(begun, min(begun + _AT_ONCE, len(stems)))
        entries = _each(read, _each(parse_tables, _each(content_of, some, note), note), note)
        for number, entry in zip(some, entries, strict=True):
            year, stem = stems[number]
            at_home = entry is not None and entry.id == stem and year == stem[:4]
            if entry and (everywhere or (at_home and entry.removed is None)):
                copy_of = None if at_home else entry.id
                entry = beside.applied(year, entry)
                yield make_unchecked(Readable, {"entry": entry, "copy_of": copy_of, "handle": visible(stem)})


def read_quickly(folders: Folders, entry_ids: Iterable[str]) -> Iterator[tuple[str, Entry | None]]:
    """Yields each id with its entry, several hundred at a time; None where only `lookup.read_one` can say what is so.

    Copies beside an entry aren't looked at.
    """
    waiting = iter(entry_ids)
    years: dict[Path, str] = {}
    while some := list(islice(waiting, _MANY)):
        read = _reader_of(len(some))
        for entry_id in some:
            entry, year = None, folders.year(entry_id)
            with suppress(Damaged, OSError, RuleBroken):
                if year not in years:
                    check_folder(folders.entries)
                    check_folder(year)
                    years[year] = f"{year}{os.sep}"
                entry = read(parse_tables(read_bytes(f"{years[year]}{entry_id}.toml")))
            yield entry_id, entry if entry and entry.id == entry_id else None


def _reader_of(count: int) -> Callable[[dict[str, Any]], Entry]:
    """Returns the fastest reader for this many entries."""
    if count < _MANY:
        return read_entry
    from connectwell.model.fast_reading import read_one_of_many

    return read_one_of_many


def _each(
    make: Callable[[T], S | None], sources: Iterable[T | None], note: Callable[[int, Exception], None]
) -> list[S | None]:
    """Applies `make` to each; None for None, for what is gone, and for what cannot be read, which it notes."""
    found: list[S | None] = []
    for at, source in enumerate(sources):
        try:
            found.append(None if source is None else make(source))
        except FileNotFoundError:
            found.append(None)  # deleted since the folder was listed
        except (Damaged, OSError, RuleBroken) as error:
            note(at, error)
            found.append(None)
    return found
