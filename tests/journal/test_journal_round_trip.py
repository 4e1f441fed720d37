"""What goes in comes out: any words, any keys, every example of the documentation."""

import re
import tomllib
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from journal_samples import MORNING, check_in, file_of, journal_in, note, put, readable, seen, words_of

from connectwell.errors import NewerFormat, SaveFailed
from connectwell.journal.parsing import parse_tables
from connectwell.journal.toml_text import Written, cleaned, same, to_toml
from connectwell.model.circle import read_circle_part, write_circle_part
from connectwell.model.entry import Reflection
from connectwell.model.format import read_entry
from connectwell.model.text import clean
from connectwell.model.toml import quick_loads

DOCUMENTED = (Path(__file__).parents[2] / "docs" / "file-format.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```toml\n(.*?)```", DOCUMENTED, re.DOTALL)

awkward = st.sampled_from(['"', '"""', "'''", "\\", "\\u0041", "\r", "\r\n", "\n", "\t", "\x00", "\x1b[31m", "\x7f"])
awkward |= st.sampled_from(
    ["\u202e", "\u2028", "\x85", "\ud800", "\ufeff", "שלום", "🫶🏽", "#", "= ", "[a]", "{{ x }}"]
)
words = st.lists(awkward | st.text(st.characters(codec=None), max_size=8), max_size=12).map("".join)
keys = st.text(max_size=6) | words
values: st.SearchStrategy[Any] = st.recursive(
    words | st.booleans() | st.integers() | st.floats() | st.datetimes() | st.dates() | st.times(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(keys, values, min_size=1, max_size=6))
def test_the_quick_reader_reads_what_the_standard_one_reads(tables: dict[str, Any]) -> None:
    written = to_toml(cleaned(tables))
    assert same(parse_tables(written), tomllib.loads(written.decode()))


@pytest.mark.parametrize("text", ['a = """x\r\ny"""', "a = 1e400", "a = [" + "[" * 90 + "]" * 90 + "]"])
def test_what_only_the_standard_reader_takes_is_read_all_the_same(text: str) -> None:
    assert parse_tables(text.encode()) == tomllib.loads(text)


@pytest.mark.parametrize(
    "text",
    ["a = " + "[" * 60 + "]" * 60, "a = [\n" * 60 + "]\n" * 60, "a = " + "{b=" * 60, "a = [\n" + '"]", [\n' * 60],
)
def test_what_nests_deeply_is_left_to_the_standard_reader(text: str) -> None:
    """The quick one goes down with the text and ends the process where the stack ends."""
    assert quick_loads(text) is None


def test_brackets_that_close_again_are_read_quickly() -> None:
    text = "[[reflections]]\npeople = ['Ana']\n" * 40
    assert quick_loads(text) == tomllib.loads(text)


@given(st.dictionaries(keys, values, max_size=6))
def test_any_tables_read_back_equal(tables: dict[str, Any]) -> None:
    meant = cleaned(tables)
    assert same(tomllib.loads(to_toml(meant).decode()), meant)


@given(st.lists(st.dictionaries(st.sampled_from("abc"), values, max_size=3), min_size=2, max_size=4))
def test_pieces_of_the_last_file_change_nothing_in_the_next(saves: list[dict[str, Any]]) -> None:
    written: Written = {}
    for tables in map(cleaned, saves):
        assert to_toml(tables, written) == to_toml(tables)


def test_values_that_are_equal_and_not_the_same_are_written_as_they_are_now() -> None:
    there, here = (datetime(2026, 11, 21, hour, tzinfo=timezone(timedelta(hours=hour))) for hour in (1, 2))
    written: Written = {}
    tables: list[dict[str, Any]] = [{"a": True, "b": there}, {"a": 1, "b": here}, {"a": 1.0, "b": there}]
    for table in tables:
        text = to_toml({"part": table, "parts": [table, table]}, written).decode()
        read = tomllib.loads(text)
        assert [*map(repr, read["part"].values())] == [*map(repr, read["parts"][1].values())]
        assert repr(read["part"]["a"]) == repr(table["a"])
        assert read["part"]["b"].utcoffset() == table["b"].utcoffset()


@given(words)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_words_come_back_as_they_were_but_for_line_ends(tmp_path: Path, words: str) -> None:
    journal = journal_in(tmp_path)
    saved = journal.add(note(words))
    assert words_of(journal.get(saved.id)) == words_of(saved) == clean(words)
    assert file_of(tmp_path, saved).read_bytes().decode("utf-8").count("\r") == 0


def test_words_of_several_lines_stay_lines_in_the_file(tmp_path: Path) -> None:
    entry = journal_in(tmp_path).add(check_in(seen("@Ana asked about the interview\nbefore I said anything.")))
    written = file_of(tmp_path, entry).read_text(encoding="utf-8")
    assert '[[reflections]]\nkey = "a8d2"\nat = 2026-11-21T08:01:22+01:00\n' in written
    assert 'words = """\n@Ana asked about the interview\nbefore I said anything."""\n' in written


def test_a_lone_surrogate_is_saved_as_the_sign_for_a_lost_character(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    assert words_of(journal.get(journal.add(note("half \ud83d of a face")).id)) == "half \ufffd of a face"


def test_unknown_keys_survive_at_every_level(tmp_path: Path) -> None:
    written = """format = 1
id = "2026-11-21T0801-q7f3k2"
kind = "check-in"
day = 2026-11-21
started = 2026-11-21T08:01:22+01:00
weather = "rain"
[arrival]
state = "settled"
pulse = 61
[[reflections]]
key = "a8d2"
need = "seen"
colours = [ { name = "blue", depth = nan } ]
[[connections]]
key = "c1f0"
status = "done"
landed = { words = "Good.", warmth = { hands = true } }
[from_a_newer_version]
deep = { deeper = [1, 2.5, 2026-11-21] }
"""
    journal = journal_in(tmp_path)
    path = put(tmp_path, "2026-11-21T0801-q7f3k2.toml", written)
    editing = journal.edit("q7f3k2")
    editing.save(replace(editing.entry, finished=MORNING))

    after = tomllib.loads(path.read_text(encoding="utf-8"))
    assert after.pop("finished") == MORNING
    for table in (after["arrival"], *after["reflections"], *after["connections"]):
        assert table.pop("sharing") == "private"
    assert same(after, tomllib.loads(written))


def test_a_newer_format_is_read_but_never_written(tmp_path: Path) -> None:
    path = put(tmp_path, "2026-11-21T0801-q7f3k2.toml", EXAMPLES[0].replace("format = 1", "format = 2", 1))
    before = path.read_bytes()
    journal = journal_in(tmp_path)
    assert journal.get("latest").close
    for change in (journal.edit, journal.remove):
        with pytest.raises(NewerFormat):
            change("2026-11-21T0801-q7f3k2")
    assert path.read_bytes() == before


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: str(tomllib.loads(text)["id"]))
def test_every_example_of_the_documentation_reads_and_writes_back(tmp_path: Path, example: str) -> None:
    tables = tomllib.loads(example)
    if tables["kind"] in ("person", "group", "place", "community", "connection", "card") and "day" not in tables:
        part = read_circle_part(tables)
        assert (part.rest, write_circle_part(part)) == ({}, tables)
        return
    path = put(tmp_path, f"{tables['id']}.toml", example)
    journal = journal_in(tmp_path)
    (item,) = readable(journal)
    assert item.entry == read_entry(tables)
    editing = journal.edit(item.entry.id)
    editing.save(replace(editing.entry, removed=MORNING))
    after = tomllib.loads(path.read_text(encoding="utf-8"))
    assert replace(read_entry(after), removed=None) == item.entry


def test_the_hour_that_summer_time_repeats_can_be_saved_from_its_own_zone(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    second = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"), fold=1)
    saved = journal.add(note(began=second))
    assert journal.get(saved.id).started.isoformat() == "2026-10-25T02:30:00+01:00"


def test_what_breaks_the_rules_of_the_format_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(SaveFailed):
        journal_in(tmp_path).add(check_in(Reflection(key="a8d2", need="seen", rating=11)))
    assert not (tmp_path / "data").exists()


def test_what_would_not_read_back_the_same_is_not_written(tmp_path: Path) -> None:
    class Misprint(int):
        def __str__(self) -> str:
            return "7"

    with pytest.raises(SaveFailed, match="reads back"):
        journal_in(tmp_path).add(replace(note(), rest={"fingers": Misprint(5)}))
    assert not list((tmp_path / "data").rglob("*.toml"))


@pytest.mark.parametrize("value", [object(), float, 10**5000], ids=["object", "type", "huge"])
def test_what_toml_cannot_hold_is_not_written(tmp_path: Path, value: object) -> None:
    with pytest.raises(SaveFailed):
        journal_in(tmp_path).add(replace(note(), rest={"odd": value}))
