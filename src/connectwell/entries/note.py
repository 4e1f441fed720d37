"""Writes a note as it is typed. Every save goes to the same entry."""

from dataclasses import replace

from connectwell import sentences
from connectwell.context import Context
from connectwell.errors import UsageFault
from connectwell.model.entry import Entry, Note
from connectwell.model.text import clean, mentions


class NoteDraft:
    """One new note. Nothing is on disk until its first save.

    Args:
        context: the services it works with.
    """

    def __init__(self, context: Context) -> None:
        now = context.clock()
        id, day = context.journal.new_id(now), context.day_of(now)
        entry = Entry(id=id, kind="note", day=day, started=now, finished=now, note=Note())
        self._editing = context.journal.begin(entry)

    def save(self, words: str) -> Entry:
        """Saves the note, and the names written as @Name in it.

        Raises:
            UsageFault: there are no words.
            SaveFailed: from the journal.
        """
        if not clean(words).strip():
            raise UsageFault(sentences.NOTHING_YET)
        return self._editing.save(self._with(words)).entry

    def rescue(self, words: str, folder: str) -> None:
        """Writes the note to another folder, which the person names. Raises SaveFailed."""
        self._editing.rescue(self._with(words), folder)

    def _with(self, words: str) -> Entry:
        entry, words = self._editing.entry, clean(words)
        return replace(entry, note=replace(entry.note or Note(), words=words, people=mentions(words)))
