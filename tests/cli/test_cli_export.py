"""export: one's own words as a record, as far as each may travel; and the own archive."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from asking import ask, shares_in
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from connectwell.context import Context
from connectwell.model.entry import Entry, Note, Reflection
from steady import MORNING
from terminal import Terminal

FORMATS = ("md", "html", "pdf", "txt", "json", "csv")

pytestmark = pytest.mark.usefixtures("elsewhere")


@pytest.fixture
def some_days(context: Context) -> Context:
    """A note at words, a private one, and a reflection at theme."""
    day, began = MORNING.date(), MORNING
    theme = Reflection(key="b1e0", need="safe", rating=3, words="=1+2 the door", sharing="theme")
    for tail, kind, part in (
        ("n1n2n3", "note", {"note": Note(words="Rain all evening. @Ana rang.", people=("Ana",), sharing="words")}),
        ("p1p2p3", "note", {"note": Note(words="Nobody knows.")}),
        ("q7f3k2", "check-in", {"reflections": (theme,)}),
    ):
        entry = Entry(id=f"2026-11-21T0800-{tail}", kind=kind, day=day, started=began, finished=began, **part)  # type: ignore[arg-type]
        context.journal.add(entry)
    return context


@pytest.mark.parametrize("as_", FORMATS)
def test_every_format_holds_what_leaves_and_nothing_private(some_days: Context, elsewhere: Path, as_: str) -> None:
    told = ask(some_days, "export", "--format", as_, "--yes")
    assert told.exit_code == 0, told.stderr
    (file,) = elsewhere.iterdir()
    assert file.name == f"connectwell-export-2026-11-21.{as_}"
    assert told.stderr.startswith(f"Written: {file.name}, as ")
    content = file.read_bytes()
    assert b"Nobody" not in content
    assert b"the door" not in content
    if as_ not in ("pdf", "csv"):
        assert b"Rain all evening. Someone rang." in content


def test_words_that_may_be_names_are_said_once_where_nobody_is_asked(some_days: Context) -> None:
    note = Note(words="Kimmy came, and Kim.", people=("Kim",), sharing="words")
    day, began = MORNING.date(), MORNING
    some_days.journal.add(
        Entry(id="2026-11-21T0800-k1k2k3", kind="note", day=day, started=began, finished=began, note=note)
    )
    for options in (("-o", "-"), ("-o", "f.txt", "--yes"), ("-o", "-", "--format", "json")):
        told = ask(some_days, "export", *options)
        assert told.exit_code == 0, told.stderr
        assert told.stderr.count("Kimmy") == 1
        assert told.stderr.count("--hide-name WORD") == 1
    assert "Kimmy" not in ask(some_days, "export", "-o", "-", "--hide-name", "Kimmy").stderr
    assert "--hide-name" not in ask(some_days, "export", "-o", "-", "--keep-names").stderr


def test_a_long_list_of_words_that_may_be_names_is_never_cut(some_days: Context) -> None:
    people = ("Elisabeth", "Katharina", "Theodora", "Alexander", "Margarete", "Sebastian", "Benedikt", "Valentina")
    alike = [name[:2] + name[1:] for name in people]  # a letter typed twice
    note = Note(words=f"With {', '.join(alike)}.", people=people, sharing="words")
    day, began = MORNING.date(), MORNING
    some_days.journal.add(
        Entry(id="2026-11-21T0800-k1k2k3", kind="note", day=day, started=began, finished=began, note=note)
    )
    said = ask(some_days, "export", "-o", "-").stderr
    assert len(said) > 500
    assert [one for one in alike if one not in said] == []
    assert said.count("--hide-name WORD") == 1


def test_a_table_has_a_row_for_a_reflection(some_days: Context) -> None:
    told = ask(some_days, "export", "--format", "csv", "-o", "-")
    assert told.stdout_bytes.startswith(b"\xef\xbb\xbfday,need,rating,")
    rows = list(csv.reader(io.StringIO(told.stdout_bytes.decode("utf-8-sig"), newline="")))
    assert rows[1][:3] == ["2026-11-21", "safe", "3"]
    assert "Shared, as CSV: 1 entry from 21 November 2026." in told.stderr


def test_markdown_unless_said_otherwise_and_only_those_days(some_days: Context) -> None:
    told = ask(some_days, "export", "-o", "-")
    assert told.stdout.startswith("# From my journal\n")
    nothing = ask(some_days, "export", "--to", "2026-11-20", "-o", "-")
    assert nothing.exit_code == 1
    assert "use the Share screen" in nothing.stderr


def test_nothing_in_it_leaves_no_file(context: Context, elsewhere: Path) -> None:
    for args in (("--yes",), ("--yes", "--format", "csv"), ("--preview",), ("--choices",)):
        told = ask(context, "export", *args)
        assert (told.exit_code, told.stdout) == (1, "")
        assert "Nothing from these days is set to be shared" in told.stderr
    assert list(elsewhere.iterdir()) == []
    assert shares_in(context) == []


def test_the_own_archive_is_meant_or_refused(some_days: Context, elsewhere: Path) -> None:
    refused = ask(some_days, "export", "--everything", "--format", "json")
    assert refused.exit_code == 2
    assert "add --yes as well" in refused.stderr
    for more in (("--from", "today"), ("--without", "n1n2n3"), ("--preview",)):
        assert ask(some_days, "export", "--everything", "--yes", *more).exit_code == 2
    assert list(elsewhere.iterdir()) == []


def test_the_own_archive_holds_all_and_is_not_noted_as_shared(some_days: Context, elsewhere: Path) -> None:
    told = ask(some_days, "export", "--everything", "--yes", "--format", "json", "-o", "all.json")
    assert told.exit_code == 0, told.stderr
    archive = json.loads((elsewhere / "all.json").read_text("utf-8"))
    assert {entry["file"][-11:-5] for entry in archive["entries"]} == {"n1n2n3", "p1p2p3", "q7f3k2"}
    assert shares_in(some_days) == []
    text = ask(some_days, "export", "--everything", "--yes", "--format", "md", "-o", "-")
    assert text.stdout.startswith("# My own archive\n")
    assert "Nobody knows." in text.stdout
    assert "@Ana rang." in text.stdout
    assert "in JSON alone" in text.stderr


def test_the_own_archive_is_json_unless_said_otherwise(some_days: Context, elsewhere: Path) -> None:
    assert ask(some_days, "export", "--everything", "--yes").exit_code == 0
    (file,) = elsewhere.iterdir()
    assert file.name == "connectwell-archive-2026-11-21.json"
    assert json.loads(file.read_text("utf-8"))["connectwell"] == "archive"
    assert json.loads(ask(some_days, "export", "--everything", "--yes", "-o", "-").stdout)["connectwell"] == "archive"


@pytest.mark.parametrize("as_", ["md", "html", "txt"])
def test_the_own_archive_is_headed_as_such(some_days: Context, as_: str) -> None:
    text = " ".join(ask(some_days, "export", "--everything", "--yes", "--format", as_, "-o", "-").stdout.split())
    assert "My own archive" in text
    assert "It is for nobody else" in text.replace("\\", "")
    assert "From my journal" not in text
    assert "not an assessment" not in text


def test_on_a_terminal_a_word_is_typed_for_it(some_days: Context, elsewhere: Path) -> None:
    home = {"CONNECTWELL_HOME": str(some_days.places.data.parent)}
    for word, code, files in (("yes", 1, []), ("everything", 0, ["connectwell-archive-DAY.json"])):
        with Terminal("export", "--everything", "--format", "json", environ=home) as terminal:
            terminal.wait_for("Type everything")
            assert "private" in terminal.seen
            terminal.press(f"{word}\n")
            assert terminal.end() == code
        assert [re.sub(r"\d{4}-\d\d-\d\d", "DAY", file.name) for file in elsewhere.iterdir()] == files


def test_a_passphrase_is_asked_twice_and_never_shown(some_days: Context, elsewhere: Path) -> None:
    pytest.importorskip("pyrage", reason="pyrage comes with the age extra")
    home = {"CONNECTWELL_HOME": str(some_days.places.data.parent)}
    with Terminal("export", "--everything", "--format", "json", "--yes", "--passphrase", environ=home) as terminal:
        terminal.wait_for("its reader will know")
        terminal.press("ein Wort\n")
        terminal.wait_for("once more")
        terminal.press("ein anderes\n")
        assert terminal.end() == 2
    assert "don't match" in terminal.seen
    assert "ein " not in terminal.seen
    assert list(elsewhere.iterdir()) == []


def test_both_schemas_are_printed_and_the_archive_fits_its_own(some_days: Context, elsewhere: Path) -> None:
    schemas = json.loads(ask(some_days, "export", "--schema").stdout)
    assert list(schemas) == ["shared", "archive"]
    assert ask(some_days, "export", "--everything", "--yes", "-o", "all.json").exit_code == 0
    for schema, file in (("archive", "all.json"), ("shared", "some.json")):
        if schema == "shared":
            ask(some_days, "export", "-o", file)
        Draft202012Validator.check_schema(schemas[schema])
        Draft202012Validator(schemas[schema]).validate(json.loads((elsewhere / file).read_text("utf-8")))


def test_a_table_of_everything_says_all_that_is_missing(some_days: Context) -> None:
    told = ask(some_days, "export", "--everything", "--yes", "--format", "csv", "-o", "-")
    for missing in ("How you arrived", "practices", "notes for sessions", "Removed entries", "your circle"):
        assert missing in told.stderr
