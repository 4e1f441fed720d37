"""Names on disk: ids, keys and file names, and which input may be an id."""

import os
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from connectwell.errors import SaveFailed

ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789"
Tail = Callable[[int], str]
"""Returns a random string of the given length over ALPHABET."""

_WHEN = "%Y%m%dT%H%M%S"
_LONGEST_SLUG = 40
_HEX = frozenset("0123456789abcdef")
_TRIES = 100  # names before giving up; even the second is almost never needed
_EDIT = ".edit.toml"
_PROBE = "connectwell"
_BEGAN_FROM = ".edit.from"


def random_tail(length: int) -> str:
    """Returns `length` random characters, uniformly distributed."""
    found = ""
    while len(found) < length:
        found += "".join(ALPHABET[byte % 36] for byte in os.urandom(length) if byte < 252)
    return found[:length]


def id_for(moment: datetime, tail: Tail) -> str:
    """Returns an id such as 2026-11-21T0801-q7f3k2: the wall time of `moment` and six random characters."""
    return f"{moment.isoformat()[:16].replace(':', '')}-{tail(6)}"


def slug(name: str) -> str:
    """Derives a file name of lowercase Latin letters, digits and hyphens from a person's words; may be empty.

    It is safe on every platform: no separators or dots, at most 40 characters, no reserved Windows names.
    """
    import re
    from unicodedata import normalize

    plain = normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    found = re.sub("[^a-z0-9]+", "-", plain)[:_LONGEST_SLUG].strip("-")
    return "" if re.fullmatch("con|prn|aux|nul|(com|lpt)[0-9]", found) else found


def free_key(taken: Iterable[str], tail: Tail) -> str:
    """Returns a key for a part: four characters, not in `taken`."""
    used = frozenset(taken)
    while (key := tail(4)) in used:
        pass
    return key


def version_name(moment: datetime, tail: Tail) -> str:
    """Returns a file name such as 20261121T070122-x4k2.toml; in UTC, so that names sort by time."""
    return f"{second(moment)}-{tail(4)}.toml"


def second(moment: datetime) -> str:
    """Returns what the name of a version of that moment begins with; empty at the calendar's ends."""
    try:
        return moment.astimezone(UTC).strftime(_WHEN)
    except OverflowError:
        return ""


def version_moment(stem: str) -> datetime | None:
    """Returns when the version called `stem` was made, or None if it is not a version's name."""
    try:
        return datetime.strptime(stem[:15], _WHEN).replace(tzinfo=UTC)
    except ValueError:
        return None


def conflict_name(entry_id: str, tail: Tail) -> str:
    """Returns a file name for a conflict copy."""
    return f"{entry_id}.conflict-{tail(6)}.toml"


def free_copy(file: Path, tail: Tail) -> Path:
    """Returns a path for a copy beside `file`, such as <id>.conflict-x4k2p9.toml, that is free. Raises SaveFailed."""
    for _ in range(_TRIES):
        path = file.with_name(conflict_name(file.stem, tail))
        if not os.path.lexists(path):
            return path
    raise SaveFailed("every name for a copy is taken")


def is_entry_file(name: str) -> bool:
    """Returns whether a file with this name is an entry or a copy."""
    return name.endswith(".toml") and not name.startswith(".")


def entry_stems(names: Sequence[str]) -> list[str]:
    """Returns the stems of those that `is_entry_file` takes.

    Every verb lists a year, in which they usually all are: as one text they are looked at in a fifth of the time.
    """
    text = "/".join(names)
    if "/." not in f"/{text}" and f"{text}/".count(".toml/") == len(names):
        return f"{text}/".split(".toml/")[:-1]
    return [name[:-5] for name in names if is_entry_file(name)]


def is_year(name: str) -> bool:
    """Returns whether this is the name of a year folder."""
    return len(name) == 4 and name.isascii() and name.isdigit()


def is_leftover(name: str) -> bool:
    """Returns whether a file with this name is the temporary file of a save, and not of a sync program's download."""
    target, _, tail = name.removesuffix(".tmp").rpartition(".")
    return target[:1] == "." and len(target) > 1 and name.endswith(".tmp") and tail != "" and set(tail) <= _HEX


def leftover_target(name: str) -> str:
    """Returns the target's file name, given that of a temporary file: `.<name>.<random>.tmp`."""
    return name[1:].rsplit(".", 2)[0]


def probe_name() -> str:
    """Returns a file name for trying out what a folder can do; `is_probe` tells it from a save's temporary file."""
    return f".{_PROBE}.{os.urandom(6).hex()}.tmp"


def is_probe(name: str) -> bool:
    """Returns whether a file with this name holds no words, whatever is in it."""
    return is_leftover(name) and leftover_target(name) == _PROBE


def edit_name(entry_id: str, tail: Tail) -> str:
    """Returns a file name for the copy that the person's editor opens."""
    return f".{entry_id}.{tail(6)}{_EDIT}"


def is_edit_copy(name: str) -> bool:
    """Returns whether a file with this name is an edit copy."""
    return name.startswith(".") and name.endswith(_EDIT) and name.count(".") == 4


def original_name(edit_copy: str) -> str:
    """Returns the name of the file with an edit copy's original content."""
    return edit_copy.removesuffix(_EDIT) + _BEGAN_FROM


def copy_name(began_from: str) -> str:
    """Returns the name of the edit copy for such a file; the inverse of `original_name`."""
    return began_from.removesuffix(_BEGAN_FROM) + _EDIT


def is_original_name(name: str) -> bool:
    """Returns whether a file with this name has an edit copy's original content."""
    return name.startswith(".") and name.endswith(_BEGAN_FROM)


def edited_id(edit_copy: str) -> str:
    """Returns the entry id in an edit copy's name. It may not be well-formed."""
    return edit_copy[1:].partition(".")[0]


def may_be_id(asked: str) -> bool:
    """Returns whether `asked` may be an id or a part of one. Nothing else is ever looked up on disk."""
    return 4 <= len(asked) <= 32 and all(c in ALPHABET or c in "T-" for c in asked)


def wall_time(stem: str) -> datetime | None:
    """Returns the naive wall time in a file's name, or None if it has none."""
    if stem[10:11] != "T":
        return None
    try:
        return datetime.fromisoformat(stem[:15])  # strptime would import locale, 2 ms for every list
    except ValueError:
        return None


def name_day(stem: str) -> date | None:
    """Returns the calendar day in a file's name, or None."""
    try:
        return date.fromisoformat(stem[:10])
    except ValueError:
        return None
