"""Weeks: 14, 30 or 90 days as a picture, in words on a key, and the way to the year."""

from datetime import date
from functools import partial
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from connectwell import sentences
from connectwell.insights import DayChart
from connectwell.insights.drawing import Drawing, weeks
from connectwell.tui import wording
from connectwell.tui.places import BACK
from connectwell.tui.screens.weeks.days import DaysScreen
from connectwell.tui.screens.weeks.loader import Weeks, WeeksQuery, WeeksReader
from connectwell.tui.screens.weeks.words import in_words, people_in_words
from connectwell.tui.widgets.pick_row import PickRow

PERIODS = (14, 30, 90)
_SPANS = " ".join(str(n) for n in range(1, len(PERIODS) + 1))
"""Their keys, as displayed."""
_WIDEST = 90
"""Most columns of the words, as in the stylesheet; for the first time, before they have any."""
_Said = Literal["words", "people", "ease"]


class WeeksScreen(DaysScreen):
    """The last weeks: states on top, the five below, each with what is usual."""

    CSS_PATH = "weeks.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "period(0)", wording.SPAN, key_display=_SPANS),
        *(Binding(str(n), f"period({n - 1})", show=False) for n in range(2, len(PERIODS) + 1)),
        Binding("y", "year", "Year"),
        Binding("left_square_bracket", "move(-1)", "Earlier, later", key_display="[ ]"),
        Binding("right_square_bracket", "move(1)", "Later", show=False, key_display="]"),
        Binding("w", "words", "In words"),
        Binding("p", "people", "People"),
        Binding("h", "ease", "What helped"),
        BACK.on_screen("leave", also="q"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._asked = WeeksQuery(PERIODS[0])
        self._found = Weeks()
        self._said: _Said = "words"
        self._reader: WeeksReader | None = None

    def compose_body(self) -> ComposeResult:
        """Yields the spans to choose from, and the picture."""
        with Vertical(id="weeks", classes="page"):
            yield PickRow(
                [wording.DAYS.format(n=days) for days in PERIODS],
                signs=("▸ ", ""),
                id="periods",
            )
            yield from self.compose_view()

    def on_mount(self) -> None:
        """Reads after the first paint."""
        self._reader = WeeksReader(self.context)
        self.call_after_refresh(self.ask)

    def on_resize(self) -> None:
        """Draws words anew in another width."""
        super().on_resize()
        self._say_range()
        if self.has_class("-words"):
            self.call_after_refresh(self._say)

    # --- Reading

    def ask(self) -> None:
        """Reads the days in a thread."""
        if self._reader:
            self.start(partial(self._reader.find, self._asked), self.show)
            self.wait()

    def show(self, found: Weeks) -> None:
        """Shows the results."""
        self.has_read(found.trouble)
        day = self.picture.day if self._found.chart and self._found.chart.index(self.picture.day) is not None else None
        self._found, self.chart = found, found.chart
        self.query_one("#periods", PickRow).pick(PERIODS.index(self._asked.days))
        is_empty = found.insights is None or found.insights.is_empty
        self.set_class(is_empty, "-empty")
        self._say_range()
        self.refresh_bindings()
        if found.chart is None or found.insights is None:
            return
        if is_empty:
            told = [*found.nothing, wording.HOW_TO_BEGIN]
            self.query_one("#nothing", Static).update("\n\n".join(told))
        self.picture.show(
            partial(self._draw, found.chart), found.chart.since, found.chart.until, day or found.chart.newest
        )
        if self.has_class("-words"):
            self._say()

    def _draw(self, chart: DayChart, width: int, height: int, day: date) -> Drawing:
        return weeks(chart, width=width, height=height, signs=self.signs, chosen=day)

    def _say_range(self) -> None:
        """Says which days these are; not in a low window, which has the day in focus alone."""
        says = self.chart is not None and not self.has_class("-low")
        about = sentences.days_said(self.chart.since, self.chart.until, short=True) if self.chart and says else ""
        self.query_one("#periods", PickRow).tell(about)

    # --- In words

    def _say(self) -> None:
        found = self._found
        if found.insights is None:
            return
        width = (self.query_one("#words").outer_size.width or min(self.size.width - 4, _WIDEST)) - 1  # the scrollbar
        match self._said:
            case "words":
                self.show_words(in_words(found, found.insights, width))
            case "people" if found.insights.present is not None:
                self.show_words(people_in_words(found.insights, width))
            case "ease" if found.insights.soothed is not None:
                self.show_words(found.ease)

    def _toggle(self, what: _Said) -> None:
        """Shows words instead of the picture, or the picture again."""
        if self.has_class("-words") and self._said == what:
            self.action_leave()
            return
        self._said = what
        asked = WeeksQuery(self._asked.days, self._asked.until, people=what == "people", ease=what == "ease")
        if asked == self._asked:
            self._say()
        else:
            self._asked = asked
            self.add_class("-words")
            self.ask()

    def action_words(self) -> None:
        """The same days in words."""
        self._toggle("words")

    def action_people(self) -> None:
        """Who was there when."""
        self._toggle("people")

    def action_ease(self) -> None:
        """The person's own words from days with ease."""
        self._toggle("ease")

    # --- Navigation

    @on(PickRow.Picked, "#periods")
    def pick_period(self, message: PickRow.Picked) -> None:
        """Picks a span by click."""
        self.action_period(message.at)

    def action_period(self, at: int) -> None:
        """Picks a span by number."""
        self._asked = WeeksQuery(PERIODS[at], self._asked.until, self._asked.people, self._asked.ease)
        self.query_one("#periods", PickRow).pick(at)
        self.ask()

    def action_move(self, by: int) -> None:
        """Moves to the days before, or after."""
        moved = self._asked.moved(by, self.context.today())
        if moved != self._asked:
            self._asked = moved
            self.ask()

    def action_year(self) -> None:
        """Opens the year of the day in focus."""
        from connectwell.tui.screens.weeks.year import YearScreen

        day = self.picture.day if self.chart else self.context.today()
        self.app.push_screen(YearScreen(day))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disables words where there is nothing to tell."""
        return not self.has_class("-empty") if action in ("words", "people", "ease") else True
