"""Writes a note as it is typed. Every save goes to the same entry."""

from dataclasses import replace

from connectwell import sentences
from connectwell.context import Context
from connectwell.errors import UsageFault
from connectwell.model.entry import Entry, Note
from connectwell.model.text import clean, mentions


class NoteDraft:
    """One note. A new one isn't on disk until its first save.

    Args:
        context: the services it works with.
        resume: the id of an unfinished note to go on with.

    Raises:
        EntryNotFound, EntryUnreadable, NewerFormat: that can't be gone on with.
    """

    def __init__(self, context: Context, resume: str | None = None) -> None:
        self._context = context
        if resume is not None:
            self._editing = context.journal.edit(resume)
            return
        now = context.clock()
        id, day = context.journal.new_id(now), context.day_of(now)
        self._editing = context.journal.begin(Entry(id=id, kind="note", day=day, started=now, note=Note()))

    @property
    def entry(self) -> Entry:
        """The note so far."""
        return self._editing.entry

    def save(self, words: str, *, so_far: bool = False) -> Entry:
        """Saves the note, and the names written as @Name in it.

        Args:
            words: all of it.
            so_far: it isn't finished yet.

        Raises:
            UsageFault: there are no words.
            SaveFailed: from the journal.
        """
        if not clean(words).strip():
            raise UsageFault(sentences.NOTHING_YET)
        finished = None if so_far else self._context.clock()
        return self._editing.save(replace(self._with(words), finished=finished)).entry

    def rescue(self, words: str, folder: str) -> None:
        """Writes the note to another folder, which the person names. Raises SaveFailed."""
        self._editing.rescue(self._with(words), folder)

    def _with(self, words: str) -> Entry:
        entry, words = self._editing.entry, clean(words)
        return replace(entry, note=replace(entry.note or Note(), words=words, people=mentions(words)))
