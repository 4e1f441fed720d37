"""A screen for one text of its own, as a note or a line for the session. Nothing stays of an empty one."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from functools import partial
from typing import ClassVar, Protocol

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget

from connectwell import sentences
from connectwell.errors import ConnectwellError
from connectwell.journal import Journal
from connectwell.model.entry import Entry
from connectwell.tui.places import BACK
from connectwell.tui.saver import Take, Work
from connectwell.tui.screens.writing import WritingScreen
from connectwell.tui.widgets.editor import Editor


class TextSaver(Protocol):
    """Saves one text, each time to the same entry."""

    @property
    def copied(self) -> bool:
        """Whether the last save is in a copy beside the entry, or made one of what another program had put there."""

    def save(self, words: str) -> Entry:
        """Saves the text. Raises SaveFailed."""

    def rescue(self, words: str, folder: str) -> None:
        """Writes it to another folder, which the person names. Raises SaveFailed."""


class TextDraft:
    """The text as it is written.

    Args:
        journal: where it is.
        writing: saves it.
        words: what is written already.
        so_far: saves a text that isn't finished yet; None for one that was finished before, whose entry stays even
            without words.
        resumed: the entry of an unfinished text that is gone on with.

    Attributes:
        words: as last saved.
        entry: as last saved; None if it isn't on disk.
    """

    def __init__(
        self,
        journal: Journal,
        writing: TextSaver,
        words: str = "",
        *,
        so_far: Callable[[str], Entry] | None = None,
        resumed: Entry | None = None,
    ) -> None:
        self._journal, self._writing, self._so_far, self._is_new = journal, writing, so_far, so_far is not None
        self.words = words
        self.entry = resumed

    def would_save(self, words: str) -> bool:
        """Returns whether there is anything to save."""
        return words != self.words and bool(words.strip() or not self._is_new)

    def save(self, words: str) -> None:
        """Saves the text. A new one without words isn't created. Raises SaveFailed."""
        if self.would_save(words):
            self.entry = (self._so_far or self._writing.save)(words)
            self.words = words

    def rescue(self, words: str, folder: str) -> None:
        """Saves the text to another folder, chosen by the person. Raises SaveFailed."""
        self._writing.rescue(words, folder)

    def finish(self, words: str) -> None:
        """Saves it as finished; removes a new text whose words were all deleted. Raises ConnectwellError."""
        if self.entry and self.is_empty(words):
            self.entry = self._journal.remove(self.entry.id)
        elif words.strip() or not self._is_new:
            self.save(words)
            if self.is_open:
                with suppress(ConnectwellError):  # the words are saved, and Today says that it isn't finished
                    self.entry = self._writing.save(words)

    @property
    def copied(self) -> bool:
        """Whether the last save is in a copy beside the entry, or made one of what another program had put there."""
        return self._writing.copied

    @property
    def is_open(self) -> bool:
        """Whether it was saved as not finished yet."""
        return self._is_new and self.entry is not None and self.entry.unfinished

    def is_empty(self, words: str) -> bool:
        """Returns whether it is a new text that was saved, and whose words were all deleted since."""
        return self.entry is not None and self._is_new and not words.strip()


class SingleTextScreen(WritingScreen):
    """An editor for one text. Subclasses say what it is about, and what comes after it.

    Attributes:
        told: what is said once it is saved, where nothing else comes after it.
    """

    told = sentences.NOTE_SAVED

    AUTO_FOCUS = "Editor"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "next", "Save", show=False),
        BACK.on_screen("leave"),
    ]

    def draft(self) -> TextDraft:
        """Returns the text, always the same."""
        raise NotImplementedError

    def about(self) -> Iterable[Widget]:
        """Yields what is above the editor."""
        return ()

    def hint(self) -> str:
        """The editor's placeholder."""
        return ""

    def finished(self, entry: Entry | None, went_on: bool) -> None:
        """Goes on after this screen.

        Args:
            entry: what was saved, if anything.
            went_on: whether the person went on rather than back.
        """

    def compose_body(self) -> ComposeResult:
        """Yields what it is about, and an editor."""
        with Vertical(classes="page"):
            yield from self.about()
            yield Editor(self.draft().words, blinks=self.context.settings.motion, placeholder=self.hint())

    @property
    def writing_day(self) -> date | None:
        """The day it belongs to, once it is saved."""
        entry = self.draft().entry
        return entry.day if entry else None

    def saving(self) -> Work | None:
        """Returns the work of saving the text, if it was changed."""
        draft, words = self.draft(), self.query_one(Editor).words
        if not draft.would_save(words):
            return None

        def save() -> Take:
            draft.save(words)
            return lambda: self.say(sentences.COPIED) if draft.copied else None

        return save

    def rescuing(self, folder: str) -> Callable[[], None]:
        """Returns the work of saving the text to another folder."""
        return partial(self.draft().rescue, self.query_one(Editor).words, folder)

    def action_next(self) -> None:
        """Saves, and finishes."""
        self._finish(went_on=True)

    def action_leave(self) -> None:
        """Saves, and returns."""
        if not self.stays():
            self._finish(went_on=False)

    def _finish(self, *, went_on: bool) -> None:
        self.when_saved(lambda: self._end(went_on))

    def _end(self, went_on: bool) -> None:
        draft = self.draft()
        if self.rescued:
            self._go(went_on=False)
            self.companion.show_notice(sentences.RESCUED)
        elif draft.is_empty(words := self.query_one(Editor).words) or draft.is_open:
            self.act(lambda: draft.finish(words), lambda _: self._go(went_on=went_on))
        else:
            self._go(went_on=went_on)

    def _go(self, *, went_on: bool) -> None:
        self.dismiss()
        self.finished(self.draft().entry, went_on)
        if self.draft().copied and not self.rescued:
            self.companion.show_notice(sentences.COPIED)
