"""What the screens can do, plain lines can do: a row for each command and key of the screens, tried out.

A new command of the palette, or a new key of one of these screens, fails here until it has a row.
"""

import re
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from conversing import open_with, walk

from connectwell import sentences
from connectwell.context import Context
from connectwell.library import Library
from connectwell.model.circle import CirclePart
from connectwell.model.entry import AgendaLine, Entry, Note
from connectwell.tui.places import PALETTE
from connectwell.tui.screens.circle.screen import CircleScreen
from connectwell.tui.screens.journal.screen import JournalScreen
from connectwell.tui.screens.session.agenda import AgendaScreen
from connectwell.tui.screens.today.screen import TodayScreen
from connectwell.tui.screens.weeks.screen import WeeksScreen
from connectwell.tui.screens.weeks.year import YearScreen
from steady import MORNING, TickingClock, open_context

Row = tuple[str, str]
"""What is typed, and what is then heard."""

ONLY_DRAWN = {
    "Theme: dark", "Theme: light", "Theme: another",  # colours of the screens
    "Motion: off", "Motion: on",  # plain lines don't move
    "Redraw",  # nothing is drawn over
    "Suspend",  # the terminal's own Ctrl-Z
}  # fmt: skip
"""Commands about the screens themselves, with nothing to say in lines."""
PALETTE_ROWS: dict[str, Row] = {
    "Today": ("", "Good morning."),
    "Check in": ("c|stop", sentences.ARRIVE),
    "Just the ratings": ("r|stop", sentences.GLANCE),
    "Note": ("n|Tea.|.", sentences.NOTE_SAVED),
    "Something of my own": ("m|stop", sentences.OWN_WHAT),
    "Journal": ("j||", "1. Saturday 21 November"),
    "Weeks": ("w||", "14 days, 8 November to 21 November 2026."),
    "For my session": ("b||", "How mornings go."),
    "Settings": ("settings||", "Which setting?"),
    "Circle": ("o||", "Add somebody, a group or a place"),
    "Card for hard days": ("card||", "Write on which part?"),
    "Connections": ("k||", "How much may it take?"),
    "Communities": ("communities||", "Hear about one"),
    "Practices": ("p||", "Begin one: its number."),
    "Share": ("s||", "What would you like to share?"),
    "Help now": ("h|", "Emergency: 1 1 2."),
    "Settle": ("settle|stop", "Go on when you're ready"),
    "Hide": ("hide|", "What next?"),
    "Discreet": (".", sentences.DISCREET),
    "Feeling words": ("c|1|/help|/stop", "Some words people use"),
    "Country": ("country||", sentences.REGION),
    "Find": ("/|kettle|", "“kettle”"),
    "Keys": ("?", "check in: c"),
    "Quit": ("q", "Bye for now."),
}
TODAY_ROWS: dict[str, Row] = {
    "Edit": ("e||", "Change one: its number."),
    "I did this": ("d|.|.", "Done: "),
    "I'll try it": ("y", "To try: "),
    "Another": ("a", "Another one."),
    "Never this kind": ("v||", sentences.CONNECTION),
    "Settings": ("settings||", "Which setting?"),
    "Connections": ("k||", "How much may it take?"),
    "Undo": ("l|undo", "Undone."),
    "Not today": ("l", "Not today. That's fine."),
    "How did it go": ("g|not yet", "Not yet 3"),
    "Let it go": ("g|let go", "Let go: "),
    "Not this one again": ("x", sentences.NOT_AGAIN),
    "An earlier check-in": ("", ""),  # asked about when it opens: test_plain_companion
    "Leave it": ("", ""),
    "": ("", ""),
}
JOURNAL_ROWS: dict[str, Row] = {
    "Search": ("j|find kettle|", "Now: “kettle”."),
    "": ("j||", ""),
    "Read the list again": ("j|all|", "Now: all of them."),
    "Edit": ("j|1|e|||", "Change one: its number."),
    "Fix in your editor": ("j|1|help|", "In your own editor: own."),
    "Open in your own editor": ("j|1|help|", "In your own editor: own."),
    "Move to another day": ("j|find note|1|e|1|yesterday||", "Saved. Day: "),
    "Remove": ("j|find note|1|x|", "out of your lists"),
    "Restore": ("j|find note|1|x|r|", sentences.RESTORED),
    "Both copies": ("j|help|", "Find: find and the words."),  # tried out in test_plain_journal
    "Earlier versions": ("j|find note|1|v|", sentences.NO_VERSIONS),
    "Erase for good": ("j|find note|1|erase|no|", sentences.NOT_ERASED),
    "Undo": ("j|find note|1|x|undo|", "Undone: Note"),
    "Filter": ("j|only notes|", "Now: Note."),
    "Month": ("j|month 2026-11|", "Now: from 1 Nov 2026, to 30 Nov 2026."),
    "Go to a day": ("j|day 2026-11-21|", "Now: from 21 Nov 2026, to 21 Nov 2026."),
    "This day, earlier years": ("j|years|", "earlier years"),
    "Go on with it": ("c|1|/stop|j|1||", "Go on with it: c."),
    "Show put away": ("j|help|", "Only some of them"),  # tried out in test_plain_journal
    "Show removed ones": ("j|removed|", "Nothing is removed."),
    "Keys": ("j|help|", "Only some of them"),
    "Back": ("j|back", "What next?"),
}
AGENDA_ROWS: dict[str, Row] = {
    "New note": ("b|n|The flat.|.||", sentences.CARRIED_OVER),
    "Write it": ("b|1|write|.||", "Write it again"),
    "I'd like": ("b|1|what I'd like|listen||", sentences.WANT),
    "Talked about": ("b|1|talked||", "Marked as talked about."),
    "Let go": ("b|1|let it go||", "Let go."),
    "Open again": ("b|1|talked|a|1||", "It is open again."),
    "Closed ones": ("b|1|talked|a||", "(talked about)"),
    "Record a session": ("session|stop", "Which of these did you talk about?"),
    "A page": ("s|page|stop", "Which days?"),
    "Back": ("b|back", "What next?"),
}
WEEKS_ROWS: dict[str, Row] = {
    "": ("w|30||", "30 days, "),
    "Year": ("w|year||", "2026, until 21 November."),
    "Earlier, later": ("w|2026||", "2026, until 21 November."),
    "Later": ("w|all||", "days, "),
    "In words": ("w||", "Seen: 1 of 14 days: 5."),
    "People": ("w|p||", "Ratings with and without a name"),
    "What helped": ("w|h||", "soothed"),
    "Back": ("w|back", "What next?"),
}
YEAR_ROWS: dict[str, Row] = {
    "": ("w|year||", "Seen: rated on 1 day"),
    "All five": ("w|year||", "Stable: rated on 1 day"),
    "Body": ("w|year||", "Arriving: settled 1"),
    "Year": ("w|2025||", "Nothing to show yet."),
    "Year after": ("w|2026||", "2026, until 21 November."),
    "Numbers": ("w|year|digits||", "Seen, November 2026, on the 21: 5."),
    "In words": ("w|year||", "Seen, November"),
    "Back": ("w|back", "What next?"),
}
CIRCLE_ROWS: dict[str, Row] = {
    "Add": ("o|n|Bo|stop", "A person, a group or a place?"),
    "Change": ("o|1|change|stop", "Now: "),
    "Remove": ("o|1|x||", "is out of your circle now"),
    "Restore": ("o|1|x|r|1|bring it back||", "is back in your circle"),
    "Undo": ("o|1|x|undo||", "is back in your circle"),
    "Communities": ("communities||", "Hear about one"),
    "By the five": ("o|f||", "Seen"),
    "By name": ("o||", "1. Ana"),
    "Card for hard days": ("o|c||", "Write on which part?"),
    "Both copies": ("o|b||", "Nobody is in your circle twice"),  # tried out in test_plain_circle
    "Put together": ("o|1|help||", "Put it together with another"),
    "Removed ones": ("o|r||", "What next?"),
    "Erase": ("o|1|erase it|no||", "Type erase"),
    "Hidden names": ("o|h||", "What next?"),
    "Down": ("", ""),
    "Up": ("", ""),
    "Back": ("o|back", "What next?"),
}
SAME_AS_PALETTE = {"Check in", "Ratings", "Note", "Journal", "Weeks", "Practices", "Circle", "Share", "For my session",
                   "Something of my own", "Keys", "Discreet", "Quit"}  # fmt: skip


