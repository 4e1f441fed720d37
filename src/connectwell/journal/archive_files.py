"""What a file of an archive holds, and how it compares with one that is here. Touches no disk."""

from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256

from connectwell.journal.parsing import Damaged, parse_entry, parse_tables
from connectwell.journal.snapshot import SnapshotFile
from connectwell.journal.toml_text import Tables, cleaned
from connectwell.model.circle import read_circle_part
from connectwell.model.format import is_entry_id, is_newer
from connectwell.model.table import RuleBroken


def order(file: SnapshotFile) -> tuple[int, str]:
    """Entries oldest first, then what is beside them and the circle; earlier versions last, in the archive's order."""
    folder, _, below = file.file.partition("/")
    if folder == "versions":
        return 3, ""
    return 0 if folder == "entries" else 2 if below else 1, file.file


def stem_of(file: SnapshotFile) -> str:
    """Returns the file's name without its suffix."""
    return file.file.rpartition("/")[2].removesuffix(".toml")


def entry_id_of(file: SnapshotFile) -> str | None:
    """Returns the id of the entry in a file, or the one its name says; None if there is neither."""
    with suppress(Damaged):
        found = parse_tables(file.content).get("id")
        if isinstance(found, str) and is_entry_id(found):
            return found
    named = stem_of(file).lstrip(".").partition(".")[0]
    return named if is_entry_id(named) else None


def entry_tables(content: bytes) -> Tables | None:
    """Returns the tables of an entry, also of a newer format; None if it is damaged."""
    return _read(content, lambda content: parse_entry(content)[0])


def circle_tables(content: bytes) -> Tables | None:
    """Returns the tables of a part of the circle, also of a newer format; None if it is damaged."""

    def read(content: bytes) -> Tables:
        tables = parse_tables(content)
        read_circle_part(tables)
        return tables

    return _read(content, read)


def _read(content: bytes, read: Callable[[bytes], Tables]) -> Tables | None:
    try:
        return cleaned(read(content))  # type: ignore[no-any-return]  # a table stays one
    except (Damaged, RuleBroken):
        with suppress(Damaged):
            tables = parse_tables(content)
            return tables if is_newer(tables) and isinstance(tables.get("id"), str) else None
        return None


def is_newer_file(content: bytes) -> bool:
    """Returns whether a newer connectwell wrote this."""
    with suppress(Damaged):
        return is_newer(parse_tables(content))
    return False


def short(content: bytes) -> str:
    """Returns six letters and digits that are the same for the same content."""
    return sha256(content).hexdigest()[:6]
