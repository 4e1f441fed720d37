"""What is preselected to write about: what stands out against the person's own usual, else what has rested longest."""

from datetime import timedelta

import pytest
from sitting_down import begin, remember_days

from connectwell import checkin
from connectwell.checkin.steps import Why
from connectwell.context import Context
from connectwell.model.terms import Need
from steady import TickingClock


def suggested(context: Context, **ratings: int) -> dict[Need, Why | None]:
    walk = begin(context)
    walk.arrive("settled")
    for need, rating in ratings.items():
        walk.rate(need, rating)  # type: ignore[arg-type]  # a need
    walk.next()
    step = walk.step
    if isinstance(step, checkin.Offer):
        walk.next()
        step = walk.step
    assert isinstance(step, checkin.Stay)
    return step.suggested


def test_on_the_very_first_check_in_no_reason_is_said(context: Context) -> None:
    assert suggested(context, seen=0, safe=10) == {"seen": None}


@pytest.mark.parametrize(
    ("before", "now", "why"),
    [
        ([7, 7, 7, 7, 7], 4, "low"),
        ([3, 3, 4, 3, 3], 6, "high"),
        ([7, 7, 7, 7, 7], 6, None),  # a step isn't much
        ([7, 7, 7, 7], 2, None),  # there is no usual yet
        ([1, 9, 2, 8, 5, 1, 9], 2, None),  # it often is that far
        ([1, 1, 1, 1, 1], 1, None),  # low, as usual
    ],
)
def test_a_need_stands_out_against_the_persons_own_usual(
    context: Context, before: list[int], now: int, why: Why | None
) -> None:
    remember_days(context, before, until=context.today())
    found = suggested(context, safe=now)
    assert found.get("safe") == why
    assert (list(found) == ["safe"]) is (why is not None)


def test_what_rested_longest_says_so_only_after_a_while(context: Context, clock: TickingClock) -> None:
    remember_days(context, [5], until=context.today())
    assert suggested(context) == {"seen": None}
    clock.now += timedelta(days=10)
    assert suggested(context) == {"seen": "rested"}
