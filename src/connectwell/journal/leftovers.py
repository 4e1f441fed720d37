"""Cleaning up what interrupted saves and editors left behind, without ever losing words."""

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from connectwell import durable
from connectwell.errors import ConnectwellError
from connectwell.journal import edit_copies, names
from connectwell.journal.circle_files import parse_circle_part
from connectwell.journal.folders import Folders, list_names, read_bytes, read_if_exists
from connectwell.journal.parsing import Damaged, parse_entry
from connectwell.journal.versions import cut_version, keep_version
from connectwell.locking import lock
from connectwell.model.format import is_entry_id

_OLD = timedelta(hours=1)  # younger ones may belong to a save in progress


@dataclass(frozen=True)
class Tidied:
    """What came of tidying.

    Attributes:
        gone: whether any leftover was deleted.
        left: whether an old one is still there, or a folder couldn't be looked into.
    """

    gone: bool
    left: bool


def tidy(folders: Folders, now: datetime, tail: names.Tail) -> Tidied:
    """Cleans up every leftover over an hour old.

    One that is empty or equal to its target is deleted. One that is readable and differs first becomes a version of its
    entry or circle part, or the file itself if that is missing, and is then deleted. Unreadable ones are kept, and so
    are copies open in an editor.
    """
    unlisted: list[Path] = []
    old = [path for path in _leftovers(folders, unlisted) if _made(path) < now - _OLD]
    if not old:
        return Tidied(gone=False, left=bool(unlisted))
    with suppress(ConnectwellError), lock(folders.data):
        for path in old:
            with suppress(ConnectwellError, Damaged, OSError):
                if names.is_probe(path.name):
                    path.unlink()
                elif names.is_edit_copy(path.name):
                    edit_copies.retire_edit_copy(folders, path, _made(path), tail)
                elif names.is_original_name(path.name):
                    edit_copies.delete_orphan(path)
                else:
                    settle = _settle_in_circle if path.parent == folders.circle else _settle
                    settle(folders, path, tail)
                    path.unlink()
    left = [path for path in old if os.path.lexists(path)]
    return Tidied(gone=len(left) < len(old), left=bool(left or unlisted))


def _leftovers(folders: Folders, unlisted: list[Path]) -> Iterator[Path]:
    """Yields those among the entries, in the circle, and in the folders above; notes folders that can't be listed.

    Not below versions/, which has too many folders: what is left there is in the entry as well.
    """
    for year in filter(names.is_year, _names(folders.entries, unlisted)):
        folder = folders.entries / year
        yield from (folder / name for name in _names(folder, unlisted) if _is_ours(name))
    for folder in (folders.circle, folders.entries, folders.data):  # in the last two, those of `write_probe`
        yield from (folder / name for name in _names(folder, unlisted) if names.is_leftover(name))


def _is_ours(name: str) -> bool:
    of_an_edit = names.is_edit_copy(name) or names.is_original_name(name)
    return names.is_leftover(name) or (of_an_edit and is_entry_id(names.edited_id(name)))


def _names(folder: Path, unlisted: list[Path]) -> list[str]:
    try:
        return list_names(folder)
    except FileNotFoundError:
        return []
    except (Damaged, OSError):
        unlisted.append(folder)
        return []


def _made(path: Path) -> datetime:
    try:
        return datetime.fromtimestamp(os.lstat(path).st_mtime, UTC)
    except OSError:
        return datetime.max.replace(tzinfo=UTC)


def _settle(folders: Folders, path: Path, tail: names.Tail) -> None:
    """Saves a leftover's content as a version or as the entry. Raises Damaged if it cannot be read."""
    content = read_bytes(path)
    if not content or content == read_if_exists(path.with_name(names.leftover_target(path.name))):
        return
    _, entry = parse_entry(content)
    home = folders.entry(entry.id)
    present = read_if_exists(home)
    if present is None:
        durable.make_folders(home.parent, below=folders.data)
        durable.write_new(home, content)
    elif content != present:
        cut_version(folders, entry.id, content, _made(path), tail)


def _settle_in_circle(folders: Folders, path: Path, tail: names.Tail) -> None:
    """Like `_settle`, for a part of the circle. Raises Damaged."""
    content, home = read_bytes(path), path.with_name(names.leftover_target(path.name))
    present = read_if_exists(home)
    if not content or content == present:
        return
    parse_circle_part(content)
    if present is None:
        durable.write_new(home, content)
    else:
        keep_version(folders, folders.circle_versions(home.stem), content, _made(path), tail)
