"""Which entries were shared: a list in the cache folder, to look up one entry without reading the whole journal.

One line per entry of kind share: its id, then the ids of the entries it includes. No words. Like the index it is only a
cache of the TOML files: hits are read again before they are shown, and missing ones are merely not shown. Sharing
updates it.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from connectwell.errors import EntryNotFound, EntryUnreadable, SaveFailed
from connectwell.journal.folders import Folders, read_bytes
from connectwell.journal.lookup import read_one
from connectwell.journal.parsing import LARGEST, Damaged
from connectwell.model.entry import Entry, Share
from connectwell.model.format import is_entry_id

_HOLDS: Final = ('"share"', "'share'")
MOST: Final = 3
"""How many shares to return for an entry, the newest."""


def shares_of(folders: Folders, file: Path, entry_id: str) -> tuple[Entry, ...]:
    """Returns the entries of kind share that include an entry, newest first, at most `MOST`.

    Args:
        folders: the journal's paths.
        file: the list.
        entry_id: the entry's id.
    """
    asked, there = f" {entry_id} ".encode(), _read(folders, file)
    named = [line for line in there.splitlines() if asked in line + b" "] if asked[:-1] in there else []
    found: list[Entry] = []
    for share_id in sorted((line.split()[0].decode() for line in named), reverse=True):
        entry = _share(folders, share_id)
        if entry and entry.share and entry_id in entry.share.entries:
            found.append(entry)
            if len(found) == MOST:
                break
    return tuple(found)


def learn(folders: Folders, file: Path, share_ids: Iterable[str]) -> None:
    """Adds shares that are not in the list yet. If it cannot be written, it stays as it is."""
    lines = {line.split()[0]: line for line in _read(folders, file).splitlines() if line.strip()}
    before = len(lines)
    for share_id in share_ids:
        if share_id.encode() not in lines and (entry := _share(folders, share_id)) and entry.share:
            lines[share_id.encode()] = _line(share_id, entry.share)
    if len(lines) > before:
        _write(file, lines.values())


def forget_share(file: Path, share_id: str) -> None:
    """Removes an erased share from the list."""
    there = (_listed(file) or b"").splitlines()
    kept = [line for line in there if line.split()[:1] != [share_id.encode()]]
    if len(kept) < len(there):
        with suppress(OSError):
            file.unlink()
        _write(file, kept)


def _share(folders: Folders, share_id: str) -> Entry | None:
    """Reads the share; None if it is removed or missing, and if it is unreadable, which is noted."""
    if not is_entry_id(share_id):
        return None
    try:
        entry = read_one(folders, share_id)[2]
    except EntryNotFound:
        return None
    except EntryUnreadable as fault:
        folders.skipped_files.take([(f"entries/{share_id[:4]}/{share_id}.toml", False, str(fault), None)])
        return None
    return entry if entry.removed is None else None


def _read(folders: Folders, file: Path) -> bytes:
    """Returns the list. One that can't be read is made again from the whole journal, which takes longer."""
    there = _listed(file)
    return _made_again(folders, file) if there is None else there


def _listed(file: Path) -> bytes | None:
    """Returns the list as it is, empty if there is none; None if it can't be read, or was damaged."""
    try:
        there = read_bytes(file)
    except FileNotFoundError:
        return b""
    except (Damaged, OSError):
        return None
    return there if there.isascii() and len(there) <= LARGEST else None


def _made_again(folders: Folders, file: Path) -> bytes:
    from connectwell.journal.scan_all import read_containing

    shares = [item.entry for item in read_containing(folders, _HOLDS, everywhere=False, progress=None)]
    lines = [_line(entry.id, entry.share) for entry in shares if entry.share]
    _write(file, lines)
    return b"\n".join(lines)


def _line(share_id: str, share: Share) -> bytes:
    return " ".join((share_id, *filter(is_entry_id, share.entries))).encode()


def _write(file: Path, lines: Iterable[bytes]) -> None:
    """Writes the lines, newest first, as many as fit the size limit for reading."""
    from connectwell import durable

    written = bytearray()
    for line in sorted(lines, reverse=True):
        if len(written) + len(line) < LARGEST:
            written += line + b"\n"
    with suppress(SaveFailed):
        durable.make_folders(file.parent, below=file.parent)
        durable.clear_leftovers(file.parent, lambda name: name == file.name)
        durable.replace(file, bytes(written))
