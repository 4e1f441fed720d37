"""What the screens can do, plain lines can do: a row for each command and key of the screens, done and looked at.

A new command of the palette, or a new key of one of these screens, fails here until it has a row. A row says what is
typed, what is heard, and what is then on disk: without one, nothing on disk may differ.
"""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from conversing import interrupted_with, open_with, walk
from parity import (
    LIBRARY,
    LINE,
    NOTE,
    Row,
    a_copy,
    a_version,
    an_open_page,
    ana_hidden,
    ana_removed,
    ana_twice,
    another_person,
    arrived,
    card_is,
    check_ins,
    entries,
    exported,
    file_of,
    is_there,
    line,
    marks,
    may_be_shared,
    mending_editor,
    named,
    names_in,
    note_is,
    noted,
    out,
    own_editor,
    own_idea,
    put_away,
    removed,
    removed_note,
    setting,
    settings_of,
    shown_by,
    status,
    texts,
)
from parity_rooms import ROOMS

from connectwell import sentences
from connectwell.checkin.today import read_today
from connectwell.context import Context
from connectwell.entries import circle
from connectwell.entries.note import note_draft
from connectwell.model.circle import CirclePart
from connectwell.model.entry import AgendaLine, Entry, Note, Session
from connectwell.tui.places import PALETTE
from connectwell.tui.screens.circle.screen import CircleScreen
from connectwell.tui.screens.journal.copies import CopiesScreen
from connectwell.tui.screens.journal.screen import JournalScreen
from connectwell.tui.screens.journal.versions import VersionsScreen
from connectwell.tui.screens.ladder import LadderScreen
from connectwell.tui.screens.session.agenda import AgendaScreen
from connectwell.tui.screens.today.screen import TodayScreen
from connectwell.tui.screens.weeks.screen import WeeksScreen
from connectwell.tui.screens.weeks.year import YearScreen
from steady import MORNING, TickingClock, open_context

ONLY_DRAWN = {
    "Theme: dark", "Theme: light", "Theme: another",  # colours of the screens
    "Motion: off", "Motion: on",  # plain lines don't move
    "Redraw",  # nothing is drawn over
    "Suspend",  # the terminal's own Ctrl-Z
}  # fmt: skip
"""Commands about the screens themselves, with nothing to say in lines."""
PALETTE_ROWS: dict[str, Row] = {
    "Today": Row("", "Good morning."),
    "Check in": Row("c|settled|stop", sentences.STOPPED, check_ins(3)),
    "Check in for yesterday": Row("yesterday|settled|stop", sentences.STOPPED, check_ins(3)),
    "Just the ratings": Row("r|5|6|7|4|6", "Stable 6.", check_ins(3)),
    "Note": Row("n|Tea.|.", sentences.NOTE_SAVED, noted("Tea.")),
    "Something of my own": Row(
        "m|Waved.|.|She waved.|.||", "Saved.", lambda c: entries(c, "connection")[0].connections[0].asked == "Waved."
    ),
    "Journal": Row("j||", "1. Saturday 21 November"),
    "Weeks": Row("w||", "14 days, 8 to 21 November 2026."),
    "For my session": Row("b||", "How mornings go."),
    "Settings": Row("settings|motion|no||", "Motion: off.", setting("motion", False)),
    "Circle": Row("o||", "Add somebody, a group or a place"),
    "Card for hard days": Row("card|1|No sleep.|.||", "Saved.", card_is("No sleep.")),
    "Connections": Row("k||", "How much may it take?"),
    "Communities": Row("communities||", "Hear about one"),
    "Practices": Row("p||", "Begin one: its number."),
    "Share": Row("s|page|||txt||page.txt", "Written: ", exported("Seen"), may_be_shared),
    "Help now": Row("h|", "Emergency: 1 1 2."),
    "Settle": Row("settle|stop", "Go on when you're ready"),
    "Hide": Row("hide|", "What next?"),
    "Discreet": Row("discreet", sentences.DISCREET, setting("discreet", True)),
    "Feeling words": Row("c|1|/help|/stop", "Some words people use", check_ins(3)),
    "Country": Row("country|France", "Help now will show the help lines for France.", setting("region", "FR")),
    "Find": Row("/|kettle|", "“kettle”"),
    "Keys": Row("?", "check in: c"),
    "Quit": Row("q", "Bye for now."),
}


