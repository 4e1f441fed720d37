"""An entry's words, one editor for each part that has some. Saved while they are typed."""

from collections.abc import Callable
from contextlib import suppress
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.timer import Timer
from textual.widgets import Static, TextArea

from connectwell import page, sentences
from connectwell.errors import ConnectwellError, EntryNotFound, SaveFailed
from connectwell.journal import Editing, Saved
from connectwell.model.entry import Entry
from connectwell.model.text import visible
from connectwell.rewording import Part, parts_of, reworded
from connectwell.tui.base import SAVE_EVERY, Room
from connectwell.tui.screens.journal_undo import LastChange
from connectwell.tui.widgets.editor import Editor
from connectwell.tui.widgets.entry_line import NAMES


class EditScreen(Room):
    """Tab goes from part to part. What it changed is in `change` once it is left.

    Args:
        editing: the entry. The first save cuts a version.
    """

    CSS_PATH = "journal_editing.tcss"
    AUTO_FOCUS = "Editor"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "next", "Next", show=False),
        Binding("f6", "rescue", "Save elsewhere", show=False),
        Binding("escape", "leave", "Done", key_display="Esc"),
    ]

    def __init__(self, editing: Editing) -> None:
        super().__init__()
        self._editing = editing
        self._parts = parts_of(editing.entry, NAMES)
        self._known = {part.id: part.words for part in self._parts}
        self._before: dict[str, str] = {}  # the words of each part that was changed here
        self._timer: Timer | None = None
        self._trouble = False
        self._folder = ""  # another one, that it is saved in while the journal cannot be

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

    def compose_room(self) -> ComposeResult:
        """Each part with its name, what was asked, and its words."""
        entry = self._editing.entry
        asked = {f"reflection:{part.key}": part.asked for part in entry.reflections}
        asked |= {f"connection:{part.key}": part.asked for part in entry.connections}
        with VerticalScroll(classes="page", can_focus=False):
            for n, part in enumerate(self._parts):
                yield Static(visible(part.name), classes="heading", markup=False)
                if asked.get(part.id):
                    yield Static(visible(asked[part.id]), classes="asked", markup=False)
                yield Editor(part.words, blinks=self.rooms.settings.motion, id=f"part-{n}")

    def on_mount(self) -> None:
        """Says what isn't here, and how to reach it."""
        if parts := page.put_away_in(self._editing.entry):
            self.say(sentences.stay_put_away(parts))

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

    def flush(self) -> None:
        """What was typed goes to disk, now. Raises SaveFailed."""
        if self._timer:
            self._timer.stop()
            self._timer = None
        entry = self._written()
        if entry == self._editing.entry and not self._trouble:
            return
        try:
            saved = self._editing.save(entry)
        except SaveFailed as failure:
            self._trouble = True
            if self._rescued(entry):
                self.say(sentences.RESCUED)
            else:
                self.say(f"{failure} {sentences.ON_SCREEN} {sentences.RESCUE_KEY}")
            raise
        self._tell(saved)
        self._take_in(saved.entry)

    def _rescued(self, entry: Entry) -> bool:
        """Saves into the folder that was named, where one was."""
        with suppress(SaveFailed):
            if self._folder:
                self._editing.rescue(entry, self._folder)
                return True
        return False

    def _tell(self, saved: Saved) -> None:
        if saved.copied:
            self.say(sentences.COPIED)
        elif saved.merged:
            self.say(sentences.MERGED)
        elif self._trouble:
            self.say("")
        self._trouble = False

    def _take_in(self, entry: Entry) -> None:
        """Shows the words of other parts as they are now, where they were changed somewhere else."""
        now = {part.id: part.words for part in parts_of(entry, NAMES)}
        for part, editor in self._editors():
            words, untouched = now.get(part.id, ""), editor.words == self._known[part.id]
            self._known[part.id] = words if untouched else editor.words
            if untouched and words != editor.words:
                editor.show_words(words)

    @on(TextArea.Changed)
    def words_changed(self) -> None:
        """Saves a moment after the first unsaved keystroke."""
        self.companion.wrote_on()
        if self._timer is None:
            self._timer = self.set_timer(SAVE_EVERY, self._autosave)

    def _autosave(self) -> None:
        self._timer = None
        self._try(self.flush)

    def _try(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except SaveFailed:  # told by flush
            return False
        return True

    # --- Coming and going

    def on_screen_resume(self) -> None:
        """Back here: what was changed somewhere else meanwhile is taken in, and nothing is written unread."""
        if not self._try(self.flush):
            return
        try:
            now = self.rooms.journal.edit(self._editing.entry.id)
        except EntryNotFound:
            self.say(sentences.GONE_WHILE_EDITING)
        except ConnectwellError as fault:
            self.say(str(fault))
        else:
            if now.entry != self._editing.entry:
                self._editing = now
                self._take_in(now.entry)
                self.say(sentences.CHANGED_ELSEWHERE)

    def action_next(self) -> None:
        """To the next part; after the last one, done."""
        editors = [editor for _, editor in self._editors()]
        at = next((n for n, editor in enumerate(editors) if editor is self.focused), len(editors))
        if at + 1 < len(editors):
            editors[at + 1].focus()
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Saved, and back. Stays where it cannot be saved."""
        if self._try(self.flush):
            self.dismiss()

    def action_rescue(self) -> None:
        """Another folder to save this entry in."""
        from connectwell.tui.screens.rescue import RescueScreen

        if self._trouble:
            self.app.push_screen(RescueScreen(self._rescue, blinks=self.rooms.settings.motion))

    def _rescue(self, folder: str) -> None:
        self._editing.rescue(self._written(), folder)
        self._folder = folder
