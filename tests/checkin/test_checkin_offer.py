"""Low *safe* or *secure*: one line that can be taken away. After a run of days of low *safe*, once, one offer."""

from datetime import date, timedelta

import pytest
from sitting_down import at, begin, on_disk, rate_all, remember_days, resume

from connectwell import checkin
from connectwell.checkin import Walk
from connectwell.context import Context
from steady import TickingClock

TODAY = date(2026, 11, 21)


def rated_safe(context: Context, rating: int) -> Walk:
    walk = begin(context)
    walk.arrive("settled")
    walk.rate("safe", rating)
    return walk


def points_to_help(walk: Walk) -> bool:
    step = walk.step
    assert isinstance(step, checkin.Glance)
    return step.low


@pytest.mark.parametrize(("rating", "line"), [(0, True), (2, True), (3, False), (10, False)])
def test_the_line_that_points_to_help_now(context: Context, rating: int, line: bool) -> None:
    assert points_to_help(rated_safe(context, rating)) is line


@pytest.mark.parametrize(("rating", "line"), [(0, True), (2, True), (3, False), (10, False)])
def test_low_secure_is_met_with_the_same_line(context: Context, rating: int, line: bool) -> None:
    walk = rated_safe(context, 8)
    walk.rate("secure", rating)
    assert points_to_help(walk) is line


def test_the_line_stays_as_long_as_one_of_the_two_is_low_and_is_taken_away_for_both(context: Context) -> None:
    walk = rated_safe(context, 1)
    walk.rate("secure", 1)
    walk.rate("safe", 7)
    assert points_to_help(walk)
    walk.dismiss_help_line()
    assert not points_to_help(walk)
    walk.rate("safe", 0)
    assert not points_to_help(walk)


def test_low_secure_is_never_offered_for_the_session(context: Context) -> None:
    remember_days(context, [9, 9, 9, 9, 9, 9], until=TODAY)
    walk = begin(context)
    walk.arrive("settled")
    walk.rate("secure", 0)
    walk.next()
    assert at(walk) != "Offer"


def test_no_line_where_they_were_skipped_or_unclear_or_another_need_is_low(context: Context) -> None:
    walk = begin(context)
    walk.arrive("settled")
    for need in ("seen", "soothed", "stable"):
        walk.rate(need, 0)
    assert not points_to_help(walk)
    walk.rate("secure", None, unclear=True)
    assert not points_to_help(walk)
    walk.rate("secure", None)
    assert not points_to_help(walk)
    walk.rate("safe", None, unclear=True)
    assert not points_to_help(walk)
    walk.rate("safe", None)
    assert not points_to_help(walk)


def test_the_line_can_be_taken_away_and_follows_the_rating(context: Context) -> None:
    walk = rated_safe(context, 1)
    walk.rate("safe", 6)
    assert not points_to_help(walk)
    walk.rate("safe", 2)
    assert points_to_help(walk)
    walk.dismiss_help_line()
    assert not points_to_help(walk)


@pytest.mark.parametrize(
    ("before", "now", "offered"),
    [
        ([1, 1, 1, 1], 1, True),  # five of five
        ([9, 2, 0, 9, 2, 1], 2, True),  # five of seven
        ([2, 9, 9, 2, 9, 2, 1], 2, False),  # four of the last seven; the fifth is the eighth ago
        ([1, 1, 1], 1, False),
        ([1, 1, 1, 1, 1, 1], 3, False),  # not low today
        ([], 0, False),
    ],
)
def test_the_offer_comes_after_five_low_days_of_seven_recorded(
    context: Context, before: list[int], now: int, offered: bool
) -> None:
    remember_days(context, before, until=TODAY)
    walk = rated_safe(context, now)
    walk.next()
    assert (at(walk) == "Offer") is offered


def test_days_without_an_entry_count_for_nothing(context: Context) -> None:
    for weeks_ago in (2, 4, 6, 8):
        remember_days(context, [1], until=TODAY - timedelta(weeks=weeks_ago))
    walk = rated_safe(context, 1)
    walk.next()
    assert at(walk) == "Offer"


def test_two_check_ins_of_one_day_are_one_day(context: Context) -> None:
    remember_days(context, [1, 1, 1], until=TODAY)
    rated_safe(context, 1).stop()
    walk = rated_safe(context, 1)
    walk.next()
    assert at(walk) == "Stay"


@pytest.mark.parametrize("bring", [True, False])
def test_the_offer_is_answered_once(context: Context, clock: TickingClock, bring: bool) -> None:
    remember_days(context, [1, 1, 1, 1], until=TODAY)
    walk = rated_safe(context, 1)
    walk.next()
    walk.answer_offer(bring)
    assert at(walk) == "Stay"
    file = on_disk(context, walk)
    assert file["offered"] == ["safe"]
    safe = next(part for part in file["reflections"] if part["need"] == "safe")
    assert safe.get("for_session", False) is bring
    assert safe["sharing"] == "private"  # nothing travels further by that
    walk.back()
    assert at(walk) == "Glance"
    walk.next()
    assert at(walk) == "Stay"

    clock.now += timedelta(days=29)
    later = rated_safe(context, 1)
    later.next()
    assert at(later) == "Stay"
    clock.now += timedelta(days=1)
    much_later = rated_safe(context, 1)
    much_later.next()
    assert at(much_later) == "Offer"


def test_an_offer_that_was_passed_over_does_not_return_the_next_day(context: Context, clock: TickingClock) -> None:
    remember_days(context, [1, 1, 1, 1], until=TODAY)
    walk = rated_safe(context, 1)
    walk.next()
    walk.stop()
    assert at(resume(context, walk)) == "Offer"  # still open on its own page
    clock.now += timedelta(days=1)
    tomorrow = rated_safe(context, 1)
    tomorrow.next()
    assert at(tomorrow) == "Stay"


def test_no_offer_where_the_settings_say_so(context: Context) -> None:
    context.change(offer_safe=False)
    remember_days(context, [1, 1, 1, 1, 1, 1], until=TODAY)
    walk = rated_safe(context, 1)
    walk.next()
    assert at(walk) == "Stay"


def test_what_is_brought_to_the_session_keeps_its_mark_whatever_the_other_ratings_get(context: Context) -> None:
    remember_days(context, [1, 1, 1, 1], until=TODAY)
    walk = begin(context, mode="glance")
    rate_all(walk, 5, 1, 5)
    walk.stop()
    walk = begin(context)
    walk.arrive("settled")
    rate_all(walk, 5, 1, 5)
    walk.next()
    walk.answer_offer(True)
    while not isinstance(walk.step, checkin.Suggest):
        walk.skip()
    walk.skip()
    walk.write("One thing.")
    walk.next()
    close: checkin.Step = walk.step
    assert close == checkin.Keep(bring=True), "something is for the session"
    walk.choose_what_to_bring()
    marks: checkin.Step = walk.step
    assert isinstance(marks, checkin.Marks)
    assert [(line.id == "ratings", line.need, line.for_session) for line in marks.lines[:2]] == [
        (True, None, False),
        (False, "safe", True),
    ]
    walk.mark("ratings", sharing="theme", for_session=False, put_away=False)
    by_need = {part["need"]: part for part in on_disk(context, walk)["reflections"]}
    assert (by_need["seen"]["sharing"], by_need["safe"]["sharing"]) == ("theme", "private")
    assert by_need["safe"]["for_session"] is True
    alone = marks.lines[1].id
    walk.mark(alone, for_session=False)
    walk.mark(alone, for_session=True)  # a face may still show the line it had
    assert {part["need"]: part for part in on_disk(context, walk)["reflections"]}["safe"]["for_session"] is True
