"""The practices, as a list."""

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from connectwell.model.text import one_line, visible
from connectwell.practice import catalogue, words
from connectwell.practice.catalogue import PracticeChoice
from connectwell.practice.player import Player
from connectwell.terminal_text import padded, width_of
from connectwell.tui.places import BACK
from connectwell.tui.screen import CompanionScreen
from connectwell.tui.widgets.pointer_list import PointerList

_LONGEST = 30
"""Columns for a name."""
_AROUND = 19
"""Columns of a wide row that are neither the name's nor the group's: the margins, the sign, the scrollbar, the time."""


class _Practices(PointerList):
    """Attributes:
    half_done: how many of the first ones are half done, and can be gone on with.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Begin", key_display="⏎"),
        Binding("enter", "go_on", "Go on", key_display="⏎"),
    ]
    half_done = 0

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether Enter begins this one or goes on with it."""
        if action in ("select", "go_on"):
            return (action == "go_on") == ((self.highlighted or 0) < self.half_done)
        return True

    def action_go_on(self) -> None:
        """Goes on with the highlighted one."""
        self.action_select()


class PracticesScreen(CompanionScreen):
    """Lists the practices; those half done come first."""

    CSS_PATH = "practice.tcss"
    AUTO_FOCUS = "#practices"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "move(1)", "Down", show=False),
        Binding("k", "move(-1)", "Up", show=False),
        BACK.on_screen("leave", also="q"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._to_choose: tuple[PracticeChoice, ...] = ()

    def compose_body(self) -> ComposeResult:
        """Yields an introduction and the list."""
        with Vertical(classes="page"):
            yield Static(words.TITLE, classes="heading", markup=False)
            yield Static(words.ABOUT, id="about", classes="quiet gap", markup=False)
            yield _Practices(id="practices")
            yield Static("", id="what", classes="quiet", markup=False)

    def on_screen_resume(self) -> None:
        """Reads again: one may be half done now."""
        if self.is_mounted:
            self._read()

    def on_resize(self) -> None:
        """Draws the rows anew for the width there is."""
        if self._to_choose:
            self._draw()
        super().on_resize()

    def _read(self) -> None:
        context = self.context
        self.look(lambda: catalogue.practice_choices(context), lambda found: self._show(*found))

    def _show(self, to_choose: tuple[PracticeChoice, ...], broken: str) -> None:
        self._to_choose = to_choose
        self._draw()
        if broken:
            self.say(words.LEFT_OUT.format(fault=broken))
        elif not self._to_choose:
            self.say(words.NONE)

    def _draw(self) -> None:
        lines, width = self.query_one("#practices", _Practices), self.app.size.width
        today = self.context.today()
        lines.half_done = sum(one.entry is not None for one in self._to_choose)
        lines.fill((_line(one, width, today) for one in self._to_choose), lines.highlighted or 0)
        self.refresh_bindings()

    @on(OptionList.OptionHighlighted)
    def show_description(self, event: OptionList.OptionHighlighted) -> None:
        """Says what the highlighted one is about, and whether Enter begins it."""
        self.refresh_bindings()
        if event.option_index < len(self._to_choose):
            self.query_one("#what", Static).update(
                visible(words.about_practice(self._to_choose[event.option_index].script))
            )

    @on(OptionList.OptionSelected)
    def open_this(self, event: OptionList.OptionSelected) -> None:
        """Opens the one chosen. What has conditions looks through the journal first."""
        event.stop()
        context, chosen = self.context, self._to_choose[event.option_index]
        self.say("")
        self.open_with(lambda: catalogue.open_player(context, chosen), self._play)

    def _play(self, player: Player) -> None:
        from connectwell.tui.screens.practice.screen import PracticeScreen

        self.app.push_screen(PracticeScreen(player))

    def action_move(self, by: int) -> None:
        """Moves the cursor by a row."""
        self.query_one("#practices", PointerList).move(by)

    def action_leave(self) -> None:
        """Returns to where it was opened."""
        self.dismiss()


def _line(one: PracticeChoice, width: int, today: date) -> Content:
    """Draws a row: the name, how long it takes and, where there is room, what group it is in or when it was begun."""
    wide = width >= _LONGEST + 30
    longest = min(_LONGEST, width - _AROUND - max(map(width_of, words.KINDS.values()))) if wide else width - 6
    name = one_line(one.script.name, min(_LONGEST, longest))
    if one.begun:
        said = words.half_done(one.begun, today)
    elif wide:
        said = f"{one.script.minutes:>2} min   {words.KINDS[one.script.kind]}"
    else:
        said = f"{one.script.minutes:>2} min"
    name = padded(name, longest) if wide else name
    there = width_of(name) + 3 + width_of(said) <= width - 7
    return Content.assemble(
        (name, "bold"),
        (f"   {said}" if there else "", "$text-muted"),
    )
