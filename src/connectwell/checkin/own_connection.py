"""A small connection of one's own, written as it is typed. Every save goes to the same entry."""

from dataclasses import replace

from connectwell import sentences
from connectwell.context import Context
from connectwell.errors import UsageFault
from connectwell.model.entry import Connection, Entry
from connectwell.model.text import clean


class OwnConnection:
    """What somebody did that nobody suggested. Nothing is on disk until its first save.

    Args:
        context: the services it works with.
    """

    def __init__(self, context: Context) -> None:
        now = context.clock()
        id, day = context.journal.new_id(now), context.day_of(now)
        part = Connection(key=context.journal.new_key(()), at=now, status="done")
        entry = Entry(id=id, kind="connection", day=day, started=now, finished=now, connections=(part,))
        self._editing = context.journal.begin(entry)

    def save(self, words: str) -> Entry:
        """Saves what it was, in the person's words.

        Raises:
            UsageFault: there are no words.
            SaveFailed: from the journal.
        """
        if not clean(words).strip():
            raise UsageFault(sentences.NOTHING_YET)
        return self._editing.save(self._with(words)).entry

    def rescue(self, words: str, folder: str) -> None:
        """Writes it to another folder, which the person names. Raises SaveFailed."""
        self._editing.rescue(self._with(words), folder)

    def _with(self, words: str) -> Entry:
        entry = self._editing.entry
        return replace(entry, connections=tuple(replace(part, asked=clean(words)) for part in entry.connections))
