"""Small additions: a reflection goes to the day's latest check-in and replaces nothing; a note stands alone."""

from datetime import date, timedelta

import pytest

from connectwell import jot
from connectwell.checkin import Walk
from connectwell.errors import UsageFault
from connectwell.model.entry import Entry
from connectwell.model.terms import Need
from connectwell.rooms import Rooms
from steady import TickingClock


def reflect(rooms: Rooms, words: str = "", need: Need = "seen", **more: object) -> Entry:
    return jot.reflect(rooms.journal, rooms.settings, rooms.clock, need, words, **more)  # type: ignore[arg-type]  # by name


def test_the_first_of_the_day_begins_a_check_in(rooms: Rooms) -> None:
    entry = reflect(rooms, "@Ana waved", rating=7, people=["@Ben", " "], sharing="theme")
    (part,) = rooms.journal.get(entry.id).reflections
    assert (entry.kind, entry.unfinished, entry.day) == ("check-in", False, date(2026, 11, 21))
    assert (part.words, part.rating, part.people, part.sharing) == ("@Ana waved", 7, ("Ben", "Ana"), "theme")


def test_the_next_one_is_added_and_replaces_nothing(rooms: Rooms) -> None:
    first = reflect(rooms, "one", rating=3)
    second = reflect(rooms, "two", rating=4)
    assert first.id == second.id
    kept = rooms.journal.get(first.id).reflections
    assert [(part.words, part.rating) for part in kept] == [("one", 3), ("two", 4)]
    assert len({part.key for part in kept}) == 2


def test_it_goes_to_the_latest_check_in_also_an_open_one(rooms: Rooms) -> None:
    reflect(rooms, "early")
    walk = Walk.begin(rooms.journal, rooms.library, rooms.settings, rooms.clock)
    walk.arrive("settled")
    assert reflect(rooms, "late").id == walk.entry.id
    assert rooms.journal.get(walk.entry.id).unfinished


def test_another_day(rooms: Rooms, clock: TickingClock) -> None:
    entry = reflect(rooms, "then", day=date(2026, 11, 19))
    assert entry.day == date(2026, 11, 19)
    clock.now += timedelta(days=3)
    assert reflect(rooms, "more", day=date(2026, 11, 19)).id == entry.id
    with pytest.raises(UsageFault, match="still to come"):
        reflect(rooms, "then", day=date(2026, 11, 25))


def test_the_prompt_it_answers_stands_with_it(rooms: Rooms) -> None:
    prompt = jot.ask(rooms.journal, rooms.library, rooms.settings, rooms.clock, "safe")
    assert (prompt.need, prompt.depth) == ("safe", "gentle")
    entry = reflect(rooms, "the lock", "safe", prompt=prompt)
    part = rooms.journal.get(entry.id).reflections[0]
    assert (part.prompt, part.asked, part.direction) == (prompt.id, prompt.ask, prompt.direction)
    assert jot.ask(rooms.journal, rooms.library, rooms.settings, rooms.clock, "safe").id != prompt.id


@pytest.mark.parametrize(("words", "rating"), [("", None), (" \n", None), ("x", 11), ("x", -1)])
def test_what_cannot_be_kept_changes_nothing(rooms: Rooms, words: str, rating: int | None) -> None:
    with pytest.raises(UsageFault):
        reflect(rooms, words, rating=rating)
    assert not rooms.places.data.exists()


def test_a_rating_alone_is_enough(rooms: Rooms) -> None:
    part = rooms.journal.get(reflect(rooms, " \n", rating=0).id).reflections[0]
    assert (part.words, part.rating) == ("", 0)


def test_a_note(rooms: Rooms) -> None:
    entry = jot.note(rooms.journal, rooms.settings, rooms.clock, "Rain.\r\n@Ana rang.")
    kept = rooms.journal.get(entry.id)
    assert kept.kind == "note"
    assert kept.note is not None
    assert (kept.note.words, kept.note.people) == ("Rain.\n@Ana rang.", ("Ana",))
    with pytest.raises(UsageFault, match="no words"):
        jot.note(rooms.journal, rooms.settings, rooms.clock, " \n")
