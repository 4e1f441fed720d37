"""The lines shown at the close, each with three marks: how far it may travel, for my session, put away."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from connectwell.model.entry import Arrival, Close, Connection, Entry, Reflection
from connectwell.model.terms import Need, Sharing

Marked = TypeVar("Marked", Arrival, Reflection, Connection, Close)
RATINGS = "ratings"
_LAST_WRITTEN = {
    "arrive": ("arrival",),
    "unsettled": ("arrival",),
    "settle": ("arrival",),
    "after": ("arrival",),
    "near": ("arrival",),
    "glance": (RATINGS, "arrival"),
    "offer": (RATINGS, "arrival"),
    "stay": (RATINGS, "arrival"),
    "suggest": ("reflection", RATINGS, "arrival"),
    "landing": ("connection",),
    "carry": ("close",),
    "marks": ("close", "connection", "reflection", RATINGS, "arrival"),
}
"""By step, which kinds of line "that was a lot" may mean there, the likeliest first."""


@dataclass(frozen=True, slots=True)
class MarkLine:
    """One line that can be marked.

    `id` names the part; `need` is set for a reflection; `words` is what was written (empty for ratings alone).
    """

    id: str
    need: Need | None
    words: str
    sharing: Sharing
    for_session: bool
    put_away: bool
    ratings: tuple[Reflection, ...] = ()
    """For the one line that stands for all ratings without words."""


def lines_of(entry: Entry) -> tuple[MarkLine, ...]:
    """What was written in an entry, in the order it was asked.

    Ratings without words share one line; one that was brought to the session has a line of its own, so that marks
    on the others leave it alone.
    """
    lines = []
    if entry.arrival and entry.arrival.words.strip():
        lines.append(_line("arrival", None, entry.arrival.words, entry.arrival))
    bare = [r for r in entry.reflections if not r.words.strip() and (r.rating is not None or r.unclear)]
    brought = [r for r in bare if r.for_session and r.need in entry.offered]
    shared = tuple(r for r in bare if r not in brought)
    if shared:
        lines.append(replace(_line(RATINGS, None, "", shared[0]), ratings=shared))
    lines += [replace(_line(f"reflection:{r.key}", r.need, "", r), ratings=(r,)) for r in brought]
    lines += [_line(f"reflection:{r.key}", r.need, r.words, r) for r in entry.reflections if r.words.strip()]
    for c in entry.connections:
        if c.landed and c.landed.words.strip():
            lines.append(_line(f"connection:{c.key}", None, c.landed.words, c))
    if entry.close and entry.close.carry.strip():
        lines.append(_line("close", None, entry.close.carry, entry.close))
    return tuple(lines)


def _line(id: str, need: Need | None, words: str, part: Arrival | Reflection | Connection | Close) -> MarkLine:
    return MarkLine(id, need, words, part.sharing, part.for_session, part.put_away)


def last_written(entry: Entry, step: str) -> str | None:
    """The id of the line that is meant by "put it away" at a step; None where nothing was written before it."""
    written = [line.id for line in lines_of(entry)]
    kinds = _LAST_WRITTEN.get(step, ())
    return next((id for kind in kinds for id in reversed(written) if id.partition(":")[0] == kind), None)


def marked(
    entry: Entry,
    id: str,
    *,
    sharing: Sharing | None = None,
    for_session: bool | None = None,
    put_away: bool | None = None,
) -> Entry:
    """The entry with some marks of one line changed; None leaves a mark as it is.

    Raises:
        KeyError: no line has this id.
    """

    def mark(part: Marked) -> Marked:
        return replace(
            part,
            sharing=part.sharing if sharing is None else sharing,
            for_session=part.for_session if for_session is None else for_session,
            put_away=part.put_away if put_away is None else put_away,
        )

    kind, _, key = id.partition(":")
    if kind == "arrival" and entry.arrival:
        return replace(entry, arrival=mark(entry.arrival))
    if kind == "close" and entry.close:
        return replace(entry, close=mark(entry.close))
    if kind == "connection" and any(part.key == key for part in entry.connections):
        return replace(entry, connections=_each(entry.connections, {key}, mark))
    ratings = {part.key for line in lines_of(entry) if line.id == id for part in line.ratings}
    keys = ratings or {part.key for part in entry.reflections if kind == "reflection" and part.key == key}
    if not keys:
        raise KeyError(id)
    return replace(entry, reflections=_each(entry.reflections, keys, mark))


Keyed = TypeVar("Keyed", Reflection, Connection)


def _each(parts: tuple[Keyed, ...], keys: set[str], mark: Callable[[Keyed], Keyed]) -> tuple[Keyed, ...]:
    return tuple(mark(part) if part.key in keys else part for part in parts)
