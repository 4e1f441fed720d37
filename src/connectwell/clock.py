"""The clock, the day a moment belongs to, and parsing of days. Rules take a `Clock` argument; none calls now()."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple

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


_DAYS_AGO: Final = {"today": 0, "yesterday": 1, "tomorrow": -1}
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_COUNTS: Final = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_FURTHEST: Final = 4_000_000
"""Days beyond the calendar."""
_ORDINALS: Final = ("st", "nd", "rd", "th")


class Weekday(int):
    """A day of the week; 0 is Monday."""


class DayInYear(NamedTuple):
    """A day and a month without a year."""

    month: int
    day: int

    def last_until(self, today: date) -> date:
        """Returns the last such day up to today."""
        return next(day for day in self._around(today, -1) if day <= today)

    def next_from(self, today: date) -> date:
        """Returns the next such day from today on."""
        return next(day for day in self._around(today, 1) if day >= today)

    def _around(self, today: date, step: int) -> Iterator[date]:
        for year in range(today.year, today.year + 9 * step, step):  # 29 February may be eight years away
            with suppress(ValueError):
                yield date(year, self.month, self.day)
        yield date.max if step > 0 else date.min


NamedDay = date | timedelta | Weekday | DayInYear
"""A date, how many days before today, a weekday, or a day of any year."""


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
    """Returns the day of something to come: as `day_named`, but a weekday is the next one after today, and a day
    without a year the next one from today on. "Next thursday" is that of next week; "in two weeks" is one as well.

    Raises:
        NoDay: as `read_day`.
    """
    words = typed.replace(",", " ").strip().rstrip(".").lower().split()
    if words[:1] in (["on"], ["this"]):
        words = words[1:]
    match words:
        case ["in", count, ("day" | "days" | "week" | "weeks") as unit] if count in _COUNTS or count.isdecimal():
            days = min(_COUNTS.get(count) or int(count[:6]), _FURTHEST) * (7 if unit.startswith("week") else 1)
            return shifted(today, days)
        case ["next", name] if (weekday := _begun(name, _WEEKDAYS)) is not None:
            return shifted(today, 7 - today.weekday() + weekday)
        case _:
            named = read_day(" ".join(words))
    if isinstance(named, Weekday):
        return shifted(today, (named - today.weekday() - 1) % 7 + 1)
    if isinstance(named, DayInYear):
        return named.next_from(today)
    return day_meant(named, today)


def day_meant(named: NamedDay, today: date) -> date:
    """Resolves what `read_day` returned: a weekday is the last one before today; without a year, the last up to it."""
    if isinstance(named, Weekday):
        return shifted(today, (named - today.weekday()) % 7 - 7)
    if isinstance(named, DayInYear):
        return named.last_until(today)
    return shifted(today, -named.days) if isinstance(named, timedelta) else named


def read_day(typed: str) -> NamedDay:
    """Parses a day: a date, a weekday, a day and a month, or for "today", "yesterday" and "tomorrow" the offset back.

    Ignores case, surrounding spaces, commas and a trailing full stop; months and weekdays may be cut to three letters
    or more. Nothing else is guessed at: 3.11. is a different day in different countries.

    Raises:
        NoDay: it is none of these, or not on the calendar.
    """
    word = " ".join(typed.replace(",", " ").strip().rstrip(".").lower().split())
    if word in _DAYS_AGO:
        return timedelta(days=_DAYS_AGO[word])
    if (weekday := _begun(word, _WEEKDAYS)) is not None:
        return Weekday(weekday)
    try:
        if len(word) == len("2026-11-20") and word[:1].isdigit() and "-" in word:  # of ISO 8601, no other form
            return date.fromisoformat(word)
        return _day_and_month(word)
    except ValueError:
        raise NoDay from None


def _begun(word: str, names: tuple[str, ...]) -> int | None:
    """Returns which of the names the word begins, with three letters or more."""
    found = [number for number, name in enumerate(names) if len(word) >= 3 and name.startswith(word)]
    return found[0] if found else None


def _day_and_month(word: str) -> date | DayInYear:
    """Returns the day of "18 december", "dec 18th" or "fri 18 dec 2026". Raises ValueError."""
    parts = [part for part in word.split() if part != "of"]
    if parts and _begun(parts[0], _WEEKDAYS) is not None:
        parts = parts[1:]
    year = _number(parts.pop()) if len(parts) == 3 else None
    first, second = parts
    month, day = (second, first) if first[:1].isdecimal() else (first, second)
    for ending in _ORDINALS:
        day = day.removesuffix(ending)
    number = _begun(month, _MONTHS)
    if number is None or (year is not None and year < 1000):
        raise ValueError(word)
    found = date(year or 2000, number + 1, _number(day))  # 2000 had a 29 February
    return found if year else DayInYear(found.month, found.day)


def _number(digits: str) -> int:
    if not digits.isdecimal():
        raise ValueError(digits)
    return int(digits)
