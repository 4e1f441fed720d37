"""What is put away in one of an entry's copies is put away in each, for every reader, and nothing is written for it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from journal_samples import MORNING, files_below, journal_in, note

from connectwell.journal import Journal, Query, Readable
from connectwell.model.entry import Entry, Note
from connectwell.model.parts import put_away_in

COPY = ".sync-conflict-20261121-101010-ABCDEFG.toml"


def sides(folder: Path, *, away_in_copy: bool) -> tuple[Journal, Entry]:
    """An entry edited on one machine and put away on the other; which of the two became the copy is Syncthing's."""
    journal = journal_in(folder)
    entry = journal.add(note("The word zebra."))
    path = folder / "data/entries/2026" / f"{entry.id}.toml"
    seen = path.read_text(encoding="utf-8")
    away = seen.replace("[note]", "[note]\nput_away = true")
    edited = seen.replace("zebra", "zebra and quokka")
    assert away != seen
    path.write_text(edited if away_in_copy else away, encoding="utf-8")
    path.with_name(f"{entry.id}{COPY}").write_text(away if away_in_copy else edited, encoding="utf-8")
    return journal, entry


READERS: dict[str, Callable[[Journal, str], list[Entry]]] = {
    "get": lambda journal, entry_id: [journal.get(entry_id)],
    "edit": lambda journal, entry_id: [journal.edit(entry_id).entry],
    "newest": lambda journal, _: [item.entry for item in journal.newest() if isinstance(item, Readable)],
    "on day": lambda journal, _: list(journal.on_day(MORNING.date())),
    "containing": lambda journal, _: [item.entry for item in journal.containing("", everywhere=True)],
    "copies": lambda journal, _: [
        entry
        for item in journal.newest()
        if isinstance(item, Readable) and item.is_copy
        for entry in (journal.copy_choice(item.handle).copy, journal.copy_choice(item.handle).entry)
        if entry
    ],
    "find": lambda journal, _: [item.entry for item in journal.find(Query())],
}


@pytest.mark.parametrize("away_in_copy", [True, False])
@pytest.mark.parametrize("reader", READERS)
def test_no_reader_shows_it_and_no_file_is_changed_by_looking(tmp_path: Path, reader: str, away_in_copy: bool) -> None:
    journal, entry = sides(tmp_path, away_in_copy=away_in_copy)
    before = {path: path.read_bytes() for path in files_below(tmp_path / "data")}
    found = READERS[reader](journal, entry.id)
    assert found
    assert {put_away_in(one) for one in found} == {("note",)}
    assert {path: path.read_bytes() for path in files_below(tmp_path / "data")} == before


@pytest.mark.parametrize("away_in_copy", [True, False])
def test_neither_side_is_in_the_index_or_found(tmp_path: Path, away_in_copy: bool) -> None:
    journal, _ = sides(tmp_path, away_in_copy=away_in_copy)
    for _ in range(2):
        journal.refresh()
        assert list(journal.find(Query(words="zebra"))) == []
        assert [facts.people for facts in journal.facts()] == [()]
    assert journal.upkeep.index_agrees()
    index = tmp_path / "cache" / "index.sqlite"
    assert b"zebra" not in index.read_bytes()


def test_words_known_to_the_index_leave_it_when_a_copy_comes_that_puts_them_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("connectwell.journal.index.scanning._RACY", -(10**18))
    journal = journal_in(tmp_path)
    entry = journal.add(note("The word zebra."))
    assert [item.entry.id for item in journal.find(Query(words="zebra"))] == [entry.id]
    index = tmp_path / "cache" / "index.sqlite"
    assert b"zebra" in index.read_bytes()
    path = tmp_path / "data/entries/2026" / f"{entry.id}.toml"
    away = path.read_text(encoding="utf-8").replace("[note]", "[note]\nput_away = true")
    path.with_name(f"{entry.id}{COPY}").write_text(away, encoding="utf-8")
    assert list(journal.find(Query(words="zebra"))) == []
    assert b"zebra" not in index.read_bytes()


@pytest.mark.parametrize("away_in_copy", [True, False])
@pytest.mark.parametrize("keeps", ["entry", "copy"])
def test_whichever_is_kept_stays_put_away(tmp_path: Path, keeps: str, away_in_copy: bool) -> None:
    journal, entry = sides(tmp_path, away_in_copy=away_in_copy)
    choice = journal.copy_choice(f"{entry.id}{COPY}".removesuffix(".toml"))
    kept = choice.keep_entry() if keeps == "entry" else choice.keep_copy()
    assert put_away_in(kept) == put_away_in(journal.get(entry.id)) == ("note",)
    assert "put_away = true" in (tmp_path / f"data/entries/2026/{entry.id}.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("away_in_copy", [True, False])
def test_what_is_brought_back_is_brought_back_in_copies_too(tmp_path: Path, away_in_copy: bool) -> None:
    journal, entry = sides(tmp_path, away_in_copy=away_in_copy)
    editing = journal.edit(entry.id)
    assert editing.entry.note
    editing.save(replace(editing.entry, note=replace(editing.entry.note, put_away=False)))
    assert {put_away_in(item.entry) for item in journal.newest() if isinstance(item, Readable)} == {()}


def test_a_save_of_something_else_puts_it_into_the_file(tmp_path: Path) -> None:
    journal, entry = sides(tmp_path, away_in_copy=True)
    editing = journal.edit(entry.id)
    editing.save(editing.entry)
    assert "put_away = true" in (tmp_path / f"data/entries/2026/{entry.id}.toml").read_text(encoding="utf-8")


def test_an_entry_without_copies_is_as_it_is_in_its_file(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    away = journal.add(replace(note(tail="a1a1a1"), note=Note(words="Away.", put_away=True)))
    seen = journal.add(note("Seen.", tail="b1b1b1"))
    assert [put_away_in(journal.get(one.id)) for one in (away, seen)] == [("note",), ()]
