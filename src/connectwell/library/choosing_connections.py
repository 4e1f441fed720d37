"""Choosing a small connection by the day, the body and what was suggested before. Deterministic; touches no disk."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from connectwell.library.rotation import NEVER, fixed_rank, in_turn_on, last_put, longest_unseen
from connectwell.model.terms import STATES, State

if TYPE_CHECKING:
    from connectwell.library.connections import Idea

LITTLE_EFFORT: Final = 2
RECENT_DAYS: Final = 30
"""How many days a connection that suits the body counts as suggested lately, and a step rests."""
NEAR_DAYS: Final = 14
"""Another connection avoids those that begin a day this near that isn't known to be settled, before or after."""
POOL: Final = 7
"""How many of the connections unseen for longest rotate by day, so that one merely looked at isn't stuck."""

STEP_EVERY: Final = 7
"""A step toward a community comes after as many days without one, at the soonest."""


def may_suggest(idea: Idea, *, state: State | None, ruled_out: Collection[str], never: Collection[str] = ()) -> bool:
    """Returns whether a connection fits the body's state and requires nothing that was ruled out.

    When stirred up or shut down, it takes little effort (1 or 2); when shut down, no speech either.

    Args:
        idea: the connection.
        state: how the body is; None if unknown, then it must suit every state.
        ruled_out: what the person ruled out; values of `settings.RULED_OUT`.
        never: ids of connections never to suggest again.
    """
    states = STATES if state is None else (state,)
    if not idea.suits.issuperset(states) or idea.id in never or idea.needs & set(ruled_out):
        return False
    little = "stirred-up" in states or "shut-down" in states
    return (idea.effort <= LITTLE_EFFORT or not little) and ("shut-down" not in states or "speech" not in idea.needs)


def connection_of_day(
    ideas: Sequence[Idea],
    *,
    day: date,
    settled: bool = False,
    asked: Collection[str] = (),
    ruled_out: Collection[str] = (),
    never: Collection[str] = (),
) -> Idea:
    """Returns the day's first small connection, in rotation: one for every state, or for settled days.

    Of settled days, every other one has real people in it, from those that aren't for every state; the others haven't.
    Where what is ruled out leaves too few of either kind, all that fit take turns.

    Args:
        ideas: the deck.
        day: the day it is for.
        settled: whether the last days say so.
        asked: ids of those suggested in the last days; on a settled day they are avoided.
        ruled_out, never: as for `may_suggest`.

    Raises:
        ValueError: no idea in the deck may be suggested.
    """
    gentle = _eligible(ideas, None, ruled_out, never)
    if not settled:
        return in_turn_on(gentle, day)
    today = day.toordinal()
    beside = sorted(gentle, key=fixed_rank)  # what the days beside begin with if they aren't settled
    avoided = {beside[n % len(beside)].id for n in (today - 1, today + 1)} | set(asked)
    turns, at = _turns_of_settled(_eligible(ideas, "settled", ruled_out, never), today)
    half = len(turns) // 2  # far from what comes in the next days
    in_order = (turns[(at + n) % len(turns)] for n in (0, *range(half, half + len(turns))))
    return next((idea for idea in in_order if idea.id not in avoided), turns[at % len(turns)])


def is_with_people(idea: Idea) -> bool:
    """Whether a connection is with real people, known or not."""
    return not idea.needs.isdisjoint(("someone", "strangers"))


def _turns_of_settled(fitting: Sequence[Idea], today: int) -> tuple[list[Idea], int]:
    """Returns the connections that take turns on settled days like this one, in order, and whose turn it is."""
    in_order = sorted(fitting, key=fixed_rank)
    with_people = [idea for idea in in_order if is_with_people(idea)]
    without = [idea for idea in in_order if not is_with_people(idea)]
    if min(len(with_people), len(without)) <= POOL:
        return in_order, today
    if today % 2:
        return without, today // 2
    for_some = [idea for idea in with_people if len(idea.suits) < len(STATES)]
    return (for_some if len(for_some) > POOL else with_people), today // 2


