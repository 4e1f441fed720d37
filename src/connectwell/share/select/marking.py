"""Changes the sharing level of one part from the sharing screens: one at a time, never in bulk."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from connectwell.errors import EntryNotFound
from connectwell.journal import Journal
from connectwell.journal.entry_changes import EntryChanges
from connectwell.model.entry import Entry
from connectwell.model.parts import changed, key_of, parts_of
from connectwell.model.terms import Sharing


def set_sharing(journal: Journal, reference: str, level: Sharing) -> EntryChanges:
    """Sets the sharing level of one part in the journal, and returns what undoes it.

    An earlier version of the entry keeps the old level.

    Args:
        journal: where the entry is.
        reference: `<tail>/<key>`.
        level: the new sharing level.

    Raises:
        EntryNotFound: the entry, or this part of it, no longer exists; nothing was changed.
        EntryUnreadable, NewerFormat, SaveFailed: from the journal.
    """
    tail, _, key = reference.partition("/")
    editing = journal.edit(tail)
    before = editing.entry
    return EntryChanges([(before, editing.mark(_marked(before, key, level)))])


def _marked(entry: Entry, key: str, level: Sharing) -> Entry:
    part = next((part for part in parts_of(entry) if key_of(part) == key), None)
    if part is None or not hasattr(part, "sharing"):
        raise EntryNotFound("This was removed somewhere else in the meantime. Nothing was changed.")
    marked = replace(cast(Any, part), sharing=level)  # every kind of part but a share has a sharing level
    return changed(entry, lambda one: marked if one is part else one)
