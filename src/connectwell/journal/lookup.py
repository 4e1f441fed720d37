"""Resolving what a person typed to an entry id, and reading entries from their files."""

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from connectwell import reading
from connectwell.clock import shifted
from connectwell.errors import EntryNotFound, EntryUnreadable
from connectwell.jobs import Progress, report_progress
from connectwell.journal import names
from connectwell.journal.folders import Folders, check_folder, read_bytes
from connectwell.journal.items import Item, Readable, Unreadable, by_start
from connectwell.journal.parsing import Damaged, parse_entry
from connectwell.journal.put_away_beside import PutAwayBeside
from connectwell.journal.skipped import reason_of
from connectwell.model.entry import Entry
from connectwell.model.format import is_entry_id
from connectwell.model.text import one_line, visible

LATEST = "latest"
NO_LATEST = "There is no latest entry here. 'connectwell checkin' begins a check-in, 'connectwell note' a note."
_LOOKED_AT = 400
"""How many of the newest files are looked at for a later day: some months, in a few milliseconds."""
_HEAD = 400  # bytes; the day is within them
_MOST_SHOWN = 1_000_000  # bytes of a file that the raw view shows


def find(folders: Folders, asked: str) -> str:
    """Resolves `asked` to a full id: an id, a unique prefix, a tail, or "latest".

    A person's text is never used as a path: its form is checked before the disk is touched. "latest" skips shares,
    because the person doesn't write them, and what says nothing.

    Raises:
        EntryNotFound: nothing matches, or several do.
        EntryUnreadable: the folder it would be in cannot be listed.
    """
    if asked == LATEST:
        for item in by_start(read_all(folders, None, removed=False)):
            if (
                isinstance(item, Readable)
                and not item.is_copy
                and not (item.entry.kind == "share" or item.entry.says_nothing)
            ):
                return item.entry.id
    if not names.may_be_id(asked):
        raise not_found(asked)
    if is_entry_id(asked) and os.path.lexists(folders.entry(asked)):
        return asked
    meant = list(dict.fromkeys(stem for stem in _candidates(folders, asked) if is_entry_id(stem)))
    if len(meant) > 1:  # a copy can be in a year that isn't its own
        meant = [stem for stem in meant if os.path.lexists(folders.entry(stem))]
    if not meant:
        raise not_found(asked)
    if len(meant) > 1:
        raise EntryNotFound(f"Several entries match {_quoted(asked)}; type more of the id.")
    return meant[0]


def find_with_removed(folders: Folders, asked: str) -> str:
    """Like `find`, but also finds an entry whose file is gone while its versions still exist."""
    try:
        return find(folders, asked)
    except EntryNotFound:
        if is_entry_id(asked) and _has_versions(folders, asked):
            return asked
        raise


def _has_versions(folders: Folders, entry_id: str) -> bool:
    """Whether there is a folder of versions. Raises EntryUnreadable if that cannot be found out."""
    try:
        check_folder(folders.versions(entry_id))
    except FileNotFoundError:
        return False
    except (Damaged, OSError) as error:
        raise unreadable(error) from None
    return True


def _stems_of(folders: Folders, year: str) -> list[str]:
    try:
        return folders.in_year(year)
    except (Damaged, OSError) as error:
        raise unreadable(error) from None


def _candidates(folders: Folders, asked: str) -> Iterator[str]:
    if names.is_year(asked[:4]) and asked[4:5] == "-":
        return (stem for stem in _stems_of(folders, asked[:4]) if stem.startswith(asked))
    return (stem for _, stem in folders.stems() if stem[15:] == f"-{asked}")


def read_one(
    folders: Folders, entry_id: str, beside: PutAwayBeside | None = None
) -> tuple[bytes, dict[str, Any], Entry]:
    """Returns an entry's bytes, its tables and the entry itself.

    Args:
        folders: the journal's paths.
        entry_id: its id.
        beside: shared by those who read many, since each lists a year.

    Raises:
        EntryNotFound, EntryUnreadable: it doesn't exist, or cannot be read.
    """
    try:
        content = folders.read(folders.entry(entry_id))
        tables, entry = parse_entry(content)
    except FileNotFoundError:
        raise not_found(entry_id) from None
    except (Damaged, OSError) as error:
        raise unreadable(error) from None
    if entry.id != entry_id:
        raise EntryUnreadable(
            f"The file of {entry_id} holds another entry, {entry.id}. It may be a copy; nothing in it was changed."
        )
    return content, tables, (beside or PutAwayBeside(folders)).applied(entry_id[:4], entry)


