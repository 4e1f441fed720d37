"""How far one part may travel, changed where the person chooses what to share: one at a time, never in bulk."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from connectwell.errors import EntryNotFound
from connectwell.journal import Journal
from connectwell.model.entry import Entry
from connectwell.model.terms import Sharing
from connectwell.share.parts import parts_of


def mark(journal: Journal, reference: str, level: Sharing) -> Entry:
    """Changes the mark of one part in the journal. An earlier version of the entry keeps the one it had.

    Args:
        journal: where it is.
        reference: `<tail>/<key>`.
        level: how far it may travel from now on.

    Raises:
        EntryNotFound: the entry, or this part of it, is no longer there; nothing was changed.
        EntryUnreadable, NewerFormat, SaveFailed: from the journal.
    """
    tail, _, key = reference.partition("/")
    editing = journal.edit(tail)
    return editing.save(_marked(editing.entry, key, level)).entry


def _marked(entry: Entry, key: str, level: Sharing) -> Entry:
    part = dict(parts_of(entry)).get(key)
    if part is None or not hasattr(part, "sharing"):
        raise EntryNotFound("This part went away somewhere else meanwhile. Nothing was changed.")
    there = replace(cast(Any, part), sharing=level)  # every kind of part has the mark but that of a share
    if hasattr(entry, key):
        return replace(entry, **{key: there})
    return replace(
        entry,
        reflections=tuple(there if one is part else one for one in entry.reflections),
        connections=tuple(there if one is part else one for one in entry.connections),
    )
