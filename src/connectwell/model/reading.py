"""From parsed TOML to an Entry. The one careful reader; `writing` is its mirror."""

from collections.abc import Callable, Mapping
from typing import Any, TypedDict

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
from connectwell.model.table import Check, RuleBroken, Table, day, many, moment, one_of, text, truth, whole

_need = one_of(terms.NEEDS)
_rating = whole(0, 10)
_any_format = whole(1, 1_000_000)


class _Marks(TypedDict):
    sharing: terms.Sharing
    for_session: bool
    put_away: bool


def read_entry(raw: Mapping[str, Any]) -> Entry:
    """Checks a parsed file and makes it an Entry.

    Raises:
        RuleBroken: a key is missing or its value is not allowed; names the key and what is expected.
    """
    if not raw:
        raise RuleBroken("the file", "an entry; it is empty, so it may be damaged")
    table = Table(raw)
    entry = Entry(
        format=table.need("format", _any_format),
        id=table.need("id", _entry_id),
        kind=table.need("kind", one_of(terms.KINDS)),
        day=table.need("day", day),
        started=table.need("started", moment),
        finished=table.take("finished", moment),
        removed=table.take("removed", moment),
        shown=table.take("shown", many(text), ()),
        offered=table.take("offered", many(_need), ()),
        walk=table.table("walk", _place),
        arrival=table.table("arrival", _arrival),
        reflections=table.tables("reflections", _reflection),
        connections=table.tables("connections", _connection),
        close=table.table("close", _close),
        note=table.table("note", _note),
        practice=table.table("practice", _practice),
        imported=table.table("imported", _imported),
        agenda=table.table("agenda", _agenda),
        session=table.table("session", _session),
        share=table.table("share", _share),
        rest=table.rest(),
    )
    _check_keys(entry)
    _check_kind(entry)
    return entry


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
    shape = "".join("9" if c.isascii() and c.isdigit() else c for c in head)
    return (
        shape == "9999-99-99T9999"
        and value[15:16] == "-"
        and 4 <= len(tail) <= 16
        and tail.isascii()
        and tail.isalnum()
        and tail == tail.lower()
    )


def _check_keys(entry: Entry) -> None:
    for name, parts in (("reflections", entry.reflections), ("connections", entry.connections)):
        keys = [part.key for part in parts]
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


def _marks(table: Table) -> _Marks:
    return {
        "sharing": table.take("sharing", one_of(terms.SHARINGS), "private"),
        "for_session": table.take("for_session", truth, False),
        "put_away": table.take("put_away", truth, False),
    }


def _sharing(table: Table) -> terms.Sharing:
    return table.take("sharing", one_of(terms.SHARINGS), "private")


def _words(table: Table, key: str = "words") -> str:
    return table.take(key, text, "")


def _name(value: Any) -> str:
    found = text(value)
    if not found.strip():
        raise RuleBroken("", "a name")
    return found


_names: Check[tuple[str, ...]] = many(text)


def _arrival(t: Table) -> Arrival:
    return Arrival(
        state=t.take("state", one_of(terms.STATES)),
        chose=t.take("chose", one_of(terms.CHOSE)),
        after=t.take("after", one_of(terms.AFTERS)),
        near=t.take("near", one_of(terms.NEARS)),
        words=_words(t),
        **_marks(t),
        rest=t.rest(),
    )


def _reflection(t: Table) -> Reflection:
    return Reflection(
        key=t.need("key", _name),
        need=t.need("need", _need),
        at=t.take("at", moment),
        rating=t.take("rating", _rating),
        unclear=t.take("unclear", truth, False),
        direction=t.take("direction", one_of(terms.DIRECTIONS)),
        prompt=t.take("prompt", text),
        asked=t.take("asked", text, ""),
        people=t.take("people", _names, ()),
        words=_words(t),
        **_marks(t),
        rest=t.rest(),
    )


def _landed(t: Table) -> Landed:
    return Landed(at=t.take("at", moment), words=_words(t), touched=t.take("touched", many(_need), ()), rest=t.rest())


def _connection(t: Table) -> Connection:
    return Connection(
        key=t.need("key", _name),
        status=t.need("status", one_of(terms.STATUSES)),
        at=t.take("at", moment),
        prompt=t.take("prompt", text),
        asked=t.take("asked", text, ""),
        landed=t.table("landed", _landed),
        **_marks(t),
        rest=t.rest(),
    )


def _close(t: Table) -> Close:
    return Close(carry=_words(t, "carry"), **_marks(t), rest=t.rest())


def _place(t: Table) -> Place:
    return Place(
        mode=t.take("mode", one_of(terms.MODES)),
        step=t.take("step", text),
        only=t.take("only", many(_need), ()),
        staying=t.take("staying", many(_need), ()),
        at=t.take("at", _need),
        left=t.take("left", truth, False),
        rest=t.rest(),
    )


def _note(t: Table) -> Note:
    return Note(people=t.take("people", _names, ()), words=_words(t), **_marks(t), rest=t.rest())


def _practice(t: Table) -> PracticeDone:
    return PracticeDone(
        name=t.need("name", _name),
        before=t.take("before", one_of(terms.STATES)),
        after=t.take("after", one_of(terms.AFTERS)),
        words=_words(t),
        sharing=_sharing(t),
        rest=t.rest(),
    )


def _imported(t: Table) -> Imported:
    return Imported(
        source=t.need("source", _name),
        title=t.take("title", text, ""),
        words=_words(t),
        tags=t.take("tags", many(text), ()),
        starred=t.take("starred", truth, False),
        raw=t.take("raw", text, ""),
        sharing=_sharing(t),
        rest=t.rest(),
    )


def _agenda(t: Table) -> AgendaLine:
    return AgendaLine(
        words=_words(t),
        wants=t.take("wants", one_of(terms.WANTS)),
        about=t.take("about", text),
        closed=t.take("closed", moment),
        outcome=t.take("outcome", one_of(terms.OUTCOMES)),
        sharing=_sharing(t),
        rest=t.rest(),
    )


def _session(t: Table) -> Session:
    return Session(
        who=_words(t, "who"),
        keep=_words(t, "keep"),
        wrong=_words(t, "wrong"),
        sharing=_sharing(t),
        rest=t.rest(),
    )


def _share(t: Table) -> Share:
    return Share(
        what=t.need("what", _name),
        as_=t.need("as", _name),
        since=t.take("since", day),
        until=t.take("until", day),
        entries=t.take("entries", many(text), ()),
        sealed=t.take("sealed", truth, False),
        rest=t.rest(),
    )
