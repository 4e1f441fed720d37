"""agenda and session: lines for the next session, and that it happened."""

import json
from dataclasses import replace
from datetime import date, timedelta
from io import StringIO

import pytest
from asking import ask

from connectwell import sentences
from connectwell.cli import progress_line
from connectwell.clock import system_clock
from connectwell.context import Context
from connectwell.model.entry import AgendaLine, Entry, Reflection, Session
from connectwell.session import agenda
from connectwell.session.meeting import Meeting
from steady import at_time
from terminal import Terminal

SAYS = "Safe, 21 November: "


@pytest.fixture
def marked(context: Context) -> Entry:
    """A check-in with one reflection that is marked for the session, and put away till then."""
    part = Reflection(key="a8d2", need="safe", words="@Ana asked.", for_session=True, put_away=True)
    now = context.clock()
    return context.journal.add(
        Entry(id="2026-11-21T0801-q7f3k2", kind="check-in", day=now.date(), started=now, reflections=(part,))
    )


def newest(context: Context) -> Entry:
    return context.journal.get("latest")


def line_of(entry: Entry) -> AgendaLine:
    assert entry.agenda is not None
    return entry.agenda


def session_of(context: Context) -> Session:
    found = next(item.entry for item in context.journal.newest() if hasattr(item, "entry") and item.entry.session)
    assert found.session is not None
    return found.session


def test_nothing_for_the_session_is_a_sentence(context: Context) -> None:
    told = ask(context, "agenda")
    assert (told.exit_code, told.stdout, told.stderr) == (0, "", "There are no notes for your session here.\n")
    assert json.loads(ask(context, "agenda", "--json").stdout) == []


def test_where_all_notes_are_closed_that_is_said_with_how_to_see_them(context: Context) -> None:
    agenda.LineDraft(context).save("The bolted door.")
    (line,) = agenda.open_lines(agenda.agenda_entries(context.journal))
    agenda.close(context, line, "talked")
    told = ask(context, "agenda")
    assert (told.exit_code, told.stdout) == (0, "")
    assert told.stderr == f"{sentences.ALL_CLOSED} 'connectwell agenda --all' shows them.\n"


@pytest.mark.usefixtures("marked")
def test_a_mark_is_listed_without_a_word_of_what_was_written(context: Context) -> None:
    told = ask(context, "agenda")
    assert told.stdout == f"q7f3k2/a8d2  {SAYS}(marked, nothing written yet)\n"
    assert told.stderr == "'connectwell agenda add --about ID' writes the note for one that was marked.\n"


@pytest.mark.usefixtures("marked")
def test_the_line_for_a_mark_is_written(context: Context) -> None:
    told = ask(context, "agenda", "add", "-", "--about", "q7f3k2/a8d2", "--wants", "listen", words="How mornings go.\n")
    assert told.exit_code == 0
    entry = newest(context)
    assert line_of(entry) == AgendaLine(words="How mornings go.", wants="listen", about="q7f3k2/a8d2", sharing="words")
    assert ask(context, "agenda").stdout == f"{entry.id[16:]}  {SAYS}How mornings go. (listen)\n"
    again = ask(context, "agenda", "add", "--about", entry.id[16:], words="Another.")
    assert again.exit_code == 2
    assert "There is a note for that already" in again.stderr


def test_a_line_of_several_rows_stands_below_itself(context: Context) -> None:
    ask(context, "agenda", "add", words="How mornings go\nwhen nobody answers.")
    first, second = ask(context, "agenda").stdout.splitlines()
    assert first.endswith("  21 November: How mornings go")
    assert second == " " * 8 + "when nobody answers."


def test_done_and_let_go(context: Context, marked: Entry) -> None:
    ask(context, "agenda", "add", words="One.")
    one = newest(context).id[16:]
    assert ask(context, "agenda", "done", one, "zzzzzz").exit_code == 1
    assert len(ask(context, "agenda").stdout.splitlines()) == 2, "nothing is closed where one name is wrong"
    assert ask(context, "agenda", "done", one, one).stderr.startswith("Talked about.")
    assert ask(context, "agenda", "let-go", "q7f3k2/a8d2").stderr.startswith("Let go.")
    assert ask(context, "agenda").stdout == ""
    lines = ask(context, "agenda", "--all").stdout
    assert "One. (talked about)" in lines
    assert f"{SAYS}(marked, nothing written yet) (let go)" in lines
    told = json.loads(ask(context, "agenda", "--all", "--json").stdout)
    assert {(item["outcome"], item["about"]) for item in told} == {("talked", None), ("let-go", "q7f3k2/a8d2")}
    assert context.journal.get(marked.id).reflections[0].for_session


