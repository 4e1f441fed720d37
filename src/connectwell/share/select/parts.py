"""What of some days may leave, part by part, with whether it does now, and why not: for a list to choose from."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Literal

from connectwell import sentences
from connectwell.entries.page import KINDS
from connectwell.model.frozen import dataclass
from connectwell.model.terms import Kind, Need, Sharing
from connectwell.share.offering import EntryOffered, offered
from connectwell.share.select.period import Shareable

Stays = Literal["private", "put-away", "left-out"]


@dataclass(frozen=True)
class Thing:
    """One part of an entry, or what is put away of one.

    Attributes:
        reference: what `Sharing.toggle` takes: `<tail>/<key>`; of what is put away, the entry's `<tail>`.
        entry: the end of the entry's id; what has the same one belongs together.
        day, kind: of the entry.
        title: what the entry is called: "Check-in".
        label: what the part is called: "Safe, 4".
        level: how far it may travel.
        words: the person's own, names and all; not safe to draw as they are, empty where there are none.
        stays: why it stays here; None: it leaves.
    """

    reference: str
    entry: str
    day: date
    kind: Kind
    title: str
    label: str
    level: Sharing
    words: str
    stays: Stays | None

    @property
    def leaves(self) -> bool:
        """Whether it leaves as things stand."""
        return self.stays is None

    @property
    def may_leave(self) -> bool:
        """Whether it leaves, unless it is left out. Only another mark changes that."""
        return self.stays in (None, "left-out")


def things_of(shareable: Shareable, names: Mapping[Need, str], left_out: Collection[str]) -> tuple[Thing, ...]:
    """Everything there is, oldest first.

    Args:
        shareable: from `choosing.look`.
        names: what each need is called.
        left_out: references of what stays here although it may leave.
    """
    return tuple(thing for entry in offered(shareable, names) for thing in _things(entry, left_out))


def _things(entry: EntryOffered, left_out: Collection[str]) -> Iterator[Thing]:
    title = KINDS[entry.kind]
    for part in entry.parts:
        out = entry.reference in left_out or part.reference in left_out
        stays: Stays | None = "private" if not part.may_leave else "left-out" if out else None
        yield Thing(
            part.reference, entry.reference, entry.day, entry.kind, title, part.label, part.level, part.words, stays
        )
    if entry.put_away:
        label = sentences.PUT_AWAY if entry.put_away == 1 else f"{sentences.PUT_AWAY} ({entry.put_away})"
        yield Thing(entry.reference, entry.reference, entry.day, entry.kind, title, label, "private", "", "put-away")
