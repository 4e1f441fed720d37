"""The form for a way out of a kind of community and a note on it. However it is left, it saves."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, Static, TextArea

from connectwell import sentences
from connectwell.entries import communities
from connectwell.errors import SaveFailed
from connectwell.journal.community_marks import MarkEditing
from connectwell.model.circle import CirclePart
from connectwell.model.text import visible
from connectwell.tui.places import BACK
from connectwell.tui.saver import Take, Work
from connectwell.tui.screens.writing import SavingScreen
from connectwell.tui.widgets.editor import Editor
from connectwell.tui.widgets.line_input import LineInput

_LEAVE_UNSAVED = "Esc again leaves it unsaved."


class CommunityWordsScreen(SavingScreen):
    """Two things to write about one kind of community.

    Args:
        editing: takes the changes; the first save creates a version.
        finished: called at the end with a notice about the save, which may be empty.
    """

    CSS_PATH = "communities.tcss"
    AUTO_FOCUS = "#way_out"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "next", "Save", key_display="^n"),
        BACK.on_screen("leave"),
    ]

    def __init__(self, editing: MarkEditing, finished: Callable[[str], None]) -> None:
        super().__init__()
        self._editing, self._finished = editing, finished
        self._way_out, self._words = editing.part.way_out, editing.part.words
        self._said = ""
        self._warned = False

    def compose_body(self) -> ComposeResult:
        """Yields a line and an editor."""
        part, blinks = self._editing.part, self.context.settings.motion
        with VerticalScroll(classes="page", can_focus=False):
            yield Static(visible(part.name), classes="heading gap", markup=False)
            with Horizontal(classes="line"):
                yield Static(communities.WAY_OUT, classes="label", markup=False)
                hint = communities.HINTS["way_out"]
                yield LineInput(part.way_out, blinks=blinks, placeholder=hint, id="way_out")
            yield Editor(part.words, blinks=blinks, placeholder=communities.HINTS["words"], id="words")

    def _written(self) -> CirclePart:
        """Returns the part with the changes made here; the mark is as on disk."""
        part = self._editing.part
        way_out, words = self.query_one("#way_out", LineInput).words, self.query_one("#words", Editor).words
        if way_out != self._way_out:
            part = communities.answered(part, "way_out", way_out)
        return communities.answered(part, "words", words) if words != self._words else part

    def saving(self) -> Work | None:
        """Returns the work of saving the changes, if any."""
        part = self._written()
        if part == self._editing.part:
            return None

        def save() -> Take:
            saved = self._editing.save(part)
            return lambda: self._tell(communities.happened(saved))

        return save

    def rescuing(self, folder: str) -> Callable[[], None]:
        """Returns the work of writing it to a copy beside its file; the form offers no folder."""
        return partial(self._editing.save_fallback, self._written())

    def _tell(self, said: str) -> None:
        self._said = said or self._said

    def show_save_failure(self, failure: SaveFailed) -> None:
        """Says why saving failed; the first time, that the same key again leaves it unsaved."""
        super().show_save_failure(failure)
        if not self._warned:
            self.say(f"{failure} {sentences.ON_SCREEN} {_LEAVE_UNSAVED}")

    @on(Input.Changed)
    @on(TextArea.Changed)
    def wrote(self) -> None:
        """Resets the warning: words written since haven't been warned about."""
        self._warned = False
        self.companion.wrote_since_failure()

    @on(Input.Submitted)
    def next_line(self) -> None:
        """Moves to the note."""
        self.focus_next()

    def action_next(self) -> None:
        """Saves and returns, on the key that leaves an editor."""
        self.action_leave()

    def action_leave(self) -> None:
        """Saves and returns. If saving fails, says so and stays; a second time, it leaves."""
        if not self.stays():
            self.when_saved(self._go, self._warn_or_go)

    def _warn_or_go(self) -> None:
        if self.in_trouble and self._warned:
            self._go()
        self._warned = self.in_trouble

    def _go(self) -> None:
        self.dismiss()
        self._finished(self._said)
