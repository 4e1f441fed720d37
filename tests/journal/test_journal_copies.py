"""A conflict copy beside its entry: keeping the one or the other loses neither, and nothing is overwritten unread."""

from pathlib import Path

import pytest
from journal_samples import journal_in, note, places_in, words_of

from connectwell.errors import EntryNotFound, EntryUnreadable, NewerFormat, SaveFailed
from connectwell.journal import Journal, Readable
from connectwell.model.entry import Entry


def _copy_of(tmp_path: Path, entry: Entry, old: str, new: str, mark: str = ".sync-conflict-20261121-090000") -> Path:
    file = _file(tmp_path, entry)
    copy = file.with_name(f"{entry.id}{mark}.toml")
    copy.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    return copy


def _file(tmp_path: Path, entry: Entry) -> Path:
    return places_in(tmp_path).data / "entries" / "2026" / f"{entry.id}.toml"


def _handles(journal: Journal) -> list[str]:
    return [item.handle for item in journal.newest() if isinstance(item, Readable) and item.copy_of]


def _earlier(journal: Journal, entry: Entry) -> list[str]:
    return [words_of(journal.version(version)) for version in journal.versions(entry.id)]


def test_the_entry_is_kept_and_the_copy_becomes_a_version(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    entry = journal.add(note("Rain."))
    copy = _copy_of(tmp_path, entry, "Rain.", "Snow.")
    in_hand = journal.copy_choice(_handles(journal)[0])
    assert in_hand.entry == entry
    assert words_of(in_hand.copy) == "Snow."
    assert in_hand.keep_entry() == entry
    assert not copy.exists()
    assert words_of(journal.get(entry.id)) == "Rain."
    assert _earlier(journal, entry) == ["Snow."]


def test_keeping_the_entry_is_taken_back_byte_for_byte(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    entry = journal.add(note("Rain."))
    copy = _copy_of(tmp_path, entry, "Rain.", "Snow.  # by hand")
    before = copy.read_bytes()
    in_hand = journal.copy_choice(_handles(journal)[0])
    in_hand.keep_entry()
    in_hand.put_back()
    assert copy.read_bytes() == before
    with pytest.raises(SaveFailed, match="there again"):
        in_hand.put_back()
    assert words_of(journal.get(entry.id)) == "Rain."


def test_the_copy_is_kept_and_the_entry_becomes_a_version(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    entry = journal.add(note("Rain."))
    copy = _copy_of(tmp_path, entry, "Rain.", "Snow.")
    assert words_of(journal.copy_choice(_handles(journal)[0]).keep_copy()) == "Snow."
    assert not copy.exists()
    assert words_of(journal.get(entry.id)) == "Snow."
    assert _earlier(journal, entry) == ["Rain."]


@pytest.mark.parametrize("changed", ["entry", "copy"])
@pytest.mark.parametrize("keep", ["entry", "copy"])
def test_what_was_changed_meanwhile_is_neither_overwritten_nor_deleted(tmp_path: Path, changed: str, keep: str) -> None:
    journal = journal_in(tmp_path)
    entry = journal.add(note("Rain."))
    copy = _copy_of(tmp_path, entry, "Rain.", "Snow.")
    in_hand = journal.copy_choice(_handles(journal)[0])
    file = _file(tmp_path, entry) if changed == "entry" else copy
    file.write_text(file.read_text().replace("Rain.", "Hail.").replace("Snow.", "Hail."))
    with pytest.raises(SaveFailed, match="changed somewhere else"):
        in_hand.keep_entry() if keep == "entry" else in_hand.keep_copy()
    assert "Hail." in file.read_text()
    assert copy.exists()
    assert _earlier(journal, entry) == []


def test_a_copy_takes_the_place_of_an_entry_that_is_damaged_or_gone(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    entry = journal.add(note("Rain."))
    _copy_of(tmp_path, entry, "Rain.", "Snow.")
    file = _file(tmp_path, entry)
    file.write_text("<<<<<<< ours")
    in_hand = journal.copy_choice(_handles(journal)[0])
    assert in_hand.entry is None
    assert "Nothing in the file was changed." in in_hand.reason
    with pytest.raises(EntryUnreadable):
        in_hand.keep_entry()
    in_hand.keep_copy()
    assert words_of(journal.get(entry.id)) == "Snow."
    damaged = next((tmp_path / "data" / "versions" / entry.id).iterdir())
    assert damaged.read_text() == "<<<<<<< ours"

    _copy_of(tmp_path, entry, "Snow.", "Hail.")
    file.unlink()
    journal.copy_choice(_handles(journal)[0]).keep_copy()
    assert words_of(journal.get(entry.id)) == "Hail."


def test_a_newer_entry_is_not_replaced(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    entry = journal.add(note("Rain."))
    _copy_of(tmp_path, entry, "Rain.", "Snow.")
    file = _file(tmp_path, entry)
    file.write_text(file.read_text().replace("format = 1", "format = 2"))
    with pytest.raises(NewerFormat):
        journal.copy_choice(_handles(journal)[0]).keep_copy()
    assert "Rain." in file.read_text()


def test_only_copies_are_taken_in_hand(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    entry = journal.add(note("Rain."))
    for handle in (entry.id, "no-such-file", "../../elsewhere"):
        with pytest.raises(EntryNotFound):
            journal.copy_choice(handle)


def test_where_nothing_can_be_written_both_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    journal = journal_in(tmp_path)
    entry = journal.add(note("Rain."))
    copy = _copy_of(tmp_path, entry, "Rain.", "Snow.")

    def full(*_: object) -> None:
        raise OSError(28, "no space")

    for keep in ("keep_entry", "keep_copy"):
        in_hand = journal.copy_choice(_handles(journal)[0])
        with monkeypatch.context() as patched:
            patched.setattr(os, "fsync", full)
            with pytest.raises(SaveFailed, match="the disk is full"):
                getattr(in_hand, keep)()
        assert copy.exists()
        assert words_of(journal.get(entry.id)) == "Rain."
