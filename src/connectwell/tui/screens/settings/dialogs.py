"""Dialogs for settings with many values: one of many with each seen at once, some of a few, and what was taken out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, ClassVar, cast

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList

from connectwell.settings import SETTINGS
from connectwell.tui import wording
from connectwell.tui.screens.dialogs import Dialog, Paragraph
from connectwell.tui.services import CompanionServices
from connectwell.tui.widgets.checklist import Checklist
from connectwell.tui.widgets.name_list import NameList
from connectwell.tui.widgets.pointer_list import PointerList


class OneOfMany(Dialog[str]):
    """Asks for one of many names.

    Args:
        said: the question.
        names: by value.
        chosen: the current value.
        show: shows a value while it is highlighted.
    """

    def __init__(
        self, said: Iterable[Paragraph], names: Mapping[str, str], chosen: str, show: Callable[[str], None]
    ) -> None:
        super().__init__([*said, (wording.ONE_OF_MANY, "quiet gap")])
        self._values, self._names, self._show = list(names), list(names.values()), show
        self._at = self._values.index(chosen) if chosen in self._values else 0

    def compose_body(self) -> ComposeResult:
        """Yields the names."""
        yield NameList(self._names, map(Content, self._names), at=self._at, id="many")

    @on(OptionList.OptionHighlighted)
    def show(self, message: OptionList.OptionHighlighted) -> None:
        """Shows what is highlighted."""
        self._show(self._values[message.option_index])

    @on(OptionList.OptionSelected)
    def take(self, message: OptionList.OptionSelected) -> None:
        """Returns the value."""
        self.dismiss(self._values[message.option_index])


class SomeOfThese(Dialog[None]):
    """Marks some of a few; each mark counts at once.

    Args:
        said: the question.
        names: by value.
        chosen: the current values.
        toggle: called with each value that is marked, or no longer.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "dismiss(None)", "Done", key_display="Esc")]

    def __init__(
        self, said: Iterable[Paragraph], names: Mapping[str, str], chosen: Iterable[str], toggle: Callable[[str], None]
    ) -> None:
        super().__init__(said)
        self._names, self._chosen, self._toggle = names, frozenset(chosen), toggle

    def compose_body(self) -> ComposeResult:
        """Yields the names with their marks."""
        ticks = Checklist(map(Content, self._names.values()), id="some")
        ticks.ticked = {at for at, value in enumerate(self._names) if value in self._chosen}
        for at in ticks.ticked:
            ticks.redraw(at)
        yield ticks

    @on(Checklist.Changed)
    def change(self, message: Checklist.Changed) -> None:
        """Marks one, or no longer."""
        self._toggle(list(self._names)[message.at])


class TakenOut(Dialog[None]):
    """Lists what was taken out; Enter brings one back.

    Args:
        said: what this is.
        there: ids with what each one says.
        restore_version: called with an id; returns whether it is back.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "bring_back", "Bring it back", key_display="⏎"),
        Binding("escape,q", "dismiss(None)", "Done", key_display="Esc"),
    ]

    def __init__(
        self, said: Iterable[Paragraph], there: Sequence[tuple[str, str]], restore_version: Callable[[str], bool]
    ) -> None:
        super().__init__([*said, (wording.TAKEN_OUT_KEYS if there else wording.NOTHING_TAKEN_OUT, "quiet gap")])
        self._there, self._bring_back = list(there), restore_version

    def compose_body(self) -> ComposeResult:
        """Yields what was taken out."""
        yield PointerList(self._lines(), id="many")

    def _lines(self) -> list[Content]:
        return [Content(said) for _, said in self._there]

    @on(OptionList.OptionSelected)
    def action_bring_back(self) -> None:
        """Brings the highlighted one back."""
        many = self.query_one("#many", PointerList)
        at = many.highlighted
        if at is None or not self._bring_back(self._there[at][0]):
            return
        del self._there[at]
        many.fill(self._lines(), at)
        if not self._there:
            self.dismiss(None)


def choose_theme(app: App[Any], chosen: str, take: Callable[[str], object]) -> None:
    """Lists the themes; each is seen while it is highlighted.

    Args:
        app: the app.
        chosen: the current theme.
        take: called with the one that is chosen; without, the current one is shown again.
    """
    setting = SETTINGS["theme"]
    names = {value: label for value, (label, _) in setting.kind.options.items()}
    show = cast(CompanionServices, app).show_theme
    said = [(setting.title, "heading")]

    def taken(value: str | None) -> None:
        if value:
            take(value)
        else:
            show(chosen)

    app.push_screen(OneOfMany(said, names, chosen, show), taken)
