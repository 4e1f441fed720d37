"""Edits an entry's words, with one editor per part. Autosaved."""

from collections.abc import Callable, Mapping
from functools import partial
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
from connectwell.tui.saver import Take, Work
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
        self._looks = False  # whether the next save also looks what was changed elsewhere

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

    def saving(self) -> Work | None:
        """Returns the work of saving the words; after another screen, also of looking what was changed elsewhere."""
        written, again = self._written(), self.in_trouble
        looks, self._looks = self._looks, False

        def save() -> Take:
            changed = self._editing.save(written, again=again)
            saved, told = self._editing.saved, ""
            if saved:
                told = sentences.COPIED if saved.copied else sentences.MERGED if saved.merged else ""
            if looks:
                try:
                    found = self._editing.look_again(written | changed)
                except EntryNotFound:
                    told = wording.GONE_WHILE_EDITING
                except ConnectwellError as fault:
                    told = str(fault)
                else:
                    changed |= found or {}
                    told = told if found is None else wording.CHANGED_ELSEWHERE
            return lambda: self._take_in(changed, written, told)

        return save

    def rescuing(self, folder: str) -> Callable[[], None]:
        """Returns the work of saving the entry to another folder."""
        return partial(self._editing.rescue, self._written(), folder)

    def tell_saved(self) -> None:
        """Reports a merge, a copy or a fallback folder, if there was one."""
        if self._told or self.in_trouble:
            self.say(sentences.RESCUED if self.rescued else self._told)
        self._told, self.in_trouble = "", self.rescued

    def _take_in(self, changed: Mapping[str, str], written: Mapping[str, str], told: str) -> None:
        """Shows the words of parts changed elsewhere, unless they were typed on meanwhile."""
        self._told = told
        editors = self._editors()
        for part_id, words in changed.items():
            if editors[part_id].words == written[part_id]:
                editors[part_id].show_words(words)
            else:
                self._editing.not_taken_in(part_id, written[part_id])

    # --- Resuming and leaving

    def on_screen_resume(self) -> None:
        """Merges what was changed elsewhere meanwhile, so that nothing unseen is overwritten."""
        self._looks = not self.rescued
        self.is_saved()

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
        if not self.stays():
            self.when_saved(self._go)

    def _go(self) -> None:
        self.dismiss()
        if self.rescued:
            self.companion.tell(sentences.RESCUED)
