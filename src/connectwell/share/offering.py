"""What there is to choose from, for the person's own screen: entries with their parts, and how far each may go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from connectwell import sentences
from connectwell.entries.page import KINDS
from connectwell.model.entry import (
    AgendaLine,
    Arrival,
    Close,
    Connection,
    Entry,
    Imported,
    Note,
    PracticeDone,
    Reflection,
    Session,
)
from connectwell.model.frozen import dataclass
from connectwell.model.putting_away import put_away_in, without_put_away
from connectwell.model.terms import Kind, Need, Sharing
from connectwell.share.parts import AnyPart, level_of, parts_of, says_nothing, tail_of, words_in
from connectwell.share.select.period import Shareable

_PLAIN: Final = {
    Connection: sentences.CONNECTION,
    Note: sentences.NOTE,
    AgendaLine: sentences.AGENDA_LINE,
    Session: KINDS["session"],
}


@dataclass(frozen=True)
class PartOffered:
    """One part.

    Attributes:
        reference: what `Choice.left_out` calls it: `<tail>/<key>`.
        label: what it is called: "Safe, 4".
        level: how far it may travel. Private stays here; only another mark changes that.
        words: the person's own, names and all, for their own screen; not safe to draw as they are.
    """

    reference: str
    label: str
    level: Sharing
    words: str

    @property
    def may_leave(self) -> bool:
        """Whether it leaves, unless it is left out."""
        return self.level != "private"


@dataclass(frozen=True)
class EntryOffered:
    """One entry.

    Attributes:
        reference: what `Choice.left_out` calls it: the end of its id.
        day, kind: of the entry.
        parts: those in which something was said and that are not put away, at least one unless some are put away.
        put_away: how many are; they stay here until the session.
    """

    reference: str
    day: date
    kind: Kind
    parts: tuple[PartOffered, ...]
    put_away: int

    @property
    def may_leave(self) -> bool:
        """Whether any part of it leaves, unless it is left out."""
        return any(part.may_leave for part in self.parts)


def offered(shareable: Shareable, names: Mapping[Need, str]) -> tuple[EntryOffered, ...]:
    """Every entry of the days with something in it, oldest first. Entries that only remember a share are no words.

    Args:
        shareable: from `choosing.look`.
        names: what each need is called.
    """
    found = (_offered(entry, names) for entry in shareable.entries if entry.kind != "share")
    return tuple(entry for entry in found if entry.parts or entry.put_away)


def _offered(entry: Entry, names: Mapping[Need, str]) -> EntryOffered:
    tail = tail_of(entry)
    return EntryOffered(tail, entry.day, entry.kind, tuple(_parts(entry, tail, names)), len(put_away_in(entry)))


def _parts(entry: Entry, tail: str, names: Mapping[Need, str]) -> Iterator[PartOffered]:
    for key, part in parts_of(without_put_away(entry)):
        if not says_nothing(part):
            yield PartOffered(f"{tail}/{key}", _label(part, names), level_of(part), _words(part))


def _label(part: AnyPart, names: Mapping[Need, str]) -> str:
    match part:
        case Reflection():
            said = part.rating if part.rating is not None else sentences.UNCLEAR if part.unclear else ""
            return f"{names[part.need]}, {said}" if said != "" else names[part.need]
        case Arrival() | Close():
            return sentences.line_title("arrival" if isinstance(part, Arrival) else "close", None)
        case PracticeDone():
            return part.name
        case Imported():
            return part.title or KINDS["imported"]
        case _:
            return _PLAIN.get(type(part), "")


def _words(part: AnyPart) -> str:
    return "\n".join(filter(None, (part.keep, part.wrong))) if isinstance(part, Session) else words_in(part)
