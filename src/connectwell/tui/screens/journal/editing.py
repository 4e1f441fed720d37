"""The edit page: everything of an entry, editors for words and rows for the rest. Each change can be undone."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from connectwell import sentences
from connectwell.entries import page
from connectwell.entries.changes import ChangedSince
from connectwell.entries.entry_editing import EntryEditing
from connectwell.entries.fields import Field, Value, read_typed, value_text
from connectwell.errors import ConnectwellError, EntryNotFound
from connectwell.model.parts import put_away_in
from connectwell.model.text import visible
from connectwell.tui import wording
from connectwell.tui.places import BACK, NEXT_LINE, undo_keys
from connectwell.tui.saver import Take, Work
from connectwell.tui.screens.writing import WritingScreen
from connectwell.tui.widgets.editor import Editor
from connectwell.tui.widgets.field_row import FieldRow


class EditScreen(WritingScreen):
    """Editors and rows for an entry; Tab moves between them.

    Args:
        editing: the entry's fields; its `changes` hold the result on leaving.
        at: the id of the field or of the part to begin at; by default the first words.
    """

    CSS_PATH = "editing.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "next", "Next", show=False),
        NEXT_LINE,
        *undo_keys(),
        BACK.on_screen("leave", label="Done"),
    ]

    def __init__(self, editing: EntryEditing, at: str = "") -> None:
        super().__init__()
        self._editing, self._at = editing, at
        self._told = ""  # the merge or copy the last save reported
        self._looks = False  # whether the next save also looks what was changed elsewhere
        self._open: set[str] = set()  # blank words that have an editor
        self._shown: tuple[Field, ...] = ()
        self._chosen: dict[str, Value] = {}  # values of rows that aren't saved yet

    def top_right(self) -> str:
        """The day this entry belongs to."""
        return page.long_day(self._editing.entry.day)

    def compose_body(self) -> ComposeResult:
        """Yields the page."""
        with VerticalScroll(classes="page", can_focus=False):
            yield from self._widgets()

    def _widgets(self) -> Iterator[Widget]:
        """Yields each part with its name, its prompt, its words, and a row for everything else of it."""
        self._shown, part = self._editing.fields, ""
        for field in self._shown:
            if field.part != part:
                part = field.part
                yield Static(visible(field.title), classes="heading", markup=False)
            if not self._is_written(field):
                yield FieldRow(field)
                continue
            if above := field.asked or field.label:
                yield Static(visible(above), classes="asked", markup=False)
            yield Editor(field.value, blinks=self.context.settings.motion, id=_widget_id(field.id))

    def _is_written(self, field: Field) -> bool:
        return field.kind == "words" and bool(field.value.strip() or field.id in self._open)

    def on_mount(self) -> None:
        """Begins where it was asked to, and says which parts aren't shown."""
        self._focus(self._at)
        if parts := put_away_in(self._editing.entry):
            self.say(wording.stay_put_away(len(parts)))

    def _focus(self, field_id: str) -> None:
        """Focuses a field, or the first words or else row of a part; if it isn't there, words, a rating, any row."""
        rows, editors = list(self.query(FieldRow)), self._editors()
        for widget in (
            *(editor for id, editor in editors.items() if id == field_id),
            *(row for row in rows if row.field.id == field_id),
            *(editors[field.id] for field in self._shown if field.part == field_id and field.id in editors),
            *(row for row in rows if row.field.part == field_id and field_id),
            *editors.values(),
            *(row for row in rows if row.field.kind == "rating" and row.field.value is not None),
            *rows,
        ):
            widget.focus()
            return

    def _editors(self) -> dict[str, Editor]:
        there = {editor.id: editor for editor in self.query(Editor)}
        return {field.id: there[id] for field in self._shown if (id := _widget_id(field.id)) in there}

    # --- Saving

    def _written(self) -> dict[str, Any]:
        return {field_id: editor.words for field_id, editor in self._editors().items()} | self._chosen

    def saving(self) -> Work | None:
        """Returns the work of saving what was changed; after another screen, also of looking what was elsewhere."""
        written, again = self._written(), self.in_trouble
        looks, self._looks = self._looks, False

        def save() -> Take:
            changed = self._editing.save(written, again=again)
            saved, told = self._editing.saved, ""
            if saved:
                told = sentences.COPIED if saved.copied else sentences.MERGED if saved.merged else ""
            if looks:
                try:
                    found = self._editing.merge_outside_changes(written | changed)
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

    def show_saved(self) -> None:
        """Reports a merge, a copy or a fallback folder, if there was one."""
        if self._told or self.in_trouble:
            self.say(sentences.RESCUED if self.rescued else self._told)
        self._told, self.in_trouble = "", self.rescued

    def _take_in(self, changed: Mapping[str, Value], written: Mapping[str, Value], told: str) -> None:
        """Shows what was changed elsewhere, unless it was typed in meanwhile."""
        self._told = told
        editors = self._editors()
        for field_id, value in changed.items():
            if field_id not in editors:
                continue
            if editors[field_id].words == written[field_id]:
                editors[field_id].show_words(value)
            else:
                self._editing.discard_merge(field_id, written[field_id])
        self._chosen = {field_id: value for field_id, value in self._chosen.items() if written.get(field_id) != value}
        self._show_rows()

    # --- Rows

    def _show_rows(self) -> None:
        """Shows the rows as they are now. Which there are is looked at where no one is typing."""
        now = {field.id: field for field in self._editing.fields}
        for row in self.query(FieldRow):
            if found := now.get(row.field.id):
                row.show(found)
        self.show_top()

    @on(FieldRow.Set)
    async def set_field(self, message: FieldRow.Set) -> None:
        """Saves a new value, and shows what follows from it."""
        await self._change(message.field.id, message.value)

    async def _change(self, field_id: str, value: Value) -> None:
        self._chosen[field_id] = value
        if self.is_saved():
            await self._show_fields(field_id)
        self.refresh_bindings()

    async def _show_fields(self, at: str, *, on_row: bool = False) -> None:
        """Redraws the page if there are other fields now; stays at a field, or at a row."""
        if [field.id for field in self._editing.fields] == [field.id for field in self._shown]:
            return
        box = self.query_one(".page")
        with self.app.batch_update():
            await box.remove_children()
            await box.mount_all(self._widgets())
        there = [row for row in self.query(FieldRow) if row.field.id == at] if on_row else []
        if on_row:
            (there or list(self.query(FieldRow)))[0].focus()
        else:
            self._focus(at)

    @on(FieldRow.Ask)
    def ask(self, message: FieldRow.Ask) -> None:
        """Asks for a new value, or opens an editor for words."""
        from connectwell.tui.screens.dialogs import ChoiceDialog, LineDialog
        from connectwell.tui.screens.questions import DayDialog

        field, blinks = message.field, self.context.settings.motion
        today, name = self.context.today(), visible(" · ".join(filter(None, [field.title, field.label])))

        def take(value: Value) -> None:
            if value is not None:
                self.call_next(self._change, field.id, value)

        match field.kind:
            case "words":
                self._open.add(field.id)
                self.call_next(self._open_editor, field)
            case "one":
                self.app.push_screen(ChoiceDialog([name], field.options, chosen=field.value), take)
            case "day":
                self.app.push_screen(DayDialog(wording.MOVE_DAY, today=today, given=field.value, blinks=blinks), take)
            case "some":
                self._ask_some(field, name)
            case _:
                given = "" if not field.value else value_text(field)
                dialog = LineDialog[tuple[Value]](
                    [(name, "plain")],
                    lambda typed: (read_typed(field, typed, today),),
                    given=given,
                    placeholder=wording.NAMES_LIKE if field.kind == "names" else "",
                    names=field.kind == "names",
                    keys=wording.TAKE_KEYS,
                    blinks=blinks,
                )
                self.app.push_screen(dialog, lambda told: take(told[0]) if told else None)

    def _ask_some(self, field: Field, name: str) -> None:
        """Adds one of the choices, or takes it out."""
        from connectwell.tui.screens.dialogs import ChoiceDialog

        def take(value: str | None) -> None:
            if value:
                chosen = tuple(one for one in field.options if (one in field.value) != (one == value))
                self.call_next(self._change, field.id, chosen)

        self.app.push_screen(ChoiceDialog([name], field.options), take)

    async def _open_editor(self, field: Field) -> None:
        row = next(row for row in self.query(FieldRow) if row.field.id == field.id)
        editor = Editor(field.value, blinks=self.context.settings.motion, id=_widget_id(field.id))
        await self.query_one(".page").mount(editor, before=row)
        await row.remove()
        editor.focus()

    # --- Undoing

    def action_undo(self) -> None:
        """Undoes the last change on this page."""
        self.when_saved(lambda: self.act(self._editing.undo, self._undone, self._not_undone))

    def _undone(self, field: Field | None) -> None:
        if field is None:
            return
        for field_id, editor in self._editors().items():
            now = self._editing.field(field_id)
            editor.show_words(now.value if now else "")
        self._show_rows()
        at = self.focused.field.id if isinstance(self.focused, FieldRow) else ""
        self.call_next(self._show_fields, at, on_row=True)  # in an editor, another u would be a letter
        self.say(sentences.UNDONE)
        self.refresh_bindings()

    def _not_undone(self, fault: ConnectwellError) -> None:
        self.say(wording.CHANGED_SINCE if isinstance(fault, ChangedSince) else str(fault))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Undo is there while there is something to undo."""
        return self._editing.can_undo if action == "undo" else True

    # --- Resuming and leaving

    def on_screen_resume(self) -> None:
        """Merges what was changed elsewhere meanwhile, so that nothing unseen is overwritten."""
        self._looks = not self.rescued
        self.is_saved()

    def action_next(self) -> None:
        """Moves to the next words; after the last ones, leaves."""
        self.go_on_from([*self._editors().values()])


def _widget_id(field_id: str) -> str:
    """Returns the id of a field's editor."""
    return "words-" + "".join(c if c.isascii() and c.isalnum() else f"_{ord(c):x}" for c in field_id)
