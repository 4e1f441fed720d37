"""Finds a day or a kind of entry from the journal screen: filters, a month, a given day."""

from datetime import date

from connectwell import sentences
from connectwell.entries.view import View
from connectwell.journal import Query
from connectwell.journal.items import day_of_item
from connectwell.tui import wording
from connectwell.tui.screen import CompanionScreen
from connectwell.tui.screens.journal.entry_list import EntryList


class JournalNavigation:
    """Asks, and shows the result in the list.

    Args:
        screen: shows dialogs and notices.
        entries: the list.
    """

    def __init__(self, screen: CompanionScreen, entries: EntryList) -> None:
        self._screen, self._entries = screen, entries

    def ask_for_filters(self) -> None:
        """Asks which entries to show."""
        from connectwell.tui.screens.journal.filters import FiltersScreen

        query = self._entries.view.query

        def show(chosen: Query | None) -> None:
            if chosen is not None and chosen != self._entries.view.query:
                self._entries.show(View(chosen))

        self._screen.app.push_screen(FiltersScreen(query, today=self._today(), blinks=self._blinks), show)

    def show_month(self) -> None:
        """Shows a month, to pick a day from."""
        from connectwell.tui.screens.journal.calendar import CalendarScreen

        screen = CalendarScreen(self._day_here(), today=self._today(), facts=self._entries.facts)
        self._screen.app.push_screen(screen, lambda _: self.go_to(screen.chosen))

    def ask_for_day(self) -> None:
        """Asks for a day and goes there."""
        from connectwell.tui.screens.questions import DayDialog

        dialog = DayDialog(wording.JUMP, today=self._today(), given=self._day_here(), blinks=self._blinks)
        self._screen.app.push_screen(dialog, self.go_to)

    def go_to(self, day: date | None) -> None:
        """Jumps to the newest entry of that day, or to the one before; reloads the list from there if needed."""
        found = self._entries.jump(day, self._today()) if day else None
        if day is None or found is None:
            return
        said = {"day": "", "before": wording.NEAREST_BEFORE, "oldest": wording.OLDEST}[found.found]
        self._screen.say(said.format(day=sentences.weekday_in_year(day, self._today())) if found.at is not None else "")

    def _day_here(self) -> date:
        item = self._entries.item
        return min(day_of_item(item), self._today()) if item else self._today()

    def _today(self) -> date:
        return self._screen.context.today()

    @property
    def _blinks(self) -> bool:
        return self._screen.context.settings.motion
