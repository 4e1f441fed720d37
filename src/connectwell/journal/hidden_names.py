"""`hidden-names.toml` in the data folder: the names that no part of the circle has any more, which pages still hide.

It holds nothing else about them. A sync program may leave copies of it; what is in one of them is hidden as well, and
the next change takes it in.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from connectwell import durable
from connectwell.errors import SaveFailed
from connectwell.journal import names
from connectwell.journal.circle_files import circle_files
from connectwell.journal.folders import Folders, read_bytes
from connectwell.journal.legible_lines import legible_lines, texts_in
from connectwell.journal.parsing import Damaged, parse_tables
from connectwell.journal.toml_text import to_toml
from connectwell.locking import lock
from connectwell.model.circle import CirclePart, is_named
from connectwell.model.matching import fold, name_key
from connectwell.model.text import visible

_STEM: Final = "hidden-names"
FILE: Final = f"{_STEM}.toml"
_PEOPLE, _OTHERS = "people", "others"
_FORMAT: Final = 1


def of_nobody(hidden: Iterable[CirclePart], parts: Iterable[CirclePart]) -> tuple[CirclePart, ...]:
    """Returns the names on the list that none of these parts has: a page says of the others who they are."""
    there = {name_key(name) for part in parts for name in part.all_names}
    return tuple(one for one in hidden if name_key(one.name) not in there)


def read_hidden(folders: Folders) -> tuple[CirclePart, ...]:
    """Returns the names on the list and its copies, each as a part without a role. Raises Damaged, OSError."""
    return each_once([*_hidden(_tables(folders)), *in_copies(folders)])


def listed_in(content: bytes) -> tuple[CirclePart, ...]:
    """Returns the names on a list elsewhere, such as an archive's; of a damaged one, those that are legible."""
    try:
        return tuple(_hidden(parse_tables(content)))
    except Damaged:
        return tuple(_hidden(legible_lines(content)))


def keep_hidden(folders: Folders, gone: Iterable[CirclePart]) -> tuple[str, ...]:
    """Adds the names of these parts to the list, durably, unless they are on it. Returns those added.

    Call it under the journal's lock.

    Raises:
        SaveFailed: the list is as it was.
    """
    tables, copies = _tables_to_write(folders)
    known = {name_key(part.name) for part in _hidden(tables)}
    added: list[str] = []
    for part in gone:
        if not is_named(part):
            continue
        for name in (part.name, *part.names):
            if (key := name_key(name)) and key not in known:
                known.add(key)
                added.append(name)
                list_of = _PEOPLE if part.kind == "person" else _OTHERS
                tables[list_of] = [*texts_in(tables.get(list_of)), name]
    if added:
        _write(folders, tables, copies)
    return tuple(added)


def hidden_names(folders: Folders) -> tuple[str, ...]:
    """Returns the names on the list in alphabetical order; notes the list if it cannot be read."""
    try:
        found = read_hidden(folders)
    except (Damaged, OSError) as error:
        folders.skipped_files.note(FILE, error)
        found = each_once([*legible_hidden(folders), *in_copies(folders)])
    nobodys = of_nobody(found, (file.part for file in circle_files(folders)))
    return tuple(sorted((part.name for part in nobodys), key=lambda name: (fold(name), name)))


def hide_names(folders: Folders, parts: Iterable[CirclePart]) -> None:
    """As `keep_hidden`, with the lock. Raises SaveFailed."""
    durable.make_folders(folders.data, below=folders.data)
    with lock(folders.data):
        keep_hidden(folders, parts)


def unhide(folders: Folders, name: str) -> bool:
    """Takes a name off the list, durably; returns whether it was on it. Raises SaveFailed."""
    with lock(folders.data):
        return unhide_names(folders, [name])


