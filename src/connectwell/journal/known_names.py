"""Names that stay hidden on pages: of parts of the circle that were erased or renamed, or whose file is damaged.

`hidden-names.toml` in the data folder holds those that no part of the circle has any more, and nothing else about them.
A sync program may leave copies of it; what is in one of them is hidden as well, and the next change takes it in.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from connectwell import durable
from connectwell.errors import SaveFailed
from connectwell.journal import names
from connectwell.journal.circle_files import circle_files, earlier_parts
from connectwell.journal.folders import Folders, list_names, read_bytes
from connectwell.journal.parsing import Damaged, parse_tables
from connectwell.journal.toml_text import to_toml
from connectwell.locking import lock
from connectwell.model.circle import CirclePart, is_named
from connectwell.model.matching import name_key
from connectwell.model.terms import CIRCLE_KINDS
from connectwell.model.text import visible
from connectwell.model.toml import loads

_STEM: Final = "hidden-names"
FILE: Final = f"{_STEM}.toml"
_PEOPLE, _OTHERS = "people", "others"
_FORMAT: Final = 1
_MOST_LINES = 2000


@dataclass(frozen=True)
class Known:
    """Everybody whose name is known, for hiding names.

    Attributes:
        parts: the circle, those removed from it, and what could be found out about damaged parts.
        hidden: names that no part has any more, each as a part without a role.
        unknown: paths in the data folder that could not be read, so that names in them are not known.
    """

    parts: tuple[CirclePart, ...]
    hidden: tuple[CirclePart, ...]
    unknown: tuple[str, ...]


def everybody(folders: Folders) -> Known:
    """Returns everybody known, with what earlier versions and the legible lines of damaged files tell."""
    readable = {file.stem: file.part for file in circle_files(folders)}
    parts, unknown = list(readable.values()), list[str]()
    stems = _stems_with_versions(folders)  # also of files that another program deleted
    for path, is_folder, *_ in folders.skipped_files.noted:
        if path == "circle":
            unknown.append(path)
        elif path.startswith("circle/") and not is_folder:
            stems.add(path.removeprefix("circle/").removesuffix(".toml"))
    for stem in sorted(stems - readable.keys()):
        found = recovered(folders, stem)
        parts += found
        if not found:
            unknown.append(f"circle/{stem}.toml")
    try:
        hidden = read_hidden(folders)
    except (Damaged, OSError) as error:
        folders.skipped_files.note(FILE, error)
        hidden = _legible_hidden(folders)
        if not hidden:
            unknown.append(FILE)
        hidden = _each_once([*hidden, *_in_copies(folders)])
    named = _named(parts)
    return Known(named, _of_nobody(hidden, named), tuple(map(visible, unknown)))


def _of_nobody(hidden: Iterable[CirclePart], parts: Iterable[CirclePart]) -> tuple[CirclePart, ...]:
    """Returns the names on the list that none of these parts has: a page says of the others who they are."""
    there = {name_key(name) for part in parts for name in part.all_names}
    return tuple(one for one in hidden if name_key(one.name) not in there)


def _named(parts: Iterable[CirclePart]) -> tuple[CirclePart, ...]:
    """Returns the parts that have a name to hide, without those whose names went to another part."""
    parts = tuple(parts)
    there = {part.id: set(map(name_key, part.all_names)) for part in parts if part.removed is None}

    def has_gone(part: CirclePart) -> bool:
        return part.removed is not None and set(map(name_key, part.all_names)) <= there.get(part.joined, set())

    return tuple(part for part in parts if is_named(part) and not has_gone(part))


def recovered_parts(folders: Folders) -> tuple[CirclePart, ...]:
    """Returns each part whose file is damaged as its newest readable state has it, for Help now."""
    found: list[CirclePart] = []
    for path, is_folder, *_ in folders.skipped_files.noted:
        if path.startswith("circle/") and not is_folder:
            found += recovered(folders, path.removeprefix("circle/").removesuffix(".toml"))[:1]
    return tuple(found)


def recovered(folders: Folders, stem: str) -> tuple[CirclePart, ...]:
    """Returns what is known of a part whose file is damaged or gone: its earlier versions, and its legible lines.

    The newest comes first; none if nothing of it can be read.
    """
    found: list[CirclePart] = []
    try:
        if part := _legible(stem, read_bytes(folders.circle / f"{stem}.toml")):
            found.append(part)
    except (Damaged, OSError):
        pass  # noted by whoever read the circle
    return (*found, *earlier_parts(folders, stem))


def _stems_with_versions(folders: Folders) -> set[str]:
    folder = folders.circle_versions("")
    try:
        return set(list_names(folder))
    except (Damaged, OSError) as error:
        folders.skipped_files.note("versions/circle", error, folder=True)
        return set()


def _legible(stem: str, content: bytes) -> CirclePart | None:
    """Returns a part from those lines of a damaged file that can be read; None without a name in it."""
    tables = _legible_lines(content)
    named = [name for name in _texts(tables.get("names")) if name.strip()]
    name, *others = [*_texts([tables.get("name")]), *named] or [""]
    if not name.strip():
        return None
    keys = ("kind", "role", "call", "community")
    (kind, role, call, community) = (next(iter(_texts([tables.get(key)])), "") for key in keys)
    return CirclePart(
        id=stem,
        kind=next((known for known in CIRCLE_KINDS if known == kind), "person"),
        name=name,
        names=tuple(others),
        role=role,
        unsafe=tables.get("unsafe") is True,
        call=call,
        community=community,
        help_now=tables.get("help_now") is True and "removed" not in tables,
    )


def what_kind(content: bytes) -> str:
    """Returns the kind that a damaged file says it is; empty if it doesn't."""
    return next(iter(_texts([_legible_lines(content).get("kind")])), "")