def choose_connection(
    ideas: Sequence[Idea],
    *,
    day: date,
    state: State | None,
    asked: Mapping[str, date],
    ruled_out: Collection[str] = (),
    never: Collection[str] = (),
) -> Idea:
    """Chooses another small connection.

    Those suggested today come last, and before them those that begin a day within two weeks. If the state is known,
    it prefers ideas that don't suit every state, since most days begin with one that does, as long as more than `POOL`
    of them weren't suggested within 30 days. The rest rotate by day: those never suggested, or, if those are few, the
    ones unseen for longest.

    If nothing fits, it falls back to ideas that require nothing at all: those that suit the state, else any of them.
    Nothing that is ruled out is ever suggested.

    Args:
        ideas: the deck.
        day: the day it is for.
        state, ruled_out, never: as for `may_suggest`.
        asked: the last day each idea was suggested, by id; for today's, this day or a later one. Unknown ids are
            ignored.

    Raises:
        ValueError: no idea in the deck may be suggested.
    """
    due = _due(ideas, day, state, asked, ruled_out, never)
    chosen = in_turn_on(due, day)
    if day > date.min and len(due) > 1:
        yesterday = day - timedelta(days=1)
        if chosen == in_turn_on(_due(ideas, yesterday, state, asked, ruled_out, never), yesterday):
            chosen = in_turn_on([idea for idea in due if idea != chosen], day)  # the turn met a pool of another size
    return chosen


def choose_step(
    steps: Sequence[Idea],
    *,
    day: date,
    state: State | None,
    asked: Mapping[str, date],
    ruled_out: Collection[str] = (),
    never: Collection[str] = (),
) -> Idea | None:
    """Chooses a step toward a community, by the same rules as a connection; None if none is due.

    Each rests for 30 days, and a week passes between two of them.

    Args:
        steps: those of the communities that the person has, or is curious about.
        day, state, asked, ruled_out, never: as for `choose_connection`.
    """
    last, today = last_put(steps, asked), day.toordinal()
    if any(today - at < STEP_EVERY for at in last.values()):
        return None
    due = [
        step
        for step in steps
        if may_suggest(step, state=state, ruled_out=ruled_out, never=never)
        and last.get(step.id, NEVER) < today - RECENT_DAYS
    ]
    return sorted(due, key=fixed_rank)[today // STEP_EVERY % len(due)] if due else None


def _due(
    ideas: Sequence[Idea],
    day: date,
    state: State | None,
    asked: Mapping[str, date],
    ruled_out: Collection[str],
    never: Collection[str],
) -> list[Idea]:
    """Returns the connections that are equally due on a day."""
    eligible = _eligible(ideas, state, ruled_out, never)
    last = last_put(ideas, asked)
    left = [idea for idea in eligible if last.get(idea.id, NEVER) < day.toordinal()]
    if not left:
        return longest_unseen(eligible, last)
    first_ones = _first_ones(ideas, day, ruled_out, never)
    left = [idea for idea in left if idea.id not in first_ones] or left
    if state is not None:
        oldest = day.toordinal() - RECENT_DAYS
        own = [idea for idea in left if len(idea.suits) < len(STATES) and last.get(idea.id, NEVER) < oldest]
        left = own if len(own) > POOL else left
    never_put = sum(idea.id not in last for idea in left)
    by_rest = sorted(left, key=lambda idea: (last.get(idea.id, NEVER), fixed_rank(idea)))
    return by_rest[: max(never_put, POOL)]


def _first_ones(ideas: Sequence[Idea], day: date, ruled_out: Collection[str], never: Collection[str]) -> set[str]:
    """Returns the ids of the first connections of the days near this one."""
    fitting = [idea for idea in ideas if may_suggest(idea, state=None, ruled_out=ruled_out, never=never)]
    in_turn, today = sorted(fitting, key=fixed_rank), day.toordinal()
    return {in_turn[(today + days) % len(in_turn)].id for days in range(-NEAR_DAYS, NEAR_DAYS + 1) if in_turn}


def _eligible(
    ideas: Sequence[Idea], state: State | None, ruled_out: Collection[str], never: Collection[str]
) -> list[Idea]:
    fitting = [idea for idea in ideas if may_suggest(idea, state=state, ruled_out=ruled_out, never=never)]
    if not fitting:
        asks_nothing = [idea for idea in ideas if not idea.needs]
        suits = STATES if state is None else (state,)
        fitting = [idea for idea in asks_nothing if idea.suits.issuperset(suits)] or asks_nothing
    if not fitting:
        raise ValueError("no connection may be suggested")
    return fitting
