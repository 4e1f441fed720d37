"""Today: the check-in, the day's connection, open plans, the old page."""

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from connectwell import jot, today
from connectwell.checkin import Suggest, Walk
from connectwell.errors import EntryNotFound
from connectwell.model.entry import Entry, Landed
from connectwell.model.terms import Status
from steady import MORNING, TickingClock

if TYPE_CHECKING:
    from connectwell.rooms import Rooms


def look(rooms: "Rooms") -> today.Today:
    return today.look(rooms.journal, rooms.library, rooms.settings, rooms.clock)


def begin(rooms: "Rooms") -> Walk:
    walk = Walk.begin(rooms.journal, rooms.library, rooms.settings, rooms.clock)
    walk.arrive("settled")
    return walk


def finish(walk: Walk) -> None:
    while walk.entry.unfinished:
        walk.skip()


def test_a_first_day(rooms: "Rooms") -> None:
    now = look(rooms)
    assert (now.finished, now.open_entry, now.old_page, now.said, now.plans) == (False, None, None, None, ())
    assert look(rooms).idea == now.idea  # looking again changes nothing
    assert not rooms.places.data.exists()


def test_an_open_page_and_a_finished_one(rooms: "Rooms") -> None:
    walk = begin(rooms)
    assert look(rooms).open_entry == walk.entry.id
    assert not look(rooms).finished
    finish(walk)
    assert look(rooms).finished
    assert look(rooms).open_entry is None
    again = begin(rooms)
    assert (look(rooms).finished, look(rooms).open_entry) == (True, again.entry.id)


def test_many_notes_do_not_push_the_open_page_out_of_sight(rooms: "Rooms") -> None:
    walk = begin(rooms)
    for number in range(2 * today.NEWEST):
        jot.note(rooms.journal, rooms.settings, rooms.clock, f"note {number}")
    assert look(rooms).open_entry == walk.entry.id
    finish(walk)
    assert look(rooms).finished


@pytest.mark.parametrize(
    "more",
    ["x = " + "[" * 5000 + "]" * 5000, "x = " + "7" * 5000, "a." * 20000 + "a = 1", f"# {'x' * 2_000_000}"],
    ids=["nested", "a long number", "a dotted key", "larger than 2 MB"],
)
def test_a_file_that_would_take_long_is_passed_over_and_the_day_opens(rooms: "Rooms", more: str) -> None:
    walk = begin(rooms)
    file = rooms.places.data / "entries" / "2026" / f"{walk.entry.id}.toml"
    absurd = file.with_name("2026-11-21T0900-zzzzzz.toml")
    text = file.read_text().replace(walk.entry.id, absurd.stem).replace("[arrival]", f"{more}\n[arrival]")
    absurd.write_text(text)
    assert look(rooms).open_entry == walk.entry.id, "though the other one began later"
    assert absurd.read_text() == text
    absurd.write_text(text.replace(more, ""))
    assert look(rooms).open_entry == absurd.stem, "without that, it is as good as any"


def test_a_page_of_another_day_is_offered_until_it_is_left(rooms: "Rooms", clock: TickingClock) -> None:
    walk = begin(rooms)
    day = walk.entry.day
    clock.now += timedelta(days=7)
    assert look(rooms).old_page == (walk.entry.id, day)
    assert look(rooms).open_entry is None
    Walk.resume(rooms.journal, rooms.library, rooms.settings, rooms.clock, walk.entry.id).leave_open()
    assert look(rooms).old_page is None
    assert rooms.journal.get(walk.entry.id).unfinished  # left as it is


def test_a_removed_page_is_not_offered(rooms: "Rooms", clock: TickingClock) -> None:
    walk = begin(rooms)
    rooms.journal.remove(walk.entry.id)
    assert look(rooms).open_entry is None
    clock.now += timedelta(days=1)
    assert look(rooms).old_page is None


