"""A small connection of one's own, written as it is typed."""

from collections.abc import Iterable
from dataclasses import replace

from connectwell.context import Context
from connectwell.journal.words_draft import WordsDraft
from connectwell.model.entry import Connection, Entry, Landed
from connectwell.model.terms import NEEDS, Need, Status


def own_connection_draft(
    context: Context, resume: str | None = None, *, status: Status = "done", touched: Iterable[Need] = ()
) -> WordsDraft:
    """Begins what somebody did that nobody suggested, or goes on with it.

    Args:
        context: the services it works with.
        resume: the id of an unfinished one to go on with.
        status: of a new one: done or planned.
        touched: which of the five a new one touched.

    Raises:
        EntryNotFound, EntryUnreadable, NewerFormat: that can't be gone on with.
    """
    if resume is not None:
        return WordsDraft(context.journal.edit(resume), context.clock, _with_words)
    now = context.clock()
    id, day = context.journal.new_id(now), context.day_of(now)
    chosen = set(touched)
    landed = Landed(at=now, touched=tuple(need for need in NEEDS if need in chosen)) if chosen else None
    part = Connection(key=context.journal.new_key(()), at=now, status=status, landed=landed)
    entry = Entry(id=id, kind="connection", day=day, started=now, connections=(part,))
    return WordsDraft(context.journal.begin(entry), context.clock, _with_words)


def _with_words(entry: Entry, words: str) -> Entry:
    return replace(entry, connections=tuple(replace(part, asked=words) for part in entry.connections))
