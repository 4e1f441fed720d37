"""The names of practices and the words of small connections that insights mention, from the library."""

from __future__ import annotations

from collections.abc import Mapping

from connectwell.insights.summary import Insights
from connectwell.library import Library


def display_names(library: Library, insights: Insights) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Returns the names of practices and the words of connections, by id; without those the library has no more.

    The library reads no more of its content than that takes.
    """
    practices = {one.name for one in insights.beside if one.kind == "practice"}
    practices |= {one.practice for one in insights.practices}
    known = practices & set(library.practices()) if practices else set()
    connections = {one.prompt for one in insights.touched_by if one.prompt}
    ideas = {id: idea for id in connections if (idea := library.connection(id))}
    return (
        {name: library.practice(name).name for name in known},
        {id: idea.do for id, idea in ideas.items()},
    )
