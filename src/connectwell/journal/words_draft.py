"""An entry that is one text, written as it is typed. Every save goes to the same entry."""

from collections.abc import Callable
from dataclasses import replace

from connectwell import sentences
from connectwell.clock import Clock
from connectwell.errors import UsageFault
from connectwell.journal.editing import Editing
from connectwell.model.entry import Entry
from connectwell.model.text import clean


class WordsDraft:
    """The text so far. A new entry isn't on disk until its first save.

    Args:
        editing: of the entry.
        clock: says when it is finished.
        put: returns the entry with another text.
    """

    def __init__(self, editing: Editing, clock: Clock, put: Callable[[Entry, str], Entry]) -> None:
        self._editing, self._clock, self._put = editing, clock, put

    @property
    def entry(self) -> Entry:
        """The entry so far."""
        return self._editing.entry

    @property
    def copied(self) -> bool:
        """Whether the last save is in a copy beside the entry, or made one of what another program had put there."""
        return self._editing.copied

    def save(self, words: str, *, so_far: bool = False) -> Entry:
        """Saves the text.

        Args:
            words: all of it.
            so_far: it isn't finished yet.

        Raises:
            UsageFault: there are no words.
            SaveFailed: from the journal.
        """
        if not clean(words).strip():
            raise UsageFault(sentences.NOTHING_YET)
        finished = None if so_far else self._clock()
        return self._editing.save(replace(self._with(words), finished=finished)).entry

    def rescue(self, words: str, folder: str) -> None:
        """Writes it to another folder, which the person names. Raises SaveFailed."""
        self._editing.rescue(self._with(words), folder)

    def _with(self, words: str) -> Entry:
        return self._put(self._editing.entry, clean(words))