def read_all(folders: Folders, since: date | None, removed: bool) -> Iterator[tuple[str, Item]]:
    """Yields (stem, item), newest name first. Arguments as for `Journal.newest`."""
    oldest, beside = since and shifted(since, -1), PutAwayBeside(folders)
    try:
        years = folders.years()
    except (Damaged, OSError) as error:
        folders.skipped_files.note("entries", error, folder=True)
        yield "entries", _item("entries", error)
        return
    for year in years:
        if oldest and int(year) < oldest.year:
            return
        try:
            stems = folders.in_year(year)
        except (Damaged, OSError) as error:
            folders.skipped_files.note(f"entries/{year}", error, folder=True)
            yield year, _item(year, error)
            continue
        for stem in stems:
            day = names.name_day(stem)
            if oldest and day and day < oldest:
                break
            item = read_item(folders, year, stem, beside, stems)
            if item and (removed or isinstance(item, Unreadable) or item.entry.removed is None):
                yield stem, item


def read_moved_later(folders: Folders, removed: bool) -> Iterator[Item]:
    """Yields those of the newest items that belong to a later day than they were begun on. Of others a line is read."""
    beside = PutAwayBeside(folders)
    for year, stem in islice(folders.stems(), _LOOKED_AT):
        with suppress(Damaged, OSError):  # noted when the list comes to it
            _, found, day = reading.read_bytes(f"{folders.entries}/{year}/{stem}.toml", _HEAD).partition(b"\nday = ")
            if found and day[:10] > stem[:10].encode():
                item = read_item(folders, year, stem, beside)
                if isinstance(item, Readable) and (removed or item.entry.removed is None):
                    yield item


def read_entries_of(folders: Folders, since: date, until: date, progress: Progress | None = None) -> tuple[Entry, ...]:
    """Returns the entries of some days, newest name first. Removed ones, copies and what cannot be read are left out.

    Only files named after these days or the night that follows are read, so an entry that was moved there from a day
    outside them is missed.

    Args:
        folders: the journal's paths.
        since, until: the first and last day.
        progress: called with the number of files read and the total.

    Raises:
        Cancelled: by `progress`.
    """
    first, last = since.isoformat(), shifted(until, 1).isoformat()
    found, beside = [], PutAwayBeside(folders)
    named: list[tuple[str, str, list[str]]] = []
    for year in (f"{number:04}" for number in range(int(last[:4]), int(first[:4]) - 1, -1)):
        try:
            stems = folders.in_year(year)
        except (Damaged, OSError) as error:
            folders.skipped_files.note(f"entries/{year}", error, folder=True)
            continue
        named += ((year, stem, stems) for stem in stems if first <= stem[:10] <= last)
    for number, (year, stem, stems) in enumerate(named):  # both years' files, so that the count never starts again
        report_progress(progress, number, len(named))
        item = read_item(folders, year, stem, beside, stems)
        if not isinstance(item, Readable) or item.is_copy or item.entry.removed:
            continue
        if since <= item.entry.day <= until:
            found.append(item.entry)
    return tuple(found)


def read_item(
    folders: Folders, year: str, stem: str, beside: PutAwayBeside, stems: list[str] | None = None
) -> Item | None:
    """Reads one file, and notes it if it cannot be read; None if it no longer exists.

    Args:
        folders: the journal's paths.
        year, stem: the file.
        beside: finds what its copies put away.
        stems: all of that year's, if they are known.
    """
    try:
        _, entry = parse_entry(read_bytes(f"{folders.entries}/{year}/{stem}.toml"))
    except FileNotFoundError:
        return None  # deleted since the folder was listed
    except (Damaged, OSError) as error:
        folders.skipped_files.note(f"entries/{year}/{stem}.toml", error)
        return _item(stem, error)
    at_home = stem == entry.id and year == entry.id[:4]
    return Readable(beside.applied(year, entry, stems), None if at_home else entry.id, visible(stem))


def read_raw(folders: Folders, path: Path) -> str:
    """Returns a file's text unchanged, at most 1 MB, undecodable bytes as U+FFFD. Raises EntryUnreadable."""
    try:
        return folders.read(path, _MOST_SHOWN).decode("utf-8", "replace")
    except (Damaged, OSError) as error:
        raise unreadable(error) from None


def _quoted(asked: str) -> str:
    return f'"{one_line(asked, 60)}"'


def not_found(asked: str) -> EntryNotFound:
    """Returns an error that quotes what was asked for, safe to show."""
    if asked == LATEST:
        return EntryNotFound(NO_LATEST)
    return EntryNotFound(f"There is no entry called {_quoted(asked)}. 'connectwell list' shows what there is.")


def unreadable(error: Damaged | OSError) -> EntryUnreadable:
    """Returns the error for a file that exists but cannot be read."""
    return EntryUnreadable(reason_of(error)[0])


def _item(stem: str, error: Damaged | OSError) -> Unreadable:
    return Unreadable(visible(stem), *reason_of(error))


def why_damaged(folders: Folders, path: str) -> tuple[str, int | None]:
    """Returns why an entry's file cannot be read, and the line, if known.

    Args:
        folders: the journal's paths.
        path: relative to the data folder.
    """
    try:
        parse_entry(read_bytes(folders.data / path))
    except (Damaged, OSError) as error:
        return reason_of(error)
    return "It couldn't be read a moment ago. Nothing in the file was changed.", None
