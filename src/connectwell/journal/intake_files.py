"""Writing the files of an archive: new ones only, or in place of damaged ones, whose bytes are kept."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from connectwell import durable
from connectwell.clock import Clock
from connectwell.errors import SaveFailed
from connectwell.journal import names
from connectwell.journal.archive_files import short
from connectwell.journal.folders import Folders, check_folder, list_names, read_bytes
from connectwell.journal.import_result import ImportOutcome
from connectwell.journal.parsing import Damaged
from connectwell.journal.snapshot import LARGEST_FILE


class IntakeFiles:
    """The files that come in. Call it under the journal's lock.

    Args:
        folders: the journal's paths.
        clock: for the names of versions.
        tail: generates the random part of names.
        dry_run: only find out what would be written.
        has_layout: whether the files are byte for byte what they were; else only their content counts.

    Attributes:
        dry_run: as given.
    """

    def __init__(self, folders: Folders, clock: Clock, tail: names.Tail, *, dry_run: bool, has_layout: bool) -> None:
        self._folders, self._clock, self._tail = folders, clock, tail
        self.dry_run, self._has_layout = dry_run, has_layout
        self._new = durable.BatchWriter(folders.data)
        self._real_folders: set[Path] = set()
        self._planned: dict[Path, bytes] = {}
        """What a dry run would have written by now."""
        self._kept: set[tuple[Path, bytes]] = set()

    def confirm(self) -> None:
        """Makes everything written so far durable. Raises NotConfirmed."""
        self._new.confirm()

    def add(self, path: Path, content: bytes) -> bool:
        """Writes a new file; False if there is one. Raises SaveFailed."""
        if os.path.lexists(path) or path in self._planned:
            return False
        if self.dry_run:
            self._planned[path] = content
            return True
        try:
            self._new.write_new(path, content)
        except FileExistsError:
            return False
        return True

    def repair(self, path: Path, versions: Path, damaged: bytes, content: bytes) -> ImportOutcome:
        """Replaces a damaged file, whose bytes become an earlier version. Raises SaveFailed."""
        self.keep_version(versions, damaged)
        if self.dry_run:
            self._planned[path] = content
        else:
            self.confirm()
            durable.replace(path, content)
        return "repaired"

    def refuse_links(self, folder: Path) -> None:
        """Raises SaveFailed if there is a link or a file where one of the journal's folders belongs."""
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

    def present(self, path: Path) -> bytes | None:
        """Returns a file's bytes; None if it cannot be read."""
        if path in self._planned:
            return self._planned[path]
        try:
            return read_bytes(path, LARGEST_FILE)
        except (Damaged, OSError):
            return None

    def keep_version(self, folder: Path, content: bytes) -> ImportOutcome:
        """Adds an earlier version in this folder. Raises SaveFailed."""
        self._kept.add((folder, content))
        if not self.dry_run:
            path = folder / f"{names.version_name(self._clock(), self._tail).rpartition('-')[0]}-{short(content)}.toml"
            self.add(path, content)
        return "kept"

    def same_except_layout(self, folder: Path, content: bytes) -> ImportOutcome:
        """Keeps what differs in comments or order only."""
        if self._has_layout:
            self.keep_version(folder, content)
        return "there"

    def is_in(self, folder: Path, content: bytes) -> bool:
        """Returns whether one of the versions in this folder has these bytes."""
        if (folder, content) in self._kept:
            return True
        with suppress(Damaged, OSError):
            found = filter(names.is_entry_file, list_names(folder))
            return any(self.present(folder / name) == content for name in found)
        return False

    def keep_alongside(self, path: Path, content: bytes) -> ImportOutcome:
        """Keeps a file beside the one of its name. Raises SaveFailed."""
        other = path.with_name(f"{path.stem}.conflict-{short(content)}.toml")
        return "copied" if self.add(other, content) else "there"
