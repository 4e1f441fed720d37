"""Connections by effort, with one's own among them; what was to try comes back, and what touched what is told."""

from datetime import timedelta

import pytest

from connectwell.checkin import ladder, today
from connectwell.checkin.own_ideas import own_ideas
from connectwell.context import Context
from connectwell.errors import UsageFault
from connectwell.model.circle import CirclePart
from steady import TickingClock

RING = CirclePart(id="", kind="connection", name="Ring Ana.", gives=("seen",), effort=2, direction="others")


def test_it_goes_from_almost_nothing_to_a_visit_without_what_is_ruled_out(context: Context) -> None:
    context.journal.circle.add(RING)
    context.change(rule_out=["online"], never_suggest=["one-bird"])
    rungs = ladder.ladder(context)
    assert [rung.effort for rung in rungs] == [1, 2, 3, 4]
    assert all(idea.effort == rung.effort for rung in rungs for idea in rung.ideas)
    assert all(rung.ideas for rung in rungs)
    assert rungs[1].ideas[0].do == "Ring Ana."
    there = {idea.id: idea for rung in rungs for idea in rung.ideas}
    assert "one-bird" not in there
    assert [idea.id for idea in there.values() if "online" in idea.needs] == []


def test_one_s_own_can_be_the_day_s_and_comes_back_the_next_day_to_say_how_it_went(context: Context) -> None:
    context.journal.circle.add(RING)
    (own,) = own_ideas(context)
    today.record_answer(context, own, "planned")
    now = today.read_today(context)
    assert (now.idea, now.said, now.plans) == (own, "planned", ())
    clock = context.clock
    assert isinstance(clock, TickingClock)
    clock.now += timedelta(days=1)
    then = today.read_today(context)
    assert [plan.asked for plan in then.plans] == ["Ring Ana."]
    assert then.idea != own
    today.FollowUpEditor(context, then.plans[0]).save("done", touched=("seen", "soothed"))
    assert today.read_today(context).plans == ()
    touched = ladder.touched(context, context.today())
    assert [one.asked for one in touched["seen"]] == ["Ring Ana."]
    assert [one.asked for one in touched["soothed"]] == ["Ring Ana."]
    assert touched["stable"] == ()


def test_what_is_taken_off_the_list_is_offered_no_more_and_its_plan_stays_readable(context: Context) -> None:
    part = context.journal.circle.add(RING)
    today.record_answer(context, own_ideas(context)[0], "planned")
    context.journal.circle.remove(part.id)
    assert own_ideas(context) == ()
    assert today.read_today(context).idea.do != "Ring Ana."
    with pytest.raises(UsageFault, match="No connection has that id"):
        ladder.idea_named(context, f"own:{part.id}")


def test_a_visit_of_one_s_own_is_not_offered_on_an_unsettled_day(context: Context) -> None:
    context.journal.circle.add(CirclePart(id="", kind="connection", name="Visit Bo.", effort=4))
    (own,) = own_ideas(context)
    assert own.suits == {"settled", "mixed", "unclear"}
