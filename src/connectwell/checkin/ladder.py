"""Small connections by effort, from almost nothing to a visit, with one's own; and which touched which of the five."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from connectwell.clock import shifted
from connectwell.context import Context
from connectwell.journal import Readable
from connectwell.library import Idea
from connectwell.model.circle import CirclePart, direction_of
from connectwell.model.matching import fold
from connectwell.model.terms import NEEDS, STATES, Need

OWN: Final = "own:"
"""What the id of one's own begins with, before its id in the circle."""
EFFORTS: Final = (1, 2, 3, 4)
_EFFORT: Final = 2
"""Of one's own that doesn't say."""
_LITTLE: Final = 2
_WINDOW: Final = 92
"""In days."""
_MOST: Final = 12


@dataclass(frozen=True, slots=True)
class Rung:
    """The connections of one effort, one's own first."""

    effort: int
    ideas: tuple[Idea, ...]


@dataclass(frozen=True, slots=True)
class Touched:
    """A connection that touched a need, and when it last did."""

    asked: str
    day: date


def own_ideas(context: Context) -> tuple[Idea, ...]:
    """Returns the connections of the person's own, as ideas."""
    return tuple(idea_of(part) for part in context.journal.circle.parts() if part.kind == "connection")


def idea_of(part: CirclePart) -> Idea:
    """Returns a connection of one's own as an idea: whatever takes more than a minute isn't for unsettled days."""
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


def ladder(context: Context) -> tuple[Rung, ...]:
    """Returns all connections by effort, without what the person ruled out. Raises ContentFault."""
    settings = context.settings
    ruled_out, never = set(settings.rule_out), settings.never_suggest
    ideas = [
        idea
        for idea in (*own_ideas(context), *context.library.connections())
        if is_own(idea) or not (idea.needs & ruled_out or idea.id in never)
    ]
    return tuple(Rung(effort, tuple(idea for idea in ideas if idea.effort == effort)) for effort in EFFORTS)


def touched(context: Context, today: date) -> dict[Need, tuple[Touched, ...]]:
    """Returns which connections of the last three months touched each of the five, newest first, each once."""
    found: dict[Need, dict[str, Touched]] = {need: {} for need in NEEDS}
    for asked, day, needs in _done(context, shifted(today, -_WINDOW)):
        for need in needs:
            found[need].setdefault(fold(asked), Touched(asked, day))
    return {need: tuple(of_need.values())[:_MOST] for need, of_need in found.items()}


def _done(context: Context, since: date) -> Iterator[tuple[str, date, tuple[Need, ...]]]:
    for item in context.journal.newest(since=since):
        if not isinstance(item, Readable) or item.is_copy:
            continue
        for part in reversed(item.entry.connections):
            if part.status == "done" and part.landed and part.asked.strip() and not part.put_away:
                yield part.asked, item.entry.day, part.landed.touched
