"""Names that stay hidden on pages: of parts of the circle that were erased or renamed, or whose file is damaged.

`hidden-names.toml` in the data folder holds those that no part of the circle has any more, and nothing else about them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from connectwell import durable
from connectwell.errors import SaveFailed
from connectwell.journal import names
from connectwell.journal.circle_files import circle_files, parse_circle_part
from connectwell.journal.folders import Folders, list_names, read_bytes
from connectwell.journal.parsing import Damaged, parse_tables
from connectwell.journal.toml_text import to_toml
from connectwell.locking import lock
from connectwell.model.circle import NAMED, CirclePart
from connectwell.model.matching import name_key
from connectwell.model.text import visible
from connectwell.model.toml import loads

FILE: Final = "hidden-names.toml"
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
    for path, is_folder, *_ in folders.passed_over.noted:
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
        folders.passed_over.note(FILE, error)
        hidden = _legible_hidden(folders)
        if not hidden:
            unknown.append(FILE)
    return Known(tuple(parts), hidden, tuple(map(visible, unknown)))


def recovered_parts(folders: Folders) -> tuple[CirclePart, ...]:
    """Returns each part whose file is damaged as its newest readable state has it, for Help now."""
    found: list[CirclePart] = []
    for path, is_folder, *_ in folders.passed_over.noted:
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
    folder = folders.circle_versions(stem)
    try:
        versions = sorted(filter(names.is_entry_file, list_names(folder)), reverse=True)
    except (Damaged, OSError) as error:
        folders.passed_over.note(f"versions/circle/{stem}", error, folder=True)
        versions = []
    for name in versions:
        try:
            found.append(parse_circle_part(read_bytes(folder / name)))
        except FileNotFoundError:
            continue
        except (Damaged, OSError) as error:
            folders.passed_over.note(f"versions/circle/{stem}/{name}", error)
    return tuple(found)


def _stems_with_versions(folders: Folders) -> set[str]:
    folder = folders.circle_versions("")
    try:
        return set(list_names(folder))
    except (Damaged, OSError) as error:
        folders.passed_over.note("versions/circle", error, folder=True)
        return set()


def _legible(stem: str, content: bytes) -> CirclePart | None:
    """Returns a part from those lines of a damaged file that can be read; None without a name in it."""
    tables = _legible_lines(content)
    named = [name for name in _texts(tables.get("names")) if name.strip()]
    name, *others = [*_texts([tables.get("name")]), *named] or [""]
    if not name.strip():
        return None
    (kind, role, call) = (next(iter(_texts([tables.get(key)])), "") for key in ("kind", "role", "call"))
    return CirclePart(
        id=stem,
        kind=kind if kind in NAMED else "person",
        name=name,
        names=tuple(others),
        role=role,
        call=call,
        help_now=tables.get("help_now") is True and "removed" not in tables,
    )


def _legible_lines(content: bytes) -> dict[str, object]:
    """Returns the settings of one line that can be parsed, of the first table; the first of each key counts."""
    found: dict[str, object] = {}
    for line in content.decode("utf-8", "replace").removeprefix("\ufeff").split("\n")[:_MOST_LINES]:
        key, equals, _ = line.partition("=")
        if equals and key.strip().isidentifier():
            try:
                found.setdefault(key.strip(), loads(line)[key.strip()])
            except (ValueError, RecursionError, KeyError):
                continue
    return found


def _texts(values: object) -> list[str]:
    return [value for value in values if isinstance(value, str)] if isinstance(values, list) else []


# --- The list of names that nobody has any more


def read_hidden(folders: Folders) -> tuple[CirclePart, ...]:
    """Returns the names on the list, each as a part without a role. Raises Damaged, OSError."""
    tables = _tables(folders)
    return tuple(_hidden(tables))


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
    tables = _tables_to_write(folders)
    known = {name_key(part.name) for part in _hidden(tables)}
    added: list[str] = []
    for part in gone:
        if part.kind not in NAMED:
            continue
        for name in (part.name, *part.names):
            if (key := name_key(name)) and key not in known:
                known.add(key)
                added.append(name)
                list_of = _PEOPLE if part.kind == "person" else _OTHERS
                tables[list_of] = [*_texts(tables.get(list_of)), name]
    if added:
        _write(folders, tables)
    return tuple(added)


def hidden_names(folders: Folders) -> tuple[str, ...]:
    """Returns the names on the list in alphabetical order; notes the list if it cannot be read."""
    try:
        found = read_hidden(folders)
    except (Damaged, OSError) as error:
        folders.passed_over.note(FILE, error)
        found = _legible_hidden(folders)
    return tuple(sorted((part.name for part in found), key=lambda name: (name.casefold(), name)))


def hide(folders: Folders, parts: Iterable[CirclePart]) -> None:
    """As `keep_hidden`, with the lock. Raises SaveFailed."""
    durable.make_folders(folders.data, below=folders.data)
    with lock(folders.data):
        keep_hidden(folders, parts)


def unhide(folders: Folders, name: str) -> bool:
    """Takes a name off the list, durably; returns whether it was on it. Raises SaveFailed."""
    with lock(folders.data):
        return take_off(folders, [name])


def take_off(folders: Folders, gone: Iterable[str]) -> bool:
    """As `unhide`, for several; call it under the journal's lock."""
    tables = _tables_to_write(folders)
    before, keys = len(list(_hidden(tables))), set(map(name_key, gone))
    for list_of in (_PEOPLE, _OTHERS):
        tables[list_of] = [one for one in _texts(tables.get(list_of)) if name_key(one) not in keys]
    if len(list(_hidden(tables))) == before:
        return False
    _write(folders, tables)
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


def _tables_to_write(folders: Folders) -> dict[str, object]:
    try:
        return _tables(folders)
    except Damaged as damaged:
        raise SaveFailed(f"{FILE}, the list of names to hide, can't be read: {damaged.reason}") from None
    except OSError as error:
        raise SaveFailed.because(error) from error


def _write(folders: Folders, tables: dict[str, object]) -> None:
    path: Path = folders.data / FILE
    kept = {key: value for key, value in tables.items() if value != []}
    durable.replace(path, to_toml({"format": _FORMAT} | kept))


def _legible_hidden(folders: Folders) -> tuple[CirclePart, ...]:
    try:
        content = read_bytes(folders.data / FILE)
    except (Damaged, OSError):
        return ()
    return tuple(_hidden(_legible_lines(content)))
