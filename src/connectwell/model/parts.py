"""The parts of an entry: which there are, and what in each is a text, a title, people. One row for each, in `PARTS`.

Whatever goes through all the parts of an entry asks here: putting away, marks, facts, search, pages, sharing. A new
kind of part is a row; only what sets it apart from the others is written where that matters.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any, Final, Generic, TypeVar

from connectwell.model.entry import (
    AgendaLine,
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
from connectwell.model.frozen import dataclass
from connectwell.model.terms import PartKind, Sharing

AnyPart = Arrival | Reflection | Connection | Close | Note | PracticeDone | Imported | AgendaLine | Session | Share
P = TypeVar("P")


@dataclass(frozen=True)
class Text(Generic[P]):
    """A text that the person writes in a part.

    Attributes:
        key: its key in the file; of a connection, `landed`.
        read: gives it, empty where there is none.
        put: gives the part with another one.
    """

    key: str
    read: Callable[[P], str]
    put: Callable[[P, str], P]


def _no_text(_: object) -> str:
    return ""


def _nobody(_: object) -> tuple[str, ...]:
    return ()


def _never(_: object) -> bool:
    return False


@dataclass(frozen=True, kw_only=True)
class PartType(Generic[P]):
    """What there is to know of one kind of part.

    Attributes:
        kind: what it is called.
        make: its class.
        plural: the field of `Entry` that holds all of them, where an entry may have several, each with a key.
        texts: in the order of a page.
        title: what it is about, beside its texts: the name of a practice, with whom a session was.
        asked: the question that it answers.
        people: who was in it, as they were written.
        found: what a search finds in it; unless given, its title, its texts and its people.
        is_silent: whether nothing was said in it.
    """

    kind: PartKind
    make: type[P]
    plural: str = ""
    texts: tuple[Text[P], ...] = ()
    title: Callable[[P], str] = _no_text
    asked: Callable[[P], str] = _no_text
    people: Callable[[P], tuple[str, ...]] = _nobody
    found: Callable[[P], tuple[str, ...]] | None = None
    is_silent: Callable[[P], bool] = _never

    @property
    def field(self) -> str:
        """The field of `Entry` that holds it, or all of them; also its table in the file."""
        return self.plural or self.kind

    def text(self, key: str) -> Text[P]:
        """The text of this key; there is one."""
        return next(text for text in self.texts if text.key == key)

    def of(self, entry: Entry) -> tuple[P, ...]:
        """The parts of this kind in an entry."""
        if self.plural:
            return getattr(entry, self.plural)  # type: ignore[no-any-return]
        there = getattr(entry, self.kind)
        return () if there is None else (there,)


def _land(part: Connection, words: str) -> Connection:
    return replace(part, landed=replace(part.landed or Landed(), words=words))


def _landed(part: Connection) -> str:
    return part.landed.words if part.landed else ""


_ARRIVAL: Final = PartType(
    kind="arrival",
    make=Arrival,
    texts=(Text("words", lambda part: part.words, lambda part, words: replace(part, words=words)),),
    is_silent=lambda part: not (part.state or part.after or part.near or part.words.strip()),
)
_REFLECTION: Final = PartType(
    kind="reflection",
    make=Reflection,
    plural="reflections",
    texts=(Text("words", lambda part: part.words, lambda part, words: replace(part, words=words)),),
    asked=lambda part: part.asked,
    people=lambda part: part.people,
    found=lambda part: (part.words, *part.people),
)
_CONNECTION: Final = PartType(
    kind="connection",
    make=Connection,
    plural="connections",
    texts=(Text("landed", _landed, _land),),
    title=lambda part: part.asked,
    asked=lambda part: part.asked,
    found=lambda part: (part.asked if part.status in ("done", "planned") else "", _landed(part)),
    is_silent=lambda part: part.status == "passed",
)
CLOSE: Final = PartType(
    kind="close",
    make=Close,
    texts=(Text("carry", lambda part: part.carry, lambda part, words: replace(part, carry=words)),),
    is_silent=lambda part: not part.carry.strip(),
)
_NOTE: Final = PartType(
    kind="note",
    make=Note,
    texts=(Text("words", lambda part: part.words, lambda part, words: replace(part, words=words)),),
    people=lambda part: part.people,
    is_silent=lambda part: not part.words.strip(),
)
_PRACTICE: Final = PartType(
    kind="practice",
    make=PracticeDone,
    texts=(Text("words", lambda part: part.words, lambda part, words: replace(part, words=words)),),
    title=lambda part: part.name,
)
_IMPORTED: Final = PartType(
    kind="imported",
    make=Imported,
    texts=(Text("words", lambda part: part.words, lambda part, words: replace(part, words=words)),),
    title=lambda part: part.title,
    found=lambda part: (part.title, part.words, *part.tags),
)
_AGENDA: Final = PartType(
    kind="agenda",
    make=AgendaLine,
    texts=(Text("words", lambda part: part.words, lambda part, words: replace(part, words=words)),),
    is_silent=lambda part: not part.words.strip(),
)
_SESSION: Final = PartType(
    kind="session",
    make=Session,
    texts=(
        Text("keep", lambda part: part.keep, lambda part, words: replace(part, keep=words)),
        Text("wrong", lambda part: part.wrong, lambda part, words: replace(part, wrong=words)),
    ),
    title=lambda part: part.who,
)
_SHARE: Final = PartType(kind="share", make=Share)
PARTS: Final[tuple[PartType[Any], ...]] = (
    _ARRIVAL,
    _REFLECTION,
    _CONNECTION,
    CLOSE,
    _NOTE,
    _PRACTICE,
    _IMPORTED,
    _AGENDA,
    _SESSION,
    _SHARE,
)
"""In the order in which an entry is walked."""
MARKABLE: Final = tuple(row for row in PARTS if hasattr(row.make, "for_session"))
"""Those that can be marked for the next session."""
SEVERAL: Final = tuple(row.plural for row in PARTS if row.plural)
"""Fields of `Entry` that hold any number of parts, each with a key."""
_BY_CLASS: Final[dict[type, PartType[Any]]] = {row.make: row for row in PARTS}
_FIELDS: Final = tuple((row.field, bool(row.plural)) for row in PARTS)
_WITH_PEOPLE: Final = tuple(row for row in PARTS if row.people is not _nobody)


def type_of(part: AnyPart) -> PartType[Any]:
    """The row of a part."""
    return _BY_CLASS[type(part)]


# --- Going through them


def parts_of(entry: Entry) -> list[AnyPart]:
    """Every part of an entry, in the order it was walked."""
    found: list[AnyPart] = []
    for field, several in _FIELDS:
        there = getattr(entry, field)
        if several:
            found += there
        elif there is not None:
            found.append(there)
    return found


def key_of(part: AnyPart) -> str:
    """Its key within the entry; the name of its table where there is one."""
    return part.key if isinstance(part, Reflection | Connection) else _BY_CLASS[type(part)].field


def id_of(part: AnyPart) -> str:
    """Names a part within its entry, whatever its kind: `reflection:a8d2`, `close`."""
    row = _BY_CLASS[type(part)]
    return f"{row.kind}:{key_of(part)}" if row.plural else row.kind


def changed(entry: Entry, change: Callable[[AnyPart], AnyPart | None]) -> Entry:
    """The entry with every part as `change` gives it, and without those of which it gives None."""
    fields: dict[str, Any] = {}
    for field, several in _FIELDS:
        there = getattr(entry, field)
        if several:
            fields[field] = tuple(part for part in map(change, there) if part is not None)
        elif there is not None:
            fields[field] = change(there)
    return replace(entry, **fields)


def words_in(part: AnyPart) -> str:
    """The person's own words in a part."""
    return "\n".join([words for text in _BY_CLASS[type(part)].texts if (words := text.read(part))])


