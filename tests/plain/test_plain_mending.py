"""In plain lines: other words for a part, out of lists and back, lines for the session, and that one happened."""

from dataclasses import replace
from datetime import date

import pytest
from conversing import open_with

from connectwell import sentences
from connectwell.context import Context
from connectwell.entries.view import View
from connectwell.errors import SaveFailed, UsageFault
from connectwell.model.entry import AgendaLine, Entry, Note, Reflection, Session
from connectwell.plain.editing import REWORDED
from connectwell.plain.finding import read_view
from connectwell.plain.one_entry import REMOVED
from connectwell.session import agenda
from steady import MORNING


@pytest.fixture
def note(context: Context) -> Entry:
    note = Note(words="Rain all evening. @Ana rang.", people=("Ana", "Leyla"))
    return context.journal.add(
        Entry(
            id="2026-11-20T2101-n1n2n3", kind="note", day=MORNING.date(), started=MORNING, finished=MORNING, note=note
        )
    )


@pytest.fixture
def checkin(context: Context) -> Entry:
    parts = (
        Reflection(key="a8d2", need="seen", words="@Ana asked.", people=("Ana",)),
        Reflection(key="b1e0", need="safe", words="The bolted door.", for_session=True),
        Reflection(key="b7aa", need="soothed", words="Not to be seen yet.", put_away=True),
    )
    return context.journal.add(
        Entry(
            id="2026-11-21T0801-q7f3k2", kind="check-in", day=MORNING.date(), started=MORNING, finished=MORNING,
            reflections=parts,
        )
    )  # fmt: skip


def words_of(context: Context, entry: Entry) -> str:
    found = context.journal.get(entry.id).note
    assert found is not None
    return found.words


def earlier(context: Context, entry: Entry) -> list[str]:
    notes = [context.journal.version(version).note for version in context.journal.versions(entry.id)]
    return [note.words for note in notes if note]


def test_words_are_written_anew_and_the_earlier_ones_are_a_version(context: Context, note: Entry) -> None:
    told = open_with(context, "j|1|e|2|Snow.|@Omar rang.|.|||q")
    assert REWORDED in told.flat
    assert "Rain all evening. @Ana rang. Write it again" in told.flat
    changed = context.journal.get(note.id).note
    assert changed is not None
    assert (changed.words, changed.people) == ("Snow.\n@Omar rang.", ("Leyla", "Omar"))
    assert earlier(context, note) == ["Rain all evening. @Ana rang."]


@pytest.mark.parametrize("answer", [".", ""])
def test_a_dot_alone_keeps_the_old_words(context: Context, note: Entry, answer: str) -> None:
    told = open_with(context, f"j|1|e|2|{answer}|||q")
    assert "Nothing was changed." in told.flat
    assert words_of(context, note) == "Rain all evening. @Ana rang."
    assert context.journal.versions(note.id) == ()


@pytest.mark.parametrize("way", ["/stop", "/back", ""])
def test_what_was_written_until_one_leaves_stands_below_the_old_words(context: Context, note: Entry, way: str) -> None:
    lines = f"j|1|e|2|Snow.|{way}|q" if way else "j|1|e|2|Snow."
    open_with(context, lines)
    assert words_of(context, note) == "Rain all evening. @Ana rang.\nSnow."


def test_one_part_of_several_is_chosen_and_what_is_put_away_is_not_offered(context: Context, checkin: Entry) -> None:
    told = open_with(context, "j|1|e|4|2|Morning light.|.|||q")
    assert "1. Rating: blank 2. Safe: The bolted door. 3. With: nobody named" in told.flat
    assert "Not to be seen yet" not in told.flat
    assert [part.words for part in context.journal.get(checkin.id).reflections] == [
        "@Ana asked.", "Morning light.", "Not to be seen yet.",
    ]  # fmt: skip


@pytest.mark.usefixtures("checkin")
def test_no_part_chosen_changes_nothing(context: Context) -> None:
    before = open_with(context, "j|1||q").entries
    assert open_with(context, "j|1|e|9|||||q").entries == before


