"""What to say of a change to an entry that was undone."""

from datetime import date
from typing import Final

from connectwell import sentences
from connectwell.english import listed
from connectwell.entries.changes import EntryChange
from connectwell.entries.fields import Field, fields_of
from connectwell.model.entry import Entry

_NAMED: Final = 3
"""How many of the things that are as before are named."""


def what_was_undone(undoing: EntryChange, today: date) -> str:
    """Returns one sentence that names what is as it was before, without the person's words.

    Args:
        undoing: the undoing change, from `EntryBrowser.undo`.
        today: the day it is.
    """
    before, after = undoing.before, undoing.after
    if before is None:
        return sentences.UNDONE
    if (before.removed is None) != (after.removed is None):
        return sentences.UNDONE_RESTORING if after.removed else sentences.UNDONE_REMOVING
    if before.day != after.day:
        return sentences.UNDONE_DAY.format(day=sentences.weekday_in_year(after.day, today))
    was, now = _fields(before), _fields(after)
    ids = dict.fromkeys((*now, *was))
    changed = [now.get(id) or was[id] for id in ids if id not in now or id not in was or now[id].value != was[id].value]
    names = [*map(_name, changed)] if len(changed) == 1 else [field.title or field.label for field in changed]
    shown = list(dict.fromkeys(names))[:_NAMED]
    return sentences.UNDONE_FIELD.format(field=listed(shown)) if shown else sentences.UNDONE


def _fields(entry: Entry) -> dict[str, Field]:
    return {field.id: field for field in fields_of(entry, {}, put_away=True)}


def _name(field: Field) -> str:
    return ", ".join(filter(None, (field.title, field.label)))
