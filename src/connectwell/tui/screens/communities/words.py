"""The form for a way out of a kind of community and a note on it. However it is left, it saves."""

from collections.abc import Callable
from functools import partial

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from connectwell.entries import communities
from connectwell.journal.community_marks import MarkEditing
from connectwell.model.circle import CirclePart
from connectwell.model.text import visible
from connectwell.tui.saver import Take, Work
from connectwell.tui.screens.form import FormScreen
from connectwell.tui.widgets.editor import Editor
from connectwell.tui.widgets.line_input import LineInput


class CommunityWordsScreen(FormScreen):
    """Two things to write about one kind of community.

    Args:
        editing: takes the changes; the first save creates a version.
        finished: called at the end with a notice about the save, which may be empty.
    """

    CSS_PATH = "communities.tcss"
    AUTO_FOCUS = "#way_out"

    def __init__(self, editing: MarkEditing, finished: Callable[[str], None]) -> None:
        super().__init__(finished)
        self._editing = editing
        self._way_out, self._words = editing.part.way_out, editing.part.words

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

    def _on_screen(self) -> tuple[str, str]:
        return self.query_one("#way_out", LineInput).words, self.query_one("#words", Editor).words

    def _written(self) -> CirclePart:
        """Returns the part with the changes made here; the mark is as on disk."""
        part = self._editing.part
        way_out, words = self._on_screen()
        if way_out != self._way_out:
            part = communities.answered(part, "way_out", way_out)
        return communities.answered(part, "words", words) if words != self._words else part

    def saving(self) -> Work | None:
        """Returns the work of saving the changes, if any."""
        part, on_screen = self._written(), self._on_screen()
        if part == self._editing.part:
            return None

        def save() -> Take:
            saved = self._editing.save(part)
            return lambda: self._take(communities.happened(saved), *on_screen)

        return save

    def rescuing(self, folder: str) -> Callable[[], None]:
        """Returns the work of writing it to a copy beside its file; the form offers no folder."""
        return partial(self._editing.save_fallback, self._written())

    def _take(self, said: str, way_out: str, words: str) -> None:
        """Takes in what was saved: a text typed back to what it was before is a change since then."""
        self._tell(said)
        self._way_out, self._words = way_out, words
