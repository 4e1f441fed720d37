"""Today in plain mode: what it is now, and what of it was read out."""

from typing import Final

from connectwell.checkin.day_so_far import DaySoFar
from connectwell.checkin.look_back import LookBack, look_back
from connectwell.checkin.today import Today, read_today
from connectwell.context import Context
from connectwell.errors import ConnectwellError
from connectwell.plain.choices import Option
from connectwell.plain.menu import OPTIONS
from connectwell.plain.talk import Talk
from connectwell.plain.today_lines import lines_of_today
from connectwell.settings import TodayPart

RESUME: Final = "go on where you stopped"


class TodayView:
    """Today, read anew by `look`. Its lines are read out once, and again when they change or are asked for.

    Attributes:
        now: today's state; None if it can't be read.
        earlier: a line of an earlier day, if there is one to show.
    """

    def __init__(self, context: Context, talk: Talk) -> None:
        self._context, self._talk = context, talk
        self.now: Today | None = None
        self.earlier: LookBack | None = None
        self._read_out: list[str] = []

    def look(self) -> None:
        """Reads today's state. If it can't be read, says why: the rest of the menu still works."""
        self._context.journal.start_over()
        self.now = self.earlier = None
        try:
            now = read_today(self._context)
            if not (self._context.settings.discreet or self._is_without("earlier")):
                self.earlier = look_back(self._context.journal, now.day)
            self.now = now
        except ConnectwellError as fault:
            self._talk.say(str(fault))

    def lines(self) -> list[str]:
        """Returns what there is to read out."""
        return lines_of_today(self._context, self.now, self.earlier)

    def note_read_out(self) -> list[str]:
        """Takes the lines as they are for read out, and returns them."""
        self._read_out = self.lines()
        return self._read_out

    def say(self, *, but_for: str | None = None) -> None:
        """Reads out the day, the check-in, the small connection, and open plans.

        Args:
            but_for: the beginning of a line that was just heard.
        """
        self.look()
        self._talk.gap()
        self.note_read_out()
        for line in self._read_out:
            if but_for is None or not line.startswith(but_for):
                self._talk.say(line)

    def say_changes(self) -> None:
        """Reads out what is different since it was read out last."""
        self.look()
        before = self._read_out
        self.note_read_out()
        for line in self._read_out:
            if line not in before:
                self._talk.say(line)

    @property
    def so_far(self) -> DaySoFar | None:
        """Today's check-in in brief, where Today may show it."""
        return self.now.so_far if self.now and not self._context.settings.discreet else None

    def menu(self) -> list[Option[str]]:
        """Returns what can be chosen now."""
        letters = list(OPTIONS)
        if self.now is None:
            letters = ["j", "/", "h", "i", "country", "settings", "q"]
        else:
            with_connection = not self._is_without("connection")
            has: dict[str, object] = dict.fromkeys("dyavl", with_connection)
            has |= {"f": self.now.left, "z": self.now.left}
            has |= {"g": with_connection and self.now.plans, "e": self.so_far, "x": self.earlier}
            letters = [letter for letter in letters if has.get(letter, True)]
        menu = [OPTIONS[letter] for letter in letters]
        if self.now and self.now.open_entry:
            menu[0] = Option("c", RESUME, also=("c", "check in", "resume"))
        return menu

    def _is_without(self, part: TodayPart) -> bool:
        """Whether a part is left out of Today, by the settings."""
        return part in self._context.settings.today_without