def an_open_note(context: Context) -> None:
    note_draft(context).save("Some.", so_far=True)


def _a_finished_note(context: Context) -> bool:
    return any(one.note.words == "Some.\nMore." and one.finished for one in entries(context, "note") if one.note)


TODAY_ROWS: dict[str, Row] = {
    "Edit": Row("e|2|1|stirred||||", "Saved.", lambda c: entries(c, "check-in")[0].arrival.state != "settled"),  # type: ignore[union-attr]
    "I did this": Row("d|She smiled.|.||", "Done: ", status("done")),
    "I'll try it": Row("y", "To try: ", lambda c: entries(c, "connection")[0].day.day == 21 and status("planned")(c)),
    "Another": Row("a", "Another one.", lambda c: len(entries(c, "connection")) == 2),
    "Never this kind": Row(
        "v|1", sentences.NEVER_AGAIN, lambda c: "someone" in " ".join(map(str, vars(settings_of(c)).values()))
    ),
    "Settings": Row("settings||", "Which setting?"),
    "Connections": Row("k||", "How much may it take?"),
    "Undo": Row("l|undo", "Undone.", lambda c: any("removed = " in text for text in texts(c))),
    "Not today": Row("l", "Not today. That's fine.", status("not-today")),
    "How did it go": Row("g|done|She waved.|.|seen", "Saved.", status("done")),
    "Let it go": Row("g|let go", "Let go: ", status("not-today")),
    "Not this one again": Row("x", sentences.NOT_AGAIN, lambda c: "again" in file_of(c, "w1w2w3").read_text()),
    "Go on with what is open": Row("f|More.|.", "Written so far:", _a_finished_note, an_open_note),
    "Leave it": Row("leave", "Good morning.", lambda c: not read_today(c).left, an_open_page),
}
JOURNAL_ROWS: dict[str, Row] = {
    "Search": Row("j|find kettle|", "Now: “kettle”."),
    "Read the list again": Row("j|all|", "Now: all of them."),
    "Edit": Row("j|find note|1|e|2|Other words.|.||", "Saved. The earlier words", note_is("Other words.")),
    "Fix in your editor": Row("j|1|own||", "Saved.", note_is("A note."), mending_editor),
    "Open in your own editor": Row("j|find note|1|own||", "Saved.", note_is("From my editor."), own_editor),
    "Move to another day": Row(
        "j|find note|1|e|1|yesterday||", "Saved. Day: ", lambda c: c.journal.get(NOTE).day.day == 20
    ),
    "Remove": Row("j|find note|1|x|", "out of your lists", removed(NOTE)),
    "Restore": Row("j|removed|1|r|", sentences.RESTORED, lambda c: not removed(NOTE)(c), removed_note),
    "Both copies": Row("j|find machine|1|c|copy||", "The copy is kept.", note_is("The other machine."), a_copy),
    "Earlier versions": Row("j|find reworded|1|v|1||", sentences.BROUGHT_BACK, note_is("A note."), a_version),
    "Erase for good": Row("j|find note|1|erase|erase|", sentences.ERASED, lambda c: not is_there(c)),
    "Undo": Row("j|find note|1|x|u|", "Undone. It's in your journal again."),
    "Filter": Row("j|only notes|", "Now: Note."),
    "Month": Row("j|month 2026-11|", "Now: from 1 Nov 2026, to 30 Nov 2026."),
    "Go to a day": Row("j|day 2026-11-21|", "Now: from 21 Nov 2026, to 21 Nov 2026."),
    "This day, earlier years": Row("j|years|", "earlier years"),
    "Go on with it": Row("c|1|/stop|j|1|c||A word.|.|/stop", sentences.STOPPED, lambda c: arrived(c) == "A word."),
    "Show put away": Row("j|1|p||", "A note.", None, put_away),
    "Show removed ones": Row("j|removed||", "Note: A note.", None, removed_note),
    "Keys": Row("j|help|", "Only some of them"),
    "Back": Row("j|back", "What next?"),
}
COPIES_ROWS: dict[str, Row] = {
    "Keep the entry": Row(
        "j|find machine|1|c|entry||",
        "The entry is kept.",
        lambda c: len(c.journal.versions(c.journal.get(NOTE).id)) == 1,
        a_copy,
    ),
    "Keep the copy": Row(
        "j|find machine|1|c|the copy||", "In the copy: The other", note_is("The other machine."), a_copy
    ),
    "Keep both": Row("j|find machine|1|c|||", "In the entry: A note.", None, a_copy),
}
VERSIONS_ROWS: dict[str, Row] = {
    "Bring this one back": Row("j|find reworded|1|v|1||", "Was: A note.", note_is("A note."), a_version),
    "Back": Row("j|find reworded|1|v|back|back", "Bring one back: its number.", None, a_version),
}
AGENDA_ROWS: dict[str, Row] = {
    "New note": Row("b|n|The flat.|.||", sentences.CARRIED_OVER, lambda c: len(entries(c, "agenda")) == 2),
    "Write it": Row("b|1|write|Evenings.|.||", "Saved.", line(words="Evenings.")),
    "I'd like": Row("b|1|what I'd like|listen||", sentences.SAVED, line(wants="listen")),
    "When it is": Row("b|t|2026-12-03||", "on Thursday 3 December", lambda c: len(entries(c, "agenda")) == 2),
    "Talked about": Row("b|1|talked||", "Marked as talked about.", line(outcome="talked")),
    "Let go": Row("b|1|let it go||", "Let go.", line(outcome="let-go")),
    "Open again": Row("b|1|talked|a|1||", "It is open again."),
    "Undo": Row("b|1|talked|undo||", "It is open again."),
    "Closed ones": Row("b|1|talked|a||", "(talked about)", line(outcome="talked")),
    "Open ones": Row("b|1|talked|a|||", "Closed ones: a.", line(outcome="talked")),
    "Record a session": Row("session|1|To rest.|.|.|||", sentences.SESSION_SAVED, line(outcome="talked")),
    "A page": Row("s|page|||txt||page.txt", "Seen", exported("Seen"), may_be_shared),
    "Back": Row("b|back", "What next?"),
}
WEEKS_ROWS: dict[str, Row] = {
    "Days": Row("w|14||", "14 days, "),
    "period(1)": Row("w|30||", "30 days, "),
    "period(2)": Row("w|90||", "90 days, "),
    "Year": Row("w|year||", "2026, until 21 November."),
    "Earlier, later": Row("w|earlier||", "14 days, 25 October to 7 November 2026."),
    "Later": Row("w|earlier|later|later||", "These are the last days there are."),
    "In words": Row("w||", "Seen: 1 of 14 days: 5."),
    "People": Row("w|p||", "Ratings with and without a name"),
    "What helped": Row("w|h||", "soothed"),
    "Back": Row("w|back", "What next?"),
}
YEAR_ROWS: dict[str, Row] = {
    **{
        f"pick({n})": Row("w|year||", f"{need}: rated on 1 day")
        for n, need in enumerate(("Seen", "Safe", "Soothed", "Secure", "Stable"))
    },
    "Year": Row("w|year|earlier||", "Nothing from"),
    "Year after": Row("w|2025|later||", "2026, until 21 November."),
    "All five": Row("w|year||", "Stable: rated on 1 day"),
    "Body": Row("w|year||", "Arriving: settled 1"),
    "Numbers": Row("w|year|digits||", "Seen, November 2026, on the 21: 5."),
    "In words": Row("w|year||", "Seen, November"),
    "Back": Row("w|back", "What next?"),
}
CIRCLE_ROWS: dict[str, Row] = {
    "Add": Row("o|n|Bo|person|aunt|||.|no||", "Saved.", named("Ana", "Bo")),
    "Change": Row("o|1|change|Anna||||||.|no||", "Saved.", lambda c: "Anna" in names_in(c)),
    "Remove": Row("o|1|x||", "is out of your circle now", out("Ana")),
    "Restore": Row("o|r|1|bring it back||", "is back in your circle", named("Ana"), ana_removed),
    "Undo": Row("o|1|x|undo||", "is back in your circle"),
    "Communities": Row("communities|1|mark|curious|||", "Curious", lambda c: bool(marks(c))),
    "By the five": Row("o|f||", "Seen"),
    "By name": Row("o||", "1. Ana"),
    "Card for hard days": Row("o|c|1|No sleep.|.|||", "Saved.", card_is("No sleep.")),
    "Both copies": Row("o|b|both||", "Anne", lambda c: not c.journal.circle.copies(), ana_twice),
    "Put together": Row(
        "o|2|together|Ana||", "is Ana now, with every name", lambda c: names_in(c) == ["Ana"], another_person
    ),
    "Removed ones": Row("o|r||", "Ana", None, ana_removed),
    "Erase": Row(
        "o|1|erase it|erase|no||", "Erased here.", lambda c: not c.journal.circle.everybody().hidden and not names_in(c)
    ),
    "Hidden names": Row("o|h|1||", circle.UNHIDDEN, lambda c: not c.journal.circle.hidden_names(), ana_hidden),
    "Back": Row("o|back", "What next?"),
}
LADDER_ROWS: dict[str, Row] = {
    **{
        f"{label}": Row(f"k|{label}||", "Choose one: its number.")
        for label in ("almost nothing", "a minute", "a few minutes", "a visit")
    },
    "I did this": Row("k|1|1|done|.||", "Saved.", lambda c: status("done")(c)),
    "I'll try it": Row("k|1|1|try|", sentences.SAID["planned"], lambda c: len(entries(c, "connection")) == 2),
    "Add": Row("k|own|Ring Ana.|stop|", "almost nothing", lambda c: "Ring Ana." in names_in(c)),
    "Change": Row("k|1|1|change|Ring Bo.||||", "Saved.", lambda c: "Ring Bo." in names_in(c), own_idea),
    "Remove": Row("k|1|1|x||", sentences.OWN_REMOVED, lambda c: "Ring Ana." not in names_in(c), own_idea),
    "Undo": Row("k|1|1|try|undo", "Undone.", lambda c: any("removed = " in text for text in texts(c))),
    "What touched what": Row("k|touched||", sentences.NOTHING_TOUCHED),
    "By effort": Row("k||", "How much may it take?"),
    "Back": Row("k|back", "What next?"),
}
SAME_AS_PALETTE = {"Check in", "Ratings", "Note", "Journal", "Weeks", "Practices", "Circle", "Share", "For my session",
                   "Something of my own", "Keys", "Discreet", "Quit"}  # fmt: skip


