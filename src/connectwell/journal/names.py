"""What things are called on disk: ids, keys, file names, and what may stand for an id when a person types one."""

import os
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime

ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789"
Tail = Callable[[int], str]
"""Gives so many random characters of ALPHABET."""

_WHEN = "%Y%m%dT%H%M%S"
_LONGEST_SLUG = 40
_EDIT = ".edit.toml"
_BEGAN_FROM = ".edit.from"


def random_tail(length: int) -> str:
    """`length` characters, each equally likely."""
    found = ""
    while len(found) < length:
        found += "".join(ALPHABET[byte % 36] for byte in os.urandom(length) if byte < 252)
    return found[:length]


def id_for(moment: datetime, tail: Tail) -> str:
    """An id such as 2026-11-21T0801-q7f3k2: the wall time of `moment` and six random characters."""
    return f"{moment.isoformat()[:16].replace(':', '')}-{tail(6)}"


def slug(name: str) -> str:
    """A file name of small Latin letters, digits and hyphens made of a person's words; empty where none comes out.

    It is safe on every system: no separator, no dot, at most 40 characters, none of the names Windows keeps.
    """
    import re
    from unicodedata import normalize

    plain = normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    found = re.sub("[^a-z0-9]+", "-", plain)[:_LONGEST_SLUG].strip("-")
    return "" if re.fullmatch("con|prn|aux|nul|(com|lpt)[0-9]", found) else found


def free_key(taken: Iterable[str], tail: Tail) -> str:
    """Four characters that name a part within its entry and are not in `taken`."""
    used = frozenset(taken)
    while (key := tail(4)) in used:
        pass
    return key


def version_name(moment: datetime, tail: Tail) -> str:
    """A file name such as 20261121T070122-x4k2.toml; in UTC, so that names sort by time."""
    return f"{moment.astimezone(UTC).strftime(_WHEN)}-{tail(4)}.toml"


def version_moment(stem: str) -> datetime | None:
    """When the version called `stem` was cut, or None if it is no version's name."""
    try:
        return datetime.strptime(stem[:15], _WHEN).replace(tzinfo=UTC)
    except ValueError:
        return None


def conflict_name(entry_id: str, tail: Tail) -> str:
    """The name of the copy that keeps what could not be merged."""
    return f"{entry_id}.conflict-{tail(6)}.toml"


def is_entry_file(name: str) -> bool:
    """Whether a file of this name is an entry or a copy of one."""
    return name.endswith(".toml") and not name.startswith(".")


def is_year(name: str) -> bool:
    """Whether a folder of this name holds a year's entries."""
    return len(name) == 4 and name.isascii() and name.isdigit()


def is_leftover(name: str) -> bool:
    """Whether a file of this name was a save in progress."""
    return name.startswith(".") and name.endswith(".tmp") and name.count(".") >= 3 and leftover_target(name) != ""


def leftover_target(name: str) -> str:
    """The file name that a save in progress was meant for: `.<name>.<random>.tmp`."""
    return name[1:].rsplit(".", 2)[0]


def edit_name(entry_id: str, tail: Tail) -> str:
    """The name of the copy that a person's own editor opens."""
    return f".{entry_id}.{tail(6)}{_EDIT}"


def is_edit_copy(name: str) -> bool:
    """Whether a file of this name is a copy that an editor opened."""
    return name.startswith(".") and name.endswith(_EDIT) and name.count(".") == 4


def began_from_name(edit_copy: str) -> str:
    """The name of the file that keeps what an edit copy began from."""
    return edit_copy.removesuffix(_EDIT) + _BEGAN_FROM


def copy_name(began_from: str) -> str:
    """The name of the edit copy that began from this file."""
    return began_from.removesuffix(_BEGAN_FROM) + _EDIT


def is_began_from(name: str) -> bool:
    """Whether a file of this name keeps what an edit copy began from."""
    return name.startswith(".") and name.endswith(_BEGAN_FROM)


def edited_id(edit_copy: str) -> str:
    """The id of the entry that an edit copy was made of. It still has to be checked for its shape."""
    return edit_copy[1:].partition(".")[0]


def is_made_of(name: str, entry_id: str) -> bool:
    """Whether a file belongs to this entry without being one: a save in progress, an edit copy, an editor's own."""
    return f".{entry_id}." in name and (is_leftover(name) or _EDIT in name or is_began_from(name))


def could_be_typed_for_id(asked: str) -> bool:
    """Whether `asked` may be an id or a piece of one. Everything else stays away from the disk."""
    return 4 <= len(asked) <= 32 and all(c in ALPHABET or c in "T-" for c in asked)


def wall_time(stem: str) -> datetime | None:
    """The wall time in a file's name (no zone), or None where the name has none."""
    if stem[10:11] != "T":
        return None
    try:
        return datetime.fromisoformat(stem[:15])  # strptime would import 2 ms of locales on the way to every list
    except ValueError:
        return None


def name_day(stem: str) -> date | None:
    """The calendar day in a file's name."""
    try:
        return date.fromisoformat(stem[:10])
    except ValueError:
        return None
