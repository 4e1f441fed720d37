"""The index's own file: private, disposable, shared between processes, and empty of what was erased."""

import errno
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectwell.errors import ConnectwellError
from connectwell.journal import Journal, Taken
from connectwell.journal.index import cache, rows
from connectwell.journal.index.rows import Row, facts_from_json, facts_to_json, row_of
from connectwell.journal.parsing import parse_entry
from connectwell.model.entry import Note, Reflection
from connectwell.model.facts import facts_of
from index.index_samples import (
    check_in,
    file_of,
    found,
    index_of,
    journal_in,
    let_time_pass,
    note,
    put_away,
    reload_list,
    with_words,
)


def seen(words: str) -> Reflection:
    return Reflection(key="a8d2", need="seen", words=words)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """Two notes that are in the index."""
    journal = journal_in(tmp_path)
    journal.add(note("Zanzibar and Quetzal.", "Ludmilla", tail="aaaaaa"))
    journal.add(note("Rain on the skylight.", tail="bbbbbb"))
    let_time_pass()
    journal.refresh()
    assert reload_list(journal) == 0
    return journal


ZANZIBAR, RAIN = "2026-11-21T0801-aaaaaa", "2026-11-21T0801-bbbbbb"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_this_login_can_read_it(journal: Journal, tmp_path: Path) -> None:
    assert stat.S_IMODE((tmp_path / "cache").stat().st_mode) == 0o700
    assert stat.S_IMODE(index_of(tmp_path).stat().st_mode) == 0o600
    index_of(tmp_path).chmod(0o644)
    journal.refresh()
    assert stat.S_IMODE(index_of(tmp_path).stat().st_mode) == 0o600


def test_nothing_stays_beside_it(journal: Journal, tmp_path: Path) -> None:
    journal.remove("aaaaaa")
    journal.refresh()
    assert [path.name for path in (tmp_path / "cache").iterdir()] == ["index.sqlite"]


def test_what_is_on_disk_during_a_write_is_private_too(tmp_path: Path) -> None:
    seen: set[tuple[str, int]] = set()

    def nosy_rows() -> Iterator[bytes]:
        for _ in range(3):
            yield b"x" * 50_000
            seen.update((path.name, stat.S_IMODE(path.stat().st_mode)) for path in (tmp_path / "cache").iterdir())

    with cache.Cache(index_of(tmp_path)) as opened:
        opened.keep(nosy_rows())
        assert sum(len(rows) for _, rows in opened.rows()) == 3
    assert {name for name, _ in seen} == {"index.sqlite", "index.sqlite-journal"}
    if os.name != "nt":
        assert {mode for _, mode in seen} == {0o600}


def test_what_is_erased_leaves_no_word_in_it(journal: Journal, tmp_path: Path) -> None:
    assert b"zanzibar" in index_of(tmp_path).read_bytes()
    journal.erase("aaaaaa")
    raw = index_of(tmp_path).read_bytes()
    assert b"skylight" in raw
    for word in (b"zanzibar", b"quetzal", b"udmilla", ZANZIBAR.encode()):
        assert word not in raw
    assert found(journal, "zanzibar") == []
    assert reload_list(journal) == 0


def test_what_is_put_away_is_in_it_no_longer_than_the_save(journal: Journal, tmp_path: Path) -> None:
    entry = journal.add(check_in(seen("Zeppelin over the yard."), tail="dddddd"))
    let_time_pass()
    journal.refresh()
    assert b"zeppelin" in index_of(tmp_path).read_bytes()
    away = replace(entry, reflections=tuple(replace(part, put_away=True) for part in entry.reflections))
    journal.edit(entry.id).save(away)
    raw = index_of(tmp_path).read_bytes()
    assert b"skylight" in raw
    assert b"zeppelin" not in raw
    assert found(journal, "zeppelin") == []
    let_time_pass()
    journal.refresh()
    assert b"zeppelin" not in index_of(tmp_path).read_bytes()


def test_what_is_put_away_by_hand_is_in_it_no_longer_either(journal: Journal, tmp_path: Path) -> None:
    edit = (
        "import sys, pathlib; file = pathlib.Path(sys.argv[1]); file.write_text(file.read_text() + 'put_away = true')"
    )
    with journal.edit_externally(ZANZIBAR, date(2026, 11, 21)) as by_hand:
        assert by_hand.run([sys.executable, "-S", "-c", edit]) == 0
        assert isinstance(by_hand.take(), Taken)
    assert b"zanzibar" not in index_of(tmp_path).read_bytes()


