"""Days that begin stirred up, shut down, mixed or unclear: short, gentle, and every way on is a whole answer."""

import shutil
from pathlib import Path

import pytest
from sitting_down import at, begin, go_to, on_disk, rate_all, resume

from connectwell import checkin
from connectwell.checkin import Walk
from connectwell.context import Context
from connectwell.library import Library, content_root
from connectwell.model.terms import State

UNSETTLED: tuple[State, ...] = ("stirred-up", "shut-down", "mixed", "unclear")


def depth_of(context: Context, prompt: str | None) -> str:
    found = context.library.prompt(prompt)
    assert found is not None
    return found.depth


def test_a_stirred_up_day(context: Context) -> None:
    walk = begin(context)
    walk.arrive("stirred-up")
    assert at(walk) == "Unsettled"
    walk.choose("settle")
    assert on_disk(context, walk)["arrival"]["chose"] == "settle"
    assert walk.step == checkin.Settle("orienting")
    walk.next()
    walk.after("less")
    assert on_disk(context, walk)["arrival"]["after"] == "less"

    reflect = walk.step
    assert isinstance(reflect, checkin.Reflect)
    assert (reflect.number, reflect.of, reflect.may_rate) == (1, 1, True)
    assert depth_of(context, reflect.reflection.prompt) == "gentle"
    walk.write("a crow on the wire")
    walk.next()
    suggest = walk.step
    assert isinstance(suggest, checkin.Suggest)
    assert "stirred-up" in suggest.idea.suits
    assert suggest.idea.effort <= 2
    walk.connect("planned")
    assert at(walk) == "Keep"
    walk.next()

    file = on_disk(context, walk)
    assert "finished" in file
    assert not any("rating" in part for part in file["reflections"])  # nothing to rate unless asked
    assert len(file["reflections"]) == 1


def test_a_shut_down_day_takes_fewer_than_five_answers(context: Context) -> None:
    walk = begin(context)
    walk.arrive("shut-down")
    walk.choose("gently")
    assert at(walk) == "Nearby"
    walk.near("warm")
    assert on_disk(context, walk)["arrival"]["near"] == "warm"
    suggest = walk.step
    assert isinstance(suggest, checkin.Suggest)
    assert "speech" not in suggest.idea.needs
    walk.connect("done")
    assert walk.step == checkin.Done(finished=True)
    assert "finished" in on_disk(context, walk)


@pytest.mark.parametrize("state", ["mixed", "unclear"])
def test_mixed_and_unclear_days_go_gently(context: Context, state: State) -> None:
    walk = begin(context)
    walk.arrive(state)
    walk.choose("gently")
    reflect = walk.step
    assert isinstance(reflect, checkin.Reflect)
    assert depth_of(context, reflect.reflection.prompt) == "gentle"
    walk.next()
    walk.connect("not-today")
    assert walk.step == checkin.Done(finished=True)  # nothing was written, so there is nothing to mark


def test_settling_without_any_practice_goes_on(context: Context, tmp_path: Path) -> None:
    shutil.copytree(content_root(), tmp_path / "content", ignore=shutil.ignore_patterns("practices"))
    context.library = Library(tmp_path / "content")
    walk = begin(context)
    walk.arrive("stirred-up")
    walk.choose("settle")
    assert walk.step == checkin.Settle(None)
    walk.next()
    walk.after("less")
    assert at(walk) == "Reflect"


@pytest.mark.parametrize("state", UNSETTLED)
def test_carrying_on_is_the_whole_walk_with_gentle_prompts(context: Context, state: State) -> None:
    walk = begin(context)
    walk.arrive(state)
    walk.choose("carry-on")
    assert at(walk) == "Glance"
    walk.next()
    walk.stay(["seen", "safe", "soothed", "secure", "stable"])
    for need in ("seen", "safe", "soothed", "secure", "stable"):
        reflect = walk.step
        assert isinstance(reflect, checkin.Reflect)
        assert reflect.need.id == need
        for _ in range(4):
            reflect = walk.step
            assert isinstance(reflect, checkin.Reflect)
            assert depth_of(context, reflect.reflection.prompt) == "gentle"
            walk.another()
        walk.next()
    go_to(walk, checkin.Closing)


@pytest.mark.parametrize("state", UNSETTLED)
def test_stopping_at_once_is_a_whole_check_in(context: Context, state: State) -> None:
    walk = begin(context)
    walk.arrive(state)
    walk.choose("stop")
    assert walk.step == checkin.Done(finished=True)
    file = on_disk(context, walk)
    assert file["arrival"] == {"state": state, "chose": "stop", "sharing": "private"}
    assert "finished" in file


@pytest.mark.parametrize("go_on", ["skip", "next", "put_away"])
def test_choosing_nothing_goes_gently(context: Context, go_on: str) -> None:
    walk = begin(context)
    walk.arrive("stirred-up")
    getattr(walk, go_on)()
    assert at(walk) == "Reflect"
    assert "chose" not in on_disk(context, walk)["arrival"]


def test_ratings_come_when_asked_for(context: Context) -> None:
    walk = begin(context)
    walk.arrive("stirred-up")
    walk.choose("gently")
    reflect = walk.step
    assert isinstance(reflect, checkin.Reflect)
    walk.write("the kettle")
    walk.switch_to_full_walk()
    assert at(walk) == "Glance"
    rate_all(walk, 3, 4)
    walk.next()
    stay = walk.step
    assert isinstance(stay, checkin.Stay)
    assert stay.chosen == (reflect.need.id,)  # what was written on stays chosen
    walk.stay(stay.chosen)
    again = walk.step
    assert isinstance(again, checkin.Reflect)
    assert (again.reflection.words, again.reflection.asked) == ("the kettle", reflect.reflection.asked)
    assert not again.may_rate


