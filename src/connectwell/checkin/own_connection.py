"""A small connection of one's own, written as it is typed. Every save goes to the same entry."""

from dataclasses import replace

from connectwell import sentences
from connectwell.context import Context
from connectwell.errors import UsageFault
from connectwell.model.entry import Connection, Entry
from connectwell.model.text import clean


class OwnConnection:
    """What somebody did that nobody suggested. A new one isn't on disk until its first save.

    Args:
        context: the services it works with.
        resume: the id of an unfinished one to go on with.

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
        part = Connection(key=context.journal.new_key(()), at=now, status="done")
        entry = Entry(id=id, kind="connection", day=day, started=now, connections=(part,))
        self._editing = context.journal.begin(entry)

    @property
    def entry(self) -> Entry:
        """The connection so far."""
        return self._editing.entry

    def save(self, words: str, *, so_far: bool = False) -> Entry:
        """Saves what it was, in the person's words.

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
        """Writes it to another folder, which the person names. Raises SaveFailed."""
        self._editing.rescue(self._with(words), folder)

    def _with(self, words: str) -> Entry:
        entry = self._editing.entry
        return replace(entry, connections=tuple(replace(part, asked=clean(words)) for part in entry.connections))
