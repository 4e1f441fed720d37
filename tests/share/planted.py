"""Journals in which every word says whether it may leave: `leaves…` or `stays…`. Names are `Naim…`, all different."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from connectwell.model import terms
from connectwell.model.entry import (
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
)
from connectwell.share.select.period import Period, Shareable

FIRST = date(2026, 11, 8)
LAST = date(2026, 11, 21)
_marks: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"sharing": st.sampled_from(terms.SHARINGS), "put_away": st.booleans(), "for_session": st.booleans()}
)
_needs = st.sampled_from(terms.NEEDS)


class Planting:
    """Words and names that tell where they came from."""

    def __init__(self) -> None:
        self._count = 0
        self.names: list[str] = []
        self.leaves: list[str] = []

    def words(self, marks: dict[str, Any]) -> str:
        """Some words of a part with these marks, with the names in them that were given out so far."""
        self._count += 1
        may = marks["sharing"] == "words" and not marks.get("put_away")
        word = f"{'leaves' if may else 'stays'}{self._count}x"
        if may:
            self.leaves.append(word)
        return f"{word} and @{self.name()}. Then {self.names[0]}'s dog"

    def name(self) -> str:
        self._count += 1
        self.names.append(f"Naim{self._count}x")
        return self.names[-1]

    def key(self) -> str:
        self._count += 1
        return f"stays{self._count}x"


@st.composite
def journals(draw: st.DrawFn) -> tuple[Shareable, Planting]:
    """Up to four entries of any kinds, with any marks."""
    planting = Planting()
    count = draw(st.integers(1, 4))
    entries = tuple(_entry(draw, planting, number) for number in range(count))
    return Shareable(Period(FIRST, LAST), entries, (), tuple(planting.names), ()), planting


def _entry(draw: st.DrawFn, planting: Planting, number: int) -> Entry:
    kind = draw(st.sampled_from(terms.KINDS))
    day = FIRST + timedelta(days=draw(st.integers(0, 13)))
    entry = Entry(
        id=f"{day}T0357-stays{number}",
        kind=kind,
        day=day,
        started=datetime(day.year, day.month, day.day, 3, 57, tzinfo=UTC),
        shown=(planting.key(),),
    )
    if kind == "check-in":
        return replace(
            entry,
            arrival=_arrival(draw, planting) if draw(st.booleans()) else None,
            reflections=tuple(_reflection(draw, planting) for _ in range(draw(st.integers(0, 3)))),
            connections=tuple(_connection(draw, planting) for _ in range(draw(st.integers(0, 2)))),
            close=_close(draw, planting) if draw(st.booleans()) else None,
        )
    if kind == "connection":
        return replace(entry, connections=(_connection(draw, planting),))
    part: dict[str, Any] = {kind: _OTHERS[kind](draw, planting)}
    if kind == "practice":
        part["answers"] = tuple(_answer(draw, planting) for _ in range(draw(st.integers(0, 2))))
    return replace(entry, **part)


def _arrival(draw: st.DrawFn, planting: Planting) -> Arrival:
    marks = draw(_marks)
    return Arrival(
        state=draw(st.none() | st.sampled_from(terms.STATES)),
        chose=draw(st.none() | st.sampled_from(terms.CHOSE)),
        after=draw(st.none() | st.sampled_from(terms.AFTERS)),
        words=planting.words(marks),
        **marks,
    )


def _reflection(draw: st.DrawFn, planting: Planting) -> Reflection:
    marks = draw(_marks)
    rating = draw(st.none() | st.integers(0, 10))
    return Reflection(
        key=planting.key(),
        need=draw(_needs),
        at=datetime(2026, 11, 9, 3, 58, tzinfo=UTC),
        rating=rating,
        unclear=rating is None and draw(st.booleans()),
        direction=draw(st.none() | st.sampled_from(terms.DIRECTIONS)),
        prompt=planting.key(),
        asked="leaves" if marks["sharing"] == "words" and not marks["put_away"] else "stays",
        people=(planting.name(),),
        words=planting.words(marks),
        **marks,
    )


def _connection(draw: st.DrawFn, planting: Planting) -> Connection:
    marks = draw(_marks)
    status = draw(st.sampled_from(terms.STATUSES))
    told = {**marks, "sharing": "private"} if status == "passed" else marks
    touched = tuple(draw(st.lists(_needs, max_size=2, unique=True)))
    landed = Landed(words=planting.words(told), touched=touched) if draw(st.booleans()) else None
    return Connection(key=planting.key(), status=status, asked=planting.words(told), landed=landed, **marks)


def _close(draw: st.DrawFn, planting: Planting) -> Close:
    marks = draw(_marks)
    return Close(carry=planting.words(marks), **marks)


def _note(draw: st.DrawFn, planting: Planting) -> Note:
    marks = draw(_marks)
    return Note(words=planting.words(marks), people=(planting.name(),), **marks)


def _held(draw: st.DrawFn) -> dict[str, Any]:
    return {"sharing": draw(st.sampled_from(terms.SHARINGS)), "put_away": draw(st.booleans())}


def _practice(draw: st.DrawFn, planting: Planting) -> PracticeDone:
    marks = _held(draw)
    name = "leaves" if marks["sharing"] == "words" and not marks["put_away"] else "stays"
    return PracticeDone(name=name, words=planting.words(marks), after="less", **marks)


def _answer(draw: st.DrawFn, planting: Planting) -> Answer:
    marks = draw(_marks)
    return Answer(
        key=planting.key(),
        step=planting.key(),
        asked="leaves" if marks["sharing"] == "words" and not marks["put_away"] else "stays",
        people=(planting.name(),),
        words=planting.words(marks),
        **marks,
    )


def _imported(draw: st.DrawFn, planting: Planting) -> Imported:
    marks = _held(draw)
    title, tag = planting.words(marks), planting.words(marks)
    return Imported(source="stays", title=title, words=planting.words(marks), tags=(tag,), raw="stays", **marks)


def _agenda(draw: st.DrawFn, planting: Planting) -> AgendaLine:
    marks = _held(draw)
    return AgendaLine(words=planting.words(marks), about="stays", wants="listen", **marks)


def _session(draw: st.DrawFn, planting: Planting) -> Session:
    marks = _held(draw)
    who, keep = planting.words(marks), planting.words(marks)
    return Session(who=who, keep=keep, wrong=planting.words(marks), **marks)


def _share(draw: st.DrawFn, planting: Planting) -> Share:
    return Share(what="stays", as_="stays", sealed=draw(st.booleans()), entries=(planting.key(),))


_OTHERS: dict[terms.Kind, Callable[[st.DrawFn, Planting], object]] = {
    "practice": _practice,
    "note": _note,
    "imported": _imported,
    "agenda": _agenda,
    "session": _session,
    "share": _share,
}


def without_private(entry: Entry) -> Entry:
    """The entry as if nothing private, and nothing that is put away, had ever been in it."""

    def stays(part: Any) -> bool:
        return part is None or part.sharing == "private" or part.put_away

    single = ("arrival", "close", "note", "practice", "imported", "agenda", "session")
    gone: dict[str, Any] = {name: None for name in single if stays(getattr(entry, name))}
    return replace(
        entry,
        reflections=tuple(part for part in entry.reflections if not stays(part)),
        connections=tuple(part for part in entry.connections if not stays(part)),
        answers=tuple(part for part in entry.answers if not stays(part)),
        **gone,
    )


def strings_in(value: Any) -> Iterator[str]:
    """Every piece of text in a document, keys as well; no moment may be there."""
    assert not isinstance(value, datetime)
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from strings_in(key)
            yield from strings_in(item)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from strings_in(item)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from strings_in(getattr(value, name))
