"""Files of an archive come into the journal: what is missing is added, and nothing that is here is lost.

Every file is taken by itself, so one that cannot be taken in doesn't stop the others. Names are made of the content, so
the same archive a second time adds nothing.
"""

from __future__ import annotations

import errno
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Literal

from connectwell import durable
from connectwell.clock import Clock
from connectwell.errors import NotConfirmed, SaveFailed
from connectwell.jobs import Progress, report
from connectwell.journal import names
from connectwell.journal.circle_files import circle_files
from connectwell.journal.folders import Folders, check_folder, list_names, read_bytes
from connectwell.journal.parsing import Damaged, parse_entry, parse_tables
from connectwell.journal.toml_text import Tables, cleaned, same
from connectwell.journal.whole import LARGEST_FILE, WholeFile
from connectwell.locking import lock
from connectwell.model.circle import read_circle_part
from connectwell.model.format import is_entry_id, is_newer
from connectwell.model.table import RuleBroken

Became = Literal["added", "there", "earlier", "copied", "kept", "repaired"]
"""What became of a file: it is new; it was here already; it was here, and has been changed since; a copy beside the
entry that differs; an earlier version beside what differs; in place of one that was damaged."""
_AT_ONCE = 64  # files written under one lock; it takes a slow disk two seconds, and other programs wait for ten
_BUCKET = len("2026-11-21T0801-q7f3")  # characters every file of an entry begins with, at least
_DISK_FAULTS = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EMFILE, errno.ENFILE}
"""Errors that the next file would meet as well."""


@dataclass
class TakenIn:
    """What came of an archive so far. All of it is durable.

    Attributes:
        became: the names of files by what became of them; earlier versions are in `versions`.
        versions: how many earlier versions were added.
        newer: files of a newer format, taken in as they are.
        failed: files that could not be written, with the reason.
    """

    became: dict[Became, list[str]] = field(default_factory=lambda: defaultdict(list))
    versions: int = 0
    newer: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def count(self, *what: Became) -> int:
        """Returns how many files became one of these."""
        return sum(len(self.became.get(one, ())) for one in what)


