"""The form for a person, group or place of the circle. However it is left, it saves."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, Static, TextArea

from connectwell import sentences
from connectwell.entries import circle
from connectwell.errors import SaveFailed
from connectwell.journal import CircleEditing
from connectwell.model.circle import MADE_HERE, CirclePart
from connectwell.tui.places import BACK
from connectwell.tui.saver import Take, Work
from connectwell.tui.screens.writing import SavingScreen
from connectwell.tui.widgets.editor import Editor
from connectwell.tui.widgets.line_input import LineInput
from connectwell.tui.widgets.multi_choice import MultiChoice

_LEAVE_UNSAVED = "Esc again leaves it unsaved."
_HELP_NOW = {"yes": "show under people I chose"}


class Pick(MultiChoice):
    """A row of the form; Enter moves to the next."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "done", "Next", show=False)]


class CirclePartScreen(SavingScreen):
    """The form for one part of the circle.

    Args:
        editing: takes the changes; the first save creates a version.
        finished: called at the end with a notice about the save, which may be empty.
    """

    CSS_PATH = "circle.tcss"
    AUTO_FOCUS = "#name"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "next", "Save", key_display="^n"),
        BACK.on_screen("leave"),
    ]

    def __init__(self, editing: CircleEditing, finished: Callable[[str], None]) -> None:
        super().__init__()
        self._editing, self._finished = editing, finished
        self._given = {field: circle.current_answer(editing.part, field) for field in circle.FIELDS}
        self._said = ""
        self._warned = False

    def compose_body(self) -> ComposeResult:
        """Yields a line per field, then an editor."""
        part, blinks = self._editing.part, self.context.settings.motion
        kinds: dict[str, str] = {kind: circle.KINDS[kind][0] for kind in dict.fromkeys((*MADE_HERE, part.kind))}
        with VerticalScroll(classes="page", can_focus=False):
            yield Static(circle.flat(part.name) or circle.NEW, id="title", classes="heading gap", markup=False)
            yield from self._line("name", blinks)
            yield Pick(circle.LABELS["kind"], kinds, [part.kind], only_one=True, id="kind")
            yield from self._line("role", blinks)
            yield from self._line("names", blinks)
            yield Pick(circle.LABELS["help_now"], _HELP_NOW, ["yes"] * part.help_now, id="help_now")
            yield from self._line("call", blinks)
            yield Editor(part.words, blinks=blinks, placeholder=circle.HINTS["words"], id="words")

    def _line(self, field: circle.Field, blinks: bool) -> ComposeResult:
        with Horizontal(classes="line"):
            yield Static(circle.LABELS[field], classes="label", markup=False)
            yield LineInput(self._given[field], blinks=blinks, placeholder=circle.HINTS[field], id=field)

    # --- Saving

    def _written(self) -> CirclePart:
        """Returns the part with the changes made here; other fields are as on disk. An empty name keeps the old one."""
        part = self._editing.part
        for line in self.query(LineInput):
            field = cast(circle.Field, line.id)
            if line.words != self._given[field] and (line.words.strip() or field != "name"):
                part = circle.answered(part, field, line.words)
        words = self.query_one("#words", Editor).words
        if words != self._given["words"]:
            part = circle.answered(part, "words", words)
        part = self._chosen(part)
        if part != circle.BLANK and not part.name:
            part = circle.answered(part, "name", circle.NO_NAME_YET)
        return part

    def _chosen(self, part: CirclePart) -> CirclePart:
        kind = next(iter(self.query_one("#kind", Pick).chosen), part.kind)
        help_now = "yes" if self.query_one("#help_now", Pick).chosen else "no"
        if kind != self._given["kind"]:
            part = circle.answered(part, "kind", kind)
        return circle.answered(part, "help_now", help_now) if help_now != self._given["help_now"] else part

    def saving(self) -> Work | None:
        """Returns the work of saving the changes, if any."""
        part = self._written()
        if part == self._editing.part:
            return None

        def save() -> Take:
            saved = self._editing.save(part)
            return lambda: self._tell(circle.save_notice(saved))

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

    # --- Navigation

    @on(Input.Submitted)
    @on(MultiChoice.Finished)
    def next_line(self) -> None:
        """Moves to the next field."""
        self.focus_next()

    def action_next(self) -> None:
        """Saves and returns, on the key that leaves an editor."""
        self.action_leave()

    def action_leave(self) -> None:
        """Saves and returns to the list. If saving fails, says so and stays; a second time, it leaves."""
        if not self.stays():
            self.when_saved(self._go, self._warn_or_go)

    def _warn_or_go(self) -> None:
        if self.in_trouble and self._warned:
            self._go()
        self._warned = self.in_trouble

    def _go(self) -> None:
        self.dismiss()
        self._finished(self._said)
