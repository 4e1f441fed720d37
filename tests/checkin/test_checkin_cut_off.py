"""What was cut off outside a check-in is told of and marked in lists; what was only marked is no empty note."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from connectwell.checkin import suggestion, today
from connectwell.checkin.left_open import leave, left_open, said_of_left
from connectwell.checkin.own_connection import own_connection_draft
from connectwell.context import Context
from connectwell.entries import page
from connectwell.entries.browser import EntryBrowser
from connectwell.entries.note import note_draft
from connectwell.journal import Query, Readable
from connectwell.model.entry import Connection, Entry, Landed
from connectwell.model.terms import OUTCOMES
from connectwell.session import agenda
from connectwell.session.agenda import LineDraft, agenda_entries, close, open_lines
from connectwell.session.meeting import Meeting


def how_it_went(context: Context, *, so_far: bool) -> Entry:
    idea, _ = suggestion.of_day(context, context.today(), ())
    entry = today.record_answer(context, idea, "done")
    return today.FollowUpEditor(context, today.plan_of(entry)).save("done", "She smiled", so_far=so_far)


def told(context: Context) -> str:
    left = left_open(suggestion.newest(context.journal, context.today()), context.today())
    return said_of_left(left) if left else ""


def test_words_on_how_it_went_that_were_cut_off_are_told_of_and_gone_on_with(context: Context) -> None:
    entry = how_it_went(context, so_far=True)
    said = "What you wrote about how a small connection went, on Saturday 21 November, isn't finished."
    assert told(context) == said
    assert page.kind_of(entry) == "A small connection (open)"
    (left,) = left_open([entry], context.today())
    editor = today.FollowUpEditor(context, today.plan_left(left))
    assert editor.words == "She smiled"
    entry = editor.save("done", "She smiled. That was all.")
    assert told(context) == ""
    assert page.kind_of(entry) == "A small connection"


def test_a_check_in_is_open_while_words_on_its_connection_are(context: Context) -> None:
    landed = Connection(key="c1f0", status="done", landed=Landed(words="She", open=True))
    now = context.clock()
    entry = Entry(id="2026-11-21T0801-c1c1c1", kind="check-in", day=context.today(), started=now, finished=now)
    assert page.kind_of(replace(entry, connections=(landed,))) == "Check-in (open)"
    assert page.kind_of(entry) == "Check-in"


def test_what_was_finished_is_not_told_of(context: Context) -> None:
    entry = how_it_went(context, so_far=False)
    assert (told(context), page.kind_of(entry)) == ("", "A small connection")


@pytest.mark.parametrize(
    ("write", "kind"),
    [
        (lambda context: note_draft(context).save("Rain", so_far=True), "Note (open)"),
        (lambda context: own_connection_draft(context).save("Rain", so_far=True), "A small connection (open)"),
        (lambda context: agenda.LineDraft(context).save("Rain", so_far=True), "Note for my session (open)"),
        (lambda context: Meeting(context).save("Rain"), "Session (open)"),
    ],
)
def test_lists_mark_what_isnt_finished(context: Context, write: Callable[[Context], Entry], kind: str) -> None:
    assert page.kind_of(write(context)) == kind


def test_a_mark_that_was_closed_is_no_empty_note(context: Context) -> None:
    entry = how_it_went(context, so_far=False)
    editing = EntryBrowser(context).edit(entry.id)
    mark = next(field for field in editing.fields if field.id.endswith(".for_session"))
    editing.set(mark.id, True)
    (item,) = agenda.open_lines(agenda.agenda_entries(context.journal))
    agenda.close(context, item, "talked")
    browser = EntryBrowser(context)
    for found in (browser.listed(), browser.listed(Query(kinds=frozenset({"agenda"}))), browser.search(Query())):
        assert all(isinstance(one, Readable) and one.entry.kind != "agenda" for one in found)
    (closed,) = agenda.all_lines(agenda.agenda_entries(context.journal))
    assert "She smiled" in agenda.line_text(closed, context.today())


def test_a_note_cut_off_and_then_talked_about_or_let_go_is_finished_with(context: Context) -> None:
    for outcome in OUTCOMES:
        LineDraft(context).save("How mornings go", so_far=True)
        (line,) = open_lines(agenda_entries(context.journal))
        assert left_open(suggestion.newest(context.journal, context.today()), context.today())
        close(context, line, outcome)
        assert not left_open(suggestion.newest(context.journal, context.today()), context.today())


def test_all_that_is_unfinished_is_told_of_and_each_can_be_left(context: Context) -> None:
    for words in ("Rain", "Snow", "Hail"):
        note_draft(context).save(words, so_far=True)
    how_it_went(context, so_far=True)
    assert told(context).endswith("isn't finished. And 3 more.")
    for more in (" And 2 more.", " And one more.", "", None):
        newest, *_ = left_open(suggestion.newest(context.journal, context.today()), context.today())
        leave(context, newest)
        assert told(context) == ("" if more is None else f"A note from Saturday 21 November isn't finished.{more}")
