"""Today: the check-in, the day's connection, open plans, the old page."""

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from connectwell.checkin import Suggest, Walk, suggestion, today
from connectwell.entries import add
from connectwell.errors import EntryNotFound
from connectwell.model.entry import Entry, Landed
from connectwell.model.terms import Status
from steady import MORNING, TickingClock

if TYPE_CHECKING:
    from connectwell.context import Context


def look(context: "Context") -> today.Today:
    return today.read_today(context)


def left_of(context: "Context") -> tuple[str, date] | None:
    left = look(context).old_checkin
    return (left.entry, left.day) if left else None


def begin(context: "Context") -> Walk:
    walk = Walk.begin(context)
    walk.arrive("settled")
    return walk


def finish(walk: Walk) -> None:
    while walk.entry.unfinished:
        walk.skip()


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ((0, 0), "Hello."),
        ((4, 59), "Hello."),
        ((5, 0), "Good morning."),
        ((11, 59), "Good morning."),
        ((12, 0), "Good afternoon."),
        ((17, 59), "Good afternoon."),
        ((18, 0), "Good evening."),
        ((23, 18), "Good evening."),
        ((23, 59), "Good evening."),
    ],
)
def test_the_hour_is_greeted(at: tuple[int, int], said: str) -> None:
    hour, minute = at
    assert today.greeting(MORNING.replace(hour=hour, minute=minute)) == said


def test_a_first_day(context: "Context") -> None:
    now = look(context)
    assert (now.finished, now.open_entry, now.left, now.said, now.plans) == (False, None, (), None, ())
    assert look(context).idea == now.idea  # looking again changes nothing
    assert not context.places.data.exists()


def test_an_open_page_and_a_finished_one(context: "Context") -> None:
    walk = begin(context)
    assert look(context).open_entry == walk.entry.id
    assert not look(context).finished
    finish(walk)
    assert look(context).finished
    assert look(context).open_entry is None
    again = begin(context)
    assert (look(context).finished, look(context).open_entry) == (True, again.entry.id)


def test_many_notes_do_not_push_the_open_page_out_of_sight(context: "Context") -> None:
    walk = begin(context)
    for number in range(2 * suggestion.NEWEST):
        add.note(context, f"note {number}")
    assert look(context).open_entry == walk.entry.id
    finish(walk)
    assert look(context).finished


@pytest.mark.parametrize(
    "more",
    ["x = " + "[" * 5000 + "]" * 5000, "x = " + "7" * 5000, "a." * 20000 + "a = 1", f"# {'x' * 2_000_000}"],
    ids=["nested", "a long number", "a dotted key", "larger than 2 MB"],
)
def test_a_file_that_would_take_long_is_passed_over_and_the_day_opens(context: "Context", more: str) -> None:
    walk = begin(context)
    file = context.places.data / "entries" / "2026" / f"{walk.entry.id}.toml"
    absurd = file.with_name("2026-11-21T0900-zzzzzz.toml")
    text = file.read_text().replace(walk.entry.id, absurd.stem).replace("[arrival]", f"{more}\n[arrival]")
    absurd.write_text(text)
    assert look(context).open_entry == walk.entry.id, "though the other one began later"
    assert absurd.read_text() == text
    absurd.write_text(text.replace(more, ""))
    assert look(context).open_entry == absurd.stem, "without that, it is as good as any"


def test_where_the_clock_was_set_back_what_is_open_is_offered(context: "Context", clock: TickingClock) -> None:
    walk = begin(context)
    clock.now -= timedelta(days=1)
    assert left_of(context) == (walk.entry.id, walk.entry.day)


def test_a_page_of_another_day_is_offered_until_it_is_left(context: "Context", clock: TickingClock) -> None:
    walk = begin(context)
    day = walk.entry.day
    clock.now += timedelta(days=7)
    assert left_of(context) == (walk.entry.id, day)
    assert look(context).open_entry is None
    Walk.resume(context, walk.entry.id).leave_open()
    assert look(context).left == ()
    assert context.journal.get(walk.entry.id).unfinished  # left as it is


