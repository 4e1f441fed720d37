"""Which prompt is put to a person: one that fits the day, and never the same too soon."""

import zlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectwell.library import Prompt, choose_prompt, may_ask
from connectwell.library.choosing_prompts import when_rated
from connectwell.model.terms import DIRECTIONS, NEEDS, STATES, Need, State
from small_library import prompt, smallest_deck
from steady import own_content

DAY = date(2026, 11, 21)
DECK = smallest_deck()
UNSETTLED: tuple[State | None, ...] = ("stirred-up", "shut-down", "mixed", "unclear", None)


@dataclass(frozen=True)
class Day:
    """How a person is on one day."""

    state: State | None = "settled"
    rating: int | None = None


# What each kind of day is met by, and for how many days a prompt rests then.
KINDS = {
    "settled, not rated": (Day(), 30),
    "settled, in the middle": (Day(rating=5), 30),
    "settled, high": (Day(rating=8), 30),
    "settled, low": (Day(rating=2), 10),
    "unsettled, not rated": (Day("stirred-up"), 14),
    "unsettled, low": (Day("mixed", 0), 10),
}

states = st.sampled_from([None, "settled", "settled", *STATES])
ratings = st.none() | st.integers(0, 10)
a_day: st.SearchStrategy[Day] = st.builds(Day, states, ratings)
days = st.dates(date(1990, 1, 1), date(2090, 1, 1))
four_months = st.lists(a_day, min_size=120, max_size=120)
"""Long, as Hypothesis prefers short lists, and in those nothing can come back."""
asked_days = st.dictionaries(
    st.sampled_from([*(prompt.id for prompt in DECK), "safe.others.01", "gone.01", ""]),
    st.dates(date(1, 1, 1), date(9999, 12, 31)),
)
some_prompts = st.sets(st.sampled_from([prompt.id for prompt in DECK]), max_size=40)


@dataclass
class Life:
    """One prompt a day, and what was put so far."""

    deck: Sequence[Prompt]
    asked: dict[str, date] = field(default_factory=dict)
    last: Prompt | None = None

    def choose(self, day: date, how: Day, *, never: Collection[str] = (), deeper: bool = False) -> Prompt | None:
        """What is put, noted as put on this day."""
        found = choose_prompt(
            self.deck,
            day=day,
            state=how.state,
            rating=how.rating,
            asked=self.asked,
            never=never,
            after_someone=bool(self.last and self.last.needs),
            deeper=deeper,
        )
        if found:
            self.asked[found.id] = day
            self.last = found
        return found


def chosen(deck: Sequence[Prompt], how: Day = Day(), *, asked: dict[str, date] | None = None) -> Prompt:
    found = choose_prompt(deck, day=DAY, state=how.state, rating=how.rating, asked=asked or {})
    assert found is not None
    return found


def gentle(deck: Sequence[Prompt], asked: dict[str, date]) -> Prompt:
    return chosen(deck, Day("mixed"), asked=asked)


# --- What fits the day


@given(days, a_day, asked_days)
def test_unsettled_it_is_a_gentle_one_and_settled_never_a_deep_one(day: date, how: Day, asked: dict[str, date]) -> None:
    found = choose_prompt(DECK, day=day, state=how.state, rating=how.rating, asked=asked)
    assert found is not None
    assert found.depth in (("gentle", "open") if how.state == "settled" else ("gentle",))


@given(days, a_day, asked_days)
def test_what_a_prompt_presumes_was_rated(day: date, how: Day, asked: dict[str, date]) -> None:
    found = choose_prompt(DECK, day=day, state=how.state, rating=how.rating, asked=asked)
    assert found is not None
    if found.when == "high":
        assert how.rating is not None
        assert how.rating >= 7
    if found.when == "low":
        assert how.rating in (0, 1, 2, 3) or (how.rating is None and how.state != "settled")


@pytest.mark.parametrize(
    ("rating", "when"), [(None, None), (0, "low"), (3, "low"), (4, None), (6, None), (7, "high"), (10, "high")]
)
def test_which_ratings_are_low_and_high(rating: int | None, when: str | None) -> None:
    assert when_rated(rating) == when
    assert chosen(DECK, Day(rating=rating)).when == when


@pytest.mark.parametrize("need", NEEDS)
@pytest.mark.parametrize(("rating", "when", "least"), [(2, "low", 11), (8, "high", 7)])
def test_low_is_met_by_low_and_high_by_high_while_any_are_left(need: Need, rating: int, when: str, least: int) -> None:
    life = Life(own_content().prompts(need))
    met = [life.choose(DAY + timedelta(n), Day(rating=rating)) for n in range(least)]
    assert [found and found.when for found in met] == [when] * least


