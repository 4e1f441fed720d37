"""Choosing a prompt by the body, the rating and what was asked before. Deterministic; touches no disk."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from datetime import date
from typing import TYPE_CHECKING, Final

from connectwell.library.rotation import NEVER, in_turn_on, last_put, longest_unseen
from connectwell.model.terms import Depth, State, When

if TYPE_CHECKING:
    from connectwell.library.prompts import Prompt

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
_Kind = tuple[Depth, When | None]
"""A prompt's depth, and the rating it presumes."""


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
    fitting = set[_Kind]().union(*_kinds(state, rating, deeper))
    return _is_open(prompt, fitting, frozenset(ruled_out), never)


def _is_open(prompt: Prompt, fitting: Set[_Kind], ruled_out: Set[str], never: Collection[str]) -> bool:
    return (prompt.depth, prompt.when) in fitting and prompt.id not in never and not prompt.needs & ruled_out


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
    last = last_put(prompts, asked)
    in_order = _kinds(state, rating, deeper)
    fitting, barred = set[_Kind]().union(*in_order), frozenset(ruled_out)
    may = [
        prompt
        for prompt in prompts
        if _is_open(prompt, fitting, barred, never) and not (after_someone and prompt.needs)
    ]
    for kinds in in_order:
        rested = [
            prompt
            for prompt in may
            if (prompt.depth, prompt.when) in kinds and _has_rested(prompt, last, day, state=state, rating=rating)
        ]
        if rested:
            return _most_due(rested, prompts, last, day)
    return in_turn_on(longest_unseen(may, last), day) if may else None


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
    half = sorted(last.get(prompt.id, NEVER) for prompt in rested)[len(rested) // 2]
    rested = [prompt for prompt in rested if last.get(prompt.id, NEVER) <= half]
    visited = {prompt.direction: NEVER for prompt in deck}
    for prompt in deck:
        visited[prompt.direction] = max(visited[prompt.direction], last.get(prompt.id, NEVER))
    longest = min(visited[prompt.direction] for prompt in rested)
    return in_turn_on(longest_unseen([p for p in rested if visited[p.direction] == longest], last), day)
