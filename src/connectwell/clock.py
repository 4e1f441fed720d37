"""What time it is, and which day a moment belongs to or a person names. Rules are handed a clock; none calls now()."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

Clock = Callable[[], datetime]
"""Gives the present moment, aware, in the person's own time zone."""

DAY_TURNS_AT = time(4)


def system_clock() -> datetime:
    """The machine's clock, in its local zone, as fine as it is: what is newest rests on it alone."""
    return datetime.now().astimezone()


def day_of(moment: datetime, turns_at: time = DAY_TURNS_AT) -> date:
    """The day a moment belongs to: before `turns_at` (local) it is still the day before."""
    day = moment.date()
    return day - timedelta(days=1) if moment.time() < turns_at else day


class NoDay(ValueError):
    """What was typed is no day on the calendar."""


def day_named(typed: str, today: date) -> date:
    """The day a person means, as `read_day` takes it. Raises NoDay."""
    named = read_day(typed)
    return today - named if isinstance(named, timedelta) else named


def read_day(typed: str) -> date | timedelta:
    """The day a person means; or, where they only say so, how long before today it is.

    A day is written like 2026-11-20, or "today", or "yesterday". Case doesn't matter, nor spaces around it or a full
    stop after it. Nothing else is guessed at: 3.11. is another day here than there.

    Raises:
        NoDay: it is none of these, or isn't on the calendar.
    """
    word = typed.strip().rstrip(".").rstrip().lower()
    if word in ("today", "yesterday"):
        return timedelta(days=word == "yesterday")
    try:
        if len(word) != len("2026-11-20"):  # ISO 8601 knows other ways
            raise ValueError
        return date.fromisoformat(word)
    except ValueError:
        raise NoDay from None
