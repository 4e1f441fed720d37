"""An entry's file in the person's own editor, step by step. Nothing typed there is dropped."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Literal

from connectwell import sentences
from connectwell.entries.changes import EntryChange
from connectwell.entries.page import long_day
from connectwell.errors import UsageFault
from connectwell.journal import ByHand, Faults, Taken
from connectwell.model.entry import Entry

Outcome = Literal["saved", "merged", "copied", "unchanged", "faulty", "failed"]

AT_ONCE = 1.5
"""Seconds; an editor that ends sooner, with nothing changed, may have handed the file to another window."""


@dataclass(frozen=True, slots=True)
class Edited:
    """What came of one time in the editor.

    Attributes:
        outcome: `saved`, also with what was changed elsewhere (`merged`) or with a copy beside it (`copied`);
            `unchanged`; `faulty` where it doesn't read well; `failed` where the editor ended with an error of its own.
        change: the entry before and after, where it was saved; None otherwise, and for a copy.
        comments: it holds comments, which only an earlier version keeps.
        fault: why it doesn't read well, as a sentence, or empty.
        at_once: the editor ended so soon that it may still be open in another window.
        kept: what was typed is kept beside the entry, and is not in it.
    """

    outcome: Outcome
    change: EntryChange | None = None
    comments: bool = False
    fault: str = ""
    at_once: bool = False
    kept: bool = False


class EditorSession:
    """One entry, or a copy of one, in an editor. Left as a context, it keeps what was typed and isn't in the entry.

    Args:
        by_hand: the file, from the journal.
        before: the entry as it is; None for what cannot be read, and for a copy.
        remember: told of the change once it is saved; None for a copy, whose changes aren't taken back.
    """

    def __init__(
        self, by_hand: ByHand, before: Entry | None, remember: Callable[[EntryChange], object] | None = None
    ) -> None:
        self._by_hand, self._before, self._remember = by_hand, before, remember
        self._failed = False
        self._took = 0.0

    @property
    def id(self) -> str:
        """The entry's id."""
        return self._by_hand.id

    @property
    def name(self) -> str:
        """What lists call it."""
        return self._by_hand.name

    # --- What an earlier edit left

    @property
    def kept_since(self) -> datetime | None:
        """When an earlier edit that isn't in the entry yet was last written, in UTC; None without one."""
        return self._by_hand.kept_since

    def earlier_edit(self) -> str:
        """The sentence that says there is one; empty without one."""
        if self.kept_since is None:
            return ""
        here = self.kept_since.astimezone()
        return sentences.EARLIER_EDIT.format(when=f"{long_day(here)}, {here:%H:%M}")

    def go_on(self) -> None:
        """Takes up what the earlier edit left."""
        self._by_hand.go_on()

    def discard_kept(self) -> None:
        """Deletes what the earlier edit left. There is no way back."""
        self._by_hand.discard_kept()

    # --- Editing

    def run(self, command: Sequence[str]) -> None:
        """Opens the editor and waits until it ends.

        Args:
            command: the program and its options, from `revise.editor`.

        Raises:
            SaveFailed: the file for it cannot be written.
            UsageFault: the program cannot be started.
        """
        began = time.monotonic()
        try:
            self._failed = self._by_hand.run(command) != 0
        except OSError:
            raise UsageFault(sentences.EDITOR_WONT_START) from None
        self._took = time.monotonic() - began

    def take(self) -> Edited:
        """Takes in what the editor left, where it ended well and reads well; otherwise it stays beside the entry.

        Raises:
            SaveFailed: it was not saved, or not confirmed; it stays beside the entry.
        """
        if self._failed:
            return Edited("failed", kept=self.differs())
        found = self._by_hand.take()
        if isinstance(found, Faults):
            return Edited("faulty", fault=found.sentence, kept=self.differs())
        if found is None:
            return Edited("unchanged", at_once=self._took < AT_ONCE)
        return self._saved(found)

    def _saved(self, taken: Taken) -> Edited:
        saved, change = taken.saved, EntryChange(self._before, taken.saved.entry)
        if self._remember:
            self._remember(change)
        outcome: Outcome = "copied" if saved.copied else "merged" if saved.merged else "saved"
        return Edited(outcome, change if self._remember else None, comments=taken.comments)

    def differs(self) -> bool:
        """Whether something was typed that isn't in the entry. In doubt there is."""
        return self._by_hand.differs()

    def __enter__(self) -> "EditorSession":
        self._by_hand.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._by_hand.__exit__(kind, error, trace)
