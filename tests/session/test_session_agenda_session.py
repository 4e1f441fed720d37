"""A session happened: lines that were talked about are closed, and what was put away comes back."""

import tomllib
from dataclasses import replace
from datetime import timedelta

import pytest
from meeting import check_in, everything_marked, note, open_lines, reflection, write

from connectwell.context import Context
from connectwell.errors import SaveFailed, UsageFault
from connectwell.model.entry import Entry, Note
from connectwell.session.meeting import Meeting, Settled, finish_unclosed, release, session_day, unfinished


def meet(context: Context, who: str = "") -> Meeting:
    return Meeting(context, who)


def put_away_in(entry: Entry) -> int:
    parts = (*entry.reflections, *entry.connections, entry.arrival, entry.close, entry.note)
    return sum(1 for part in parts if part and part.put_away)


def test_it_is_noted_bit_by_bit_in_one_entry(context: Context) -> None:
    meeting = meet(context, " my therapist ")
    meeting.save()
    meeting.save("That I can ask")
    entry = meeting.save("That I can ask for a pause.", "The hurry.")
    assert (entry.kind, entry.session and entry.session.sharing) == ("session", "private")
    assert entry.session
    assert (entry.session.who, entry.session.keep, entry.session.wrong) == (
        "my therapist", "That I can ask for a pause.", "The hurry.",
    )  # fmt: skip
    assert entry.unfinished, "until what follows from it is done"
    meeting.settle(())
    finished = context.journal.get(entry.id).finished
    assert finished is not None
    assert finished > entry.started
    assert [item.handle for item in context.journal.newest()] == [entry.id]


def test_one_that_was_left_half_way_is_found_and_gone_on_with_in_its_own_entry(context: Context) -> None:
    left = meet(context, "my therapist").save("That I can ask", "The hurry.")
    draft = unfinished(context.journal, left.day)
    assert draft == left
    meeting = Meeting(context, draft=draft)
    assert (meeting.begun, meeting.session_so_far) == (True, left.session)
    meeting.save("That I can ask for a pause.", meeting.session_so_far.wrong)
    meeting.settle(())
    assert unfinished(context.journal, left.day) is None
    (item,) = context.journal.newest()
    assert item.handle == left.id
    told = context.journal.get(left.id).session
    assert told
    assert (told.who, told.keep, told.wrong) == ("my therapist", "That I can ask for a pause.", "The hurry.")


def test_one_that_is_left_for_good_or_over_a_month_old_is_not_offered(context: Context) -> None:
    left = meet(context).save("That I can ask")
    assert unfinished(context.journal, left.day + timedelta(days=31)) == left
    assert unfinished(context.journal, left.day + timedelta(days=33)) is None
    finish_unclosed(context, left)
    assert unfinished(context.journal, left.day) is None
    assert context.journal.get(left.id).session == left.session


def test_one_where_not_all_could_follow_is_offered_again(context: Context) -> None:
    context.journal.add(note(put_away=True))
    meeting = meet(context)
    left = meeting.save("That I can ask")
    versions = context.places.data / "versions"
    versions.write_text("a file where a folder belongs")
    assert meeting.settle(()).failure
    versions.unlink()
    assert unfinished(context.journal, left.day) == left
    again = Meeting(context, draft=left)
    assert again.settle(()).released == 1
    assert unfinished(context.journal, left.day) is None


def test_what_was_talked_about_is_kept_while_it_isnt_finished(context: Context) -> None:
    context.journal.add(check_in(reflection(for_session=True)))
    write(context, "One.")
    write(context, "Two.")
    lines = open_lines(context)
    (mark,), (one, two) = [i for i in lines if i.from_mark], [i for i in lines if not i.from_mark]
    meeting = meet(context)
    meeting.set_talked([mark, two])
    left = context.journal.get(meeting.save("That I can ask").id)
    assert Meeting(context, draft=left).talked_of([mark, one, two]) == (mark, two)
    write(context, "In my words.", mark)
    again = Meeting(context, draft=left)
    assert {item.words for item in again.talked_of(open_lines(context))} == {"In my words.", "Two."}
    again.save("That I can ask")
    assert again.settle(again.talked_of(open_lines(context))).closed == 2
    assert open_lines(context) == (one,)
    told = context.journal.get(left.id).session
    assert told
    assert told.talked == (), "the notes say so themselves"


def test_it_can_be_of_an_earlier_day(context: Context) -> None:
    today = context.today()
    meeting = meet(context)
    begun = meeting.save("That I can ask").day
    meeting.set_day(session_day("wed", today))
    left = meeting.save("That I can ask")
    assert (begun, left.day) == (today, today - timedelta(days=3))
    again = Meeting(context, draft=left)
    assert again.save("That I can ask for a pause.").day == left.day
    again.set_day(session_day(" ", today))
    assert again.save("That I can ask for a pause.").day == today, "the day it was begun on"


@pytest.mark.parametrize(("typed", "said"), [("tomorrow", "still to come"), ("some day", "Type a day like")])
def test_a_day_it_cant_have_been_is_refused(context: Context, typed: str, said: str) -> None:
    with pytest.raises(UsageFault, match=said):
        session_day(typed, context.today())


def test_that_it_happened_is_enough(context: Context) -> None:
    assert meet(context).save().session is not None


