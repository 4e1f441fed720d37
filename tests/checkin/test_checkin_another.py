"""Another prompt, another connection; put away; that was a lot."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sitting_down import at, begin, go_to, on_disk, rate_all, resume

from connectwell import checkin
from connectwell.checkin import Walk
from connectwell.context import Context
from connectwell.entries.page import page_of
from connectwell.model.terms import Need
from connectwell.sentences import NEED_NAMES
from steady import TickingClock


def reflecting(context: Context, need: Need = "seen") -> Walk:
    walk = begin(context, only=[need])
    walk.arrive("settled")
    walk.next()
    assert at(walk) == "Reflect"
    return walk


def prompt_of(walk: Walk) -> str:
    step = walk.step
    assert isinstance(step, checkin.Reflect)
    assert step.reflection.prompt is not None
    return step.reflection.prompt


def idea_of(walk: Walk) -> str:
    step = walk.step
    assert isinstance(step, checkin.Suggest)
    return step.idea.id


def test_what_was_shown_counts_as_asked(context: Context, clock: TickingClock) -> None:
    walk = reflecting(context)
    shown = [prompt_of(walk)]
    for _ in range(5):
        walk.another()
        shown.append(prompt_of(walk))
    assert len(set(shown)) == 6
    assert on_disk(context, walk)["shown"] == shown[:-1]
    assert on_disk(context, walk)["reflections"][0]["prompt"] == shown[-1]
    walk.stop()

    clock.now += timedelta(days=1)
    tomorrow = reflecting(context)
    for _ in range(5):
        assert prompt_of(tomorrow) not in shown
        tomorrow.another()


def test_another_never_repeats_before_all_that_fit_were_shown(context: Context) -> None:
    walk = reflecting(context)
    fitting = [one for one in context.library.prompts("seen") if one.depth != "deep" and one.when is None]
    shown = []
    for _ in fitting:
        shown.append(prompt_of(walk))
        walk.another()
    assert len(set(shown)) == len(fitting)
    again = []
    for _ in fitting:
        again.append(prompt_of(walk))
        walk.another()
    assert set(again) == set(shown)  # and then all of them once more, instead of an end


def test_words_stay_with_the_prompt_they_answered(context: Context) -> None:
    walk = reflecting(context)
    walk.rate("seen", 4)
    first = walk.step
    assert isinstance(first, checkin.Reflect)
    walk.write("the neighbour waved")
    walk.another()
    second = walk.step
    assert isinstance(second, checkin.Reflect)
    assert second.reflection.words == ""
    assert second.reflection.asked != first.reflection.asked
    walk.write("and the dog")
    walk.next()
    walk.back()
    again = walk.step
    assert isinstance(again, checkin.Reflect)
    assert again.reflection.words == "and the dog"

    one, two = on_disk(context, walk)["reflections"]
    assert (one["words"], one["asked"], one["rating"]) == ("the neighbour waved", first.reflection.asked, 4)
    assert (two["words"], two["asked"]) == ("and the dog", second.reflection.asked)
    assert one["key"] != two["key"]
    assert not any(name.startswith("seen.") for name in on_disk(context, walk)["shown"])


def test_another_connection_is_passed_on_and_none_returns(context: Context) -> None:
    walk = begin(context)
    walk.arrive("settled")
    go_to(walk, checkin.Suggest)
    first = idea_of(walk)
    walk.another()
    second = idea_of(walk)
    walk.another()
    assert len({first, second, idea_of(walk)}) == 3
    rows = on_disk(context, walk)["connections"]
    assert [(row["prompt"], row["status"]) for row in rows] == [(first, "passed"), (second, "passed")]
    walk.connect("not-today")
    assert on_disk(context, walk)["connections"][-1]["status"] == "not-today"
    assert at(walk) == "Closing"


def test_another_after_one_that_was_done_keeps_both(context: Context) -> None:
    walk = begin(context)
    walk.arrive("settled")
    go_to(walk, checkin.Suggest)
    walk.connect("done")
    walk.write("She smiled.")
    walk.back()
    first = idea_of(walk)
    walk.another()
    assert idea_of(walk) != first
    walk.connect("planned")
    rows = {row["prompt"]: row for row in on_disk(context, walk)["connections"]}
    assert rows[first]["status"] == "done"
    assert rows[first]["landed"]["words"] == "She smiled."
    assert at(walk) == "Closing"


def test_an_answer_to_the_connection_can_be_changed(context: Context) -> None:
    walk = begin(context)
    walk.arrive("settled")
    go_to(walk, checkin.Suggest)
    walk.connect("planned")
    walk.back()
    suggest = walk.step
    assert isinstance(suggest, checkin.Suggest)
    assert suggest.status == "planned"
    walk.connect("done")
    assert at(walk) == "FollowUp"
    assert [row["status"] for row in on_disk(context, walk)["connections"]] == ["done"]


@pytest.mark.not_counted
def test_the_whole_deck_of_connections_can_be_passed_on(context: Context) -> None:
    walk = begin(context)
    walk.arrive("shut-down")
    walk.choose("gently")
    walk.next()
    seen: list[str] = []
    for _ in range(len(context.library.connections()) + 2):
        step = walk.step
        assert isinstance(step, checkin.Suggest)
        assert step.status is None
        assert [step.idea.id] != seen[-1:]
        seen.append(step.idea.id)
        walk.another()
    walk.connect("done")
    assert walk.step == checkin.Done(finished=True)


def test_what_is_ruled_out_is_never_suggested(context: Context) -> None:
    context.change(rule_out=["strangers", "phone", "eye-contact"])
    walk = begin(context)
    walk.arrive("settled")
    go_to(walk, checkin.Suggest)
    for _ in range(40):
        step = walk.step
        assert isinstance(step, checkin.Suggest)
        assert step.idea.needs.isdisjoint({"strangers", "phone", "eye-contact"})
        walk.another()


# --- That was a lot: it is saved; settle, put it away, or stop


def written_everywhere(context: Context) -> Walk:
    """At the close of a check-in with words in every place."""
    walk = begin(context, only=["seen", "safe"])
    walk.write("arrival words")
    walk.arrive("mixed")
    walk.choose("carry-on")
    rate_all(walk, 3, 4)
    walk.next()
    walk.write("seen words")
    walk.next()
    walk.write("safe words")
    walk.next()
    walk.connect("done")
    walk.write("landed words")
    walk.next()
    walk.write("carried words")
    walk.next()
    assert at(walk) == "Keep"
    return walk


def put_away_in(file: dict[str, Any]) -> list[str]:
    parts = [file["arrival"], *file["reflections"], *file["connections"], file["close"]]
    names = ["arrival", "seen", "safe", "connection", "close"]
    return [name for name, part in zip(names, parts, strict=True) if part.get("put_away")]


@pytest.mark.parametrize(
    ("steps_back", "here", "put_away", "then"),
    [
        (0, "Keep", ["close"], "Keep"),
        (1, "Closing", ["close"], "Keep"),
        (2, "FollowUp", ["connection"], "Closing"),
        (3, "Suggest", ["safe"], "FollowUp"),
        (4, "Reflect", ["safe"], "Suggest"),
        (5, "Reflect", ["seen"], "Reflect"),
        (6, "Glance", ["arrival"], "Reflect"),
        (7, "Unsettled", ["arrival"], "Glance"),
        (8, "Arrive", ["arrival"], "Unsettled"),
    ],
)
def test_that_was_a_lot_puts_away_what_was_written_there(
    context: Context, steps_back: int, here: str, put_away: list[str], then: str
) -> None:
    walk = written_everywhere(context)
    for _ in range(steps_back):
        walk.back()
    assert at(walk) == here
    walk.put_away()
    assert put_away_in(on_disk(context, walk)) == put_away
    assert at(walk) == then


def test_ratings_can_be_put_away_too(context: Context) -> None:
    walk = begin(context, mode="glance")
    rate_all(walk, 1, 0)
    walk.put_away()
    away = [part for part in on_disk(context, walk)["reflections"] if part.get("put_away")]
    assert [part["need"] for part in away] == ["seen", "safe"]


def test_putting_away_with_nothing_written_only_goes_on(context: Context) -> None:
    walk = begin(context)
    walk.put_away()
    assert at(walk) == "Glance"
    assert not walk.begun


def test_what_is_put_away_is_not_shown_again_at_the_close(context: Context) -> None:
    walk = reflecting(context)
    walk.write("too much")
    walk.put_away()
    go_to(walk, checkin.Closing)
    walk.next()
    walk.choose_what_to_bring()
    marks = walk.step
    assert isinstance(marks, checkin.Marks)
    assert [(line.need, line.words, line.put_away) for line in marks.lines] == [("seen", "", True)]
    walk.mark(marks.lines[0].id, put_away=False)
    marks = walk.step
    assert isinstance(marks, checkin.Marks)
    assert marks.lines[0].words == "too much"  # unless it is asked for


# --- What is put away stays out of sight, also where it was written

PLACES = [(8, "Arrive"), (5, "Reflect"), (2, "FollowUp"), (1, "Closing")]


def words_shown(walk: Walk) -> str:
    match walk.step:
        case checkin.Arrive(words=words, put_away=away) | checkin.FollowUp(words=words, put_away=away):
            assert away, "and it says so"
            return words
        case checkin.Closing(words=words, put_away=away):
            assert away
            return words
        case checkin.Reflect(reflection=part):
            assert part.put_away
            return part.words
    raise AssertionError(f"nothing is written at {at(walk)}")


def every_word(file: dict[str, Any]) -> list[str]:
    landed = [part["landed"]["words"] for part in file["connections"]]
    return [file["arrival"]["words"], *(part["words"] for part in file["reflections"]), *landed, file["close"]["carry"]]


@pytest.mark.parametrize(("steps_back", "here"), PLACES)
def test_going_back_to_what_was_put_away_does_not_show_it(context: Context, steps_back: int, here: str) -> None:
    walk = written_everywhere(context)
    for _ in range(steps_back):
        walk.back()
    before = every_word(on_disk(context, walk))
    walk.put_away()
    walk.back()
    while at(walk) in ("Settle", "Unsettled") and here == "Arrive":
        walk.back()
    assert (at(walk), words_shown(walk)) == (here, "")
    walk.next()
    assert every_word(on_disk(context, walk)) == before, "passing over it changes nothing"


@pytest.mark.parametrize(("steps_back", "here"), PLACES)
def test_resuming_at_what_was_put_away_does_not_show_it(context: Context, steps_back: int, here: str) -> None:
    walk = written_everywhere(context)
    for _ in range(steps_back):
        walk.back()
    walk.put_away()
    walk.back()
    walk.stop()
    again = resume(context, walk)
    assert (at(again), words_shown(again)) == (here, "")


@pytest.mark.parametrize(("steps_back", "here"), PLACES)
def test_what_is_added_to_what_was_put_away_goes_below_it(context: Context, steps_back: int, here: str) -> None:
    walk = written_everywhere(context)
    for _ in range(steps_back):
        walk.back()
    (old,) = [words for words in every_word(on_disk(context, walk)) if words.startswith(_FIRST_WORD[here])]
    walk.put_away()
    walk.back()
    for words in ("and", "and more", "and then"):  # as it is typed, with a save after each pause
        walk.write(words)
        walk.save()
        assert words_shown(walk) == words
    assert f"{old}\nand then" in every_word(on_disk(context, walk))
    walk.next()
    walk.back()
    assert words_shown(walk) == "", "what was added is put away with it"
    walk.write("later")
    walk.save()
    assert f"{old}\nand then\nlater" in every_word(on_disk(context, walk))


_FIRST_WORD = {"Arrive": "arrival", "Reflect": "seen", "FollowUp": "landed", "Closing": "carried"}


def test_who_was_in_it_is_out_of_sight_too(context: Context) -> None:
    walk = reflecting(context)
    walk.write("@Ana came", ["Ben"])
    walk.put_away()
    walk.back()
    walk.write("later @Cid", ["Ben", "Dee"])
    step = walk.step
    assert isinstance(step, checkin.Reflect)
    assert step.reflection.people == ("Dee", "Cid")
    walk.next()
    part = next(part for part in on_disk(context, walk)["reflections"] if part.get("words"))
    assert (part["words"], part["people"]) == ("@Ana came\nlater @Cid", ["Ben", "Ana", "Dee", "Cid"])


def test_another_prompt_after_what_was_put_away_begins_a_reflection_of_its_own(context: Context) -> None:
    walk = reflecting(context)
    walk.write("too much")
    walk.put_away()
    walk.back()
    walk.another()
    walk.write("the kettle")
    walk.save()
    kept = [
        (part["words"], part.get("put_away", False))
        for part in on_disk(context, walk)["reflections"]
        if part.get("words")
    ]
    assert kept == [("too much", True), ("the kettle", False)]


@pytest.mark.parametrize("ask", [Walk.another, Walk.deeper, Walk.just_write])
@pytest.mark.parametrize("leave", [Walk.next, Walk.back, Walk.skip, Walk.end_here])
def test_another_prompt_that_isnt_written_on_leaves_nothing_behind(
    context: Context, ask: Callable[[Walk], None], leave: Callable[[Walk], None]
) -> None:
    walk = reflecting(context)
    first = prompt_of(walk)
    walk.write("She waved.")
    walk.save()
    ask(walk)
    shown = prompt_of(walk)
    assert "skipped" not in " ".join(line.text for line in page_of(walk.entry, NEED_NAMES))
    leave(walk)
    (only,) = on_disk(context, walk)["reflections"]
    assert (only["prompt"], only["words"].strip()) == (first, "She waved.")
    assert shown in (first, "own", *on_disk(context, walk).get("shown", ()))  # it won't be asked again tomorrow