def texts_of(part: AnyPart) -> tuple[str, ...]:
    """All that a person may have written in a part, its title included."""
    row = _BY_CLASS[type(part)]
    return (row.title(part), *[text.read(part) for text in row.texts])


def found_in(part: AnyPart) -> tuple[str, ...]:
    """What a search finds in a part: what they wrote, whom they named, which connections they did."""
    row = _BY_CLASS[type(part)]
    return row.found(part) if row.found else (*texts_of(part), *row.people(part))


def people_in(entry: Entry) -> tuple[str, ...]:
    """Everybody named in an entry, as they were written; each once."""
    names: list[str] = []
    for row in _WITH_PEOPLE:
        for part in row.of(entry):
            names += row.people(part)
    return tuple(dict.fromkeys(names))


def marked_in(entry: Entry) -> list[AnyPart]:
    """The parts that are marked for the next session."""
    return [part for row in MARKABLE for part in row.of(entry) if part.for_session]


def says_nothing(part: AnyPart) -> bool:
    """Whether nothing was said in it; so it is with a connection that was passed on."""
    return _BY_CLASS[type(part)].is_silent(part)


# --- Put away until the session


def is_put_away(part: AnyPart) -> bool:
    """Whether a part is put away. A share holds no words and cannot be."""
    return getattr(part, "put_away", False)


def put_away_in(entry: Entry) -> tuple[str, ...]:
    """The parts that are put away, as `id_of` calls them."""
    return tuple([id_of(part) for part in parts_of(entry) if getattr(part, "put_away", False)])


def without_put_away(entry: Entry) -> Entry:
    """The entry as lists, searches and summaries may know it: what is put away isn't in it."""
    if not put_away_in(entry):
        return entry
    return changed(entry, lambda part: None if is_put_away(part) else part)


def put_away_as(entry: Entry, away: Callable[[str, bool], bool]) -> Entry:
    """The entry with other parts of it put away.

    Args:
        entry: any entry.
        away: given a part's id and whether it is put away now; says whether it is from now on.
    """

    def change(part: AnyPart) -> AnyPart:
        return part if isinstance(part, Share) else replace(part, put_away=away(id_of(part), part.put_away))

    return changed(entry, change)


# --- How far each may travel: nothing else in the program decides that


def level_of(part: AnyPart) -> Sharing:
    """How far a part may travel. What is put away until the session stays here, and so does a share."""
    if isinstance(part, Share) or part.put_away:
        return "private"
    return part.sharing


def leaving(entry: Entry, left_out: Collection[str]) -> Entry | None:
    """The entry with those of its parts that leave, at *theme* or with words, and no other; None where none does.

    Args:
        entry: any entry.
        left_out: as in `Choice`: `<tail>` of an entry, or `<tail>/<key>` of a part.
    """
    tail = entry.tail
    if tail in left_out:
        return None
    stay = [
        part
        for part in parts_of(entry)
        if level_of(part) == "private" or f"{tail}/{key_of(part)}" in left_out or says_nothing(part)
    ]
    kept = changed(entry, lambda part: None if any(part is one for one in stay) else part)
    return kept if parts_of(kept) else None
