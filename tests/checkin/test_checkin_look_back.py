"""What Today gives back: a line of an earlier day, and the day's check-in in brief."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectwell.checkin.day_so_far import day_so_far, lines_of_day
from connectwell.checkin.fortnight import fortnight
from connectwell.checkin.look_back import days_before, look_back, not_again
from connectwell.model.circle import CirclePart
from connectwell.model.entry import Arrival, Close, Connection, Entry, Landed, Note, Reflection, Session

if TYPE_CHECKING:
    from connectwell.context import Context

TODAY = date(2026, 12, 3)
CARRIED = Close(carry="Tuesday tea moved, and it held anyway.")


def check_in(day: date, tail: str = "aaaaaa", **parts: Any) -> Entry:
    began = datetime(day.year, day.month, day.day, 8, 1, tzinfo=timezone(timedelta(hours=1)))
    whole: dict[str, Any] = {"started": began, "finished": began, **parts}
    return Entry(id=f"{began:%Y-%m-%dT%H%M}-{tail}", kind="check-in", day=day, **whole)


def words_of(context: "Context", *entries: Entry) -> str | None:
    for entry in entries:
        context.journal.add(entry)
    found = look_back(context.journal, TODAY)
    return found.words if found else None


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2025, 12, 3), "A year ago"),
        (date(2023, 12, 3), "3 years ago"),
        (date(2026, 11, 3), "A month ago, on a Tuesday"),
        (date(2026, 6, 3), "6 months ago, on a Wednesday"),
        (date(2026, 11, 26), "Last Thursday"),
        (date(2026, 11, 19), "2 weeks ago today"),
        (date(2026, 12, 2), "Yesterday"),
    ],
)
def test_how_long_ago_it_was_is_said(context: "Context", day: date, said: str) -> None:
    context.journal.add(check_in(day, close=CARRIED))
    found = look_back(context.journal, TODAY)
    assert found
    assert (found.said, found.words, found.day) == (said, CARRIED.carry, day)


def test_the_furthest_comes_first(context: "Context") -> None:
    days = [check_in(day, close=Close(carry=f"{day}")) for day in (date(2026, 11, 26), date(2025, 12, 3))]
    assert words_of(context, *days) == "2025-12-03"


def test_of_the_days_before_only_what_was_carried_comes_back(context: "Context") -> None:
    landed = Connection(key="bbbb", status="done", landed=Landed(words="She didn't answer."))
    yesterday = check_in(date(2026, 12, 2), connections=(landed,))
    note = replace(check_in(date(2026, 12, 1), "nnnnnn"), kind="note", note=Note(words="The stairs."))
    assert words_of(context, yesterday, note) is None
    assert words_of(context, check_in(date(2026, 11, 30), close=CARRIED)) is None, "after two days it makes room"
    kettle = check_in(date(2026, 12, 1), "cccccc", close=Close(carry="The kettle."))
    assert words_of(context, kettle) is None, "it came yesterday"
    assert words_of(context, check_in(date(2026, 11, 25), close=Close(carry="Instead of it."))) == "The kettle."
    assert words_of(context, check_in(date(2026, 11, 26), "bbbbbb", close=Close(carry="Older."))) == "Older."


def test_the_same_words_dont_come_on_two_days_running(context: "Context") -> None:
    carried = {3: "The stairs.", 2: "Rain.", 1: "rain. "}
    for ago, carry in carried.items():
        context.journal.add(check_in(TODAY - timedelta(days=ago), close=Close(carry=carry)))
    found = [look_back(context.journal, TODAY - timedelta(days=ago)) for ago in (2, 1, 0)]
    assert [line and line.words for line in found] == ["The stairs.", "Rain.", None]


def test_a_night_belongs_to_the_day_before(context: "Context") -> None:
    night = replace(check_in(date(2026, 11, 26), close=CARRIED), id="2026-11-27T0130-aaaaaa")
    assert words_of(context, night) == CARRIED.carry


def test_in_the_small_hours_a_check_in_of_a_minute_ago_is_not_last_nights() -> None:
    night = check_in(TODAY, started=datetime(2026, 12, 4, 0, 41, tzinfo=UTC), arrival=Arrival(state="mixed"))
    found = day_so_far([night])
    assert found
    assert lines_of_day(found) == ["In the small hours: mixed"]


def test_what_was_carried_comes_before_what_was_written(context: "Context") -> None:
    reflection = Reflection(key="aaaa", need="seen", words="She waved.")
    landed = Connection(key="bbbb", status="done", landed=Landed(words="It was warm."))
    day = date(2026, 11, 26)
    assert words_of(context, check_in(day, reflections=(reflection,))) == "She waved."
    assert words_of(context, check_in(day, "bbbbbb", connections=(landed,))) == "It was warm."
    assert words_of(context, check_in(day, "cccccc", close=CARRIED)) == CARRIED.carry


WORST = Note(words="I sat on the floor with my coat on. I don't want to be here.")


@pytest.mark.parametrize(
    "that_day",
    [
        (),
        ({"arrival": Arrival(state="shut-down")},),
        ({"arrival": Arrival(state="shut-down"), "finished": None}, {"arrival": Arrival(state="settled")}),
        ({"reflections": (Reflection(key="a", need="stable", rating=3),)},),
    ],
    ids=["nothing else is known of the day", "shut down", "shut down, and left open", "rated low"],
)
@pytest.mark.parametrize("day", [date(2026, 11, 26), date(2026, 11, 3), date(2025, 12, 3)])
def test_a_note_from_a_hard_day_never_comes_back_unasked(
    context: "Context", that_day: tuple[dict[str, Any], ...], day: date
) -> None:
    for number, parts in enumerate(that_day):
        context.journal.add(check_in(day, f"aaaaa{number}", **parts))
    assert words_of(context, replace(check_in(day, "nnnnnn"), kind="note", note=WORST)) is None


def test_a_note_from_an_easy_day_comes_back(context: "Context") -> None:
    context.journal.add(check_in(date(2026, 11, 26), arrival=Arrival(state="settled")))
    note = replace(check_in(date(2026, 11, 26), "nnnnnn"), kind="note", note=Note(words="We got the keys!"))
    assert words_of(context, note) == "We got the keys!"


@pytest.mark.parametrize("day", [date(2026, 12, 2), date(2026, 11, 26)])
def test_what_was_kept_from_a_session_comes_back_as_what_was_carried_does(context: "Context", day: date) -> None:
    kept = Session(keep="It may be a feeling and not a task.", wrong="She looked at the clock.")
    context.journal.add(check_in(day, arrival=Arrival(state="mixed")))
    assert words_of(context, replace(check_in(day, "ssssss"), kind="session", session=kept)) == kept.keep
    away = replace(check_in(day, "tttttt"), kind="session", session=replace(kept, keep="Hidden.", put_away=True))
    assert words_of(context, away) == kept.keep


@pytest.mark.parametrize(
    "parts",
    [
        {"close": replace(CARRIED, put_away=True)},
        {"close": CARRIED, "removed": datetime(2026, 11, 30, tzinfo=UTC)},
        {"close": CARRIED, "not_again": True},
        {"close": CARRIED, "finished": None},
        {"reflections": (Reflection(key="aaaa", need="safe", rating=2, words="The stairs."),)},
        {"reflections": (Reflection(key="aaaa", need="safe", words="The stairs."),), "arrival": Arrival(state="mixed")},
        {"reflections": (Reflection(key="aaaa", need="safe", words="Held.", put_away=True),)},
        {"connections": (Connection(key="a", status="done", put_away=True, landed=Landed(words="Warm.")),)},
        {"close": Close(carry=" \n")},
    ],
)
def test_what_is_put_away_removed_open_or_from_a_hard_hour_never_comes_back(
    context: "Context", parts: dict[str, Any]
) -> None:
    assert words_of(context, check_in(date(2026, 11, 26), **parts)) is None


def test_a_day_marked_not_this_one_again_makes_room_for_the_next(context: "Context") -> None:
    near, far = check_in(date(2026, 11, 26), close=CARRIED), check_in(date(2025, 12, 3), close=Close(carry="Snow."))
    assert words_of(context, near, far) == "Snow."
    note = replace(check_in(date(2025, 12, 3), "nnnnnn"), kind="note", note=Note(words="Another of that day."))
    context.journal.add(note)
    not_again(context, far.id)
    assert words_of(context) == CARRIED.carry
    assert context.journal.get(far.id).not_again
    assert context.journal.get(far.id).close == far.close


def test_an_empty_journal_gives_nothing_and_makes_no_folder(context: "Context") -> None:
    assert words_of(context) is None
    assert not context.places.data.exists()


@given(st.dates())
def test_any_day_has_earlier_days_only(day: date) -> None:
    assert all(earlier < day for earlier, _, _ in days_before(day))


def test_at_the_end_of_time(context: "Context") -> None:
    assert look_back(context.journal, date.max) is None
    assert context.journal.on_day(date.max) == ()


def test_a_check_in_written_later_stands_on_its_own_day(context: "Context") -> None:
    rated = (Reflection(key="a", need="seen", rating=6),)
    context.journal.add(replace(check_in(TODAY, "bbbbbb", reflections=rated), day=date(2026, 11, 26)))
    context.journal.add(check_in(date(2026, 11, 30), "cccccc", arrival=Arrival(state="settled")))
    found = {day: so_far.entry for day, so_far in fortnight(context.journal, TODAY) if so_far}
    assert found == {date(2026, 11, 26): "2026-12-03T0801-bbbbbb", date(2026, 11, 30): "2026-11-30T0801-cccccc"}


def test_a_day_in_brief() -> None:
    entry = check_in(
        TODAY,
        arrival=Arrival(state="settled", words="tired"),
        reflections=(
            Reflection(key="a", need="seen", rating=8, words="He asked about the interview."),
            Reflection(key="b", need="safe", unclear=True),
            Reflection(key="c", need="stable", rating=4, put_away=True, words="Hidden."),
        ),
    )
    found = day_so_far([replace(entry, finished=None), entry])
    assert found
    assert (found.entry, found.state, found.words) == (entry.id, "settled", "tired")
    assert found.ratings == (("seen", 8), ("safe", "unclear"), ("soothed", None), ("secure", None), ("stable", None))
    assert found.line == "He asked about the interview."
    carried = day_so_far([replace(entry, close=CARRIED)])
    assert carried
    assert carried.line == CARRIED.carry


def test_what_is_written_later_without_a_rating_takes_none_away() -> None:
    rated = Reflection(key="a", need="safe", rating=10)
    deeper = Reflection(key="b", need="safe", words="One step deeper.")
    again = Reflection(key="c", need="safe", rating=7)
    told = [day_so_far([check_in(TODAY, reflections=parts)]) for parts in ((rated, deeper), (rated, deeper, again))]
    assert [dict(so_far.ratings)["safe"] for so_far in told if so_far] == [10, 7]


def test_an_open_check_in_is_told_only_where_it_will_do_and_hides_no_finished_one() -> None:
    done = check_in(TODAY, reflections=(Reflection(key="a", need="seen", rating=8),))
    still_open = check_in(TODAY, finished=None, reflections=(Reflection(key="a", need="seen", rating=3),))
    assert day_so_far([still_open]) is None
    told = day_so_far([still_open, done], even_open=True)
    assert told
    assert [so_far.ratings[0] for so_far in (told, *told.earlier)] == [("seen", 3), ("seen", 8)]


def test_of_a_day_nothing_that_is_put_away_is_told() -> None:
    hidden = check_in(
        TODAY,
        arrival=Arrival(state="mixed", words="hollow", put_away=True),
        reflections=(Reflection(key="a", need="seen", rating=1, words="Nobody.", put_away=True),),
        close=replace(CARRIED, put_away=True),
    )
    found = day_so_far([hidden])
    assert found
    assert (found.state, found.words, found.line) == (None, "", "")
    assert {rating for _, rating in found.ratings} == {None}


def test_a_day_without_a_finished_check_in_has_none() -> None:
    assert day_so_far([]) is None
    assert day_so_far([replace(check_in(TODAY), kind="note", note=Note(words="x"))]) is None


def test_nobody_who_is_marked_as_unsafe_by_now_comes_back(context: "Context") -> None:
    context.journal.circle.add(CirclePart(id="", kind="person", name="Henrik Olsen", unsafe=True))
    context.journal.circle.add(CirclePart(id="", kind="person", name="Ana"))
    long_ago, there = date(2025, 12, 3), ("@Henrik", "Ana")
    unkind = [Close(carry="henrik's laugh"), Close(carry="Dinner with Henrik Olsen, all right.")]
    assert words_of(context, *(check_in(long_ago, f"aaaaa{n}", close=close) for n, close in enumerate(unkind))) is None
    assert words_of(context, check_in(long_ago, "bbbbbb", note=Note(words="It rained.", people=there))) is None
    assert words_of(context, check_in(date(2026, 11, 26), close=Close(carry="Ana waved."))) == "Ana waved."
