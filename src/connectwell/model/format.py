"""From parsed TOML to an Entry. The one careful reader; `writing` is its mirror."""

from collections.abc import Callable, Mapping
from typing import Any

from connectwell.model import terms
from connectwell.model.entry import (
    FORMAT,
    AgendaLine,
    Arrival,
    Close,
    Connection,
    Entry,
    Imported,
    Landed,
    Note,
    Place,
    PracticeDone,
    Reflection,
    Session,
    Share,
)
from connectwell.model.shape import Shape, tables
from connectwell.model.table import Check, RuleBroken, day, many, moment, one_of, text, truth, whole

NEWEST = 1_000_000
"""The highest number that `format` may have."""
_need = one_of(terms.NEEDS)
_rating = whole(0, 10)
_DIGITS = dict.fromkeys(map(ord, "0123456789"), "9")


def read_entry(raw: Mapping[str, Any]) -> Entry:
    """Checks a parsed file and makes it an Entry.

    Raises:
        RuleBroken: a key is missing or its value is not allowed; names the key and what is expected.
    """
    if not raw:
        raise RuleBroken("the file", "an entry; it is empty, so it may be damaged")
    entry = _ENTRY.read(raw)
    check_whole(entry)
    return entry


def check_whole(entry: Entry) -> None:
    """What can only be said of an entry as a whole: its keys differ, and it has the part of its kind.

    Raises:
        RuleBroken: as `read_entry`.
    """
    _check_keys(entry)
    _check_kind(entry)


def is_newer(raw: Mapping[str, Any]) -> bool:
    """Whether a parsed file says that a newer connectwell wrote it."""
    number = raw.get("format")
    return isinstance(number, int) and number > FORMAT


def _entry_id(value: Any) -> str:
    found = text(value)
    if not is_entry_id(found):
        raise RuleBroken("", "an id such as 2026-11-21T0801-q7f3k2")
    return found


def is_entry_id(value: str) -> bool:
    """Whether `value` has the shape of an id: a local wall time, then a random tail of small letters and digits."""
    head, tail = value[:15], value[16:]
    return (
        head.translate(_DIGITS) == "9999-99-99T9999"
        and value[15:16] == "-"
        and 4 <= len(tail) <= 16
        and tail.isascii()
        and tail.isalnum()
        and tail == tail.lower()
    )


def _check_keys(entry: Entry) -> None:
    for name, parts in (("reflections", entry.reflections), ("connections", entry.connections)):
        keys = [part.key for part in parts]
        if len(set(keys)) == len(keys):
            continue
        for n, key in enumerate(keys, 1):
            if key in keys[: n - 1]:
                raise RuleBroken(f"{name}[{n}].key", "a key that no other one here has")


_PART_OF_KIND: dict[str, Callable[[Entry], object]] = {
    "note": lambda e: e.note,
    "practice": lambda e: e.practice,
    "imported": lambda e: e.imported,
    "agenda": lambda e: e.agenda,
    "session": lambda e: e.session,
    "share": lambda e: e.share,
}


def _check_kind(entry: Entry) -> None:
    part = _PART_OF_KIND.get(entry.kind)
    if part is not None and part(entry) is None:
        raise RuleBroken("the file", f"a table [{entry.kind}]")


def _name(value: Any) -> str:
    found = text(value)
    if not found.strip():
        raise RuleBroken("", "a name")
    return found


_sharing = one_of(terms.SHARINGS)
_state, _after = one_of(terms.STATES), one_of(terms.AFTERS)
_texts, _needs = many(text), many(_need)
_HELD: dict[str, Check[Any]] = {"sharing": _sharing, "put_away": truth}
_MARKS: dict[str, Check[Any]] = {**_HELD, "for_session": truth}
_ARRIVAL = Shape(
    Arrival,
    {
        "state": _state,
        "chose": one_of(terms.CHOSE),
        "after": _after,
        "near": one_of(terms.NEARS),
        "words": text,
        **_MARKS,
    },
)
_REFLECTION = Shape(
    Reflection,
    {
        "key": _name,
        "need": _need,
        "at": moment,
        "rating": _rating,
        "unclear": truth,
        "direction": one_of(terms.DIRECTIONS),
        "prompt": text,
        "asked": text,
        "people": _texts,
        "words": text,
        **_MARKS,
    },
    needs=("key", "need"),
)
_LANDED = Shape(Landed, {"at": moment, "words": text, "touched": _needs})
_CONNECTION = Shape(
    Connection,
    {
        "key": _name,
        "status": one_of(terms.STATUSES),
        "at": moment,
        "prompt": text,
        "asked": text,
        "landed": _LANDED,
        **_MARKS,
    },
    needs=("key", "status"),
)
_CLOSE = Shape(Close, {"carry": text, **_MARKS})
_PLACE = Shape(
    Place, {"mode": one_of(terms.MODES), "step": text, "only": _needs, "staying": _needs, "at": _need, "left": truth}
)
_NOTE = Shape(Note, {"people": _texts, "words": text, **_MARKS})
_PRACTICE = Shape(
    PracticeDone,
    {"name": _name, "before": _state, "after": _after, "words": text, **_HELD},
    needs=("name",),
)
_IMPORTED = Shape(
    Imported,
    {"source": _name, "title": text, "words": text, "tags": _texts, "starred": truth, "raw": text, **_HELD},
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
        **_HELD,
    },
)
_SESSION = Shape(Session, {"who": text, "keep": text, "wrong": text, **_HELD})
_SHARE = Shape(
    Share,
    {"since": day, "until": day, "entries": _texts, "sealed": truth, "what": _name, "as": _name},
    needs=("what", "as"),
    renamed={"as": "as_"},
)
_ENTRY = Shape(
    Entry,
    {
        "format": whole(1, NEWEST),
        "id": _entry_id,
        "kind": one_of(terms.KINDS),
        "day": day,
        "started": moment,
        "finished": moment,
        "removed": moment,
        "shown": _texts,
        "offered": _needs,
        "walk": _PLACE,
        "arrival": _ARRIVAL,
        "reflections": tables("reflections", _REFLECTION),
        "connections": tables("connections", _CONNECTION),
        "close": _CLOSE,
        "note": _NOTE,
        "practice": _PRACTICE,
        "imported": _IMPORTED,
        "agenda": _AGENDA,
        "session": _SESSION,
        "share": _SHARE,
    },
    needs=("format", "id", "kind", "day", "started"),
)
