"""Insights: the five over a span of days, what went with them, and, on request, people and what has soothed."""

from datetime import date
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.timer import Timer
from textual.widgets import Static

from connectwell import insights, sentences
from connectwell.errors import ConnectwellError
from connectwell.insights import SPANS
from connectwell.model.terms import NEEDS
from connectwell.tui import wording
from connectwell.tui.job import JobScreen
from connectwell.tui.places import BACK
from connectwell.tui.screens.weeks.loader import Found, InsightsQuery, InsightsReader
from connectwell.tui.widgets.pick_row import PickRow
from connectwell.tui.widgets.trend_view import TrendView

PERIODS: tuple[int | None, ...] = (*SPANS, None)
MORE, WORDS = len(NEEDS), len(NEEDS) + 1
_SOON = 0.3
"""Seconds before old results are hidden while new ones are read."""
_ALL_FIVE = (112, 36)
"""Columns and rows needed to show the five side by side."""


class InsightsScreen(JobScreen):
    """Shows one need at a time; in a large window everything at once. Reads in a thread after the first paint."""

    CSS_PATH = "insights.tcss"
    AUTO_FOCUS = "#insights"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"period({n - 1})", show=False) for n in range(1, len(PERIODS) + 1)),
        Binding("left", "step_period(-1)", "Fewer days", show=False),
        Binding("right", "step_period(1)", "More days", key_display="←→"),
        Binding("tab", "step_page(1)", "Next", key_display="Tab"),
        Binding("shift+tab", "step_page(-1)", "Back one", show=False),
        Binding("space", "further", "More below", key_display="Space"),
        Binding("p", "people", "People"),
        Binding("w", "words", "What helped"),
        BACK.on_screen("leave", also="q"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._asked = InsightsQuery(days=SPANS[0])
        self._page = 0
        self._reader: InsightsReader | None = None
        self._waiting: Timer | None = None

    def compose_body(self) -> ComposeResult:
        """Yields the spans to choose from, the five, and a page for each."""
        with VerticalScroll(id="insights", classes="page"):
            names = [str(days) if days else "all days" for days in PERIODS]
            keys = [str(n) for n in range(1, len(PERIODS) + 1)]
            yield PickRow(names, keys=keys, signs=("● ", "○ "), id="periods")
            yield PickRow(self._pages(), signs=("▸ ", "  "), id="pages")
            yield Static("", id="nothing", classes="plain", markup=False)
            yield Static(sentences.LOOKING, id="reading", classes="quiet", markup=False)
            with Container(id="trends"):
                for need in NEEDS:
                    yield TrendView(id=need)
                yield Static("", id="more", classes="plain", markup=False)
            yield Static("", id="ease", classes="plain", markup=False)

    def on_mount(self) -> None:
        """Reads after the first paint."""
        self._reader = InsightsReader(self.context)
        for name in ("scroll_y", "virtual_size"):
            self.watch(self.query_one("#insights"), name, self.refresh_bindings, init=False)
        self.call_after_refresh(self._ask)

    def on_resize(self) -> None:
        """Shows the five side by side, if there is room."""
        super().on_resize()
        wide, high = _ALL_FIVE
        self.set_class(self.size.width >= wide and self.size.height >= high, "-all-five")
        self.refresh_bindings()

    def follow_clock(self, ended: date | None) -> None:
        """The days asked for end today."""
        super().follow_clock(ended)
        if ended:
            self._ask()

    # --- Reading

    def _ask(self) -> None:
        if self._reader:
            self.start(partial(self._reader.find, self._asked), self.show)
            self._waiting = self._waiting or self.set_timer(_SOON, self._tell_waiting)

    def _tell_waiting(self) -> None:
        """Hides the results of the previous span while reading."""
        self.add_class("-reading")

    def show_failure(self, fault: ConnectwellError) -> None:
        """Shows why there is nothing to show."""
        self.show(Found(trouble=str(fault)))

    def show(self, found: Found) -> None:
        """Shows the results for the span."""
        if self._waiting:
            self._waiting.stop()
            self._waiting = None
        self.remove_class("-reading")
        self.say(found.trouble)
        empty = found.insights is None or found.insights.is_empty
        self.set_class(empty, "-empty")
        self.refresh_bindings()
        if found.insights is None:
            return
        if empty:
            told = [*insights.nothing_of(found.insights), wording.HOW_TO_BEGIN]
            self.query_one("#nothing", Static).update("\n\n".join(told))
        for trend, words in zip(found.insights.needs, found.needs, strict=True):
            self.query_one(f"#{trend.need}", TrendView).show(trend, words)
        self.query_one("#more", Static).update(found.more)
        self.query_one("#ease", Static).update(found.ease)
        self._turn_to(self._page)

    # --- Navigation

    def _pages(self) -> list[str]:
        names = [sentences.NEED_NAMES[need] for need in NEEDS]
        return [*names, wording.MORE_OF_THESE, *([wording.EASE] if self._asked.ease else [])]

    def _turn_to(self, page: int) -> None:
        """Shows one page, unless all are shown at once."""
        self._page = page % len(self._pages())
        self.query_one("#pages", PickRow).pick(self._page, self._pages())
        places = [f"#{need}" for need in NEEDS] + ["#more", "#ease"]
        for n, place in enumerate(places):
            self.query_one(place).set_class(n == self._page, "-here")
        self.query_one("#ease").set_class(self._asked.ease, "-asked")
        self.call_after_refresh(self._scroll_there)

    def _scroll_there(self) -> None:
        """Scrolls to the top, or in the all-at-once layout to the part asked for."""
        below = self._page == WORDS and self.has_class("-all-five")
        self.query_one("#ease" if below else "#periods").scroll_visible(animate=False, top=True)

    def _change(self, asked: InsightsQuery, page: int) -> None:
        self._asked = asked
        self.query_one("#periods", PickRow).pick(PERIODS.index(asked.days))
        self._turn_to(page)
        self._ask()

    @on(PickRow.Picked, "#periods")
    def pick_period(self, message: PickRow.Picked) -> None:
        """Picks a span by click."""
        self.action_period(message.at)

    @on(PickRow.Picked, "#pages")
    def pick_page(self, message: PickRow.Picked) -> None:
        """Picks a page by click."""
        self._turn_to(message.at)

    def action_period(self, at: int) -> None:
        """Picks a span by number."""
        self._change(self._asked.over(PERIODS[at]), self._page)

    def action_step_period(self, by: int) -> None:
        """Picks the next longer or shorter span."""
        self.action_period(max(0, min(len(PERIODS) - 1, PERIODS.index(self._asked.days) + by)))

    def action_step_page(self, by: int) -> None:
        """Moves to the next or previous page."""
        self._turn_to(self._page + by)

    def action_further(self) -> None:
        """Scrolls down, in a window too low for everything."""
        self.query_one("#insights").scroll_page_down(animate=False)

    def action_people(self) -> None:
        """Shows or hides people."""
        self._change(self._asked.with_people(not self._asked.people), MORE)

    def action_words(self) -> None:
        """Shows or hides the person's words from days with ease."""
        ease = not self._asked.ease
        self._change(self._asked.with_ease(ease), WORDS if ease else min(self._page, MORE))

    def action_leave(self) -> None:
        """Returns to where it was opened."""
        self.dismiss()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disables paging when everything or nothing is shown, and scrolling when everything is in view."""
        match action:
            case "step_page":
                return not (self.has_class("-all-five") or self.has_class("-empty"))
            case "further":
                return self.is_mounted and not self.query_one("#insights").is_vertical_scroll_end
            case "people" | "words":
                return not self.has_class("-empty")
            case _:
                return True
