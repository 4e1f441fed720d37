"""Choosing that listens: to the body, to what was rated just now, to what was ruled out and to what was asked."""

from datetime import timedelta
from itertools import pairwise

import pytest
from sitting_down import at, begin, go_to, on_disk, rate_all, resume

from connectwell import checkin
from connectwell.checkin import Walk, exclusions
from connectwell.context import Context
from connectwell.errors import SettingsFault
from connectwell.library import Prompt
from connectwell.model.terms import NEEDS, Need, State
from connectwell.settings import read_settings
from steady import TickingClock


def reflect(walk: Walk) -> checkin.Reflect:
    step = walk.step
    assert isinstance(step, checkin.Reflect), at(walk)
    return step


def prompt_in(context: Context, walk: Walk) -> Prompt:
    found = context.library.prompt(reflect(walk).reflection.prompt)
    assert found is not None
    return found


def reflecting(context: Context, need: Need = "seen", *, rated: int | None = None) -> Walk:
    walk = begin(context, only=[need])
    walk.arrive("settled")
    if rated is not None:
        walk.rate(need, rated)
    walk.next()
    assert at(walk) == "Reflect"
    return walk


# --- The rating of this sitting


@pytest.mark.parametrize(("rating", "when"), [(0, "low"), (3, "low"), (5, None), (7, "high"), (10, "high")])
@pytest.mark.parametrize("need", NEEDS)
def test_a_low_rating_is_met_by_low_ones_and_a_high_one_by_high_ones(
    context: Context, need: Need, rating: int, when: str | None
) -> None:
    walk = reflecting(context, need, rated=rating)
    assert prompt_in(context, walk).when == when


def test_a_prompt_for_a_high_rating_does_not_stay_where_it_is_rated_low_after_all(context: Context) -> None:
    walk = reflecting(context, rated=9)
    assert prompt_in(context, walk).when == "high"
    walk.back()
    walk.rate("seen", 1)
    walk.next()
    assert prompt_in(context, walk).when == "low"
    walk.write("So it was.")
    walk.back()
    walk.rate("seen", 9)
    walk.next()
    assert prompt_in(context, walk).when == "low", "what was written on stays"


def test_carrying_on_unsettled_a_low_rating_is_met_by_gentle_low_ones(context: Context) -> None:
    walk = begin(context, only=["soothed"])
    walk.arrive("stirred-up")
    walk.choose("carry-on")
    walk.rate("soothed", 1)
    walk.next()
    assert (prompt_in(context, walk).depth, prompt_in(context, walk).when) == ("gentle", "low")


def test_each_step_says_which_stretch_of_time_it_asks_about(context: Context) -> None:
    walk = reflecting(context)
    spans = set()
    for _ in range(12):
        assert reflect(walk).span == prompt_in(context, walk).span
        spans.add(reflect(walk).span)
        walk.another()
    assert spans == {"day", "lately"}
    walk.deeper()
    assert reflect(walk).span == "years"


def test_an_old_question_that_is_gone_from_the_deck_stays_and_has_no_stretch_of_time(context: Context) -> None:
    walk = reflecting(context)
    walk.write("A crow.")
    walk.stop()
    (file,) = (context.places.data / "entries").rglob("*.toml")
    now = reflect(walk).reflection
    assert now.prompt
    file.write_text(file.read_text().replace(now.prompt, "seen.others.01").replace(now.asked, "Who was there?"))
    step = reflect(resume(context, walk))
    assert (step.reflection.asked, step.reflection.words, step.span) == ("Who was there?", "A crow.", None)


# --- Somebody to name


def test_no_two_in_a_row_need_somebody_in_one_sitting_nor_from_one_to_the_next(
    context: Context, clock: TickingClock
) -> None:
    put: list[Prompt] = []
    for _ in range(6):
        walk = begin(context)
        walk.arrive("settled")
        rate_all(walk, 5, 8, 5, 8, 8)
        walk.next()
        walk.stay(NEEDS)
        for n in range(len(NEEDS)):
            put.append(prompt_in(context, walk))
            if n % 2:
                walk.another()
                put.append(prompt_in(context, walk))
            walk.write("words")
            walk.next()
        go_to(walk, checkin.Closing)
        walk.stop()
        clock.now += timedelta(days=1)
    assert sum(bool(prompt.needs) for prompt in put) >= 6
    assert not any(one.needs and two.needs for one, two in pairwise(put))


