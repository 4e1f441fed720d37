"""Days as people write them: read once, resolved against today where that is known. Every interface reads days here."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

from connectwell.clock import shifted
from connectwell.errors import UsageFault

NO_DAY: Final = "Type a day like 20 November, 2026-11-20, yesterday, monday or 3 days ago."
NO_DAY_TO_COME: Final = "Type a day like 18 January, 2027-01-18, tomorrow, friday or in 3 days."
MAY_BE: Final = "That may be {one} or {other}. Type the one you mean, like {one}."
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_ORDINALS: Final = ("st", "nd", "rd", "th")
_DAYS_AGO: Final = {
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0,
    "yesterday": 1, "last night": 1, "day before yesterday": 2, "tomorrow": -1, "day after tomorrow": -2,
}  # fmt: skip
_COUNTS: Final = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10,
}  # fmt: skip
_SPANS: Final = {"day": 1, "days": 1, "week": 7, "weeks": 7}
_MOST: Final = 60
"""Characters that a day is written with."""
_FAR: Final = 7
"""Digits of a number of days that is beyond the calendar."""
_CENTURY: Final = 2000
"""What a year of two digits is of."""


class NoDay(UsageFault):
    """The text is no day, or may be one of two."""


class Weekday(NamedTuple):
    """A day of the week: 0 is Monday. `which` is what was said of it."""

    number: int
    which: Literal["", "last", "this", "next"] = ""

    def meant(self, today: date, *, ahead: bool) -> date:
        """Returns its day. Without "last", "this" or "next" it is the nearest before today, or after it if `ahead`.

        Raises:
            NoDay: the nearest is in this week, so that "last" or "next" may mean that one or the one beyond it.
        """
        day = shifted(today, self.number - today.weekday())
        if self.which == "this" and not (ahead and day <= today):
            return day
        if self.which == "next" or (ahead and self.which != "last"):
            return _unless_this_week(self, day, 7) if day > today else shifted(day, 7)
        return _unless_this_week(self, day, -7) if day < today else shifted(day, -7)


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


def day_named(typed: str, today: date) -> date:
    """Returns the day a person typed, parsed by `read_day` and resolved against `today`. Raises NoDay."""
    return day_meant(read_day(typed), today)


def day_to_come(typed: str, today: date) -> date:
    """Returns the day of something to come: as `day_named`, but a weekday is the next one after today, and a day
    without a year the next one from today on.

    Raises:
        NoDay: as `day_named`.
    """
    named = read_day(typed, NO_DAY_TO_COME)
    if isinstance(named, Weekday):
        return named.meant(today, ahead=True)
    if isinstance(named, DayInYear):
        return named.next_from(today)
    return day_meant(named, today)


def day_meant(named: NamedDay, today: date) -> date:
    """Resolves what `read_day` returned: a weekday is the last one before today; without a year, the last up to it.

    Raises:
        NoDay: "last" or "next" may mean two days.
    """
    if isinstance(named, Weekday):
        return named.meant(today, ahead=False)
    if isinstance(named, DayInYear):
        return named.last_until(today)
    return shifted(today, -named.days) if isinstance(named, timedelta) else named


def read_day(typed: str, otherwise: str = NO_DAY) -> NamedDay:
    """Parses a day: a date in figures or words, a weekday, or how far it is from today.

    Ignores case, surrounding spaces, commas and a trailing full stop; months and weekdays may be cut to three letters
    or more. Figures with dots begin with the day; with slashes or hyphens they may begin with the month as well.

    Args:
        typed: as typed.
        otherwise: the sentence for what is no day.

    Raises:
        NoDay: it is none of these, not on the calendar, or one of two days.
    """
    word = " ".join(typed.replace(",", " ").strip().rstrip(".").lower().split())
    if not 0 < len(word) <= _MOST:
        raise NoDay(otherwise)
    word = word.removeprefix("on ").removeprefix("the ")
    try:
        far = _from_today(word)
        found = far if far is not None else _weekday(word) or _in_figures(word)
        return found if found is not None else _day_and_month(word)
    except (ValueError, OverflowError):
        raise NoDay(otherwise) from None


def _from_today(word: str) -> timedelta | None:
    """Returns how many days before today "yesterday evening", "3 days ago" or "in a week" is."""
    if word in _DAYS_AGO:
        return timedelta(_DAYS_AGO[word])
    if (day := _without_hour(word)) in _DAYS_AGO:
        return timedelta(_DAYS_AGO[day])
    ago, ahead = word.removesuffix(" ago"), word.removeprefix("in ")
    count, _, span = (ago if ago != word else ahead).partition(" ")
    if (ago == word) == (ahead == word) or span not in _SPANS:
        return None
    number = _COUNTS.get(count) or (int(count[:_FAR]) if count.isdecimal() else None)
    return None if number is None else timedelta(number * _SPANS[span] * (1 if ago != word else -1))


def _weekday(word: str) -> Weekday | None:
    """Returns the weekday of "fri", "last friday" or "friday evening"."""
    for which in ("", "last", "this", "next"):
        begun = _begun(_without_hour(word.removeprefix(f"{which} ")), _WEEKDAYS)
        if begun is not None:
            return Weekday(begun, which)
    return None


def _without_hour(word: str) -> str:
    for hour in ("morning", "afternoon", "evening", "night"):
        word = word.removesuffix(f" {hour}")
    return word


def _in_figures(word: str) -> date | DayInYear | None:
    """Returns the day of 2026-11-20, 20.11.2026, 20.11., 11/20/26 or 20261120. Raises NoDay, ValueError."""
    if len(word) == len("20261120") and word.isdecimal():
        return date(int(word[:4]), int(word[4:6]), int(word[6:]))
    found = re.fullmatch(r"(\d{1,4}) ?([./-]) ?(\d{1,2})(?: ?\2 ?(\d{1,4}))?", word)
    if not found:
        return None
    first, sign, second, third = found.groups()
    if len(first) == 4:
        return date(int(first), int(second), int(third or 0))
    year = None if third is None else _year(third)
    orders = ((first, second),) if sign == "." else ((first, second), (second, first))
    days = [day for day in (_on_calendar(year, int(month), int(one)) for one, month in orders) if day]
    return _only_one(dict.fromkeys(days))


def _only_one(days: Iterable[date | DayInYear]) -> date | DayInYear:
    first, *others = days or (None,)
    if first is None:
        raise ValueError
    if others:
        one, other = (_said(day.month, day.day) for day in (first, others[0]))
        raise NoDay(MAY_BE.format(one=one, other=other))
    return first


def _on_calendar(year: int | None, month: int, day: int) -> date | DayInYear | None:
    try:
        found = date(_CENTURY if year is None else year, month, day)  # 2000 had a 29 February
    except ValueError:
        return None
    return DayInYear(month, day) if year is None else found


def _day_and_month(word: str) -> date | DayInYear:
    """Returns the day of "18 december", "dec 18th" or "fri 18 dec 2026". Raises ValueError."""
    parts = [bare for part in word.split() if (bare := part.strip(".")) != "of"]
    if parts and _begun(parts[0], _WEEKDAYS) is not None:
        parts = parts[1:]
    year = _year(parts.pop()) if len(parts) == 3 else None
    first, second = parts
    month, day = (second, first) if first[:1].isdecimal() else (first, second)
    for ending in _ORDINALS:
        day = day.removesuffix(ending)
    number = _begun(month, _MONTHS)
    found = None if number is None or not day.isdecimal() else _on_calendar(year, number + 1, int(day))
    if found is None:
        raise ValueError(word)
    return found


def _begun(word: str, names: tuple[str, ...]) -> int | None:
    """Returns which of the names the word begins, with three letters or more."""
    found = [number for number, name in enumerate(names) if len(word) >= 3 and name.startswith(word)]
    return found[0] if found else None


def _year(digits: str) -> int:
    digits = digits.lstrip("'’")
    if not digits.isdecimal() or len(digits) not in (2, 4):
        raise ValueError(digits)
    return int(digits) + (_CENTURY if len(digits) == 2 else 0)


def _unless_this_week(named: Weekday, day: date, days: int) -> date:
    """Returns the day, unless "last" or "next" may mean the one a week beyond it. Raises NoDay."""
    if named.which:
        one, other = (_said(one.month, one.day) for one in (day, shifted(day, days)))
        raise NoDay(MAY_BE.format(one=one, other=other))
    return day


def _said(month: int, day: int) -> str:
    return f"{day} {_MONTHS[month - 1].capitalize()}"
