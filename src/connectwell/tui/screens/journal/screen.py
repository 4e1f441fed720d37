"""What was written before: found again, read, and mended."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import ClassVar

from textual.app import SystemCommand
from textual.binding import Binding, BindingType

from connectwell.entries import page
from connectwell.journal import Query, Readable
from connectwell.model.putting_away import put_away_in
from connectwell.tui import wording
from connectwell.tui.screens.journal.actions import JournalMending
from connectwell.tui.screens.journal.listing import Asking, Row, place
from connectwell.tui.widgets.entry_line import SIGNS


class JournalScreen(JournalMending):
    """The list, the page, and what can be done with an entry."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "filters", "Filter"),
        Binding("m", "calendar", "Month"),
        Binding("g", "jump", "Go to a day", show=False),
        Binding("o", "this_day", "This day, earlier years", show=False),
        Binding("r", "resume", "Go on with it"),
        Binding("p", "put_away", "Show put away"),
        Binding("R,shift+r", "removed", "Show removed ones", show=False, key_display="R"),
        Binding("R,shift+r", "restore_removed", "Restore", show=False, key_display="R"),
        Binding("question_mark", "keys", "Keys", key_display="?"),
        Binding("escape,q", "leave", "Back", key_display="Esc"),
    ]

    def on_screen_resume(self) -> None:
        """Back from going on with a page: read anew, and back to that page. From elsewhere, all is as it was."""
        if self._coming_back:
            self._coming_back = False
            self.action_read_anew()
        else:
            self.look_again()

    _coming_back = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done with this entry; while a search is typed, letters are letters."""
        if self.is_searching and action not in ("leave", "to_list", "read_anew"):
            return False
        entry, item = self.entry(), self.item()
        match action:
            case "resume":
                return entry is not None and entry.kind == "check-in" and entry.unfinished
            case "removed":
                return not self.asking.query.only_removed
            case "restore_removed":
                return self.asking.query.only_removed and entry is not None
            case "put_away":
                return isinstance(item, Readable) and bool(put_away_in(item.entry))
            case _:
                return super().check_action(action, parameters)

    def action_resume(self) -> None:
        """Goes on with an open page."""
        entry = self.entry()
        if entry:
            self._coming_back = True
            self.companion.resume_checkin(entry.id)

    def action_put_away(self) -> None:
        """Shows what is put away in this one entry, or hides it again."""
        self.with_put_away = not self.with_put_away
        self.show_item()

    # --- Finding

    def action_filters(self) -> None:
        """Asks what to show."""
        from connectwell.tui.screens.journal.filters import FiltersScreen

        def show(query: Query | None) -> None:
            if query is not None and query != self.asking.query:
                self.show(Asking(query))

        settings = self.context.settings
        self.app.push_screen(FiltersScreen(self.asking.query, today=self.today(), blinks=settings.motion), show)

    def action_calendar(self) -> None:
        """A month, and from it to a day."""
        from connectwell.tui.screens.journal.calendar import CalendarScreen

        screen = CalendarScreen(self._day_here(), today=self.today(), facts=self.facts)
        self.app.push_screen(screen, lambda _: self.jump(screen.chosen) if screen.chosen else None)

    def action_jump(self) -> None:
        """Asks for a day and goes there."""
        from connectwell.tui.screens.dialogs import DayDialog

        blinks = self.context.settings.motion
        dialog = DayDialog(wording.JUMP, today=self.today(), given=self._day_here(), blinks=blinks)
        self.app.push_screen(dialog, lambda day: self.jump(day) if day else None)

    def action_this_day(self) -> None:
        """The same day in earlier years. Only ever when asked for."""
        self.show(Asking(years_of=self.today()))

    def _day_here(self) -> date:
        row = self.row()
        return min(place(row)[0], self.today()) if row else self.today()

    def jump(self, day: date) -> None:
        """To the newest entry of that day, or to what came before it; if need be, the list begins there."""
        here = next((row for row in self.rows if place(row)[0] <= day), None)
        if self.asking.years_of or (self.asking.back_from and day > self.asking.back_from):
            self.show(Asking(replace(self.asking.query), back_from=None if day >= self.today() else day))
        elif here or self.read_all:
            self.point_at(here or self.rows[-1] if self.rows else None)
            self._tell_where(day, here)
        else:
            self.show(replace(self.asking, back_from=day))

    def _tell_where(self, day: date, here: Row | None) -> None:
        said = wording.NEAREST_BEFORE if here else wording.OLDEST
        there = here is not None and place(here)[0] == day
        self.say("" if there or not self.rows else said.format(day=page.long_day(day)))

    # --- The rest

    def action_removed(self) -> None:
        """Removed ones among the others, or not."""
        query = self.asking.query
        item = self.item()
        asking = replace(self.asking, query=replace(query, removed=not query.removed))
        self.show(asking, keep=item.handle if item else None)

    def action_restore_removed(self) -> None:
        """Where only removed ones are, the key that shows them brings one back."""
        self.action_restore()

    def _own_keys(self) -> list[tuple[str, Binding]]:
        """The keys that do something on this screen now, as they are shown; those that work everywhere are left out."""
        active = [one.binding for one in self.active_bindings.values() if one.node is self and one.enabled]
        ours = [one for one in active if one.description and not one.action.startswith(("app.", "screen."))]
        once = {binding.action: binding for binding in reversed(ours)}
        return [(self.app.get_key_display(binding), binding) for binding in reversed(once.values())]

    def action_keys(self) -> None:
        """Which keys work here, and what the signs in the list mean."""
        from connectwell.tui.screens.dialogs import KeysDialog

        keys = [(key, binding.description) for key, binding in self._own_keys()]
        self.app.push_screen(KeysDialog(keys, SIGNS))

    def commands(self) -> Iterable[SystemCommand]:
        """What the palette offers besides, while this screen is open."""
        for key, binding in self._own_keys():
            yield SystemCommand(binding.description, f"Here, with {key}", partial(self.run_action, binding.action))

    def action_leave(self) -> None:
        """Out of the page to the list, out of what was found to everything, then to where it was opened."""
        if self.has_class("reading") and not self.is_searching:
            self.remove_class("reading")
            self.query_one("#entries").focus()
        elif self.show_everything():
            self.query_one("#entries").focus()
        else:
            self.dismiss()
