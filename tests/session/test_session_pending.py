"""What waits for the next session."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from meeting import check_in, reflection, write

from connectwell.context import Context
from connectwell.errors import UsageFault
from connectwell.model.entry import Entry, Session
from connectwell.session.agenda import agenda_entries
from connectwell.session.meeting import Meeting
from connectwell.session.next_session import next_day, next_session, set_next_session
from connectwell.session.pending import PendingForSession, pending_for
from steady import MORNING

TODAY = MORNING.date()


def session(days_ago: int, next: date | None) -> Entry:
    began = replace(check_in(days_ago=days_ago, tail=f"sess{days_ago:02}"), kind="session")
    return replace(began, session=Session(next=next))


def test_nothing_waits_in_a_new_journal(context: Context) -> None:
    assert pending_for(context.journal, TODAY) == PendingForSession(None, 0)


def test_notes_are_counted_and_the_last_session_says_when_the_next_one_is(context: Context) -> None:
    context.journal.add(check_in(reflection(for_session=True)))
    write(context, "Ask about the holidays.")
    context.journal.add(session(14, TODAY + timedelta(days=30)))
    context.journal.add(session(7, TODAY + timedelta(days=2)))
    assert pending_for(context.journal, TODAY) == PendingForSession(TODAY + timedelta(days=2), 2)


def test_a_day_that_is_over_is_not_told_and_today_is(context: Context) -> None:
    context.journal.add(session(7, TODAY))
    assert pending_for(context.journal, TODAY).day == TODAY
    assert pending_for(context.journal, TODAY + timedelta(days=1)).day is None


# --- When the next one is


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-12-08", date(2026, 12, 8)),
        ("today", TODAY),
        (" Tomorrow. ", TODAY + timedelta(days=1)),
        ("tuesday", date(2026, 11, 24)),
        ("Saturday", date(2026, 11, 28)),  # today is one, and that is called today
        ("on tuesday", date(2026, 11, 24)),
        ("next thursday", date(2026, 11, 26)),
        ("Next Saturday", date(2026, 11, 28)),
        ("3 dec", date(2026, 12, 3)),
        ("in two weeks", TODAY + timedelta(days=14)),
        ("in 10 days", TODAY + timedelta(days=10)),
        ("in 99999999999999999999 weeks", date.max),
        ("", None),
    ],
)
def test_the_next_day_may_be_named_in_several_ways(typed: str, day: date | None) -> None:
    assert next_day(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "why"), [("yesterday", "is over"), ("8.13.", "Type a day like"), ("2026-02-30", "Type a day like")]
)
def test_a_day_that_is_over_or_none_is_a_sentence(typed: str, why: str) -> None:
    with pytest.raises(UsageFault, match=why):
        next_day(typed, TODAY)


def test_it_is_saved_with_the_session_and_stays_when_more_is_written(context: Context) -> None:
    meeting = Meeting(context)
    meeting.set_next_day(date(2026, 12, 8))
    left = meeting.save("A pause.")
    again = Meeting(context, draft=left)
    again.save("A pause, and a walk.")
    assert again.session_so_far.next == date(2026, 12, 8)
    assert pending_for(context.journal, TODAY).day is None, "the form isn't finished yet"
    again.settle(())
    assert pending_for(context.journal, TODAY).day == date(2026, 12, 8)


def test_it_can_be_said_without_a_session_and_changed_and_is_no_note(context: Context) -> None:
    for day in (date(2026, 12, 3), date(2026, 12, 4)):
        set_next_session(context, day)
        assert pending_for(context.journal, TODAY) == PendingForSession(day, 0)
    assert len(list(context.journal.newest())) == 1
    set_next_session(context, None)
    assert pending_for(context.journal, TODAY) == PendingForSession(None, 0)


def test_what_a_session_said_is_changed_where_it_said_it(context: Context) -> None:
    said = context.journal.add(replace(session(2, TODAY + timedelta(days=5)), finished=MORNING))
    set_next_session(context, TODAY + timedelta(days=6))
    assert context.journal.get(said.id).session == Session(next=TODAY + timedelta(days=6))


def test_an_older_day_does_not_come_back_when_it_is_not_known(context: Context) -> None:
    for days_ago in (9, 2):
        context.journal.add(session(days_ago, TODAY + timedelta(days=10 - days_ago)))
    set_next_session(context, None)
    assert next_session(agenda_entries(context.journal), TODAY) is None
