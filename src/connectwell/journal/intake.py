"""Files of an archive come into the journal: what is missing is added, and nothing that is here is lost.

Every file is taken by itself, so one that cannot be taken in doesn't stop the others. Names are made of the content, so
the same archive a second time adds nothing.
"""

from __future__ import annotations

import errno
import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import nullcontext, suppress
from pathlib import Path

from connectwell import durable
from connectwell.clock import Clock
from connectwell.errors import NotConfirmed, SaveFailed
from connectwell.jobs import Progress, report
from connectwell.journal import names
from connectwell.journal.archived import id_of, is_newer_file, order, read_circle, read_entry, short, stem_of
from connectwell.journal.circle_files import circle_files
from connectwell.journal.folders import Folders, check_folder, list_names, read_bytes
from connectwell.journal.parsing import Damaged
from connectwell.journal.taken_in import Became, TakenIn
from connectwell.journal.toml_text import same
from connectwell.journal.whole import LARGEST_FILE, WholeFile
from connectwell.locking import lock
from connectwell.model.format import is_entry_id

_AT_ONCE = 64  # files written under one lock; it takes a slow disk two seconds, and other programs wait for ten
_BUCKET = len("2026-11-21T0801-q7f3")  # characters every file of an entry begins with, at least
_DISK_FAULTS = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EMFILE, errno.ENFILE}
"""Errors that the next file would meet as well."""


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
        ordered = sorted(files, key=order)
        self._look_around()
        self._circle = _Circle(self._folders, {stem_of(file) for file in ordered if file.file.startswith("circle/")})
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
        done: list[tuple[WholeFile, Became]] = []
        with nullcontext() if self._dry_run else lock(self._folders.data):
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
        if became != "there" and is_newer_file(file.content):
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
        entry_id = id_of(file)
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
        theirs = read_entry(file.content)
        if theirs is None:  # damaged in the archive
            return self._keep_version(self._folders.versions(entry_id), file.content)
        if present is None:
            return self._keep_copy(entry_id, file.content)
        ours = read_entry(present)
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
        path = self._folders.year(entry_id) / f"{entry_id}.conflict-{short(content)}.toml"
        return "copied" if self._add(path, content) else "there"

    def _keep_beside(self, path: Path, content: bytes) -> Became:
        """Keeps a file of which only the name is known beside the one of that name."""
        return (
            "copied" if self._add(path.with_name(f"{path.stem}.conflict-{short(content)}.toml"), content) else "there"
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
        theirs = read_circle(file.content)
        if present is not None and theirs is not None:
            ours = read_circle(present)
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
        other = path.with_name(f"{path.stem[:15]}-{short(file.content)}.toml")
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
            path = folder / f"{names.version_name(self._clock(), self._tail).rpartition('-')[0]}-{short(content)}.toml"
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
        stem = stem_of(file)
        tables = read_circle(file.content)
        if tables is None or os.path.lexists(self._folder / f"{stem}.toml"):
            return stem
        return self._by_id.get(tables["id"], stem)
