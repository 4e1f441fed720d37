"""Choosing prompts and connections by the day and by what was asked before. Deterministic; touches no disk.

Items that are equally due rotate by day, so that neither the first in the file nor the same one every day is favoured.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, TypeVar

from connectwell.model.terms import STATES, Depth, State, When

if TYPE_CHECKING:
    from connectwell.library.connections import Idea
    from connectwell.library.prompts import Prompt

T = TypeVar("T", "Prompt", "Idea")

LOW: Final = 3
"""The highest rating that counts as low."""
HIGH: Final = 7
"""The lowest rating that counts as high."""
REST_DAYS: Final = 30
"""How many days a prompt rests after it was put to the person."""
REST_DAYS_GENTLE: Final = 14
"""The same on days that allow only gentle prompts, of which there are fewer."""
REST_DAYS_LOW: Final = 10
"""The same for prompts that presume a low rating."""
LITTLE_EFFORT: Final = 2
NEAR_DAYS: Final = 14
"""Another connection avoids those that begin a day this near, in days before or after."""
POOL: Final = 7
"""How many of the connections unseen for longest rotate by day, so that one merely looked at isn't stuck."""

STEP_EVERY: Final = 7
"""A step toward a community comes after as many days without one, at the soonest."""

_NEVER: Final = -1
"""Less than any ordinal day."""
_Kind = tuple[Depth, When | None]
"""A prompt's depth, and the rating it presumes."""


# --- Prompts


def when_rated(rating: int | None) -> When | None:
    """Returns which rating-specific prompts a rating (0–10) calls for; None for only those that suit any."""
    if rating is None or LOW < rating < HIGH:
        return None
    return "low" if rating <= LOW else "high"


def may_ask(
    prompt: Prompt,
    *,
    state: State | None,
    rating: int | None,
    ruled_out: Collection[str] = (),
    never: Collection[str] = (),
    deeper: bool = False,
) -> bool:
    """Returns whether a prompt fits the body's state and the rating, and requires nothing that was ruled out.

    Args:
        prompt: the prompt.
        state: how the body is; None if unknown, which is treated as unsettled.
        rating: the rating of its need, 0–10; None if unrated.
        ruled_out: what the person ruled out; values of `settings.RULED_OUT`.
        never: ids of prompts never to ask again.
        deeper: whether the person asked for a deeper prompt; then only those fit.
    """
    fits = any((prompt.depth, prompt.when) in kinds for kinds in _kinds(state, rating, deeper))
    return fits and prompt.id not in never and not prompt.needs & set(ruled_out)


def choose_prompt(
    prompts: Sequence[Prompt],
    *,
    day: date,
    state: State | None,
    rating: int | None,
    asked: Mapping[str, date],
    ruled_out: Collection[str] = (),
    never: Collection[str] = (),
    after_someone: bool = False,
    deeper: bool = False,
) -> Prompt | None:
    """Chooses the prompt to ask.

    When settled it is an open one, otherwise a gentle one. A low or high rating gets a prompt for that rating as long
    as one has rested, then any that suits. Deep prompts are chosen only on request. If none has rested long enough,
    the one unseen for longest is chosen.

    Among the half of the rested prompts asked longest ago, it prefers the direction unvisited for longest, then the
    prompt unasked for longest, then rotates by day. If at least half of the rested ones need someone to name, it is one
    of those, so that they don't pile up.

    In a deck with the counts of content/README.md, asked one prompt a day, none repeats within 30 days on settled
    days, 14 on unsettled ones without a rating, 10 on days with a low one.

    Args:
        prompts: the deck of one need.
        day: the day of the entry.
        state, rating, ruled_out, never, deeper: as for `may_ask`.
        asked: the last day each prompt was asked, by id. Unknown ids are ignored; a future day (the clock was set back,
            or it was asked earlier in this sitting) counts as the latest.
        after_someone: whether the prompt before or after needs someone to name; then this one won't.

    Returns:
        The prompt, or None if the deck has none that may be asked.
    """
    last = _last_put(prompts, asked)
    may = [
        prompt
        for prompt in prompts
        if may_ask(prompt, state=state, rating=rating, ruled_out=ruled_out, never=never, deeper=deeper)
        and not (after_someone and prompt.needs)
    ]
    for kinds in _kinds(state, rating, deeper):
        rested = [
            prompt
            for prompt in may
            if (prompt.depth, prompt.when) in kinds and _has_rested(prompt, last, day, state=state, rating=rating)
        ]
        if rested:
            return _most_due(rested, prompts, last, day)
    return _turn(_longest_unseen(may, last), day) if may else None


def _kinds(state: State | None, rating: int | None, deeper: bool) -> list[set[_Kind]]:
    """Returns the sets of prompt kinds that may be asked, in order of preference."""
    when = when_rated(rating)
    kinds: list[set[_Kind]]
    if deeper:
        kinds = [{("deep", when), ("deep", None)}] if state == "settled" else []
    elif state == "settled":
        kinds = [{("open", when), ("gentle", when)}] if when else []
        kinds += [{("open", None)}, {("gentle", None)}]
    else:
        kinds = [{("gentle", when)}] if when else []
        kinds += [{("gentle", None)}]
        # Unsettled and unrated, prompts for low ratings still fit better than a repetition.
        kinds += [{("gentle", "low")}] if rating is None else []
    return kinds


