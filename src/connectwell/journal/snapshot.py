"""The whole journal as files, byte for byte: what an archive holds, and which file names it may bring back."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from typing import Literal

from connectwell.journal import names
from connectwell.journal.folders import Folders, list_names, read_bytes
from connectwell.journal.parsing import Damaged, parse_tables
from connectwell.model.format import is_entry_id
from connectwell.model.frozen import dataclass
from connectwell.model.text import clean, is_file_name, visible

Section = Literal["entries", "copies", "circle", "versions", "edits", "others", "unreadable"]
LARGEST_FILE = 100_000_000  # bytes; what is larger is no entry, and would be copied in memory several times


@dataclass(frozen=True)
class SnapshotFile:
    """A file of the journal.

    Attributes:
        file: its path below the data folder, with `/`, safe to show: entries/2026/2026-11-21T0801-q7f3k2.toml.
        content: its bytes.
    """

    file: str
    content: bytes

    @property
    def name(self) -> str:
        """What lists call it: its name without the suffix; for an earlier version, that of its entry."""
        *above, last = self.file.split("/")
        return above[-1] if above[:1] == ["versions"] else last.removesuffix(".toml")


@dataclass(frozen=True)
class MissingFile:
    """A file or a folder that could not be read.

    Attributes:
        file: its path below the data folder, safe to show.
        reason: a clause.
    """

    file: str
    reason: str


class Snapshot:
    """Every file the journal keeps, listed once, so that several processes can read parts of the same list.

    Attributes:
        lacking: folders that could not be listed.
    """

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        self.lacking: list[MissingFile] = []
        self._files = [*self._entries(), *self._circle(), *self._versions(), *self._beside()]

    def __len__(self) -> int:
        return len(self._files)

    def names(self) -> list[str]:
        """Returns the path of every file, as in `SnapshotFile.file`."""
        return list(map(_shown, self._files))

    def read(self, part: int = 0, of: int = 1) -> Iterator[SnapshotFile | MissingFile]:
        """Yields the files; those deleted since they were listed are skipped.

        Args:
            part, of: this process's share of the files, 0-based: (1, 2) is the second of two.
        """
        for file in self._files[part::of]:
            try:
                content = read_bytes(f"{self._folders.data}{os.sep}{file}", LARGEST_FILE + 1)
            except FileNotFoundError:
                continue
            except (Damaged, OSError) as error:
                self._folders.skipped_files.note(file, error)
                yield MissingFile(_shown(file), _reason(error))
                continue
            if len(content) > LARGEST_FILE:
                yield MissingFile(_shown(file), "it is larger than 100 MB")
            else:
                yield SnapshotFile(_shown(file), content)

    def _entries(self) -> Iterator[str]:
        """Yields entries, copies and edit copies, newest first."""
        for year in sorted(filter(names.is_year, self._names("entries")), reverse=True):
            folder = f"entries/{year}"
            found = (name for name in self._names(folder) if names.is_entry_file(name) or _is_edit(name))
            yield from (f"{folder}/{name}" for name in sorted(found, reverse=True))

    def _circle(self) -> Iterator[str]:
        yield from (f"circle/{name}" for name in sorted(filter(names.is_entry_file, self._names("circle"))))

    def _versions(self) -> Iterator[str]:
        """Yields earlier versions, oldest first, so that those of one second can be written again in their order."""
        folders = [f"versions/{name}" for name in sorted(self._names("versions")) if name != "circle"]
        in_circle = [f"versions/circle/{name}" for name in sorted(self._names("versions/circle"))]
        for folder in (*folders, *in_circle):
            found = filter(names.is_entry_file, self._names(folder))
            yield from sorted((f"{folder}/{name}" for name in found), key=self._when_written)

    def _when_written(self, file: str) -> tuple[str, int]:
        try:
            return file.rpartition("/")[2][:15], os.lstat(self._folders.data / file).st_mtime_ns
        except OSError:
            return file.rpartition("/")[2][:15], 0

    def _beside(self) -> Iterator[str]:
        """Yields files in the data folder itself."""
        found = sorted(filter(names.is_entry_file, self._names("")))
        yield from (name for name in found if not (self._folders.data / name).is_dir())

    def _names(self, folder: str) -> list[str]:
        try:
            return list_names(self._folders.data / folder) if folder else os.listdir(self._folders.data)  # noqa: PTH208
        except FileNotFoundError:
            return []
        except (Damaged, OSError) as error:
            self._folders.skipped_files.note(folder, error, folder=True)
            self.lacking.append(MissingFile(_shown(folder) or "the data folder", _reason(error)))
            return []


def section_of(file: SnapshotFile) -> Section:
    """Returns what a file is."""
    folder, _, rest = file.file.partition("/")
    if folder == "versions":
        return "versions"
    if not rest:
        return "others"
    if file.file.endswith((".edit.toml", ".edit.from")):
        return "edits"
    try:
        tables = parse_tables(file.content)
    except Damaged:
        return "unreadable"
    if folder == "circle":
        return "circle"
    year, _, name = rest.partition("/")
    stem = name.removesuffix(".toml")
    return "entries" if tables.get("id") == stem and stem[:4] == year else "copies"


def is_place(file: str) -> bool:
    """Returns whether this may be the path of a file in the journal: nothing else is ever written from an archive."""
    match file.split("/"):
        case ["entries", year, name]:
            return names.is_year(year) and is_file_name(name) and (names.is_entry_file(name) or _is_edit(name))
        case ["circle", name]:
            return is_file_name(name) and names.is_entry_file(name)
        case ["versions", entry_id, name]:
            return is_entry_id(entry_id) and is_file_name(name) and names.is_entry_file(name)
        case ["versions", "circle", stem, name]:
            return all(map(is_file_name, (stem, name))) and stem[0] != "." and names.is_entry_file(name)
        case [name]:
            return is_file_name(name) and names.is_entry_file(name)
    return False


def _is_edit(name: str) -> bool:
    ours = names.is_edit_copy(name) or names.is_original_name(name)
    return ours and is_entry_id(names.edited_id(name))


def _shown(file: str) -> str:
    """Returns a path without undecodable bytes and control characters."""
    return visible(clean(file)).replace("\n", "␊").replace("\t", "␉")


def _reason(error: Damaged | OSError) -> str:
    if isinstance(error, Damaged):
        return error.reason
    if error.errno in (errno.EACCES, errno.EPERM):
        return "this login isn't allowed to read it"
    return "the disk reported an error" if error.errno == errno.EIO else "the system won't let it be read"
