"""Rotation by day, so that neither the first item of a file nor the same one every day is favoured.

Deterministic; touches no disk.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from connectwell.library.connections import Idea
    from connectwell.library.prompts import Prompt

T = TypeVar("T", "Prompt", "Idea")

NEVER: Final = -1
"""Less than any ordinal day."""


def last_put(deck: Sequence[T], asked: Mapping[str, date]) -> dict[str, int]:
    """Returns the ordinal day each item of a deck was last put to the person, by id."""
    return {item.id: asked[item.id].toordinal() for item in deck if item.id in asked}


def longest_unseen(items: Sequence[T], last: Mapping[str, int]) -> list[T]:
    """Returns those put to the person longest ago, or never."""
    first = min(last.get(item.id, NEVER) for item in items)
    return [item for item in items if last.get(item.id, NEVER) == first]


def in_turn_on(equals: Sequence[T], day: date) -> T:
    """Picks one of several equally due items, rotating by day."""
    return sorted(equals, key=fixed_rank)[day.toordinal() % len(equals)]


def fixed_rank(item: Prompt | Idea) -> tuple[int, str]:
    """Sort key for a fixed order that is independent of the file's."""
    return zlib.crc32(item.id.encode()), item.id
