"""Community marks on disk: one file a kind, merged where two devices made one, and nobody's name."""

from dataclasses import replace
from pathlib import Path

from journal_samples import journal_in

from connectwell.journal import Journal
from connectwell.model.circle import CirclePart
from connectwell.model.terms import CommunityMark


def put(folder: Path, name: str, text: str) -> None:
    path = folder / "data" / "circle" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'format = 1\nkind = "community"\nname = "Grief"\ncommunity = "grief"\n{text}', encoding="utf-8")


def mark(journal: Journal, mark: CommunityMark | None = "curious", words: str = "", way_out: str = "") -> CirclePart:
    editing = journal.circle.mark("grief", "Grief and loss")
    return editing.save(replace(editing.part, mark=mark, words=words, way_out=way_out)).part


def test_a_mark_is_a_file_named_after_its_kind(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    mark(journal, words="Mondays.")
    assert (tmp_path / "data/circle/community-grief.toml").read_text(encoding="utf-8") == (
        'format = 1\nid = "community-grief"\nkind = "community"\nname = "Grief and loss"\n'
        'added = 2026-11-21T09:00:00+00:00\ncommunity = "grief"\n'
        'mark = "curious"\nwords = "Mondays."\nsharing = "private"\n'
    )
    assert journal.circle.marks()["grief"].part.mark == "curious"
    mark(journal, "mine", words="Tuesdays.")
    assert (tmp_path / "data/versions/circle/community-grief").exists()
    assert len(list((tmp_path / "data/circle").glob("[!.]*"))) == 1


def test_looking_writes_nothing(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    editing = journal.circle.mark("grief", "Grief and loss")
    editing.save(editing.part)
    assert not (tmp_path / "data/circle").exists()


def test_it_is_nobodys_name_and_in_no_list_of_people(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    mark(journal)
    assert journal.circle.parts() == ()
    assert journal.circle.everybody().parts == ()
    journal.circle.erase("community-grief")
    assert journal.circle.hidden_names() == ()
    assert journal.circle.marks() == {}


def test_a_damaged_mark_is_named_and_hides_no_name(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    put(tmp_path, "community-grief.toml", 'id = "community-grief"\nmark = "mine')
    assert journal.circle.marks() == {}
    assert journal.circle.everybody().parts == ()
    assert [file.path for file in journal.unread_files()] == ["circle/community-grief.toml"]


def test_marked_on_two_devices_it_is_one_and_says_that_they_differ(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    put(tmp_path, "community-grief.toml", 'id = "community-grief"\nmark = "curious"\nwords = "Mondays."\n')
    put(tmp_path, "community-grief.sync-conflict-1.toml",
        'id = "community-grief"\nmark = "mine"\nwords = "Free."\nway_out = "The side door."\n')  # fmt: skip
    marked = journal.circle.marks()["grief"]
    assert (marked.part.mark, marked.otherwise) == ("curious", "mine")
    assert (marked.part.words, marked.part.way_out) == ("Mondays.\n\nFree.", "The side door.")

    editing = journal.circle.mark("grief", "Grief")
    editing.save(replace(editing.part, mark="past"))
    marked = journal.circle.marks()["grief"]
    assert (marked.part.mark, marked.otherwise, marked.part.words) == ("past", None, "Mondays.\n\nFree.")
    copy = (tmp_path / "data/circle/community-grief.sync-conflict-1.toml").read_text(encoding="utf-8")
    assert "removed = " in copy
    assert "Free." in copy, "nothing is deleted"
    assert journal.circle.copies() == (), "there is nothing for anybody to put right"


def test_what_two_windows_write_at_once_is_all_there(tmp_path: Path) -> None:
    one, two = journal_in(tmp_path), journal_in(tmp_path)
    here, there = one.circle.mark("grief", "Grief"), two.circle.mark("grief", "Grief")
    there.save(replace(there.part, way_out="The door.", words="Theirs."))
    saved = here.save(replace(here.part, mark="mine", words="Mine."))
    assert (saved.part.mark, saved.part.way_out, saved.part.words) == ("mine", "The door.", "Mine.\n\nTheirs.")
    there.save(replace(there.part, mark="past"))
    marked = one.circle.marks()["grief"]
    assert marked.part.mark == "past"
    assert len(list((tmp_path / "data/circle").glob("[!.]*"))) == 1


def test_a_mark_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    put(tmp_path, "community-grief.toml", 'id = "community-grief"\nmark = "sometimes"\n')
    before = (tmp_path / "data/circle/community-grief.toml").read_bytes()
    mark(journal, "mine")
    assert journal.circle.marks()["grief"].part.mark == "mine"
    assert (tmp_path / "data/circle/community-grief.toml").read_bytes() == before
