"""Whatever a journal holds: nothing breaks, counts add up, medians are medians, and the order of entries is nothing."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from statistics import median

from hypothesis import given
from hypothesis import strategies as st
from some_facts import LAST, ago, journals, spans

from connectwell.insights import ENOUGH, Insights, sentences_of, summarise
from connectwell.model.circle import CirclePart
from connectwell.model.facts import EntryFacts, ReflectionFacts
from connectwell.model.terms import Need

CIRCLE = [CirclePart(id="lib", kind="place", name="The library"), CirclePart(id="ana", kind="person", name="Ana")]


def summed(facts: Sequence[EntryFacts], days: int | None) -> Insights:
    return summarise(facts, until=LAST, days=days, circle=CIRCLE, people=True, soothed=True)


def counted(facts: Sequence[EntryFacts], found: Insights) -> list[EntryFacts]:
    return [f for f in facts if not f.removed and f.copy_of is None and found.since <= f.day <= found.until]


def said(facts: Sequence[EntryFacts], need: Need) -> dict[date, list[ReflectionFacts]]:
    by_day: dict[date, list[ReflectionFacts]] = {}
    for f in facts:
        by_day.setdefault(f.day, []).extend(part for part in f.reflections if part.need == need)
    return by_day


@given(facts=journals, days=spans)
def test_values_are_the_medians_of_their_days(facts: list[EntryFacts], days: int | None) -> None:
    found = summed(facts, days)
    for trend in found.needs:
        by_day = said(counted(facts, found), trend.need)
        ratings = {day: [p.rating for p in parts if p.rating is not None] for day, parts in by_day.items()}
        values = {day: median(given) for day, given in ratings.items() if given}
        assert {point.day: point.value for point in trend.points if point.value is not None} == values
        if len(values) >= ENOUGH:
            numbers = values.values()
            assert (trend.median, trend.low, trend.high) == (median(numbers), min(numbers), max(numbers))
        else:
            assert (trend.median, trend.low, trend.high) == (None, None, None)


@given(facts=journals, days=spans)
def test_counts_add_up(facts: list[EntryFacts], days: int | None) -> None:
    found = summed(facts, days)
    here = counted(facts, found)
    assert found.days == (found.until - found.since).days + 1
    for trend in found.needs:
        assert trend.n + trend.unclear + trend.skipped == len(trend.points) <= trend.days == found.days
        assert all((p.value is not None) + p.unclear + p.skipped == 1 for p in trend.points)
        assert [p.day for p in trend.points] == sorted({p.day for p in trend.points})
    written = [part for f in here for part in f.reflections if part.has_words]
    assert sum(found.directions.values()) + found.undirected == len(written)
    assert sum(found.states.values()) == sum(f.kind == "check-in" and f.state is not None for f in here)
    assert sum(found.after.values()) == sum(f.after is not None for f in here)
    told = [part for f in here for part in f.connections if part.status != "passed"]
    assert sum(found.connections.values()) == len(told)
    assert all(n <= found.landed <= len(told) for n in found.touched.values())
    for one in (*found.beside, *(found.people or ())):
        trend = next(trend for trend in found.needs if trend.need == one.need)
        assert one.days >= ENOUGH
        assert one.other_days >= ENOUGH
        assert one.days + one.other_days == trend.n


@given(facts=journals, days=spans)
def test_the_rolling_median_looks_back_over_seven_days(facts: list[EntryFacts], days: int | None) -> None:
    for trend in summed(facts, days).needs:
        for point, rolling in zip(trend.points, trend.rolling, strict=True):
            week = [
                other.value
                for other in trend.points
                if other.value is not None and timedelta() <= point.day - other.day < timedelta(days=7)
            ]
            assert rolling == (median(week) if point.value is not None and len(week) >= 3 else None)


@given(facts=journals, days=spans, seed=st.integers())
def test_the_order_of_entries_is_nothing(facts: list[EntryFacts], days: int | None, seed: int) -> None:
    shuffled = list(facts)
    Random(seed).shuffle(shuffled)
    assert summed(shuffled, days) == summed(facts, days)


@given(facts=journals, days=spans, away=st.sampled_from(["removed", "copy", "later"]))
def test_what_does_not_count_changes_nothing(facts: list[EntryFacts], days: int | None, away: str) -> None:
    gone = {
        "removed": [f._replace(removed=True) for f in facts],
        "copy": [f._replace(copy_of=f.id) for f in facts],
        "later": [f._replace(day=ago(-1)) for f in facts],
    }[away]
    assert summed(facts + gone, days) == summed(facts, days)
    assert summed(gone, days).is_empty


@given(facts=journals, days=spans)
def test_there_is_always_something_to_say(facts: list[EntryFacts], days: int | None) -> None:
    said = sentences_of(summed(facts, days), {"orienting": "What is around"})
    assert said
    assert all(sentence.endswith(".") and "\n" not in sentence for sentence in said)