def test_everything_of_a_check_in_is_edited_and_undone(context: Context, checkin: Entry) -> None:
    told = open_with(context, "j|1|e|3|1|11|seven|4|2||7|1|don't know|back|1|yesterday|u|u||q")
    assert "A rating is a whole number from 0 to 10" in told.flat
    assert told.flat.count("6. Secure") == 1, "what was read out isn't again"
    assert "Saved. Rating: 7." in told.flat
    seen = context.journal.get(checkin.id).reflections[0]
    assert (seen.rating, seen.sharing) == (7, "theme")
    assert "Undone: Day: Saturday 21 November 2026. " in told.flat
    assert "Undone: Stable. Rating: " in told.flat
    assert len(context.journal.get(checkin.id).reflections) == 3


def test_an_entry_is_taken_out_of_lists_and_brought_back(context: Context, note: Entry) -> None:
    told = open_with(context, "j|1|x|r||q")
    assert REMOVED in told.flat
    assert "It is back in your journal." in told.flat
    assert context.journal.get(note.id).removed is None


@pytest.mark.usefixtures("checkin")
def test_what_was_taken_out_can_be_listed_and_brought_back_later(context: Context, note: Entry) -> None:
    context.journal.remove(note.id)
    told = open_with(context, "j|out|1|r|all||q")
    assert told.flat.count("Note: Rain all evening.") == 2
    assert context.journal.get(note.id).removed is None
    assert "Nothing is removed." in open_with(context, "j|out||q").flat


@pytest.mark.usefixtures("note")
def test_letters_that_do_not_fit_here_say_so(context: Context) -> None:
    before = open_with(context, "q").entries
    told = open_with(context, "j|e|x|r||q", typed=True)
    assert told.flat.count("Type one of the numbers") == 3
    assert told.entries == before


def test_a_save_that_does_not_work_is_said_once_and_tried_again(context: Context, note: Entry) -> None:
    (context.places.data / "versions").mkdir()
    (context.places.data / "versions" / note.id).write_text("a file where a folder belongs")
    told = open_with(context, "j|1|e|2|Snow.|More snow.|.|||q", typed=True)
    assert told.flat.count("Your words are still here.") == 1
    with pytest.raises(SaveFailed):
        open_with(context, "j|1|e|2|Snow.|.|||q")
    assert words_of(context, note) == "Rain all evening. @Ana rang."


@pytest.mark.usefixtures("checkin")
def test_lines_for_the_session_are_read_out_written_and_closed(context: Context) -> None:
    told = open_with(context, "b|1|w|How the door helps.|.|help me|n|Another line.|.||1|t||q")
    assert "1. Safe, 21 November: “The bolted door.” (marked; not a note yet)" in told.flat
    assert "1. Safe, 21 November: How the door helps. (help me understand)" in told.flat
    assert "Marked as talked about." in told.flat
    (item,) = agenda.open_lines(agenda.agenda_entries(context.journal))
    assert (item.words, item.wants) == ("Another line.", None)


@pytest.mark.usefixtures("checkin")
def test_a_line_is_let_go_or_written_anew(context: Context) -> None:
    open_with(context, "b|n|One.|.||2|w|Two.|.|1|l||q")
    (item,) = agenda.open_lines(agenda.agenda_entries(context.journal))
    assert item.words == "Two."
    entry = context.journal.get(item.id)
    assert entry.agenda == AgendaLine(words="Two.", sharing="words")


@pytest.mark.usefixtures("checkin")
def test_where_all_lines_are_closed_that_is_said(context: Context) -> None:
    told = open_with(context, "b|1|l||q").flat
    assert sentences.ALL_CLOSED in told
    assert sentences.NO_LINES not in told


def test_with_no_lines_one_can_be_written_or_left(context: Context) -> None:
    told = open_with(context, "b||b|n|.||q")
    assert told.flat.count("There are no notes for your session here.") == 3
    assert "Nothing was written, so nothing was saved." in told.flat
    assert told.entries == []


def test_a_session_closes_what_was_talked_about_and_brings_back_what_was_put_away(
    context: Context, checkin: Entry
) -> None:
    told = open_with(context, "session|all|A pause.|.|The hurry.|.|tomorrow|wed|yesterday|tuesday|q")
    assert (
        "The session is saved. 1 note is marked as talked about. 1 thing you had put away is back in your journal."
        in told.flat
    )
    (session,) = [entry["session"] for entry in told.entries if entry["kind"] == "session"]
    assert (session["keep"], session["wrong"]) == ("A pause.", "The hurry.")
    assert session["next"] == date(2026, 11, 24)
    assert "Friday 20 November is over." in told.flat
    assert "That day is still to come." in told.flat
    assert [entry["day"] for entry in told.entries if entry["kind"] == "session"] == [date(2026, 11, 18)]
    assert not any(part.put_away for part in context.journal.get(checkin.id).reflections)


