"""Edits an entry's words, with one editor per part. Autosaved."""

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from connectwell import sentences
from connectwell.entries import page
from connectwell.entries.parts_editing import PartsEditing
from connectwell.errors import ConnectwellError, EntryNotFound
from connectwell.model.parts import put_away_in
from connectwell.model.text import visible
from connectwell.tui import wording
from connectwell.tui.places import BACK
from connectwell.tui.screens.writing import WritingScreen
from connectwell.tui.widgets.editor import Editor


class EditScreen(WritingScreen):
    """Editors for the parts; Tab moves between them.

    Args:
        editing: the entry's parts; its `change` holds the result on leaving.
    """

    CSS_PATH = "editing.tcss"
    AUTO_FOCUS = "Editor"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "next", "Next", show=False),
        BACK.on_screen("leave", label="Done"),
    ]

    def __init__(self, editing: PartsEditing) -> None:
        super().__init__()
        self._editing = editing
        self._told = ""  # the merge or copy the last save reported

    def top_right(self) -> str:
        """The day this entry belongs to."""
        return page.long_day(self._editing.entry.day)

    def compose_body(self) -> ComposeResult:
        """Yields each part with its name, its prompt, and its words."""
        with VerticalScroll(classes="page", can_focus=False):
            for n, part in enumerate(self._editing.parts):
                yield Static(visible(part.name), classes="heading", markup=False)
                if part.asked:
                    yield Static(visible(part.asked), classes="asked", markup=False)
                yield Editor(part.words, blinks=self.context.settings.motion, id=f"part-{n}")

    def on_mount(self) -> None:
        """Says which parts aren't shown, and how to reach them."""
        if parts := put_away_in(self._editing.entry):
            self.say(wording.stay_put_away(len(parts)))

    def _editors(self) -> dict[str, Editor]:
        return {part.id: self.query_one(f"#part-{n}", Editor) for n, part in enumerate(self._editing.parts)}

    # --- Saving

    def _written(self) -> dict[str, str]:
        return {part_id: editor.words for part_id, editor in self._editors().items()}

    def save_words(self) -> None:
        """Saves the words. Raises SaveFailed."""
        changed = self._editing.save(self._written(), again=self.in_trouble)
        if saved := self._editing.saved:
            self._told = sentences.COPIED if saved.copied else sentences.MERGED if saved.merged else ""
        self._take_in(changed)

    def rescue_words(self, folder: str) -> None:
        """Saves the entry to another folder. Raises SaveFailed."""
        self._editing.rescue(self._written(), folder)

    def tell_saved(self) -> None:
        """Reports a merge, a copy or a fallback folder, if there was one."""
        if self._told or self.in_trouble:
            self.say(sentences.RESCUED if self.rescued else self._told)
        self._told, self.in_trouble = "", self.rescued

    def _take_in(self, changed: Mapping[str, str]) -> None:
        """Shows the words of parts changed elsewhere."""
        editors = self._editors()
        for part_id, words in changed.items():
            editors[part_id].show_words(words)

    # --- Resuming and leaving

    def on_screen_resume(self) -> None:
        """Merges what was changed elsewhere meanwhile, so that nothing unseen is overwritten."""
        if not self.is_saved() or self.rescued:
            return
        try:
            changed = self._editing.look_again(self._written())
        except EntryNotFound:
            self.say(wording.GONE_WHILE_EDITING)
        except ConnectwellError as fault:
            self.say(str(fault))
        else:
            if changed is not None:
                self._take_in(changed)
                self.say(wording.CHANGED_ELSEWHERE)

    def action_next(self) -> None:
        """Moves to the next part; after the last one, leaves."""
        editors = [*self._editors().values()]
        at = next((n for n, editor in enumerate(editors) if editor is self.focused), len(editors))
        if at + 1 < len(editors):
            editors[at + 1].focus()
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Saves and returns. Stays if it can't be saved anywhere."""
        if self.is_saved():
            self.dismiss()
            if self.rescued:
                self.companion.tell(sentences.RESCUED)