def test_settled_it_is_an_open_one_as_long_as_one_has_rested() -> None:
    life = Life(DECK)
    depths = [found.depth for n in range(31) if (found := life.choose(DAY + timedelta(n), Day(rating=5)))]
    assert depths == ["open"] * 19 + ["gentle"] * 12


def test_low_ones_are_open_or_gentle() -> None:
    life = Life(DECK)
    found = [life.choose(DAY + timedelta(n), Day(rating=1)) for n in range(14)]
    assert {prompt.depth for prompt in found if prompt} == {"open", "gentle"}


def test_unsettled_and_not_rated_one_for_low_ratings_comes_only_before_any_is_repeated() -> None:
    life = Life(DECK)
    whens = [found.when for n in range(18) if (found := life.choose(DAY + timedelta(n), Day("unclear")))]
    assert whens == [None] * 12 + ["low"] * 3 + [None] * 3


@given(days, a_day, asked_days, some_prompts)
def test_what_is_ruled_out_or_never_to_be_asked_isnt_asked(
    day: date, how: Day, asked: dict[str, date], never: set[str]
) -> None:
    found = choose_prompt(
        DECK, day=day, state=how.state, rating=how.rating, asked=asked, ruled_out=("someone", "phone"), never=never
    )
    if found is None:
        assert not any(may_ask(one, state=how.state, rating=how.rating, never=never) for one in DECK if not one.needs)
    else:
        assert not found.needs
        assert found.id not in never


def test_where_all_that_fits_is_never_to_be_asked_nothing_is() -> None:
    never = {one.id for one in DECK if one.depth == "gentle"}
    assert choose_prompt(DECK, day=DAY, state="mixed", rating=None, asked={}, never=never) is None
    assert choose_prompt(DECK, day=DAY, state="settled", rating=None, asked={}, never=never) is not None


@given(days, four_months)
def test_no_two_in_a_row_need_somebody_to_name(start: date, hows: list[Day]) -> None:
    life = Life(DECK)
    put = [life.choose(start + timedelta(n), how) for n, how in enumerate(hows)]
    assert not any(one and one.needs and two and two.needs for one, two in pairwise(put))
    assert None not in put


# --- Deeper


@given(days, a_day, asked_days)
def test_deeper_is_a_deep_one_and_only_settled(day: date, how: Day, asked: dict[str, date]) -> None:
    found = choose_prompt(DECK, day=day, state=how.state, rating=how.rating, asked=asked, deeper=True)
    assert (found is not None) == (how.state == "settled")
    assert found is None or found.depth == "deep"


def test_a_deep_one_for_high_ratings_comes_only_then() -> None:
    deck = [prompt("others.1", "deep", when="high")]
    for rating, there in ((8, True), (5, False), (None, False), (1, False)):
        found = choose_prompt(deck, day=DAY, state="settled", rating=rating, asked={}, deeper=True)
        assert (found is not None) is there


# --- One prompt a day


def rested(deck: Sequence[Prompt], start: date, hows: Sequence[Day], days: int) -> None:
    """Goes through days on end, one prompt each, and looks how long each one rested."""
    life, before = Life(deck), dict[str, date]()
    for n, how in enumerate(hows):
        day = start + timedelta(n)
        found = life.choose(day, how)
        assert found is not None
        if found.id in before:
            assert (day - before[found.id]).days > days, found.id
        before[found.id] = day


@pytest.mark.parametrize("kind", KINDS)
@given(start=days)
def test_no_prompt_comes_back_too_soon_in_the_smallest_deck(kind: str, start: date) -> None:
    how, days = KINDS[kind]
    rested(DECK, start, [how] * 120, days)


@pytest.mark.parametrize("need", NEEDS)
@pytest.mark.parametrize("kind", KINDS)
@given(start=days)
@settings(max_examples=5)
def test_no_prompt_comes_back_too_soon_in_the_own_decks(kind: str, need: Need, start: date) -> None:
    """Where a deck lacks prompts for that, which tests/content tells, none comes back before all have been put."""
    how, days = KINDS[kind]
    deck = own_content().prompts(need)
    fitting = sum(may_ask(prompt, state=how.state, rating=how.rating) for prompt in deck)
    rested(deck, start, [how] * 120, min(days, fitting - 1))


@pytest.mark.not_counted
@pytest.mark.parametrize("kind", KINDS)
def test_three_years_of_one_kind_of_day(kind: str) -> None:
    how, days = KINDS[kind]
    rested(DECK, DAY, [how] * 1100, days)


