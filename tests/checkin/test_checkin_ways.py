"""Other ways through: a glance alone, some needs only, another day, the turn of the day, back and forth."""

from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path

import pytest
from sitting_down import at, begin, file_of, go_to, on_disk, rate_all, resume

from connectwell import checkin
from connectwell.context import Context
from steady import TickingClock, open_context

BERLIN = timezone(timedelta(hours=1))


def test_a_glance_alone(context: Context) -> None:
    walk = begin(context, mode="glance")
    assert at(walk) == "Glance"
    assert not walk.can_go_back
    rate_all(walk, 7, 6, 5, 4, 3)
    assert [part["rating"] for part in on_disk(context, walk)["reflections"]] == [7, 6, 5, 4, 3]
    walk.next()
    assert walk.step == checkin.Done(finished=True), "nothing is asked about sharing"
    file = on_disk(context, walk)
    assert "finished" in file
    assert {"arrival", "connections", "close"}.isdisjoint(file)


def test_only_two_needs(context: Context) -> None:
    walk = begin(context, only=["safe", "seen"])
    walk.arrive("settled")
    glance = walk.step
    assert isinstance(glance, checkin.Glance)
    assert [need.id for need in glance.needs] == ["seen", "safe"]
    walk.next()
    visited = []
    while isinstance(walk.step, checkin.Reflect):  # nobody is asked which to stay with
        visited.append((walk.step.need.id, walk.step.number, walk.step.of))
        walk.next()
    assert visited == [("seen", 1, 2), ("safe", 2, 2)]
    assert {part["need"] for part in on_disk(context, walk)["reflections"]} == {"seen", "safe"}


def test_only_two_needs_on_a_gentle_day_asks_about_one_of_them(context: Context) -> None:
    walk = begin(context, only=["secure", "stable"])
    walk.arrive("unclear")
    walk.choose("gently")
    reflect = walk.step
    assert isinstance(reflect, checkin.Reflect)
    assert (reflect.need.id, reflect.of) == ("secure", 1)


def test_back_through_every_step_and_forward_again_keeps_every_answer(context: Context) -> None:
    walk = begin(context)
    walk.write("tired")
    walk.arrive("mixed")
    walk.choose("settle")
    walk.next()
    walk.after("same")
    walk.switch_to_full_walk()
    rate_all(walk, 1, 9, 3, 4, 5)
    walk.next()
    walk.stay(["safe", "stable"])
    walk.write("the lock", people=["Ana"])
    walk.next()
    walk.write("the bus")
    walk.next()
    walk.connect("done")
    walk.write("she nodded")
    walk.touch(["seen"])
    walk.next()
    walk.write("a nod")
    walk.next()
    assert at(walk) == "Keep"
    before = on_disk(context, walk)

    steps = []
    while walk.can_go_back:
        walk.back()
        steps.append(at(walk))
    assert steps == [
        "Closing",
        "FollowUp",
        "Suggest",
        "Reflect",
        "Reflect",
        "Stay",
        "Glance",
        "After",
        "Unsettled",
        "Arrive",
    ]

    arrive = walk.step
    assert arrive == checkin.Arrive("mixed", "tired")
    walk.arrive("mixed")
    unsettled: checkin.Step = walk.step
    assert unsettled == checkin.Unsettled("settle")
    walk.next()
    walk.next()
    after_settling: checkin.Step = walk.step
    assert after_settling == checkin.After("same")
    walk.after("same")
    glance = walk.step
    assert isinstance(glance, checkin.Glance)
    assert {need: part.rating for need, part in glance.given.items()} == {
        "seen": 1, "safe": 9, "soothed": 3, "secure": 4, "stable": 5,
    }  # fmt: skip
    walk.next()
    stay = walk.step
    assert isinstance(stay, checkin.Stay)
    assert stay.chosen == ("safe", "stable")
    walk.stay(stay.chosen)
    reflect = walk.step
    assert isinstance(reflect, checkin.Reflect)
    assert (reflect.reflection.words, reflect.reflection.people) == ("the lock", ("Ana",))
    walk.next()
    walk.next()
    suggest = walk.step
    assert isinstance(suggest, checkin.Suggest)
    assert suggest.status == "done"
    walk.connect("done")
    landing = walk.step
    assert isinstance(landing, checkin.FollowUp)
    assert (landing.words, landing.touched) == ("she nodded", ("seen",))
    walk.next()
    assert walk.step == checkin.Closing("carry", "a nod")
    walk.next()

    after = on_disk(context, walk)
    for file in (before, after):
        file["connections"][0].pop("at")  # when it was said last
    assert after == before


