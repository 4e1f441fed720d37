"""An entry's words, one editor for each part that has some. Saved while they are typed."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from connectwell import sentences
from connectwell.entries import page
from connectwell.entries.rewording import Part, parts_of, reworded
from connectwell.errors import ConnectwellError, EntryNotFound
from connectwell.journal import Editing
from connectwell.model.entry import Entry
from connectwell.model.putting_away import put_away_in
from connectwell.model.text import visible
from connectwell.tui import wording
from connectwell.tui.screens.journal.undo import LastChange
from connectwell.tui.screens.writing import WritingScreen
from connectwell.tui.widgets.editor import Editor


class EditScreen(WritingScreen):
    """Tab goes from part to part. What it changed is in `change` once it is left.

    Args:
        editing: the entry. The first save cuts a version.
    """

    CSS_PATH = "editing.tcss"
    AUTO_FOCUS = "Editor"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "next", "Next", show=False),
        Binding("escape", "leave", "Done", key_display="Esc"),
    ]

    def __init__(self, editing: Editing) -> None:
        super().__init__()
        self._editing = editing
        self._parts = parts_of(editing.entry, sentences.NEED_NAMES)
        self._known = {part.id: part.words for part in self._parts}
        self._before: dict[str, str] = {}  # the words of each part that was changed here
        self._told = ""  # what the last save took in

    @property
    def change(self) -> LastChange | None:
        """What was changed here, if anything; changes that came from somewhere else are not part of it."""
        before = after = self._editing.entry
        for part_id, words in self._before.items():
            before = reworded(before, part_id, words)
        return LastChange(before, after) if before != after else None

    def top_right(self) -> str:
        """The day this entry belongs to."""
        return page.long_day(self._editing.entry.day)

    def compose_body(self) -> ComposeResult:
        """Each part with its name, what was asked, and its words."""
        entry = self._editing.entry
        asked = {f"reflection:{part.key}": part.asked for part in entry.reflections}
        asked |= {f"connection:{part.key}": part.asked for part in entry.connections}
        with VerticalScroll(classes="page", can_focus=False):
            for n, part in enumerate(self._parts):
                yield Static(visible(part.name), classes="heading", markup=False)
                if asked.get(part.id):
                    yield Static(visible(asked[part.id]), classes="asked", markup=False)
                yield Editor(part.words, blinks=self.context.settings.motion, id=f"part-{n}")

    def on_mount(self) -> None:
        """Says what isn't here, and how to reach it."""
        if parts := put_away_in(self._editing.entry):
            self.say(wording.stay_put_away(len(parts)))

    def _editors(self) -> list[tuple[Part, Editor]]:
        return [(part, self.query_one(f"#part-{n}", Editor)) for n, part in enumerate(self._parts)]

    # --- Saving

    def _written(self) -> Entry:
        """The entry with what was typed; parts that weren't touched stay as they are now."""
        entry = self._editing.entry
        for part, editor in self._editors():
            if editor.words != self._known[part.id]:
                self._before.setdefault(part.id, self._known[part.id])
                entry = reworded(entry, part.id, editor.words)
        return entry

    def save_words(self) -> None:
        """What was typed goes to disk. Raises SaveFailed."""
        entry = self._written()
        if entry == self._editing.entry and not self.in_trouble:
            return
        saved = self._editing.save(entry)
        self._told = sentences.COPIED if saved.copied else sentences.MERGED if saved.merged else ""
        self._take_in(saved.entry)

    def rescue_words(self, folder: str) -> None:
        """The entry goes into another folder. Raises SaveFailed."""
        self._editing.rescue(self._written(), folder)

    def tell_saved(self) -> None:
        """Says what a save took in or where it went, where that is worth a word."""
        if self._told or self.in_trouble:
            self.say(sentences.RESCUED if self.rescued else self._told)
        self._told, self.in_trouble = "", self.rescued

    def _take_in(self, entry: Entry) -> None:
        """Shows the words of other parts as they are now, where they were changed somewhere else."""
        now = {part.id: part.words for part in parts_of(entry, sentences.NEED_NAMES)}
        for part, editor in self._editors():
            words, untouched = now.get(part.id, ""), editor.words == self._known[part.id]
            self._known[part.id] = words if untouched else editor.words
            if untouched and words != editor.words:
                editor.show_words(words)

    # --- Coming and going

    def on_screen_resume(self) -> None:
        """Back here: what was changed somewhere else meanwhile is taken in, and nothing is written unread."""
        if not self.is_saved() or self.rescued:
            return
        try:
            now = self.context.journal.edit(self._editing.entry.id)
        except EntryNotFound:
            self.say(wording.GONE_WHILE_EDITING)
        except ConnectwellError as fault:
            self.say(str(fault))
        else:
            if now.entry != self._editing.entry:
                self._editing = now
                self._take_in(now.entry)
                self.say(wording.CHANGED_ELSEWHERE)

    def action_next(self) -> None:
        """To the next part; after the last one, done."""
        editors = [editor for _, editor in self._editors()]
        at = next((n for n, editor in enumerate(editors) if editor is self.focused), len(editors))
        if at + 1 < len(editors):
            editors[at + 1].focus()
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Saved, and back. Stays where it cannot be saved anywhere."""
        if self.is_saved():
            self.dismiss()
            if self.rescued:
                self.companion.tell(sentences.RESCUED)
