"""Which prompt, which connection: by the day and by what was put to the person before. No chance, no disk.

Equal inputs give an equal choice. Where several are equally due, the day turns among them, so neither the first
in the file nor the same one every day is favoured.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, TypeVar

from connectwell.model.terms import Depth, State

if TYPE_CHECKING:
    from connectwell.library.connections import Idea
    from connectwell.library.prompts import Prompt

T = TypeVar("T", "Prompt", "Idea")

REST_DAYS: Final = 30
"""For so many days a prompt rests after it was put to the person."""
REST_DAYS_GENTLE: Final = 14
"""The same on a day that allows gentle prompts only: there are fewer of those."""
LITTLE_EFFORT: Final = 2
POOL: Final = 7
"""Among so many of the longest unseen connections the day turns, so that one merely looked at doesn't stay."""

_NEVER: Final = (-1, 0)
_When = tuple[int, int]
"""An ordinal day, and which press of "another" on it."""


def choose_prompt(
    prompts: Sequence[Prompt],
    *,
    day: date,
    depths: Collection[Depth],
    asked: Mapping[str, date],
    another: int = 0,
) -> Prompt:
    """The prompt to put to the person.

    Rested ones come before the others. Then the direction longest unvisited, then the prompt longest not put, then
    the day's turn. One prompt a day never comes back within 30 days (14 on days
    that allow gentle ones only) in a deck of at least 36 with 16 gentle and 4 deep ones.

    Args:
        prompts: the deck of one need.
        day: the day of the entry.
        depths: which depths this day allows.
        asked: by prompt id, the last day it was put. Ids from elsewhere are ignored; a day still to come, from a
            clock that was set back, counts as the latest.
        another: how often "another" was pressed. Each press goes on as if the one before had been put today, and
            none returns until all allowed ones were shown.

    Raises:
        ValueError: no prompt has an allowed depth.
    """
    allowed = [prompt for prompt in prompts if prompt.depth in depths]
    if not allowed:
        raise ValueError("no prompt has an allowed depth")
    rest_days = REST_DAYS_GENTLE if set(depths) <= {"gentle"} else REST_DAYS
    last = _last_put(prompts, asked)
    left: list[Prompt] = []
    for press in range(max(0, another) + 1):
        left = left or list(allowed)
        chosen = _next_prompt(prompts, left, last, day, rest_days)
        left.remove(chosen)
        last[chosen.id] = (day.toordinal(), press + 1)
    return chosen


def _next_prompt(
    deck: Sequence[Prompt], left: Sequence[Prompt], last: Mapping[str, _When], day: date, rest_days: int
) -> Prompt:
    visited = {prompt.direction: _NEVER for prompt in deck}
    for prompt in deck:
        visited[prompt.direction] = max(visited[prompt.direction], last.get(prompt.id, _NEVER))

    def due(prompt: Prompt) -> tuple[bool, _When, _When]:
        when = last.get(prompt.id, _NEVER)
        resting = when != _NEVER and day.toordinal() - when[0] <= rest_days
        return resting, visited[prompt.direction], when

    first = min(map(due, left))
    return _turn([prompt for prompt in left if due(prompt) == first], day)


def choose_connection(
    ideas: Sequence[Idea],
    *,
    day: date,
    state: State | None,
    ruled_out: Collection[str],
    asked: Mapping[str, date],
    another: int = 0,
) -> Idea:
    """The small connection to suggest.

    It suits the state and asks for nothing that is ruled out; unless settled, mixed or unclear, it takes little
    effort (1 or 2), and shut down it needs no speech. Among those the day turns through the ones never put to the
    person, or, when those are few, through the longest unseen; those put today come last.

    Where that leaves none, ideas that ask for nothing at all stand in: those that suit, else any of them.
    What is ruled out is never suggested.

    Args:
        ideas: the deck.
        day: the day it is for.
        state: how the body is; None where nobody asked: any state, little effort.
        ruled_out: what the person ruled out for good; words of `settings.RULED_OUT`.
        asked: by id, the last day an idea was put to the person. Ids from elsewhere are ignored.
        another: how often "another" was pressed; none returns until all were shown.

    Raises:
        ValueError: the deck holds no idea that may be suggested at all.
    """
    eligible = _eligible(ideas, state, ruled_out)
    if not eligible:
        raise ValueError("no connection may be suggested")
    last = _last_put(ideas, asked)
    left: list[Idea] = []
    for press in range(max(0, another) + 1):
        left = left or list(eligible)
        chosen = _next_idea(left, last, day)
        left.remove(chosen)
        last[chosen.id] = (day.toordinal(), press + 1)
    return chosen


def _eligible(ideas: Sequence[Idea], state: State | None, ruled_out: Collection[str]) -> list[Idea]:
    shunned = {*ruled_out, "speech"} if state == "shut-down" else set(ruled_out)
    most = LITTLE_EFFORT if state in (None, "stirred-up", "shut-down") else 4
    suiting = [idea for idea in ideas if state is None or state in idea.suits]
    fitting = [idea for idea in suiting if idea.effort <= most and not idea.needs & shunned]
    return fitting or [i for i in suiting if not i.needs] or [i for i in ideas if not i.needs]


def _next_idea(left: Sequence[Idea], last: Mapping[str, _When], day: date) -> Idea:
    before = [idea for idea in left if last.get(idea.id, _NEVER)[0] < day.toordinal()] or left
    never = sum(idea.id not in last for idea in before)
    longest_unseen = sorted(before, key=lambda idea: (last.get(idea.id, _NEVER), _rank(idea)))
    return _turn(longest_unseen[: max(never, POOL)], day)


def _last_put(deck: Sequence[T], asked: Mapping[str, date]) -> dict[str, _When]:
    return {item.id: (asked[item.id].toordinal(), 0) for item in deck if item.id in asked}


def _turn(equals: Sequence[T], day: date) -> T:
    """One of several that are equally due, another one each day."""
    return sorted(equals, key=_rank)[day.toordinal() % len(equals)]


def _rank(item: Prompt | Idea) -> tuple[int, str]:
    """A fixed order that has nothing to do with the file's."""
    return zlib.crc32(item.id.encode()), item.id
