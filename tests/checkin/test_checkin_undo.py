"""What was done on Today is undone, the last first; what has changed since is left."""

from datetime import timedelta

import pytest

from connectwell.checkin.exclusions import rule_out
from connectwell.checkin.look_back import not_again
from connectwell.checkin.today import FollowUpEditor, plan_of, read_today, record_answer
from connectwell.checkin.undo import TodayUndo
from connectwell.context import Context
from connectwell.errors import UsageFault
from connectwell.model.entry import Entry, Note
from connectwell.settings import read_settings
from steady import TickingClock


@pytest.fixture
def undo(context: Context) -> TodayUndo:
    return TodayUndo(context)


def _said(context: Context) -> tuple[str, str | None]:
    context.journal.start_over()
    now = read_today(context)
    return now.idea.id, now.said


def test_answers_are_undone_one_by_one_to_the_first(context: Context, undo: TodayUndo) -> None:
    seen = [_said(context)]
    for status in ("passed", "planned", "not-today", "passed", "done"):
        idea = read_today(context).idea
        undo.track(lambda idea=idea, status=status: record_answer(context, idea, status))  # type: ignore[misc]
        seen.append(_said(context))
    assert len(set(seen)) == len(seen)
    for before in reversed(seen[:-1]):
        assert undo.undo()
        assert _said(context) == before
    assert not undo.undo()
    assert list(context.journal.newest()) == []


def test_what_was_ruled_out_comes_back_with_its_connection(context: Context, undo: TodayUndo) -> None:
    before, idea = _said(context), read_today(context).idea

    def never() -> Entry:
        rule_out(context, idea, "this")
        return record_answer(context, idea, "passed")

    undo.track(never)
    assert context.settings.never_suggest == (idea.id,)
    assert _said(context)[0] != idea.id
    undo.undo()
    assert not read_settings(context.places).never_suggest
    assert _said(context) == before


def test_how_it_went_is_undone_before_that_it_was_done(context: Context, undo: TodayUndo) -> None:
    before = _said(context)
    entry = undo.track(lambda: record_answer(context, read_today(context).idea, "done"))
    FollowUpEditor(context, plan_of(entry)).save("done", "She smiled.", ["seen"])
    undo.track_since(entry)
    undo.undo()
    assert context.journal.get(entry.id).connections[0].landed is None
    assert _said(context)[1] == "done"
    undo.undo()
    assert _said(context) == before


def test_an_entry_of_another_year_comes_back_by_itself_again(
    context: Context, undo: TodayUndo, clock: TickingClock
) -> None:
    when = clock.now - timedelta(days=365)
    note = Entry(
        id=context.journal.new_id(when), kind="note", day=when.date(), started=when, finished=when, note=Note(words="x")
    )
    context.journal.add(note)
    undo.track(lambda: not_again(context, note.id), [note.id])
    assert context.journal.get(note.id).not_again
    undo.undo()
    assert not context.journal.get(note.id).not_again


def test_what_changed_since_is_not_undone(context: Context, undo: TodayUndo) -> None:
    first = undo.track(lambda: record_answer(context, read_today(context).idea, "planned"))
    FollowUpEditor(context, plan_of(first)).save("done", "Elsewhere, by another window.")
    with pytest.raises(UsageFault, match="changed since"):
        undo.undo()
    assert context.journal.get(first.id).connections[0].landed is not None
    assert not undo.can_undo
