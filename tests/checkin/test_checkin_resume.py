"""Stopping anywhere is safe: what is on disk brings back the same step, with the same answers."""

from datetime import date, timedelta

import pytest
from sitting_down import at, begin, file_of, go_to, on_disk, rate_all, resume

from connectwell import checkin
from connectwell.checkin import Walk
from connectwell.errors import EntryNotFound, NewerFormat, UsageFault
from connectwell.model.terms import Mode, Need
from connectwell.rooms import Rooms
from steady import TickingClock


def stopped_at(rooms: Rooms, name: str) -> Walk:
    """A check-in gone through until this step, with answers all the way."""
    walk = begin(rooms)
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
                walk.with_ratings()
            case checkin.Glance():
                rate_all(walk, 3, 4)
                walk.next()
            case checkin.Stay():
                walk.stay(["safe", "secure"])
            case checkin.Suggest():
                walk.connect("done")
            case _:
                walk.write(f"words at {at(walk)}")
                walk.next()
    return walk


STEPS = ["Arrive", "Unsettled", "Settle", "After", "Glance", "Stay", "Reflect", "Suggest", "Landing", "Carry", "Marks"]


@pytest.mark.parametrize("name", STEPS)
def test_killed_at_any_step_it_resumes_there(rooms: Rooms, name: str) -> None:
    walk = stopped_at(rooms, name)
    again = resume(rooms, walk)
    assert again.step == walk.step
    assert again.can_go_back == walk.can_go_back
    assert again.entry == walk.entry
    while again.can_go_back:
        again.back()
    assert again.step == checkin.Arrive("mixed" if name != "Arrive" else None, "first words")


@pytest.mark.parametrize("name", STEPS)
def test_stopped_at_any_step_everything_is_kept_and_it_goes_on_to_the_end(rooms: Rooms, name: str) -> None:
    walk = stopped_at(rooms, name)
    before = on_disk(rooms, walk)
    walk.stop()
    assert on_disk(rooms, walk) == before
    again = resume(rooms, walk)
    while not isinstance(again.step, checkin.Done):
        again.skip()
    file = on_disk(rooms, walk)
    assert "finished" in file
    assert file["arrival"] == before["arrival"]
    kept = {part["key"]: part for part in file["reflections"]}
    for part in before.get("reflections", []):
        assert part.items() <= kept[part["key"]].items()  # later steps may add to it, and take nothing away
    assert file.get("close") == before.get("close")


def test_words_saved_in_mid_sentence_come_back(rooms: Rooms) -> None:
    walk = stopped_at(rooms, "Reflect")
    walk.write("half a sen", people=["Ana"])
    walk.save()
    reflect = resume(rooms, walk).step
    assert isinstance(reflect, checkin.Reflect)
    assert (reflect.reflection.words, reflect.reflection.people) == ("half a sen", ("Ana",))


def test_a_gentle_day_resumes_gently(rooms: Rooms) -> None:
    walk = begin(rooms)
    walk.arrive("shut-down")
    walk.choose("gently")
    assert resume(rooms, walk).step == checkin.Nearby(None)
    walk.near("still")
    assert resume(rooms, walk).step == walk.step


def test_a_finished_one_is_not_resumed(rooms: Rooms) -> None:
    walk = begin(rooms)
    walk.arrive("mixed")
    walk.choose("stop")
    with pytest.raises(UsageFault, match="not an open check-in"):
        resume(rooms, walk)


def test_one_that_is_not_there_or_newer_says_so(rooms: Rooms) -> None:
    walk = begin(rooms)
    with pytest.raises(EntryNotFound):
        resume(rooms, walk)
    walk.arrive("settled")
    file = file_of(rooms, walk)
    file.write_text(file.read_text().replace("format = 1", "format = 2"))
    before = file.read_bytes()
    with pytest.raises(NewerFormat):
        resume(rooms, walk)
    assert file.read_bytes() == before


