"""One thing of an entry on the edit page that isn't written in an editor: its name and value, changed by a key."""

from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from connectwell import sentences
from connectwell.entries.fields import UNCLEAR, Field, Value, may_be_blank, value_text
from connectwell.model.text import visible
from connectwell.terminal_text import padded
from connectwell.tui.widgets.hanging import Named

_WIDTH: Final = 27
_ONES: Final = "0123456789"


class FieldRow(Static, can_focus=True):
    """A row. A rating takes digits, `c` and backspace; a choice ←→; Enter asks for anything else.

    Args:
        field: what it is.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "ask", "Change", key_display="⏎"),
        Binding("space", "ask", show=False),
        Binding("right", "step(1)", show=False),
        Binding("left", "step(-1)", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]
    DEFAULT_CSS = """
    FieldRow { height: auto; padding: 0 1 0 0; border-left: outer $border-blurred; }
    FieldRow:focus { border-left: outer $primary; text-style: bold; }
    """

    class Set(Message):
        """A new value was chosen."""

        def __init__(self, field: Field, value: Value) -> None:
            super().__init__()
            self.field, self.value = field, value

    class Ask(Message):
        """A new value is to be asked for."""

        def __init__(self, field: Field) -> None:
            super().__init__()
            self.field = field

    def __init__(self, field: Field) -> None:
        super().__init__("", markup=False)
        self.field = field
        self._waits = False  # whether a 1 was typed just now, which a 0 makes a 10
        self.show(field)

    def show(self, field: Field) -> None:
        """Shows the value as it is now."""
        self.field = field
        value = visible(value_text(field)) or sentences.EDIT_NO_WORDS
        name = Content.styled(padded(field.label or sentences.EDIT_WORDS, _WIDTH), "$text-muted")
        here = "▸" if self.has_focus else " "  # seen without colour too
        hint = f"  {sentences.EDIT_RATING_KEYS}" if field.kind == "rating" and self.has_focus else ""
        said = Content.assemble(value.replace("\n", " "), (hint, "not bold $text-muted"))
        self.update(Named(here, name, said))

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Shows which keys rate, where one can."""
        super().watch_has_focus(_has_focus)
        self._waits = False
        self.show(self.field)
        if self.has_focus:
            self.call_after_refresh(self.scroll_visible, animate=False)  # it may be taller with the keys

    def on_click(self) -> None:
        """As Enter."""
        self.action_ask()

    def on_key(self, event: events.Key) -> None:
        """Rates: a digit, c for can't tell, backspace for blank. After 1, a 0 makes 10."""
        if self.field.kind != "rating":
            return
        typed, waited = event.character or "", self._waits
        self._waits = typed == "1"
        if typed == "0" and waited:
            self._set(10)
        elif typed and typed in _ONES:
            self._set(int(typed))
        elif typed == "c":
            self._set(UNCLEAR)
        elif event.key in ("backspace", "delete"):
            self._set(None)
        else:
            return
        event.stop()

    def action_ask(self) -> None:
        """Changes yes to no and back; asks for everything else."""
        if self.field.kind == "yes":
            self._set(not self.field.value)
        else:
            self.post_message(self.Ask(self.field))

    def action_step(self, by: int) -> None:
        """Goes on to the next choice, or the one before."""
        field = self.field
        match field.kind:
            case "yes":
                self._set(not field.value)
            case "one":
                values = [*([None] if may_be_blank(field) else []), *field.options]
                at = values.index(field.value) if field.value in values else 0
                self._set(values[(at + by) % len(values)])
            case "rating" if isinstance(field.value, int):
                self._set(min(10, max(0, field.value + by)))
            case "rating":
                self._set(5)
            case _:
                pass

    def _set(self, value: Value) -> None:
        if value != self.field.value:
            self.post_message(self.Set(self.field, value))
