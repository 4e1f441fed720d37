"""Two check-ins on one day: neither hides the other, and the day counts once in every picture."""

from datetime import timedelta

from connectwell.checkin import Walk
from connectwell.checkin.day_so_far import day_so_far, lines_of_day
from connectwell.checkin.fortnight import fortnight
from connectwell.checkin.today import read_today
from connectwell.context import Context
from connectwell.entries.add import reflect
from connectwell.insights.chart import Daily
from connectwell.model.terms import Mode, State
from connectwell.plain.today_lines import lines_of_today
from connectwell.tui.screens.weeks.loader import first_words
from steady import TickingClock


def check_in(context: Context, mode: Mode = "full", state: State | None = None, **ratings: int) -> Walk:
    walk = Walk.begin(context, mode=mode)
    if state:
        walk.arrive(state)
    for need, rating in ratings.items():
        walk.rate(need, rating)  # type: ignore[arg-type]  # one of the five
    return walk


def morning_and_evening(context: Context, clock: TickingClock) -> tuple[Walk, Walk]:
    morning = check_in(context, state="settled", seen=8, safe=6)
    while "Closing" not in type(morning.step).__name__:
        morning.next()
    morning.write("Grinning.")
    morning.end_here()
    clock.now += timedelta(hours=11)
    evening = check_in(context, "glance", safe=2)
    return morning, evening


def test_today_shows_both_and_neither_is_lost_while_one_is_open(context: Context, clock: TickingClock) -> None:
    _, evening = morning_and_evening(context, clock)
    the_morning = ["This morning: settled", "Seen 8, Safe 6", "“Grinning.”"]
    while_open = lines_of_today(context, read_today(context), None)
    assert while_open[1:5] == ["Today's check-in is open where you left it.", *the_morning]
    evening.end_here()
    now = read_today(context)
    assert now.so_far
    both = ["This evening: Safe 2", *the_morning]
    assert lines_of_day(now.so_far) == both
    assert lines_of_today(context, now, None)[1:5] == both


def test_in_pictures_the_day_has_the_median_and_the_state_that_was_said(context: Context, clock: TickingClock) -> None:
    _, evening = morning_and_evening(context, clock)
    evening.end_here()
    (day, strip), *_ = fortnight(context.journal, context.today())
    assert strip
    assert strip.state_of_day == "settled"
    chart = Daily(context.journal.facts(), day, 0).chart(day, day)
    drawn = {band.need: point.value for band in chart.bands for point in band.points if point}
    assert {need: rating for need, rating in strip.ratings_of_day if rating is not None} == {"seen": 8, "safe": 4}
    assert (drawn["seen"], drawn["safe"]) == (8, 4)
    assert first_words(context, day) == "“Grinning.”"


def test_a_rating_that_was_given_again_is_still_told(context: Context) -> None:
    check_in(context, state="settled", safe=6).end_here()
    reflect(context, "safe", "", rating=3)
    so_far = day_so_far(context.journal.on_day(context.today()))
    assert so_far
    assert lines_of_day(so_far)[1:] == ["Safe 3", "Rated before: Safe 6"]