def test_who_has_ruled_people_out_is_never_asked_for_one(context: Context) -> None:
    context.change(rule_out=["someone"])
    walk = reflecting(context, "stable")
    for _ in range(40):
        assert not prompt_in(context, walk).needs
        walk.another()


# --- Deeper


def test_a_deeper_one_comes_when_asked_for_and_one_a_sitting(context: Context) -> None:
    walk = begin(context)
    walk.arrive("settled")
    walk.next()
    walk.stay(["seen", "secure"])
    assert reflect(walk).may_deepen
    before = prompt_in(context, walk)
    walk.deeper()
    deep = prompt_in(context, walk)
    assert (before.depth, deep.depth, deep.need) == ("open", "deep", "seen")
    assert on_disk(context, walk)["shown"] == [before.id]
    assert not reflect(walk).may_deepen
    walk.another()
    assert prompt_in(context, walk).depth != "deep"
    walk.deeper()
    assert prompt_in(context, walk).depth != "deep", "one a sitting"
    walk.next()
    assert not reflect(walk).may_deepen
    walk.stop()
    again = resume(context, walk)
    assert not reflect(again).may_deepen


def test_words_stay_with_the_question_before_the_deeper_one(context: Context) -> None:
    walk = reflecting(context)
    walk.write("The neighbour waved.")
    walk.deeper()
    assert reflect(walk).reflection.words == ""
    walk.write("It was like that then.")
    walk.save()
    kept = [part["words"] for part in on_disk(context, walk)["reflections"]]
    assert kept == ["The neighbour waved.", "It was like that then."]


@pytest.mark.parametrize(("safe", "may"), [(0, False), (2, False), (3, True), (None, True)])
def test_no_deeper_one_after_low_safe(context: Context, safe: int | None, may: bool) -> None:
    walk = begin(context)
    walk.arrive("settled")
    walk.rate("safe", safe)
    walk.next()
    walk.stay(["seen"])
    assert reflect(walk).may_deepen is may
    walk.deeper()
    assert (prompt_in(context, walk).depth == "deep") is may


def test_a_deep_one_does_not_stay_once_safe_is_rated_low(context: Context) -> None:
    walk = begin(context)
    walk.arrive("settled")
    walk.next()
    walk.stay(["seen"])
    walk.deeper()
    walk.back()
    walk.back()
    walk.rate("safe", 1)
    walk.next()
    walk.stay(["seen"])
    assert prompt_in(context, walk).depth != "deep"


@pytest.mark.parametrize("state", ["stirred-up", "shut-down", "mixed", "unclear"])
def test_no_deeper_one_while_the_body_isnt_settled(context: Context, state: State) -> None:
    walk = begin(context, only=["seen"])
    walk.arrive(state)
    walk.choose("carry-on")
    walk.next()
    assert not reflect(walk).may_deepen
    before = prompt_in(context, walk)
    walk.deeper()
    assert prompt_in(context, walk) == before


def test_no_deeper_one_where_it_was_harder_after_settling(context: Context) -> None:
    """Settled, nobody is asked; a file written by hand may say so."""
    walk = reflecting(context)
    walk.stop()
    (file,) = (context.places.data / "entries").rglob("*.toml")
    file.write_text(file.read_text().replace('state = "settled"', 'state = "settled"\nafter = "more"'))
    assert not reflect(resume(context, walk)).may_deepen


def test_no_deeper_one_where_the_person_wants_none(context: Context) -> None:
    context.change(deep=False)
    walk = reflecting(context)
    assert not reflect(walk).may_deepen
    walk.deeper()
    assert prompt_in(context, walk).depth == "open"


# --- Never again