TABLES = {
    "palette": ({command.name for command in PALETTE} - ONLY_DRAWN, PALETTE_ROWS),
    "Today": (shown_by(TodayScreen) - SAME_AS_PALETTE, TODAY_ROWS),
    "journal": (shown_by(JournalScreen), JOURNAL_ROWS),
    "copies": (shown_by(CopiesScreen), COPIES_ROWS),
    "versions": (shown_by(VersionsScreen), VERSIONS_ROWS),
    "agenda": (shown_by(AgendaScreen), AGENDA_ROWS),
    "weeks": (shown_by(WeeksScreen) | {"Earlier, later", "Later"}, WEEKS_ROWS),
    "year": (shown_by(YearScreen) | {"Year", "Year after"}, YEAR_ROWS),
    "circle": (shown_by(CircleScreen), CIRCLE_ROWS),
    "connections": (shown_by(LadderScreen), LADDER_ROWS),
    **ROOMS,
}


@pytest.fixture(scope="module")
def journal_of_a_week(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A line of a week ago, a plan of yesterday, a check-in, a note and a line for the session of today."""
    home, clock = tmp_path_factory.mktemp("week") / "connectwell", TickingClock()
    context = open_context(home, clock)
    context.library = LIBRARY
    today = clock.now
    clock.now = today - timedelta(days=7)
    walk(context, "shut||warm|l")
    context.journal.add(_entry(clock, "w1w2w3", kind="session", session=Session(keep="The week before.")))
    clock.now = today - timedelta(days=1)
    open_with(context, "y|q")
    clock.now = today
    walk(context, "settled||5|5|5|5|5|seen|The kettle was on.|.|l||||")
    context.journal.add(_entry(clock, LINE, kind="agenda", agenda=AgendaLine(words="How mornings go.")))
    context.journal.circle.add(CirclePart(id="", kind="person", name="Ana", role="friend"))
    context.journal.add(_entry(clock, NOTE, kind="note", note=Note(words="A note.")))
    return home


@pytest.fixture
def lived_in(journal_of_a_week: Path, nobody_at_home: Path, monkeypatch: pytest.MonkeyPatch) -> Context:
    """That journal, a copy for each row."""
    shutil.copytree(journal_of_a_week, nobody_at_home / "connectwell")
    monkeypatch.setenv("EDITOR", "")
    monkeypatch.chdir(nobody_at_home)
    return opened_again(nobody_at_home / "connectwell")


def opened_again(home: Path) -> Context:
    context = open_context(home, TickingClock(MORNING + timedelta(minutes=5)))
    context.library = LIBRARY
    return context


def _entry(clock: TickingClock, tail: str, **parts: object) -> Entry:
    now = clock()
    return Entry(id=f"{now:%Y-%m-%dT%H%M}-{tail}", day=now.date(), started=now, finished=now, **parts)  # type: ignore[arg-type]


def files(home: Path) -> dict[str, bytes]:
    """What the person has: their data and settings; earlier versions aside."""
    found = (file for file in home.rglob("*.toml") if "versions" not in file.parts)
    return {str(file.relative_to(home)): file.read_bytes() for file in found}


def test_nothing_said_in_any_room_needs_a_sign_that_is_not_heard(lived_in: Context) -> None:
    """A voice says nothing for these; from a log of one long walk through the rooms."""
    may_be_shared(lived_in)
    rooms = "j|1|e|||b|1||o|1||k|1||communities|1|||p||w|digits|year||settings|list||s|page||helped|1||txt||"
    said = open_with(opened_again(lived_in.places.data.parent), f"help|{rooms}|q", width=40).said
    assert set("·›‹…–⏎•→") & set(said) == set()


@pytest.mark.parametrize("table", TABLES)
def test_the_table_has_no_empty_cell(table: str) -> None:
    on_screen, rows = TABLES[table]
    assert on_screen == set(rows)
    assert all(row.lines or name == "Today" for name, row in rows.items())
    assert all(row.heard for row in rows.values())


@pytest.mark.parametrize(
    "row",
    [row for _, rows in TABLES.values() for row in rows.values()],
    ids=[f"{table} {name}" for table, (_, rows) in TABLES.items() for name in rows],
)
def test_what_a_screen_does_is_done_by_lines(lived_in: Context, row: Row) -> None:
    row.given(lived_in)
    home = lived_in.places.data.parent
    before = files(home)
    assert row.done is None or not row.done(opened_again(home))
    talked, unheeded = interrupted_with(opened_again(home), f"{row.lines}|q")
    assert row.heard in talked.flat
    assert unheeded == [], "Help now comes at every question, and then the question again"
    if row.done is None:
        left = files(home)
        assert {name for name in left if left[name] != before.get(name)} <= set()
    else:
        assert row.done(opened_again(home))