def test_choosing_to_carry_on_once_more_keeps_what_was_chosen_to_stay_with(context: Context) -> None:
    walk = begin(context)
    walk.arrive("mixed")
    walk.choose("carry-on")
    walk.next()
    walk.stay(["soothed"])
    while not isinstance(walk.step, checkin.Unsettled):
        walk.back()
    walk.choose("carry-on")
    walk.next()
    stay = walk.step
    assert isinstance(stay, checkin.Stay)
    assert stay.chosen == ("soothed",)


def test_staying_with_none_goes_straight_to_the_connection(context: Context) -> None:
    walk = begin(context)
    walk.arrive("settled")
    walk.next()
    walk.stay([])
    assert at(walk) == "Suggest"


def test_the_suggested_need_is_the_one_longest_not_visited(context: Context, clock: TickingClock) -> None:
    for need in ("seen", "safe", "secure", "stable"):
        walk = begin(context, only=[need])
        walk.arrive("settled")
        walk.next()
        walk.write(f"words on {need}")
        walk.stop()
        clock.now += timedelta(days=1)
    walk = begin(context)
    walk.arrive("settled")
    walk.next()
    stay = walk.step
    assert isinstance(stay, checkin.Stay)
    assert stay.suggested == {"soothed": None}
    walk.stay(["soothed"])
    walk.write("tea")
    walk.stop()
    clock.now += timedelta(days=1)
    walk = begin(context)
    walk.arrive("settled")
    walk.next()
    stay = walk.step
    assert isinstance(stay, checkin.Stay)
    assert stay.suggested == {"seen": None}  # again, the longest ago


@pytest.mark.parametrize(
    ("moment", "turns_at", "day"),
    [
        (datetime(2026, 11, 22, 3, 59, 59, tzinfo=BERLIN), None, date(2026, 11, 21)),
        (datetime(2026, 11, 22, 4, 0, 0, tzinfo=BERLIN), None, date(2026, 11, 22)),
        (datetime(2026, 11, 22, 6, 29, 59, tzinfo=BERLIN), time(6, 30), date(2026, 11, 21)),
        (datetime(2026, 11, 22, 6, 30, 0, tzinfo=BERLIN), time(6, 30), date(2026, 11, 22)),
        (datetime(2026, 11, 22, 0, 0, 0, tzinfo=BERLIN), time(0), date(2026, 11, 22)),
    ],
)
def test_when_the_day_turns(tmp_path: Path, moment: datetime, turns_at: time | None, day: date) -> None:
    config = "" if turns_at is None else f'day_turns_at = "{turns_at:%H:%M}"\n'
    context = open_context(tmp_path / "home", TickingClock(moment), config=config)
    walk = begin(context)
    walk.arrive("settled")
    assert on_disk(context, walk)["day"] == day


def test_the_day_is_fixed_when_begun(context: Context, clock: TickingClock) -> None:
    clock.now = datetime(2026, 11, 22, 3, 58, tzinfo=BERLIN)
    walk = begin(context)
    walk.arrive("settled")
    clock.now = datetime(2026, 11, 22, 4, 30, tzinfo=BERLIN)
    walk = resume(context, walk)
    walk.next()
    clock.now = datetime(2026, 11, 21, 19, 35, tzinfo=timezone(timedelta(hours=-8)))  # a flight west in between
    go_to(walk, checkin.Closing)
    walk.write("home")
    walk.next()
    walk.next()
    file = on_disk(context, walk)
    assert file["day"] == date(2026, 11, 21)
    assert file["finished"] > file["started"]  # the moments know their offsets, whatever the clock on the wall said
    assert context.journal.get(walk.entry.id).close is not None


def test_an_earlier_day_can_be_given(context: Context) -> None:
    walk = begin(context, day=date(2026, 11, 18))
    walk.arrive("settled")
    assert on_disk(context, walk)["day"] == date(2026, 11, 18)
    assert file_of(context, walk).name.startswith("2026-11-21T")  # named by when it was written


def test_people_come_from_the_words_and_from_beside_them(context: Context) -> None:
    walk = begin(context, only=["seen"])
    walk.arrive("settled")
    walk.next()
    walk.write("@Ana and @Jo-Anne waved, mail@example.org did not", people=["Ben", " Ana ", "@Zoë", ""])
    walk.save()
    assert on_disk(context, walk)["reflections"][0]["people"] == ["Ben", "Ana", "Zoë", "Jo-Anne"]
    walk.write("nobody")
    walk.save()
    assert "people" not in on_disk(context, walk)["reflections"][0]


def test_a_rating_outside_the_range_is_not_taken(context: Context) -> None:
    from connectwell.errors import UsageFault

    walk = begin(context, mode="glance")
    for rating in (-1, 11):
        with pytest.raises(UsageFault, match="from 0 to 10"):
            walk.rate("seen", rating)
    assert not walk.begun
