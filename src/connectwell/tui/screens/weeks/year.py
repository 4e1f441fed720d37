"""The year: a grid of its days for one need, or for each of the five."""

from datetime import date
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from connectwell import sentences
from connectwell.insights import DayChart, phrasing
from connectwell.insights.drawing import Drawing, one_need, panels
from connectwell.insights.drawing.labels import BODY
from connectwell.insights.spoken import year_sentences
from connectwell.model.terms import NEEDS
from connectwell.tui import wording
from connectwell.tui.places import BACK
from connectwell.tui.screens.weeks.days import DaysScreen
from connectwell.tui.screens.weeks.loader import Years, find_years
from connectwell.tui.widgets.bold_subject import bold_subject
from connectwell.tui.widgets.pick_row import PickRow

_ALL_FIVE, _STATES = len(NEEDS), len(NEEDS) + 1


class YearScreen(DaysScreen):
    """Weeks across, weekdays down.

    Args:
        day: the day in focus.
    """

    CSS_PATH = "weeks.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"pick({n - 1})", show=False) for n in range(1, _ALL_FIVE + 1)),
        Binding("a", f"pick({_ALL_FIVE})", "All five", show=False),
        Binding("b", f"pick({_STATES})", "Body", show=False),
        Binding("left_square_bracket", "move(-1)", "Year", key_display="[ ]"),
        Binding("right_square_bracket", "move(1)", "Year after", show=False, key_display="]"),
        Binding("d", "digits", "Numbers"),
        Binding("w", "words", "In words"),
        BACK.on_screen("leave", also="q"),
    ]

    def __init__(self, day: date) -> None:
        super().__init__()
        self._day = day
        self._years: Years | None = None
        self._at: int | None = None
        self._shown = 0
        self._digits = False

    def compose_body(self) -> ComposeResult:
        """Yields the year's name, the five to choose from, and the picture."""
        with Vertical(id="weeks", classes="page"):
            keys = [*(str(n) for n in range(1, _ALL_FIVE + 1)), "a", "b"]
            yield PickRow(_names(), keys=keys, signs=("▸ ", ""), id="periods")
            yield from self.compose_view()

    def on_mount(self) -> None:
        """Reads after the first paint."""
        self.call_after_refresh(self.ask)

    # --- Reading

    def ask(self) -> None:
        """Reads the days in a thread."""
        self.start(partial(find_years, self.context), self.show)
        self.wait()

    def show(self, found: Years) -> None:
        """Shows the days that were read."""
        self.has_read(found.trouble)
        self._years = found
        self._show_year(self._day)

    def _show_year(self, day: date) -> None:
        years = self._years
        if years is None:
            return
        self.set_class(years.first is None, "-empty")
        if years.first is None:
            self.query_one("#nothing", Static).update(f"{phrasing.NOTHING}\n\n{wording.HOW_TO_BEGIN}")
        self._day = day
        self.chart = years.year(day.year)
        self.picture.show(partial(self._draw, self.chart), self.chart.since, self.chart.until, day)
        if self.has_class("-words"):
            self._say()
        self.refresh_bindings()

    def _draw(self, chart: DayChart, width: int, height: int, day: date) -> Drawing:
        """Draws what was chosen; until then all five if they fit, else one."""
        at = self._at
        if at is None or at == _ALL_FIVE:
            drawn = panels(chart, width=width, height=height, signs=self.signs, chosen=day, digits=self._digits)
            if at == _ALL_FIVE or len(drawn.rows) <= height:
                self._mark(_ALL_FIVE)
                return drawn
        self._mark(at or 0)
        need = None if at == _STATES else NEEDS[at or 0]
        return one_need(chart, need, width=width, height=height, signs=self.signs, chosen=day, digits=self._digits)

    def _mark(self, at: int) -> None:
        """Says what is drawn, once that is known."""
        self._shown = at
        self.call_later(self._say_which)

    def _say_which(self) -> None:
        row = self.query_one("#periods", PickRow)
        row.pick(self._shown)
        row.tell(str(self._day.year))
        self.say_focus()

    def _say(self) -> None:
        if self.chart:
            self.show_words(Content("\n").join(map(bold_subject, year_sentences(self.chart))))

    @property
    def about(self) -> str:
        """What is drawn, and the year, in a window without the row that says so."""
        hidden = self.has_class("-low") and self.has_class("-narrow")
        return f"{_names()[self._shown]} {self._day.year}" if hidden else ""

    # --- Navigation

    @on(PickRow.Picked, "#periods")
    def pick_need(self, message: PickRow.Picked) -> None:
        """Picks what to show, by click."""
        self.action_pick(message.at)

    def action_pick(self, at: int) -> None:
        """Shows one of the five large, all of them, or the states."""
        self._at = at
        self._show_year(self.picture.day)

    def action_move(self, by: int) -> None:
        """Goes to the year before or after, to the same day."""
        years, day = self._years, self.picture.day
        if years is None or years.first is None:
            return
        year = min(max(day.year + by, years.first.year), self.context.today().year)
        if year != day.year:
            self._show_year(day.replace(year=year, day=min(day.day, 28) if day.month == 2 else day.day))

    def action_digits(self) -> None:
        """Numbers instead of shades, or shades again."""
        self._digits = not self._digits
        self._show_year(self.picture.day)

    def action_words(self) -> None:
        """The year in sentences, or as a picture again."""
        if self.has_class("-words"):
            self.action_leave()
        else:
            self._say()


def _names() -> list[str]:
    return [*(sentences.NEED_NAMES[need] for need in NEEDS), wording.ALL_FIVE, BODY]
