"""Which prompt, which connection: by the day and by what was put to the person before. No chance, no disk.

Equal inputs give an equal choice. Where several are equally due, the day turns among them, so neither the first
in the file nor the same one every day is favoured.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Mapping, Sequence
from datetime import date
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
"""For so many days a prompt rests after it was put to the person."""
REST_DAYS_GENTLE: Final = 14
"""The same on a day that allows gentle prompts only: there are fewer of those."""
REST_DAYS_LOW: Final = 10
"""The same for prompts that presume a low rating."""
LITTLE_EFFORT: Final = 2
NEAR_DAYS: Final = 14
"""Another connection isn't one that a day so near begins with."""
POOL: Final = 7
"""Among so many of the longest unseen connections the day turns, so that one merely looked at doesn't stay."""

_NEVER: Final = -1
"""Before every ordinal day."""
_Kind = tuple[Depth, When | None]
"""How deep a prompt goes, and which rating it presumes."""


# --- Prompts


def when_rated(rating: int | None) -> When | None:
    """Which prompts a rating calls for beside those that suit any."""
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
    """Whether a prompt fits the body's state and the rating, and asks for nothing that was ruled out.

    Args:
        prompt: the prompt.
        state: how the body is; None where nobody asked, which is met like unsettled.
        rating: what its need was rated, 0-10; None where it wasn't.
        ruled_out: what the person ruled out; words of `settings.RULED_OUT`.
        never: ids of prompts that are never to be asked again.
        deeper: whether the person asked for a deeper one. Then no other fits.
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
    """The prompt to put to the person.

    Settled, it is an open one; unsettled, a gentle one. A low rating is met by prompts for low ones, a high one by
    those for high ones, as long as one of them has rested; then by any that suits. A deep one comes only where it
    was asked for. Where all have rested too little, the longest unseen comes.

    Of the half of the rested ones that was put longest ago, the direction longest unvisited comes first, then the
    prompt longest not put, then the day's turn. Where half of them or more need somebody to name, one of these comes,
    so that they don't pile up.

    In a deck with the counts of content/README.md, one prompt a day never comes back within 30 days on settled
    days, 14 on unsettled ones without a rating, 10 on days with a low one.

    Args:
        prompts: the deck of one need.
        day: the day of the entry.
        state, rating, ruled_out, never, deeper: as for `may_ask`.
        asked: by prompt id, the last day it was put. Ids from elsewhere are ignored; a day still to come, of a clock
            that was set back or of one put earlier in this sitting, counts as the latest.
        after_someone: whether the prompt before it or after it needs somebody to name; then this one doesn't.

    Returns:
        None where the deck has none that may be asked.
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
    """What kinds of prompt may be asked, the ones to begin with first."""
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
        # Neither settled nor rated, those for low ratings fit well enough to come before anything is repeated.
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
    # The half that was put longest ago: else the only prompt of a direction would come more often than all others.
    half = sorted(last.get(prompt.id, _NEVER) for prompt in rested)[len(rested) // 2]
    rested = [prompt for prompt in rested if last.get(prompt.id, _NEVER) <= half]
    visited = {prompt.direction: _NEVER for prompt in deck}
    for prompt in deck:
        visited[prompt.direction] = max(visited[prompt.direction], last.get(prompt.id, _NEVER))
    longest = min(visited[prompt.direction] for prompt in rested)
    return _turn(_longest_unseen([p for p in rested if visited[p.direction] == longest], last), day)


# --- Connections


def may_suggest(idea: Idea, *, state: State | None, ruled_out: Collection[str], never: Collection[str] = ()) -> bool:
    """Whether a connection fits the body's state and asks for nothing that was ruled out.

    Unless settled, mixed or unclear, it takes little effort (1 or 2); shut down, it needs no speech.

    Args:
        idea: the connection.
        state: how the body is; None where nobody asked: then it has to suit every state.
        ruled_out: what the person ruled out; words of `settings.RULED_OUT`.
        never: ids of connections that are never to be suggested again.
    """
    states = STATES if state is None else (state,)
    if not idea.suits.issuperset(states) or idea.id in never or idea.needs & set(ruled_out):
        return False
    little = "stirred-up" in states or "shut-down" in states
    return (idea.effort <= LITTLE_EFFORT or not little) and ("shut-down" not in states or "speech" not in idea.needs)


def connection_of_day(
    ideas: Sequence[Idea], *, day: date, ruled_out: Collection[str] = (), never: Collection[str] = ()
) -> Idea:
    """The small connection that a day begins with: one that suits every state, and each in its turn.

    It depends on nothing that happened, so it is the same wherever it is asked for.

    Args:
        ideas: the deck.
        day: the day it is for.
        ruled_out, never: as for `may_suggest`.

    Raises:
        ValueError: the deck holds no idea that may be suggested at all.
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
    """Another small connection.

    Those put today come last, and before them those that a day within two weeks begins with. Where the
    state is known, those that don't suit every state come first, as the day began with one of the others, while more
    than a few of them weren't put within 30 days. Among what is left the day turns through those never put to the
    person, or, when those are few, through the longest unseen.

    Where nothing fits, ideas that ask for nothing at all stand in: those that suit, else any of them.
    What is ruled out is never suggested.

    Args:
        ideas: the deck.
        day: the day it is for.
        state, ruled_out, never: as for `may_suggest`.
        asked: by id, the last day an idea was put to the person, today's with this day or a later one. Ids from
            elsewhere are ignored.

    Raises:
        ValueError: the deck holds no idea that may be suggested at all.
    """
    eligible = _eligible(ideas, state, ruled_out, never)
    last = _last_put(ideas, asked)
    left = [idea for idea in eligible if last.get(idea.id, _NEVER) < day.toordinal()]
    if not left:
        return _turn(_longest_unseen(eligible, last), day)
    first_ones = _first_ones(ideas, day, ruled_out, never)
    left = [idea for idea in left if idea.id not in first_ones] or left
    if state is not None:
        oldest = day.toordinal() - REST_DAYS
        own = [idea for idea in left if len(idea.suits) < len(STATES) and last.get(idea.id, _NEVER) < oldest]
        left = own if len(own) > POOL else left
    never_put = sum(idea.id not in last for idea in left)
    longest_unseen = sorted(left, key=lambda idea: (last.get(idea.id, _NEVER), _rank(idea)))
    return _turn(longest_unseen[: max(never_put, POOL)], day)


def _first_ones(ideas: Sequence[Idea], day: date, ruled_out: Collection[str], never: Collection[str]) -> set[str]:
    """Those that the days near this one begin with."""
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
    """One of several that are equally due, another one each day."""
    return sorted(equals, key=_rank)[day.toordinal() % len(equals)]


def _rank(item: Prompt | Idea) -> tuple[int, str]:
    """A fixed order that has nothing to do with the file's."""
    return zlib.crc32(item.id.encode()), item.id
