"""The lines shown at the close, each with three marks: sharing level, for my session, put away."""

from dataclasses import dataclass, replace
from typing import Any

from connectwell.checkin.parts import CLOSING
from connectwell.model.entry import Entry, Reflection
from connectwell.model.parts import MARKABLE, changed, id_of, type_of, words_in
from connectwell.model.terms import Need, Sharing

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
    **dict.fromkeys(CLOSING, ("close",)),
    "keep": ("close", "connection", "reflection", RATINGS, "arrival"),
    "marks": ("close", "connection", "reflection", RATINGS, "arrival"),
}
"""For each step, the kinds of line "that was a lot" may refer to, most likely first."""


@dataclass(frozen=True, slots=True)
class MarkLine:
    """A line that can be marked.

    `id` names the part; `need` is set for a reflection; `words` is what was written, empty for ratings alone.
    """

    id: str
    need: Need | None
    words: str
    sharing: Sharing
    for_session: bool
    put_away: bool
    ratings: tuple[Reflection, ...] = ()
    """Set only on the line that represents all ratings without words."""


def marked_lines(entry: Entry) -> tuple[MarkLine, ...]:
    """Returns what was written in an entry, in the order it was asked.

    Ratings without words share one line. A rating brought to the session has its own line, so that marks on the others
    don't affect it.
    """
    lines: list[MarkLine] = []
    for row in MARKABLE:
        lines += _ratings(entry) if row.kind == "reflection" else ()
        lines += [_line(part) for part in row.of(entry) if words_in(part).strip()]
    return tuple(lines)


def has_words(entry: Entry) -> bool:
    """Whether anything was written, put away or not."""
    return any(words_in(part).strip() for row in MARKABLE for part in row.of(entry))


def is_brought(entry: Entry) -> bool:
    """Whether anybody but the person may see any of it, or it is for the session."""
    return any(line.sharing != "private" or line.for_session for line in marked_lines(entry))


def made_private(entry: Entry) -> Entry:
    """Returns the entry with nothing in it that anybody else may see. What is for the session stays marked."""

    def to_oneself(part: Any) -> Any:
        return replace(part, sharing="private") if type_of(part) in MARKABLE else part

    return changed(entry, to_oneself)


def _ratings(entry: Entry) -> list[MarkLine]:
    """Returns the lines for ratings without words."""
    bare = [r for r in entry.reflections if not r.words.strip() and (r.rating is not None or r.unclear)]
    brought = [r for r in bare if r.for_session and r.need in entry.offered]
    shared = tuple(r for r in bare if r not in brought)
    lines = [replace(_line(shared[0]), id=RATINGS, need=None, words="", ratings=shared)] if shared else []
    return lines + [replace(_line(r), words="", ratings=(r,)) for r in brought]


def _line(part: Any) -> MarkLine:
    """Returns the line for a markable part."""
    need = part.need if isinstance(part, Reflection) else None
    return MarkLine(id_of(part), need, words_in(part), part.sharing, part.for_session, part.put_away)


def last_written(entry: Entry, step: str) -> str | None:
    """Returns the id of the line that "put it away" refers to at a step; None if nothing was written before it."""
    written = [line.id for line in marked_lines(entry)]
    kinds = _LAST_WRITTEN.get(step, ())
    return next((id for kind in kinds for id in reversed(written) if id.partition(":")[0] == kind), None)


def with_marks(
    entry: Entry,
    id: str,
    *,
    sharing: Sharing | None = None,
    for_session: bool | None = None,
    put_away: bool | None = None,
) -> Entry:
    """Returns the entry with marks of one line changed; None leaves a mark unchanged.

    Raises:
        KeyError: no line has this id.
    """
    given = {"sharing": sharing, "for_session": for_session, "put_away": put_away}
    marks: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    meant = {id_of(part) for line in marked_lines(entry) if line.id == id for part in line.ratings} or {id}
    if meant.isdisjoint(id_of(part) for row in MARKABLE for part in row.of(entry)):
        raise KeyError(id)
    return changed(entry, lambda part: replace(part, **marks) if id_of(part) in meant else part)