def _has_rested(prompt: Prompt, last: Mapping[str, int], day: date, *, state: State | None, rating: int | None) -> bool:
    days = REST_DAYS if state == "settled" else REST_DAYS_GENTLE
    if prompt.when == "low" and when_rated(rating) == "low":
        days = REST_DAYS_LOW
    return prompt.id not in last or day.toordinal() - last[prompt.id] > days


def _most_due(rested: Sequence[Prompt], deck: Sequence[Prompt], last: Mapping[str, int], day: date) -> Prompt:
    with_someone = [prompt for prompt in rested if prompt.needs]
    if 2 * len(with_someone) >= len(rested):
        rested = with_someone
    # Only the half asked longest ago: else the sole prompt of a direction would come more often than all others.
    half = sorted(last.get(prompt.id, _NEVER) for prompt in rested)[len(rested) // 2]
    rested = [prompt for prompt in rested if last.get(prompt.id, _NEVER) <= half]
    visited = {prompt.direction: _NEVER for prompt in deck}
    for prompt in deck:
        visited[prompt.direction] = max(visited[prompt.direction], last.get(prompt.id, _NEVER))
    longest = min(visited[prompt.direction] for prompt in rested)
    return _turn(_longest_unseen([p for p in rested if visited[p.direction] == longest], last), day)


# --- Connections


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
    ideas: Sequence[Idea], *, day: date, ruled_out: Collection[str] = (), never: Collection[str] = ()
) -> Idea:
    """Returns the day's first small connection: one that suits every state, in rotation.

    It doesn't depend on the journal, so every interface gets the same one.

    Args:
        ideas: the deck.
        day: the day it is for.
        ruled_out, never: as for `may_suggest`.

    Raises:
        ValueError: no idea in the deck may be suggested.
    """
    return _turn(_eligible(ideas, None, ruled_out, never), day)


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
    it prefers ideas that don't suit every state, since the day began with one that does, as long as more than `POOL`
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
    chosen = _turn(due, day)
    if day > date.min and len(due) > 1:
        yesterday = day - timedelta(days=1)
        if chosen == _turn(_due(ideas, yesterday, state, asked, ruled_out, never), yesterday):
            chosen = _turn([idea for idea in due if idea != chosen], day)  # the turn met a pool of another size
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
    last, today = _last_put(steps, asked), day.toordinal()
    if any(today - at < STEP_EVERY for at in last.values()):
        return None
    due = [
        step
        for step in steps
        if may_suggest(step, state=state, ruled_out=ruled_out, never=never)
        and last.get(step.id, _NEVER) < today - REST_DAYS
    ]
    return sorted(due, key=_rank)[today // STEP_EVERY % len(due)] if due else None


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
    last = _last_put(ideas, asked)
    left = [idea for idea in eligible if last.get(idea.id, _NEVER) < day.toordinal()]
    if not left:
        return _longest_unseen(eligible, last)
    first_ones = _first_ones(ideas, day, ruled_out, never)
    left = [idea for idea in left if idea.id not in first_ones] or left
    if state is not None:
        oldest = day.toordinal() - REST_DAYS
        own = [idea for idea in left if len(idea.suits) < len(STATES) and last.get(idea.id, _NEVER) < oldest]
        left = own if len(own) > POOL else left
    never_put = sum(idea.id not in last for idea in left)
    longest_unseen = sorted(left, key=lambda idea: (last.get(idea.id, _NEVER), _rank(idea)))
    return longest_unseen[: max(never_put, POOL)]


def _first_ones(ideas: Sequence[Idea], day: date, ruled_out: Collection[str], never: Collection[str]) -> set[str]:
    """Returns the ids of the first connections of the days near this one."""
    fitting = [idea for idea in ideas if may_suggest(idea, state=None, ruled_out=ruled_out, never=never)]
    in_turn, today = sorted(fitting, key=_rank), day.toordinal()
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


# --- Both


def _last_put(deck: Sequence[T], asked: Mapping[str, date]) -> dict[str, int]:
    return {item.id: asked[item.id].toordinal() for item in deck if item.id in asked}


def _longest_unseen(items: Sequence[T], last: Mapping[str, int]) -> list[T]:
    first = min(last.get(item.id, _NEVER) for item in items)
    return [item for item in items if last.get(item.id, _NEVER) == first]


def _turn(equals: Sequence[T], day: date) -> T:
    """Picks one of several equally due items, rotating by day."""
    return sorted(equals, key=_rank)[day.toordinal() % len(equals)]


def _rank(item: Prompt | Idea) -> tuple[int, str]:
    """Sort key for a fixed order that is independent of the file's."""
    return zlib.crc32(item.id.encode()), item.id