def test_a_page_of_another_day_is_no_longer_offered_first_once_another_is_begun_but_still_told_of(
    context: "Context", clock: TickingClock
) -> None:
    first = begin(context)
    clock.now += timedelta(days=1)
    assert left_of(context) == (first.entry.id, first.entry.day)
    second = begin(context)
    now = look(context)
    assert (now.old_checkin, now.open_entry) == (None, second.entry.id)
    assert [one.entry for one in now.left] == [first.entry.id]
    clock.now += timedelta(days=1)
    assert left_of(context) == (second.entry.id, second.entry.day)
    assert [one.entry for one in look(context).left] == [second.entry.id, first.entry.id]


def test_a_removed_page_is_not_offered(context: "Context", clock: TickingClock) -> None:
    walk = begin(context)
    context.journal.remove(walk.entry.id)
    assert look(context).open_entry is None
    clock.now += timedelta(days=1)
    assert look(context).left == ()


@pytest.mark.parametrize("status", ["done", "planned", "not-today"])
def test_what_was_said_to_the_connection_stands_for_the_day(
    context: "Context", clock: TickingClock, status: Status
) -> None:
    idea = look(context).idea
    entry = today.record_answer(context, idea, status)
    assert (entry.kind, entry.unfinished) == ("connection", False)
    assert (look(context).idea, look(context).said) == (idea, status)
    clock.now += timedelta(days=1)
    assert look(context).said is None
    assert look(context).idea != idea


def test_another_shows_another_each_time(context: "Context") -> None:
    seen = []
    for _ in range(6):
        idea = look(context).idea
        seen.append(idea.id)
        today.record_answer(context, idea, "passed")
    assert len(set(seen)) == 6
    assert look(context).said is None


@pytest.mark.parametrize("status", ["done", "planned", "not-today"])
def test_another_and_then_an_answer_at_the_same_moment(
    context: "Context", monkeypatch: pytest.MonkeyPatch, status: Status
) -> None:
    monkeypatch.setattr(context, "clock", lambda: MORNING)
    today.record_answer(context, look(context).idea, "passed")
    idea = look(context).idea
    entry = today.record_answer(context, idea, status)
    assert (look(context).idea, look(context).said) == (idea, status), "what stands last was said last"
    assert today.plan_of(entry).asked == idea.do


def test_what_was_said_in_the_check_in_is_the_days_connection(context: "Context") -> None:
    walk = begin(context)
    while not isinstance(walk.step, Suggest):
        walk.skip()
    idea = walk.step.idea
    walk.connect("planned")
    finish(walk)
    assert (look(context).idea, look(context).said) == (idea, "planned")


def test_words_said_twice_are_both_kept(context: "Context") -> None:
    idea = look(context).idea
    for words in ("She smiled.", "He waved."):
        today.record_answer(context, idea, "done", words=words)
    today.record_answer(context, idea, "done", touched=["seen"])
    kept = [part.landed for item in context.journal.newest() for part in item.entry.connections]  # type: ignore[union-attr]  # both were just written
    assert {landed.words for landed in kept if landed} == {"She smiled.", "He waved."}


def test_one_of_ones_own(context: "Context") -> None:
    entry = today.record_answer(
        context,
        None,
        "done",
        own="fed a cat",
        words="it purred",
        touched=["stable", "seen"],
    )
    part = context.journal.get(entry.id).connections[0]
    assert (part.prompt, part.asked) == (None, "fed a cat")
    assert part.landed is not None
    assert (part.landed.words, part.landed.touched) == ("it purred", ("seen", "stable"))
    assert look(context).said is None  # the day's suggestion is still there


def test_a_plan_stays_open_for_a_week_until_it_landed(context: "Context", clock: TickingClock) -> None:
    idea = look(context).idea
    today.record_answer(context, idea, "planned")
    assert look(context).plans == ()  # today it is the day's connection
    clock.now += timedelta(days=7)
    (plan,) = look(context).plans
    assert plan.asked == idea.do
    landing = today.FollowUpEditor(context, plan)
    landing.save("done", "She")
    landing.save("done", "She smiled.", ["seen"])
    part = context.journal.get(plan.entry).connections[0]
    assert (part.status, part.landed and part.landed.words) == ("done", "She smiled.")
    assert look(context).plans == ()