@pytest.mark.parametrize("need", NEEDS)
@given(start=days, hows=four_months)
@settings(max_examples=8)
def test_whatever_the_days_one_comes_back_early_only_where_nothing_that_fits_has_rested(
    need: Need, start: date, hows: list[Day]
) -> None:
    deck = own_content().prompts(need)
    life = Life(deck)
    for n, how in enumerate(hows):
        day, before, last = start + timedelta(n), dict(life.asked), life.last
        found = life.choose(day, how)
        assert found is not None
        fitting = [one for one in deck if may_ask(one, state=how.state, rating=how.rating)]
        fitting = [one for one in fitting if not (last and last.needs and one.needs)]
        least = 10 if when_rated(how.rating) == "low" else 30 if how.state == "settled" else 14
        if found.id in before and (day - before[found.id]).days <= least:
            longest = min(before.get(one.id, date.min) for one in fitting)
            assert before[found.id] == longest
            assert (day - longest).days <= 30


def test_every_allowed_prompt_gets_its_turn() -> None:
    life = Life(DECK)
    for n in range(120):
        life.choose(DAY + timedelta(n), Day())
    assert set(life.asked) == {one.id for one in DECK if one.depth != "deep" and one.when is None}


def test_the_three_directions_take_turns() -> None:
    life = Life(own_content().prompts("seen"))
    directions = [found.direction for n in range(9) if (found := life.choose(DAY + timedelta(n), Day()))]
    assert all(set(directions[n : n + 3]) == set(DIRECTIONS) for n in (0, 3, 6))


# --- The order


def test_a_rested_prompt_comes_before_a_direction_s_turn() -> None:
    deck = [prompt("others.1"), prompt("myself.1"), prompt("myself.2")]
    asked = {"others.1": DAY - timedelta(10), "myself.1": DAY - timedelta(1)}
    assert gentle(deck, asked).id == "myself.2"


@pytest.mark.parametrize(
    ("ago", "state", "rating", "first"),
    [(14, None, None, "m"), (15, None, None, "o"), (30, "settled", 5, "m"), (31, "settled", 5, "o")],
)
def test_how_long_a_prompt_rests(ago: int, state: State | None, rating: int | None, first: str) -> None:
    deck = [prompt("others.1"), prompt("myself.1"), prompt("myself.2")]
    asked = {"others.1": DAY - timedelta(ago), "myself.1": DAY - timedelta(2)}
    assert chosen(deck, Day(state, rating), asked=asked).id[0] == first


@pytest.mark.parametrize(("ago", "first"), [(10, "m"), (11, "o")])
def test_how_long_one_for_low_ratings_rests(ago: int, first: str) -> None:
    deck = [prompt(id, when="low") for id in ("others.1", "myself.1", "myself.2")]
    asked = {"others.1": DAY - timedelta(ago), "myself.1": DAY - timedelta(2)}
    assert chosen(deck, Day(rating=1), asked=asked).id[0] == first


def test_the_direction_longest_unvisited_comes_first() -> None:
    deck = [prompt(f"{direction}.{n}") for direction in DIRECTIONS for n in range(3)]
    asked = {"others.0": DAY - timedelta(3), "surroundings.0": DAY - timedelta(5), "myself.0": DAY - timedelta(4)}
    assert gentle(deck, asked).direction == "surroundings"


def test_a_direction_never_visited_comes_before_all() -> None:
    deck = [prompt(f"{direction}.{n}") for direction in DIRECTIONS for n in range(3)]
    asked = {"others.0": DAY - timedelta(300), "myself.0": DAY - timedelta(400)}
    assert gentle(deck, asked).direction == "surroundings"


def test_a_visit_by_a_depth_not_allowed_today_counts_for_its_direction() -> None:
    deck = [prompt("others.1"), prompt("others.2", "open"), prompt("myself.1")]
    asked = {"others.2": DAY - timedelta(1), "myself.1": DAY - timedelta(20)}
    assert gentle(deck, asked).id == "myself.1"


def test_among_rested_ones_the_longest_unseen_comes_first() -> None:
    deck = [prompt("others.1"), prompt("others.2"), prompt("others.3")]
    asked = {"others.1": DAY - timedelta(50), "others.2": DAY - timedelta(70), "others.3": DAY - timedelta(60)}
    assert gentle(deck, asked).id == "others.2"


def test_among_resting_ones_the_longest_unseen_comes_first_whatever_its_direction() -> None:
    deck = [prompt("others.1"), prompt("others.2"), prompt("myself.1")]
    asked = {"others.1": DAY - timedelta(1), "others.2": DAY - timedelta(3), "myself.1": DAY - timedelta(2)}
    assert gentle(deck, asked).id == "others.2"


