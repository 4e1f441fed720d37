"""What waits for the next session."""

from dataclasses import replace
from datetime import date, timedelta

from meeting import check_in, reflection, write

from connectwell.context import Context
from connectwell.model.entry import Entry, Session
from connectwell.session.waiting import Waiting, waiting_for
from steady import MORNING

TODAY = MORNING.date()


def session(days_ago: int, next: date | None) -> Entry:
    began = replace(check_in(days_ago=days_ago, tail=f"sess{days_ago:02}"), kind="session")
    return replace(began, session=Session(next=next))


def test_nothing_waits_in_a_new_journal(context: Context) -> None:
    assert waiting_for(context.journal, TODAY) == Waiting(None, 0)


def test_notes_are_counted_and_the_last_session_says_when_the_next_one_is(context: Context) -> None:
    context.journal.add(check_in(reflection(for_session=True)))
    write(context, "Ask about the holidays.")
    context.journal.add(session(14, TODAY + timedelta(days=30)))
    context.journal.add(session(7, TODAY + timedelta(days=2)))
    assert waiting_for(context.journal, TODAY) == Waiting(TODAY + timedelta(days=2), 2)


def test_a_day_that_is_over_is_not_told_and_today_is(context: Context) -> None:
    context.journal.add(session(7, TODAY))
    assert waiting_for(context.journal, TODAY).day == TODAY
    assert waiting_for(context.journal, TODAY + timedelta(days=1)).day is None
