"""A month as a grid of days, each with a sign for its entries, and a number if wanted. Never a judgement."""

from calendar import Calendar
from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from connectwell.clock import shifted
from connectwell.insights.drawing.signs import TEN_IN_ONE_COLUMN

_CELL, _NARROW_CELL = 8, 5
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_ROOMY = 26
"""Screen height from which weeks are separated by an empty line."""
NOTHING = "·"


class Month(Widget, can_focus=True):
    """The month around `day`. Arrows move by day and week, page keys by month.

    Args:
        day: the initial day.
        today: the last day that can be chosen.
        first_weekday: the weekday in the first column; 0 is Monday.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "days(-1)", "Day before", show=False),
        Binding("right", "days(1)", "Day after", show=False),
        Binding("up,k", "days(-7)", "Week before", show=False),
        Binding("down,j", "days(7)", "Week after", show=False),
        Binding("pageup", "months(-1)", "Month", key_display="PgUp PgDn"),
        Binding("pagedown", "months(1)", "Month after", show=False, key_display="PgDn"),
        Binding("less_than_sign", "months(-12)", "Year", key_display="< >"),
        Binding("greater_than_sign", "months(12)", "Year after", show=False, key_display=">"),
        Binding("home", "today", "Today", show=False),
        Binding("enter", "choose", "Go there", key_display="⏎"),
    ]
    DEFAULT_CSS = """
    Month { height: auto; width: 1fr; max-width: 56; }
    """

    day: reactive[date] = reactive(date.min)
    today: reactive[date] = reactive(date.min)
    signs: reactive[Mapping[date, str]] = reactive[Mapping[date, str]]({}, layout=True)
    numbers: reactive[Mapping[date, str]] = reactive[Mapping[date, str]]({})
    """A rating of each day, in at most two characters."""

    class Moved(Message):
        """The cursor moved."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    class Chosen(Moved):
        """A day was chosen, by Enter or a click on the highlighted day."""

    def __init__(self, day: date, *, today: date, first_weekday: int = 0) -> None:
        super().__init__()
        self._first = first_weekday
        self.set_reactive(Month.today, today)
        self.set_reactive(Month.day, min(day, today))

    def render(self) -> Content:
        """Draws the weekday names, then the weeks."""
        gap = "\n\n" if self.screen.size.height >= _ROOMY else "\n"
        wide = _CELL if self.content_size.width >= _CELL * len(_WEEKDAYS) else _NARROW_CELL
        weeks = Calendar(self._first).monthdatescalendar(self.day.year, self.day.month)
        weekdays = (*_WEEKDAYS[self._first :], *_WEEKDAYS[: self._first])
        names = Content.styled(
            "".join(f"{' ' * (wide == _CELL)}{name}".ljust(wide) for name in weekdays), "$text-muted"
        )
        return Content(gap).join(
            [names, *(Content("").join([self._cell(day, wide) for day in week]) for week in weeks)]
        )

    def _cell(self, day: date, wide: int) -> Content:
        if day.month != self.day.month:
            return Content(" " * wide)
        here, sign = day == self.day, self.signs.get(day, " " if day > self.today else NOTHING)
        number = self.numbers.get(day, "")
        if wide == _NARROW_CELL:
            text = f"{day.day:>2}{sign}{TEN_IN_ONE_COLUMN if number == '10' else number}"
        else:
            said = f"{day.day:>2} {sign}{number:<{int(bool(self.numbers))}}"
            text = f"[{said}]" if here else f" {said} "
        style = "bold on $panel" if day in self.signs else "$text-muted"
        if here:
            style = "bold $block-cursor-foreground on $block-cursor-background"
        if day == self.today:
            style += " underline"
        cell = Content.styled(text, style)
        return Content.assemble(cell.stylize(Style.from_meta({"day": day.toordinal()})), " " * (wide - len(text)))

    def watch_day(self) -> None:
        """Posts the move, and lays out again: another month may have more weeks."""
        self.refresh(layout=True)
        self.post_message(self.Moved(self.day))

    def _go(self, day: date) -> None:
        self.day = min(max(day, date(1, 1, 1)), self.today)

    def action_days(self, by: int) -> None:
        """Moves by days."""
        self._go(shifted(self.day, by))

    def action_months(self, by: int) -> None:
        """Moves by months, to the same day or the month's last."""
        months = max(12, self.day.year * 12 + self.day.month - 1 + by)
        first = date(min(months // 12, 9998), months % 12 + 1, 1)
        last = shifted(shifted(first, 31).replace(day=1), -1)
        self._go(min(shifted(first, self.day.day - 1), last))

    def action_today(self) -> None:
        """Moves to today."""
        self._go(self.today)

    def action_choose(self) -> None:
        """Chooses this day."""
        self.post_message(self.Chosen(self.day))

    def on_click(self, event: events.Click) -> None:
        """Moves to the day clicked; a second click chooses it."""
        ordinal = event.style.meta.get("day")
        if isinstance(ordinal, int):
            day = date.fromordinal(ordinal)
            if day == self.day:
                self.action_choose()
            else:
                self._go(day)
