"""The day's small connection is one and the same on Today, in the walk, in plain lines and on the command line."""

import json
import tempfile
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from connectwell import checkin, sentences
from connectwell.checkin import Walk, today
from connectwell.cli.group import connectwell
from connectwell.context import Context
from connectwell.library import connection_of_day, may_suggest
from connectwell.model.terms import STATES, State
from connectwell.plain import Talk, open_companion
from steady import TickingClock, open_context

FIVE = ("neighbour-hello", "grocery-eye-contact", "hold-a-door", "kind-note-or-review", "ask-and-wait")
"""Those the source names."""


def verb(context: Context, *args: str) -> str:
    ran = CliRunner().invoke(connectwell, args, obj=context)
    assert ran.exit_code == 0, ran.output
    return ran.stdout


def plain(context: Context, lines: str) -> str:
    out = StringIO()
    open_companion(context, Talk(StringIO(f"{lines}\nq\n"), out, 400))
    return out.getvalue()


def in_plain(context: Context) -> str:
    said = " ".join(plain(context, "").split()).split(f"{sentences.CONNECTION}: ")[1]
    found = today.read_today(context)
    if found.said in ("done", "not-today"):
        assert said.startswith(f"{sentences.STATUS_NOW[found.said]}."), "what is done with isn't read out again"
        return found.idea.do
    return next(idea.do for idea in context.library.connections() if said.startswith(idea.do))


def walk_to_it(context: Context, state: State) -> Walk:
    """The day's open sitting, else a new one, as far as the connection."""
    walk = checkin.resume_or_begin(context)
    while not isinstance(step := walk.step, checkin.Suggest):
        match step:
            case checkin.FollowUp() | checkin.Closing() | checkin.Keep() | checkin.Marks():
                walk.back()
            case checkin.Arrive():
                walk.arrive(state)
            case _:
                walk.skip()
    return walk


def in_walk(walk: Walk) -> str:
    assert isinstance(walk.step, checkin.Suggest)
    return walk.step.idea.do


def everywhere(context: Context) -> str:
    """What all ways that only look show; one and the same."""
    found = today.read_today(context).idea
    told = json.loads(verb(context, "today", "--json"))["connection"]
    assert (told["id"], told["asked"]) == (found.id, found.do)
    assert f"{sentences.CONNECTION}: {found.do}" in verb(context, "today")
    assert verb(context, "connect").splitlines() == [found.do]
    assert in_plain(context) == found.do
    return found.do


@pytest.mark.parametrize("state", STATES)
def test_before_and_after_the_body_is_asked_about_it_is_the_same(context: Context, state: State) -> None:
    before = everywhere(context)
    walk = walk_to_it(context, state)
    assert in_walk(walk) == before
    walk.stop()
    assert everywhere(context) == before
    assert in_walk(walk_to_it(context, state)) == before
    walk_to_it(context, state).connect("planned")
    assert everywhere(context) == before


def test_with_no_state_known_it_suits_every_state_and_takes_little(context: Context, clock: TickingClock) -> None:
    for _ in range(10):
        for _ in range(4):
            idea = today.read_today(context).idea
            assert idea.suits.issuperset(STATES)
            assert (idea.effort <= 2, "speech" in idea.needs) == (True, False)
            today.record_answer(context, idea, "passed")
        clock.now += timedelta(days=1)


@pytest.mark.parametrize("state", STATES)
def test_another_asked_for_anywhere_is_the_days_everywhere(context: Context, state: State) -> None:
    seen = [everywhere(context)]
    verb(context, "connect", "another")
    seen.append(everywhere(context))
    plain(context, "a")
    seen.append(everywhere(context))
    today.record_answer(context, today.read_today(context).idea, "passed")
    seen.append(everywhere(context))
    walk = walk_to_it(context, state)
    assert in_walk(walk) == seen[-1]
    walk.another()
    seen.append(everywhere(context))
    assert in_walk(walk) == seen[-1]
    verb(context, "connect", "another")
    seen.append(everywhere(context))
    assert in_walk(walk_to_it(context, state)) == seen[-1]
    assert len(set(seen)) == len(seen)


def test_once_the_state_is_known_another_on_today_fits_it_too(context: Context) -> None:
    walk = walk_to_it(context, "settled")
    walk.stop()
    for _ in range(10):
        today.record_answer(context, today.read_today(context).idea, "passed")
        assert set(today.read_today(context).idea.suits) != set(STATES)


def test_what_was_shown_while_settled_makes_room_where_the_body_is_shut_down(context: Context) -> None:
    walk = walk_to_it(context, "settled")
    walk.another()
    assert isinstance(walk.step, checkin.Suggest)
    assert "shut-down" not in walk.step.idea.suits
    while walk.can_go_back:
        walk.back()
    walk.arrive("shut-down")
    walk.choose("gently")
    walk.next()
    assert isinstance(walk.step, checkin.Suggest)
    assert "shut-down" in walk.step.idea.suits
    assert everywhere(context) == in_walk(walk)


