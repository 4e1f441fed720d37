"""Everybody whose name is known: the circle, those removed from it, and what damaged and earlier files still tell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from connectwell.journal.circle_files import circle_files, earlier_parts
from connectwell.journal.folders import Folders, list_names, read_bytes
from connectwell.journal.hidden_names import FILE, each_once, in_copies, legible_hidden, of_nobody, read_hidden
from connectwell.journal.legible_lines import legible_lines, texts_in
from connectwell.journal.parsing import Damaged
from connectwell.model.circle import CirclePart, is_named
from connectwell.model.matching import name_key
from connectwell.model.terms import CIRCLE_KINDS
from connectwell.model.text import visible


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
        hidden = legible_hidden(folders)
        if not hidden:
            unknown.append(FILE)
        hidden = each_once([*hidden, *in_copies(folders)])
    named = _named(parts)
    return Known(named, of_nobody(hidden, named), tuple(map(visible, unknown)))


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
    tables = legible_lines(content)
    named = [name for name in texts_in(tables.get("names")) if name.strip()]
    name, *others = [*texts_in([tables.get("name")]), *named] or [""]
    if not name.strip():
        return None
    keys = ("kind", "role", "call", "community")
    (kind, role, call, community) = (next(iter(texts_in([tables.get(key)])), "") for key in keys)
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
    return next(iter(texts_in([legible_lines(content).get("kind")])), "")
