"""A step toward a community becomes a day's connection, where its kind is marked and never otherwise."""

from dataclasses import replace
from datetime import timedelta

from sitting_down import begin

from connectwell.checkin.today import read_today, record_answer
from connectwell.context import Context
from connectwell.model.terms import CommunityMark
from connectwell.share.record import asked_with
from steady import TickingClock


def mark(context: Context, kind: str, mark: CommunityMark) -> None:
    editing = context.journal.circle.mark(kind, kind)
    editing.save(replace(editing.part, mark=mark))


def others(context: Context, clock: TickingClock, days: int) -> list[str]:
    """The first other connection of each day."""
    found = []
    for _ in range(days):
        record_answer(context, read_today(context).idea, "passed")
        found.append(read_today(context).idea.id)
        clock.now += timedelta(days=1)
    return found


def test_where_nothing_is_marked_there_is_none(context: Context, clock: TickingClock) -> None:
    mark(context, "faith", "past")
    mark(context, "recovery", "not-for-me")
    assert not [id for id in others(context, clock, 9) if "." in id]


def test_what_is_curious_comes_once_a_week_on_another(context: Context, clock: TickingClock) -> None:
    mark(context, "grief", "curious")
    mark(context, "recovery", "curious")
    found = others(context, clock, 9)
    assert [day for day, id in enumerate(found) if "." in id] == [0, 7]
    assert {id for id in found if "." in id} == {"grief.where-others-go", "recovery.next-meeting"}


def test_a_step_is_answered_like_every_connection(context: Context, clock: TickingClock) -> None:
    mark(context, "faith", "mine")
    record_answer(context, read_today(context).idea, "passed")
    step = read_today(context).idea
    assert step.id.startswith("faith.")
    record_answer(context, step, "planned")
    assert (read_today(context).idea, read_today(context).said) == (step, "planned")
    walk = begin(context)
    walk.arrive("settled")
    clock.now += timedelta(days=1)
    assert [plan.asked for plan in read_today(context).plans] == [step.do]


def test_a_step_stays_open_in_a_check_in_after_its_mark_is_gone(context: Context) -> None:
    mark(context, "grief", "mine")
    step = context.library.connection("grief.say-the-name")
    assert step is not None
    record_answer(context, step, "planned")
    mark(context, "grief", "not-for-me")
    assert read_today(context).idea == step


def test_a_page_knows_a_steps_words_hold_nobodys_name(context: Context) -> None:
    class Hiding:
        replaced_so_far = 0

        def replace(self, words: str) -> str:
            self.replaced_so_far += 1
            return f"hidden {words}"

    step = context.library.connection("faith.same-seat")
    assert step is not None
    said = asked_with(Hiding(), context.library, questions=False)  # type: ignore[arg-type]
    assert said(step.do) == step.do
    assert said("Sit with Ana.") == "hidden Sit with Ana."