def shown_by(screen: type) -> set[str]:
    """What a screen's own keys are called."""
    return {re.sub(r"\s+", " ", binding.description) for binding in vars(screen)["BINDINGS"]}


TABLES = {
    "palette": ({command.name for command in PALETTE} - ONLY_DRAWN, PALETTE_ROWS),
    "Today": (shown_by(TodayScreen) - SAME_AS_PALETTE, TODAY_ROWS),
    "journal": (shown_by(JournalScreen), JOURNAL_ROWS),
    "agenda": (shown_by(AgendaScreen), AGENDA_ROWS),
    "weeks": (shown_by(WeeksScreen), WEEKS_ROWS),
    "year": (shown_by(YearScreen), YEAR_ROWS),
    "circle": (shown_by(CircleScreen), CIRCLE_ROWS),
}


LIBRARY = Library()
"""Read once: what is in it doesn't change."""


@pytest.fixture(scope="module")
def journal_of_a_week(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A line of a week ago, a plan of yesterday, a check-in, a note and a line for the session of today."""
    home, clock = tmp_path_factory.mktemp("week") / "connectwell", TickingClock()
    context = open_context(home, clock)
    context.library = LIBRARY
    today = clock.now
    clock.now = today - timedelta(days=7)
    walk(context, "shut||warm|l")
    context.journal.add(_entry(clock, "w1w2w3", kind="note", note=Note(words="The week before.")))
    clock.now = today - timedelta(days=1)
    open_with(context, "y|q")
    clock.now = today
    walk(context, "settled||5|5|5|5|5|seen|The kettle was on.|.|l||||")
    context.journal.add(_entry(clock, "g1g2g3", kind="agenda", agenda=AgendaLine(words="How mornings go.")))
    context.journal.circle.add(CirclePart(id="", kind="person", name="Ana", role="friend"))
    context.journal.add(_entry(clock, "n1n2n3", kind="note", note=Note(words="A note.")))
    return home


@pytest.fixture
def lived_in(journal_of_a_week: Path, nobody_at_home: Path) -> Context:
    """That journal, a copy for each row."""
    shutil.copytree(journal_of_a_week, nobody_at_home / "connectwell")
    context = open_context(nobody_at_home / "connectwell", TickingClock(MORNING + timedelta(minutes=5)))
    context.library = LIBRARY
    return context


def _entry(clock: TickingClock, tail: str, **parts: object) -> Entry:
    now = clock()
    return Entry(id=f"{now:%Y-%m-%dT%H%M}-{tail}", day=now.date(), started=now, finished=now, **parts)  # type: ignore[arg-type]


@pytest.mark.parametrize("table", TABLES)
def test_the_table_has_no_empty_cell(table: str) -> None:
    on_screen, rows = TABLES[table]
    assert on_screen == set(rows)


@pytest.mark.parametrize(
    ("lines", "heard"),
    [row for _, rows in TABLES.values() for row in rows.values() if row[1]],
    ids=[f"{table} {name}" for table, (_, rows) in TABLES.items() for name, row in rows.items() if row[1]],
)
def test_what_a_screen_does_is_done_by_lines(lived_in: Context, lines: str, heard: str) -> None:
    said = open_with(lived_in, f"{lines}|q").flat
    assert heard in said
