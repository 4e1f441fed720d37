"""The dialog with the filters of the journal's list."""

from dataclasses import replace
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from connectwell.clock import check_order
from connectwell.day_words import day_named
from connectwell.entries.filters import FILTERS
from connectwell.errors import UsageFault
from connectwell.journal import Query
from connectwell.model.text import bare_name
from connectwell.tui import wording
from connectwell.tui.guarded import GuardedScreen
from connectwell.tui.places import BACK, NEXT_LINE
from connectwell.tui.widgets.completing import completing_names
from connectwell.tui.widgets.keys import DialogFoot
from connectwell.tui.widgets.line_input import LineInput
from connectwell.tui.widgets.multi_choice import MultiChoice


class FiltersScreen(ModalScreen[Query], GuardedScreen[Query]):
    """Gives the query with other filters, its words left alone.

    Args:
        query: the current query.
        today: the current day.
        blinks: whether a cursor may blink.
    """

    CSS_PATH = ["../dialog.tcss", "filters.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        NEXT_LINE,
        Binding("ctrl+r", "clear", "Clear"),
        Binding("ctrl+n", "take", "Show", show=False),  # as wherever one writes
        Binding("down", "app.focus_next", "Next", show=False),
        Binding("up", "app.focus_previous", "Previous", show=False),
        BACK.on_screen("dismiss(None)"),
    ]

    def __init__(self, query: Query, *, today: date, blinks: bool) -> None:
        super().__init__(classes="dialog-screen")
        self._query, self._today, self._blinks = query, today, blinks

    def compose(self) -> ComposeResult:
        """Yields a row for each kind of filter."""
        query = self._query
        with VerticalScroll(classes="dialog", can_focus=False):
            for row in FILTERS:
                yield MultiChoice(row.name, row.options, row.chosen(query), only_one=row.only_one, id=row.id)
            yield from self._line("Person", "people", ", ".join(sorted(query.people)), wording.PERSON_LIKE)
            yield from self._line("From", "since", query.since.isoformat() if query.since else "", wording.DAY_LIKE)
            yield from self._line("To", "until", query.until.isoformat() if query.until else "", wording.DAY_LIKE)
            yield Static("", id="filter-fault", classes="plain", markup=False)
        yield DialogFoot()

    def _line(self, name: str, id: str, given: str, like: str) -> ComposeResult:
        with Horizontal(classes="filter-line"):
            yield Static(name, classes="filter-name", markup=False)
            suggester = completing_names(self.app) if id == "people" else None
            yield LineInput(given, blinks=self._blinks, placeholder=like, suggester=suggester, id=id)

    def action_clear(self) -> None:
        """Clears all filters."""
        for row in self.query(MultiChoice):
            row.action_none()
        for line in self.query(LineInput):
            line.value = ""

    @on(MultiChoice.Finished)
    @on(Input.Submitted)
    def action_take(self) -> None:
        """Applies the filters, if the days are valid."""
        words = {line.id: line.words.strip() for line in self.query(LineInput)}
        try:
            since, until = (self._day(words[name]) for name in ("since", "until"))
            check_order(since, until)
        except UsageFault as fault:
            self.query_one("#filter-fault", Static).update(str(fault))
            return
        query = self._query
        for row in FILTERS:
            query = row.put(query, self.query_one(f"#{row.id}", MultiChoice).chosen)
        people = frozenset(name for part in words["people"].split(",") if (name := bare_name(part)))
        self.dismiss(replace(query, people=people, since=since, until=until))

    def _day(self, typed: str) -> date | None:
        return day_named(typed, self._today) if typed else None