def _legible_lines(content: bytes) -> dict[str, object]:
    """Returns the values that can be parsed, of one line or a list's items; the first of each key counts.

    As both sides of a merge conflict do, a list may come twice, or only its items: all are taken. A second `name` is
    one of the `names`.
    """
    found: dict[str, object] = {}
    items: list[object] | None = None
    for line in content.decode("utf-8", "replace").removeprefix("\ufeff").split("\n")[:_MOST_LINES]:
        key, equals, value = (part.strip() for part in line.partition("="))
        if equals and key.isidentifier():
            one: object = [] if value == "[" else _parsed(line, key)
            if key == "name" and "name" in found:
                key, one = "names", [one]
            if one is None:
                continue
            known = found.setdefault(key, one)
            items = known if isinstance(known, list) else None
            if items is not None and isinstance(one, list) and items is not one:
                items += one
        elif items is not None and (one := _parsed(f"item = {line.strip().removesuffix(',')}", "item")) is not None:
            items.append(one)
    return found


def _parsed(line: str, key: str) -> object:
    try:
        return loads(line)[key]
    except (ValueError, RecursionError, KeyError):
        return None


def _texts(values: object) -> list[str]:
    return [value for value in values if isinstance(value, str)] if isinstance(values, list) else []


# --- The list of names that nobody has any more


def read_hidden(folders: Folders) -> tuple[CirclePart, ...]:
    """Returns the names on the list and its copies, each as a part without a role. Raises Damaged, OSError."""
    return _each_once([*_hidden(_tables(folders)), *_in_copies(folders)])


def listed_in(content: bytes) -> tuple[CirclePart, ...]:
    """Returns the names on a list elsewhere, such as an archive's; of a damaged one, those that are legible."""
    try:
        return tuple(_hidden(parse_tables(content)))
    except Damaged:
        return tuple(_hidden(_legible_lines(content)))


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
                tables[list_of] = [*_texts(tables.get(list_of)), name]
    if added:
        _write(folders, tables, copies)
    return tuple(added)


def hidden_names(folders: Folders) -> tuple[str, ...]:
    """Returns the names on the list in alphabetical order; notes the list if it cannot be read."""
    try:
        found = read_hidden(folders)
    except (Damaged, OSError) as error:
        folders.skipped_files.note(FILE, error)
        found = _each_once([*_legible_hidden(folders), *_in_copies(folders)])
    nobodys = _of_nobody(found, (file.part for file in circle_files(folders)))
    return tuple(sorted((part.name for part in nobodys), key=lambda name: (name.casefold(), name)))


def hide(folders: Folders, parts: Iterable[CirclePart]) -> None:
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
        tables[list_of] = [one for one in _texts(tables.get(list_of)) if name_key(one) not in keys]
    if len(list(_hidden(tables))) == before:
        return False
    _write(folders, tables, copies)
    return True


def _hidden(tables: dict[str, object]) -> Iterator[CirclePart]:
    for list_of, kind in ((_PEOPLE, "person"), (_OTHERS, "place")):
        for name in _texts(tables.get(list_of)):
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


def _in_copies(folders: Folders) -> Iterator[CirclePart]:
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


def _each_once(parts: Iterable[CirclePart]) -> tuple[CirclePart, ...]:
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
                    tables[list_of] = list(dict.fromkeys([*_texts(tables.get(list_of)), *_texts(other.get(list_of))]))
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


def _legible_hidden(folders: Folders) -> tuple[CirclePart, ...]:
    try:
        content = read_bytes(folders.data / FILE)
    except (Damaged, OSError):
        return ()
    return tuple(_hidden(_legible_lines(content)))
