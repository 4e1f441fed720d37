"""The clock, the day a moment belongs to, and parsing of days. Rules take a `Clock` argument; none calls now()."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Final

from connectwell.errors import UsageFault

Clock = Callable[[], datetime]
"""Returns the current time as an aware datetime in the person's own time zone."""

DAY_TURNS_AT = time(4)


def system_clock() -> datetime:
    """The system time in the local zone, at full resolution: sorting by newest relies on it alone."""
    return datetime.now().astimezone()


def day_of(moment: datetime, turns_at: time = DAY_TURNS_AT) -> date:
    """Returns the day a moment belongs to: times before `turns_at` (local) count as the previous day."""
    day = moment.date()
    return shifted(day, -1) if moment.time() < turns_at else day


def shifted(day: date, days: int) -> date:
    """Returns the day so many days later, or earlier if negative, but within the calendar: years 1 to 9999."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


class DayTurn:
    """Notices that a new day has begun while something was left open.

    Args:
        clock: returns the current time.
        day_of: returns the day a moment belongs to.

    Attributes:
        day: the current day, as of the last look.
    """

    AWAY: Final = timedelta(minutes=10)
    """How long nothing was done before a person is asked about yesterday: whoever writes across the turn isn't."""

    def __init__(self, clock: Clock, day_of: Callable[[datetime], date]) -> None:
        self._clock, self._day_of = clock, day_of
        self._acted = clock()
        self.day = day_of(self._acted)
        self._ended: date | None = None

    def has_turned(self) -> bool:
        """Looks at the clock, and returns whether a new day has begun since the last look."""
        before, self.day = self.day, self._day_of(self._clock())
        if before < self.day:
            self._ended = self._ended or before
        return before != self.day

    def to_ask(self) -> date | None:
        """Returns, once, the day that ended, if nothing was done for a while: what is of that day is asked about."""
        if self._ended is None or self._clock() - self._acted < self.AWAY:
            return None
        ended, self._ended = self._ended, None
        return ended

    def acted(self) -> None:
        """Notes that the person has done something."""
        self._acted = self._clock()


_FROM_TODAY: Final = {"today": 0, "yesterday": 1, "tomorrow": -1}
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Weekday(int):
    """A day of the week; 0 is Monday."""


NamedDay = date | timedelta | Weekday
"""A date, how many days before today, or a weekday."""


class NoDay(ValueError):
    """The text is not a calendar day."""


def check_order(since: date | None, until: date | None) -> None:
    """Raises UsageFault if a range of days ends before it begins; None leaves an end open."""
    if since and until and since > until:
        raise UsageFault(f"{since.isoformat()} comes after {until.isoformat()}, so there are no days between them.")


def day_named(typed: str, today: date) -> date:
    """Returns the day a person typed, parsed by `read_day` and resolved against `today`. Raises NoDay."""
    return day_meant(read_day(typed), today)


def day_to_come(typed: str, today: date) -> date:
    """Returns the day of something to come: as `day_named`, but a weekday is the next one after today.

    Raises:
        NoDay: as `read_day`.
    """
    named = read_day(typed)
    if isinstance(named, Weekday):
        return shifted(today, (named - today.weekday() - 1) % 7 + 1)
    return day_meant(named, today)


def day_meant(named: NamedDay, today: date) -> date:
    """Returns the day of what `read_day` returned; of a weekday, the last one before today."""
    if isinstance(named, Weekday):
        return shifted(today, (named - today.weekday()) % 7 - 7)
    return shifted(today, -named.days) if isinstance(named, timedelta) else named


def read_day(typed: str) -> NamedDay:
    """Parses a day: a date, a weekday, or for "today", "yesterday" and "tomorrow" the offset back from today.

    Ignores case, surrounding spaces and a trailing full stop. Nothing else is guessed at: 3.11. is a different day in
    different countries.

    Raises:
        NoDay: it is none of these, or not on the calendar.
    """
    word = typed.strip().rstrip(".").rstrip().lower()
    if word in _FROM_TODAY:
        return timedelta(days=_FROM_TODAY[word])
    if word in _WEEKDAYS:
        return Weekday(_WEEKDAYS.index(word))
    try:
        if len(word) != len("2026-11-20"):  # fromisoformat accepts other ISO 8601 forms
            raise ValueError
        return date.fromisoformat(word)
    except ValueError:
        raise NoDay from None
