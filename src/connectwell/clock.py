"""The clock, the day a moment belongs to, and parsing of days. Rules take a `Clock` argument; none calls now()."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

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


class NoDay(ValueError):
    """The text is not a calendar day."""


def day_named(typed: str, today: date) -> date:
    """Returns the day a person typed, parsed by `read_day` and resolved against `today`. Raises NoDay."""
    named = read_day(typed)
    return shifted(today, -named.days) if isinstance(named, timedelta) else named


def read_day(typed: str) -> date | timedelta:
    """Parses a day: a date, or for "today" and "yesterday" the offset back from today.

    Accepts 2026-11-20, "today" and "yesterday", ignoring case, surrounding spaces and a trailing full stop. Nothing
    else is guessed at: 3.11. is a different day in different countries.

    Raises:
        NoDay: it is none of these, or not on the calendar.
    """
    word = typed.strip().rstrip(".").rstrip().lower()
    if word in ("today", "yesterday"):
        return timedelta(days=word == "yesterday")
    try:
        if len(word) != len("2026-11-20"):  # fromisoformat accepts other ISO 8601 forms
            raise ValueError
        return date.fromisoformat(word)
    except ValueError:
        raise NoDay from None
