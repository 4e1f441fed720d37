"""The clock, and the day a moment belongs to. Rules take a `Clock` argument; none calls now()."""

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


def check_order(since: date | None, until: date | None) -> None:
    """Raises UsageFault if a range of days ends before it begins; None leaves an end open."""
    if since and until and since > until:
        raise UsageFault(f"{since.isoformat()} comes after {until.isoformat()}, so there are no days between them.")