def opened(rooms: Rooms, *, mode: Mode = "full", only: tuple[Need, ...] = (), day: date | None = None) -> Walk:
    parts = (rooms.journal, rooms.library, rooms.settings, rooms.clock)
    return checkin.go_on_or_begin(*parts, mode=mode, only=only, day=day)


def test_the_days_open_page_is_gone_on_with_whatever_is_asked_for(rooms: Rooms) -> None:
    assert not opened(rooms).begun, "there is none yet"
    walk = stopped_at(rooms, "Reflect")
    for again in (opened(rooms), opened(rooms, mode="glance"), opened(rooms, only=("stable",))):
        assert again.begun
        assert (again.entry.id, again.step) == (walk.entry.id, walk.step)


def test_once_it_is_finished_another_begins(rooms: Rooms) -> None:
    walk = stopped_at(rooms, "Marks")
    walk.next()
    again = opened(rooms, only=("seen",))
    assert not again.begun
    assert again.entry.id != walk.entry.id
    assert again.entry.walk
    assert again.entry.walk.only == ("seen",)


def test_a_page_is_gone_on_with_on_its_own_day_alone_and_not_once_it_is_left(rooms: Rooms, clock: TickingClock) -> None:
    walk = stopped_at(rooms, "Glance")
    day = walk.entry.day
    clock.now += timedelta(days=2)
    assert not opened(rooms).begun
    assert opened(rooms, day=day).entry.id == walk.entry.id
    walk.leave_open()
    assert not opened(rooms, day=day).begun


def test_a_removed_page_or_a_newer_one_is_not_gone_on_with(rooms: Rooms) -> None:
    walk = stopped_at(rooms, "Glance")
    rooms.journal.remove(walk.entry.id)
    assert not opened(rooms).begun
    rooms.journal.restore(walk.entry.id)
    file = file_of(rooms, walk)
    file.write_text(file.read_text().replace("format = 1", "format = 2"))
    assert not opened(rooms).begun


def test_a_page_that_is_left_open_stays_as_it_is(rooms: Rooms) -> None:
    walk = stopped_at(rooms, "Reflect")
    step = walk.step
    walk.leave_open()
    assert on_disk(rooms, walk)["walk"]["left"] is True
    assert resume(rooms, walk).step == step


@pytest.mark.parametrize(
    ("place", "then"),
    [
        ('step = "reflect"', "Reflect"),  # no need is named: the next one on the way
        ('step = "reflect"\nat = "stable"', "Suggest"),  # a need that isn't stayed with: the next step
        ('step = "landing"', "Carry"),  # nothing was done that could have landed
        ('step = "settle"', "Glance"),
        ('step = "marks"', "Marks"),
        ('step = "offer"', "Offer"),
        ('step = "done"', "Arrive"),
        ('step = "written by another version"', "Arrive"),
        ("", "Arrive"),
    ],
)
def test_a_place_changed_by_hand_leads_somewhere_that_can_be_left(rooms: Rooms, place: str, then: str) -> None:
    walk = begin(rooms)
    walk.write("words")
    walk.arrive("settled")
    walk.next()
    walk.stay(["seen"])
    file = file_of(rooms, walk)
    head, _, tail = file.read_text().partition("[walk]\n")
    file.write_text(f'{head}[walk]\nmode = "full"\nstaying = ["seen"]\n{place}\n\n' + tail[tail.index("[arrival]") :])
    again = resume(rooms, walk)
    assert at(again) == then
    again.write("more words")
    again.save()
    for _ in range(20):
        again.back()
    assert at(again) == "Arrive"
    go_to(again, checkin.Marks)
    again.next()
    assert again.step == checkin.Done(finished=True)


def test_a_check_in_without_a_place_begins_where_it_can(rooms: Rooms) -> None:
    walk = begin(rooms)
    walk.arrive("settled")
    file = file_of(rooms, walk)
    head, _, tail = file.read_text().partition("[walk]\n")
    file.write_text(head + tail[tail.index("[arrival]") :])
    again = resume(rooms, walk)
    assert again.step == checkin.Arrive("settled", "")
