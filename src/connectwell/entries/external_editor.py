"""Editing an entry's file in the person's own editor, step by step. Nothing typed there is lost."""

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
from connectwell.journal import ExternalEdit, Faults, Taken
from connectwell.model.entry import Entry

Outcome = Literal["saved", "merged", "copied", "unchanged", "faulty", "failed", "at-once"]

AT_ONCE = 1.5
"""Seconds. An editor that exits sooner with nothing changed may have handed the file to another window."""


@dataclass(frozen=True, slots=True)
class Edited:
    """The result of one editor run.

    Attributes:
        outcome: `saved`, or saved and `merged` with changes made elsewhere, or saved with a copy (`copied`);
            `unchanged`; `faulty` if the file is invalid; `failed` if the editor exited with an error; `at-once` if it
            exited at once with nothing changed, so that it may be open in a window of its own.
        change: the entry before and after if it was saved; None otherwise, and for a copy.
        comments: whether the file has comments, which only an earlier version keeps.
        fault: why nothing was taken, as a sentence: the file is invalid, or the editor failed; else empty.
        kept: whether the edit is kept beside the entry, not in it.
    """

    outcome: Outcome
    change: EntryChange | None = None
    comments: bool = False
    fault: str = ""
    kept: bool = False


class EditorSession:
    """One entry, or a copy of one, in an editor. As a context manager, it keeps edits that aren't in the entry.

    Args:
        external_edit: the file, from the journal.
        before: the current entry; None if it is unreadable, or for a copy.
        remember: called with the change after saving; None for a copy, whose changes cannot be undone.
    """

    def __init__(
        self, external_edit: ExternalEdit, before: Entry | None, remember: Callable[[EntryChange], object] | None = None
    ) -> None:
        self._external_edit, self._before, self._remember = external_edit, before, remember
        self._failed = self._at_once = False

    @property
    def id(self) -> str:
        """The entry's id."""
        return self._external_edit.id

    @property
    def name(self) -> str:
        """The name that lists show."""
        return self._external_edit.name

    # --- Pending edit

    @property
    def kept_since(self) -> datetime | None:
        """When a pending edit was last written, in UTC; None if there is none."""
        return self._external_edit.kept_since

    def earlier_edit(self) -> str:
        """Returns the sentence about a pending edit; empty if there is none."""
        if self.kept_since is None:
            return ""
        here = self.kept_since.astimezone()
        return sentences.EARLIER_EDIT.format(when=f"{long_day(here)}, {here:%H:%M}")

    def go_on(self) -> None:
        """Continues from the pending edit."""
        self._external_edit.go_on()

    def discard_kept(self) -> None:
        """Deletes the pending edit, permanently. Raises ConnectwellError where it may be there still."""
        self._external_edit.discard_kept()

    def discard_left(self) -> bool:
        """Deletes what earlier edits left, also without a change; returns whether there was any. Raises likewise."""
        return self._external_edit.discard_left()

    # --- Editing

    def prepare(self) -> None:
        """Makes the file to edit, which `run` does otherwise. Raises SaveFailed."""
        self._external_edit.prepare()

    def run(self, command: Sequence[str]) -> None:
        """Runs the editor and waits for it to exit.

        Args:
            command: the program and its options, from `revise.editor`.

        Raises:
            SaveFailed: the file to edit cannot be written.
            UsageFault: the program cannot be started.
        """
        began = time.monotonic()
        try:
            self._failed = self._external_edit.run(command) != 0
        except OSError:
            raise UsageFault(sentences.EDITOR_WONT_START) from None
        self._at_once = time.monotonic() - began < AT_ONCE

    def wait_for_window(self) -> None:
        """The person says that they are done in the editor's own window: what is there now is what they mean."""
        self._at_once = False

    def leave_open(self) -> None:
        """Nobody says when they are done: what the editor saves later is kept for the next edit."""
        self._external_edit.leave_open()

    def take(self) -> Edited:
        """Saves what the editor wrote if it exited normally and the file is valid; else keeps it beside the entry.

        After an editor that exited at once with nothing changed, asks first: see `wait_for_window`.

        Raises:
            SaveFailed: it was not saved, or not confirmed; it is kept beside the entry.
        """
        if self._failed:
            return Edited("failed", fault=sentences.EDITOR_ENDED, kept=self.differs())
        if self._at_once and self._external_edit.is_untouched():
            return Edited("at-once")
        found = self._external_edit.take()
        if isinstance(found, Faults):
            return Edited("faulty", fault=found.sentence, kept=self.differs())
        if found is None:
            return Edited("unchanged")
        return self._saved(found)

    def _saved(self, taken: Taken) -> Edited:
        saved, change = taken.saved, EntryChange(self._before, taken.saved.entry)
        if self._remember:
            self._remember(change)
        outcome: Outcome = "copied" if saved.copied else "merged" if saved.merged else "saved"
        return Edited(outcome, change if self._remember else None, comments=taken.comments)

    def differs(self) -> bool:
        """Whether the file has edits that aren't in the entry; True if that cannot be determined."""
        return self._external_edit.differs()

    def __enter__(self) -> "EditorSession":
        self._external_edit.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._external_edit.__exit__(kind, error, trace)