def test_a_line_talked_about_earlier_cannot_be_closed_twice(context: Context) -> None:
    ask(context, "agenda", "add", words="One.")
    name = newest(context).id[16:]
    ask(context, "agenda", "done", name)
    told = ask(context, "agenda", "let-go", name)
    assert told.exit_code == 1
    assert told.stderr.startswith("There is no open note with that id")


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("agenda", "add", "hello"), "history"),
        (("agenda", "add", "-", "hello"), "history"),
        (("session", "hello"), "history"),
        (("agenda", "hello"), "There are: agenda"),
        (("agenda", "done"), "Say which"),
        (("agenda", "done", "x", "--wants", "listen"), "go with"),
        (("agenda", "--about", "q7f3k2/a8d2"), "go with"),
        (("agenda", "add", "--wants", "hello"), "one of: listen, understand, plan, know"),
    ],
)
def test_what_cannot_be_done_is_said_without_repeating_it(context: Context, args: tuple[str, ...], says: str) -> None:
    told = ask(context, *args, words="")
    assert told.exit_code == 2
    assert says in told.stderr
    assert "hello" not in told.stderr
    assert list(context.journal.newest()) == []


@pytest.mark.parametrize("words", ["", "\n"])
def test_no_words_is_no_line(context: Context, words: str) -> None:
    told = ask(context, "agenda", "add", words=words)
    assert (told.exit_code, told.stderr) == (1, "Nothing was written, so nothing was saved.\n")


def test_a_session_by_pipe_closes_what_was_talked_about_and_brings_back_what_was_put_away(
    context: Context, marked: Entry
) -> None:
    ask(context, "agenda", "add", words="One.")
    one = newest(context).id[16:]
    told = ask(
        context, "session", "-", "--talked", f"{one}, q7f3k2/a8d2", "--with", "my therapist",
        words="That I can ask\n\nfor a pause.\n.\nThe hurry.\n.\n",
    )  # fmt: skip
    assert told.exit_code == 0
    assert told.stderr == (
        "The session is saved.\n2 notes are marked as talked about. 1 thing you had put away is back in your journal.\n"
    )
    assert session_of(context) == Session(
        who="my therapist", keep="That I can ask\n\nfor a pause.", wrong="The hurry.", sharing="private"
    )
    assert ask(context, "agenda").stdout == ""
    assert "@Ana asked." in ask(context, "show", marked.id).stdout


@pytest.mark.usefixtures("marked")
def test_lines_that_are_not_named_are_carried_over(context: Context) -> None:
    assert ask(context, "session", words=".").stderr.startswith("The session is saved.\n1 thing")
    assert len(ask(context, "agenda").stdout.splitlines()) == 1
    assert ask(context, "session", "--talked", "none", words=".").stderr == "The session is saved.\n"
    assert (
        ask(context, "session", "--talked", "all", words=".").stderr
        == "The session is saved.\n1 note is marked as talked about.\n"
    )
    assert ask(context, "agenda").stdout == ""


def test_a_name_that_fits_no_line_notes_nothing(context: Context) -> None:
    told = ask(context, "session", "--talked", "zzzzzz", words="That I can ask.")
    assert told.exit_code == 1
    assert list(context.journal.newest()) == []


def test_what_cannot_be_brought_back_yet_is_said(context: Context, marked: Entry) -> None:
    (context.places.data / "versions").mkdir()
    (context.places.data / "versions" / marked.id).write_text("a file where a folder belongs")
    told = ask(context, "session", words="That I can ask.")
    assert told.exit_code == 1
    assert told.stderr.startswith(
        "The session is saved.\nSome notes may still be open, or some things still put away: "
    )
    assert session_of(context).keep == "That I can ask."


def on_terminal(context: Context, *args: str) -> Terminal:
    return Terminal(*args, environ={"CONNECTWELL_HOME": str(context.places.data.parent)})


def test_at_a_terminal_a_line_is_asked_for_and_then_what_they_would_like(context: Context) -> None:
    with on_terminal(context, "agenda", "add") as terminal:
        terminal.wait_for("on a line by itself.")
        terminal.press("How mornings go.\n.\n")
        terminal.wait_for("Just know 4.")
        terminal.press("help\n")
        terminal.wait_for("Emergency: 1 1 2.")
        terminal.wait_for("With or without a slash.\nWhat would you like")
        terminal.press("help me understand\n")
        assert terminal.end() == 0
    assert line_of(newest(context)).wants == "understand"


def test_at_a_terminal_a_session_is_asked_about(context: Context, marked: Entry) -> None:
    editing = context.journal.edit(marked.id)
    editing.save(replace(editing.entry, day=marked.day - timedelta(days=1)))
    with on_terminal(context, "session") as terminal:
        terminal.wait_for("Numbers, all, or none.")
        assert "1. Safe, 20 November" in terminal.seen
        terminal.press("7\n")
        terminal.wait_for("Type a number from 1 to 1, or the start of the word.\nWhich of these")
        terminal.press("1\n")
        terminal.wait_for("like to keep")
        terminal.press("A pause.\n.\n")
        terminal.wait_for("sit right")
        terminal.press(".\n")
        terminal.wait_for("your next session, if you know?")
        terminal.press("yesterday\n")
        terminal.wait_for("is over.")
        terminal.press("tomorrow\n")
        assert terminal.end() == 0
    assert session_of(context).next is not None
    assert " ".join(terminal.seen.split()).endswith(
        "1 note is marked as talked about. 1 thing you had put away is back in your journal."
    )
    assert session_of(context).keep == "A pause."


