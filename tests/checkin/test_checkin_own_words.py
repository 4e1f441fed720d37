"""Just writing, without a prompt; who was there, asked where people are meant; and enough for today, said once."""

from datetime import timedelta

from sitting_down import begin, on_disk, resume

from connectwell import checkin
from connectwell.checkin import Walk
from connectwell.context import Context
from steady import TickingClock


def at_a_prompt(context: Context) -> Walk:
    walk = begin(context, only=["seen"])
    walk.arrive("settled")
    walk.next()
    return walk


def the_step(walk: Walk) -> checkin.Reflect:
    step = walk.step
    assert isinstance(step, checkin.Reflect)
    return step


def test_just_writing_takes_the_prompt_away_and_survives_a_kill(context: Context) -> None:
    walk = at_a_prompt(context)
    asked = the_step(walk).reflection.prompt
    walk.just_write()
    assert (the_step(walk).own, the_step(walk).reflection.asked, the_step(walk).span) == (True, "", None)
    walk.write("What I like.")
    walk.save()
    assert on_disk(context, walk)["shown"] == [asked], "the prompt was seen, so it isn't asked again soon"
    again = resume(context, walk)
    assert the_step(again).own
    assert the_step(again).reflection.words == "What I like."


def test_what_was_written_stays_with_its_prompt(context: Context) -> None:
    walk = at_a_prompt(context)
    asked = the_step(walk).reflection.asked
    walk.write("An answer.")
    walk.just_write()
    assert the_step(walk).reflection.words == ""
    walk.write("Something else.")
    walk.just_write()
    walk.save()
    first, second = on_disk(context, walk)["reflections"]
    assert (first["asked"], first["words"], second["words"]) == (asked, "An answer.", "Something else.")
    assert "asked" not in second


def test_from_there_another_asks_something_again_and_nothing_can_be_ruled_out(context: Context) -> None:
    walk = at_a_prompt(context)
    walk.just_write()
    walk.never_ask()
    assert context.settings.never_ask == ()
    walk.another()
    assert not the_step(walk).own
    assert the_step(walk).reflection.asked
    assert "own" not in walk.entry.shown


def test_who_was_there_is_asked_where_others_are_meant_or_somebody_was_named(context: Context) -> None:
    walk = at_a_prompt(context)
    met = dict[str, bool]()
    for _ in range(60):
        step = the_step(walk)
        prompt = context.library.prompt(step.reflection.prompt)
        assert prompt
        meant = prompt.direction == "others" or "someone" in prompt.needs
        assert step.asks_people is meant
        met[prompt.direction] = meant
        walk.another()
    assert met["others"] is True
    assert False in met.values()
    while the_step(walk).asks_people:
        walk.another()
    walk.write("By the river, @Bo waved.", people=["Ana"])
    assert the_step(walk).asks_people, "so that it can be changed"
    walk.write("By the river, @Bo waved.", people=[])
    assert not the_step(walk).asks_people


def test_it_is_enough_once_after_three_hundred_words(context: Context) -> None:
    walk = at_a_prompt(context)
    walk.write("word " * 299)
    assert not walk.is_enough()
    walk.write("word " * 300)
    assert walk.is_enough()
    walk.write("word " * 400)
    assert not walk.is_enough(), "said once"


def test_it_is_enough_after_ten_minutes_on_one_prompt(context: Context, clock: TickingClock) -> None:
    walk = at_a_prompt(context)
    walk.write("Slow")
    assert not walk.is_enough()
    clock.now += timedelta(minutes=6)
    walk.another()
    walk.write("Another")
    assert not walk.is_enough()
    clock.now += timedelta(minutes=9)
    assert not walk.is_enough()
    clock.now += timedelta(minutes=1)
    assert walk.is_enough()
