"""Sharing dialogs: the span of days, how far a part may travel, and which names don't leave."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from connectwell import sentences
from connectwell.day_words import day_named
from connectwell.errors import UsageFault
from connectwell.model.text import one_line, visible
from connectwell.share.preview import NameChoice
from connectwell.share.select.parts import ShareItem
from connectwell.share.select.period import Period
from connectwell.tui.places import BACK
from connectwell.tui.screens.dialogs import ChoiceDialog, Dialog
from connectwell.tui.widgets.choices import Choices
from connectwell.tui.widgets.line_input import LineInput

FROM, TO = "From which day?", "Up to which day?"
FROM_HINT, TO_HINT = "from the beginning", "up to today"
DAYS_KEYS = "A day like 20 November, or empty for no limit. ⏎ go on"
HOW_FAR = "Who may see this from now on? It changes in your journal too."
NAMES_HOW = "A key keeps a name or leaves it out; it hides a word that is a name as well."
_MOST_SHOWN = 300
"""Most characters shown of the words the mark is about."""
_KEYS = "123456789abcdefhilmoprstuvwxyz"


class DaysDialog(Dialog[tuple[date | None, date | None]]):
    """Asks for a record's first and last day, and stays open until both are valid.

    Args:
        given: the initial days.
        today: the current day.
        blinks: whether the cursor may blink.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "next", "Next", key_display="^n"),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(self, given: Period, *, today: date, blinks: bool) -> None:
        super().__init__()
        self._given, self._today, self._blinks = given, today, blinks

    def compose_body(self) -> ComposeResult:
        """Yields two fields, and the error."""
        since, until = (day.isoformat() if day else "" for day in (self._given.since, self._given.until))
        yield Static(FROM, classes="plain", markup=False)
        yield LineInput(since, blinks=self._blinks, placeholder=FROM_HINT, id="since")
        yield Static(TO, classes="plain", markup=False)
        yield LineInput(until, blinks=self._blinks, placeholder=TO_HINT, id="until")
        yield Static("", id="fault", classes="plain", markup=False)
        yield Static(DAYS_KEYS, classes="quiet", markup=False)

    @on(Input.Submitted)
    def action_next(self) -> None:
        """Moves to the second day, then dismisses with both if valid."""
        try:
            since, until = self._day("since"), self._day("until")
            Period.between(since, until)
        except UsageFault as fault:
            self._tell(str(fault))
        else:
            if self.query_one("#since").has_focus:
                self.query_one("#until").focus()
            else:
                self.dismiss((since, until))

    def _day(self, end: str) -> date | None:
        words = self.query_one(f"#{end}", LineInput).words
        return day_named(words, self._today) if words.strip() else None

    def _tell(self, fault: str) -> None:
        said = self.query_one("#fault", Static)
        said.update(fault)
        said.display = True


class HowFarDialog(ChoiceDialog):
    """Asks how far one part may travel.

    Args:
        item: the part.
        today: the day it is.
    """

    def __init__(self, item: ShareItem, today: date) -> None:
        said = [(f"{item.label}, {sentences.weekday_in_year(item.day, today)}", "heading")]
        if item.words:
            said.append((one_line(item.words, _MOST_SHOWN), "plain gap"))
        super().__init__([*said, (HOW_FAR, "quiet gap")], sentences.SHARINGS, chosen=item.level)


class NamesDialog(Dialog[NameChoice]):
    """The names in what leaves, each with a key that keeps it or leaves it out. Dismisses with the one chosen.

    Args:
        names: from `name_choices`; at least one.
        first: the one to begin at, by its number.
    """

    BINDINGS: ClassVar[list[BindingType]] = [BACK.on_screen("dismiss(None)", also="n,q")]

    def __init__(self, names: Sequence[NameChoice], first: int) -> None:
        super().__init__([(NAMES_HOW, "quiet gap")])
        self._names, self._first = names, first

    def compose_body(self) -> ComposeResult:
        """Yields the names."""
        options = {str(number): (visible(name.said), "") for number, name in enumerate(self._names)}
        keys = dict(zip(options, [*_KEYS, *[" "] * len(options)], strict=False))
        yield Choices(options, first=str(min(self._first, len(options) - 1)), keys=keys)

    @on(Choices.Chosen)
    def take(self, message: Choices.Chosen) -> None:
        """Dismisses with the choice."""
        self.dismiss(self._names[int(message.value)])
