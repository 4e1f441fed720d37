"""Sharing in lines: the same choices leave the same file as the flow itself."""

from datetime import timedelta
from pathlib import Path

import pytest
from conversing import open_with

from connectwell.context import Context
from connectwell.day_words import NO_DAY
from connectwell.model.circle import CirclePart
from connectwell.model.entry import AgendaLine, Entry, Note, Reflection, Session
from connectwell.share.sharing import Sharing
from steady import MORNING

pytestmark = pytest.mark.usefixtures("elsewhere")


@pytest.fixture
def some_days(context: Context) -> Context:
    """A check-in and two notes, one of them private; two lines for the session; Ana is a friend."""
    part = Reflection(key="a8d2", need="seen", rating=6, words="@Ana asked.", people=("Ana",), sharing="words")
    theme = Reflection(key="b1e0", need="safe", rating=3, words="The door.", sharing="theme")
    add(context, 3, "q7f3k2", kind="check-in", reflections=(part, theme))
    add(context, 2, "n1n2n3", kind="note", note=Note(words="Tea on the step.", sharing="words"))
    add(context, 1, "n4n5n6", kind="note", note=Note(words="Nobody knows."))
    for days_ago, tail, words in ((1, "g1g2g3", "How mornings go."), (0, "h1h2h3", "The flat.")):
        add(context, days_ago, tail, kind="agenda", agenda=AgendaLine(words=words, sharing="words"))
    context.journal.circle.add(CirclePart(id="x", kind="person", name="Ana", role="friend"))
    return context


def add(context: Context, days_ago: int, tail: str, **parts: object) -> None:
    began = MORNING - timedelta(days=days_ago)
    id = f"{began:%Y-%m-%dT%H%M}-{tail}"
    context.journal.add(Entry(id=id, day=began.date(), started=began, finished=began, **parts))  # type: ignore[arg-type]


def test_the_same_answers_leave_the_same_page(some_days: Context, elsewhere: Path) -> None:
    said = open_with(
        some_days,
        "s|1|14 days|out|1.2||notes|1|moments|1|what helped|2|lines|The other room.|||Robin||markdown||plain.md|q",
    ).flat
    assert "Written: plain.md, as Markdown." in said
    sharing = Sharing(some_days, "brief")
    sharing.last(14)
    sharing.read_days()
    sharing.toggle("q7f3k2/b1e0")
    sharing.toggle("h1h2h3")
    sharing.toggle_moment("q7f3k2/a8d2")
    sharing.toggle_helped("n1n2n3/note")
    sharing.write("different", "The other room.")
    sharing.write("name", "Robin")
    assert sharing.preview("md")
    sharing.send("md", elsewhere / "flow.md")
    assert (elsewhere / "plain.md").read_bytes() == (elsewhere / "flow.md").read_bytes()
    assert 'Ana, written "a friend" (1 place)' in said
    assert "A friend asked." in (elsewhere / "plain.md").read_text("utf-8")


def test_all_of_it_is_read_out_before_it_leaves(some_days: Context) -> None:
    said = open_with(some_days, "s|record||names|keep||txt||x.txt|q").flat
    before, left, _ = said.partition("Written: x.txt")
    assert left
    for words in (
        "This is everything that will leave.",
        "Names are in it as you wrote them.",
        "Tea on the step.",
        "@Ana asked.",
        "That was all of it.",
    ):
        assert words in before
    assert "stays here" not in said or "Nobody knows." not in before.partition("This is everything")[2]


def test_days_are_read_as_on_the_screens(some_days: Context, elsewhere: Path) -> None:
    said = open_with(some_days, "s|record|from|2026-02-30|soon|2026-11-19|Yesterday.||txt||x.txt|q").flat
    assert said.count(NO_DAY) == 2
    written = (elsewhere / "x.txt").read_text("utf-8")
    assert "19 to 20 November 2026" in written


def test_which_names_can_be_known_is_said_even_where_none_was_replaced(context: Context) -> None:
    add(context, 0, "n1n2n3", kind="note", note=Note(words="Bo came by.", sharing="words"))
    said = open_with(context, "s|record|||md||x.md|q").flat
    assert "Other names can't be recognised, so read it through." in said
    assert "Names left out" not in said


def test_the_days_since_a_session_are_offered_only_where_one_is_noted(some_days: Context, elsewhere: Path) -> None:
    assert "since my last session" not in open_with(some_days, "s|1|/stop|q").flat
    add(some_days, 2, "s1s2s3", kind="session", session=Session(who="T"))
    said = open_with(some_days, "s|1|since my last session||txt||x.txt|q").flat
    assert "since my last session" in said
    assert "19 to 21 November 2026" in (elsewhere / "x.txt").read_text("utf-8")


