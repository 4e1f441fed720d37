"""The numbers behind the pictures: everything aligned by day, nothing filled in, and one's own usual."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from some_facts import LAST, ago, connected, entry, journals, rated, reflected

from connectwell.insights import Daily, Point, chart_of, usual_of_days
from connectwell.model.facts import EntryFacts
from connectwell.model.terms import NEEDS


def test_a_day_holds_what_was_recorded_on_it_and_nothing_else() -> None:
    chart = chart_of(rated(4, "", "?", None, 0), ago(5), LAST)
    points = chart.band("safe").points
    assert [chart.day(n) for n in range(chart.days)] == [ago(n) for n in range(5, -1, -1)]
    assert points == (
        None, Point(ago(4), value=4), None, Point(ago(2), unclear=True), Point(ago(1), skipped=True),
        Point(LAST, value=0),
    )  # fmt: skip
    assert chart.band("seen").points == (None,) * 6
    assert chart.states == ((), ("settled",), (), ("settled",), ("settled",), ("settled",))
    assert (chart.begins, chart.blank) == (ago(4), 1)
    assert (chart.newest, chart.part(0, 4).newest, chart.part(0, 1).newest) == (LAST, ago(2), ago(5))


def test_several_states_of_a_day_are_in_the_order_they_came() -> None:
    morning = entry(LAST, state="mixed")
    noon = morning._replace(
        id=morning.id.replace("0900", "1200"), started=morning.started + timedelta(hours=3), state="settled"
    )
    evening = noon._replace(
        id=noon.id.replace("1200", "2000"), started=noon.started + timedelta(hours=8), state="mixed"
    )
    assert chart_of([evening, noon, morning], LAST, LAST).states == (("mixed", "settled"),)


def test_what_is_usual_comes_from_the_newest_rated_days_only() -> None:
    long_ago = [entry(ago(95), reflected(10))]
    usual = chart_of([*long_ago, *rated(*[0] * 10, *[4] * 28)], ago(6), LAST).band("safe").usual
    assert usual is not None
    assert (usual.middle, usual.low, usual.high, usual.n) == (4, 4, 4, 28)
    assert chart_of(rated(1, 2, 3, 4), ago(6), LAST).band("safe").usual is None, "four days are no custom"
    assert usual_of_days([1, 2, 3, 4, 5, 6, 7, 8]) == replace(usual, middle=4.5, low=3, high=6, n=8)


def test_a_year_ends_today_and_knows_its_own_usual() -> None:
    daily = Daily([*rated(*[2] * 20), entry(date(2025, 3, 1), reflected(9)), entry(ago(-3), reflected(10))], LAST)
    year = daily.year(2026, LAST)
    assert (year.since, year.until, year.days) == (date(2026, 1, 1), LAST, 325)
    assert year.band("safe").usual == usual_of_days([2] * 20)
    before = daily.year(2025, LAST)
    assert (before.until, before.band("safe").values, before.blank) == (date(2025, 12, 31), (9,), 59)
    assert (daily.first, daily.last) == (date(2025, 3, 1), LAST)


def test_nothing_at_all() -> None:
    chart = chart_of([entry(LAST, connected("done"), state=None)], ago(13), LAST)
    assert (chart.is_empty, chart.begins, chart.blank) == (True, None, 14)
    assert chart.index(ago(14)) is None


@given(facts=journals, days=st.integers(1, 400), start=st.integers(0, 399), long=st.integers(1, 400))
def test_a_part_is_what_a_shorter_axis_would_be(facts: list[EntryFacts], days: int, start: int, long: int) -> None:
    daily = Daily(facts, LAST)
    whole = daily.chart(ago(days - 1), LAST)
    assert whole.days == days
    assert all(len(band.points) == days for band in whole.bands)
    assert [band.need for band in whole.bands] == list(NEEDS)
    start = min(start, days - 1)
    part = whole.part(start, min(days, start + long))
    again = daily.chart(part.since, part.until)
    assert part.states == again.states
    assert [band.points for band in part.bands] == [band.points for band in again.bands]
    assert [band.usual for band in part.bands] == [band.usual for band in whole.bands]


@given(facts=journals)
def test_removed_entries_copies_and_days_to_come_are_not_in_it(facts: list[EntryFacts]) -> None:
    gone = [
        *(one._replace(removed=True) for one in facts),
        *(one._replace(copy_of=one.id) for one in facts),
        *(one._replace(day=ago(-1)) for one in facts),
    ]
    assert chart_of([*facts, *gone], ago(30), LAST) == chart_of(facts, ago(30), LAST)
