"""The names of practices and the words of small connections that insights mention, from the library."""

from __future__ import annotations

from collections.abc import Mapping

from connectwell.errors import EntryNotFound, EntryUnreadable
from connectwell.insights.occasions import TouchedNeeds
from connectwell.insights.summary import Insights
from connectwell.journal import Journal
from connectwell.library import Library
from connectwell.model.terms import OWN


def display_names(
    library: Library, journal: Journal, insights: Insights
) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Returns the names of practices and the words of connections, by id.

    A connection that the library has no more is called what it said that day. The library reads no more of its content
    than that takes.

    Args:
        library: has the practices, the deck and the steps toward communities.
        journal: its circle has the person's own connections.
        insights: what mentions them.
    """
    practices = {one.name for one in insights.beside if one.kind == "practice"}
    practices |= {one.practice for one in insights.practices}
    known = practices & set(library.practices()) if practices else set()
    connections = {one.prompt for one in insights.touched_by if one.prompt}
    words = {f"{OWN}{part.id}": part.name for part in journal.circle.parts() if part.kind == "connection"}
    words |= {id: idea.do for id in connections - set(words) if (idea := library.connection(id))}
    gone = [one for one in insights.touched_by if one.prompt and one.prompt not in words]
    words |= {one.prompt: asked for one in gone if one.prompt and (asked := _asked(journal, one))}
    return (
        {name: library.practice(name).name for name in known},
        {id: words[id] for id in connections & set(words)},
    )


def _asked(journal: Journal, gone: TouchedNeeds) -> str:
    """Returns what a connection said on a day it was done; empty if that can't be read, or is the person's own."""
    if not gone.prompt or gone.prompt.startswith(OWN):
        return ""
    try:
        parts = journal.get(gone.entry).connections
    except (EntryNotFound, EntryUnreadable):
        return ""
    return next((part.asked for part in parts if part.prompt == gone.prompt and not part.put_away), "")
