"""What time it is, and which day a moment belongs to. Every rule is handed its clock; none calls now()."""

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