@pytest.mark.parametrize("status", ["done", "planned", "not-today"])
def test_what_was_said_to_the_connection_stands_for_the_day(
    rooms: "Rooms", clock: TickingClock, status: Status
) -> None:
    idea = look(rooms).idea
    entry = today.say(rooms.journal, rooms.settings, rooms.clock, idea, status)
    assert (entry.kind, entry.unfinished) == ("connection", False)
    assert (look(rooms).idea, look(rooms).said) == (idea, status)
    clock.now += timedelta(days=1)
    assert look(rooms).said is None
    assert look(rooms).idea != idea


def test_another_shows_another_each_time(rooms: "Rooms") -> None:
    seen = []
    for _ in range(6):
        idea = look(rooms).idea
        seen.append(idea.id)
        today.say(rooms.journal, rooms.settings, rooms.clock, idea, "passed")
    assert len(set(seen)) == 6
    assert look(rooms).said is None


@pytest.mark.parametrize("status", ["done", "planned", "not-today"])
def test_another_and_then_an_answer_at_the_same_moment(
    rooms: "Rooms", monkeypatch: pytest.MonkeyPatch, status: Status
) -> None:
    monkeypatch.setattr(rooms, "clock", lambda: MORNING)
    today.say(rooms.journal, rooms.settings, rooms.clock, look(rooms).idea, "passed")
    idea = look(rooms).idea
    entry = today.say(rooms.journal, rooms.settings, rooms.clock, idea, status)
    assert (look(rooms).idea, look(rooms).said) == (idea, status), "what stands last was said last"
    assert today.plan_of(entry).asked == idea.do


def test_what_was_said_in_the_check_in_is_the_days_connection(rooms: "Rooms") -> None:
    walk = begin(rooms)
    while not isinstance(walk.step, Suggest):
        walk.skip()
    idea = walk.step.idea
    walk.connect("planned")
    finish(walk)
    assert (look(rooms).idea, look(rooms).said) == (idea, "planned")


def test_words_said_twice_are_both_kept(rooms: "Rooms") -> None:
    idea = look(rooms).idea
    for words in ("She smiled.", "He waved."):
        today.say(rooms.journal, rooms.settings, rooms.clock, idea, "done", words=words)
    today.say(rooms.journal, rooms.settings, rooms.clock, idea, "done", touched=["seen"])
    kept = [part.landed for item in rooms.journal.newest() for part in item.entry.connections]  # type: ignore[union-attr]  # both were just written
    assert {landed.words for landed in kept if landed} == {"She smiled.", "He waved."}


def test_one_of_ones_own(rooms: "Rooms") -> None:
    entry = today.say(
        rooms.journal,
        rooms.settings,
        rooms.clock,
        None,
        "done",
        own="fed a cat",
        words="it purred",
        touched=["stable", "seen"],
    )
    part = rooms.journal.get(entry.id).connections[0]
    assert (part.prompt, part.asked) == (None, "fed a cat")
    assert part.landed is not None
    assert (part.landed.words, part.landed.touched) == ("it purred", ("seen", "stable"))
    assert look(rooms).said is None  # the day's suggestion is still there


def test_a_plan_stays_open_for_a_week_until_it_landed(rooms: "Rooms", clock: TickingClock) -> None:
    idea = look(rooms).idea
    today.say(rooms.journal, rooms.settings, rooms.clock, idea, "planned")
    assert look(rooms).plans == ()  # today it is the day's connection
    clock.now += timedelta(days=7)
    (plan,) = look(rooms).plans
    assert plan.asked == idea.do
    landing = today.Landing(rooms.journal, rooms.clock, plan)
    landing.save("done", "She")
    landing.save("done", "She smiled.", ["seen"])
    part = rooms.journal.get(plan.entry).connections[0]
    assert (part.status, part.landed and part.landed.words) == ("done", "She smiled.")
    assert look(rooms).plans == ()


def landed(rooms: "Rooms", entry: Entry) -> Landed:
    found = rooms.journal.get(entry.id).connections[-1].landed
    assert found is not None
    return found