def test_never_ask_this_is_kept_and_undone_in_the_settings(context: Context, clock: TickingClock) -> None:
    walk = reflecting(context)
    gone = prompt_in(context, walk)
    walk.never_ask()
    assert prompt_in(context, walk) != gone
    assert read_settings(context.places).never_ask == (gone.id,)
    for _ in range(40):
        assert prompt_in(context, walk) != gone
        walk.another()
    context.change(never_ask=None)
    clock.now += timedelta(days=200)
    later = reflecting(context)
    shown = []
    for _ in range(40):
        shown.append(prompt_in(context, later))
        later.another()
    assert gone in shown


def test_words_stay_with_a_question_that_is_never_to_come_again(context: Context) -> None:
    walk = reflecting(context)
    asked = reflect(walk).reflection.asked
    walk.write("Not that.")
    walk.never_ask()
    walk.save()
    first, second = on_disk(context, walk)["reflections"]
    assert (first["asked"], first["words"]) == (asked, "Not that.")
    assert second["asked"] != asked


def test_where_every_question_was_taken_out_one_just_writes(context: Context) -> None:
    context.change(never_ask=[prompt.id for prompt in context.library.prompts("seen")])
    walk = reflecting(context)
    step = reflect(walk)
    assert (step.reflection.prompt, step.reflection.asked, step.span, step.may_deepen) == (None, "", None, False)
    walk.another()
    walk.never_ask()
    walk.write("All the same.")
    walk.next()
    assert on_disk(context, walk)["reflections"][0]["words"] == "All the same."
    assert at(walk) == "Suggest"


def test_what_cannot_be_kept_in_the_settings_leaves_everything_as_it_is(context: Context) -> None:
    walk = reflecting(context)
    before = walk.step
    (context.places.config / "config.toml").write_text("region = ")
    with pytest.raises(SettingsFault):
        walk.never_ask()
    assert walk.step == before
    go_to(walk, checkin.Suggest)
    suggested = walk.step
    with pytest.raises(SettingsFault):
        walk.never_suggest("this")
    assert walk.step == suggested


# --- Never this kind


def suggested(walk: Walk) -> checkin.Suggest:
    step = walk.step
    assert isinstance(step, checkin.Suggest)
    return step


def test_what_can_be_ruled_out_at_a_connection_is_what_it_asks_for_or_itself(context: Context) -> None:
    by_id = {idea.id: exclusions.kinds_of(idea) for idea in context.library.connections()}
    assert by_id["slow-blink"] == ("this",)
    assert by_id["small-sign"] == ("someone", "messages", "this")
    assert by_id["hold-a-door"] == ("strangers", "public", "this")


@pytest.mark.parametrize("kind", ["someone", "messages", "strangers"])
def test_never_this_kind_rules_it_out_for_good(
    context: Context, clock: TickingClock, kind: exclusions.NeverKind
) -> None:
    walk = begin(context)
    walk.arrive("settled")
    go_to(walk, checkin.Suggest)
    while kind not in suggested(walk).idea.needs:
        walk.another()
    gone = suggested(walk).idea
    walk.never_suggest(kind)
    assert read_settings(context.places).rule_out == (kind,)
    assert [part["status"] for part in on_disk(context, walk)["connections"] if part["prompt"] == gone.id] == ["passed"]
    clock.now += timedelta(days=1)
    later = begin(context)
    later.arrive("settled")
    go_to(later, checkin.Suggest)
    for _ in range(30):
        assert kind not in suggested(walk).idea.needs
        assert kind not in suggested(later).idea.needs
        walk.another()
        later.another()


def test_this_one_alone_can_be_ruled_out(context: Context) -> None:
    walk = begin(context)
    walk.arrive("shut-down")
    walk.choose("gently")
    walk.next()
    gone = suggested(walk).idea
    walk.never_suggest("this")
    assert (context.settings.never_suggest, context.settings.rule_out) == ((gone.id,), ())
    for _ in range(len(context.library.connections())):
        assert suggested(walk).idea != gone
        walk.another()
