"""A month of the journal: the days with entries, and how each began."""

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from connectwell import sentences
from connectwell.entries import page
from connectwell.entries.day_summary import DaySummary, summaries_of
from connectwell.errors import ConnectwellError
from connectwell.model.facts import EntryFacts
from connectwell.tui import wording
from connectwell.tui.places import BACK
from connectwell.tui.screen import CompanionScreen
from connectwell.tui.widgets.month import NOTHING, Month

WRITTEN = "○"
"""Has an entry, but no body state."""


def sign_of(day: DaySummary) -> str:
    """Returns the sign shown beside a day."""
    return sentences.STATE_SIGNS[day.state] if day.state else WRITTEN


class CalendarScreen(CompanionScreen):
    """A month to pick a day from; `chosen` holds it once the screen is left.

    Args:
        day: the initial day.
        today: the current day.
        facts: reads the entries' facts; called in a thread.
    """

    CSS_PATH = "calendar.tcss"
    AUTO_FOCUS = "Month"
    BINDINGS: ClassVar[list[BindingType]] = [BACK.on_screen("dismiss", also="q,m")]

    class WasRead(Message):
        """The days, or why they can't be read."""

        def __init__(self, days: dict[date, DaySummary], trouble: str) -> None:
            super().__init__()
            self.days, self.trouble = days, trouble

    def __init__(self, day: date, *, today: date, facts: Callable[[], tuple[EntryFacts, ...]]) -> None:
        super().__init__()
        self._start, self._today, self._facts = day, today, facts
        self._days: dict[date, DaySummary] | None = None
        self.chosen: date | None = None

    @property
    def is_read(self) -> bool:
        """Whether the signs are in the grid."""
        return self._days is not None

    def compose_body(self) -> ComposeResult:
        """Yields the month's name, its days, a summary of the highlighted day, the legend."""
        signs = {NOTHING: "nothing", WRITTEN: "written"}
        signs |= {sign: sentences.STATES_INLINE[state] for state, sign in sentences.STATE_SIGNS.items()}
        legend = "   ".join(f"{sign} {said}".replace(" ", "\u00a0") for sign, said in signs.items())
        with Vertical(classes="page"):
            yield Static("", id="month-name", classes="heading gap", markup=False)
            yield Month(self._start, today=self._today)
            yield Static("", id="day-said", classes="plain", markup=False)
            yield Static(legend, id="legend", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Starts reading."""
        self._name_month()
        self._read()

    def follow_clock(self, ended: date | None) -> None:
        """One more day can be chosen."""
        super().follow_clock(ended)
        if ended:
            self.query_one(Month).today = self.context.today()

    def on_resize(self) -> None:
        """Drops the space between weeks in a low window."""
        self.query_one(Month).refresh(layout=True)

    @work(thread=True)
    def _read(self) -> None:
        try:
            self.context.journal.start_over()
            days = summaries_of(self._facts())
            self.post_message(self.WasRead(days, self.context.left_out()))
        except ConnectwellError as fault:
            self.post_message(self.WasRead({}, str(fault)))

    @on(WasRead)
    def take(self, message: WasRead) -> None:
        """Puts the signs into the grid."""
        self._days = message.days
        self.query_one(Month).signs = {day: sign_of(shown) for day, shown in message.days.items()}
        self._name_month()
        self.say(message.trouble or ("" if message.days else wording.EMPTY_CALENDAR))

    @on(Month.Moved)
    def _name_month(self) -> None:
        """Describes the highlighted day in words."""
        day = self.query_one(Month).day
        self.query_one("#month-name", Static).update(f"{day:%B %Y}")
        if self._days is None:
            said = sentences.LOOKING
        else:
            shown = self._days.get(day)
            said = f"{page.long_day(day)}: {shown.said() if shown else wording.NOTHING_THAT_DAY}"
        self.query_one("#day-said", Static).update(said)

    @on(Month.Chosen)
    def choose(self, message: Month.Chosen) -> None:
        """Goes to this day in the list."""
        self.chosen = message.day
        self.dismiss()