def test_a_prompt_put_while_settled_does_not_follow_into_a_stirred_up_hour(context: Context) -> None:
    walk = begin(context, only=["seen"])
    walk.arrive("settled")
    walk.next()
    walk.deeper()
    reflect = walk.step
    assert isinstance(reflect, checkin.Reflect)
    assert depth_of(context, reflect.reflection.prompt) == "deep"
    walk.back()
    walk.back()
    walk.arrive("stirred-up")
    walk.choose("gently")
    now = walk.step
    assert isinstance(now, checkin.Reflect)
    assert depth_of(context, now.reflection.prompt) == "gentle"
    assert reflect.reflection.prompt in on_disk(context, walk)["shown"]


@pytest.mark.not_counted
def test_a_connection_shown_while_settled_does_not_follow_into_a_shut_down_hour(context: Context) -> None:
    walk = begin(context)
    walk.arrive("settled")
    go_to(walk, checkin.Suggest)
    for _ in range(200):
        walk.another()
        if "speech" in walk.step.idea.needs:  # type: ignore[union-attr]  # go_to has found Suggest
            break
    while walk.can_go_back:
        walk.back()
    walk.arrive("shut-down")
    walk.choose("gently")
    walk.near("none")
    suggest = walk.step
    assert isinstance(suggest, checkin.Suggest)
    assert "speech" not in suggest.idea.needs
    assert "shut-down" in suggest.idea.suits


def test_changing_the_state_afterwards_keeps_every_word(context: Context) -> None:
    walk = begin(context)
    walk.arrive("stirred-up")
    walk.choose("gently")
    reflect = walk.step
    assert isinstance(reflect, checkin.Reflect)
    walk.write("rain")
    walk.back()
    walk.back()
    walk.arrive("settled")
    assert on_disk(context, walk)["arrival"] == {"state": "settled", "sharing": "private"}
    assert at(walk) == "Glance"  # settled, so the whole walk
    walk.next()
    walk.stay([reflect.need.id])
    again = walk.step
    assert isinstance(again, checkin.Reflect)
    assert again.reflection.words == "rain"


def test_back_never_falls_into_the_practice_again(context: Context) -> None:
    walk = begin(context)
    walk.arrive("mixed")
    walk.choose("settle")
    walk.next()
    assert at(walk) == "After"
    walk.back()
    assert walk.step == checkin.Unsettled("settle")


def harder(context: Context) -> Walk:
    walk = begin(context)
    walk.arrive("stirred-up")
    walk.choose("settle")
    walk.next()
    walk.after("more")
    return walk


@pytest.fixture
def one_practice(context: Context, tmp_path: Path) -> Context:
    """A library with one practice to settle with."""
    root = tmp_path / "content"
    shutil.copytree(content_root(), root)
    for file in (root / "en/practices").glob("*.toml"):
        if file.stem != "orienting":
            file.unlink()
    context.library = Library(root)
    return context


def with_another_practice(context: Context, root: Path) -> None:
    other = (root / "en/practices/orienting.toml").read_text().replace('"orienting"', '"warmth"')
    (root / "en/practices/warmth.toml").write_text(other)
    context.library = Library(root)


@pytest.mark.usefixtures("one_practice")
def test_after_harder_comes_what_may_help_and_only_then(context: Context) -> None:
    walk = harder(context)
    assert walk.step == checkin.Harder(None)  # there is one practice
    assert on_disk(context, walk)["arrival"]["after"] == "more"
    walk.next()
    assert at(walk) == "Reflect"
    walk.back()
    assert at(walk) == "Harder"
    walk.back()
    asked: checkin.Step = walk.step
    assert asked == checkin.After("more")
    walk.after("same")
    assert at(walk) == "Reflect"


@pytest.mark.usefixtures("one_practice")
def test_after_harder_another_kind_of_practice_and_then_how_it_is_now(context: Context, tmp_path: Path) -> None:
    with_another_practice(context, tmp_path / "content")
    walk = harder(context)
    step = walk.step
    assert isinstance(step, checkin.Harder)
    assert step.another is not None
    assert step.another.id == "warmth"
    walk.settle_again()
    settle: checkin.Step = walk.step
    assert settle == checkin.Settle("warmth")
    walk.next()
    asked: checkin.Step = walk.step
    assert asked == checkin.After("more")
    walk.after("more")
    once_more: checkin.Step = walk.step
    assert once_more == checkin.Harder(None)  # both were done
    walk.settle_again()
    assert at(walk) == "Reflect"


@pytest.mark.usefixtures("one_practice")
def test_a_practice_that_cannot_be_read_is_not_offered(context: Context, tmp_path: Path) -> None:
    with_another_practice(context, tmp_path / "content")
    (tmp_path / "content/en/practices/warmth.toml").write_text("[[[")
    assert harder(context).step == checkin.Harder(None)


def test_after_harder_it_may_end_and_is_whole(context: Context) -> None:
    walk = harder(context)
    walk.end_here()
    assert walk.step == checkin.Done(finished=True)
    file = on_disk(context, walk)
    assert file["arrival"] == {
        "state": "stirred-up",
        "chose": "settle",
        "after": "more",
        "practice": "orienting",
        "sharing": "private",
    }
    assert "finished" in file


@pytest.mark.usefixtures("one_practice")
def test_a_sitting_left_at_harder_is_found_there_again(context: Context) -> None:
    assert resume(context, harder(context)).step == checkin.Harder(None)
