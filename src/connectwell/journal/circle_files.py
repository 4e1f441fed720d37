"""Reading the circle: the files in data/circle/."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from connectwell.journal import names
from connectwell.journal.folders import Folders, list_names, read_bytes
from connectwell.journal.parsing import Damaged, breaks_rule, parse_tables
from connectwell.model.circle import CirclePart, read_circle_part
from connectwell.model.format import is_newer
from connectwell.model.matching import fold
from connectwell.model.table import RuleBroken

SECOND: Final = len("20261121T080122")
"""Of a version's name."""
NOT_IN_CIRCLE = "Nothing in your circle has that id; 'connectwell circle' lists what is in it."


@dataclass(frozen=True, slots=True)
class CircleFile:
    """A file of the circle. Its name may differ from its id, since people can create files by hand."""

    stem: str
    content: bytes
    part: CirclePart


def read_circle(folders: Folders, *, removed: bool = False) -> tuple[CirclePart, ...]:
    """Returns the parts sorted by name; with `removed`, the removed ones instead. Damaged files are noted.

    Community marks and copies aren't among them: `community_marks.py` and `circle_copies.py` read those.
    """
    files = first_of_each(file for file in circle_files(folders) if not file.part.community)
    found = (file.part for file in files.values() if (file.part.removed is not None) == removed)
    return tuple(sorted(found, key=lambda part: (fold(part.name), part.id)))


def first_of_each(files: Iterable[CircleFile]) -> dict[str, CircleFile]:
    """Returns by id the file that counts; a sync program's copies have the same id."""
    found: dict[str, CircleFile] = {}
    for file in files:
        known = found.setdefault(file.part.id, file)
        if _rank(file) < _rank(known):
            found[file.part.id] = file
    return found


def _rank(file: CircleFile) -> tuple[bool, bool, str]:
    return file.part.removed is not None, file.stem != file.part.id, file.stem


def circle_files(folders: Folders) -> Iterator[CircleFile]:
    """Yields every readable file, including those of removed parts, in no particular order; notes the others."""
    try:
        found = list_names(folders.circle)
    except (Damaged, OSError) as error:
        folders.skipped_files.note("circle", error, folder=True)
        return
    for name in filter(names.is_entry_file, found):
        try:
            content = read_bytes(folders.circle / name)
            part = parse_circle_part(content)
        except FileNotFoundError:
            continue  # deleted since the folder was listed
        except (Damaged, OSError) as error:
            folders.skipped_files.note(f"circle/{name}", error)
        else:
            yield CircleFile(name.removesuffix(".toml"), content, part)


def parse_circle_part(content: bytes) -> CirclePart:
    """Parses a file of the circle. Raises Damaged."""
    tables = parse_tables(content)
    try:
        return read_circle_part(tables)
    except RuleBroken as broken:
        if is_newer(tables):
            raise Damaged("a newer connectwell wrote it") from None
        raise breaks_rule(content, broken) from None


def earlier_parts(folders: Folders, stem: str) -> Iterator[CirclePart]:
    """Yields the earlier versions of a file, newest first; notes those that can't be read."""
    folder = folders.circle_versions(stem)
    try:
        found = sorted(filter(names.is_entry_file, list_names(folder)), key=lambda name: _age(folder, name))
    except (Damaged, OSError) as error:
        folders.skipped_files.note(f"versions/circle/{stem}", error, folder=True)
        return
    for name in reversed(found):
        try:
            part = parse_circle_part(read_bytes(folder / name))
        except FileNotFoundError:
            continue
        except (Damaged, OSError) as error:
            folders.skipped_files.note(f"versions/circle/{stem}/{name}", error)
        else:
            yield part


def _age(folder: Path, name: str) -> tuple[str, int]:
    """Returns what orders versions: the second in the name, then when the file was written."""
    try:
        return name[:SECOND], os.lstat(folder / name).st_mtime_ns
    except OSError:
        return name[:SECOND], 0
