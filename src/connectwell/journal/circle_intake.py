"""The circle of an archive comes in, and the names that pages hide."""

import os
from contextlib import suppress

from connectwell import durable
from connectwell.journal.archive_files import circle_tables, stem_of
from connectwell.journal.circle_files import circle_files
from connectwell.journal.folders import Folders
from connectwell.journal.hidden_names import FILE as HIDDEN_NAMES
from connectwell.journal.hidden_names import keep_hidden, listed_in
from connectwell.journal.import_result import ImportOutcome
from connectwell.journal.intake_files import IntakeFiles
from connectwell.journal.parsing import Damaged, parse_tables
from connectwell.journal.snapshot import SnapshotFile
from connectwell.journal.toml_text import Tables, same
from connectwell.model.circle import CirclePart, read_circle_part
from connectwell.model.matching import name_key
from connectwell.model.table import RuleBroken

__all__ = ["HIDDEN_NAMES", "CircleIntake"]


class CircleIntake:
    """Takes in files of the circle.

    Args:
        folders: the journal's paths.
        files: for writing.
        stems: the names of all files of the archive's circle.
    """

    def __init__(self, folders: Folders, files: IntakeFiles, stems: set[str]) -> None:
        self._folders, self._files = folders, files
        here = [file for file in circle_files(folders) if file.stem not in stems]
        self._by_id = {file.part.id: file.stem for file in here}

    def take(self, file: SnapshotFile) -> ImportOutcome:
        """Takes in a file of the circle. Raises SaveFailed."""
        stem = self._stem_here(file)
        path, versions = self._folders.circle / f"{stem}.toml", self._folders.circle_versions(stem)
        if not os.path.lexists(path) and self._files.add(path, file.content):
            return "added"
        present = self._files.present(path)
        if present == file.content:
            return "there"
        if self._files.is_in(versions, file.content):
            return "earlier"
        theirs = circle_tables(file.content)
        if present is not None and theirs is not None:
            ours = circle_tables(present)
            if ours is None:
                return self._files.repair(path, versions, present, file.content)
            if same(ours, theirs):
                return self._files.same_except_layout(versions, file.content)
            self._keep_names_hidden(ours, theirs)
        return self._files.keep_version(versions, file.content)

    def take_hidden_names(self, file: SnapshotFile) -> ImportOutcome:
        """Adds the names that are hidden according to an archive to those hidden here. Raises SaveFailed."""
        path = self._folders.data / HIDDEN_NAMES
        if self._files.add(path, file.content):
            return "added"
        present, theirs = self._files.present(path), listed_in(file.content)
        if present is None or not _is_toml(file.content):
            return self._files.keep_alongside(path, file.content)
        if not _is_toml(present):
            if not self._files.dry_run:
                self._files.keep_alongside(path, present)
                self._files.confirm()
                durable.replace(path, file.content)
                keep_hidden(self._folders, listed_in(present))
            return "repaired"
        if not self._files.dry_run:
            keep_hidden(self._folders, theirs)
        return "there"

    def _keep_names_hidden(self, ours: Tables, theirs: Tables) -> None:
        """Hides the names that somebody has in the archive and not here: entries may have them."""
        with suppress(RuleBroken):
            known = {name_key(name) for name in _names(read_circle_part(ours))}
            part = read_circle_part(theirs)
            gone = [CirclePart(id="", kind=part.kind, name=one) for one in _names(part) if name_key(one) not in known]
            if gone and not self._files.dry_run:
                keep_hidden(self._folders, gone)

    def _stem_here(self, file: SnapshotFile) -> str:
        """Returns the name of the file here, which somebody may have named by hand."""
        stem = stem_of(file)
        tables = circle_tables(file.content)
        if tables is None or os.path.lexists(self._folders.circle / f"{stem}.toml"):
            return stem
        return self._by_id.get(tables["id"], stem)


def _names(part: CirclePart) -> tuple[str, ...]:
    return (part.name, *part.names)


def _is_toml(content: bytes) -> bool:
    try:
        parse_tables(content)
    except Damaged:
        return False
    return True
