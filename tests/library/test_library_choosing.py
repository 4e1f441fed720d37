"""What is put to a person, day after day: by the day and the past alone, and never the same too soon."""

import zlib
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectwell.library import Idea, Library, Prompt, choose_connection, choose_prompt
from connectwell.model.terms import DIRECTIONS, NEEDS, STATES, Depth, Need, State
from connectwell.settings import RULED_OUT
from small_library import idea, smallest_deck

DAY = date(2026, 11, 21)
GENTLE: tuple[Depth, ...] = ("gentle",)
OPEN: tuple[Depth, ...] = ("gentle", "open")
DEEP: tuple[Depth, ...] = ("gentle", "open", "deep")
DECK = smallest_deck()
IDEAS = Library().connections()

days = st.dates(date(1990, 1, 1), date(2090, 1, 1))
four_months = st.lists(st.sampled_from([GENTLE, OPEN, DEEP]), min_size=120, max_size=120)
"""What each day allows. Long, as Hypothesis prefers short lists, and in those nothing can come back."""


def prompt(id: str, depth: Depth = "gentle") -> Prompt:
    direction = next(word for word in DIRECTIONS if id.startswith(word))
    return Prompt(id, "seen", direction, depth, f"{id}?")


# --- One prompt a day


def rested(deck: Sequence[Prompt], start: date, allowed: Sequence[tuple[Depth, ...]]) -> None:
    """Goes through days on end, one prompt each, and looks how long each one rested."""
    asked: dict[str, date] = {}
    for n, depths in enumerate(allowed):
        day = start + timedelta(n)
        chosen = choose_prompt(deck, day=day, depths=depths, asked=asked)
        assert chosen.depth in depths
        if chosen.id in asked:
            assert (day - asked[chosen.id]).days > (14 if depths == GENTLE else 30)
        asked[chosen.id] = day


@given(days, four_months)
def test_no_prompt_comes_back_too_soon_in_the_smallest_deck(start: date, allowed: list[tuple[Depth, ...]]) -> None:
    rested(DECK, start, allowed)


@pytest.mark.parametrize("need", NEEDS)
@given(start=days, allowed=four_months)
@settings(max_examples=15)
def test_no_prompt_comes_back_too_soon_in_the_own_decks(
    need: Need, start: date, allowed: list[tuple[Depth, ...]]
) -> None:
    rested(Library().prompts(need), start, allowed)


@pytest.mark.not_counted
@pytest.mark.parametrize("depths", [GENTLE, OPEN, DEEP])
def test_three_years_of_one_kind_of_day(depths: tuple[Depth, ...]) -> None:
    rested(DECK, DAY, [depths] * 1100)


def test_every_allowed_prompt_gets_its_turn() -> None:
    asked: dict[str, date] = {}
    for n in range(120):
        day = DAY + timedelta(n)
        asked[choose_prompt(DECK, day=day, depths=OPEN, asked=asked).id] = day
    assert set(asked) == {prompt.id for prompt in DECK if prompt.depth in OPEN}


def test_the_three_directions_take_turns() -> None:
    asked: dict[str, date] = {}
    directions = []
    for n in range(9):
        day = DAY + timedelta(n)
        chosen = choose_prompt(Library().prompts("seen"), day=day, depths=OPEN, asked=asked)
        asked[chosen.id] = day
        directions.append(chosen.direction)
    assert all(set(directions[n : n + 3]) == set(DIRECTIONS) for n in (0, 3, 6))


# --- The order


def test_a_rested_prompt_comes_before_a_direction_s_turn() -> None:
    deck = [prompt("others.1"), prompt("myself.1"), prompt("myself.2")]
    asked = {"others.1": DAY - timedelta(10), "myself.1": DAY - timedelta(1)}
    assert choose_prompt(deck, day=DAY, depths=GENTLE, asked=asked).id == "myself.2"


@pytest.mark.parametrize(
    ("ago", "depths", "first"), [(14, GENTLE, "m"), (15, GENTLE, "o"), (30, OPEN, "m"), (31, OPEN, "o")]
)
def test_how_long_a_prompt_rests(ago: int, depths: tuple[Depth, ...], first: str) -> None:
    deck = [prompt("others.1"), prompt("myself.1"), prompt("myself.2")]
    asked = {"others.1": DAY - timedelta(ago), "myself.1": DAY - timedelta(2)}
    assert choose_prompt(deck, day=DAY, depths=depths, asked=asked).id[0] == first


