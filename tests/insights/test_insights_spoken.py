"""A chart in lines to be heard: a year by months, and weeks as digits."""

from datetime import date

from some_facts import LAST, ago, entry, rated, reflected

from connectwell.insights import Daily, chart_of
from connectwell.insights.spoken import DIGITS, digit_lines, year_sentences


def test_a_year_in_sentences() -> None:
    facts = [
        *(entry(date(2026, 2, day), reflected(day)) for day in range(1, 7)),
        entry(date(2026, 3, 1), reflected(0)),
        entry(date(2026, 3, 2), reflected("?")),
    ]
    assert year_sentences(Daily(facts, LAST).year(2026, LAST))[:6] == (
        "2026, until 21 November.",
        "Seen: not rated.",
        "Safe: rated on 7 days, usually 3, mostly 1 to 5, can't tell on 1.",
        "Safe, February: rated on 6 days, usually 3.5 on these, from 1 to 6.",
        "Safe, March: rated on 1 day, 0.",
        "Soothed: not rated.",
    )
    assert year_sentences(Daily(facts, LAST).year(2025, LAST))[0] == "2025."


def test_days_as_digits() -> None:
    chart = chart_of(rated(10, "", 0, "?", None, 7, 6), ago(13), LAST)
    assert digit_lines(chart) == (
        DIGITS,
        "Safe, from 9 November: - - - - - - 10.",
        "Safe, from 16 November: - 0 ? - 7 6.",
    )
