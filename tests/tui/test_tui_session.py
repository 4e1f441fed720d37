"""A session is noted: saved as it is typed; when done, lines are closed and what was put away comes back."""

from datetime import date

import pytest
from textual.pilot import Pilot

from connectwell import sentences
from connectwell.context import Context
from connectwell.session.meeting import Meeting
from connectwell.tui import wording
from connectwell.tui.app import Companion
from connectwell.tui.screens.session.session import SessionScreen
from tui.test_tui_agenda import line, lines_on_disk, marked, to_agenda
from tui.tui_tools import entries, focus, note, on, on_disk, press, sees, sees_no, shown, until, write


def sessions(context: Context) -> list[dict[str, object]]:
    """Every session table, oldest first."""
    return [entry["session"] for entry in entries(context) if entry["kind"] == "session"]


async def to_session(app: Companion, pilot: Pilot[None]) -> None:
    """From Today to noting a session."""
    await to_agenda(app, pilot)
    await press(pilot, "s")
    await on(app, "SessionScreen")
    await sees(app, "What would you like to keep from the session, if")


async def test_a_session_closes_what_was_talked_about_and_brings_back_what_was_put_away(context: Context) -> None:
    note(context, "heavy words", days_ago=3, put_away=True)
    note(context, "light words", days_ago=2)
    marked(context, days_ago=1)
    line(context, "How mornings go")
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_session(app, pilot)
        await sees(app, "○ Seen, 20 November: “secret words”")
        await press(pilot, "down", "space")
        await sees(app, "● 21 November: How mornings go")
        await press(pilot, "tab")
        await write(pilot, "I can ask for a pause.")
        await press(pilot, "tab")
        await write(pilot, "The clock.")
        await press(pilot, "ctrl+n")
        await on(app, "AgendaScreen")
        await sees(
            app,
            "The session is saved. 1 note is marked as talked about. 1 thing you had put away is back in your journal.",
        )
        await sees(app, "Seen, 20 November: “secret words”")
        assert "How mornings go" not in shown(app)
        await press(pilot, "f1", "escape")
        await on(app, "AgendaScreen")
    assert sessions(context) == [{"keep": "I can ask for a pause.", "wrong": "The clock.", "sharing": "private"}]
    assert lines_on_disk(context)[0]["outcome"] == "talked"
    assert not [e for e in entries(context) if e.get("note", {}).get("put_away")]


async def test_that_it_happened_is_enough(context: Context) -> None:
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_session(app, pilot)
        assert "talk about?" not in shown(app)
        assert focus(app).id == "keep"
        await press(pilot, "ctrl+n")
        await on(app, "AgendaScreen")
        await sees(app, "The session is saved.")
    assert len(sessions(context)) == 1


async def test_it_is_saved_as_it_is_typed_in_one_entry(context: Context) -> None:
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_session(app, pilot)
        await write(pilot, "To keep.")
        await on_disk(context, "To keep.")
        await press(pilot, "tab")
        await write(pilot, "What sat wrong.")
        await on_disk(context, "What sat wrong.")
    assert [(told["keep"], told["wrong"]) for told in sessions(context)] == [("To keep.", "What sat wrong.")]


async def test_esc_saves_and_nothing_follows_from_it(context: Context) -> None:
    note(context, "heavy words", put_away=True)
    line(context, "How mornings go")
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_session(app, pilot)
        await press(pilot, "a", "tab")
        await write(pilot, "To keep.")
        await press(pilot, "escape")
        await sees(app, "What you wrote and marked is saved. Your notes stay open, and what you put away stays away")
        await sees(app, "How mornings go")
    assert len(sessions(context)) == 1
    assert "outcome" not in lines_on_disk(context)[0]
    assert [e for e in entries(context) if e.get("note", {}).get("put_away")]


async def _half_noted(context: Context) -> None:
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_session(app, pilot)
        await write(pilot, "To keep.")
        await press(pilot, "escape")
        await sees(app, "What you wrote and marked is saved.")


async def test_one_left_with_esc_is_gone_on_with(context: Context) -> None:
    await _half_noted(context)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_agenda(app, pilot)
        await press(pilot, "s")
        await sees(app, "The session you began to record on Saturday")
        await press(pilot, "1")
        await on(app, "SessionScreen")
        await sees(app, "To keep.")
        await press(pilot, "tab")
        await write(pilot, "The clock.")
        await press(pilot, "ctrl+n")
        await sees(app, "The session is saved.")
        await press(pilot, "s")
        await on(app, "SessionScreen")
    (told,) = [entry for entry in entries(context) if entry["kind"] == "session"]
    assert (told["session"]["keep"], told["session"]["wrong"]) == ("To keep.", "The clock.")
    assert "finished" in told


async def test_one_left_with_esc_can_be_let_be_and_another_noted(context: Context) -> None:
    await _half_noted(context)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_agenda(app, pilot)
        await press(pilot, "s")
        await sees(app, "isn't finished.")
        await press(pilot, "escape")
        await on(app, "AgendaScreen")
        await press(pilot, "s")
        await sees(app, "isn't finished.")
        await press(pilot, "2")
        await on(app, "SessionScreen")
        await write(pilot, "Another.")
        await press(pilot, "ctrl+n")
        await sees(app, "The session is saved.")
    assert [told["keep"] for told in sessions(context)] == ["To keep.", "Another."]