def test_the_direction_longest_unvisited_comes_first() -> None:
    deck = [prompt(f"{direction}.{n}") for direction in DIRECTIONS for n in range(3)]
    asked = {"others.0": DAY - timedelta(3), "surroundings.0": DAY - timedelta(5), "myself.0": DAY - timedelta(4)}
    assert choose_prompt(deck, day=DAY, depths=GENTLE, asked=asked).direction == "surroundings"


def test_a_direction_never_visited_comes_before_all() -> None:
    deck = [prompt(f"{direction}.{n}") for direction in DIRECTIONS for n in range(3)]
    asked = {"others.0": DAY - timedelta(300), "myself.0": DAY - timedelta(400)}
    assert choose_prompt(deck, day=DAY, depths=GENTLE, asked=asked).direction == "surroundings"


def test_a_visit_by_a_depth_not_allowed_today_counts_for_its_direction() -> None:
    deck = [prompt("others.1"), prompt("others.2", "open"), prompt("myself.1")]
    asked = {"others.2": DAY - timedelta(1), "myself.1": DAY - timedelta(20)}
    assert choose_prompt(deck, day=DAY, depths=GENTLE, asked=asked).id == "myself.1"


def test_among_rested_ones_the_longest_unseen_comes_first() -> None:
    deck = [prompt("others.1"), prompt("others.2"), prompt("others.3")]
    asked = {"others.1": DAY - timedelta(50), "others.2": DAY - timedelta(70), "others.3": DAY - timedelta(60)}
    assert choose_prompt(deck, day=DAY, depths=GENTLE, asked=asked).id == "others.2"


def test_among_resting_ones_the_direction_of_today_comes_last() -> None:
    deck = [prompt("others.1"), prompt("others.2"), prompt("myself.1")]
    asked = {"others.1": DAY - timedelta(1), "others.2": DAY - timedelta(1), "myself.1": DAY}
    assert choose_prompt(deck, day=DAY, depths=GENTLE, asked=asked).direction == "others"


def test_the_first_day_does_not_always_begin_with_the_same_one() -> None:
    begun = {choose_prompt(DECK, day=DAY + timedelta(n), depths=OPEN, asked={}).id for n in range(40)}
    assert len(begun) > 20


def test_the_order_in_the_file_says_nothing() -> None:
    one = choose_prompt(DECK, day=DAY, depths=OPEN, asked={})
    assert choose_prompt(tuple(reversed(DECK)), day=DAY, depths=OPEN, asked={}) == one


asked_days = st.dictionaries(
    st.sampled_from([*(prompt.id for prompt in DECK), "safe.others.01", "gone.01", ""]),
    st.dates(date(1, 1, 1), date(9999, 12, 31)),
)


@given(st.dates(), st.sampled_from([GENTLE, OPEN, DEEP]), asked_days, st.integers(-3, 100))
def test_whatever_the_past_holds_one_is_chosen_and_always_the_same(
    day: date, depths: tuple[Depth, ...], asked: dict[str, date], another: int
) -> None:
    chosen = choose_prompt(DECK, day=day, depths=depths, asked=asked, another=another)
    assert chosen in DECK
    assert chosen.depth in depths
    assert chosen == choose_prompt(
        DECK, day=day, depths=set(depths), asked=dict(reversed(asked.items())), another=another
    )


def test_ids_from_elsewhere_change_nothing() -> None:
    asked = {"safe.others.01": DAY, "hold-a-door": DAY - timedelta(3)}
    assert choose_prompt(DECK, day=DAY, depths=OPEN, asked=asked) == choose_prompt(DECK, day=DAY, depths=OPEN, asked={})


def test_a_clock_set_back_counts_as_today() -> None:
    asked = {prompt.id: DAY + timedelta(400) for prompt in DECK if prompt.direction == "others"}
    assert choose_prompt(DECK, day=DAY, depths=OPEN, asked=asked).direction != "others"


@pytest.mark.parametrize("depths", [(), ("deep",)])
def test_no_allowed_depth_is_said(depths: tuple[Depth, ...]) -> None:
    with pytest.raises(ValueError, match="allowed depth"):
        choose_prompt([prompt("others.1")], day=DAY, depths=depths, asked={})


# --- Another


