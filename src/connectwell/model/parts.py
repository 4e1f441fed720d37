"""The kinds of part an entry can have, and which of their fields are texts, titles or people. One row each in `PARTS`.

Everything that iterates over an entry's parts uses this table: putting away, marks, facts, search, pages, sharing. A
new kind of part is a new row; only its special cases are handled elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any, Final, Generic, TypeVar

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
from connectwell.model.frozen import dataclass
from connectwell.model.terms import PartKind, Sharing

AnyPart = (
    Arrival | Reflection | Connection | Close | Note | PracticeDone | Answer | Imported | AgendaLine | Session | Share
)
P = TypeVar("P")


@dataclass(frozen=True)
class Text(Generic[P]):
    """A text field of a part.

    Attributes:
        key: its key in the file; `landed` for a connection.
        read: returns the text, empty if there is none.
        put: returns a copy of the part with a different text.
        headed: whether it has a heading of its own on a shared page, instead of the part's.
    """

    key: str
    read: Callable[[P], str]
    put: Callable[[P, str], P]
    headed: bool = False


def _no_text(_: object) -> str:
    return ""


def _nobody(_: object) -> tuple[str, ...]:
    return ()


def _never(_: object) -> bool:
    return False


@dataclass(frozen=True, kw_only=True)
class PartType(Generic[P]):
    """Describes one kind of part.

    Attributes:
        kind: its name.
        make: its class.
        plural: the field of `Entry` with all of them, if an entry may have several, each with a key.
        texts: its text fields, in page order.
        title: what it is about, apart from its texts: the name of a practice, who a session was with.
        asked: the question that it answers.
        people: the people named in it, as written.
        found: what a search matches; by default its title, texts and people.
        is_silent: whether it says nothing.
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
        """The field of `Entry` that holds the part or parts; also the name of its table in the file."""
        return self.plural or self.kind

    def text(self, key: str) -> Text[P]:
        """Returns the text field with this key, which must exist."""
        return next(text for text in self.texts if text.key == key)

    def of(self, entry: Entry) -> tuple[P, ...]:
        """Returns the parts of this kind in an entry."""
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
    is_silent=lambda part: not words_in(part).strip(),
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
    title=lambda part: part.title or part.name,
)
_ANSWER: Final = PartType(
    kind="answer",
    make=Answer,
    plural="answers",
    texts=(Text("words", lambda part: part.words, lambda part, words: replace(part, words=words)),),
    asked=lambda part: part.asked,
    people=lambda part: part.people,
    found=lambda part: (part.words, *part.people),
    is_silent=lambda part: not (part.words.strip() or part.people),
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
        Text("keep", lambda part: part.keep, lambda part, words: replace(part, keep=words), headed=True),
        Text("wrong", lambda part: part.wrong, lambda part, words: replace(part, wrong=words), headed=True),
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
    _ANSWER,
    _IMPORTED,
    _AGENDA,
    _SESSION,
    _SHARE,
)
"""In check-in order."""
MARKABLE: Final = tuple(row for row in PARTS if hasattr(row.make, "for_session"))
"""The kinds that can be marked for the next session."""
SEVERAL: Final = tuple(row.plural for row in PARTS if row.plural)
"""The fields of `Entry` with any number of parts, each with a key."""
_BY_CLASS: Final[dict[type, PartType[Any]]] = {row.make: row for row in PARTS}
_FIELDS: Final = tuple((row.field, bool(row.plural)) for row in PARTS)
_WITH_PEOPLE: Final = tuple(row for row in PARTS if row.people is not _nobody)


def type_of(part: AnyPart) -> PartType[Any]:
    """Returns the part's row in `PARTS`."""
    return _BY_CLASS[type(part)]


# --- Iterating over parts


def parts_of(entry: Entry) -> list[AnyPart]:
    """Returns all parts of an entry, in check-in order."""
    found: list[AnyPart] = []
    for field, several in _FIELDS:
        there = getattr(entry, field)
        if several:
            found += there
        elif there is not None:
            found.append(there)
    return found


def key_of(part: AnyPart) -> str:
    """Returns the part's key within the entry, or its table name if the entry has only one of the kind."""
    return part.key if isinstance(part, Reflection | Connection | Answer) else _BY_CLASS[type(part)].field


