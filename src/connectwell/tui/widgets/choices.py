"""A short single-choice list: by number, by arrow and Enter, or by mouse."""

from collections.abc import Mapping
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from connectwell.terminal_text import padded, width_of
from connectwell.tui.widgets.hanging import Hinted
from connectwell.tui.widgets.list_keys import KeyedOptionList


class Choices(KeyedOptionList):
    """Numbered choices.

    Args:
        options: label and hint by value, in order.
        chosen: the current value, if any.
        first: the value to begin at where none is chosen.
        keys: the key for each value; numbers from 1 by default.
        may_pass: whether it begins at none where none is chosen, and Enter then goes on without one: for what comes
            after lines that Enter turns.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Choose"),
        Binding("enter", "pass", "Next"),
    ]
    DEFAULT_CSS = """
    Choices {
        height: auto; max-height: 100%; border: none; padding: 0; background: $background;
        scrollbar-size-vertical: 1;
    }
    Choices:focus { border: none; background-tint: $foreground 0%; }
    Choices > .option-list--option { padding: 0 1 0 2; }
    """

    class Chosen(Message):
        """An option was chosen."""

        def __init__(self, value: str) -> None:
            super().__init__()
            self.value = value

    class Passed(Message):
        """It was left without a choice."""

    def __init__(
        self,
        options: Mapping[str, tuple[str, str]],
        *,
        chosen: str | None = None,
        first: str | None = None,
        keys: Mapping[str, str] | None = None,
        may_pass: bool = False,
        id: str | None = None,
    ) -> None:
        self._keys = dict(keys or {value: str(n) for n, value in enumerate(options, 1)})
        wide = max(width_of(label) for label, _ in options.values())
        super().__init__(
            *(
                Option(self._line(value, label, hint, wide, value == chosen), id=value)
                for value, (label, hint) in options.items()
            ),
            markup=False,
            id=id,
        )
        begin = chosen or first
        if begin is not None and begin in options:
            self.highlighted = list(options).index(begin)
        elif may_pass:
            self.highlighted = None

    def on_option_list_option_highlighted(self) -> None:
        """Enter chooses from now on."""
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter passes while none is highlighted."""
        if action in ("select", "pass"):
            return (self.highlighted is None) == (action == "pass")
        return True

    def action_cursor_up(self) -> None:
        """Moves up, to the first: of who may see something, the last is the furthest from it."""
        if self.highlighted != 0:
            super().action_cursor_up()

    def action_cursor_down(self) -> None:
        """Moves down, to the last."""
        if self.highlighted != self.option_count - 1:
            super().action_cursor_down()

    def action_pass(self) -> None:
        """Goes on without a choice."""
        self.post_message(self.Passed())

    def _line(self, value: str, label: str, hint: str, wide: int, chosen: bool) -> Hinted:
        beside = "   ".join(filter(None, (hint, "(chosen before)" if chosen else "")))
        key = Content.styled(f"{self._keys[value]}  ", "bold $primary")
        return Hinted((key, Content(padded(label, wide)), Content.styled(beside, "$text-muted")))

    def on_key(self, event: events.Key) -> None:
        """Chooses by key."""
        value = next((v for v, key in self._keys.items() if key == (event.character or "").lower()), None)
        if value:
            event.stop()
            event.prevent_default()
            self.post_message(self.Chosen(value))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Chooses the highlighted option."""
        event.stop()
        if event.option_id:
            self.post_message(self.Chosen(event.option_id))
