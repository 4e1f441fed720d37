"""Deleting an entry and everything derived from it. Its own file goes last, so that it can be retried after a crash.

Each folder is fsynced once its files are gone, and before the entry's own file is: once "Erased" is said, no power cut
brings anything back.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from connectwell import durable
from connectwell.errors import NOT_CONFIRMED, ConnectwellError, EntryNotFound, NotConfirmed, SaveFailed
from connectwell.journal.circle_files import NOT_IN_CIRCLE, circle_files
from connectwell.journal.folders import Folders, check_folder, list_names
from connectwell.journal.parsing import Damaged
from connectwell.journal.traces import traces_in_circle, traces_of_entry
from connectwell.locking import lock
from connectwell.model.text import one_line


def erase(folders: Folders, entry_id: str) -> tuple[str, ...]:
    """Deletes an entry, its versions, its copies (by the id inside or in the name) and its leftovers.

    Returns:
        What stays because it may hold other things as well: paths within the data folder, safe to show.

    Raises:
        ConnectwellError: not everything could be deleted.
    """
    with _reporting_failure(folders):
        _refuse_links(folders.entries, folders.year(entry_id), folders.all_versions)
        _delete_versions(folders.versions(entry_id))
        found = traces_of_entry(folders, entry_id)
        _delete(folders, found.copies, last=folders.entry(entry_id))
        return _shown(folders, found.shared)


def erase_from_circle(folders: Folders, part_id: str, *, keep_hiding: bool) -> tuple[str, ...]:
    """Deletes a part of the circle, its versions, copies and leftovers. Returns as `erase`.

    Args:
        folders: the journal's paths.
        part_id: which part.
        keep_hiding: whether its names stay on the list of those that pages hide; else they are taken off it.

    Raises:
        EntryNotFound: it doesn't exist.
        ConnectwellError: not everything could be deleted.
    """
    from connectwell.journal.known_names import keep_hidden, recovered, unhide_names

    files = [file for file in circle_files(folders) if file.part.id == part_id]
    if not files:
        raise EntryNotFound(NOT_IN_CIRCLE)
    shared: list[Path] = []
    with _reporting_failure(folders):
        _refuse_links(folders.circle, folders.all_versions)
        known = [part for file in files for part in (file.part, *recovered(folders, file.stem))]
        if keep_hiding:
            keep_hidden(folders, known)
        else:
            unhide_names(folders, [name for part in known for name in (part.name, *part.names)])
        stems = sorted({file.stem for file in files})
        for stem in stems:
            _delete_versions(folders.circle_versions(stem))
        for stem in stems:
            found = traces_in_circle(folders, part_id, stem)
            _delete(folders, found.copies, last=folders.circle / f"{stem}.toml")
            shared += found.shared
    return _shown(folders, shared)


@contextmanager
def _reporting_failure(folders: Folders) -> Iterator[None]:
    try:
        with lock(folders.data):
            yield
    except (SaveFailed, Damaged, OSError) as error:
        reason = error.reason if isinstance(error, SaveFailed | Damaged) else SaveFailed.because(error).reason
        if isinstance(error, NotConfirmed):
            reason = NOT_CONFIRMED
        raise ConnectwellError(f"Not all of it could be erased: {reason}. Erase it again to delete the rest.") from None


def _refuse_links(*ours: Path) -> None:
    """Raises Damaged if one of our folders is a link or a file: nothing outside the journal is deleted."""
    for folder in ours:
        with suppress(FileNotFoundError):
            check_folder(folder)


def _delete_versions(folder: Path) -> None:
    for name in list_names(folder):
        if not (folder / name).is_dir() or (folder / name).is_symlink():
            (folder / name).unlink(missing_ok=True)
    _remove_if_empty(folder)


def _delete(folders: Folders, paths: Iterable[Path], last: Path) -> None:
    """Deletes the files durably, `last` after all others. Folders that held nothing else go with them."""
    emptied = {path.parent for path in paths if path != last}
    for path in paths:
        if path != last:
            path.unlink(missing_ok=True)
    for folder in sorted(emptied, reverse=True):
        durable.fsync_folder(folder)
        if folders.all_versions in folder.parents:
            _remove_if_empty(folder)
    last.unlink(missing_ok=True)
    if last.parent.is_dir():
        durable.fsync_folder(last.parent)


def _remove_if_empty(folder: Path) -> None:
    """Removes a folder durably, unless something is in it."""
    if folder.is_dir() and not list_names(folder):
        durable.fsync_folder(folder)
        folder.rmdir()
        durable.fsync_folder(folder.parent)


def _shown(folders: Folders, paths: Iterable[Path]) -> tuple[str, ...]:
    return tuple(one_line(path.relative_to(folders.data).as_posix(), 200) for path in dict.fromkeys(paths))
