"""Two files of the circle for one person: found, and put together without losing a name."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from itertools import combinations

from connectwell.model.card import joined
from connectwell.model.circle import CirclePart, is_named
from connectwell.model.matching import name_key
from connectwell.model.terms import NEEDS


def alike(parts: Iterable[CirclePart]) -> tuple[tuple[CirclePart, CirclePart], ...]:
    """Returns the pairs of one kind that share a name, or whose names differ only in case or accents."""
    named = [(part, set(map(name_key, part.all_names)) - {""}) for part in parts if is_named(part)]
    return tuple(
        (one, other)
        for (one, names), (other, others) in combinations(named, 2)
        if one.kind == other.kind and not names.isdisjoint(others)
    )


def put_together(kept: CirclePart, other: CirclePart) -> CirclePart:
    """Returns `kept` with every name of the other, and with what it lacks taken from there. No words are lost."""
    names = dict.fromkeys((*kept.names, *other.all_names))
    names.pop(kept.name, None)
    to_me = "" if kept.to_me in ("", other.to_me) else other.to_me
    more = (words for words in (to_me, other.words) if words not in kept.words)
    words = [words for words in dict.fromkeys((kept.words, *more)) if words.strip()]
    return replace(
        kept,
        role=kept.role or other.role,
        to_me=kept.to_me or other.to_me,
        names=tuple(names),
        gives=tuple(need for need in NEEDS if need in (*kept.gives, *other.gives)),
        near=kept.near or other.near,
        calmer=kept.calmer or other.calmer,
        unsafe=kept.unsafe or other.unsafe,
        call=", ".join(dict.fromkeys(filter(None, (kept.call, other.call)))),
        help_now=kept.help_now or other.help_now,
        words="\n".join(words),
        way_out=kept.way_out or other.way_out,
        card=joined(kept.card, other.card) if kept.card and other.card else kept.card or other.card,
        rest=dict(other.rest) | dict(kept.rest),
    )


def put_into(other: CirclePart, kept: CirclePart, now: datetime) -> CirclePart:
    """Returns the other as it stays on disk: removed, and saying where its names went."""
    return replace(other, removed=now, joined=kept.id)