def test_a_private_part_goes_only_by_its_own_mark(some_days: Context, elsewhere: Path) -> None:
    said = open_with(some_days, "s|2||out|4|4 words|4.1 words|||md||x.md|q").flat
    assert "Only you may see that, so it stays here." in said
    assert "one part at a time" in said
    assert "Who may see it now: my words." in said
    assert "Nobody knows." in (elsewhere / "x.md").read_text("utf-8")


def test_who_may_see_a_part_can_be_undone(some_days: Context) -> None:
    before = some_days.journal.get("n4n5n6")
    said = open_with(some_days, "s|2||out|4.1 words|undo|undo|q").flat
    assert "Undone. 4.1: only me." in said
    assert "There is nothing to undo here." in said
    assert some_days.journal.get("n4n5n6") == before


def test_back_goes_one_question_back_and_nothing_is_lost(some_days: Context, elsewhere: Path) -> None:
    open_with(some_days, "s|2||out|2||/back|||md||x.md|q")
    assert "Tea" not in (elsewhere / "x.md").read_text("utf-8")


@pytest.mark.parametrize("lines", ["s|1|/stop|q", "s|1|||md||/stop|q", "s|3|no|q", "s||q", "s|2|||md"])
def test_leaving_on_the_way_leaves_nothing_behind(some_days: Context, elsewhere: Path, lines: str) -> None:
    said = open_with(some_days, lines).flat
    assert "Written" not in said
    assert list(elsewhere.iterdir()) == []
    assert list(some_days.journal.containing('"share"')) == []


def test_a_page_too_long_asks_again_what_stands_on_it(some_days: Context, elsewhere: Path) -> None:
    add(some_days, 0, "z1z2z3", kind="note", note=Note(words="word " * 2000, sharing="words"))
    said = open_with(some_days, "s|1||moments|3||moments|none||md||x.md|q").flat
    assert "too long for one page. Take something out to make it fit" in said
    assert "Written: x.md" in said
    assert "word word" not in (elsewhere / "x.md").read_text("utf-8")


def test_where_nothing_would_leave_it_says_so_and_asks_again(context: Context, elsewhere: Path) -> None:
    add(context, 0, "n4n5n6", kind="note", note=Note(words="Nobody knows."))
    said = open_with(context, "s|2||||").flat
    assert "Nothing would be shared yet" in said
    assert list(elsewhere.iterdir()) == []


def test_a_file_that_is_there_is_asked_about(some_days: Context, elsewhere: Path) -> None:
    (elsewhere / "x.md").write_text("mine", "utf-8")
    said = open_with(some_days, "s|2|||md||x.md|leave|x.md|replace|q", typed=True).flat
    assert said.count("x.md is there already.") == 2
    assert (elsewhere / "x.md").read_text("utf-8") != "mine"


def test_a_bad_key_is_said_at_once_and_a_bad_path_is_asked_for_again(some_days: Context, elsewhere: Path) -> None:
    said = open_with(some_days, "s|2|||md|age1nothing||no-such-folder/x.md|x.md|q", typed=True).flat
    key, path = said.index("This key can't be used"), said.index("Could not write it")
    assert key < said.index("A file name or a whole path") < path
    assert said.count("Sealed for one reader?") == 2
    assert (elsewhere / "x.md").exists()


def test_it_fits_forty_columns(some_days: Context) -> None:
    said = open_with(some_days, "s|1|||txt||x.txt|q", width=40).said
    assert [line for line in said.splitlines() if len(line) > 40 and " " in line.strip()] == []


def test_the_own_archive_takes_a_word(some_days: Context, elsewhere: Path) -> None:
    said = open_with(some_days, "s|3|everything|json||all.json|q").flat
    assert "Written: all.json, as JSON." in said
    assert "Nobody knows." in (elsewhere / "all.json").read_text("utf-8")


def test_a_page_takes_seven_turns_and_is_read_out_as_sentences(some_days: Context, elsewhere: Path) -> None:
    said = open_with(some_days, "s|page|||txt||x.txt|q").flat
    assert (elsewhere / "x.txt").exists()
    assert "Seen, 18 November 6." in said
    assert "Safe, 18 November 3." in said


def test_what_is_chosen_is_read_out_again_only_where_it_changed(some_days: Context) -> None:
    said = open_with(some_days, "s|record||out||out|1.1|||md||x.md|q").flat
    assert said.count("entries may be shared.") == 2


def test_one_name_is_kept_by_its_number(some_days: Context, elsewhere: Path) -> None:
    said = open_with(some_days, "s|record||names||1||md||x.md|q").flat
    assert '1. Ana, written "a friend" (2 places).' in said
    assert "Ana asked." in (elsewhere / "x.md").read_text("utf-8")