def landed(context: "Context", entry: Entry) -> Landed:
    found = context.journal.get(entry.id).connections[-1].landed
    assert found is not None
    return found


def did_it(context: "Context") -> tuple[Entry, today.FollowUpEditor]:
    """As a face does when it is told "I did this"."""
    entry = today.record_answer(context, look(context).idea, "done")
    return entry, today.FollowUpEditor(context, today.plan_of(entry))


def test_saying_once_more_that_it_was_done_begins_with_what_was_said(context: "Context") -> None:
    entry, landing = did_it(context)
    landing.save("done", "Hug from Sam", ["seen"])
    before = landed(context, entry)

    again, landing = did_it(context)
    assert again.id == entry.id
    assert (landing.words, landing.touched) == ("Hug from Sam", ("seen",))
    landing.save("done")
    landing.save("done", landing.words, landing.touched)
    assert landed(context, entry) == before, "nothing new was said"
    landing.save("done", "Hug from Sam\nand tea")
    assert (landed(context, entry).words, landed(context, entry).touched) == ("Hug from Sam\nand tea", ("seen",))
    assert before.at
    assert (landed(context, entry).at or before.at) > before.at


def test_what_was_written_in_the_check_in_is_gone_on_with(context: "Context") -> None:
    walk = begin(context)
    while not isinstance(walk.step, Suggest):
        walk.skip()
    walk.connect("done")
    walk.write("Hug from Sam")
    finish(walk)
    entry, landing = did_it(context)
    assert (entry.id, landing.words) == (walk.entry.id, "Hug from Sam")


def test_words_that_are_put_away_are_joined_and_not_shown(context: "Context") -> None:
    entry, landing = did_it(context)
    landing.save("done", "too much for now")
    editing = context.journal.edit(entry.id)
    (part,) = editing.entry.connections
    editing.save(replace(editing.entry, connections=(replace(part, put_away=True),)))

    _, landing = did_it(context)
    assert (landing.put_away, landing.words) == (True, "")
    landing.save("done", "la")
    landing.save("done", "later")
    assert landed(context, entry).words == "too much for now\nlater"


def test_a_plan_is_told_once_more_after_a_week_and_goes_with_the_next_check_in(
    context: "Context", clock: TickingClock
) -> None:
    today.record_answer(context, look(context).idea, "planned")
    clock.now += timedelta(days=5)
    finish(begin(context))
    assert [plan.is_last for plan in look(context).plans] == [False]
    clock.now += timedelta(days=4)
    assert [plan.is_last for plan in look(context).plans] == [True]
    assert today.said_of_plans(look(context).plans) == "Still to try, from Saturday 21 November"
    finish(begin(context))
    assert look(context).plans == ()


def test_a_plan_of_more_than_a_month_ago_does_not_come_back(context: "Context", clock: TickingClock) -> None:
    today.record_answer(context, look(context).idea, "planned")
    clock.now += timedelta(days=32)
    assert look(context).plans == ()


def test_a_plan_is_let_go_of(context: "Context", clock: TickingClock) -> None:
    today.record_answer(context, look(context).idea, "planned")
    clock.now += timedelta(days=1)
    (plan,) = look(context).plans
    today.FollowUpEditor(context, plan).save("not-today")
    assert look(context).plans == ()


def test_a_plan_that_was_done_on_another_day_is_not_asked_about(context: "Context", clock: TickingClock) -> None:
    idea = look(context).idea
    today.record_answer(context, idea, "planned")
    clock.now += timedelta(days=1)
    today.record_answer(context, idea, "done")
    clock.now += timedelta(days=1)
    assert look(context).plans == ()


def test_a_plan_that_is_gone_says_so_before_anything_is_written(context: "Context", clock: TickingClock) -> None:
    today.record_answer(context, look(context).idea, "planned")
    clock.now += timedelta(days=1)
    (plan,) = look(context).plans
    gone = today.OpenPlan(plan.entry, "zzzz", plan.asked, plan.day)
    with pytest.raises(EntryNotFound, match="isn't in its entry any more"):
        today.FollowUpEditor(context, gone)
    with pytest.raises(EntryNotFound):
        today.FollowUpEditor(context, today.OpenPlan("2026-01-01T0101-zzzzzz", "zzzz", "", plan.day))