def id_of(part: AnyPart) -> str:
    """Returns an id that is unique within the entry, such as `reflection:a8d2` or `close`."""
    row = _BY_CLASS[type(part)]
    return f"{row.kind}:{key_of(part)}" if row.plural else row.kind


def changed(entry: Entry, change: Callable[[AnyPart], AnyPart | None]) -> Entry:
    """Maps `change` over the parts of an entry, dropping those for which it returns None."""
    fields: dict[str, Any] = {}
    for field, several in _FIELDS:
        there = getattr(entry, field)
        if several:
            fields[field] = tuple(part for part in map(change, there) if part is not None)
        elif there is not None:
            fields[field] = change(there)
    return replace(entry, **fields)


def words_in(part: AnyPart) -> str:
    """Returns the non-empty texts of a part, joined by newlines."""
    return "\n".join([words for text in _BY_CLASS[type(part)].texts if (words := text.read(part))])


def words_on_page(part: AnyPart) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Returns the words under the part's heading, and by key the texts with a heading of their own; no empty ones."""
    words, headed = [], []
    for text in _BY_CLASS[type(part)].texts:
        if said := text.read(part):
            if text.headed:
                headed.append((text.key, said))
            else:
                words.append(said)
    return "\n".join(words), tuple(headed)


def texts_of(part: AnyPart) -> tuple[str, ...]:
    """Returns the title and all texts of a part."""
    row = _BY_CLASS[type(part)]
    return (row.title(part), *[text.read(part) for text in row.texts])


def found_in(part: AnyPart) -> tuple[str, ...]:
    """Returns the texts a search matches in a part: its words, the people named, connections done or planned."""
    row = _BY_CLASS[type(part)]
    return row.found(part) if row.found else (*texts_of(part), *row.people(part))


def people_in(entry: Entry) -> tuple[str, ...]:
    """Returns everyone named in an entry, as written, without duplicates."""
    names: list[str] = []
    for row in _WITH_PEOPLE:
        for part in row.of(entry):
            names += row.people(part)
    return tuple(dict.fromkeys(names))


def marked_in(entry: Entry) -> list[AnyPart]:
    """Returns the parts marked for the next session."""
    return [part for row in MARKABLE for part in row.of(entry) if part.for_session]


def says_nothing(part: AnyPart) -> bool:
    """Returns whether a part is empty of content, as a passed-over connection is."""
    return _BY_CLASS[type(part)].is_silent(part)


# --- Put away until the session


def is_put_away(part: AnyPart) -> bool:
    """Returns whether a part is put away. A share has no words and never is."""
    return getattr(part, "put_away", False)


def put_away_in(entry: Entry) -> tuple[str, ...]:
    """Returns the ids (see `id_of`) of the parts that are put away."""
    return tuple([id_of(part) for part in parts_of(entry) if getattr(part, "put_away", False)])


def without_put_away(entry: Entry) -> Entry:
    """Returns the entry as lists, searches and summaries may see it: without parts that are put away."""
    if not put_away_in(entry):
        return entry
    return changed(entry, lambda part: None if is_put_away(part) else part)


def put_away_as(entry: Entry, away: Callable[[str, bool], bool]) -> Entry:
    """Returns the entry with `put_away` recomputed for each part.

    Args:
        entry: any entry.
        away: maps a part's id and its current `put_away` to the new value.
    """

    def change(part: AnyPart) -> AnyPart:
        return part if isinstance(part, Share) else replace(part, put_away=away(id_of(part), part.put_away))

    return changed(entry, change)


# --- Sharing levels; decided here only


def level_of(part: AnyPart) -> Sharing:
    """Returns how far a part may be shared. Shares and parts that are put away are private."""
    if isinstance(part, Share) or part.put_away:
        return "private"
    return part.sharing


def leaving(entry: Entry, left_out: Collection[str]) -> Entry | None:
    """Returns the entry with only the parts that may be shared, as *theme* or with words; None if there are none.

    Args:
        entry: any entry.
        left_out: exclusions as in `Choice`: an entry's `<tail>`, or `<tail>/<key>` for a part.
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
