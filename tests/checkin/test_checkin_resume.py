"""Stopping anywhere is safe: what is on disk brings back the same step, with the same answers."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sitting_down import at, begin, file_of, go_to, on_disk, rate_all, resume

from connectwell import checkin
from connectwell.checkin import Walk
from connectwell.context import Context
from connectwell.errors import EntryNotFound, NewerFormat, UsageFault
from connectwell.model.terms import Mode, Need, State
from steady import TickingClock


def stopped_at(context: Context, name: str) -> Walk:
    """A check-in gone through until this step, with answers all the way."""
    walk = begin(context)
    walk.write("first words")
    walk.save()
    while at(walk) != name:
        match walk.step:
            case checkin.Arrive():
                walk.arrive("mixed")
            case checkin.Unsettled():
                walk.choose("settle")
            case checkin.After():
                walk.after("less")
                walk.switch_to_full_walk()
            case checkin.Glance():
                rate_all(walk, 3, 4)
                walk.next()
            case checkin.Stay():
                walk.stay(["safe", "secure"])
            case checkin.Suggest():
                walk.connect("done")
            case checkin.Keep():
                walk.choose_what_to_bring()
            case _:
                walk.write(f"words at {at(walk)}")
                walk.next()
    return walk


STEPS = [
    "Arrive",
    "Unsettled",
    "Settle",
    "After",
    "Glance",
    "Stay",
    "Reflect",
    "Suggest",
    "FollowUp",
    "Closing",
    "Keep",
    "Marks",
]


@pytest.mark.parametrize("name", STEPS)
def test_killed_at_any_step_it_resumes_there(context: Context, name: str) -> None:
    walk = stopped_at(context, name)
    again = resume(context, walk)
    assert again.step == walk.step
    assert again.can_go_back == walk.can_go_back
    assert again.entry == walk.entry
    while again.can_go_back:
        again.back()
    assert again.step == checkin.Arrive("mixed" if name != "Arrive" else None, "first words")


def test_on_a_later_day_it_asks_about_its_own_day(context: Context, clock: TickingClock) -> None:
    walk = stopped_at(context, "Glance")
    assert walk.step.asked.startswith("Over the last day,")  # type: ignore[union-attr]
    day = walk.entry.day
    clock.now += timedelta(days=5)
    again = resume(context, walk)
    said = f"On {day:%A} {day.day} {day:%B}"
    assert again.step.asked == f"{said}, how much of each did you feel?"  # type: ignore[union-attr]
    go_to(again, checkin.Stay)
    again.stay(["secure"])
    on_that_day = replace(go_to(again, checkin.Reflect, of="secure"), span="day")
    assert (on_that_day.when, replace(on_that_day, span="years").when) == (said, "Over the years")


@pytest.mark.parametrize("name", STEPS)
def test_stopped_at_any_step_everything_is_kept_and_it_goes_on_to_the_end(context: Context, name: str) -> None:
    walk = stopped_at(context, name)
    before = on_disk(context, walk)
    walk.stop()
    assert on_disk(context, walk) == before
    again = resume(context, walk)
    while not isinstance(again.step, checkin.Done):
        again.skip()
    file = on_disk(context, walk)
    assert "finished" in file
    assert file["arrival"] == before["arrival"]
    kept = {part["key"]: part for part in file["reflections"]}
    for part in before.get("reflections", []):
        assert part.items() <= kept[part["key"]].items()  # later steps may add to it, and take nothing away
    assert file.get("close") == before.get("close")


def test_words_saved_in_mid_sentence_come_back(context: Context) -> None:
    walk = stopped_at(context, "Reflect")
    walk.write("half a sen", people=["Ana"])
    walk.save()
    reflect = resume(context, walk).step
    assert isinstance(reflect, checkin.Reflect)
    assert (reflect.reflection.words, reflect.reflection.people) == ("half a sen", ("Ana",))


def test_a_gentle_day_resumes_gently(context: Context) -> None:
    walk = begin(context)
    walk.arrive("shut-down")
    walk.choose("gently")
    assert resume(context, walk).step == checkin.Nearby(None)
    walk.near("still")
    assert resume(context, walk).step == walk.step


def test_a_finished_one_is_not_resumed(context: Context) -> None:
    walk = begin(context)
    walk.arrive("mixed")
    walk.choose("stop")
    with pytest.raises(UsageFault, match="isn't an open check-in"):
        resume(context, walk)


def test_one_that_is_not_there_or_newer_says_so(context: Context) -> None:
    walk = begin(context)
    with pytest.raises(EntryNotFound):
        resume(context, walk)
    walk.arrive("settled")
    file = file_of(context, walk)
    file.write_text(file.read_text().replace("format = 1", "format = 2"))
    before = file.read_bytes()
    with pytest.raises(NewerFormat):
        resume(context, walk)
    assert file.read_bytes() == before


def opened(context: Context, *, mode: Mode = "full", only: tuple[Need, ...] = (), day: date | None = None) -> Walk:
    return checkin.resume_or_begin(context, mode=mode, only=only, day=day)


def test_the_days_open_page_is_gone_on_with_whatever_is_asked_for(context: Context) -> None:
    assert not opened(context).begun, "there is none yet"
    walk = stopped_at(context, "Reflect")
    for again in (opened(context), opened(context, only=("stable",))):
        assert again.begun
        assert (again.entry.id, again.step) == (walk.entry.id, walk.step)


def test_once_it_is_finished_another_begins(context: Context) -> None:
    walk = stopped_at(context, "Marks")
    walk.next()
    again = opened(context, only=("seen",))
    assert not again.begun
    assert again.entry.id != walk.entry.id
    assert again.entry.walk
    assert again.entry.walk.only == ("seen",)


def test_a_page_is_gone_on_with_on_its_own_day_alone_and_not_once_it_is_left(
    context: Context, clock: TickingClock
) -> None:
    walk = stopped_at(context, "Glance")
    day = walk.entry.day
    clock.now += timedelta(days=2)
    assert not opened(context).begun
    assert opened(context, day=day).entry.id == walk.entry.id
    walk.leave_open()
    assert not opened(context, day=day).begun


def test_a_removed_page_or_a_newer_one_is_not_gone_on_with(context: Context) -> None:
    walk = stopped_at(context, "Glance")
    context.journal.remove(walk.entry.id)
    assert not opened(context).begun
    context.journal.restore(walk.entry.id)
    file = file_of(context, walk)
    file.write_text(file.read_text().replace("format = 1", "format = 2"))
    assert not opened(context).begun


def test_a_page_that_is_left_open_stays_as_it_is(context: Context) -> None:
    walk = stopped_at(context, "Reflect")
    step = walk.step
    walk.leave_open()
    assert on_disk(context, walk)["walk"]["left"] is True
    assert resume(context, walk).step == step


@pytest.mark.parametrize(
    ("place", "then"),
    [
        ('step = "reflect"', "Reflect"),  # no need is named: the next one on the way
        ('step = "reflect"\nat = "stable"', "Suggest"),  # a need that isn't stayed with: the next step
        ('step = "landing"', "Closing"),  # nothing was done that could have landed
        ('step = "settle"', "Glance"),
        ('step = "marks"', "Marks"),
        ('step = "offer"', "Offer"),
        ('step = "done"', "Arrive"),
        ('step = "written by another version"', "Arrive"),
        ("", "Arrive"),
    ],
)
def test_a_place_changed_by_hand_leads_somewhere_that_can_be_left(context: Context, place: str, then: str) -> None:
    walk = begin(context)
    walk.write("words")
    walk.arrive("settled")
    walk.next()
    walk.stay(["seen"])
    file = file_of(context, walk)
    head, _, tail = file.read_text().partition("[walk]\n")
    file.write_text(f'{head}[walk]\nmode = "full"\nstaying = ["seen"]\n{place}\n\n' + tail[tail.index("[arrival]") :])
    again = resume(context, walk)
    assert at(again) == then
    again.write("more words")
    again.save()
    for _ in range(20):
        again.back()
    assert at(again) == "Arrive"
    go_to(again, checkin.Keep)
    again.next()
    assert again.step == checkin.Done(finished=True)


def test_a_check_in_without_a_place_begins_where_it_can(context: Context) -> None:
    walk = begin(context)
    walk.arrive("settled")
    file = file_of(context, walk)
    head, _, tail = file.read_text().partition("[walk]\n")
    file.write_text(head + tail[tail.index("[arrival]") :])
    again = resume(context, walk)
    assert again.step == checkin.Arrive("settled", "")


@pytest.mark.parametrize("state", ["settled", "stirred-up", "shut-down"])
def test_the_ratings_asked_for_come_first_in_an_open_check_in(context: Context, state: State) -> None:
    walk = Walk.begin(context)
    walk.arrive(state)
    walk.next()
    walk.next()
    again = checkin.resume_or_begin(context, mode="glance")
    assert again.entry.id == walk.entry.id
    assert isinstance(again.step, checkin.Glance)
    again.next()
    assert not isinstance(again.step, checkin.Done), "the rest comes after"
