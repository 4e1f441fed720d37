"""Small additions: a reflection goes to the day's latest check-in and replaces nothing; a note stands alone."""

from datetime import date, timedelta

import pytest

from connectwell.checkin import Walk
from connectwell.context import Context
from connectwell.entries import add
from connectwell.errors import UsageFault
from connectwell.model.entry import Entry
from connectwell.model.terms import Need
from steady import TickingClock


def reflect(context: Context, words: str = "", need: Need = "seen", **more: object) -> Entry:
    return add.reflect(context, need, words, **more)  # type: ignore[arg-type]  # by name


def test_the_first_of_the_day_begins_a_check_in(context: Context) -> None:
    entry = reflect(context, "@Ana waved", rating=7, people=["@Ben", " "], sharing="theme")
    (part,) = context.journal.get(entry.id).reflections
    assert (entry.kind, entry.unfinished, entry.day) == ("check-in", False, date(2026, 11, 21))
    assert (part.words, part.rating, part.people, part.sharing) == ("@Ana waved", 7, ("Ben", "Ana"), "theme")


def test_the_next_one_is_added_and_replaces_nothing(context: Context) -> None:
    first = reflect(context, "one", rating=3)
    second = reflect(context, "two", rating=4)
    assert first.id == second.id
    kept = context.journal.get(first.id).reflections
    assert [(part.words, part.rating) for part in kept] == [("one", 3), ("two", 4)]
    assert len({part.key for part in kept}) == 2


def test_it_goes_to_the_latest_check_in_also_an_open_one(context: Context) -> None:
    reflect(context, "early")
    walk = Walk.begin(context)
    walk.arrive("settled")
    assert reflect(context, "late").id == walk.entry.id
    assert context.journal.get(walk.entry.id).unfinished


def test_another_day(context: Context, clock: TickingClock) -> None:
    entry = reflect(context, "then", day=date(2026, 11, 19))
    assert entry.day == date(2026, 11, 19)
    clock.now += timedelta(days=3)
    assert reflect(context, "more", day=date(2026, 11, 19)).id == entry.id
    with pytest.raises(UsageFault, match="hasn't come yet"):
        reflect(context, "then", day=date(2026, 11, 25))


def test_the_prompt_it_answers_stands_with_it(context: Context) -> None:
    prompt = add.ask(context, "safe")
    assert prompt is not None
    assert (prompt.need, prompt.depth) == ("safe", "gentle")
    entry = reflect(context, "the lock", "safe", prompt=prompt)
    part = context.journal.get(entry.id).reflections[0]
    assert (part.prompt, part.asked, part.direction) == (prompt.id, prompt.ask, prompt.direction)
    assert add.ask(context, "safe") not in (prompt, None)


@pytest.mark.parametrize("rating", [1, 9])
def test_the_prompt_fits_the_rating(context: Context, rating: int) -> None:
    prompt = add.ask(context, "stable", rating=rating)
    assert prompt is not None
    assert (prompt.depth, prompt.when) == ("gentle", "low" if rating == 1 else "high")
    reflect(context, need="stable", rating=rating)
    by_the_check_in = add.ask(context, "stable")
    assert by_the_check_in is not None
    assert by_the_check_in.when == prompt.when


def test_what_was_ruled_out_is_not_asked(context: Context) -> None:
    gentle = [prompt.id for prompt in context.library.prompts("safe") if prompt.depth == "gentle" and not prompt.when]
    context.change(rule_out=["someone"], never_ask=gentle)
    prompt = add.ask(context, "safe")
    assert prompt is not None
    assert (prompt.depth, prompt.when, prompt.needs) == ("gentle", "low", frozenset())
    context.change(never_ask=[prompt.id for prompt in context.library.prompts("safe")])
    assert add.ask(context, "safe") is None


@pytest.mark.parametrize(("words", "rating"), [("", None), (" \n", None), ("x", 11), ("x", -1)])
def test_what_cannot_be_kept_changes_nothing(context: Context, words: str, rating: int | None) -> None:
    with pytest.raises(UsageFault):
        reflect(context, words, rating=rating)
    assert not context.places.data.exists()


def test_a_rating_alone_is_enough(context: Context) -> None:
    part = context.journal.get(reflect(context, " \n", rating=0).id).reflections[0]
    assert (part.words, part.rating) == ("", 0)


def test_a_note(context: Context) -> None:
    entry = add.note(context, "Rain.\r\n@Ana rang.")
    kept = context.journal.get(entry.id)
    assert kept.kind == "note"
    assert kept.note is not None
    assert (kept.note.words, kept.note.people) == ("Rain.\n@Ana rang.", ("Ana",))
    with pytest.raises(UsageFault, match="Nothing was written"):
        add.note(context, " \n")
