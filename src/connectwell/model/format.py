"""The schema of an entry's file, used for both reading and writing.

For what the keys mean, see `docs/file-format.md`.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from connectwell.model import terms
from connectwell.model.entry import (
    FORMAT,
    AgendaLine,
    Answer,
    Arrival,
    Close,
    Connection,
    Entry,
    Imported,
    Landed,
    Note,
    PracticeDone,
    Reflection,
    Session,
    Share,
    WalkPosition,
)
from connectwell.model.shape import Shape, Shapes
from connectwell.model.table import Check, RuleBroken, boolean, day, integer, moment, name, one_of, sequence_of, text

NEWEST = 1_000_000
"""The maximum value of `format`."""
_need = one_of(terms.NEEDS)
_rating = integer(0, 10)
_SHAPE = bytes.maketrans(b"012345678abcdefghijklmnopqrstuvwxy", b"9" * 9 + b"z" * 25)


def read_entry(raw: Mapping[str, Any]) -> Entry:
    """Reads a parsed file into an Entry.

    Raises:
        RuleBroken: a key is missing or its value invalid; names the key and what is expected.
    """
    if not raw:
        raise RuleBroken("the file", "an entry; it is empty, so it may be damaged")
    entry = ENTRY.read(raw)
    check_whole(entry)
    return entry


def write_entry(entry: Entry) -> dict[str, Any]:
    """Returns the tables of an entry's file, in readable order. `read_entry` turns them back into an equal entry.

    Values have TOML's native types. Empty values are left out.
    """
    return ENTRY.write(entry)


def check_whole(entry: Entry) -> None:
    """Checks the rules that span an entry: its keys are unique, and it has the part that its kind requires.

    Raises:
        RuleBroken: as `read_entry`.
    """
    _check_keys(entry)
    _check_kind(entry)


def is_newer(raw: Mapping[str, Any]) -> bool:
    """Returns whether a parsed file's format number is newer than this version's."""
    number = raw.get("format")
    return isinstance(number, int) and number > FORMAT


def _entry_id(value: Any) -> str:
    found = text(value)
    if not is_entry_id(found):
        raise RuleBroken("", "an id such as 2026-11-21T0801-q7f3k2")
    return found


def is_entry_id(value: str) -> bool:
    """Returns whether `value` is a well-formed id: local wall time, then 4–16 random lowercase letters and digits."""
    shape = value.encode("utf-8", "surrogatepass").translate(_SHAPE)
    return shape[:16] == b"9999-99-99T9999-" and 20 <= len(shape) <= 32 and not shape[16:].strip(b"9z")


def are_entry_ids(names: Iterable[str]) -> bool:
    """Returns whether all these file names are well-formed ids. Hundreds of them have few shapes, so it is quick."""
    shapes = "/".join(names).encode("utf-8", "surrogatepass").translate(_SHAPE).decode("ascii", "replace")
    return all(map(is_entry_id, set(shapes.split("/"))))


def _check_keys(entry: Entry) -> None:
    for array in _ARRAYS:
        parts = getattr(entry, array)
        if len(parts) < 2:
            continue
        keys = [part.key for part in parts]
        if len(set(keys)) == len(keys):
            continue
        for n, key in enumerate(keys, 1):
            if key in keys[: n - 1]:
                raise RuleBroken(f"{array}[{n}].key", "a key that no other one here has")


def _check_kind(entry: Entry) -> None:
    if entry.kind in _SINGLE and getattr(entry, entry.kind) is None:
        raise RuleBroken("the file", f"a table [{entry.kind}]")


# --- The tables, with their keys in writing order

_sharing = one_of(terms.SHARINGS)
_state, _after = one_of(terms.STATES), one_of(terms.AFTERS)
_texts, _needs = sequence_of(text), sequence_of(_need)
_HELD: dict[str, Check[Any]] = {"sharing": _sharing, "put_away": boolean}
_MARKS: dict[str, Check[Any]] = {"sharing": _sharing, "for_session": boolean, "put_away": boolean}
_ARRIVAL = Shape(
    Arrival,
    {
        "state": _state,
        "chose": one_of(terms.CHOSE),
        "after": _after,
        "practice": text,
        "near": one_of(terms.NEARS),
        "words": text,
        **_MARKS,
    },
)
_REFLECTION = Shape(
    Reflection,
    {
        "key": name,
        "at": moment,
        "need": _need,
        "rating": _rating,
        "unclear": boolean,
        "direction": one_of(terms.DIRECTIONS),
        "prompt": text,
        "asked": text,
        "people": _texts,
        "words": text,
        **_MARKS,
    },
    needs=("key", "need"),
)
_LANDED = Shape(Landed, {"at": moment, "words": text, "touched": _needs, "open": boolean})
_CONNECTION = Shape(
    Connection,
    {
        "key": name,
        "at": moment,
        "prompt": text,
        "asked": text,
        "status": one_of(terms.STATUSES),
        **_MARKS,
        "landed": _LANDED,
    },
    needs=("key", "status"),
)
_CLOSE = Shape(Close, {"carry": text, **_MARKS})
_PLACE = Shape(
    WalkPosition,
    {"mode": one_of(terms.MODES), "step": text, "only": _needs, "staying": _needs, "at": _need, "left": boolean},
)
_NOTE = Shape(Note, {"people": _texts, "words": text, **_MARKS})
_PRACTICE = Shape(
    PracticeDone,
    {"name": name, "title": text, "at": text, "before": _state, "after": _after, "words": text, **_HELD},
    needs=("name",),
)
_ANSWER = Shape(
    Answer,
    {"key": name, "at": moment, "step": text, "asked": text, "people": _texts, "words": text, **_MARKS},
    needs=("key",),
)
_IMPORTED = Shape(
    Imported,
    {"source": name, "title": text, "words": text, "tags": _texts, "starred": boolean, "raw": text, **_HELD},
    needs=("source",),
)
_AGENDA = Shape(
    AgendaLine,
    {
        "words": text,
        "wants": one_of(terms.WANTS),
        "about": text,
        "closed": moment,
        "outcome": one_of(terms.OUTCOMES),
        "next": day,
        **_HELD,
    },
)
_SESSION = Shape(Session, {"who": text, "keep": text, "wrong": text, "next": day, "talked": _texts, **_HELD})
_SHARE = Shape(
    Share,
    {"what": name, "as": name, "since": day, "until": day, "entries": _texts, "sealed": boolean},
    needs=("what", "as"),
    renamed={"as": "as_"},
)
ENTRY: Final = Shape(
    Entry,
    {
        "format": integer(1, NEWEST),
        "id": _entry_id,
        "kind": one_of(terms.KINDS),
        "day": day,
        "started": moment,
        "finished": moment,
        "removed": moment,
        "not_again": boolean,
        "shown": _texts,
        "offered": _needs,
        "walk": _PLACE,
        "arrival": _ARRIVAL,
        "reflections": Shapes("reflections", _REFLECTION),
        "connections": Shapes("connections", _CONNECTION),
        "close": _CLOSE,
        "note": _NOTE,
        "practice": _PRACTICE,
        "answers": Shapes("answers", _ANSWER),
        "imported": _IMPORTED,
        "agenda": _AGENDA,
        "session": _SESSION,
        "share": _SHARE,
    },
    needs=("format", "id", "kind", "day", "started"),
)
_SINGLE = frozenset(key for key, check in ENTRY.checks.items() if isinstance(check, Shape))
_ARRAYS = tuple(key for key, check in ENTRY.checks.items() if isinstance(check, Shapes))
