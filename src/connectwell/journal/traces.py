"""Files that carry an entry or a part of the circle under another name: what editors and file managers leave."""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from connectwell.journal import names
from connectwell.journal.folders import Folders, read_bytes
from connectwell.journal.parsing import Damaged, parse_tables
from connectwell.model.format import is_entry_id

_HISTORIES: Final = frozenset({".git", ".hg", ".svn", ".jj", ".bzr"})
_OF_AN_ENTRY: Final = re.compile(r"\.?(\d{4}-\d\d-\d\dT\d{4}-[a-z0-9]{6})(?![a-z0-9])")


@dataclass(slots=True)
class Traces:
    """What was found.

    Attributes:
        copies: files that hold this and nothing else.
        shared: files and folders that may hold it beside other things, or that could not be looked into.
    """

    copies: list[Path] = field(default_factory=list)
    shared: list[Path] = field(default_factory=list)


def traces_of_entry(folders: Folders, entry_id: str) -> Traces:
    """Looks through the data folder for an entry: by the id in a file's name or, where that says nothing, inside."""
    year = folders.year(entry_id)

    def may_hold_it(folder: Path, name: str) -> bool:
        if folder == year and names.is_entry_file(name):
            return True  # sync programs and people rename files
        return folder != folders.circle and not _OF_AN_ENTRY.match(name)

    named = re.compile(rf"(?<![a-z0-9]){re.escape(entry_id)}(?![a-z0-9])")
    return _search(folders, _Sought(entry_id, named, entry_id.encode(), may_hold_it))


def traces_in_circle(folders: Folders, part_id: str, stem: str) -> Traces:
    """Looks through the data folder for a part of the circle, in all folders that are called after the circle."""
    either = "|".join(re.escape(name) for name in {part_id, stem})
    named = re.compile(rf"(?:^|/)circle/(?:.*[^\w-])?(?:{either})(?:/|[^\w-].*\.toml|\.toml)")
    sought = _Sought(part_id, named, f'"{part_id}"'.encode(), lambda folder, _: folder == folders.circle)
    return _search(folders, sought)


@dataclass(frozen=True, slots=True)
class _Sought:
    """What to look for.

    Attributes:
        id: the id.
        named: matches a path within the data folder that says the id.
        mention: how other files mention the id.
        may_hold_it: whether to look inside a file, by its folder and name, although its path doesn't say the id.
    """

    id: str
    named: re.Pattern[str]
    mention: bytes
    may_hold_it: Callable[[Path, str], bool]


def _search(folders: Folders, sought: _Sought) -> Traces:
    found = Traces()
    for folder, name in _files(folders, sought.id, found):
        path = folder / name
        is_named = sought.named.search(path.relative_to(folders.data).as_posix()) is not None
        if is_named or sought.may_hold_it(folder, name):
            match _verdict(path, sought, is_named=is_named):
                case "copy":
                    found.copies.append(path)
                case "shared":
                    found.shared.append(path)
    return found


def _files(folders: Folders, own_id: str, found: Traces) -> Iterator[tuple[Path, str]]:
    """Yields (folder, name) of everything but folders. Links are not followed."""

    def cannot_list(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            found.shared.append(Path(error.filename))

    for where, inside, files in os.walk(folders.data, onerror=cannot_list):
        folder = Path(where)
        found.shared += (folder / name for name in sorted(_HISTORIES.intersection(inside)))
        of_others = folder == folders.all_versions
        inside[:] = [
            name
            for name in inside
            if name not in _HISTORIES and not (of_others and is_entry_id(name) and name != own_id)
        ]
        links = [name for name in inside if (folder / name).is_symlink()]
        yield from ((folder, name) for name in (*files, *links))


def _verdict(path: Path, sought: _Sought, *, is_named: bool) -> Literal["copy", "shared", "other"]:
    """Decides by what is inside, and by the name where that can't be parsed, as with an editor's swap file."""
    like_ours = is_named and (".toml" in path.name or names.is_original_name(path.name))
    unless_named: Literal["shared", "other"] = "shared" if is_named else "other"
    try:
        content = read_bytes(path)
    except FileNotFoundError:
        return "other"
    except (Damaged, OSError):
        return "copy" if like_ours else unless_named
    if not is_named and sought.mention not in content:
        return "other"
    try:
        inside = parse_tables(content).get("id")
    except Damaged:
        if like_ours:
            return "copy"
        inside = None
    if inside == sought.id:
        return "copy"
    if isinstance(inside, str) and inside:
        return "other"  # whatever it is called
    mentions_it = sought.mention in content and not _OF_AN_ENTRY.match(path.name)
    return "shared" if mentions_it else unless_named
