"""Takes in the person's own archive, or only finds out what would come of it."""

from __future__ import annotations

from dataclasses import dataclass

from connectwell.imports.archive import Archive, NotAnArchive, read_archive
from connectwell.jobs import Progress
from connectwell.journal import Journal
from connectwell.journal.import_result import ImportResult

__all__ = ["Archive", "DryRun", "ImportResult", "NotAnArchive", "dry_run_restore", "import_archive", "read_archive"]

_SHARE = b'kind = "share"'


@dataclass(frozen=True)
class DryRun:
    """What restoring an archive here would do.

    Attributes:
        taken: what would become of its files.
        only_here: how many entries and parts of the circle are in the journal, but not in the archive.
    """

    taken: ImportResult
    only_here: int


def import_archive(
    journal: Journal,
    archive: Archive,
    taken: ImportResult | None = None,
    *,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> ImportResult:
    """Adds what isn't here, repairs what is damaged here, and keeps both where words differ.

    Args:
        journal: the journal to import into.
        archive: from `read_archive`.
        taken: filled as it goes on, for a caller that may be interrupted.
        dry_run: only count.
        progress: called with the number of files processed and the total.

    Raises:
        SaveFailed, Cancelled: what was added so far stays; the same archive again adds the rest.
    """
    taken = taken if taken is not None else ImportResult()
    journal.import_files(archive.files, taken, has_layout=archive.has_layout, dry_run=dry_run, progress=progress)
    if not dry_run:
        added = set(taken.became.get("added", ()))
        journal.learn_shares(file.name for file in archive.files if file.name in added and _SHARE in file.content)
    return taken


def dry_run_restore(journal: Journal, archive: Archive, progress: Progress | None = None) -> DryRun:
    """Finds out what restoring would do, and what is here alone. Writes nothing; nothing touches the disk."""
    taken = import_archive(journal, archive, dry_run=True, progress=progress)
    held = {file.file for file in archive.files}
    here = [name for name in journal.snapshot().names() if name.startswith(("entries/", "circle/"))]
    return DryRun(taken, sum(name not in held for name in here))
