"""For my session: lines that are written, changed, talked about, let go, and what a mark shows."""

import stat
from dataclasses import replace

import pytest
from textual.pilot import Pilot

from connectwell import sentences
from connectwell.context import Context
from connectwell.session import agenda
from connectwell.tui.app import Companion
from connectwell.tui.widgets.editor import Editor
from tui.tui_tools import entries, focus, on, on_disk, press, sees, sees_no, settled, shown, until, write
from tui.tui_weeks import checkin, reflection


def marked(context: Context, words: str = "secret words", *, days_ago: int = 0) -> str:
    """A check-in whose part on *seen* has the mark; gives the entry's id."""
    part = replace(reflection("seen", 4, words), for_session=True)
    return checkin(context, days_ago, part)


def line(context: Context, words: str) -> str:
    """A line of its own; gives its id."""
    return agenda.LineDraft(context).save(words).id


def lines_on_disk(context: Context) -> list[dict[str, object]]:
    """Every agenda table, oldest first."""
    return [entry["agenda"] for entry in entries(context) if entry["kind"] == "agenda"]


async def to_agenda(app: Companion, pilot: Pilot[None]) -> None:
    """From Today to the lines."""
    await sees(app, "b For my session")
    await press(pilot, "b")
    await on(app, "AgendaScreen")
    await app.workers.wait_for_complete()
    await settled(app, pilot)