def test_other_saves_leave_it_alone(journal: Journal, tmp_path: Path) -> None:
    before = index_of(tmp_path).read_bytes()
    editing = journal.edit(ZANZIBAR)
    editing.save(with_words(editing.entry, "Other words."))
    journal.add(put_away(note("Heavy.", tail="eeeeee")))
    assert index_of(tmp_path).read_bytes() == before


def test_where_it_cannot_be_taken_out_the_save_holds_and_the_next_look_does(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EROFS, "read-only")

    with monkeypatch.context() as patched:
        patched.setattr(cache.Cache, "forget", refuse)
        editing = journal.edit(ZANZIBAR)
        editing.save(put_away(editing.entry))
    assert b"zanzibar" in index_of(tmp_path).read_bytes()
    assert journal.get(ZANZIBAR).note == replace(editing.entry.note or Note(), put_away=True)
    assert found(journal, "zanzibar") == []
    assert b"zanzibar" not in index_of(tmp_path).read_bytes()


def test_what_is_erased_leaves_no_word_among_many(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    for number in range(60):
        journal.add(note(f"needle{number:02} " * (1 + 37 * number % 900), tail=f"aaaa{number:02}"))
    let_time_pass()
    journal.refresh()
    for number in (3, 59, 20, 21, 22):
        journal.erase(f"aaaa{number:02}")
        raw = index_of(tmp_path).read_bytes()
        assert f"needle{number:02}".encode() not in raw
        assert b"needle40" in raw


def test_erasing_makes_the_file_smaller(journal: Journal, tmp_path: Path) -> None:
    journal.add(note("Rain. " * 50_000, tail="cccccc"))
    let_time_pass()
    journal.refresh()
    before = index_of(tmp_path).stat().st_size
    journal.erase("cccccc")
    assert index_of(tmp_path).stat().st_size < before - 250_000


def test_the_words_of_a_copy_are_erased_with_its_entry(journal: Journal, tmp_path: Path) -> None:
    copy = file_of(tmp_path, f"{ZANZIBAR} (1)")
    copy.write_bytes(file_of(tmp_path, ZANZIBAR).read_bytes().replace(b"Zanzibar", b"Nebraska"))
    let_time_pass()
    assert found(journal, "nebraska") == [copy.stem]
    journal.erase(ZANZIBAR)
    assert b"nebraska" not in index_of(tmp_path).read_bytes()


def test_what_was_deleted_elsewhere_goes_from_it_at_the_next_look(journal: Journal, tmp_path: Path) -> None:
    file_of(tmp_path, ZANZIBAR).unlink()
    assert found(journal, "rain") == [RAIN]
    raw = index_of(tmp_path).read_bytes()
    assert b"skylight" in raw
    assert b"zanzibar" not in raw


def test_erasing_makes_no_index(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    journal.add(note("Rain."))
    journal.erase("n1n2n3")
    assert not (tmp_path / "cache").exists()


def test_a_damaged_index_is_thrown_away_when_something_is_erased(journal: Journal, tmp_path: Path) -> None:
    content = bytearray(index_of(tmp_path).read_bytes())
    content[content.index(b"aaaaaa")] ^= 1
    index_of(tmp_path).write_bytes(content)
    journal.erase("aaaaaa")
    assert not index_of(tmp_path).exists()
    assert found(journal, "rain") == [RAIN]


def test_where_the_words_cannot_be_taken_out_nothing_is_erased_and_it_is_said(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EROFS, "read-only")

    monkeypatch.setattr(cache, "_WAIT", 0.01)
    with monkeypatch.context() as patched, locked(index_of(tmp_path)):
        patched.setattr(cache.Cache, "_delete", refuse)
        with pytest.raises(
            ConnectwellError, match=r"^Nothing was erased: .*index.*the folder can only be read.*Try again"
        ):
            journal.erase("aaaaaa")
    assert journal.get("aaaaaa").id == ZANZIBAR
    journal.erase("aaaaaa")
    assert b"zanzibar" not in index_of(tmp_path).read_bytes()


def test_what_another_program_holds_locked_is_deleted_when_something_is_erased(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "_WAIT", 0.01)
    with locked(index_of(tmp_path)):
        journal.erase("aaaaaa")
    assert not index_of(tmp_path).exists()
    assert found(journal, "rain") == [RAIN]


@contextmanager
def locked(index: Path) -> Iterator[None]:
    """Another program holds the index and doesn't let go."""
    other = sqlite3.connect(index, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        other.close()


def test_a_locked_index_is_done_without(journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_WAIT", 0.01)
    with locked(index_of(tmp_path)):
        assert found(journal, "rain") == [RAIN]
        assert len(journal.facts()) == 2
        journal.refresh()
    assert reload_list(journal) == 0


def _not_sqlite(index: Path) -> None:
    index.write_text("This is no database.\n" * 500, encoding="utf-8")


def _empty(index: Path) -> None:
    index.write_bytes(b"")


def _other_columns(index: Path) -> None:
    index.unlink()
    with sqlite3.connect(index) as other:
        other.execute("CREATE TABLE entries (path TEXT, words TEXT)")
        other.execute("INSERT INTO entries VALUES ('2026/x 0 0 0 0', 'rain')")
    other.close()


def _edited_by_hand(index: Path) -> None:
    with sqlite3.connect(index) as other:
        other.execute("UPDATE entries SET row = CAST(replace(CAST(row AS TEXT), 'rain', 'snow') AS BLOB)")
    other.close()


def _other_types(index: Path) -> None:
    with sqlite3.connect(index) as other:
        other.execute("UPDATE entries SET row = 'rain', checksum = NULL")
    other.close()


def _without_the_table(index: Path) -> None:
    with sqlite3.connect(index) as other:
        other.execute("DROP TABLE entries")
    other.close()


def _a_view(index: Path) -> None:
    with sqlite3.connect(index) as other:
        other.execute("ALTER TABLE entries RENAME TO others")
        other.execute("CREATE VIEW entries AS SELECT * FROM others")
    other.close()


def _with_a_log(index: Path) -> None:
    with sqlite3.connect(index) as other:
        other.execute("PRAGMA journal_mode = WAL")
    other.close()


DAMAGES = [
    _not_sqlite, _empty, _other_columns, _edited_by_hand, _other_types, _without_the_table, _a_view, _with_a_log,
]  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_not_our_index_is_made_anew(journal: Journal, tmp_path: Path, damage: Callable[[Path], None]) -> None:
    damage(index_of(tmp_path))
    assert found(journal, "rain") == [RAIN]
    assert found(journal, "snow") == []
    assert len(journal.facts()) == 2
    assert reload_list(journal) == 0
    assert [path.name for path in (tmp_path / "cache").iterdir()] == ["index.sqlite"]


def test_an_index_of_another_version_is_read_anew(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "_SEED", rows._SEED + 1)
    assert reload_list(journal) == 2
    assert reload_list(journal) == 0


def test_a_folder_or_a_link_where_the_index_belongs(journal: Journal, tmp_path: Path) -> None:
    index_of(tmp_path).unlink()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("mine", encoding="utf-8")
    index_of(tmp_path).symlink_to(elsewhere)
    assert found(journal, "rain") == [RAIN]
    assert elsewhere.read_text(encoding="utf-8") == "mine"
    assert not index_of(tmp_path).is_symlink()
    index_of(tmp_path).unlink()
    index_of(tmp_path).mkdir()
    assert found(journal, "rain") == [RAIN]
    assert index_of(tmp_path).is_dir()


def test_without_a_cache_folder_everything_is_parsed(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    journal = journal_in(tmp_path)
    journal.add(note("Rain.", tail="bbbbbb"))
    assert found(journal, "rain") == [RAIN]
    assert len(journal.facts()) == 1
    assert (tmp_path / "cache").read_text(encoding="utf-8") == "a file"


def test_a_python_without_sqlite_parses_everything(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "connectwell.journal.index.cache", None)
    assert found(journal, "rain") == [RAIN]
    assert reload_list(journal) == 2
    journal.erase("aaaaaa")
    assert found(journal, "zanzibar") == []


def test_a_file_name_that_is_no_text_is_as_good_as_any(journal: Journal, tmp_path: Path) -> None:
    try:
        file_of(tmp_path, os.fsdecode(b"2026odd\xff")).write_bytes(file_of(tmp_path, RAIN).read_bytes())
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    let_time_pass()
    for _ in range(2):
        assert len(found(journal, "rain")) == 2
    assert reload_list(journal) == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows takes no such names")
def test_a_file_name_with_odd_letters_is_as_good_as_any(journal: Journal, tmp_path: Path) -> None:
    for name in ("2026 with 1 2 3 4", "2026\nline", "2026\ttab"):
        file_of(tmp_path, name).write_bytes(file_of(tmp_path, RAIN).read_bytes())
    let_time_pass()
    for _ in range(2):
        assert len(found(journal, "rain")) == 4
    assert reload_list(journal) == 0


def test_an_entry_too_large_to_be_kept_is_found_all_the_same(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "_LARGEST_ROW", 8000)
    large = journal.add(note("Rain. " * 800, tail="cccccc"))
    let_time_pass()
    for _ in range(2):
        assert large.id in found(journal, "rain")
    assert reload_list(journal) == 1
    assert index_of(tmp_path).exists()


def test_two_processes_use_it_at_once(tmp_path: Path) -> None:
    """Both write, erase and ask, over and over; both agree with a full parse at each step of their own."""
    program = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parents[1])!r})
from pathlib import Path
from index.index_samples import found, journal_in, note
from connectwell.journal import Journal, Query
from connectwell.journal.index import scanning
scanning._RACY = 0
who = sys.argv[1]
journal = journal_in(Path({str(tmp_path)!r}))
for number in range(25):
    entry = journal.add(note(f"rain for {{who}}", tail=f"{{who}}aaa{{number:02}}"))
    assert entry.id in found(journal, f'"rain for {{who}}"')
    if number % 3 == 0:
        journal.erase(entry.id)
        assert entry.id not in found(journal, "rain")
assert len(found(journal, f'"rain for {{who}}"')) == 16
"""
    both = [subprocess.Popen([sys.executable, "-c", program, who], stderr=subprocess.PIPE) for who in "xy"]
    for one in both:
        _, said = one.communicate(timeout=60)
        assert (one.returncode, said) == (0, b"")
    assert len(found(journal_in(tmp_path), "rain")) == 32


DOC = Path(__file__).parents[3] / "docs/file-format.md"


def _examples() -> Iterator[bytes]:
    for block in DOC.read_text(encoding="utf-8").split("```toml\n")[1:]:
        content = block.partition("```")[0].encode()
        if b"\nstarted = " in content:
            yield content


def test_facts_are_the_same_after_being_written_down() -> None:
    examples = list(_examples())
    assert len(examples) >= 9
    for content in examples:
        facts = facts_of(parse_entry(content)[1])
        assert facts_from_json(facts_to_json(facts)) == facts


def test_the_shape_is_raised_when_rows_change() -> None:
    """If this fails, the same file makes another row now: raise `rows.SHAPE`, then put the new numbers here."""
    made = row_of(b"2026/x 0 0 0 0", parse_entry(EVERYTHING.encode())[1])
    assert (rows.SHAPE, crc32(made.written)) == (7, 819071723)


EVERYTHING = """
format = 1
id = "2026-11-21T0801-q7f3k2"
kind = "check-in"
day = 2026-11-21
started = 2026-11-21T08:01:22+01:00
[arrival]
state = "mixed"
chose = "gently"
after = "less"
words = "Café"
for_session = true
[[reflections]]
key = "aaaa"
need = "seen"
rating = 6
direction = "others"
people = ["Ana"]
words = "Two\\nlines"
[[connections]]
key = "bbbb"
status = "done"
prompt = "hold-a-door"
asked = "Hold a door."
landed = { words = "Fine.", touched = ["seen"] }
[close]
carry = "Someone remembered."
[note]
people = ["Tom"]
words = "Rain."
[practice]
name = "orienting"
words = "The radiator."
[imported]
source = "jrnl"
title = "A walk."
words = "To the water."
tags = ["@walk"]
[agenda]
words = "Mornings."
[session]
who = "my therapist"
keep = "Pauses."
wrong = "The clock."
"""


@given(st.binary(), st.binary())
def test_a_row_reads_as_it_was_written(facts: bytes, words: bytes) -> None:
    row = Row(b"2026/x 0 0 0 0", b"2026-11-21T0801-q7f3k2", facts=facts.replace(b"\0", b""), words=words)
    assert Row.read(row.written) == row
