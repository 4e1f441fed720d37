"""Deleting an entry and everything derived from it. Its own file goes last, so that it can be retried after a crash.

Each folder is fsynced once its files are gone, and before the entry's own file is: once "Erased" is said, no power cut
brings anything back.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from connectwell import durable
from connectwell.errors import NOT_CONFIRMED, ConnectwellError, EntryNotFound, NotConfirmed, SaveFailed
from connectwell.journal.circle_files import NOT_IN_CIRCLE, circle_files
from connectwell.journal.folders import Folders, check_folder, list_names
from connectwell.journal.names import slug
from connectwell.journal.parsing import Damaged
from connectwell.journal.traces import traces_in_circle, traces_of_entry
from connectwell.locking import lock
from connectwell.model.circle import is_named
from connectwell.model.text import one_line

NOT_ALL_ERASED: Final = "Not all of it could be erased: {reason}. Erase it again to delete the rest."
NOTHING_ERASED: Final = "Nothing was erased: {reason}. Try again once that is put right."


def erase(folders: Folders, entry_id: str) -> tuple[str, ...]:
    """Deletes an entry, its versions, its copies (by the id inside or in the name) and its leftovers.

    Returns:
        What stays because it may hold other things as well, or is only linked from here: paths, safe to show; those
        within the data folder relative to it.

    Raises:
        ConnectwellError: not everything could be deleted.
    """
    with _reporting_failure(folders) as gone:
        _refuse_links(folders.entries, folders.year(entry_id), folders.all_versions)
        _delete_versions(folders.versions(entry_id), gone)
        found = traces_of_entry(folders, entry_id)
        ours = [*found.copies, folders.entry(entry_id)]
        stays = [*found.shared, *_linked_from(ours)]
        _delete(folders, found.copies, last=folders.entry(entry_id), gone=gone)
        return _shown(folders, stays)


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
    from connectwell.journal.hidden_names import keep_hidden, unhide_names
    from connectwell.journal.known_names import recovered

    found = _to_erase(folders, part_id)
    if not found:
        raise EntryNotFound(NOT_IN_CIRCLE)
    shared: list[Path] = []
    with _reporting_failure(folders) as gone:
        _refuse_links(folders.circle, folders.all_versions)
        readable = {file.stem: file.part for file in circle_files(folders)}
        known = [
            part
            for stem in found
            for part in (*([readable[stem]] if stem in readable else []), *recovered(folders, stem))
            if is_named(part)
        ]
        if keep_hiding:
            keep_hidden(folders, known)
        else:
            unhide_names(folders, [name for part in known for name in (part.name, *part.names)])
        for stem in found:
            _delete_versions(folders.circle_versions(stem), gone)
        for stem, whose in found.items():
            traces = traces_in_circle(folders, whose, stem)
            shared += _linked_from([*traces.copies, folders.circle / f"{stem}.toml"])
            _delete(folders, traces.copies, last=folders.circle / f"{stem}.toml", gone=gone)
            shared += traces.shared
    return _shown(folders, shared)


def _to_erase(folders: Folders, part_id: str) -> dict[str, str]:
    """Returns the files to erase with a part, and whose each is: also of what was put together with it.

    The part's own come last, so that it can be tried again. A damaged file is the one of its name.
    """
    files = list(circle_files(folders))
    ids = {part_id}
    while more := {file.part.id for file in files if file.part.removed and file.part.joined in ids} - ids:
        ids |= more
    found = {file.stem: file.part.id for file in files if file.part.id in ids}
    is_readable = any(file.stem == part_id for file in files)
    if part_id == slug(part_id) and not is_readable and os.path.lexists(folders.circle / f"{part_id}.toml"):
        found[part_id] = part_id
    return dict(sorted(found.items(), key=lambda one: (one[1] == part_id, one[0])))


@contextmanager
def _reporting_failure(folders: Folders) -> Iterator[list[Path]]:
    """Yields a list for what is deleted, so that a failure says whether anything was."""
    gone: list[Path] = []
    try:
        with lock(folders.data):
            yield gone
    except (SaveFailed, Damaged, OSError) as error:
        reason = error.reason if isinstance(error, SaveFailed | Damaged) else SaveFailed.because(error).reason
        if isinstance(error, NotConfirmed):
            reason = NOT_CONFIRMED
        said = NOT_ALL_ERASED if gone else NOTHING_ERASED
        raise ConnectwellError(said.format(reason=reason)) from None


def _refuse_links(*ours: Path) -> None:
    """Raises Damaged if one of our folders is a link or a file: nothing outside the journal is deleted."""
    for folder in ours:
        with suppress(FileNotFoundError):
            check_folder(folder)


def _unlink(path: Path, gone: list[Path]) -> None:
    with suppress(FileNotFoundError):
        path.unlink()
        gone.append(path)


def _delete_versions(folder: Path, gone: list[Path]) -> None:
    for name in list_names(folder):
        if not (folder / name).is_dir() or (folder / name).is_symlink():
            _unlink(folder / name, gone)
    _remove_if_empty(folder)


def _delete(folders: Folders, paths: Iterable[Path], last: Path, gone: list[Path]) -> None:
    """Deletes the files durably, `last` after all others. Folders that held nothing else go with them."""
    emptied = {path.parent for path in paths if path != last}
    for path in paths:
        if path != last:
            _unlink(path, gone)
    for folder in sorted(emptied, reverse=True):
        durable.fsync_folder(folder)
        if folders.all_versions in folder.parents:
            _remove_if_empty(folder)
    _unlink(last, gone)
    if last.parent.is_dir():
        durable.fsync_folder(last.parent)


def _remove_if_empty(folder: Path) -> None:
    """Removes a folder durably, unless something is in it."""
    if folder.is_dir() and not list_names(folder):
        durable.fsync_folder(folder)
        folder.rmdir()
        durable.fsync_folder(folder.parent)


def _linked_from(paths: Iterable[Path]) -> list[Path]:
    """Returns the files elsewhere that these point to, if they are links: the link goes, what it points to stays."""
    found = [Path(os.path.realpath(path)) for path in paths if path.is_symlink()]
    return [path for path in found if path.exists()]


def _shown(folders: Folders, paths: Iterable[Path]) -> tuple[str, ...]:
    def named(path: Path) -> str:
        return path.relative_to(folders.data).as_posix() if path.is_relative_to(folders.data) else str(path)

    return tuple(one_line(named(path), 200) for path in dict.fromkeys(paths))
