"""What tells that a day was hard, in its entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from connectwell.model.terms import Need

if TYPE_CHECKING:
    from connectwell.model.entry import Entry

LOW = 2
"""Highest rating of *safe* or *secure* that counts as low."""
POINTS_TO_HELP: Final[tuple[Need, ...]] = ("safe", "secure")
"""Needs whose low rating shows the line that points to Help now."""


def is_low(rating: int | None) -> bool:
    """Whether a rating of *safe* or *secure* counts as low."""
    return rating is not None and rating <= LOW


def is_unsettled(entry: Entry) -> bool:
    """Whether a check-in or a practice began with the body other than settled."""
    state = entry.arrival.state if entry.arrival else entry.practice.before if entry.practice else None
    return state not in (None, "settled")


def is_hard(entry: Entry) -> bool:
    """Whether an entry tells of a hard time: unsettled, low in *safe* or *secure*, harder afterwards, or put away."""
    after = entry.arrival.after if entry.arrival else entry.practice.after if entry.practice else None
    return (
        is_unsettled(entry)
        or after == "more"
        or any(part.need in POINTS_TO_HELP and is_low(part.rating) for part in entry.reflections)
        or any(part.put_away for part in entry.reflections)
    )
