"""Files in the journal's folders that are no entry, part of the circle or version: leftovers and foreign files."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Literal

from connectwell import durable
from connectwell.journal import edit_copies, names
from connectwell.journal.folders import Folders, list_names, read_bytes, read_if_exists
from connectwell.journal.hidden_names import FILE as HIDDEN_NAMES
from connectwell.journal.parsing import Damaged, parse_entry
from connectwell.journal.versions import cut_version, list_versions, version_path
from connectwell.locking import lock
from connectwell.model.format import is_entry_id
from connectwell.model.frozen import dataclass
from connectwell.model.text import one_line

Kind = Literal["temporary", "edit", "copy", "same", "swap", "other"]
_SWAP: Final = re.compile(r"\.sw[a-p]$")
_DOWNLOAD: Final = re.compile(r"[.~]syncthing[.~].*\.tmp$", re.DOTALL)  # Syncthing deletes those itself, after a day
_ID: Final = re.compile(r"(?<![a-z0-9])\d{4}-\d\d-\d\dT\d{4}-[a-z0-9]{6}(?![a-z0-9])")
_OURS_ON_TOP: Final = frozenset({".lock", "entries", "circle", "versions", HIDDEN_NAMES})
_OF_SYNCING: Final = (
    ".stfolder",
    ".stignore",
    ".stversions",
    ".git",
    ".gitignore",
    ".gitattributes",
    ".nextcloudsync.log",
)


@dataclass(frozen=True)
class UnexpectedFile:
    """A file beside the entries.

    Attributes:
        kind: `temporary` for one of a save that was cut off, `edit` for an edit that isn't in its entry yet, `copy` for
            what an editor or file manager copied and that differs from the entry, `same` where it doesn't, `swap` for
            an editor's swap file, `other` for anything else.
        path: relative to the data folder, safe to show.
        entry_id: the entry it belongs to, or empty.
        where: the file.
    """

    kind: Kind
    path: str
    entry_id: str
    where: Path


def list_unexpected_files(folders: Folders) -> Iterator[UnexpectedFile]:
    """Yields what is there, by folder. Folders that cannot be listed are skipped: the readers note them."""
    for folder in _folders(folders):
        for name in _names(folder):
            kind = _kind_of(folders, folder / name)
            if kind is not None:
                found = _ID.search(name)
                path = one_line((folder / name).relative_to(folders.data).as_posix(), 200)
                yield UnexpectedFile(kind, path, found[0] if found else "", folder / name)


def set_aside(folders: Folders, stray: UnexpectedFile, tail: names.Tail) -> bool:
    """Makes a `copy` an earlier version of its entry, durably, and then deletes it. Returns whether that was possible.

    Raises:
        SaveFailed: it stays.
    """
    with lock(folders.data):
        try:
            content = read_bytes(stray.where)
            entry_id = parse_entry(content)[1].id
            written = datetime.fromtimestamp(stray.where.lstat().st_mtime, UTC)
        except (Damaged, OSError, OverflowError, ValueError):
            return False
        if entry_id != stray.entry_id:
            return False
        cut_version(folders, entry_id, content, written, tail)
        stray.where.unlink(missing_ok=True)
        durable.fsync_folder(stray.where.parent)
    return True


def _folders(folders: Folders) -> Iterator[Path]:
    yield from (folders.data, folders.entries, folders.circle)
    yield from (folders.entries / name for name in _names(folders.entries) if names.is_year(name))


def _names(folder: Path) -> list[str]:
    try:
        return sorted(list_names(folder))
    except (Damaged, OSError):
        return []


def _kind_of(folders: Folders, path: Path) -> Kind | None:
    name = path.name
    if name in _OF_SYNCING or _DOWNLOAD.match(name) or (path.parent == folders.data and name in _OURS_ON_TOP):
        return None
    if path.parent == folders.entries and names.is_year(name):
        return None
    if path.parent != folders.entries and names.is_entry_file(name):
        return None
    if names.is_leftover(name) or names.is_original_name(name):
        return "temporary"
    if names.is_edit_copy(name):
        return _kind_of_edit(folders, path)
    if _SWAP.search(name):
        return "swap"
    return _kind_of_copy(folders, path) if is_entry_id((_ID.search(name) or [""])[0]) else "other"


def _kind_of_edit(folders: Folders, path: Path) -> Kind:
    kept = edit_copies.newest_edit_copy(folders, names.edited_id(path.name))
    return "edit" if kept and kept[0] == path else "temporary"


def _kind_of_copy(folders: Folders, path: Path) -> Kind:
    """A version's bytes count as the same, so that a copy is set aside only once."""
    try:
        content = read_bytes(path)
        entry_id = parse_entry(content)[1].id
        if content == read_if_exists(folders.entry(entry_id)):
            return "same"
        known = (version_path(folders, version) for version in list_versions(folders, entry_id))
        return "same" if any(content == read_if_exists(version) for version in known) else "copy"
    except (Damaged, OSError):
        return "other"
