"""The form for a person, group or place of the circle, or a connection of one's own. However it is left, it saves."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import ClassVar, Final, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, Static

from connectwell import sentences
from connectwell.entries import circle, circle_fields
from connectwell.journal import CircleEditing
from connectwell.model.circle import MADE_HERE, CirclePart
from connectwell.tui.saver import Take, Work
from connectwell.tui.screens.form import FormScreen
from connectwell.tui.widgets.editor import Editor
from connectwell.tui.widgets.line_input import LineInput
from connectwell.tui.widgets.multi_choice import MultiChoice

_LINES: Final[tuple[circle_fields.Field, ...]] = ("name", "role", "to_me", "names", "call")
_IN_ORDER: Final[tuple[circle_fields.Field, ...]] = (
    "name", "kind", "role", "to_me", "names", "gives", "near", "calmer", "unsafe", "help_now", "call",
)  # fmt: skip
_OF_CONNECTION: Final = tuple(field for field in circle_fields.OF_CONNECTION if field != "words")


class Pick(MultiChoice):
    """A row of the form; Enter moves to the next."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "done", "Next", show=False)]


class CirclePartScreen(FormScreen):
    """The form for one part of the circle.

    Args:
        editing: takes the changes; the first save creates a version.
        finished: called at the end with a notice about the save, which may be empty.
    """

    CSS_PATH = "circle.tcss"
    AUTO_FOCUS = "#name"

    def __init__(self, editing: CircleEditing, finished: Callable[[str], None]) -> None:
        super().__init__(finished)
        self._editing = editing
        part = editing.part
        self._blank = circle_fields.BLANK_CONNECTION if part.kind == "connection" else circle_fields.BLANK
        self._fields = _OF_CONNECTION if part.kind == "connection" else _IN_ORDER
        self._given = {field: circle_fields.current_answer(part, field) for field in (*self._fields, "words")}

    def compose_body(self) -> ComposeResult:
        """Yields a line per field, then an editor."""
        part, blinks = self._editing.part, self.context.settings.motion
        title = circle.flat(part.name) or (
            circle_fields.KINDS["connection"][0] if part.kind == "connection" else circle.NEW
        )
        with VerticalScroll(classes="page", can_focus=False):
            yield Static(title, id="title", classes="heading gap", markup=False)
            for field in self._fields:
                yield from self._line(field, blinks) if field in _LINES else (self._pick(field),)
            yield Editor(part.words, blinks=blinks, placeholder=circle_fields.HINTS["words"], id="words")

    def _line(self, field: circle_fields.Field, blinks: bool) -> ComposeResult:
        hint = circle_fields.CONNECTION_HINT if self._blank.kind == "connection" else circle_fields.HINTS[field]
        with Horizontal(classes="line"):
            yield Static(self._label(field), classes="label", markup=False)
            yield LineInput(self._given[field], blinks=blinks, placeholder=hint, id=field)

    def _pick(self, field: circle_fields.Field) -> Pick:
        chosen = [value for value in self._given[field].split(", ") if value and value != "no"]
        return Pick(self._label(field), self._options(field), chosen, only_one=field != "gives", id=field)

    def _label(self, field: circle_fields.Field) -> str:
        if self._blank.kind == "connection":
            return circle_fields.CONNECTION_LABELS.get(field, circle_fields.LABELS[field])
        return circle_fields.LABELS[field]

    def _options(self, field: circle_fields.Field) -> Mapping[str, str]:
        match field:
            case "kind":
                kinds = dict.fromkeys((*MADE_HERE, self._editing.part.kind))
                return {kind: circle_fields.KINDS[kind][0] for kind in kinds}
            case "gives":
                return {str(need): name for need, name in sentences.NEED_NAMES.items()}
            case "near":
                return {str(near): label for near, (label, _) in circle_fields.NEARS.items()}
            case "effort":
                return {effort: label for effort, (label, _) in circle_fields.EFFORTS.items()}
            case "direction":
                return {str(direction): label for direction, label in sentences.DIRECTIONS_INLINE.items()}
            case _:
                return {"yes": circle_fields.TICKS[field]}

    # --- Saving

    def _on_screen(self) -> dict[circle_fields.Field, str]:
        """Returns what is on the screen, each in the form of an answer."""
        found: dict[circle_fields.Field, str] = {
            cast(circle_fields.Field, line.id): line.words for line in self.query(LineInput)
        }
        for pick in self.query(Pick):
            field = cast(circle_fields.Field, pick.id)
            options = self._options(field)
            chosen = ", ".join(value for value in options if value in pick.chosen)
            found[field] = chosen or ("no" if list(options) == ["yes"] else "")
        return {**found, "words": self.query_one("#words", Editor).words}

    def _written(self) -> CirclePart:
        """Returns the part with what was changed here; other fields are as on disk. An empty name keeps the old one."""
        part = self._editing.part
        for field, answer in self._on_screen().items():
            may_be_empty = field not in ("name", "kind")
            if answer != self._given[field] and (answer.strip() or may_be_empty):
                part = circle_fields.answered(part, field, answer)
        if part != self._blank and not part.name:
            part = circle_fields.answered(part, "name", circle.NO_NAME_YET)
        return part

    def saving(self) -> Work | None:
        """Returns the work of saving the changes, if any."""
        part, on_screen = self._written(), self._on_screen()
        if part == self._editing.part:
            return None

        def save() -> Take:
            saved = self._editing.save(part)
            return lambda: self._take(circle.save_notice(saved), on_screen)

        return save

    def rescuing(self, folder: str) -> Callable[[], None]:
        """Returns the work of writing it to a copy beside its file; the form offers no folder."""
        return partial(self._editing.save_fallback, self._written())

    def _take(self, said: str, saved: dict[circle_fields.Field, str]) -> None:
        """Takes in what was saved: a field typed back to what it was before is a change since then."""
        self._tell(said)
        self._given |= saved
        names = circle_fields.current_answer(self._editing.part, "names")
        for line in self.query("#names").results(LineInput):
            if line.words == saved["names"] != names:  # a former name is among them now, or no longer
                self._given["names"] = names
                with self.prevent(Input.Changed):
                    line.value = names

    def may_autosave(self) -> bool:
        """Somebody new waits until the name is written: their file is called after it."""
        return bool(self._editing.part.id) or (self.focused is not None and self.focused.id != "name")

    @on(events.DescendantFocus)
    def save_new(self) -> None:
        """Saves somebody new once the name is written and left."""
        if not self._editing.part.id and self.may_autosave() and self.query_one("#name", LineInput).words.strip():
            self.save_soon()

    # --- Navigation

    @on(MultiChoice.Finished)
    def next_pick(self) -> None:
        """Moves to the next field."""
        self.focus_next()
