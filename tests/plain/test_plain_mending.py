"""In plain lines: other words for a part, out of lists and back, lines for the session, and that one happened."""

from dataclasses import replace

import pytest
from conversing import open_with

from connectwell import agenda
from connectwell.errors import SaveFailed
from connectwell.model.entry import AgendaLine, Entry, Note, Reflection, Session
from connectwell.plain.mending_face import REMOVED, REWORDED
from connectwell.rooms import Rooms
from steady import MORNING


@pytest.fixture
def note(rooms: Rooms) -> Entry:
    note = Note(words="Rain all evening. @Ana rang.", people=("Ana", "Leyla"))
    return rooms.journal.add(
        Entry(
            id="2026-11-20T2101-n1n2n3", kind="note", day=MORNING.date(), started=MORNING, finished=MORNING, note=note
        )
    )


@pytest.fixture
def checkin(rooms: Rooms) -> Entry:
    parts = (
        Reflection(key="a8d2", need="seen", words="@Ana asked.", people=("Ana",)),
        Reflection(key="b1e0", need="safe", words="The bolted door.", for_session=True),
        Reflection(key="b7aa", need="soothed", words="Not to be seen yet.", put_away=True),
    )
    return rooms.journal.add(
        Entry(
            id="2026-11-21T0801-q7f3k2", kind="check-in", day=MORNING.date(), started=MORNING, finished=MORNING,
            reflections=parts,
        )
    )  # fmt: skip


def words_of(rooms: Rooms, entry: Entry) -> str:
    found = rooms.journal.get(entry.id).note
    assert found is not None
    return found.words


def earlier(rooms: Rooms, entry: Entry) -> list[str]:
    notes = [rooms.journal.version(version).note for version in rooms.journal.versions(entry.id)]
    return [note.words for note in notes if note]


def test_words_are_written_anew_and_the_earlier_ones_are_a_version(rooms: Rooms, note: Entry) -> None:
    told = open_with(rooms, "j|1|e|Snow.|@Omar rang.|.||q")
    assert REWORDED in told.flat
    assert "Rain all evening. @Ana rang. Write it anew" in told.flat
    changed = rooms.journal.get(note.id).note
    assert changed is not None
    assert (changed.words, changed.people) == ("Snow.\n@Omar rang.", ("Leyla", "Omar"))
    assert earlier(rooms, note) == ["Rain all evening. @Ana rang."]


@pytest.mark.parametrize("answer", [".", ""])
def test_a_dot_alone_keeps_the_old_words(rooms: Rooms, note: Entry, answer: str) -> None:
    told = open_with(rooms, f"j|1|e|{answer}||q")
    assert "Nothing was changed." in told.flat
    assert words_of(rooms, note) == "Rain all evening. @Ana rang."
    assert rooms.journal.versions(note.id) == ()


@pytest.mark.parametrize("way", ["/stop", "/back", ""])
def test_what_was_written_until_one_leaves_stands_below_the_old_words(rooms: Rooms, note: Entry, way: str) -> None:
    lines = f"j|1|e|Snow.|{way}|q" if way else "j|1|e|Snow."
    open_with(rooms, lines)
    assert words_of(rooms, note) == "Rain all evening. @Ana rang.\nSnow."


def test_one_part_of_several_is_chosen_and_what_is_put_away_is_not_offered(rooms: Rooms, checkin: Entry) -> None:
    told = open_with(rooms, "j|1|e|2|Morning light.|.||q")
    assert "1. Seen: @Ana asked. 2. Safe: The bolted door. A number chooses" in told.flat
    assert "Not to be seen yet" not in told.flat
    assert [part.words for part in rooms.journal.get(checkin.id).reflections] == [
        "@Ana asked.", "Morning light.", "Not to be seen yet.",
    ]  # fmt: skip


@pytest.mark.usefixtures("checkin")
def test_no_part_chosen_changes_nothing(rooms: Rooms) -> None:
    before = open_with(rooms, "j|1||q").entries
    assert open_with(rooms, "j|1|e|9||||q").entries == before


def test_an_entry_is_taken_out_of_lists_and_brought_back(rooms: Rooms, note: Entry) -> None:
    told = open_with(rooms, "j|1|x|r||q")
    assert REMOVED.format(name=note.id[16:]) in told.flat
    assert "It is back in your journal." in told.flat
    assert rooms.journal.get(note.id).removed is None


@pytest.mark.usefixtures("checkin")
def test_what_was_taken_out_can_be_listed_and_brought_back_later(rooms: Rooms, note: Entry) -> None:
    rooms.journal.remove(note.id)
    told = open_with(rooms, "j|out|1|r|all||q")
    assert told.flat.count("Note: Rain all evening.") == 2
    assert rooms.journal.get(note.id).removed is None
    assert "Nothing was taken out of lists." in open_with(rooms, "j|out||q").flat


@pytest.mark.usefixtures("note")
def test_letters_that_do_not_fit_here_say_so(rooms: Rooms) -> None:
    before = open_with(rooms, "q").entries
    told = open_with(rooms, "j|e|x|r||q", typed=True)
    assert told.flat.count("What fits here is one of the numbers") == 3
    assert told.entries == before