class Intake:
    """Takes in files.

    Args:
        folders: the journal's paths.
        clock: for the names of versions.
        tail: generates the random part of names.
        dry_run: only find out what would become of each file.
        has_layout: whether the files are byte for byte what they were; else only their content counts.
        taken: filled as it goes on, so that it is known when it is interrupted.
    """

    def __init__(
        self, folders: Folders, clock: Clock, tail: names.Tail, *, dry_run: bool, has_layout: bool, taken: TakenIn
    ) -> None:
        self._folders, self._clock, self._tail = folders, clock, tail
        self._dry_run, self._has_layout, self._taken = dry_run, has_layout, taken
        self._new = durable.ManyNew(folders.data)
        self._before: dict[str, list[Path]] = defaultdict(list)
        self._real_folders: set[Path] = set()
        self._planned: set[Path] = set()
        self._last_second, self._last_written = Path(), 0

    def take(self, files: Sequence[WholeFile], progress: Progress | None) -> None:
        """Takes in files whose paths passed `is_place`.

        Raises:
            SaveFailed, Cancelled: what `taken` holds by then is durable.
            NotConfirmed: the disk didn't confirm some of it.
        """
        ordered = sorted(files, key=_order)
        self._look_around()
        self._circle = _Circle(self._folders, {_stem(file) for file in ordered if file.file.startswith("circle/")})
        if not self._dry_run:
            durable.make_folders(self._folders.data, below=self._folders.data)
        for begun in range(0, len(ordered), _AT_ONCE):
            self._take_some(ordered[begun : begun + _AT_ONCE])
            report(progress, min(begun + _AT_ONCE, len(ordered)), len(ordered))

    def _look_around(self) -> None:
        """Notes which files of which entry were here before."""
        with suppress(Damaged, OSError):
            for year in self._folders.years():
                with suppress(Damaged, OSError):
                    for stem in self._folders.in_year(year):
                        self._before[stem[:_BUCKET]].append(self._folders.entries / year / f"{stem}.toml")

    def _take_some(self, files: Iterable[WholeFile]) -> None:
        if self._dry_run:
            for file in files:
                self._note(file, self._take_one(file))
            return
        done: list[tuple[WholeFile, Became]] = []
        with lock(self._folders.data):
            try:
                for file in files:
                    try:
                        done.append((file, self._take_one(file)))
                    except NotConfirmed:
                        raise
                    except SaveFailed as failed:
                        if isinstance(failed.__cause__, OSError) and failed.__cause__.errno in _DISK_FAULTS:
                            raise
                        self._taken.failed.append(f"{file.name} ({failed.reason})")
            finally:  # also when it is interrupted: what is written counts only once it is durable
                self._new.confirm()
                for file, became in done:
                    self._note(file, became)

    def _note(self, file: WholeFile, became: Became) -> None:
        if file.file.startswith("versions/"):
            self._taken.versions += became == "added"
            return
        self._taken.became[became].append(file.name)
        if became != "there" and _is_newer(file.content):
            self._taken.newer.append(file.name)

    def _take_one(self, file: WholeFile) -> Became:
        """Raises SaveFailed."""
        self._refuse_links(self._path(file).parent)
        folder = file.file.partition("/")[0]
        if folder == "circle":
            return self._take_circle(file)
        if folder == "versions":
            return self._take_version(file)
        return self._take_entry(file)

    def _path(self, file: WholeFile) -> Path:
        return self._folders.data.joinpath(*file.file.split("/"))

    # --- Entries, copies and what is beside them

    def _take_entry(self, file: WholeFile) -> Became:
        path, is_there = self._path(file), os.path.lexists(self._path(file))
        if not is_there and is_entry_id(path.stem) and self._add(path, file.content):
            return "added"
        entry_id = _id_of(file)
        if not is_there:
            if entry_id is not None and self._is_kept(entry_id, file.content):
                return "there"  # a copy that was settled here
            if self._add(path, file.content):
                return "added"
        present = self._present(path)
        if present == file.content:
            return "there"
        if entry_id is None:
            return self._keep_beside(path, file.content)
        if self._is_kept(entry_id, file.content):
            return "earlier"
        theirs = _read_entry(file.content)
        if theirs is None:  # damaged in the archive
            return self._keep_version(self._folders.versions(entry_id), file.content)
        if present is None:
            return self._keep_copy(entry_id, file.content)
        ours = _read_entry(present)
        if ours is None:
            return self._repair(path, self._folders.versions(entry_id), present, file.content)
        if same(ours, theirs):
            return self._same_but_for_layout(self._folders.versions(entry_id), file.content)
        return self._keep_copy(entry_id, file.content)

    def _is_kept(self, entry_id: str, content: bytes) -> bool:
        """Returns whether these bytes are the entry, a copy or an earlier version of it."""
        here = self._before.get(entry_id[:_BUCKET], ())
        return any(self._present(path) == content for path in here) or self._is_in(
            self._folders.versions(entry_id), content
        )

    def _keep_copy(self, entry_id: str, content: bytes) -> Became:
        path = self._folders.year(entry_id) / f"{entry_id}.conflict-{_short(content)}.toml"
        return "copied" if self._add(path, content) else "there"

    def _keep_beside(self, path: Path, content: bytes) -> Became:
        """Keeps a file of which only the name is known beside the one of that name."""
        return (
            "copied" if self._add(path.with_name(f"{path.stem}.conflict-{_short(content)}.toml"), content) else "there"
        )

    # --- The circle

    def _take_circle(self, file: WholeFile) -> Became:
        stem = self._circle.stem_here(file)
        path, versions = self._folders.circle / f"{stem}.toml", self._folders.circle_versions(stem)
        if not os.path.lexists(path) and self._add(path, file.content):
            return "added"
        present = self._present(path)
        if present == file.content:
            return "there"
        if self._is_in(versions, file.content):
            return "earlier"
        theirs = _read_circle(file.content)
        if present is not None and theirs is not None:
            ours = _read_circle(present)
            if ours is None:
                return self._repair(path, versions, present, file.content)
            if same(ours, theirs):
                return self._same_but_for_layout(versions, file.content)
        return self._keep_version(versions, file.content)

    # --- Earlier versions

    def _take_version(self, file: WholeFile) -> Became:
        path = self._path(file)
        if self._add(path, file.content):
            self._keep_order(path)
            return "added"
        if self._present(path) == file.content:
            return "there"
        other = path.with_name(f"{path.stem[:15]}-{_short(file.content)}.toml")
        return "added" if self._add(other, file.content) else "there"

    def _keep_order(self, path: Path) -> None:
        """Makes a version later than the one before it: of those of one second, the modification time tells."""
        second = path.parent / path.stem[:15]
        if not self._dry_run:
            with suppress(OSError):
                written = os.lstat(path).st_mtime_ns
                if second == self._last_second and written <= self._last_written:
                    written = self._last_written + 1
                    os.utime(path, ns=(written, written))
                self._last_second, self._last_written = second, written

    def _keep_version(self, folder: Path, content: bytes) -> Became:
        if not self._dry_run:
            path = folder / f"{names.version_name(self._clock(), self._tail).rpartition('-')[0]}-{_short(content)}.toml"
            self._add(path, content)
        return "kept"

    def _same_but_for_layout(self, folder: Path, content: bytes) -> Became:
        """Keeps what differs in comments or order only."""
        if self._has_layout:
            self._keep_version(folder, content)
        return "there"

    def _is_in(self, folder: Path, content: bytes) -> bool:
        with suppress(Damaged, OSError):
            found = filter(names.is_entry_file, list_names(folder))
            return any(self._present(folder / name) == content for name in found)
        return False

    # --- Files

    def _add(self, path: Path, content: bytes) -> bool:
        """Writes a new file; False if there is one. Raises SaveFailed."""
        if os.path.lexists(path) or path in self._planned:
            return False
        if self._dry_run:
            self._planned.add(path)
            return True
        try:
            self._new.write_new(path, content)
        except FileExistsError:
            return False
        return True

    def _repair(self, path: Path, versions: Path, damaged: bytes, content: bytes) -> Became:
        """Replaces a damaged file, whose bytes become an earlier version."""
        if not self._dry_run:
            self._keep_version(versions, damaged)
            self._new.confirm()
            durable.replace(path, content)
        return "repaired"

    def _refuse_links(self, folder: Path) -> None:
        """Raises SaveFailed if a link or a file stands where one of the journal's folders belongs."""
        if folder in self._real_folders:
            return
        for above in (folder, *folder.parents):
            if above == self._folders.data:
                break
            try:
                check_folder(above)
            except FileNotFoundError:
                continue
            except Damaged as damaged:
                raise SaveFailed(damaged.reason) from None
            except OSError as error:
                raise SaveFailed.because(error) from error
        self._real_folders.add(folder)

    def _present(self, path: Path) -> bytes | None:
        """Returns a file's bytes; None if it cannot be read."""
        try:
            return read_bytes(path, LARGEST_FILE)
        except (Damaged, OSError):
            return None


