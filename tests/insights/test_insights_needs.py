"""One need over some days: a value a day, gaps that stay gaps, and 0, can't tell and skipped as three things."""

import pytest
from some_facts import LAST, Rating, ago, entry, rated, reflected

from connectwell.insights import NeedTrend, Point, summarise
from connectwell.model.facts import EntryFacts


def safe(*facts: EntryFacts, days: int | None = 14) -> NeedTrend:
    return summarise(facts, until=LAST, days=days).needs[1]


def test_a_day_with_several_ratings_has_their_median() -> None:
    twice = [entry(LAST, reflected(3)), entry(LAST, reflected(8), reflected(4))]
    assert safe(*twice).points == (Point(LAST, value=4),)
    assert safe(entry(LAST, reflected(3), reflected(4))).points == (Point(LAST, value=3.5),)


def test_zero_cant_tell_and_skipped_are_three_things() -> None:
    trend = safe(*rated(0, "?", None))
    assert trend.points == (Point(ago(2), value=0), Point(ago(1), unclear=True), Point(LAST, skipped=True))
    assert (trend.n, trend.unclear, trend.skipped, trend.values) == (1, 1, 1, (0,))


def test_a_day_counts_once_and_a_rating_comes_first() -> None:
    trend = safe(entry(LAST, reflected("?")), entry(LAST, reflected(6)), entry(LAST, reflected()))
    assert (trend.n, trend.unclear, trend.skipped) == (1, 0, 0)
    assert safe(entry(LAST, reflected()), entry(LAST, reflected("?"))).points == (Point(LAST, unclear=True),)


def test_a_day_without_an_entry_is_a_gap() -> None:
    trend = safe(*rated(3, "", "", 5))
    assert [point.day for point in trend.points] == [ago(3), LAST]
    assert (trend.n, trend.days) == (2, 14)


def test_words_without_a_rating_are_no_skip() -> None:
    assert safe(entry(LAST, reflected(words=True))).points == ()


@pytest.mark.parametrize("chose", ["settle", "gently", "stop", None])
def test_where_no_rating_was_asked_for_none_is_skipped(chose: str | None) -> None:
    gentle = entry(LAST, reflected(direction="others"), state="stirred-up", chose=chose)
    assert safe(gentle).points == ()
    assert safe(gentle._replace(chose="carry-on")).skipped == 1
    asked_after_all = gentle._replace(reflections=(*gentle.reflections, reflected(4, "seen")))
    assert safe(asked_after_all).skipped == 1


def test_below_five_values_there_is_no_middle_and_no_range() -> None:
    few, enough = safe(*rated(3, 1, 4, 1)), safe(*rated(3, 1, 4, 1, 5))
    assert (few.median, few.low, few.high, few.values) == (None, None, None, (3, 1, 4, 1))
    assert (enough.median, enough.low, enough.high) == (3, 1, 5)


@pytest.mark.parametrize(
    ("ratings", "rolling"),
    [
        ((3, 1), (None, None)),
        ((3, 1, 8), (None, None, 3)),
        ((3, 1, 8, "?", 4), (None, None, 3, None, 3.5)),
        ((3, 1, "", "", "", "", 8), (None, None, 3)),
        ((3, 1, "", "", "", "", "", 8), (None, None, None)),
    ],
)
def test_the_rolling_median_takes_three_values_in_seven_days(
    ratings: tuple[Rating, ...], rolling: tuple[float | None, ...]
) -> None:
    assert safe(*rated(*ratings)).rolling == rolling


def test_what_is_removed_or_a_copy_or_of_another_day_is_passed_over() -> None:
    kept = entry(LAST, reflected(4))
    gone = entry(LAST, reflected(9))._replace(removed=True)
    copy = entry(LAST, reflected(9))._replace(copy_of=kept.id)
    old, later = entry(ago(14), reflected(9)), entry(ago(-1), reflected(9))
    assert safe(kept, gone, copy, old, later).values == (4,)
    assert safe(kept, entry(ago(13), reflected(9))).values == (9, 4)


def test_what_is_unfinished_counts_as_far_as_it_went() -> None:
    assert safe(entry(LAST, reflected(4), finished=False)).n == 1


def test_all_days_begin_with_the_first_that_says_something() -> None:
    imported = entry(ago(4000), kind="imported", state=None)
    found = summarise([imported, *rated(4, "", "", 3)], until=LAST, days=None)
    assert (found.since, found.days, found.all_days) == (ago(3), 4, True)
    nothing = summarise([imported], until=LAST, days=None)
    assert (nothing.since, nothing.days, nothing.is_empty) == (LAST, 1, True)
