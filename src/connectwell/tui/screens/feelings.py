"""Feeling words to choose from while writing."""

from asyncio import to_thread
from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, OptionList

from connectwell.model.matching import fold
from connectwell.model.text import visible
from connectwell.tui import wording
from connectwell.tui.places import BACK
from connectwell.tui.screens.dialogs import Dialog
from connectwell.tui.widgets.line_input import LineInput
from connectwell.tui.widgets.pointer_list import PointerList


class FeelingsDialog(Dialog[str]):
    """A list of words, narrowed by what is typed. Dismisses with the chosen word, or with what was typed.

    Args:
        read: returns the words; called once, in a thread.
        blinks: whether the cursor may blink.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move('down')", show=False),
        Binding("up", "move('up')", show=False),
        Binding("pagedown", "move('page_down')", show=False),
        Binding("pageup", "move('page_up')", show=False),
        BACK.on_screen("dismiss(None)"),
    ]

    def __init__(self, read: Callable[[], tuple[str, ...]], *, blinks: bool) -> None:
        super().__init__([(wording.FEELINGS, "plain")])
        self._read, self._blinks = read, blinks
        self._words: tuple[str, ...] = ()
        self._fitting: list[str] = []

    def compose_body(self) -> ComposeResult:
        """Yields the line that narrows, and the words."""
        yield LineInput(blinks=self._blinks, placeholder=wording.FEELINGS_BEGIN)
        yield PointerList(id="feelings")

    async def on_mount(self) -> None:
        """Reads the words off the screen's thread."""
        self.query_one(PointerList).can_focus = False
        self.run_worker(self._fill(), exclusive=True)

    async def _fill(self) -> None:
        self._words = await to_thread(self._read)
        self._show("")

    @on(Input.Changed)
    def narrow(self, message: Input.Changed) -> None:
        """Shows the words that begin with what is typed, then those that contain it."""
        self._show(message.value)

    def _show(self, typed: str) -> None:
        begun = fold(typed.strip())
        self._fitting = [word for word in self._words if begun in fold(word)]
        self._fitting.sort(key=lambda word: not fold(word).startswith(begun))
        self.query_one(PointerList).fill([Content(visible(word)) for word in self._fitting], 0)

    def action_move(self, way: str) -> None:
        """Moves in the list, without leaving the line."""
        getattr(self.query_one(PointerList), f"action_{'cursor_' + way if way in ('down', 'up') else way}")()

    @on(Input.Submitted)
    def take(self, message: Input.Submitted) -> None:
        """Dismisses with the word pointed at, else with what was typed."""
        at = self.query_one(PointerList).highlighted
        self.dismiss(message.value.strip() or None if at is None else self._fitting[at])

    @on(OptionList.OptionSelected)
    def take_clicked(self, message: OptionList.OptionSelected) -> None:
        """Dismisses with the word clicked."""
        self.dismiss(self._fitting[message.option_index])