class _Circle:
    """Which file of the circle a file of the archive belongs to.

    Args:
        folders: the journal's paths.
        stems: those of the archive.
    """

    def __init__(self, folders: Folders, stems: set[str]) -> None:
        here = [file for file in circle_files(folders) if file.stem not in stems]
        self._by_id = {file.part.id: file.stem for file in here}
        self._folder = folders.circle

    def stem_here(self, file: WholeFile) -> str:
        """Returns the name of the file here, which somebody may have named by hand."""
        stem = _stem(file)
        tables = _read_circle(file.content)
        if tables is None or os.path.lexists(self._folder / f"{stem}.toml"):
            return stem
        return self._by_id.get(tables["id"], stem)


def _order(file: WholeFile) -> tuple[int, str]:
    """Entries oldest first, then the circle; earlier versions last, in the archive's order."""
    folder = file.file.partition("/")[0]
    return (2, "") if folder == "versions" else (folder != "entries", file.file)


def _stem(file: WholeFile) -> str:
    return file.file.rpartition("/")[2].removesuffix(".toml")


def _id_of(file: WholeFile) -> str | None:
    """Returns the id of the entry in a file, or the one its name says; None if there is neither."""
    with suppress(Damaged):
        found = parse_tables(file.content).get("id")
        if isinstance(found, str) and is_entry_id(found):
            return found
    named = _stem(file).lstrip(".").partition(".")[0]
    return named if is_entry_id(named) else None


def _read_entry(content: bytes) -> Tables | None:
    """Returns the tables of an entry, also of a newer format; None if it is damaged."""
    return _read(content, lambda content: parse_entry(content)[0])


def _read_circle(content: bytes) -> Tables | None:
    def read(content: bytes) -> Tables:
        tables = parse_tables(content)
        read_circle_part(tables)
        return tables

    return _read(content, read)


def _read(content: bytes, read: Callable[[bytes], Tables]) -> Tables | None:
    try:
        return cleaned(read(content))  # type: ignore[no-any-return]  # a table stays one
    except (Damaged, RuleBroken):
        with suppress(Damaged):
            tables = parse_tables(content)
            return tables if is_newer(tables) and isinstance(tables.get("id"), str) else None
        return None


def _is_newer(content: bytes) -> bool:
    with suppress(Damaged):
        return is_newer(parse_tables(content))
    return False


def _short(content: bytes) -> str:
    """Returns six letters and digits that are the same for the same content."""
    return sha256(content).hexdigest()[:6]
