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
    """A file of the circle. It may have another name than its id says: a person can make one by hand."""

    stem: str
    content: bytes
    part: CirclePart


def read_circle(folders: Folders, *, removed: bool = False) -> tuple[CirclePart, ...]:
    """Every part that can be read, by name; or, with `removed`, those that were removed. Damaged ones are left out."""
    found = (file.part for file in circle_files(folders) if (file.part.removed is not None) == removed)
    return tuple(sorted(found, key=lambda part: (part.name.casefold(), part.id)))


def circle_files(folders: Folders) -> Iterator[CircleFile]:
    """Every file that can be read, removed parts' as well, in no order."""
    with suppress(Damaged, OSError):
        for name in filter(names.is_entry_file, list_names(folders.circle)):
            with suppress(Damaged, OSError, RuleBroken):
                content = read_bytes(folders.circle / name)
                yield CircleFile(name.removesuffix(".toml"), content, read_circle_part(parse_tables(content)))
