"""Earlier versions, removing, erasing, and the places files are in."""

import os
import stat
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from journal_samples import (
    check_in,
    file_of,
    files_below,
    journal_in,
    note,
    put,
    readable,
    seen,
    with_note,
    words_of,
)

from connectwell.errors import EntryNotFound, EntryUnreadable, SaveFailed
from connectwell.journal import Journal, Version


def versions_of(journal: Journal, entry_id: str) -> list[str]:
    return [words_of(journal.version(version)) for version in journal.versions(entry_id)]


def test_a_version_is_cut_at_the_first_write_of_a_session_only(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    entry = journal.add(note("First."))
    assert journal.versions(entry.id) == ()
    before = file_of(tmp_path, entry).read_bytes()

    editing = journal.edit(entry.id)
    for words in ("Second", "Second, and", "Second, and more."):
        editing.save(with_note(entry, words))
    assert versions_of(journal, entry.id) == ["First."]
    (version,) = (tmp_path / "data" / "versions" / entry.id).iterdir()
    assert version.read_bytes() == before

    journal.edit(entry.id).save(with_note(entry, "Third."))
    assert versions_of(journal, entry.id) == ["Second, and more.", "First."]


def test_a_session_that_made_the_entry_cuts_no_version(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    editing = journal.begin(note("R"))
    for words in ("R", "Ra", "Rain"):
        editing.save(note(words))
    assert journal.versions(editing.entry.id) == ()


def test_versions_are_named_by_their_moment_in_utc(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    entry = journal.add(note())
    journal.remove(entry.id)
    (version,) = journal.versions(entry.id)
    assert version.when.replace(second=0) == datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
    assert version.handle.startswith("20261121T0900")


def test_versions_of_one_second_keep_their_order(tmp_path: Path) -> None:
    from journal_samples import places_in

    journal = Journal(places_in(tmp_path), clock=lambda: datetime(2026, 11, 21, 9, tzinfo=UTC))
    entry = journal.add(note("0"))
    for number in range(1, 9):
        journal.edit(entry.id).save(with_note(entry, str(number)))
    assert versions_of(journal, entry.id) == list("76543210")


def test_bringing_a_version_back_keeps_the_present_as_a_version(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    entry = journal.add(note("First."))
    journal.edit(entry.id).save(with_note(entry, "Second."))
    brought = journal.restore_version(journal.versions(entry.id)[-1])
    assert words_of(brought) == words_of(journal.get(entry.id)) == "First."
    assert versions_of(journal, entry.id) == ["Second.", "First."]


def test_a_version_comes_back_where_the_entry_was_damaged(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    entry = journal.add(note("First."))
    journal.edit(entry.id).save(with_note(entry, "Second."))
    put(tmp_path, f"{entry.id}.toml", "<<<<<<< half")
    journal.restore_version(journal.versions(entry.id)[-1])
    assert words_of(journal.get(entry.id)) == "First."
    newest, _ = journal.versions(entry.id)
    with pytest.raises(EntryUnreadable):
        journal.version(newest)
    kept = tmp_path / "data" / "versions" / entry.id / f"{newest.handle}.toml"
    assert kept.read_text() == "<<<<<<< half"


def test_a_version_comes_back_where_the_entry_was_deleted(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    entry = journal.add(note("First."))
    journal.edit(entry.id).save(with_note(entry, "Second."))
    file_of(tmp_path, entry).unlink()
    (version,) = journal.versions(entry.id)
    assert journal.restore_version(version).id == entry.id
    assert words_of(journal.get(entry.id)) == "First."


def test_a_version_that_went_away_is_not_found(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    entry = journal.add(note())
    gone = Version(entry.id, datetime(2026, 1, 1, tzinfo=UTC), "20260101T000000-aaaa")
    for use in (journal.version, journal.restore_version):
        with pytest.raises(EntryNotFound):
            use(gone)


def test_remove_hides_and_restore_brings_back_unchanged(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    entry = journal.add(note())
    removed = journal.remove(entry.id)
    assert removed.removed == datetime(2026, 11, 21, 9, 0, 0, tzinfo=UTC)
    assert list(journal.newest()) == []
    assert journal.restore(entry.id) == entry
    assert len(list(journal.newest())) == 1
    assert len(journal.versions(entry.id)) == 2


def test_erase_leaves_nothing_of_the_entry_and_all_of_the_others(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    entry, other = journal.add(note("Erase me.")), journal.add(note("Keep me. n1n2n3", tail="zzzzzz"))
    here, there = journal.edit(entry.id), journal.edit(entry.id)
    there.save(with_note(entry, "Erase me too."))
    here.save(with_note(entry, "Erase me as well."))
    content = file_of(tmp_path, entry).read_bytes()
    for name in (
        f"{entry.id}.sync-conflict-20261121-090000-ABCDEFG.toml",
        f"{entry.id} (1).toml",
        "elsewhere named.toml",
        f".{entry.id}.toml.abcdef123456.tmp",
    ):
        put(tmp_path, name, content)
    put(tmp_path, f"{entry.id} (2).toml", "Erase me: damaged")
    mentions = put(
        tmp_path,
        "2026-11-21T0815-g1g2g3.toml",
        file_of(tmp_path, other).read_text().replace(other.id, "2026-11-21T0815-g1g2g3") + f'about = "{entry.id}"\n',
    )

    journal.erase(entry.id)

    left = {path.name for path in files_below(tmp_path)}
    assert left == {f"{other.id}.toml", mentions.name}
    assert not any(b"Erase me" in path.read_bytes() for path in files_below(tmp_path))
    assert not (tmp_path / "data" / "versions" / entry.id).exists()
    with pytest.raises(EntryNotFound):
        journal.erase(entry.id)


def test_a_damaged_entry_can_be_erased(tmp_path: Path) -> None:
    put(tmp_path, "2026-11-21T0801-q7f3k2.toml", "<<<<<<<")
    journal_in(tmp_path).erase("2026-11-21T0801-q7f3k2")
    assert list(files_below(tmp_path)) == []


def test_versions_of_an_entry_deleted_elsewhere_can_be_erased(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    entry = journal.add(note())
    journal.remove(entry.id)
    file_of(tmp_path, entry).unlink()
    journal.erase(entry.id)
    assert list(files_below(tmp_path)) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_folders_are_the_persons_own(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        journal = journal_in(tmp_path / "new" / "home")
        entry = journal.add(check_in(seen("Mine.")))
        journal.remove(entry.id)
    finally:
        os.umask(old)
    found = {path: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "new").rglob("*")}
    assert {mode for path, mode in found.items() if path.is_dir()} == {0o700}
    assert {mode for path, mode in found.items() if path.is_file()} == {0o600}
    assert len([path for path in found if path.is_file()]) == 3, "the entry, a version and the lock"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_file_others_could_read_is_the_persons_own_after_a_save(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    entry = journal.add(note())
    file_of(tmp_path, entry).chmod(0o644)
    journal.remove(entry.id)
    assert stat.S_IMODE(file_of(tmp_path, entry).stat().st_mode) == 0o600


def test_an_entry_can_be_rescued_to_another_folder(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / f"{note().id}.toml").write_text("somebody's file")
    editing = journal.begin(note("First."))
    editing.rescue(note("First."), str(stick))
    editing.rescue(note("First, and more."), str(stick))

    assert (stick / f"{note().id}.toml").read_text() == "somebody's file"
    (rescued,) = [path for path in stick.iterdir() if path.stem != note().id]
    put(tmp_path, f"{note().id}.toml", rescued.read_bytes())
    assert words_of(journal.get("latest")) == "First, and more."


def test_rescuing_to_a_folder_that_is_not_there_is_a_plain_sentence(tmp_path: Path) -> None:
    editing = journal_in(tmp_path).begin(note())
    with pytest.raises(SaveFailed, match="there is no such folder"):
        editing.rescue(note(), str(tmp_path / "nowhere"))


def test_an_entry_goes_on_under_the_id_its_session_has(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    journal.add(note("First."))
    editing = journal.begin(note("Second."))
    editing.save(note("Second."))
    editing.save(note("Second, and more."))
    assert len(readable(journal)) == 2
    assert words_of(journal.get(editing.entry.id)) == "Second, and more."
    assert replace(editing.entry, id=note().id) == note("Second, and more.")