@given(st.dates(), st.sampled_from([GENTLE, OPEN, DEEP]), asked_days)
def test_pressing_another_goes_once_through_all_before_any_returns(
    day: date, depths: tuple[Depth, ...], asked: dict[str, date]
) -> None:
    allowed = {prompt.id for prompt in DECK if prompt.depth in depths}
    shown = [choose_prompt(DECK, day=day, depths=depths, asked=asked, another=n).id for n in range(len(allowed) + 1)]
    assert set(shown[:-1]) == allowed
    assert shown[-1] in allowed
    assert shown[-1] != shown[-2]


@given(days, asked_days)
def test_each_one_recorded_as_put_today_makes_room_for_all_the_others(day: date, asked: dict[str, date]) -> None:
    asked = {id: when for id, when in asked.items() if when < day}
    allowed = {prompt.id for prompt in DECK if prompt.depth in OPEN}
    for _ in allowed:
        asked[choose_prompt(DECK, day=day, depths=OPEN, asked=asked).id] = day
    assert {id for id, when in asked.items() if when == day} == allowed


def test_directions_take_turns_while_another_is_pressed() -> None:
    pressed = [choose_prompt(DECK, day=DAY, depths=DEEP, asked={}, another=n).direction for n in range(36)]
    assert all(set(pressed[n : n + 3]) == set(DIRECTIONS) for n in range(34))


def test_another_wraps_where_there_is_only_one() -> None:
    deck = [prompt("others.1")]
    assert choose_prompt(deck, day=DAY, depths=GENTLE, asked={}, another=7).id == "others.1"


# --- Connections

EFFORTFUL = (
    idea("visit", effort=4, suits=STATES),
    idea("talk", needs=("speech",), suits=STATES),
    idea("cup", suits=STATES),
    idea("walk", effort=2, needs=("public",), suits=STATES),
)


def offered(ideas: Sequence[Idea], state: State | None, ruled_out: Sequence[str] = ()) -> set[str]:
    """Everything that can come up, by pressing another."""
    n = len(ideas) * 2
    return {
        choose_connection(ideas, day=DAY, state=state, ruled_out=ruled_out, asked={}, another=k).id for k in range(n)
    }


def test_what_suits_a_state() -> None:
    assert offered(EFFORTFUL, "settled") == {"visit", "talk", "cup", "walk"}
    assert offered(EFFORTFUL, None) == {"talk", "cup", "walk"}
    assert offered(EFFORTFUL, "stirred-up") == {"talk", "cup", "walk"}
    assert offered(EFFORTFUL, "shut-down") == {"cup", "walk"}


def test_what_does_not_suit_is_not_suggested() -> None:
    ideas = (idea("dance", suits=("settled",)), idea("rest", suits=("shut-down", "mixed")))
    assert offered(ideas, "settled") == {"dance"}
    assert offered(ideas, "mixed") == {"rest"}
    assert offered(ideas, None) == {"dance", "rest"}


def test_what_is_ruled_out_is_not_suggested() -> None:
    assert offered(EFFORTFUL, "settled", ("speech", "public")) == {"visit", "cup"}


def test_where_nothing_is_left_what_asks_for_nothing_stands_in() -> None:
    ideas = (idea("call", needs=("phone",)), idea("visit", effort=4, suits=("stirred-up",)), idea("cup"))
    assert offered(ideas, "stirred-up", RULED_OUT) == {"visit"}
    assert offered(ideas, "shut-down", RULED_OUT) == {"visit", "cup"}


def test_what_is_ruled_out_never_comes_even_when_nothing_else_is_there() -> None:
    with pytest.raises(ValueError, match="no connection"):
        offered((idea("call", needs=("phone",)),), "settled", ("phone",))


@given(
    days,
    st.sampled_from([None, *STATES]),
    st.sets(st.sampled_from(RULED_OUT)),
    st.dictionaries(st.sampled_from([*(i.id for i in IDEAS), "gone"]), st.dates()),
    st.integers(-1, 100),
)
def test_a_suggestion_always_fits(
    day: date, state: State | None, ruled_out: set[str], asked: dict[str, date], another: int
) -> None:
    chosen = choose_connection(IDEAS, day=day, state=state, ruled_out=ruled_out, asked=asked, another=another)
    assert not chosen.needs & ruled_out
    assert state is None or state in chosen.suits
    assert chosen.effort <= 2 or state in ("settled", "mixed", "unclear")
    assert state != "shut-down" or "speech" not in chosen.needs
    assert chosen == choose_connection(
        tuple(reversed(IDEAS)), day=day, state=state, ruled_out=tuple(ruled_out), asked=asked, another=another
    )


