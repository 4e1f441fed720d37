"""Reading the circle: the files in data/circle/."""

from collections.abc import Iterator
from contextlib import suppress

from connectwell.journal import names
from connectwell.journal.folders import Folders, list_names, read_bytes
from connectwell.journal.parsing import Damaged, parse_tables
from connectwell.model.circle import CirclePart, read_circle_part
from connectwell.model.table import RuleBroken


def read_circle(folders: Folders) -> tuple[CirclePart, ...]:
    """Every part that can be read, by name. Whatever is damaged is passed over."""
    return tuple(sorted(_parts(folders), key=lambda part: (part.name.casefold(), part.id)))


def _parts(folders: Folders) -> Iterator[CirclePart]:
    with suppress(Damaged, OSError):
        for name in filter(names.is_entry_file, list_names(folders.circle)):
            with suppress(Damaged, OSError, RuleBroken):
                yield read_circle_part(parse_tables(read_bytes(folders.circle / name)))