def test_what_was_said_on_today_stands_in_the_walk_and_isnt_noted_twice(context: Context) -> None:
    idea = today.read_today(context).idea
    today.record_answer(context, idea, "done", words="It purred.")
    walk = walk_to_it(context, "settled")
    assert walk.step == checkin.Suggest(idea, "done")
    walk.connect("done")
    assert isinstance(walk.step, checkin.Closing), "how it landed was said already"
    assert walk.entry.connections == ()
    walk.back()
    walk.another()
    assert everywhere(context) == in_walk(walk) != idea.do


def test_the_day_turns_and_another_one_begins_it(context: Context, clock: TickingClock) -> None:
    verb(context, "connect", "another")
    clock.now += timedelta(days=1)
    day = context.today()
    assert everywhere(context) == connection_of_day(context.library.connections(), day=day).do


@pytest.mark.parametrize("state", STATES)
def test_after_settled_days_it_is_for_them_and_the_same_until_a_state_comes_that_it_doesnt_fit(
    context: Context, clock: TickingClock, state: State
) -> None:
    walk_to_it(context, "settled").connect("not-today")
    for _ in range(2):
        clock.now += timedelta(days=1)
        before = everywhere(context)
        fits = may_suggest(today.read_today(context).idea, state=state, ruled_out=())
        walk = walk_to_it(context, state)
        assert may_suggest(today.read_today(context).idea, state=state, ruled_out=())
        assert (in_walk(walk) == before) is fits
        assert everywhere(context) == in_walk(walk)


def test_another_after_settled_days_is_for_them_too(context: Context, clock: TickingClock) -> None:
    walk_to_it(context, "settled").connect("not-today")
    clock.now += timedelta(days=1)
    verb(context, "connect", "another")
    assert set(today.read_today(context).idea.suits) != set(STATES)
    assert everywhere(context) == in_walk(walk_to_it(context, "settled"))


def test_ruling_it_out_changes_it_everywhere(context: Context) -> None:
    before = today.read_today(context).idea
    context.change(never_suggest=[before.id])
    assert everywhere(context) != before.do
    assert in_walk(walk_to_it(context, "settled")) == everywhere(context)


ways = st.sampled_from(["today", "plain", "verb", "walk"])
acts = st.tuples(ways, st.sampled_from(["another", "another", "done", "planned", "not-today", "state", "resume"]))


@given(st.lists(acts, max_size=7), st.lists(st.sampled_from(STATES), min_size=8, max_size=8))
@settings(max_examples=25)
def test_whatever_is_done_anywhere_it_is_one_and_the_same(done: list[tuple[str, str]], states: list[State]) -> None:
    with tempfile.TemporaryDirectory() as home:
        context = open_context(Path(home))
        for (way, act), state in zip(done, states, strict=False):
            _do(context, way, act, state)
            now = everywhere(context)
            walk = walk_to_it(context, state)
            answered_here = [part.asked for part in walk.entry.connections if part.status != "passed"]
            assert in_walk(walk) in [now, *answered_here], "back at its own answer, a sitting may show that"
            assert everywhere(context) == now, "to look at it in the walk changes nothing"
            arrival, idea = walk.entry.arrival, today.read_today(context).idea
            if today.read_today(context).said is None:
                assert may_suggest(idea, state=arrival.state if arrival else None, ruled_out=())


def _do(context: Context, way: str, act: str, state: State) -> None:
    if act in ("state", "resume"):
        walk = walk_to_it(context, state)
        if act == "state":
            while walk.can_go_back:
                walk.back()
            walk.arrive(state)
            walk_to_it(context, state)
        return
    match way:
        case "today":
            said = {"another": "passed"}.get(act, act)
            today.record_answer(context, today.read_today(context).idea, said)  # type: ignore[arg-type]  # one of the statuses
        case "plain":
            plain(context, {"another": "a", "done": "d\n\n", "planned": "y", "not-today": "l"}[act])
        case "verb":
            verb(context, "connect", {"done": "did", "planned": "try"}.get(act, act))
        case _:
            walk = walk_to_it(context, state)
            walk.another() if act == "another" else walk.connect(act)  # type: ignore[arg-type]  # as above


@pytest.mark.not_counted
def test_the_five_that_the_source_names_come_within_a_year_of_settled_days_with_one_press_a_day(
    context: Context, clock: TickingClock
) -> None:
    seen: set[str] = set()
    for _ in range(90):
        walk = walk_to_it(context, "settled")
        assert isinstance(walk.step, checkin.Suggest)
        seen.add(walk.step.idea.id)
        walk.another()
        assert isinstance(walk.step, checkin.Suggest)
        seen.add(walk.step.idea.id)
        clock.now += timedelta(days=1)
    assert set(FIVE) <= seen
