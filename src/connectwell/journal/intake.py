"""Files of an archive come into the journal: what is missing is added, and nothing that is here is lost.

Every file is taken by itself, so one that cannot be taken in doesn't stop the others. Names are made of the content, so
the same archive a second time adds nothing.
"""

from __future__ import annotations

import errno
import os
from collections import defaultdict
from collections.abc import Sequence
from contextlib import nullcontext, suppress
from pathlib import Path

from connectwell import durable
from connectwell.clock import Clock
from connectwell.errors import NotConfirmed, SaveFailed
from connectwell.jobs import Progress, report_progress
from connectwell.journal import names
from connectwell.journal.archive_files import entry_id_of, entry_tables, is_newer_file, order, short, stem_of
from connectwell.journal.circle_intake import HIDDEN_NAMES, CircleIntake
from connectwell.journal.folders import Folders
from connectwell.journal.import_result import ImportOutcome, ImportResult
from connectwell.journal.intake_files import IntakeFiles
from connectwell.journal.parsing import Damaged
from connectwell.journal.snapshot import SnapshotFile
from connectwell.journal.toml_text import same
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
        self, folders: Folders, clock: Clock, tail: names.Tail, *, dry_run: bool, has_layout: bool, taken: ImportResult
    ) -> None:
        self._folders, self._dry_run, self._taken = folders, dry_run, taken
        self._files = IntakeFiles(folders, clock, tail, dry_run=dry_run, has_layout=has_layout)
        self._before: dict[str, list[Path]] = defaultdict(list)
        self._last_second, self._last_written = Path(), 0

    def take(self, files: Sequence[SnapshotFile], progress: Progress | None) -> None:
        """Takes in files whose paths passed `is_place`.

        Raises:
            SaveFailed, Cancelled: what `taken` holds by then is durable.
            NotConfirmed: the disk didn't confirm some of it.
        """
        ordered = sorted(files, key=order)
        self._look_around()
        stems = {stem_of(file) for file in ordered if file.file.startswith("circle/")}
        self._circle = CircleIntake(self._folders, self._files, stems)
        if not self._dry_run:
            durable.make_folders(self._folders.data, below=self._folders.data)
        for begun in range(0, len(ordered), _AT_ONCE):
            self._take_some(ordered, begun, progress)

    def _look_around(self) -> None:
        """Notes which files of which entry were here before."""
        with suppress(Damaged, OSError):
            for year in self._folders.years():
                with suppress(Damaged, OSError):
                    for stem in self._folders.in_year(year):
                        self._before[stem[:_BUCKET]].append(self._folders.entries / year / f"{stem}.toml")

    def _take_some(self, files: Sequence[SnapshotFile], begun: int, progress: Progress | None) -> None:
        done: list[tuple[SnapshotFile, ImportOutcome]] = []
        with nullcontext() if self._dry_run else lock(self._folders.data):
            try:
                for number, file in enumerate(files[begun : begun + _AT_ONCE], begun + 1):
                    try:
                        done.append((file, self._take_one(file)))
                    except NotConfirmed:
                        raise
                    except SaveFailed as failed:
                        if isinstance(failed.__cause__, OSError) and failed.__cause__.errno in _DISK_FAULTS:
                            raise
                        self._taken.failed.append(f"{file.name} ({failed.reason})")
                    report_progress(progress, number, len(files))
            finally:  # also when it is interrupted: what is written counts only once it is durable
                self._files.confirm()
                for file, became in done:
                    self._note(file, became)

    def _note(self, file: SnapshotFile, became: ImportOutcome) -> None:
        if file.file.startswith("versions/"):
            self._taken.versions += became == "added"
            return
        self._taken.became[became].append(file.name)
        if became != "there" and is_newer_file(file.content):
            self._taken.newer.append(file.name)

    def _take_one(self, file: SnapshotFile) -> ImportOutcome:
        """Raises SaveFailed."""
        self._files.refuse_links(self._path(file).parent)
        folder = file.file.partition("/")[0]
        if folder == "circle":
            return self._circle.take(file)
        if folder == "versions":
            return self._take_version(file)
        if file.file == HIDDEN_NAMES:
            return self._circle.take_hidden_names(file)
        return self._take_entry(file)

    def _path(self, file: SnapshotFile) -> Path:
        return self._folders.data.joinpath(*file.file.split("/"))

    # --- Entries, copies and what is beside them

    def _take_entry(self, file: SnapshotFile) -> ImportOutcome:
        path, is_there = self._path(file), os.path.lexists(self._path(file))
        if not is_there and is_entry_id(path.stem) and self._files.add(path, file.content):
            return "added"
        entry_id = entry_id_of(file)
        if not is_there:
            if entry_id is not None and self._is_kept(entry_id, file.content):
                return "there"  # a copy that was settled here
            if self._files.add(path, file.content):
                return "added"
        present = self._files.present(path)
        if present == file.content:
            return "there"
        if entry_id is None:
            return self._files.keep_alongside(path, file.content)
        if self._is_kept(entry_id, file.content):
            return "earlier"
        theirs = entry_tables(file.content)
        if theirs is None:  # damaged in the archive
            return self._files.keep_version(self._folders.versions(entry_id), file.content)
        if present is None:
            return self._keep_copy(entry_id, file.content)
        ours = entry_tables(present)
        if ours is None:
            return self._files.repair(path, self._folders.versions(entry_id), present, file.content)
        if same(ours, theirs):
            return self._files.same_except_layout(self._folders.versions(entry_id), file.content)
        return self._keep_copy(entry_id, file.content)

    def _is_kept(self, entry_id: str, content: bytes) -> bool:
        """Returns whether these bytes are the entry, a copy or an earlier version of it."""
        here = self._before.get(entry_id[:_BUCKET], ())
        return any(self._files.present(path) == content for path in here) or self._files.is_in(
            self._folders.versions(entry_id), content
        )

    def _keep_copy(self, entry_id: str, content: bytes) -> ImportOutcome:
        path = self._folders.year(entry_id) / f"{entry_id}.conflict-{short(content)}.toml"
        return "copied" if self._files.add(path, content) else "there"

    # --- Earlier versions

    def _take_version(self, file: SnapshotFile) -> ImportOutcome:
        path = self._path(file)
        if self._files.add(path, file.content):
            self._keep_order(path)
            return "added"
        if self._files.present(path) == file.content:
            return "there"
        other = path.with_name(f"{path.stem[:15]}-{short(file.content)}.toml")
        return "added" if self._files.add(other, file.content) else "there"

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