def test_a_save_that_does_not_work_is_said_once_and_tried_again(rooms: Rooms, note: Entry) -> None:
    (rooms.places.data / "versions").mkdir()
    (rooms.places.data / "versions" / note.id).write_text("a file where a folder belongs")
    told = open_with(rooms, "j|1|e|Snow.|More snow.|.||q", typed=True)
    assert told.flat.count("Your words are still here.") == 1
    with pytest.raises(SaveFailed):
        open_with(rooms, "j|1|e|Snow.|.||q")
    assert words_of(rooms, note) == "Rain all evening. @Ana rang."


@pytest.mark.usefixtures("checkin")
def test_lines_for_the_session_are_read_out_written_and_closed(rooms: Rooms) -> None:
    told = open_with(rooms, "b|1|w|How the door helps.|.|help me|n|Another line.|.||1|t||q")
    assert "1. Safe, 21 November: (no line written yet)" in told.flat
    assert "The bolted door" not in told.flat
    assert "1. Safe, 21 November: How the door helps. (help me understand)" in told.flat
    assert "It is closed: talked about." in told.flat
    (item,) = agenda.open_lines(agenda.look(rooms.journal))
    assert (item.words, item.wants) == ("Another line.", None)


@pytest.mark.usefixtures("checkin")
def test_a_line_is_let_go_or_written_anew(rooms: Rooms) -> None:
    open_with(rooms, "f|n|One.|.||2|w|Two.|.|1|l||q")
    (item,) = agenda.open_lines(agenda.look(rooms.journal))
    assert item.words == "Two."
    entry = rooms.journal.get(item.id)
    assert entry.agenda == AgendaLine(words="Two.", sharing="words")


def test_with_no_lines_one_can_be_written_or_left(rooms: Rooms) -> None:
    told = open_with(rooms, "f||f|n|.||q")
    assert told.flat.count("There is nothing for your session here.") == 3
    assert "Nothing was written, so nothing was saved." in told.flat
    assert told.entries == []


def test_a_session_closes_what_was_talked_about_and_brings_back_what_was_put_away(rooms: Rooms, checkin: Entry) -> None:
    told = open_with(rooms, "e|all|A pause.|.|The hurry.|.|q")
    assert "The session is saved. 1 line is closed. 1 part that was put away is back in your journal." in told.flat
    (session,) = [entry["session"] for entry in told.entries if entry["kind"] == "session"]
    assert (session["keep"], session["wrong"]) == ("A pause.", "The hurry.")
    assert not any(part.put_away for part in rooms.journal.get(checkin.id).reflections)


def test_a_session_with_nothing_to_say_happened_too(rooms: Rooms) -> None:
    (entry,) = open_with(rooms, "e|||q").entries
    assert entry["kind"] == "session"


@pytest.mark.parametrize("lines", ["e|none|A pause.|/stop", "e||A pause.|.|/back|q", "e|none|A pause."])
def test_leaving_half_way_keeps_the_words_and_nothing_follows(rooms: Rooms, checkin: Entry, lines: str) -> None:
    told = open_with(rooms, lines)
    (session,) = [entry["session"] for entry in told.entries if entry["kind"] == "session"]
    assert session == {"keep": "A pause.", "sharing": "private"}
    assert rooms.journal.get(checkin.id).reflections[2].put_away


@pytest.mark.usefixtures("checkin")
def test_a_session_left_half_way_is_gone_on_with(rooms: Rooms) -> None:
    open_with(rooms, "e|none|A pause.|/stop")
    told = open_with(rooms, "e|1|none|And rest.|.|The hurry.|.|q")
    assert "The session you began to note on Saturday 21 November 2026 isn't finished." in told.flat
    assert "Written so far: A pause." in told.flat
    (session,) = [entry for entry in told.entries if entry["kind"] == "session"]
    assert (session["session"]["keep"], session["session"]["wrong"]) == ("A pause.\nAnd rest.", "The hurry.")
    assert "finished" in session
    assert "isn't finished" not in open_with(rooms, "e|/back|q").flat


def test_another_session_can_be_noted_and_the_first_one_stays(rooms: Rooms) -> None:
    open_with(rooms, "e|A pause.|/stop")
    told = open_with(rooms, "e|another|Rest.|.||q")
    assert [entry["session"]["keep"] for entry in told.entries] == ["A pause.", "Rest."]
    assert "isn't finished" not in open_with(rooms, "e|/back|q").flat


@pytest.mark.usefixtures("checkin")
def test_back_at_the_first_question_notes_nothing(rooms: Rooms) -> None:
    told = open_with(rooms, "e|/back|e|none|/back|q")
    assert [entry["kind"] for entry in told.entries] == ["check-in"]


def test_words_of_a_session_can_be_mended_too(rooms: Rooms) -> None:
    entry = rooms.journal.add(
        Entry(
            id="2026-11-21T0901-s1s2s3", kind="session", day=MORNING.date(), started=MORNING, finished=MORNING,
            session=Session(keep="A pause.", wrong="The hurry."),
        )
    )  # fmt: skip
    open_with(rooms, "j|1|e|2|Nothing much.|.||q")
    assert rooms.journal.get(entry.id).session == Session(keep="A pause.", wrong="Nothing much.")
    assert replace(rooms.journal.get(entry.id), session=entry.session) == entry
