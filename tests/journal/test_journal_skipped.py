"""What cannot be read is named by everything that reads, and the rest is there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from journal_samples import journal_in

from connectwell.journal import Journal, Query
from connectwell.journal.skipped import left_out
from unreadable import CIRCLE, CIRCLE_FAULTS, ENTRY_FAULTS, FILE, YEAR, YEAR_FAULTS, Break, damaged, fill, refusing

READERS: dict[str, Callable[[Journal], object]] = {
    "find": lambda journal: list(journal.find(Query(words="kettle"))),
    "facts": lambda journal: journal.facts(),
    "refresh": lambda journal: journal.refresh(),
    "holding": lambda journal: list(journal.containing("kettle", "2026")),
    "holding all": lambda journal: list(journal.containing("")),
    "whole": lambda journal: list(journal.snapshot().read()),
    "newest": lambda journal: list(journal.newest()),
}
CARRIED = ("a damaged file", "an empty file", "a file over the size limit", "a rule broken")
FAULTS = {name: (FILE, fault) for name, fault in ENTRY_FAULTS.items()} | {
    name: (YEAR, fault) for name, fault in YEAR_FAULTS.items()
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("fault", FAULTS)
def test_every_reader_names_what_it_passes_over(
    fault: str, reader: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = journal_in(tmp_path)
    fill(journal)
    path, break_it = FAULTS[fault]
    break_it(tmp_path / "data", monkeypatch)
    if reader == "whole" and fault in CARRIED:
        pytest.skip("an archive takes any file's bytes as they are")
    READERS[reader](journal)
    assert [one.path for one in journal.unread_files()] == [path]
    journal.start_over()
    READERS[reader](journal)  # from the index now, where there is one
    assert [one.path for one in journal.unread_files()] == [path]
    (one,) = journal.unread_files()
    assert one.reason.endswith("was changed.")
    assert one.is_folder == (path == YEAR)


@pytest.mark.parametrize("fault", CIRCLE_FAULTS)
def test_a_part_of_the_circle_that_cannot_be_read_is_named(
    fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = journal_in(tmp_path)
    fill(journal)
    CIRCLE_FAULTS[fault](tmp_path / "data", monkeypatch)
    assert journal.circle.parts() == ()
    assert [one.path for one in journal.unread_files()] == [CIRCLE]


@pytest.mark.parametrize("folder", ["entries", "circle"])
def test_a_folder_that_cannot_be_listed_is_named(folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = journal_in(tmp_path)
    fill(journal)
    refusing(folder)(tmp_path / "data", monkeypatch)
    assert journal.facts() == () if folder == "entries" else journal.circle.parts() == ()
    assert [(one.path, one.is_folder) for one in journal.unread_files()] == [(folder, True)]


def test_a_data_folder_on_a_disk_that_is_not_plugged_in_is_not_an_empty_journal(tmp_path: Path) -> None:
    (tmp_path / "data").symlink_to(tmp_path / "stick")
    journal = journal_in(tmp_path)
    list(journal.newest())
    assert [one.path for one in journal.unread_files()] == ["entries"]


def test_many_files_read_by_several_processes_are_named_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("connectwell.journal.index.reading._MANY", 1)
    monkeypatch.setattr("connectwell.journal.index.reading._AT_ONCE", 1)
    journal = journal_in(tmp_path)
    fill(journal)
    damaged(FILE)(tmp_path / "data", monkeypatch)
    assert len(journal.facts()) == 2
    assert [one.path for one in journal.unread_files()] == [FILE]


def test_nothing_is_named_where_all_can_be_read(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    fill(journal)
    for read in READERS.values():
        read(journal)
    journal.circle.parts()
    assert journal.unread_files() == ()
    assert left_out(journal.unread_files()) == ""


def test_what_is_deleted_while_it_is_read_is_not_named(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    fill(journal)
    found = journal.snapshot().read()
    next(found)
    (tmp_path / "data" / FILE).unlink()
    list(found)
    assert journal.unread_files() == ()


def _broken(journal: Journal, tmp_path: Path, patch: pytest.MonkeyPatch, *faults: Break) -> str:
    fill(journal)
    for fault in faults:
        fault(tmp_path / "data", patch)
    list(journal.newest())
    journal.circle.parts()
    return left_out(journal.unread_files())


def test_the_sentence_counts_and_names_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = journal_in(tmp_path)
    said = _broken(journal, tmp_path, monkeypatch, damaged(FILE), refusing(YEAR), damaged(CIRCLE))
    assert said == (
        f"1 folder and 2 files couldn't be read and are left out here: {CIRCLE}, {FILE} and {YEAR} (a whole folder). "
        "Nothing in them was changed."
    )


def test_show_latest_names_the_newer_one_it_passes_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = journal_in(tmp_path)
    fill(journal)
    refusing(FILE)(tmp_path / "data", monkeypatch)
    assert journal.get("latest").id.endswith("k1k2k3")
    assert [one.path for one in journal.unread_files()] == [FILE]
