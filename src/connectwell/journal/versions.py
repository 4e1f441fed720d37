"""Earlier versions of an entry, byte for byte, under versions/<id>/."""

import errno
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from connectwell import durable
from connectwell.errors import EntryNotFound, NotConfirmed, SaveFailed
from connectwell.journal import names
from connectwell.journal.folders import Folders, list_names
from connectwell.journal.lookup import unreadable
from connectwell.journal.parsing import Damaged, parse_entry
from connectwell.model.entry import Entry
from connectwell.model.format import is_entry_id

_TRIES = 100


@dataclass(frozen=True, slots=True)
class Version:
    """An earlier version of an entry.

    Attributes:
        id: the entry's id.
        when: when it was made a version, in UTC.
        handle: the stem of its file name.
    """

    id: str
    when: datetime
    handle: str


def cut_version(folders: Folders, entry_id: str, content: bytes, when: datetime, tail: names.Tail) -> None:
    """Keeps `content` as a version of the entry, durably. Raises SaveFailed."""
    keep_version(folders, folders.versions(entry_id), content, when, tail)


def keep_version(folders: Folders, folder: Path, content: bytes, when: datetime, tail: names.Tail) -> None:
    """Keeps `content` as a version in `folder`, durably. Raises SaveFailed."""
    durable.make_folders(folder, below=folders.data)
    for _ in range(_TRIES):
        try:
            durable.write_new(folder / names.version_name(when, tail), content)
        except FileExistsError:
            continue
        except NotConfirmed:  # stop: the entry isn't written yet, so nothing is lost
            raise SaveFailed.because(OSError(errno.EIO, "fsync")) from None
        return
    raise SaveFailed("every name for a version is taken")


def list_versions(folders: Folders, entry_id: str) -> tuple[Version, ...]:
    """Returns the versions of an entry, newest first; none, and a note of it, if their folder cannot be listed."""
    folder = folders.versions(entry_id)
    try:
        stems = names.entry_stems(list_names(folder))
    except (Damaged, OSError) as error:
        folders.skipped_files.note(f"versions/{entry_id}", error, folder=True)
        return ()
    found = [Version(entry_id, when, stem) for stem in stems if (when := names.version_moment(stem))]
    return tuple(sorted(found, key=lambda version: (version.when, _written(folders, version)), reverse=True))


def read_version(folders: Folders, version: Version) -> Entry:
    """Reads a version as an entry. Raises EntryNotFound, EntryUnreadable."""
    if version not in list_versions(folders, version.id):
        raise EntryNotFound("That version isn't there any more.")
    try:
        return parse_entry(folders.read(version_path(folders, version)))[1]
    except (Damaged, OSError) as error:
        raise unreadable(error) from None


def version_path(folders: Folders, version: Version) -> Path:
    """Returns the path of a version."""
    return folders.versions(version.id) / f"{version.handle}.toml"


@dataclass(frozen=True, slots=True)
class VersionsSurvey:
    """All earlier versions of entries.

    Attributes:
        number: how many there are.
        damaged: those that can't be read, as paths within the data folder.
        without_entry: the ids of entries that have versions but no file.
    """

    number: int
    damaged: tuple[str, ...]
    without_entry: tuple[str, ...]


def survey(folders: Folders) -> VersionsSurvey:
    """Reads every version."""
    number, damaged, without_entry = 0, [], []
    for entry_id in filter(is_entry_id, _listed(folders.all_versions)):
        versions = list_versions(folders, entry_id)
        number += len(versions)
        if versions and not os.path.lexists(folders.entry(entry_id)):
            without_entry.append(entry_id)
        for version in versions:
            try:
                parse_entry(folders.read(version_path(folders, version)))
            except (Damaged, OSError):
                damaged.append(f"versions/{entry_id}/{version.handle}.toml")
    return VersionsSurvey(number, tuple(damaged), tuple(without_entry))


def _listed(folder: Path) -> list[str]:
    try:
        return sorted(list_names(folder))
    except (Damaged, OSError):
        return []


def _written(folders: Folders, version: Version) -> int:
    """Returns the file's mtime in nanoseconds, to order versions of the same second."""
    try:
        return os.lstat(version_path(folders, version)).st_mtime_ns
    except OSError:
        return 0
