"""Going through every file: for those with something in particular in them, or for all that they hold."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Any

from connectwell.journal.folders import Folders, read_bytes
from connectwell.journal.items import Readable
from connectwell.journal.parsing import Damaged, parse_entry, parse_tables
from connectwell.model.reading import is_entry_id
from connectwell.model.text import visible

_ESCAPED = (b"\\u", b"\\U")
"""A key may be written with escapes, such as "put\\u005faway": a file with any is read to know."""


@dataclass(frozen=True, slots=True)
class File:
    """A file as it is, whether or not it keeps the rules of an entry.

    Attributes:
        handle: its name, safe to show; `Journal.raw` takes it.
        tables: what stands in it; None where it cannot be read.
        is_copy: whether it has another name than its id says.
    """

    handle: str
    tables: dict[str, Any] | None
    is_copy: bool


def read_files(folders: Folders, of: tuple[int, int] = (0, 1)) -> Iterator[File]:
    """Every file among the entries, newest name first; those that went away in between are passed over.

    Args:
        folders: where they are.
        of: as for `Journal.holding`.
    """
    for year, stem in islice(folders.stems(), of[0], None, of[1]):
        tables = None
        try:
            tables = parse_tables(read_bytes(folders.entries / year / f"{stem}.toml"))
        except FileNotFoundError:
            continue
        except (Damaged, OSError):
            pass
        yield File(visible(stem), tables, tables is not None and (tables.get("id") != stem or year != stem[:4]))


def read_holding(
    folders: Folders,
    texts: Iterable[str],
    everywhere: bool,
    progress: Callable[[int, int], object] | None,
    of: tuple[int, int] = (0, 1),
) -> Iterator[Readable]:
    """Entries whose file has one of `texts` in it. The arguments are those of `Journal.holding`."""
    looked_for = (*(text.encode() for text in texts), *_ESCAPED)
    stems = [(year, stem) for year, stem in folders.stems() if everywhere or is_entry_id(stem)]
    stems = stems[of[0] :: of[1]]
    year_folders = {year: folders.entries / year for year, _ in stems}
    for number, (year, stem) in enumerate(stems, 1):
        if progress:
            progress(number, len(stems))
        with suppress(Damaged, OSError):
            content = read_bytes(year_folders[year] / f"{stem}.toml")
            if any(text in content for text in looked_for):
                entry = parse_entry(content)[1]
                at_home = entry.id == stem and year == stem[:4]
                if everywhere or (at_home and entry.removed is None):
                    yield Readable(entry, None if at_home else entry.id, visible(stem))
