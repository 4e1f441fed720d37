"""Reading the circle: the files in data/circle/."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from connectwell.journal import names
from connectwell.journal.folders import Folders, list_names, read_bytes
from connectwell.journal.parsing import Damaged, parse_tables
from connectwell.model.circle import CirclePart, read_circle_part
from connectwell.model.table import RuleBroken

NOT_IN_CIRCLE = (
    "Nobody and nothing in your circle has that name here; 'connectwell circle' shows who and what is in it."
)


@dataclass(frozen=True, slots=True)
class CircleFile:
    """A file of the circle. Its name may differ from its id, since people can create files by hand."""

    stem: str
    content: bytes
    part: CirclePart


def read_circle(folders: Folders, *, removed: bool = False) -> tuple[CirclePart, ...]:
    """Returns the parts sorted by name; with `removed`, the removed ones instead. Damaged files are skipped."""
    found = (file.part for file in circle_files(folders) if (file.part.removed is not None) == removed)
    return tuple(sorted(found, key=lambda part: (part.name.casefold(), part.id)))


def circle_files(folders: Folders) -> Iterator[CircleFile]:
    """Yields every readable file, including those of removed parts, in no particular order."""
    with suppress(Damaged, OSError):
        for name in filter(names.is_entry_file, list_names(folders.circle)):
            with suppress(Damaged, OSError, RuleBroken):
                content = read_bytes(folders.circle / name)
                yield CircleFile(name.removesuffix(".toml"), content, read_circle_part(parse_tables(content)))
