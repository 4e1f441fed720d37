"""The parts that may leave, for a list to choose from: whether each leaves now, and if not, why."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Final, Literal

from connectwell import sentences
from connectwell.english import counted
from connectwell.model.entry import Entry, Reflection
from connectwell.model.frozen import dataclass
from connectwell.model.parts import (
    AnyPart,
    id_of,
    key_of,
    level_of,
    parts_of,
    put_away_in,
    says_nothing,
    type_of,
    without_put_away,
    words_in,
)
from connectwell.model.terms import Kind, Need, Sharing
from connectwell.share.select.period import Shareable

PUT_AWAY: Final = ("Put away", "Put away ({n})")
Stays = Literal["private", "put-away", "left-out"]


@dataclass(frozen=True)
class PartOffered:
    """One part.

    Attributes:
        reference: as in `Choice.left_out`: `<tail>/<key>`.
        label: its name: "Safe, 4".
        is_titled: whether that is the person's own, such as the title of an imported record, and may have names in it.
        level: its sharing level. Private parts stay; only changing the level changes that.
        words: the person's own, with names, for their own screen; not safe to draw as they are.
    """

    reference: str
    label: str
    is_titled: bool
    level: Sharing
    words: str

    @property
    def may_leave(self) -> bool:
        """Whether it leaves unless left out."""
        return self.level != "private"


@dataclass(frozen=True)
class EntryOffered:
    """One entry.

    Attributes:
        reference: as in `Choice.left_out`: the tail of its id.
        day, kind: of the entry.
        parts: those with content that are not put away; at least one unless some are put away.
        put_away: how many parts are put away; they stay until the session.
    """

    reference: str
    day: date
    kind: Kind
    parts: tuple[PartOffered, ...]
    put_away: int


def entries_offered(shareable: Shareable, names: Mapping[Need, str]) -> tuple[EntryOffered, ...]:
    """Returns every entry of the period with content, oldest first. Entries that only record a share are skipped.

    Args:
        shareable: from `period.read_shareable`.
        names: display names of the needs.
    """
    found = (_offered(entry, names) for entry in shareable.entries if entry.kind != "share")
    return tuple(entry for entry in found if entry.parts or entry.put_away)


def _offered(entry: Entry, names: Mapping[Need, str]) -> EntryOffered:
    tail = entry.tail
    return EntryOffered(tail, entry.day, entry.kind, tuple(_parts(entry, tail, names)), len(put_away_in(entry)))


def _parts(entry: Entry, tail: str, names: Mapping[Need, str]) -> Iterator[PartOffered]:
    for part in parts_of(without_put_away(entry)):
        if not says_nothing(part):
            titled = bool(type_of(part).title(part))
            yield PartOffered(f"{tail}/{key_of(part)}", _label(part, names), titled, level_of(part), words_in(part))


def _label(part: AnyPart, names: Mapping[Need, str]) -> str:
    if not isinstance(part, Reflection):
        return sentences.part_name(id_of(part), title=type_of(part).title(part))
    said = part.rating if part.rating is not None else sentences.UNCLEAR if part.unclear else ""
    return f"{names[part.need]}, {said}" if said != "" else names[part.need]


@dataclass(frozen=True)
class ShareItem:
    """One part of an entry, or the put-away parts of one together.

    Attributes:
        reference: as passed to `Sharing.toggle`: `<tail>/<key>`; for put-away parts, the entry's `<tail>`.
        entry: the tail of the entry's id; groups the parts of one entry.
        day, kind: of the entry.
        title: the entry's name: "Check-in".
        label: the part's name: "Safe, 4".
        is_titled: as in `PartOffered`.
        level: its sharing level.
        words: the person's own, with names; not safe to draw as they are; empty if there are none.
        stays: why it stays; None if it leaves.
    """

    reference: str
    entry: str
    day: date
    kind: Kind
    title: str
    label: str
    is_titled: bool
    level: Sharing
    words: str
    stays: Stays | None

    @property
    def leaves(self) -> bool:
        """Whether it currently leaves."""
        return self.stays is None

    @property
    def may_leave(self) -> bool:
        """Whether it leaves unless left out. Only changing its sharing level changes that."""
        return self.stays in (None, "left-out")


def share_items_of(shareable: Shareable, names: Mapping[Need, str], left_out: Collection[str]) -> tuple[ShareItem, ...]:
    """Returns every part of the period, oldest first.

    Args:
        shareable: from `period.read_shareable`.
        names: display names of the needs.
        left_out: references of what is left out although it may leave.
    """
    return tuple(item for entry in entries_offered(shareable, names) for item in _items_of(entry, left_out))


def _items_of(entry: EntryOffered, left_out: Collection[str]) -> Iterator[ShareItem]:
    title = sentences.KINDS[entry.kind]
    for part in entry.parts:
        out = entry.reference in left_out or part.reference in left_out
        yield ShareItem(
            reference=part.reference,
            entry=entry.reference,
            day=entry.day,
            kind=entry.kind,
            title=title,
            label=part.label,
            is_titled=part.is_titled,
            level=part.level,
            words=part.words,
            stays="private" if not part.may_leave else "left-out" if out else None,
        )
    if entry.put_away:
        yield ShareItem(
            reference=entry.reference,
            entry=entry.reference,
            day=entry.day,
            kind=entry.kind,
            title=title,
            label=counted(entry.put_away, *PUT_AWAY),
            is_titled=False,
            level="private",
            words="",
            stays="put-away",
        )