@given(
    days,
    st.sampled_from([None, *STATES]),
    st.dictionaries(st.sampled_from([i.id for i in IDEAS]), st.dates(max_value=date(1989, 12, 31))),
)
def test_one_merely_looked_at_makes_room_the_next_day(day: date, state: State | None, asked: dict[str, date]) -> None:
    """Whatever the past, two days in a row show two different ones, though nothing was recorded in between."""
    one, two = (
        choose_connection(IDEAS, day=day + timedelta(n), state=state, ruled_out=(), asked=asked) for n in (0, 1)
    )
    assert one != two


def test_when_all_were_seen_the_longest_unseen_take_turns() -> None:
    ideas = [idea(f"idea-{n}") for n in range(20)]
    asked = {each.id: DAY - timedelta(20 - n) for n, each in enumerate(ideas)}
    week = [
        choose_connection(ideas, day=DAY + timedelta(n), state=None, ruled_out=(), asked=asked).id for n in range(7)
    ]
    assert set(week) == {f"idea-{n}" for n in range(7)}


@pytest.mark.parametrize("days_on", [0, 30])
def test_when_all_were_put_today_or_the_clock_was_set_back_one_is_suggested_all_the_same(days_on: int) -> None:
    asked = {each.id: DAY + timedelta(days_on) for each in EFFORTFUL}
    assert choose_connection(EFFORTFUL, day=DAY, state=None, ruled_out=(), asked=asked) in EFFORTFUL


def test_one_put_on_a_day_still_to_come_is_suggested_last() -> None:
    asked = {"cup": DAY + timedelta(30)}
    shown = [
        choose_connection(EFFORTFUL, day=DAY, state="settled", ruled_out=(), asked=asked, another=n).id
        for n in range(4)
    ]
    assert shown[-1] == "cup"


def test_someone_who_only_ever_looks_sees_them_all() -> None:
    seen = {
        choose_connection(IDEAS, day=DAY + timedelta(n), state="settled", ruled_out=(), asked={}).id
        for n in range(len(IDEAS))
    }
    assert seen == {each.id for each in IDEAS if "settled" in each.suits}


def test_one_a_day_goes_through_nearly_all_before_any_returns() -> None:
    asked: dict[str, date] = {}
    for n in range(400):
        day = DAY + timedelta(n)
        chosen = choose_connection(IDEAS, day=day, state="settled", ruled_out=(), asked=asked)
        eligible = sum("settled" in each.suits for each in IDEAS)
        assert chosen.id not in asked or (day - asked[chosen.id]).days >= eligible - 6
        asked[chosen.id] = day
    assert set(asked) == {each.id for each in IDEAS if "settled" in each.suits}


@given(days, st.dictionaries(st.sampled_from([i.id for i in IDEAS]), st.dates()))
@settings(max_examples=2)  # each goes through the deck from its beginning, as often as there are ideas
def test_another_connection_goes_once_through_all_before_any_returns(day: date, asked: dict[str, date]) -> None:
    eligible = {each.id for each in IDEAS if "settled" in each.suits}
    shown = [
        choose_connection(IDEAS, day=day, state="settled", ruled_out=(), asked=asked, another=n).id
        for n in range(len(eligible))
    ]
    assert set(shown) == eligible


def test_what_was_put_today_is_not_suggested_while_others_are_left() -> None:
    asked = {each.id: DAY for each in IDEAS[1:]}
    first = choose_connection(IDEAS, day=DAY, state=None, ruled_out=(), asked={})
    fitting = [each for each in IDEAS if each.effort <= 2]
    asked = {each.id: DAY for each in fitting if each != first}
    assert choose_connection(IDEAS, day=DAY, state=None, ruled_out=(), asked=asked) == first


def test_the_turn_is_the_same_on_every_machine() -> None:
    """A hash that changes from run to run would show another one after each start."""
    ids = [each.id for each in DECK if each.depth in OPEN]
    expected = sorted(ids, key=lambda id: (zlib.crc32(id.encode()), id))[DAY.toordinal() % len(ids)]
    assert choose_prompt(DECK, day=DAY, depths=OPEN, asked={}).id == expected
