"""A multiple-choice list of the five: number keys, space, a for all, Enter to go on."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from connectwell.model.terms import NEEDS, Need
from connectwell.sentences import NEED_NAMES
from connectwell.terminal_text import padded, width_of
from connectwell.tui.theme import need_colour
from connectwell.tui.widgets.hanging import Hinted


class NeedsPicker(Widget, can_focus=True):
    """Picks some of the five.

    Args:
        chosen: the initial choice.
        hints: notes shown beside some of them.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("space", "choose", "Choose"),
        Binding("a", "all", "All"),
        Binding("n", "none", "None"),
        Binding("enter", "done", "Go on"),
    ]
    DEFAULT_CSS = """
    NeedsPicker { height: auto; }
    """

    at: reactive[int] = reactive(0)
    chosen: reactive[frozenset[Need]] = reactive(frozenset[Need]())

    class Changed(Message):
        """The choice changed."""

        def __init__(self, chosen: tuple[Need, ...]) -> None:
            super().__init__()
            self.chosen = chosen

    class Finished(Changed):
        """Enter: go on with the choice."""

    def __init__(self, chosen: Iterable[Need] = (), hints: Mapping[Need, str] | None = None) -> None:
        super().__init__()
        self._hints = hints or {}
        self.set_reactive(NeedsPicker.chosen, frozenset(chosen))

    def render(self) -> Hinted:
        """Draws a row per need: cursor, number, check mark, name and hint."""
        rows = []
        wide = max(map(width_of, NEED_NAMES.values()))
        for n, (need, name) in enumerate(NEED_NAMES.items()):
            here = self.has_focus and n == self.at
            sign = "●" if need in self.chosen else "○"
            head = Content.assemble(
                "▸ " if here else "  ", (f"{n + 1}  ", "bold $primary"), (f"{sign} ", need_colour(need))
            )
            drawn = Content.styled(padded(name, wide), f"bold {need_colour(need)}" if here else need_colour(need))
            rows.append((head, drawn, Content.styled(self._hints.get(need, ""), "$text-muted")))
        return Hinted(*rows)

    def on_key(self, event: events.Key) -> None:
        """Toggles a need by number."""
        character = event.character or ""
        if character.isdecimal() and 1 <= int(character) <= len(NEEDS):
            event.stop()
            self.at = int(character) - 1
            self.action_choose()

    def on_click(self, event: events.Click) -> None:
        """Toggles the row clicked."""
        at = self.render().row_at(self.content_size.width, event.y)
        if at is not None:
            self.at = at
            self.action_choose()

    def _set(self, chosen: Iterable[Need]) -> None:
        self.chosen = frozenset(chosen)
        self.post_message(self.Changed(self.in_order()))

    def in_order(self) -> tuple[Need, ...]:
        """The choice, in the order of the five."""
        return tuple(need for need in NEEDS if need in self.chosen)

    def action_move(self, by: int) -> None:
        """Moves up or down."""
        self.at = (self.at + by) % len(NEEDS)

    def action_choose(self) -> None:
        """Toggles the highlighted need."""
        need = NEEDS[self.at]
        self._set(self.chosen ^ {need})

    def action_all(self) -> None:
        """Chooses all."""
        self._set(NEEDS)

    def action_none(self) -> None:
        """Clears the choice."""
        self._set(())

    def action_done(self) -> None:
        """Goes on with the choice."""
        self.post_message(self.Finished(self.in_order()))