@pytest.mark.parametrize(
    "lines", ["session|none|A pause.|/stop", "session||A pause.|.|/back|q", "session|none|A pause."]
)
def test_leaving_half_way_keeps_the_words_and_nothing_follows(context: Context, checkin: Entry, lines: str) -> None:
    told = open_with(context, lines)
    (session,) = [entry["session"] for entry in told.entries if entry["kind"] == "session"]
    assert session == {"keep": "A pause.", "sharing": "private"}
    assert context.journal.get(checkin.id).reflections[2].put_away


@pytest.mark.usefixtures("checkin")
def test_a_session_left_half_way_is_gone_on_with(context: Context) -> None:
    open_with(context, "session|none|A pause.|/stop")
    told = open_with(context, "session|1|none|And rest.|.|The hurry.|.|||q")
    assert "The session you began to record on Saturday 21 November isn't finished." in told.flat
    assert "Written so far: A pause." in told.flat
    (session,) = [entry for entry in told.entries if entry["kind"] == "session"]
    assert (session["session"]["keep"], session["session"]["wrong"]) == ("A pause.\nAnd rest.", "The hurry.")
    assert "finished" in session
    assert "isn't finished" not in open_with(context, "session|/back|q").flat


def test_what_was_said_to_be_talked_about_is_kept_with_a_session_that_is_left(context: Context) -> None:
    for words in ("Mornings", "Evenings", "Nights"):
        agenda.LineDraft(context).save(words)
    open_with(context, "session|1 3|/stop")
    told = open_with(context, "session|1|||.|.|||q")
    assert "Enter: 1 and 3, as you said before." in told.flat
    assert "2 notes are marked as talked about." in told.flat
    assert [item.words for item in agenda.open_lines(agenda.agenda_entries(context.journal))] == ["Evenings"]


def test_another_session_can_be_noted_and_the_first_one_stays(context: Context) -> None:
    open_with(context, "session|A pause.|/stop")
    told = open_with(context, "session|another|Rest.|.||||q")
    assert [entry["session"]["keep"] for entry in told.entries] == ["A pause.", "Rest."]
    assert "isn't finished" not in open_with(context, "session|/back|q").flat


@pytest.mark.usefixtures("checkin")
def test_back_at_the_first_question_notes_nothing(context: Context) -> None:
    told = open_with(context, "session|/back|e|none|/back|q")
    assert [entry["kind"] for entry in told.entries] == ["check-in"]


def test_words_of_a_session_can_be_mended_too(context: Context) -> None:
    entry = context.journal.add(
        Entry(
            id="2026-11-21T0901-s1s2s3", kind="session", day=MORNING.date(), started=MORNING, finished=MORNING,
            session=Session(keep="A pause.", wrong="The hurry."),
        )
    )  # fmt: skip
    open_with(context, "j|1|e|4|Nothing much.|.|||q")
    assert context.journal.get(entry.id).session == Session(keep="A pause.", wrong="Nothing much.")
    assert replace(context.journal.get(entry.id), session=entry.session) == entry


def test_the_name_of_an_entry_comes_last(context: Context, note: Entry) -> None:
    before, _, after = open_with(context, "j|1||q").flat.partition("Its name: ")
    assert note.tail not in before
    assert after.startswith(f"{note.tail}. Read one")


def test_days_that_end_before_they_begin_are_refused(context: Context) -> None:
    view = read_view("to 2026-11-10", context, read_view("from 2026-11-02", context, View()) or View())
    assert view
    with pytest.raises(UsageFault, match=r"^2026-11-20 comes after 2026-11-10, so there are no days between them\.$"):
        read_view("from 2026-11-20", context, view)
    with pytest.raises(UsageFault, match=r"^2026-11-02 comes after 2026-11-01, "):
        read_view("to 2026-11-01", context, view)


def test_a_session_is_undone_as_a_whole(context: Context, checkin: Entry) -> None:
    told = open_with(context, "session|none|A pause.|.|||tomorrow|undo|q")
    assert "Undone. The session, its notes and what was put away are as before." in told.flat
    assert context.journal.get(checkin.id) == checkin
    assert [bool(entry.get("removed")) for entry in told.entries if entry["kind"] == "session"] == [True]