def unhide_names(folders: Folders, gone: Iterable[str]) -> bool:
    """As `unhide`, for several; call it under the journal's lock. Raises SaveFailed."""
    tables, copies = _tables_to_write(folders)
    before, keys = len(list(_hidden(tables))), set(map(name_key, gone))
    try:
        unread = set(_copies(folders)).difference(copies)
    except OSError as error:
        raise SaveFailed.because(error) from error
    for copy in unread:
        with suppress(Damaged, OSError):
            if keys.intersection(name_key(part.name) for part in listed_in(read_bytes(copy))):
                raise SaveFailed(f"{visible(copy.name)}, a copy of the list of names to hide, cannot be read")
    for list_of in (_PEOPLE, _OTHERS):
        tables[list_of] = [one for one in texts_in(tables.get(list_of)) if name_key(one) not in keys]
    if len(list(_hidden(tables))) == before:
        return False
    _write(folders, tables, copies)
    return True


def _hidden(tables: dict[str, object]) -> Iterator[CirclePart]:
    for list_of, kind in ((_PEOPLE, "person"), (_OTHERS, "place")):
        for name in texts_in(tables.get(list_of)):
            if name.strip():
                yield CirclePart(id="", kind="person" if kind == "person" else "place", name=name)


def _tables(folders: Folders) -> dict[str, object]:
    """Returns the list's tables, empty if there is none. Raises Damaged, OSError."""
    try:
        return parse_tables(folders.read(folders.data / FILE))
    except FileNotFoundError:
        return {}


def _copies(folders: Folders) -> list[Path]:
    """Returns the copies of the list that a sync program left. Raises OSError."""
    found = (name for name in os.listdir(folders.data) if names.is_entry_file(name))  # noqa: PTH208  # as in folders.py
    return [folders.data / name for name in sorted(found) if _STEM in name and name != FILE]


def in_copies(folders: Folders) -> Iterator[CirclePart]:
    """Yields the names in copies of the list; notes those that cannot be read."""
    try:
        copies = _copies(folders)
    except OSError:
        return  # whoever reads the list itself says so
    for copy in copies:
        try:
            yield from listed_in(read_bytes(copy))
        except (Damaged, OSError) as error:
            folders.skipped_files.note(copy.name, error)


def each_once(parts: Iterable[CirclePart]) -> tuple[CirclePart, ...]:
    """Returns each name once."""
    return tuple({(name_key(part.name), part.kind): part for part in parts}.values())


def _tables_to_write(folders: Folders) -> tuple[dict[str, object], list[Path]]:
    """Returns the list with what is in its copies, and those copies; damaged ones aside. Raises SaveFailed."""
    merged: list[Path] = []
    try:
        tables = _tables(folders)
        for copy in _copies(folders):
            with suppress(Damaged):
                other = parse_tables(folders.read(copy))
                merged.append(copy)
                for list_of in (_PEOPLE, _OTHERS):
                    tables[list_of] = list(
                        dict.fromkeys([*texts_in(tables.get(list_of)), *texts_in(other.get(list_of))])
                    )
    except Damaged as damaged:
        raise SaveFailed(f"{FILE}, the list of names to hide, can't be read: {damaged.reason}") from None
    except OSError as error:
        raise SaveFailed.because(error) from error
    return tables, merged


def _write(folders: Folders, tables: dict[str, object], copies: list[Path]) -> None:
    """Replaces the list, durably, and then deletes the copies that are in it now. Raises SaveFailed."""
    path: Path = folders.data / FILE
    kept = {key: value for key, value in tables.items() if value != []}
    durable.replace(path, to_toml({"format": _FORMAT} | kept))
    for copy in copies:
        with suppress(OSError):  # then it is taken in again
            copy.unlink()
    if copies:
        durable.fsync_folder(folders.data)


def legible_hidden(folders: Folders) -> tuple[CirclePart, ...]:
    """Returns the names that are legible on a damaged list."""
    try:
        content = read_bytes(folders.data / FILE)
    except (Damaged, OSError):
        return ()
    return tuple(_hidden(legible_lines(content)))