def did_it(rooms: "Rooms") -> tuple[Entry, today.Landing]:
    """As a face does when it is told "I did this"."""
    entry = today.say(rooms.journal, rooms.settings, rooms.clock, look(rooms).idea, "done")
    return entry, today.Landing(rooms.journal, rooms.clock, today.plan_of(entry))


def test_saying_once_more_that_it_was_done_begins_with_what_was_said(rooms: "Rooms") -> None:
    entry, landing = did_it(rooms)
    landing.save("done", "Hug from Sam", ["seen"])
    before = landed(rooms, entry)

    again, landing = did_it(rooms)
    assert again.id == entry.id
    assert (landing.words, landing.touched) == ("Hug from Sam", ("seen",))
    landing.save("done")
    landing.save("done", landing.words, landing.touched)
    assert landed(rooms, entry) == before, "nothing new was said"
    landing.save("done", "Hug from Sam\nand tea")
    assert (landed(rooms, entry).words, landed(rooms, entry).touched) == ("Hug from Sam\nand tea", ("seen",))
    assert before.at
    assert (landed(rooms, entry).at or before.at) > before.at


def test_what_was_written_in_the_check_in_is_gone_on_with(rooms: "Rooms") -> None:
    walk = begin(rooms)
    while not isinstance(walk.step, Suggest):
        walk.skip()
    walk.connect("done")
    walk.write("Hug from Sam")
    finish(walk)
    entry, landing = did_it(rooms)
    assert (entry.id, landing.words) == (walk.entry.id, "Hug from Sam")


def test_words_that_are_put_away_are_joined_and_not_shown(rooms: "Rooms") -> None:
    entry, landing = did_it(rooms)
    landing.save("done", "too much for now")
    editing = rooms.journal.edit(entry.id)
    (part,) = editing.entry.connections
    editing.save(replace(editing.entry, connections=(replace(part, put_away=True),)))

    _, landing = did_it(rooms)
    assert (landing.put_away, landing.words) == (True, "")
    landing.save("done", "la")
    landing.save("done", "later")
    assert landed(rooms, entry).words == "too much for now\nlater"


def test_a_plan_is_let_go_of_or_grows_old(rooms: "Rooms", clock: TickingClock) -> None:
    today.say(rooms.journal, rooms.settings, rooms.clock, look(rooms).idea, "planned")
    clock.now += timedelta(days=1)
    (plan,) = look(rooms).plans
    today.Landing(rooms.journal, rooms.clock, plan).save("not-today")
    assert look(rooms).plans == ()
    today.say(rooms.journal, rooms.settings, rooms.clock, look(rooms).idea, "planned")
    clock.now += timedelta(days=8)
    assert look(rooms).plans == ()


def test_a_plan_that_was_done_on_another_day_is_not_asked_about(rooms: "Rooms", clock: TickingClock) -> None:
    idea = look(rooms).idea
    today.say(rooms.journal, rooms.settings, rooms.clock, idea, "planned")
    clock.now += timedelta(days=1)
    today.say(rooms.journal, rooms.settings, rooms.clock, idea, "done")
    clock.now += timedelta(days=1)
    assert look(rooms).plans == ()


def test_a_plan_that_is_gone_says_so_before_anything_is_written(rooms: "Rooms", clock: TickingClock) -> None:
    today.say(rooms.journal, rooms.settings, rooms.clock, look(rooms).idea, "planned")
    clock.now += timedelta(days=1)
    (plan,) = look(rooms).plans
    gone = today.OpenPlan(plan.entry, "zzzz", plan.asked)
    with pytest.raises(EntryNotFound, match="not in its entry any more"):
        today.Landing(rooms.journal, rooms.clock, gone)
    with pytest.raises(EntryNotFound):
        today.Landing(rooms.journal, rooms.clock, today.OpenPlan("2026-01-01T0101-zzzzzz", "zzzz", ""))