def test_lines_that_were_talked_about_are_closed_and_others_carried_over(context: Context) -> None:
    context.journal.add(check_in(reflection(for_session=True)))
    write(context, "One.")
    write(context, "Two.")
    mark, one, two = open_lines(context)
    meeting = meet(context)
    meeting.save()
    assert meeting.settle([mark, two]) == Settled(2, 0, None)
    assert [item.id for item in open_lines(context)] == [one.id]


def test_everything_that_was_put_away_comes_back_from_anywhere_in_the_journal(context: Context) -> None:
    for entry in (
        everything_marked(put_away=True),
        note(put_away=True),
        check_in(reflection(put_away=True), reflection("b1e0"), tail="old000", days_ago=4000),
        check_in(reflection(), tail="other0", days_ago=1),
    ):
        context.journal.add(entry)
    meeting = meet(context)
    meeting.save()
    assert meeting.settle(()).released == 6
    there = [item.entry for item in context.journal.newest() if hasattr(item, "entry")]
    assert [put_away_in(entry) for entry in there] == [0] * 5
    (version,) = context.journal.versions("old000")
    assert put_away_in(context.journal.version(version)) == 1, "as it was before is kept"
    assert context.journal.versions("other0") == ()
    assert meeting.settle(()).released == 0


def test_what_else_stands_in_those_entries_stays(context: Context) -> None:
    entry = context.journal.add(everything_marked(put_away=True, for_session=True, sharing="theme"))
    path = context.places.data / "entries/2026" / f"{entry.id}.toml"
    path.write_text("mood = 3\n" + path.read_text())
    expected = tomllib.loads(path.read_text().replace("put_away = true\n", ""))
    assert release(context.journal) == (4, None)
    assert tomllib.loads(path.read_text()) == expected


def test_a_removed_entry_has_nothing_put_away_when_it_is_restored_after_a_session(context: Context) -> None:
    entry = context.journal.add(note(put_away=True))
    context.journal.remove(entry.id)
    assert release(context.journal) == (0, None), "nothing of it is back in lists yet"
    restored = context.journal.restore(entry.id)
    assert put_away_in(restored) == 0
    assert restored.note == replace(entry.note or Note(), put_away=False)


def test_a_copy_is_released_with_its_entry_and_what_it_was_is_a_version(context: Context) -> None:
    entry = context.journal.add(note(put_away=True))
    path = context.places.data / "entries/2026" / f"{entry.id}.toml"
    copy = path.with_name(f"{entry.id}.sync-conflict-20261121-090000-ABCDEFG.toml")
    before = path.read_text().replace("before I said anything", "on the other machine") + 'weather = "hail"\n'
    copy.write_text(before)
    assert release(context.journal) == (1, None)
    assert tomllib.loads(copy.read_text()) == tomllib.loads(before.replace("put_away = true\n", ""))
    assert put_away_in(context.journal.get(entry.id)) == 0
    versions = [
        context.places.data / "versions" / entry.id / f"{v.handle}.toml" for v in context.journal.versions(entry.id)
    ]
    assert before in [version.read_text() for version in versions]
    assert release(context.journal) == (0, None), "there is nothing left to bring back"


def test_a_copy_that_a_newer_connectwell_wrote_is_left_alone(context: Context) -> None:
    entry = context.journal.add(note(put_away=True))
    path = context.places.data / "entries/2026" / f"{entry.id}.toml"
    copy = path.with_name(f"{entry.id} (1).toml")
    copy.write_text(path.read_text().replace("format = 1", "format = 2"))
    before = copy.read_bytes()
    assert release(context.journal) == (1, None)
    assert copy.read_bytes() == before


def test_a_newer_entry_is_passed_over(context: Context) -> None:
    newer = context.journal.add(note(put_away=True, tail="newer0"))
    path = context.places.data / "entries/2026" / f"{newer.id}.toml"
    path.write_text(path.read_text().replace("format = 1", "format = 2"))
    assert release(context.journal) == (0, None)


def test_a_save_that_does_not_work_is_told_and_can_be_done_again(context: Context) -> None:
    context.journal.add(note(put_away=True))
    write(context, "One.")
    meeting = meet(context)
    meeting.save("That I can ask for a pause.")
    versions = context.places.data / "versions"
    versions.write_text("a file where a folder belongs")
    settled = meeting.settle(open_lines(context))
    assert isinstance(settled.failure, SaveFailed)
    assert (settled.closed, settled.released) == (0, 0)
    versions.unlink()
    again = meet(context)
    again.save()
    assert again.settle(open_lines(context)) == Settled(1, 1, None)


def test_a_line_that_was_erased_meanwhile_is_passed_over(context: Context) -> None:
    entry = write(context, "One.")
    write(context, "Two.")
    items = open_lines(context)
    context.journal.erase(entry.id)
    assert meet(context).settle(items).closed == 1


@pytest.mark.parametrize(("hour", "days"), [(3, 1), (5, 0)])
def test_it_belongs_to_the_persons_own_day(context: Context, hour: int, days: int) -> None:
    now = context.clock().replace(hour=hour)
    context.clock.now = now  # type: ignore[attr-defined]  # the clock of these tests
    assert meet(context).save().day == now.date() - timedelta(days=days)