async def test_nothing_yet_says_what_to_do(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_agenda(app, pilot)
        await sees(app, sentences.NO_LINES)
        await sees_no(app, "d Talked about")
        await press(pilot, "escape")
        await on(app, "TodayScreen")


async def test_the_words_of_a_mark_are_shown_and_leave_only_once_enter_makes_them_the_line(context: Context) -> None:
    marked(context)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_agenda(app, pilot)
        await sees(app, "Seen, 21 November: “secret words”")
        await press(pilot, "e")
        await sees(app, "Seen, Saturday 21 November")
        await press(pilot, "escape")
        await on(app, "AgendaScreen")
        assert lines_on_disk(context) == [], "looked at, and left"
        await press(pilot, "enter")
        await sees(app, "It's a note for your session now")
    (taken,) = lines_on_disk(context)
    assert (taken["words"], taken["sharing"]) == ("secret words", "words")


async def test_a_new_line_is_saved_as_it_is_typed_and_asks_what_they_would_like(context: Context) -> None:
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_agenda(app, pilot)
        await press(pilot, "n")
        await on(app, "LineScreen")
        await write(pilot, "How mornings go")
        await on_disk(context, "How mornings go")
        await write(pilot, ", when nobody answers")
        await press(pilot, "ctrl+n")
        await sees(app, "What would you like them to do, if you know?")
        await press(pilot, "2")
        await on(app, "AgendaScreen")
        await sees(app, "21 November: How mornings go, when nobody answers")
        await sees(app, "help me understand")
    assert lines_on_disk(context) == [
        {"words": "How mornings go, when nobody answers", "wants": "understand", "sharing": "words"}
    ]


async def test_esc_keeps_the_line_and_asks_nothing(context: Context) -> None:
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_agenda(app, pilot)
        await press(pilot, "n")
        await on(app, "LineScreen")
        await write(pilot, "A line")
        await press(pilot, "escape")
        await on(app, "AgendaScreen")
        await sees(app, "21 November: A line")
    assert lines_on_disk(context) == [{"words": "A line", "sharing": "words"}]


async def test_a_new_line_whose_words_are_all_taken_back_is_none(context: Context) -> None:
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_agenda(app, pilot)
        await press(pilot, "n")
        await write(pilot, "ab")
        await on_disk(context, '"ab"')
        await press(pilot, "backspace", "backspace", "escape")
        await sees(app, sentences.NO_LINES)
        await press(pilot, "n", "escape")
        await sees(app, sentences.NO_LINES)
    assert len(lines_on_disk(context)) == 1, "what was typed is only hidden"


async def test_the_line_for_a_mark_takes_its_place(context: Context) -> None:
    id = marked(context, days_ago=2)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_agenda(app, pilot)
        await press(pilot, "e")
        await on(app, "LineScreen")
        await until(lambda: isinstance(app.focused, Editor), "the editor to have the focus")
        await write(pilot, ", and the table")
        await press(pilot, "ctrl+n", "1")
        await sees(app, "Seen, 19 November: secret words, and the table")
        assert "not a note yet" not in shown(app)
        await press(pilot, "w")
        await sees(app, "(chosen before)")
        await press(pilot, "4")
        await sees(app, "just know")
    assert lines_on_disk(context)[0]["about"] == f"{id[16:]}/se11"
    assert lines_on_disk(context)[0]["wants"] == "know"


async def test_a_line_can_be_put_in_other_words(context: Context) -> None:
    line(context, "Mornings")
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_agenda(app, pilot)
        await press(pilot, "enter")
        await until(lambda: isinstance(app.focused, Editor), "the editor to have the focus")
        await write(pilot, " and evenings")
        await on_disk(context, "Mornings and evenings")
        await press(pilot, "escape")
        await sees(app, "Mornings and evenings")
    assert len(lines_on_disk(context)) == 1


async def test_a_line_is_talked_about_and_shown_again_when_asked(context: Context) -> None:
    line(context, "First")
    line(context, "Second")
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_agenda(app, pilot)
        await press(pilot, "d")
        await sees_no(app, "First")
        await sees(app, "a show these")
        await press(pilot, "a")
        await sees(app, "First")
        await sees(app, "talked about, 21 November")
        await sees(app, "a Open ones")
        await sees_no(app, "a Closed ones")
        await press(pilot, "up", "o")
        await sees_no(app, "talked about, 21 November")
        await press(pilot, "a", "l")
        await sees_no(app, "First")
        await sees(app, "Let go.")
    assert [told.get("outcome") for told in lines_on_disk(context)] == ["let-go", None]


async def test_what_was_done_with_notes_is_undone_one_by_one(context: Context) -> None:
    marked(context)
    line(context, "Second")
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_agenda(app, pilot)
        before = shown(app)
        await sees_no(app, "u Undo")
        await press(pilot, "l")
        await sees(app, "Let go.")
        await press(pilot, "d")
        await sees(app, "Your notes for the session are all closed. n writes one.")
        await sees(app, "u Undo")
        await press(pilot, "u")
        await sees(app, "Second")
        await sees(app, "Undone.")
        await press(pilot, "u")
        await sees_no(app, "u Undo")
        assert [row for row in shown(app).splitlines() if "November" in row] == [
            row for row in before.splitlines() if "November" in row
        ]
    assert not any(told.get("outcome") for told in lines_on_disk(context) if told.get("words"))
    assert len(agenda.open_lines(agenda.agenda_entries(context.journal))) == 2


async def test_a_mark_that_is_let_go_stays_so(context: Context) -> None:
    marked(context)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_agenda(app, pilot)
        await press(pilot, "l")
        await sees(app, "Your notes for the session are all closed. n writes one.")
        await press(pilot, "escape", "b")
        await on(app, "AgendaScreen")
        await app.workers.wait_for_complete()
        await sees(app, f"{sentences.ALL_CLOSED} n writes one.")


async def test_only_the_keys_that_fit_the_line_are_shown(context: Context) -> None:
    marked(context)
    line(context, "Written")
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_agenda(app, pilot)
        await sees(app, "e Write it")
        await sees_no(app, "w I'd like")
        await press(pilot, "down")
        await sees(app, "w I'd like")
        await press(pilot, "d", "a", "down")
        await sees(app, "o Open again")
        await sees_no(app, "e Write it")


async def test_words_are_never_markup(context: Context) -> None:
    line(context, "[red]one[/red] \x1b[2J [/oops]")
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_agenda(app, pilot)
        await sees(app, "[red]one[/red] ␛[2J [/oops]")


async def test_a_save_that_does_not_work_is_said_and_the_words_stay(context: Context) -> None:
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_agenda(app, pilot)
        await press(pilot, "n")
        await on(app, "LineScreen")
        context.places.data.write_text("a file where the folder belongs")
        await write(pilot, "A line")
        await press(pilot, "escape")
        await sees(app, "Your words are still on the screen.")
        assert type(app.screen).__name__ == "LineScreen"
        context.places.data.unlink()
        await press(pilot, "escape")
        await on(app, "AgendaScreen")
        await sees(app, "21 November: A line")
    [file] = (context.places.data / "entries").rglob("*.toml")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


async def test_a_line_that_went_away_elsewhere_is_said(context: Context) -> None:
    id = line(context, "Mornings")
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_agenda(app, pilot)
        await sees(app, "Mornings")
        context.journal.erase(id)
        await press(pilot, "enter")
        await until(lambda: app.screen.query_one("#notice").display, "a notice")
        assert type(app.screen).__name__ == "AgendaScreen"
        await press(pilot, "d")
        await settled(app, pilot)
        assert type(app.screen).__name__ == "AgendaScreen"


@pytest.mark.usefixtures("rested")
async def test_hiding_while_writing_puts_the_words_on_disk(context: Context) -> None:
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_agenda(app, pilot)
        await press(pilot, "n")
        await write(pilot, "A line in a hurry")
        await press(pilot, "f4")
        await on(app, "HiddenScreen")
        await on_disk(context, "A line in a hurry")
        await press(pilot, "f4")
        await on(app, "LineScreen")
        assert isinstance(focus(app), Editor)


async def test_the_day_of_the_next_session_is_said_changed_and_undone(context: Context) -> None:
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_agenda(app, pilot)
        for typed, told in (("3 dec", "on Thursday 3 December"), ("next thursday", "on Thursday 26 November")):
            await press(pilot, "t")
            await sees(app, "When is your next session, if you know?")
            await write(pilot, typed)
            await press(pilot, "enter")
            await sees(app, f"Your next session is {told}.")
        await press(pilot, "u")
        await sees(app, "For my session · Thursday 3 December")
        await press(pilot, "u")
        await sees_no(app, "3 December")