async def test_esc_where_nothing_was_written_leaves_nothing(context: Context) -> None:
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_session(app, pilot)
        await press(pilot, "escape")
        await sees(app, "Nothing was written, so nothing was saved.")
    assert entries(context) == []


async def test_what_was_talked_about_and_the_day_are_there_when_it_is_gone_on_with(context: Context) -> None:
    line(context, "First")
    line(context, "Second")
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_session(app, pilot)
        await press(pilot, "down", "space")
        await until(lambda: sessions(context), "what was chosen, on disk at once")
        await press(pilot, "tab", "tab", "tab")
        await write(pilot, "tomorrow")
        await press(pilot, "ctrl+n")
        await sees(app, "That day is still to come.")
        await press(pilot, *["backspace"] * 8)
        await write(pilot, "wed")
        await sees(app, "Which day was the session? · Wednesday 18 November")
        await press(pilot, "escape")
        await sees(app, "What you wrote and marked is saved.")
        await press(pilot, "s")
        await sees(app, "isn't finished.")
        await press(pilot, "1")
        await on(app, "SessionScreen")
        await sees(app, "● 21 November: Second")
        assert "○ 21 November: First" in shown(app)
        await press(pilot, "ctrl+n")
        await sees(app, "1 note is marked as talked about.")
    assert [told.get("outcome") for told in lines_on_disk(context)] == [None, "talked"]
    assert [entry["day"] for entry in entries(context) if entry["kind"] == "session"] == [date(2026, 11, 18)]


async def test_all_lines_by_one_key_or_by_the_mouse(context: Context) -> None:
    line(context, "First")
    line(context, "Second")
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_session(app, pilot)
        await press(pilot, "a")
        await sees(app, "● 21 November: First")
        await sees(app, "● 21 November: Second")
        await press(pilot, "a")
        await sees(app, "○ 21 November: First")
        await pilot.click("#talked", offset=(4, 1))
        await sees(app, "● 21 November: Second")
        await press(pilot, "ctrl+n")
        await sees(app, "1 note is marked as talked about.")
    assert [told.get("outcome") for told in lines_on_disk(context)] == [None, "talked"]


async def test_a_session_that_cannot_be_saved_stays_on_the_screen(context: Context) -> None:
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_session(app, pilot)
        context.places.data.write_text("a file where the folder belongs")
        await write(pilot, "To keep.")
        await press(pilot, "ctrl+n")
        await sees(app, "Your words are still on the screen.")
        assert type(app.screen).__name__ == "SessionScreen"
        context.places.data.unlink()
        await press(pilot, "ctrl+n")
        await on(app, "AgendaScreen")
        await until(lambda: sessions(context), "the session on disk")
    assert sessions(context)[0]["keep"] == "To keep."


async def test_the_question_stays_in_sight_on_a_small_window(context: Context) -> None:
    for n in range(9):
        line(context, f"Line {n}")
    app = Companion(context)
    async with app.run_test(size=(60, 20)) as pilot:
        await to_session(app, pilot)
        await sees(app, "Which of these did you talk about?")
        await press(pilot, *["down"] * 8)
        await sees(app, "Line 8")


async def test_the_day_of_the_next_one_is_kept_and_heads_the_lines(context: Context) -> None:
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_session(app, pilot)
        await press(pilot, "tab", "tab", "tab")
        await write(pilot, "yesterday")
        await press(pilot, "enter")
        await sees(app, "is over. Give today or a later day")
        await press(pilot, *["backspace"] * 9)
        await write(pilot, "tuesday")
        await sees(app, "Tuesday 24 November")
        await press(pilot, "enter")
        await on(app, "AgendaScreen")
        await sees(app, "For my session · Tuesday 24 November")
    assert sessions(context)[0]["next"] == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("last", "said"), [("ctrl+n", "1 note is marked as talked about. u undoes this."), ("escape", "u undoes this.")]
)
async def test_a_session_is_undone_as_a_whole(context: Context, last: str, said: str) -> None:
    line(context, "About Tuesday")
    before = context.journal.raw(next(context.journal.newest()).handle)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_session(app, pilot)
        await press(pilot, "space", "tab")
        await write(pilot, "To keep.")
        await press(pilot, last)
        await on(app, "AgendaScreen")
        await sees(app, said)
        assert [one["keep"] for one in sessions(context)] == ["To keep."]
        await press(pilot, "u")
        await sees(app, "Undone. The session, its notes and what was put away are as before.")
        await sees(app, "About Tuesday")
    (left,) = [item.handle for item in context.journal.newest()]
    assert context.journal.raw(left) == before


async def test_notes_for_it_are_undone_one_by_one(context: Context) -> None:
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "b")
        for words in ("Tuesday", "Friday"):
            await on(app, "AgendaScreen")
            await press(pilot, "n")
            await on(app, "LineScreen")
            await write(pilot, words)
            await press(pilot, "escape")
        await on(app, "AgendaScreen")
        await sees(app, "Friday")
        await press(pilot, "u")
        await sees_no(app, "Friday")
        await press(pilot, "u")
        await sees_no(app, "Tuesday")
    assert not list(context.journal.newest())


def test_leaving_says_nothing_was_written_only_where_nothing_is(context: Context) -> None:
    assert SessionScreen(Meeting(context), ()).said_on_leaving() == sentences.NOTHING_YET
    draft = Meeting(context).save("To keep.")
    assert SessionScreen(Meeting(context, draft=draft), ()).said_on_leaving() == wording.SESSION_LEFT
