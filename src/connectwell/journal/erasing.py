"""Deleting an entry and everything derived from it. Its own file goes last, so that it can be retried after a crash."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from connectwell import durable
from connectwell.errors import ConnectwellError, EntryNotFound, SaveFailed
from connectwell.journal import names
from connectwell.journal.circle_files import NOT_IN_CIRCLE, circle_files
from connectwell.journal.folders import Folders, list_names, read_bytes
from connectwell.journal.parsing import Damaged, parse_tables
from connectwell.locking import lock


def erase(folders: Folders, entry_id: str) -> None:
    """Deletes an entry, its versions, its copies (by the id inside) and its leftovers.

    Raises:
        ConnectwellError: not everything could be deleted.
    """
    with _reporting_failure(folders):
        _delete_versions(folders.versions(entry_id))
        for path in sorted(_copies(folders, entry_id), key=lambda path: path == folders.entry(entry_id)):
            path.unlink(missing_ok=True)
        durable.fsync_folder(folders.year(entry_id))


def erase_from_circle(folders: Folders, part_id: str, *, keep_hiding: bool) -> None:
    """Deletes a part of the circle, its versions, copies and leftovers.

    Args:
        folders: the journal's paths.
        part_id: which part.
        keep_hiding: whether its names stay on the list of those that pages hide; else they are taken off it.

    Raises:
        EntryNotFound: it doesn't exist.
        ConnectwellError: not everything could be deleted.
    """
    from connectwell.journal.known_names import keep_hidden, recovered, take_off

    files = [file for file in circle_files(folders) if file.part.id == part_id]
    if not files:
        raise EntryNotFound(NOT_IN_CIRCLE)
    with _reporting_failure(folders):
        known = [part for file in files for part in (file.part, *recovered(folders, file.stem))]
        if keep_hiding:
            keep_hidden(folders, known)
        else:
            take_off(folders, [name for part in known for name in (part.name, *part.names)])
        for stem in {file.stem for file in files}:
            _delete_versions(folders.circle_versions(stem))
            for name in list_names(folders.circle):
                if names.is_leftover(name) and names.leftover_target(name) == f"{stem}.toml":
                    (folders.circle / name).unlink(missing_ok=True)
            (folders.circle / f"{stem}.toml").unlink(missing_ok=True)
        durable.fsync_folder(folders.circle)


@contextmanager
def _reporting_failure(folders: Folders) -> Iterator[None]:
    try:
        with lock(folders.data):
            yield
    except (SaveFailed, Damaged, OSError) as error:
        reason = error.reason if isinstance(error, SaveFailed | Damaged) else SaveFailed.because(error).reason
        raise ConnectwellError(
            f"Not everything of it could be erased: {reason}. What is left can be erased by trying again."
        ) from None


def _delete_versions(folder: Path) -> None:
    for name in list_names(folder):
        (folder / name).unlink()
    with suppress(FileNotFoundError):
        folder.rmdir()
        durable.fsync_folder(folder.parent)


def _copies(folders: Folders, entry_id: str) -> Iterator[Path]:
    """Yields every file in the entry's year folder with this entry in it, whatever its name; damaged ones by name."""
    year = folders.year(entry_id)
    for name in list_names(year):
        if names.is_made_of(name, entry_id) or (names.is_entry_file(name) and _contains(year / name, entry_id)):
            yield year / name


def _contains(path: Path, entry_id: str) -> bool:
    named = path.name.startswith(entry_id) and not path.name[len(entry_id)].isalnum()
    try:
        content = read_bytes(path)
        if not named and entry_id.encode() not in content:
            return False
        return bool(parse_tables(content).get("id") == entry_id)
    except (Damaged, OSError):
        return named
