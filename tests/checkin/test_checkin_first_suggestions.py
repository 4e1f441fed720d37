"""What the days of a fortnight begin with: with real people on about half of the settled ones, gentle on hard ones."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from connectwell.checkin import suggestion
from connectwell.context import Context
from connectwell.library import Idea, may_suggest
from connectwell.library.choosing_connections import is_with_people
from connectwell.model.entry import Arrival, Entry, PracticeDone, Reflection
from connectwell.model.terms import STATES, State

START = date(2026, 11, 18)
"""Of settled days, one with people."""
SETTLED: tuple[State, ...] = ("settled",) * 14
SHUT_DOWN: tuple[State, ...] = ("shut-down",) * 14
CHANGING: tuple[State, ...] = ("settled", "settled", "settled", "mixed", "settled", "shut-down", "unclear") * 2
STARTS = [START + timedelta(17 * n) for n in range(20)]


def check_in(day: date, state: State | None = None, **parts: object) -> Entry:
    at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    arrival = Arrival(state=state) if state else None
    entry = Entry(id=f"{day}-{state}", kind="check-in", day=day, started=at, finished=at, arrival=arrival)
    return replace(entry, **parts)  # type: ignore[arg-type]  # parts of an entry


def first(context: Context, day: date, entries: Iterable[Entry]) -> Idea:
    idea, said = suggestion.of_day(context, day, entries)
    assert said is None
    return idea


def lived(context: Context, start: date, states: Iterable[State]) -> list[tuple[Idea, Idea]]:
    """What each day began with, and what it was once the check-in knew the state; the day before was settled."""
    entries, found = [check_in(start - timedelta(1), "settled")], list[tuple[Idea, Idea]]()
    for n, state in enumerate(states):
        day = start + timedelta(n)
        before = first(context, day, entries)
        assert may_suggest(before, state=suggestion.known_state(entries, day), ruled_out=context.settings.rule_out)
        entry = check_in(day, state)
        after = first(context, day, [entry, *entries])
        assert may_suggest(after, state=state, ruled_out=context.settings.rule_out)
        assert after == before or not may_suggest(before, state=state, ruled_out=())
        entries.insert(0, replace(entry, shown=(after.id,)))
        assert first(context, day, entries) == after, "shown in the walk, it stays"
        found.append((before, after))
    return found


def with_people(days: Iterable[tuple[Idea, Idea]]) -> int:
    return sum(is_with_people(after) for _, after in days)


@pytest.mark.parametrize("start", STARTS)
def test_a_settled_fortnight_is_with_people_on_half_of_its_days(context: Context, start: date) -> None:
    days = lived(context, start, SETTLED)
    assert with_people(days) == 7
    assert all(before == after for before, after in days)
    assert len({after.id for _, after in days}) == 14
    assert 7 <= sum(set(after.suits) != set(STATES) for _, after in days) <= 11


@pytest.mark.parametrize("start", STARTS)
def test_a_changing_fortnight_fits_every_day_and_is_with_people_often(context: Context, start: date) -> None:
    days = lived(context, start, CHANGING)
    assert 4 <= with_people(days) <= 11
    for (before, after), state, yesterday in zip(days, CHANGING, ("settled", *CHANGING), strict=False):
        assert yesterday == "settled" or set(before.suits) == set(STATES)
        assert state == "settled" or after == before or set(after.suits) == set(STATES)


@pytest.mark.parametrize("start", STARTS)
def test_a_shut_down_fortnight_stays_gentle(context: Context, start: date) -> None:
    days = lived(context, start, SHUT_DOWN)
    assert all(before == after and set(after.suits) == set(STATES) for before, after in days[1:])
    assert all(after.effort <= 2 and "speech" not in after.needs for _, after in days)
    assert 3 <= with_people(days) <= 10


@pytest.mark.parametrize("ruled_out", [("someone",), ("strangers",), ("public", "messages", "phone")])
def test_settled_days_are_half_with_those_people_who_arent_ruled_out(
    context: Context, ruled_out: tuple[str, ...]
) -> None:
    context.change(rule_out=list(ruled_out))
    assert with_people(lived(context, START, SETTLED)) == 7


def test_with_all_people_ruled_out_settled_days_have_the_rest_in_turn(context: Context) -> None:
    context.change(rule_out=["someone", "strangers"])
    days = lived(context, START, SETTLED)
    assert (with_people(days), len({after.id for _, after in days})) == (0, 14)


YESTERDAY = START - timedelta(1)
HARD = {
    "unsettled later": check_in(YESTERDAY, "mixed"),
    "a practice begun stirred up": check_in(YESTERDAY, practice=PracticeDone(name="orienting", before="stirred-up")),
    "harder afterwards": check_in(YESTERDAY, practice=PracticeDone(name="orienting", after="more")),
    "safe low": check_in(YESTERDAY, reflections=(Reflection(key="a", need="safe", rating=2),)),
    "put away": check_in(YESTERDAY, reflections=(Reflection(key="a", need="seen", words="That.", put_away=True),)),
    "low this morning": check_in(START, reflections=(Reflection(key="a", need="secure", rating=0),)),
}


@pytest.mark.parametrize("what", HARD)
def test_after_anything_hard_it_is_for_every_state(context: Context, what: str) -> None:
    settled = check_in(YESTERDAY, "settled")
    assert suggestion.known_state([settled], START) == "settled"
    for entries in ([HARD[what], settled], [settled, HARD[what]]):
        assert suggestion.known_state(entries, START) is None
        assert set(first(context, START, entries).suits) == set(STATES)


@pytest.mark.parametrize(("ago", "known"), [(1, True), (3, True), (4, False), (30, False)])
def test_how_long_a_settled_day_tells_something(context: Context, ago: int, known: bool) -> None:
    settled = check_in(START - timedelta(ago), "settled")
    assert (suggestion.known_state([settled], START) == "settled") is known
    assert (first(context, START, [settled]) == first(context, START, [])) is not known


def test_what_a_settled_day_began_with_goes_where_the_day_turns_out_hard(context: Context) -> None:
    earlier = [check_in(YESTERDAY, "settled")]
    assert set(first(context, START, earlier).suits) != set(STATES)
    seen = [check_in(START, "shut-down"), *earlier]
    assert first(context, START, seen) == first(context, START, [])
