"""Takes in the person's own archive, or only finds out what would come of it."""

from __future__ import annotations

from dataclasses import dataclass

from connectwell.imports.archive import Archive, NoArchive, read_archive
from connectwell.jobs import Progress
from connectwell.journal import Journal
from connectwell.journal.taken_in import TakenIn

__all__ = ["Archive", "NoArchive", "Rehearsal", "TakenIn", "read_archive", "rehearse", "take_in"]

_SHARE = b'kind = "share"'


@dataclass(frozen=True)
class Rehearsal:
    """What restoring an archive here would do.

    Attributes:
        taken: what would become of its files.
        only_here: how many entries and parts of the circle are in the journal, but not in the archive.
    """

    taken: TakenIn
    only_here: int


def take_in(
    journal: Journal,
    archive: Archive,
    taken: TakenIn | None = None,
    *,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> TakenIn:
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
    taken = taken if taken is not None else TakenIn()
    journal.take_in(archive.files, taken, has_layout=archive.has_layout, dry_run=dry_run, progress=progress)
    if not dry_run:
        added = set(taken.became.get("added", ()))
        journal.learn_shares(file.name for file in archive.files if file.name in added and _SHARE in file.content)
    return taken


def rehearse(journal: Journal, archive: Archive, progress: Progress | None = None) -> Rehearsal:
    """Finds out what restoring would do, and what is here alone. Writes nothing; nothing touches the disk."""
    taken = take_in(journal, archive, dry_run=True, progress=progress)
    held = {file.file for file in archive.files}
    here = [name for name in journal.whole().names() if name.startswith(("entries/", "circle/"))]
    return Rehearsal(taken, sum(name not in held for name in here))
