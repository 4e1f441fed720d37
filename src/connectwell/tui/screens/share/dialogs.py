"""Small boxes that sharing asks in: from which day to which, the word for one's own archive, how far a part may go."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from connectwell import sentences
from connectwell.entries import page
from connectwell.errors import UsageFault
from connectwell.model.text import one_line, visible
from connectwell.share.previewing import NAMES_REPLACED
from connectwell.share.select.parts import Thing
from connectwell.share.select.period import Period
from connectwell.tui import wording
from connectwell.tui.screens.dialogs import day_named
from connectwell.tui.widgets.choices import Choices
from connectwell.tui.widgets.one_line import OneLine

FROM, TO = "From which day?", "Up to which day?"
FROM_HINT, TO_HINT = "from the beginning", "up to today"
DAYS_KEYS = "A day like 2026-11-20; empty is an open end. ⏎ goes on, Esc goes back."
ARCHIVE = (
    "Your own archive holds all of your journal, private words and what is put away included, names and all.",
    "It is for you, not for handing on: whoever has the file can read everything in it, unless you seal it.",
)
ARCHIVE_WORD = "everything"
ARCHIVE_ASK = "Type everything and press Enter. Esc goes back."
NOT_THAT = "Nothing was made."
HOW_FAR = "How far may this travel, from now on? Its mark in your journal changes with it."
_MOST_SHOWN = 300
"""Characters of the words the mark is about."""


class DaysDialog(ModalScreen[tuple[date | None, date | None]]):
    """Asks for the first and the last day of a record, and stays open until they are days.

    Args:
        given: the days that stand there at first.
        today: the day it is.
        blinks: whether the cursor may blink.
    """

    CSS_PATH = "../dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back", key_display="Esc")]

    def __init__(self, given: Period, *, today: date, blinks: bool) -> None:
        super().__init__(classes="dialog-screen")
        self._given, self._today, self._blinks = given, today, blinks

    def compose(self) -> ComposeResult:
        """Two days, and what was in the way."""
        since, until = (day.isoformat() if day else "" for day in (self._given.since, self._given.until))
        with Vertical(classes="dialog"):
            yield Static(FROM, classes="plain", markup=False)
            yield OneLine(since, blinks=self._blinks, placeholder=FROM_HINT, id="since")
            yield Static(TO, classes="plain", markup=False)
            yield OneLine(until, blinks=self._blinks, placeholder=TO_HINT, id="until")
            yield Static("", id="fault", classes="plain", markup=False)
            yield Static(DAYS_KEYS, classes="quiet", markup=False)

    @on(Input.Submitted)
    def take(self, message: Input.Submitted) -> None:
        """Enter: on to the second day, then these days, if they are some."""
        try:
            since, until = self._day("since"), self._day("until")
            Period.between(since, until)
        except UsageFault as fault:
            self._tell(str(fault))
        else:
            if message.input.id == "since":
                self.query_one("#until").focus()
            else:
                self.dismiss((since, until))

    def _day(self, end: str) -> date | None:
        words = self.query_one(f"#{end}", OneLine).words
        day = day_named(words, self._today)
        if words.strip() and day is None:
            raise UsageFault(wording.NO_DAY)
        return day

    def _tell(self, fault: str) -> None:
        self.query_one("#fault", Static).update(fault)


class EverythingDialog(ModalScreen[bool]):
    """Says what one's own archive is, and asks for the word.

    Args:
        blinks: whether the cursor may blink.
    """

    CSS_PATH = "../dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(False)", "Back", key_display="Esc")]

    def __init__(self, *, blinks: bool) -> None:
        super().__init__(classes="dialog-screen")
        self._blinks = blinks

    def compose(self) -> ComposeResult:
        """What it is, and the word."""
        with Vertical(classes="dialog"):
            for sentence in ARCHIVE:
                yield Static(sentence, classes="plain gap", markup=False)
            yield Static(ARCHIVE_ASK, classes="plain", markup=False)
            yield OneLine(blinks=self._blinks, placeholder="")
            yield Static("", id="fault", classes="plain", markup=False)

    @on(Input.Submitted)
    def take(self, message: Input.Submitted) -> None:
        """Enter: only the word itself goes on."""
        if message.value.strip().lower() == ARCHIVE_WORD:
            self.dismiss(True)
        else:
            self.query_one("#fault", Static).update(NOT_THAT)


class HowFarDialog(ModalScreen[str]):
    """Asks how far one part may travel.

    Args:
        thing: which part.
    """

    CSS_PATH = "../dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back", key_display="Esc")]

    def __init__(self, thing: Thing) -> None:
        super().__init__(classes="dialog-screen")
        self._thing = thing

    def compose(self) -> ComposeResult:
        """Which part, and the three marks."""
        thing = self._thing
        with Vertical(classes="dialog"):
            yield Static(f"{visible(thing.label)}, {page.long_day(thing.day)}", classes="heading", markup=False)
            if thing.words:
                yield Static(one_line(thing.words, _MOST_SHOWN), classes="plain gap", markup=False)
            yield Static(HOW_FAR, classes="quiet gap", markup=False)
            yield Choices(sentences.SHARINGS, chosen=thing.level)

    @on(Choices.Chosen)
    def take(self, message: Choices.Chosen) -> None:
        """One was chosen."""
        self.dismiss(message.value)


class NamesDialog(ModalScreen[None]):
    """Names that don't leave.

    Args:
        told: each with what stands in its place, safe to draw.
    """

    CSS_PATH = "../dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,n,q", "dismiss(None)", "Back", key_display="Esc")]

    def __init__(self, told: Sequence[str]) -> None:
        super().__init__(classes="dialog-screen")
        self._told = told

    def compose(self) -> ComposeResult:
        """A line each."""
        with VerticalScroll(classes="dialog"):
            yield Static("\n".join((NAMES_REPLACED.rstrip(), *self._told)), markup=False)
