"""Which small connection is suggested: the day's own, and another when it is asked for."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectwell.library import Idea, Library, choose_connection, connection_of_day, may_suggest
from connectwell.model.terms import STATES, State
from connectwell.settings import RULED_OUT
from small_library import idea

DAY = date(2026, 11, 21)
IDEAS = Library().connections()
IDS = [each.id for each in IDEAS]
NAMED = ("neighbour-hello", "grocery-eye-contact", "hold-a-door", "kind-note-or-review", "ask-and-wait")

days = st.dates(date(1990, 1, 1), date(2090, 1, 1))
some_state = st.sampled_from([None, *STATES])
some_ruled_out = st.sets(st.sampled_from(RULED_OUT))
some_never = st.sets(st.sampled_from(IDS), max_size=60)


def for_all(id: str, *, effort: int = 1, needs: Sequence[str] = ()) -> Idea:
    return idea(id, effort=effort, needs=needs, suits=STATES)  # type: ignore[arg-type]  # words of RULED_OUT


EFFORTFUL = (
    for_all("visit", effort=4),
    for_all("talk", needs=("speech",)),
    for_all("cup"),
    for_all("walk", effort=2, needs=("public",)),
)


def another(
    ideas: Sequence[Idea],
    presses: int,
    *,
    day: date = DAY,
    state: State | None = "settled",
    ruled_out: Sequence[str] = (),
    never: Sequence[str] = (),
    asked: dict[str, date] | None = None,
) -> list[str]:
    """What comes when another is asked for so often, each put later than the one before."""
    asked, shown = dict(asked or {}), list[str]()
    for n in range(presses):
        found = choose_connection(ideas, day=day, state=state, asked=asked, ruled_out=ruled_out, never=never)
        shown.append(found.id)
        asked[found.id] = day + timedelta(n)
    return shown


def offered(ideas: Sequence[Idea], state: State | None, ruled_out: Sequence[str] = ()) -> set[str]:
    """Everything that can come up."""
    return set(another(ideas, len(ideas) * 2, state=state, ruled_out=ruled_out))


# --- What fits


def test_what_suits_a_state() -> None:
    assert offered(EFFORTFUL, "settled") == {"visit", "talk", "cup", "walk"}
    assert offered(EFFORTFUL, "stirred-up") == {"talk", "cup", "walk"}
    assert offered(EFFORTFUL, "shut-down") == {"cup", "walk"}
    assert offered(EFFORTFUL, None) == {"cup", "walk"}, "not known, it may be any of them"


def test_what_does_not_suit_is_not_suggested() -> None:
    ideas = (idea("dance", suits=("settled",)), idea("rest", suits=("shut-down", "mixed")), for_all("cup"))
    assert offered(ideas, "settled") == {"dance", "cup"}
    assert offered(ideas, "mixed") == {"rest", "cup"}
    assert offered(ideas, None) == {"cup"}


def test_what_is_ruled_out_is_not_suggested() -> None:
    assert offered(EFFORTFUL, "settled", ("speech", "public")) == {"visit", "cup"}


def test_what_is_never_to_be_suggested_isnt() -> None:
    assert set(another(EFFORTFUL, 9, never=("cup", "talk"))) == {"visit", "walk"}


def test_where_nothing_is_left_what_asks_for_nothing_stands_in() -> None:
    ideas = (idea("call", needs=("phone",)), idea("visit", effort=4, suits=("stirred-up",)), idea("cup"))
    assert offered(ideas, "stirred-up", RULED_OUT) == {"visit"}
    assert offered(ideas, "shut-down", RULED_OUT) == {"visit", "cup"}


def test_what_is_ruled_out_never_comes_even_when_nothing_else_is_there() -> None:
    with pytest.raises(ValueError, match="no connection"):
        offered((idea("call", needs=("phone",)),), "settled", ("phone",))
    with pytest.raises(ValueError, match="no connection"):
        connection_of_day((idea("call", needs=("phone",)),), day=DAY, ruled_out=("phone",))


@given(days, some_state, some_ruled_out, some_never, st.dictionaries(st.sampled_from([*IDS, "gone"]), st.dates()))
def test_a_suggestion_always_fits(
    day: date, state: State | None, ruled_out: set[str], never: set[str], asked: dict[str, date]
) -> None:
    found = choose_connection(IDEAS, day=day, state=state, ruled_out=ruled_out, never=never, asked=asked)
    assert not found.needs & ruled_out
    assert found.suits >= ({state} if state else set(STATES))
    assert found.effort <= 2 or state in ("settled", "mixed", "unclear")
    assert state not in (None, "shut-down") or "speech" not in found.needs
    fits = [each for each in IDEAS if may_suggest(each, state=state, ruled_out=ruled_out, never=never)]
    assert found in fits or not fits
    assert found == choose_connection(
        IDEAS[::-1], day=day, state=state, ruled_out=tuple(ruled_out), never=tuple(never), asked=asked
    )


# --- The day's own


@given(days, some_ruled_out, some_never)
def test_the_days_own_suits_every_state_and_takes_little(day: date, ruled_out: set[str], never: set[str]) -> None:
    found = connection_of_day(IDEAS, day=day, ruled_out=ruled_out, never=never)
    assert found.suits == set(STATES)
    assert found.effort <= 2
    assert not found.needs & {*ruled_out, "speech"}
    left = [each for each in IDEAS if may_suggest(each, state=None, ruled_out=ruled_out, never=never)]
    assert found in left or not left
    for state in STATES:
        assert found.id in never or may_suggest(found, state=state, ruled_out=ruled_out)
    assert found == connection_of_day(IDEAS[::-1], day=day, ruled_out=sorted(ruled_out), never=sorted(never))


@given(days)
def test_the_next_day_begins_with_another_one(day: date) -> None:
    assert connection_of_day(IDEAS, day=day) != connection_of_day(IDEAS, day=day + timedelta(1))


@pytest.mark.parametrize("ruled_out", [(), ("someone", "messages"), RULED_OUT])
def test_the_days_take_turns_through_all_that_suit_every_state(ruled_out: Sequence[str]) -> None:
    suiting = [each.id for each in IDEAS if may_suggest(each, state=None, ruled_out=ruled_out)]
    seen = [connection_of_day(IDEAS, day=DAY + timedelta(n), ruled_out=ruled_out).id for n in range(len(suiting))]
    assert sorted(seen) == sorted(suiting)
    assert len(seen) >= 30


# --- Another


@given(days, st.dictionaries(st.sampled_from(IDS), st.dates()))
@settings(max_examples=2)  # each goes through the deck from its beginning, as often as there are ideas
def test_another_connection_goes_once_through_all_before_any_returns(day: date, asked: dict[str, date]) -> None:
    asked = {id: when for id, when in asked.items() if when < day}
    eligible = {each.id for each in IDEAS if "settled" in each.suits}
    assert set(another(IDEAS, len(eligible), day=day, asked=asked)) == eligible


@pytest.mark.parametrize("state", STATES)
def test_once_the_state_is_known_another_begins_with_what_is_for_it_where_that_is_more_than_a_few(state: State) -> None:
    own = {each.id for each in IDEAS if state in each.suits and len(each.suits) < len(STATES)}
    begun = another(IDEAS, 30, state=state)
    if state in ("stirred-up", "shut-down"):
        assert 0 < len(own) <= 7
        assert len(own & set(begun)) < 7, "the same few don't come each time"
    else:
        assert set(begun) <= own
    recently = {id: DAY - timedelta(3) for id in own}
    assert another(IDEAS, 1, state=state, asked=recently)[0] not in own, "unless they were all put lately"


@given(days, some_state, st.dictionaries(st.sampled_from(IDS), st.dates(), max_size=20))
def test_another_isnt_what_a_day_within_two_weeks_begins_with(
    day: date, state: State | None, asked: dict[str, date]
) -> None:
    asked = {id: when for id, when in asked.items() if when < day}
    begins = {connection_of_day(IDEAS, day=day + timedelta(n)).id for n in range(-14, 15)}
    assert not begins & set(another(IDEAS, 20, day=day, state=state, asked=asked))


@pytest.mark.parametrize("id", NAMED)
def test_the_five_named_ones_can_be_reached(id: str) -> None:
    asked: dict[str, date] = {}
    for n in range(100):
        day = DAY + timedelta(n)
        asked[connection_of_day(IDEAS, day=day).id] = day
        asked[choose_connection(IDEAS, day=day, state="settled", asked=asked).id] = day
    assert id in asked, "within a hundred settled days, by one press a day"


@given(days, some_state, st.dictionaries(st.sampled_from(IDS), st.dates(max_value=date(1989, 12, 31))))
def test_one_merely_looked_at_makes_room_the_next_day(day: date, state: State | None, asked: dict[str, date]) -> None:
    """Whatever the past, two days in a row show two different ones, though nothing was recorded in between."""
    one, two = (choose_connection(IDEAS, day=day + timedelta(n), state=state, asked=asked) for n in (0, 1))
    assert one != two


def test_when_all_were_seen_the_longest_unseen_take_turns() -> None:
    ideas = [idea(f"idea-{n}") for n in range(20)]
    asked = {each.id: DAY - timedelta(20 - n) for n, each in enumerate(ideas)}
    week = [choose_connection(ideas, day=DAY + timedelta(n), state="settled", asked=asked).id for n in range(7)]
    assert set(week) == {f"idea-{n}" for n in range(7)}


@pytest.mark.parametrize("days_on", [0, 30])
def test_when_all_were_put_today_or_the_clock_was_set_back_one_is_suggested_all_the_same(days_on: int) -> None:
    asked = {each.id: DAY + timedelta(days_on) for each in EFFORTFUL}
    assert choose_connection(EFFORTFUL, day=DAY, state=None, asked=asked) in EFFORTFUL


def test_one_put_on_a_day_still_to_come_is_suggested_last() -> None:
    asked = {"cup": DAY + timedelta(30)}
    assert set(another(EFFORTFUL, 3, asked=asked)) == {"visit", "talk", "walk"}
    asked |= {each.id: DAY + timedelta(31) for each in EFFORTFUL if each.id != "cup"}
    assert another(EFFORTFUL, 1, asked=asked) == ["cup"]


def test_someone_who_only_ever_looks_sees_all_that_is_for_their_state() -> None:
    own = {each.id for each in IDEAS if "settled" in each.suits and len(each.suits) < len(STATES)}
    seen = {choose_connection(IDEAS, day=DAY + timedelta(n), state="settled", asked={}).id for n in range(len(own))}
    assert seen == own


def test_one_a_day_goes_through_nearly_all_before_any_returns() -> None:
    asked: dict[str, date] = {}
    for n in range(400):
        day = DAY + timedelta(n)
        found = choose_connection(IDEAS, day=day, state="settled", asked=asked)
        own = sum("settled" in each.suits and len(each.suits) < len(STATES) for each in IDEAS)
        assert found.id not in asked or (day - asked[found.id]).days >= own - 6
        asked[found.id] = day
    assert set(asked) >= {each.id for each in IDEAS if "settled" in each.suits and len(each.suits) < len(STATES)}


def test_what_was_put_today_is_not_suggested_while_others_are_left() -> None:
    first = choose_connection(IDEAS, day=DAY, state=None, asked={})
    fitting = [each for each in IDEAS if each.suits == set(STATES)]
    asked = {each.id: DAY for each in fitting if each != first}
    assert choose_connection(IDEAS, day=DAY, state=None, asked=asked) == first
