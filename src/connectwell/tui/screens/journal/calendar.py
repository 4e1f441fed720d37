"""A month of the journal: the days with entries, and how each began."""

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from connectwell import sentences
from connectwell.clock import shifted
from connectwell.entries.day_summary import DaySummary, summaries_of
from connectwell.errors import ConnectwellError
from connectwell.insights import Daily
from connectwell.insights.drawing.signs import UNCLEAR, numeral
from connectwell.model.facts import EntryFacts
from connectwell.model.terms import NEEDS, Need
from connectwell.tui import wording
from connectwell.tui.places import BACK
from connectwell.tui.screen import CompanionScreen
from connectwell.tui.widgets.keys import packed_lines
from connectwell.tui.widgets.month import NOTHING, Month
from connectwell.tui.widgets.pick_row import PickRow
from connectwell.tui.widgets.state_sign import state_signs

WRITTEN = "¶"
"""Has an entry, but no body state."""


def sign_of(day: DaySummary) -> str:
    """Returns the sign shown beside a day."""
    return state_signs()[day.state] if day.state else WRITTEN


class CalendarScreen(CompanionScreen):
    """A month to pick a day from; `chosen` holds it once the screen is left.

    Args:
        day: the initial day.
        today: the current day.
        facts: reads the entries' facts; called in a thread.
    """

    CSS_PATH = "calendar.tcss"
    AUTO_FOCUS = "Month"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"pick({n})", show=False) for n in range(len(NEEDS) + 1)),
        Binding("c", "check_in", "Check in"),
        BACK.on_screen("dismiss", also="q,m"),
    ]

    class WasRead(Message):
        """The days, or why they can't be read."""

        def __init__(self, days: dict[date, DaySummary], daily: Daily | None, trouble: str) -> None:
            super().__init__()
            self.days, self.daily, self.trouble = days, daily, trouble

    def __init__(self, day: date, *, today: date, facts: Callable[[], tuple[EntryFacts, ...]]) -> None:
        super().__init__()
        self._start, self._today, self._facts = day, today, facts
        self._days: dict[date, DaySummary] | None = None
        self._legend: list[Content] = []
        self._daily: Daily | None = None
        self._need: Need | None = None
        self.chosen: date | None = None

    @property
    def is_read(self) -> bool:
        """Whether the signs are in the grid."""
        return self._days is not None

    def compose_body(self) -> ComposeResult:
        """Yields the month's name, its days, a summary of the highlighted day, the legend."""
        signs = {NOTHING: "nothing", WRITTEN: "written"}
        signs |= {sign: sentences.STATES_INLINE[state] for state, sign in state_signs().items()}
        self._legend = [Content(f"{sign} {said}") for sign, said in signs.items()]
        with Vertical(classes="page"):
            yield Static("", id="month-name", classes="heading gap", markup=False)
            yield Month(self._start, today=self._today, first_weekday=self.context.settings.first_weekday)
            names = [wording.NO_NUMBER, *(sentences.NEED_NAMES[need] for need in NEEDS)]
            yield PickRow(names, keys=[str(n) for n in range(len(names))], signs=("▸ ", ""), id="numbers")
            yield Static("", id="day-said", classes="plain", markup=False)
            yield Static("", id="legend", classes="quiet", markup=False)

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
        """Drops the space between weeks in a low window; rewraps the legend."""
        self.query_one(Month).refresh(layout=True)
        self.call_after_refresh(self._say_legend)

    def _say_legend(self) -> None:
        legend = self.query_one("#legend", Static)
        if legend.content_size.width:
            legend.update(packed_lines(self._legend, legend.content_size.width, 3))

    @work(thread=True)
    def _read(self) -> None:
        try:
            self.context.journal.start_over()
            facts = self._facts()
            daily = Daily(facts, self._today)
            self.post_message(self.WasRead(summaries_of(facts), daily, self.context.left_out()))
        except ConnectwellError as fault:
            self.post_message(self.WasRead({}, None, str(fault)))

    @on(WasRead)
    def take(self, message: WasRead) -> None:
        """Puts the signs into the grid."""
        self._days, self._daily = message.days, message.daily
        self.query_one(Month).signs = {day: sign_of(shown) for day, shown in message.days.items()}
        self._name_month()
        self.say(message.trouble or ("" if message.days else wording.EMPTY_CALENDAR))

    @on(PickRow.Picked, "#numbers")
    def pick_number(self, message: PickRow.Picked) -> None:
        """Picks whose number is shown, by click."""
        self.action_pick(message.at)

    def action_pick(self, at: int) -> None:
        """Shows the ratings of one of the five beside the signs, or none."""
        self._need = NEEDS[at - 1] if at else None
        self.query_one("#numbers", PickRow).pick(at)
        self._name_month()

    def _numbers(self, day: date) -> dict[date, str]:
        """Returns the ratings of the month around a day."""
        if self._daily is None or self._need is None:
            return {}
        first = day.replace(day=1)
        chart = self._daily.chart(first, min(shifted(first, 30), self._today))
        points = enumerate(chart.band(self._need).points)
        return {
            chart.day(n): UNCLEAR if point.value is None else numeral(point.value, 3)
            for n, point in points
            if point and not point.skipped
        }

    def on_screen_resume(self) -> None:
        """Reads again after a check-in."""
        if self.is_read:
            self._read()

    def action_check_in(self) -> None:
        """Begins a check-in that belongs to the highlighted day, or goes on with it."""
        self.companion.open_checkin(day=self.query_one(Month).day)

    @on(Month.Moved)
    def _name_month(self) -> None:
        """Describes the highlighted day in words."""
        day = self.query_one(Month).day
        self.query_one(Month).numbers = self._numbers(day)
        self.query_one("#month-name", Static).update(f"{day:%B %Y}")
        if self._days is None:
            said = sentences.LOOKING
        else:
            shown = self._days.get(day)
            said = (
                f"{sentences.weekday_in_year(day, self._today)}: {shown.said() if shown else wording.NOTHING_THAT_DAY}"
            )
        self.query_one("#day-said", Static).update(said)

    @on(Month.Chosen)
    def choose(self, message: Month.Chosen) -> None:
        """Goes to this day in the list."""
        self.chosen = message.day
        self.dismiss()
