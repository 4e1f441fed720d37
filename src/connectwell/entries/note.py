"""Writes a note as it is typed."""

from dataclasses import replace

from connectwell.context import Context
from connectwell.journal.words_draft import WordsDraft
from connectwell.model.entry import Entry, Note
from connectwell.model.text import mentions


def note_draft(context: Context, resume: str | None = None) -> WordsDraft:
    """Begins a note, or goes on with one. Its people are the names written as @Name in it.

    Args:
        context: the services it works with.
        resume: the id of an unfinished note to go on with.

    Raises:
        EntryNotFound, EntryUnreadable, NewerFormat: that can't be gone on with.
    """
    if resume is not None:
        return WordsDraft(context.journal.edit(resume), context.clock, _with_words)
    now = context.clock()
    id, day = context.journal.new_id(now), context.day_of(now)
    entry = Entry(id=id, kind="note", day=day, started=now, note=Note())
    return WordsDraft(context.journal.begin(entry), context.clock, _with_words)


def _with_words(entry: Entry, words: str) -> Entry:
    return replace(entry, note=replace(entry.note or Note(), words=words, people=mentions(words)))
