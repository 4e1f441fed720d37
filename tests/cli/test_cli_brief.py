"""brief: one page for the session, looked at before it leaves."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from asking import ask, shares_in

from connectwell.context import Context
from connectwell.errors import UsageFault
from connectwell.model.circle import CirclePart
from connectwell.model.entry import AgendaLine, Entry, Note, Reflection, Session
from connectwell.share.formats import pdf
from connectwell.share.sharing import Sharing
from steady import MORNING
from terminal import Terminal

WORDS = "@Ana asked before I said anything."

pytestmark = pytest.mark.usefixtures("elsewhere")


@pytest.fixture
def some_days(context: Context) -> Context:
    """A check-in at words, theme and private; a line for the session; Ana is a friend."""
    part = Reflection(key="a8d2", need="seen", rating=6, words=WORDS, people=("Ana",), sharing="words")
    theme = replace(part, key="b1e0", need="safe", rating=3, words="The door.", sharing="theme")
    private = replace(part, key="c1f0", need="soothed", rating=9, words="Nobody knows.", sharing="private")
    context.journal.add(
        Entry(
            id="2026-11-20T0801-q7f3k2",
            kind="check-in",
            day=MORNING.date() - timedelta(days=1),
            started=MORNING - timedelta(days=1),
            finished=MORNING,
            reflections=(part, theme, private),
        )
    )
    line = AgendaLine(words="How mornings go.", wants="listen", sharing="words")
    context.journal.add(
        Entry(id="2026-11-20T0815-g1g2g3", kind="agenda", day=MORNING.date(), started=MORNING, agenda=line)
    )
    context.journal.circle.add(CirclePart(id="x", kind="person", name="Ana", role="friend"))
    return context


def files_in(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir() if file.is_file())


def test_a_page_on_stdout_and_what_left_on_stderr(some_days: Context) -> None:
    told = ask(some_days, "brief", "-o", "-", "--moment", "q7f3k2/a8d2")
    assert told.exit_code == 0, told.stderr
    assert "How mornings go.\n" in told.stdout
    assert "A friend asked before I said anything." in told.stdout
    assert "Seen" in told.stdout
    for stays in ("Nobody knows", "The door", "Ana"):
        assert stays not in told.stdout + told.stderr
    assert "Shared, as plain text: the page for 8 to 21 November 2026." in told.stderr


def test_a_file_is_a_pdf_named_by_the_day(some_days: Context, elsewhere: Path) -> None:
    told = ask(some_days, "brief", "--yes")
    assert told.exit_code == 0, told.stderr
    assert files_in(elsewhere) == ["connectwell-brief-2026-11-21.pdf"]
    assert (elsewhere / "connectwell-brief-2026-11-21.pdf").read_bytes().startswith(b"%PDF")
    assert told.stderr.startswith("Written: connectwell-brief-2026-11-21.pdf, as PDF.\n")


def test_letter_paper_is_what_typst_calls_us_letter(some_days: Context, elsewhere: Path) -> None:
    told = ask(some_days, "brief", "--paper", "letter", "-o", "page.pdf")
    assert told.exit_code == 0, told.stderr
    assert b"/MediaBox[0 0 612 792]" in (elsewhere / "page.pdf").read_bytes()


def test_without_typst_it_is_html(some_days: Context, elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "find_spec", lambda _: None)
    assert ask(some_days, "brief", "--yes").exit_code == 0
    assert files_in(elsewhere) == ["connectwell-brief-2026-11-21.html"]
    refused = ask(some_days, "brief", "--format", "pdf", "--yes")
    assert refused.exit_code == 1
    assert "HTML needs nothing more" in refused.stderr


@pytest.mark.parametrize(("name", "begins"), [("x.md", "# A page"), ("x.html", "<!doctype"), ("x.json", '{"connect')])
def test_the_name_of_the_file_tells_the_format(some_days: Context, elsewhere: Path, name: str, begins: str) -> None:
    assert ask(some_days, "brief", "-o", name).exit_code == 0
    assert (elsewhere / name).read_text("utf-8").lower().startswith(begins.lower())


@pytest.mark.parametrize(
    ("name", "as_", "remark"),
    [
        ("x.html", "txt", "Its name ends like HTML, but it is plain text, so some programs may not open it.\n"),
        ("x.MD", "json", "Its name ends like Markdown, but it is JSON, so some programs may not open it.\n"),
        ("x.txt", "txt", ""),
        ("x.htm", "html", ""),
        ("x.weird", "md", ""),
        ("x", "md", ""),
    ],
)
def test_a_name_that_ends_like_another_format_is_remarked_on(
    some_days: Context, elsewhere: Path, name: str, as_: str, remark: str
) -> None:
    told = ask(some_days, "brief", "--format", as_, "-o", name)
    assert (told.exit_code, files_in(elsewhere)) == (0, [name])
    assert told.stderr.count("Its name ends like") == bool(remark)
    assert remark in told.stderr


def test_a_file_that_is_there_stays_unless_forced(some_days: Context, elsewhere: Path) -> None:
    (elsewhere / "x.md").write_text("mine", "utf-8")
    refused = ask(some_days, "brief", "-o", "x.md")
    assert refused.exit_code == 1
    assert "x.md is there already" in refused.stderr
    assert (elsewhere / "x.md").read_text("utf-8") == "mine"
    assert shares_in(some_days) == []
    assert ask(some_days, "brief", "-o", "x.md", "--force").exit_code == 0
    assert (elsewhere / "x.md").read_text("utf-8") != "mine"


def test_it_is_noted_what_was_shared_and_the_entry_tells(some_days: Context) -> None:
    ask(some_days, "brief", "--format", "md", "-o", "-")
    (share,) = shares_in(some_days)
    assert (share.what, share.as_, share.sealed) == ("brief", "md", False)
    assert set(share.entries) == {"2026-11-20T0801-q7f3k2", "2026-11-20T0815-g1g2g3"}
    assert "Shared: A page as Markdown, 21 November 2026" in ask(some_days, "show", "q7f3k2").stdout


def test_a_preview_shows_the_same_and_nothing_leaves(some_days: Context, elsewhere: Path) -> None:
    seen = ask(some_days, "brief", "--preview", "--format", "md", "--moment", "q7f3k2/a8d2")
    assert seen.exit_code == 0
    assert "This is everything that will leave." in seen.stderr
    assert "Other names can't be recognised, so read it through." in seen.stderr
    assert 'Ana, written "a friend" (1 place)' in seen.stderr
    assert (files_in(elsewhere), shares_in(some_days)) == ([], [])
    left = ask(some_days, "brief", "-o", "-", "--format", "md", "--moment", "q7f3k2/a8d2")
    assert left.stdout.strip() == seen.stdout.strip()


def test_a_preview_without_words_says_how_they_get_on_the_page(some_days: Context) -> None:
    none_yet = "None of your words are on it yet."
    assert none_yet in ask(some_days, "brief", "--preview").stderr
    assert none_yet not in ask(some_days, "brief", "--preview", "--moment", "q7f3k2/a8d2").stderr
    assert none_yet not in ask(some_days, "brief", "--preview", "--without", "q7f3k2").stderr
    assert none_yet not in ask(some_days, "export", "--preview").stderr


def test_names_stay_where_that_is_wanted(some_days: Context) -> None:
    told = ask(some_days, "brief", "-o", "-", "--moment", "q7f3k2/a8d2", "--keep-names")
    assert "@Ana asked before" in told.stdout


def test_lines_of_its_own_come_from_a_pipe(some_days: Context) -> None:
    lines = "Different: Ana moved.\n\nnot today: the flat\nHELPED: tea\nname: Robin\n"
    told = ask(some_days, "brief", "-", "-o", "-", words=lines)
    assert "8 to 21 November 2026" in told.stdout
    assert "Robin" in told.stdout
    for line in ("A friend moved.", "the flat", "tea"):
        assert line in told.stdout
    refused = ask(some_days, "brief", "-", "-o", "-", words="name: Robin\nWhat nobody knows\n")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "Line 2" in refused.stderr
    assert "nobody" not in refused.stderr


def test_what_may_leave_is_listed_with_its_name(some_days: Context) -> None:
    told = ask(some_days, "brief", "--choices")
    assert [line.split()[0] for line in told.stdout.splitlines()] == ["g1g2g3", "q7f3k2/a8d2", "q7f3k2/b1e0"]
    assert "The door" not in told.stdout
    assert "Nobody" not in told.stdout


def test_parts_entries_and_lines_are_left_out(some_days: Context) -> None:
    told = ask(some_days, "brief", "-o", "-", "--without", "g1g2g3", "--without", "q7f3k2/a8d2")
    assert told.exit_code == 0, told.stderr
    assert "How mornings" not in told.stdout
    assert "something is shared here from 1 of 14 days" in told.stdout
    assert "Seen: 6" not in told.stdout
    (share,) = shares_in(some_days)
    assert share.entries == ("2026-11-20T0801-q7f3k2",)
    nothing = ask(some_days, "brief", "-o", "x.md", "--without", "g1g2g3", "--without", "q7f3k2")
    assert nothing.exit_code == 1
    assert "Nothing from these days is set to be shared" in nothing.stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--without", "q7f3k2/c1f0"), "Only you may see that"),
        (("--without", "nobody"), "you can share from these days has that id"),
        (("--moment", "q7f3k2/b1e0"), "No words you can share from these days"),
        (("--format", "csv"), "A page can't be CSV"),
        (("--days", "30"), "7, 14, 28 or 90"),
        (("--days", "7", "--since-session"), "in one way"),
        (("--to", "today", "--to", "yesterday"), "one last day"),
        (("--to", "soon", "--preview"), "Type a day like"),
        (("--to", "last week"), "Type a day like"),
        (("--for", "age1nobody"), "can't be used"),
        (("-o", ""), "-o needs a file's name"),
        (("-o", "./"), "That is a folder. Name a file in it, such as connectwell-brief-2026-11-21"),
        (("-o", "there/"), "That is a folder. Name a file in it, such as there/connectwell-brief-2026-11-21"),
        (("-o", "x.docx"), "doesn't say which format"),
        (("-o", "out"), "end it with .pdf, .html"),
        (("-R", "nowhere"), "The file after -R can't be read"),
        (("--from", "today", "--to", "yesterday"), "no days between"),
        (("--passphrase",), "only be typed at a terminal"),
        (("words",), "Words don't go on the command line"),
    ],
)
def test_what_cannot_be_is_a_sentence_and_nothing_is_written(
    some_days: Context, elsewhere: Path, args: tuple[str, ...], said: str
) -> None:
    refused = ask(some_days, "brief", "--yes", *args)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert said in refused.stderr
    assert (files_in(elsewhere), shares_in(some_days)) == ([], [])


def test_the_days_since_the_session(some_days: Context) -> None:
    none = ask(some_days, "brief", "--since-session", "-o", "-")
    assert none.exit_code == 1
    assert "No session is recorded yet" in none.stderr
    day = MORNING - timedelta(days=3)
    some_days.journal.add(
        Entry(id="2026-11-18T0801-s1s2s3", kind="session", day=day.date(), started=day, session=Session(who="T"))
    )
    assert "18 to 21 November 2026" in ask(some_days, "brief", "--since-session", "-o", "-").stdout
    assert "20 to 21 November 2026" in ask(some_days, "brief", "--from", "2026-11-20", "-o", "-").stdout


def test_a_page_too_long_says_what_takes_how_much(context: Context, elsewhere: Path) -> None:
    note = Note(words="word " * 2000, sharing="words")
    context.journal.add(Entry(id="2026-11-21T0700-n1n2n3", kind="note", day=MORNING.date(), started=MORNING, note=note))
    told = ask(context, "brief", "--moment", "n1n2n3/note", "--yes")
    assert told.exit_code == 1
    assert "too long for one page. Take something out to make it fit" in told.stderr
    assert "In my own words: " in told.stderr
    assert (files_in(elsewhere), shares_in(context)) == ([], [])


def test_sealed_for_a_reader_nothing_in_the_clear_is_written(some_days: Context, elsewhere: Path) -> None:
    pyrage = pytest.importorskip("pyrage", reason="pyrage comes with the age extra")
    reader = pyrage.x25519.Identity.generate()
    told = ask(some_days, "brief", "--yes", "--format", "json", "--for", str(reader.to_public()))
    assert told.exit_code == 0, told.stderr
    assert files_in(elsewhere) == ["connectwell-brief-2026-11-21.json.age"]
    sealed = (elsewhere / "connectwell-brief-2026-11-21.json.age").read_bytes()
    assert sealed.startswith(b"age-encryption.org")
    assert json.loads(pyrage.decrypt(sealed, [reader]))["connectwell"] == "brief"
    (share,) = shares_in(some_days)
    assert share.sealed


@pytest.mark.parametrize("asked", [("brief",), ("export",), ("export", "--everything", "--yes"), ("backup",)])
def test_a_name_alone_seals_nothing(some_days: Context, elsewhere: Path, asked: tuple[str, ...]) -> None:
    for name in ("page.json.age", "page.JSON.AGE"):
        told = ask(some_days, *asked, *([name] if asked == ("backup",) else ["-o", name]))
        assert (told.exit_code, "wouldn't be sealed" in told.stderr) == (2, True)
    assert files_in(elsewhere) == []
    sharing = Sharing(some_days, "brief")
    sharing.read_days()
    with pytest.raises(UsageFault, match="wouldn't be sealed"):
        sharing.send("md", Path("page.md.age"))


def test_a_sealed_file_is_named_so_and_its_readers_may_be_in_a_file(some_days: Context, elsewhere: Path) -> None:
    pyrage = pytest.importorskip("pyrage", reason="pyrage comes with the age extra")
    first, second = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    (elsewhere / "readers").write_text(f"# two of them\n{first.to_public()}\n\n{second.to_public()}\n", "utf-8")
    told = ask(some_days, "brief", "-R", "readers", "-o", "page.html")
    assert told.exit_code == 0, told.stderr
    assert files_in(elsewhere) == ["page.html.age", "readers"]
    for reader in (first, second):
        assert pyrage.decrypt((elsewhere / "page.html.age").read_bytes(), [reader]).startswith(b"<!doctype html>")


def test_dev_stdout_is_stdout_and_our_own_folders_are_refused(some_days: Context, elsewhere: Path) -> None:
    assert ask(some_days, "brief", "--format", "txt", "-o", "/dev/stdout").stdout.startswith("A page for our session\n")
    own = some_days.places.data / "page.txt"
    refused = ask(some_days, "brief", "-o", str(own))
    assert refused.exit_code == 1
    assert "that folder is connectwell's own" in refused.stderr
    assert not own.exists()
    assert files_in(elsewhere) == []


def test_a_name_is_kept_or_a_word_hidden(some_days: Context) -> None:
    told = ask(some_days, "brief", "--moment", "q7f3k2/a8d2", "-o", "-", "--format", "txt")
    assert "Ana" not in told.stdout
    kept = ask(some_days, "brief", "--moment", "q7f3k2/a8d2", "--keep-name", "ana", "-o", "-", "--format", "txt")
    assert "Ana" in kept.stdout


def test_letters_that_no_font_has_need_a_yes(context: Context, elsewhere: Path) -> None:
    pytest.importorskip("typst", reason="typst comes with the pdf extra")
    note = Note(words="Rain \U0010fffd", sharing="words")
    context.journal.add(Entry(id="2026-11-21T0700-n1n2n3", kind="note", day=MORNING.date(), started=MORNING, note=note))
    refused = ask(context, "brief", "--moment", "n1n2n3/note", "-o", "x.pdf")
    assert (refused.exit_code, files_in(elsewhere)) == (1, [])
    assert "No font on this machine has: \U0010fffd." in refused.stderr
    assert ask(context, "brief", "--moment", "n1n2n3/note", "-o", "x.pdf", "--spell").exit_code == 0
    assert files_in(elsewhere) == ["x.pdf"]


def test_what_a_newer_version_wrote_never_leaves(some_days: Context) -> None:
    (file,) = some_days.places.data.rglob("*q7f3k2.toml")
    file.write_text(file.read_text("utf-8").replace("format = 1", "format = 2"), "utf-8")
    told = ask(some_days, "brief", "-o", "-", "--format", "txt")
    assert "Seen" not in told.stdout
    assert "newer connectwell" in told.stderr or "couldn't be read" in told.stderr


def test_it_left_but_noting_that_did_not_work(
    some_days: Context, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from connectwell.errors import SaveFailed

    def full(*_: object) -> Entry:
        raise SaveFailed("the disk is full")

    monkeypatch.setattr(type(some_days.journal), "add", full)
    told = ask(some_days, "brief", "-o", "x.md")
    assert told.exit_code == 0
    assert "It was shared, but your journal couldn't record that: Could not save: the disk is full." in told.stderr
    assert "Your journal records" not in told.stderr
    assert files_in(elsewhere) == ["x.md"]


def test_on_a_terminal_it_asks_shows_and_asks_again(some_days: Context, elsewhere: Path) -> None:
    home = {"CONNECTWELL_HOME": str(some_days.places.data.parent), "PATH": ""}
    with Terminal("brief", "--from", "2026-11-01", "-o", "x.md", environ=home) as terminal:
        for question, answer in (
            ("different", "The other room."),
            ("help", "/skip"),
            ("another day", "/skip"),
            ("name goes", "/skip"),
        ):
            terminal.wait_for(question)
            terminal.press(f"{answer}\n")
        terminal.wait_for("Enter: more")
        assert "\x1b[?1049h" in terminal.seen
        assert files_in(elsewhere) == []
        terminal.press("q\n")
        terminal.wait_for("Type y to write it")
        assert "If something can't wait" in terminal.seen
        terminal.press("y\n")
        assert terminal.end() == 0
    assert "The other room." in (elsewhere / "x.md").read_text("utf-8")


def test_on_a_terminal_anything_but_y_leaves_it(some_days: Context, elsewhere: Path) -> None:
    home = {"CONNECTWELL_HOME": str(some_days.places.data.parent), "PATH": ""}
    with Terminal("brief", "--from", "2026-11-01", "-o", "x.md", environ=home) as terminal:
        terminal.wait_for("different")
        terminal.press("/skip\n" * 4)
        terminal.wait_for("Enter: more")
        terminal.press("q\n")
        terminal.wait_for("Type y to write it")
        terminal.press("no\n")
        assert terminal.end() == 1
    assert "nothing was shared" in terminal.seen
    assert files_in(elsewhere) == []


def test_in_plain_mode_it_only_appends(some_days: Context, elsewhere: Path) -> None:
    some_days.change(plain=True)
    home = {"CONNECTWELL_HOME": str(some_days.places.data.parent)}
    with Terminal("brief", "--from", "2026-11-01", "-o", "x.md", environ=home) as terminal:
        terminal.wait_for("different")
        terminal.press("/skip\n" * 4)
        terminal.wait_for("Type y to write it")
        terminal.press("y\n")
        assert terminal.end() == 0
    assert "How mornings go." in terminal.seen
    assert "\x1b[?1049h" not in terminal.seen
    assert "\x1b[2J" not in terminal.seen
    assert files_in(elsewhere) == ["x.md"]


def test_a_pdf_is_not_poured_onto_a_terminal(some_days: Context) -> None:
    with Terminal(
        "brief", "--format", "pdf", "-o", "-", environ={"CONNECTWELL_HOME": str(some_days.places.data.parent)}
    ) as terminal:
        assert terminal.end() == 2
    assert "can't be shown on a terminal" in terminal.seen
    assert "%PDF" not in terminal.seen


def test_on_a_terminal_html_is_offered_for_letters_that_no_font_has(context: Context, elsewhere: Path) -> None:
    pytest.importorskip("typst", reason="typst comes with the pdf extra")
    note = Note(words="Rain \U0010fffd", sharing="words")
    context.journal.add(Entry(id="2026-11-21T0700-n1n2n3", kind="note", day=MORNING.date(), started=MORNING, note=note))
    home = {"CONNECTWELL_HOME": str(context.places.data.parent), "PATH": ""}
    args = ("brief", "--from", "2026-11-01", "--moment", "n1n2n3/note", "-o", "x.pdf")
    with Terminal(*args, environ=home) as terminal:
        for question in ("different", "help", "another day", "name goes"):
            terminal.wait_for(question)
            terminal.press("/skip\n")
        terminal.wait_for("No font on this machine has")
        terminal.wait_for("Type h for HTML")
        terminal.press("h\n")
        terminal.wait_for("Enter: ")
        terminal.press("q\n")
        terminal.wait_for("It will be written to x.html")
        terminal.press("y\n")
        assert terminal.end() == 0
    assert files_in(elsewhere) == ["x.html"]


def test_days_that_have_not_come_are_told_of_and_can_be_taken_in(context: Context) -> None:
    tomorrow = MORNING + timedelta(days=1)
    note = Note(words="Landed in the west.", sharing="words")
    context.journal.add(
        Entry(id="2026-11-22T0801-w3s1t2", kind="note", day=tomorrow.date(), started=tomorrow, note=note)
    )
    for args in (("brief", "--preview"), ("brief", "--choices"), ("export", "--preview", "--to", "today")):
        told = ask(context, *args)
        assert (told.exit_code, told.stdout) == (1, "")
        assert "haven't come yet" in told.stderr
        assert f"--to {tomorrow.date()} takes them in." in told.stderr
    assert "w3s1t2" in ask(context, "brief", "--choices", "--to", str(tomorrow.date())).stdout
