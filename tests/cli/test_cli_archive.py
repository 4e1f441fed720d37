"""The person's own archive: everything goes out as JSON, and comes in again as it was."""

import json
import re
import tomllib
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from asking import ask
from hypothesis import given
from hypothesis import strategies as st

from connectwell.context import Context
from connectwell.entries.as_json import from_json, to_json
from connectwell.imports.connectwell import NoArchive, read_archive
from connectwell.model.circle import CirclePart
from connectwell.model.format import read_entry
from connectwell.share.archive import write_archive
from steady import TickingClock, open_context

EXAMPLES = re.findall(
    r"```toml\n(.*?)```", (Path(__file__).parents[2] / "docs" / "file-format.md").read_text("utf-8"), re.DOTALL
)
TODAY = date(2026, 11, 21)


def with_every_kind(context: Context) -> Context:
    """A journal with each entry the documentation shows, one of them removed, and somebody in the circle."""
    for example in EXAMPLES:
        tables = tomllib.loads(example)
        if "day" in tables:
            context.journal.add(read_entry({**tables, "of_another_program": {"at": [time(7, 30), 1.5, TODAY]}}))
    context.journal.remove("n1n2n3")
    context.journal.circle.add(CirclePart(id="x", kind="person", name="Ana", role="friend", names=("Anita",)))
    return context


def archive_of(context: Context, folder: Path) -> str:
    """The path of an archive of all there is."""
    path = folder / "all.json"
    path.write_text("".join(write_archive(context.journal, TODAY)), "utf-8")
    return str(path)


def all_in(context: Context) -> list[Any]:
    """Everything the journal holds."""
    return [*context.journal.newest(removed=True), *context.journal.circle.parts()]


@pytest.fixture
def other_context(tmp_path: Path) -> Context:
    """Empty rooms on another machine."""
    return open_context(tmp_path / "elsewhere", TickingClock())


def test_it_gives_the_same_entries_elsewhere(context: Context, other_context: Context, tmp_path: Path) -> None:
    path = archive_of(with_every_kind(context), tmp_path)
    done = ask(other_context, "import", "connectwell", path)
    assert (done.exit_code, done.stdout) == (0, f"{len(all_in(context))} added.\n")
    assert all_in(other_context) == all_in(context)
    assert len(all_in(context)) > 8


def test_a_second_time_adds_nothing_and_changes_nothing(
    context: Context, other_context: Context, tmp_path: Path
) -> None:
    path = archive_of(with_every_kind(context), tmp_path)
    ask(other_context, "import", "connectwell", path)
    before = all_in(other_context)
    assert ask(other_context, "import", "connectwell", path).stdout == f"0 added, {len(before)} here already.\n"
    assert all_in(other_context) == before


def test_words_that_were_changed_here_stay(context: Context, tmp_path: Path) -> None:
    path = archive_of(with_every_kind(context), tmp_path)
    context.journal.restore("n1n2n3")
    done = ask(context, "import", "connectwell", path)
    assert "1 here already with other words, left as they are." in done.stdout
    assert context.journal.get("n1n2n3").removed is None


def test_a_dry_run_only_counts(context: Context, other_context: Context, tmp_path: Path) -> None:
    path = archive_of(with_every_kind(context), tmp_path)
    done = ask(other_context, "import", "connectwell", path, "--dry-run")
    assert done.stdout == f"{len(all_in(context))} would be added.\n"
    assert all_in(other_context) == []


def test_an_entry_that_breaks_a_rule_stays_out_and_is_named(
    context: Context, other_context: Context, tmp_path: Path
) -> None:
    whole = json.loads(Path(archive_of(with_every_kind(context), tmp_path)).read_text("utf-8"))
    whole["entries"][0]["day"] = "the day after"
    whole["entries"][1]["kind"] = "diary"
    (tmp_path / "changed.json").write_text(json.dumps(whole), "utf-8")
    done = ask(other_context, "import", "connectwell", str(tmp_path / "changed.json"))
    assert done.exit_code == 1
    first, second = whole["entries"][:2]
    assert f"entry 1 ({first['id']}), entry 2 ({second['id']}, {second['day']})." in done.stderr
    assert len(all_in(other_context)) == len(all_in(context)) - 2


