"""Small connections of the person's own, kept in the circle, as ideas beside those of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from connectwell.context import Context
from connectwell.model.terms import OWN, STATES

# Today needs neither until one of one's own is asked for.
if TYPE_CHECKING:
    from connectwell.library import Idea
    from connectwell.model.circle import CirclePart

_EFFORT: Final = 2
"""Of one that doesn't say."""
_LITTLE: Final = 2


def own_ideas(context: Context) -> tuple[Idea, ...]:
    """Returns the connections of the person's own, as ideas."""
    return tuple(idea_of(part) for part in context.journal.circle.parts() if part.kind == "connection")


def idea_of(part: CirclePart) -> Idea:
    """Returns a connection of one's own as an idea: whatever takes more than a minute isn't for unsettled days."""
    from connectwell.library import Idea
    from connectwell.model.circle import direction_of

    effort = part.effort or _EFFORT
    is_little = effort <= _LITTLE
    return Idea(
        id=f"{OWN}{part.id}",
        do=part.name,
        effort=effort,
        setting="anywhere",
        needs=frozenset({"someone"} if direction_of(part) == "others" else ()),
        suits=frozenset(STATES if is_little else ("settled", "mixed", "unclear")),
        touches=part.gives,
    )


def is_own(idea: Idea) -> bool:
    """Whether it is one of the person's own."""
    return idea.id.startswith(OWN)
