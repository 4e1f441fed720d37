"""The names of practices and the words of small connections that insights mention, from the library."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from connectwell.insights.summary import Insights
from connectwell.library import Library
from connectwell.model.circle import CirclePart
from connectwell.model.terms import OWN


def display_names(
    library: Library, circle: Iterable[CirclePart], insights: Insights
) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Returns the names of practices and the words of connections, by id; without those that are gone.

    The library reads no more of its content than that takes.

    Args:
        library: has the practices, the deck and the steps toward communities.
        circle: its parts; has the person's own connections.
        insights: what mentions them.
    """
    practices = {one.name for one in insights.beside if one.kind == "practice"}
    practices |= {one.practice for one in insights.practices}
    known = practices & set(library.practices()) if practices else set()
    connections = {one.prompt for one in insights.touched_by if one.prompt}
    words = {f"{OWN}{part.id}": part.name for part in circle if part.kind == "connection"}
    words |= {id: idea.do for id in connections - set(words) if (idea := library.connection(id))}
    return (
        {name: library.practice(name).name for name in known},
        {id: words[id] for id in connections & set(words)},
    )