def test_ctrl_c_at_the_second_question_keeps_the_first_answer(context: Context, marked: Entry) -> None:
    with on_terminal(context, "session") as terminal:
        terminal.wait_for("Numbers, all, or none.")
        terminal.press("all\n")
        terminal.wait_for("like to keep")
        terminal.press("A pause.\n.\n")
        terminal.wait_for("sit right")
        terminal.press_until_taken("The hurry.\n")
        terminal.press("\x03")
        assert terminal.end() == 130
    assert (session_of(context).keep, session_of(context).wrong) == ("A pause.", "The hurry.")
    assert context.journal.get(marked.id).reflections[0].put_away, "nothing follows until it is noted to the end"


def half_noted(context: Context) -> Entry:
    """A session that was left after the first answer."""
    return Meeting(context).save("A pause.")


def test_at_a_terminal_a_session_left_half_way_is_gone_on_with(context: Context) -> None:
    half_noted(at_time(context, system_clock))  # which the terminal tells
    with on_terminal(context, "session") as terminal:
        terminal.wait_for("n: record another")
        assert "isn't finished." in terminal.seen
        terminal.press("\n")
        terminal.wait_for("Written so far:\nA pause.")
        terminal.wait_for("on a line by itself.")
        terminal.press("And rest.\n.\n")
        terminal.wait_for("sit right")
        terminal.press(".\n")
        terminal.wait_for("your next session, if you know?")
        terminal.press("/skip\n")
        assert terminal.end() == 0
    (item,) = context.journal.newest()
    assert session_of(context).keep == "A pause.\nAnd rest."
    assert context.journal.get(item.handle).finished


def test_from_a_pipe_one_left_half_way_is_told_of_and_stays(context: Context) -> None:
    draft = half_noted(context)
    told = ask(context, "session", "-", words="Rest.")
    assert told.exit_code == 0
    assert "isn't finished." in told.stderr
    assert "'connectwell session' at a terminal goes on with it." in told.stderr
    assert len(list(context.journal.newest())) == 2
    assert context.journal.get(draft.id) == draft


class Screen(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("term", "shown"), [("xterm", "\rLooking… 1 of 2\r\x1b[K"), ("dumb", "Looking…\n"), (None, "")]
)
def test_what_takes_long_is_said_on_a_terminal_and_leaves_no_trace(
    term: str | None, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = Screen() if term else StringIO()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("TERM", term or "xterm")
    with progress_line.waiting("Looking…") as progress:
        progress(0, 2)
        monkeypatch.setattr(progress_line, "AFTER", 0)
        progress(1, 2)
        progress(2, 2)
    assert screen.getvalue() == shown


def test_the_words_of_a_mark_are_brought_as_they_are(context: Context) -> None:
    check_in = Entry(id="2026-11-21T0801-m1m2m3", kind="check-in", day=date(2026, 11, 21), started=context.clock())
    part = Reflection(key="a8d2", need="safe", words="The bolted door.", for_session=True)
    context.journal.add(replace(check_in, reflections=(part,)))
    assert "“The bolted door.”" in ask(context, "agenda").stdout
    assert ask(context, "agenda", "bring", "m1m2m3/a8d2").exit_code == 0
    assert ask(context, "agenda").stdout.endswith("Safe, 21 November: The bolted door.\n")
    assert ask(context, "agenda", "bring", "m1m2m3/a8d2").exit_code == 1


def test_a_session_can_be_of_an_earlier_day(context: Context) -> None:
    told = ask(context, "session", "-", "--day", "2030-01-01", words="A pause.")
    assert (told.exit_code, "hasn't come yet" in told.stderr) == (2, True)
    assert list(context.journal.newest()) == []
    assert ask(context, "session", "-", "--day", "2026-11-18", words="A pause.").exit_code == 0
    assert context.journal.get("latest").day == date(2026, 11, 18)


def test_a_session_says_when_the_next_one_is_and_a_day_that_is_over_changes_nothing(context: Context) -> None:
    told = ask(context, "session", "-", "--next", "yesterday", words="A pause.")
    assert (told.exit_code, "is over" in told.stderr) == (2, True)
    assert list(context.journal.newest()) == []
    assert ask(context, "session", "-", "--next", "2026-12-08", words="A pause.").exit_code == 0
    assert session_of(context).next == date(2026, 12, 8)
    assert "Your next session is on Tuesday 8 December." in ask(context, "agenda").stderr