def test_ones_that_need_somebody_do_not_pile_up() -> None:
    deck = [prompt("others.1", needs=["someone"]), prompt("others.2"), prompt("myself.1")]
    asked = {"others.2": DAY - timedelta(2)}
    assert gentle(deck, asked).id == "others.1", "though with myself is longer unvisited"


def test_the_first_day_does_not_always_begin_with_the_same_one() -> None:
    begun = {Life(DECK).choose(DAY + timedelta(n), Day()) for n in range(40)}
    assert len(begun) > 15


def test_the_order_in_the_file_says_nothing() -> None:
    assert chosen(tuple(reversed(DECK))) == chosen(DECK)


@given(days, a_day, asked_days, some_prompts, st.booleans(), st.booleans())
def test_whatever_the_past_holds_the_choice_is_always_the_same(
    day: date, how: Day, asked: dict[str, date], never: set[str], after: bool, deeper: bool
) -> None:
    first = choose_prompt(
        DECK, day=day, state=how.state, rating=how.rating, asked=asked, never=never, after_someone=after, deeper=deeper
    )
    again = choose_prompt(
        DECK[::-1],
        day=day,
        state=how.state,
        rating=how.rating,
        asked=dict(reversed(asked.items())),
        never=sorted(never),
        after_someone=after,
        deeper=deeper,
    )
    assert first == again
    assert first is None or may_ask(first, state=how.state, rating=how.rating, never=never, deeper=deeper)


def test_ids_from_elsewhere_change_nothing() -> None:
    assert chosen(DECK, asked={"safe.others.01": DAY, "hold-a-door": DAY - timedelta(3)}) == chosen(DECK)


def test_a_clock_set_back_counts_as_today() -> None:
    asked = {one.id: DAY + timedelta(400) for one in DECK if one.direction == "others"}
    assert chosen(DECK, asked=asked).direction != "others"


def test_a_deck_that_fits_nothing_gives_nothing() -> None:
    assert choose_prompt([], day=DAY, state="settled", rating=None, asked={}) is None
    assert choose_prompt([prompt("others.1", "open")], day=DAY, state="mixed", rating=None, asked={}) is None


# --- Another: each one that was passed over counts as put later than all of today


@given(days, a_day, asked_days)
def test_asking_for_another_goes_through_all_before_any_returns(day: date, how: Day, asked: dict[str, date]) -> None:
    deck = [one for one in DECK if not one.needs]
    allowed = {one.id for one in deck if may_ask(one, state=how.state, rating=how.rating)}
    asked, shown = {id: when for id, when in asked.items() if when < day}, []
    for n in range(len(allowed) + 1):
        found = choose_prompt(deck, day=day, state=how.state, rating=how.rating, asked=asked)
        assert found is not None
        shown.append(found.id)
        asked[found.id] = day + timedelta(n + 1)
    assert set(shown[:-1]) == allowed
    assert shown[-1] == shown[0]


@given(days, a_day)
def test_asking_for_another_repeats_only_so_that_no_two_in_a_row_need_somebody(day: date, how: Day) -> None:
    allowed = [one for one in DECK if may_ask(one, state=how.state, rating=how.rating)]
    life, shown = Life(DECK), list[Prompt]()
    for n in range(len(allowed)):
        found = life.choose(day, how)
        assert found is not None
        if found in shown:
            assert all(one.needs for one in allowed if one not in shown)
            assert shown[-1].needs
        shown.append(found)
        life.asked[found.id] = day + timedelta(n + 1)


def test_directions_take_turns_while_another_is_asked_for() -> None:
    asked, directions = dict[str, date](), []
    for n in range(9):
        found = chosen(DECK, asked=asked)
        directions.append(found.direction)
        asked[found.id] = DAY + timedelta(n + 1)
    assert all(set(directions[n : n + 3]) == set(DIRECTIONS) for n in range(7))


def test_another_is_the_same_where_there_is_only_one() -> None:
    deck = [prompt("others.1")]
    assert gentle(deck, {"others.1": DAY + timedelta(7)}).id == "others.1"


def test_the_turn_is_the_same_on_every_machine() -> None:
    """A hash that changes from run to run would show another one after each start."""
    ids = [one.id for one in DECK if one.depth == "open" and one.when is None]
    expected = sorted(ids, key=lambda id: (zlib.crc32(id.encode()), id))[DAY.toordinal() % len(ids)]
    assert chosen(DECK).id == expected
