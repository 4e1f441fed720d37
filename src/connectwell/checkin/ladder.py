"""Small connections by effort, from almost nothing to a visit, with one's own; and which touched which of the five."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from connectwell.checkin.own_ideas import is_own, own_ideas
from connectwell.checkin.suggestion import steps_for
from connectwell.clock import shifted
from connectwell.context import Context
from connectwell.errors import UsageFault
from connectwell.journal import Readable
from connectwell.library import Idea
from connectwell.model.matching import fold
from connectwell.model.terms import NEEDS, Need

EFFORTS: Final = (1, 2, 3, 4)
NO_SUCH: Final = "No connection has that id; 'connectwell connect list' shows them."
_WINDOW: Final = 92
"""In days."""
_MOST: Final = 12


@dataclass(frozen=True, slots=True)
class Rung:
    """The connections of one effort: one's own first, then steps toward communities that are marked."""

    effort: int
    ideas: tuple[Idea, ...]


@dataclass(frozen=True, slots=True)
class Touched:
    """A connection that touched a need, and when it last did."""

    asked: str
    day: date


def ladder(context: Context) -> tuple[Rung, ...]:
    """Returns all connections by effort, without what the person ruled out. Raises ContentFault."""
    settings = context.settings
    ruled_out, never = set(settings.rule_out), settings.never_suggest
    ideas = [
        idea
        for idea in (*own_ideas(context), *steps_for(context), *context.library.connections())
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


def idea_named(context: Context, name: str) -> Idea:
    """Returns a connection of the ladder by its id. Raises UsageFault, ContentFault."""
    found = (idea for rung in ladder(context) for idea in rung.ideas if idea.id == name)
    idea = next(found, None)
    if idea is None:
        raise UsageFault(NO_SUCH)
    return idea
