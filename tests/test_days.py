"""A day as people write it is the same day wherever it is asked for."""

from collections.abc import Callable
from datetime import date

import pytest

from connectwell.cli.arguments import DAY, day_meant
from connectwell.day_words import NoDay, day_named, day_to_come
from connectwell.errors import UsageFault

TODAY = date(2026, 11, 21)


def _on_the_command_line(typed: str) -> date | None:
    return day_meant(DAY.convert(typed, None, None), TODAY)


def _on_screens_and_in_lines(typed: str) -> date | None:
    return day_named(typed, TODAY)


READERS = [_on_the_command_line, _on_screens_and_in_lines]


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(
    ("typed", "day"),
    [
        (" 2026-11-20 ", date(2026, 11, 20)),
        ("2026-11-20.", date(2026, 11, 20)),
        ("٢٠٢٦-11-20", date(2026, 11, 20)),
        ("1926-02-28", date(1926, 2, 28)),
        ("2126-02-28", date(2126, 2, 28)),
        ("Yesterday", date(2026, 11, 20)),
        ("YESTERDAY .", date(2026, 11, 20)),
        ("today", TODAY),
        ("tomorrow", date(2026, 11, 22)),
        ("Friday", date(2026, 11, 20)),
        ("saturday.", date(2026, 11, 14)),
        ("sunday", date(2026, 11, 15)),
        ("fri", date(2026, 11, 20)),
        ("18 dec", date(2025, 12, 18)),
        ("21 November", TODAY),
        ("Nov 20th.", date(2026, 11, 20)),
        ("3rd of November", date(2026, 11, 3)),
        ("Fri, 20 nov 2026", date(2026, 11, 20)),
        ("29 february", date(2024, 2, 29)),
        ("29 Feb 2020", date(2020, 2, 29)),
        ("20.11.2026", date(2026, 11, 20)),
        ("3.11.", date(2026, 11, 3)),
        ("3. 11. 26", date(2026, 11, 3)),
        ("20-11-2026", date(2026, 11, 20)),
        ("11/20/2026", date(2026, 11, 20)),
        ("20/11/26", date(2026, 11, 20)),
        ("11/11/2026", date(2026, 11, 11)),
        ("18/12", date(2025, 12, 18)),
        ("2026/11/2", date(2026, 11, 2)),
        ("2026-11-2", date(2026, 11, 2)),
        ("20261120", date(2026, 11, 20)),
        ("3. december 2025", date(2025, 12, 3)),
        ("3 dec '25", date(2025, 12, 3)),
        ("Dec. 3", date(2025, 12, 3)),
        ("the day before yesterday", date(2026, 11, 19)),
        ("last night", date(2026, 11, 20)),
        ("yesterday evening", date(2026, 11, 20)),
        ("3 days ago", date(2026, 11, 18)),
        ("a week ago", date(2026, 11, 14)),
        ("in two weeks", date(2026, 12, 5)),
        ("the day after tomorrow", date(2026, 11, 23)),
        ("on friday", date(2026, 11, 20)),
        ("last sunday", date(2026, 11, 15)),
        ("last saturday", date(2026, 11, 14)),
        ("friday evening", date(2026, 11, 20)),
        ("this monday", date(2026, 11, 16)),
        ("next thursday", date(2026, 11, 26)),
    ],
)
def test_days_are_read_as_people_write_them(read: Callable[[str], date | None], typed: str, day: date) -> None:
    assert read(typed) == day


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(
    "typed",
    [
        "",
        ".",
        "last week",
        "soon",
        "2026-W47-1",
        "20261320",
        "2026-02-30",
        "31.2.2026",
        "3/11/2026",
        "2026-11",
        "last friday",
        "last monday",
        "ago",
        "in days",
        "last",
        "next week",
        "monday " * 99,
        "30 february",
        "29 feb 2026",
        "0 may",
        "18",
        "18 de",
        "18 december 226",
        "18 + may",
        "may",
        "18 19",
        "fr",
    ],
)
def test_nothing_is_guessed_at(read: Callable[[str], date | None], typed: str) -> None:
    with pytest.raises((NoDay, UsageFault)):
        read(typed)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("saturday", date(2026, 11, 28)),
        ("Sunday", date(2026, 11, 22)),
        ("tomorrow", date(2026, 11, 22)),
        ("18 dec", date(2026, 12, 18)),
        ("3 january", date(2027, 1, 3)),
        ("21 nov", TODAY),
        ("feb 29", date(2028, 2, 29)),
        ("18 dec 2026", date(2026, 12, 18)),
    ],
)
def test_a_weekday_or_a_day_without_a_year_of_something_to_come_is_the_next_one(typed: str, day: date) -> None:
    assert day_to_come(typed, TODAY) == day


@pytest.mark.parametrize("read", [*READERS, lambda typed: day_to_come(typed, TODAY)])
@pytest.mark.parametrize(
    ("typed", "one", "other"),
    [
        ("3/11/2026", "3 November", "11 March"),
        ("3-11", "3 November", "11 March"),
        ("last friday", "20 November", "13 November"),
        ("next sunday", "22 November", "29 November"),
    ],
)
def test_what_may_be_two_days_is_answered_with_both(
    read: Callable[[str], date | None], typed: str, one: str, other: str
) -> None:
    with pytest.raises(NoDay, match=f"That may be {one} or {other}"):
        read(typed)