def test_a_broken_entry_whose_id_is_no_id_is_called_by_its_number_alone() -> None:
    raws = [{"id": "\x1b[31m../../red", "day": "2026-11-21"}, {"id": 7}, "words", {"id": "2026-11-21T0801-q7f3k2"}]
    archive = read_archive(json.dumps({"connectwell": "archive", "format": 1, "entries": raws}))
    assert archive.broken == ("entry 1", "entry 2", "entry 3", "entry 4 (2026-11-21T0801-q7f3k2)")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "cut off"),
        ("[" * 100_000, "cut off"),
        ('{"entries": []}', "isn't an archive"),
        ('{"connectwell": "archive", "format": 2}', "newer connectwell"),
        ("\udcff", "isn't a file of text"),
        ("age-encryption.org/v1\n-> X25519 \udcff", "'age -d FILE > archive.json', with -i and your key file"),
        ("-----BEGIN AGE ENCRYPTED FILE-----\nYWdl", "is sealed with age"),
    ],
)
def test_what_is_no_archive_is_said_so(other_context: Context, tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "file.json"
    path.write_text(text, "utf-8", errors="surrogateescape")
    done = ask(other_context, "import", "connectwell", str(path))
    assert done.exit_code == 1
    assert said in done.stderr
    assert "Nothing was taken in." in done.stderr


def test_a_file_that_is_not_there(other_context: Context, tmp_path: Path) -> None:
    done = ask(other_context, "import", "connectwell", str(tmp_path / "none.json"))
    assert (done.exit_code, done.stderr) == (1, "There is no such file. Nothing was taken in.\n")


def test_copies_and_damaged_files_stand_in_it_and_stay_there(
    context: Context, other_context: Context, tmp_path: Path
) -> None:
    entry = with_every_kind(context).journal.get("q7f3k2")
    year = context.places.data / "entries" / "2026"
    (year / f"{entry.id}.conflict-abc123.toml").write_bytes((year / f"{entry.id}.toml").read_bytes())
    (year / "2026-11-20T0801-zzzzzz.toml").write_text("day = [", "utf-8")
    path = archive_of(context, tmp_path)
    whole = json.loads(Path(path).read_text("utf-8"))
    assert whole["unreadable"] == [{"name": "2026-11-20T0801-zzzzzz", "text": "day = ["}]
    assert [copy["id"] for copy in whole["copies"]] == [entry.id]
    assert "2 copies and unreadable files" in ask(other_context, "import", "connectwell", path).stderr


anything = st.recursive(
    st.text() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.dates() | st.times()
    | st.datetimes(timezones=st.just(None) | st.timezones()).map(lambda moment: moment.replace(tzinfo=None)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text() | st.just("toml"), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip


@given(st.dictionaries(st.text().map("x{}".format) | st.just("toml"), anything, max_size=4))
def test_any_unknown_keys_come_back_as_they_were(tables: dict[str, Any]) -> None:
    known = {"started": datetime.fromisoformat("2026-11-21T08:01:22+01:00"), "day": TODAY, "note": tables}
    assert from_json(json.loads(json.dumps(to_json(known | tables)))) == known | tables


def test_an_archive_cannot_bring_in_anything_but_days_times_and_numbers() -> None:
    for text in ('"words"', "[1]", "1\ny = 2", "x" * 100, ""):
        with pytest.raises(ValueError):  # noqa: PT011  # any of them will do: the entry stays out
            from_json({"key": {"toml": text}})


def test_the_archive_is_read_by_its_text() -> None:
    with pytest.raises(NoArchive):
        read_archive("")
