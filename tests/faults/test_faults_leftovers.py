"""Fault 10: what saves that were cut off left behind is never an entry, and its words are kept before it goes."""

import os
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from fault_tools import NEW, NOW, OLD, journal_in, leftovers_in, let_time_pass, note, words_in

from connectwell.journal.toml_text import cleaned, to_toml
from connectwell.model.entry import Entry
from connectwell.model.format import write_entry
from connectwell.paths import find_app_folders
from connectwell.settings import change_settings
from connectwell.share.send.deliver import deliver


def left_behind(folder: Path, entry: Entry, content: bytes | None = None) -> Path:
    """A temporary file as a save of `entry` leaves it when it is cut off; two hours old."""
    path = folder / "data" / "entries" / "2026" / f".{entry.id}.toml.0123456789ab.tmp"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(to_toml(cleaned(write_entry(entry))) if content is None else content)
    let_time_pass(folder)
    return path


def versions(folder: Path) -> list[str]:
    journal = journal_in(folder)
    entries = [journal.version(version) for version in journal.versions(note(OLD).id)]
    return [entry.note.words for entry in entries if entry.note]


def test_one_that_differs_becomes_a_version(tmp_path: Path) -> None:
    journal_in(tmp_path).add(note(OLD))
    left_behind(tmp_path, note(NEW))
    assert words_in(tmp_path) == [OLD], "it is never listed"
    journal_in(tmp_path).tidy()
    assert (words_in(tmp_path), versions(tmp_path), leftovers_in(tmp_path)) == ([OLD], [NEW], [])
    (version,) = journal_in(tmp_path).versions(note(OLD).id)
    assert version.when == NOW - timedelta(hours=2)


def test_one_that_is_the_same_goes(tmp_path: Path) -> None:
    journal_in(tmp_path).add(note(OLD))
    left_behind(tmp_path, note(OLD))
    journal_in(tmp_path).tidy()
    assert (words_in(tmp_path), versions(tmp_path), leftovers_in(tmp_path)) == ([OLD], [], [])


def test_one_of_an_entry_that_never_came_to_be_becomes_the_entry(tmp_path: Path) -> None:
    left_behind(tmp_path, note(NEW))
    journal_in(tmp_path).tidy()
    assert (words_in(tmp_path), leftovers_in(tmp_path)) == ([NEW], [])


@pytest.mark.parametrize("content", [b'format = 1\nid = "2026-11-2', b"\xff\xfe half"])
def test_one_that_cannot_be_read_stays(tmp_path: Path, content: bytes) -> None:
    journal_in(tmp_path).add(note(OLD))
    path = left_behind(tmp_path, note(OLD), content)
    journal_in(tmp_path).tidy()
    assert path.read_bytes() == content


def test_what_syncthing_is_fetching_is_its_own(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    entry = journal.add(note(OLD))
    fetched = left_behind(tmp_path, note(NEW)).rename(
        tmp_path / "data" / "entries" / "2026" / f".syncthing.{entry.id}.toml.tmp"
    )
    let_time_pass(tmp_path)
    journal.tidy()
    assert (words_in(tmp_path), versions(tmp_path), fetched.exists()) == ([OLD], [], True)
    assert journal.upkeep.unexpected_files() == ()
    (tmp_path / "data" / "entries" / "2026" / f"{entry.id}.toml").unlink()  # erased on the other machine
    journal.tidy()
    assert words_in(tmp_path) == [], "what was erased doesn't come back"


def test_an_empty_one_goes(tmp_path: Path) -> None:
    left_behind(tmp_path, note(OLD), b"")
    journal_in(tmp_path).tidy()
    assert leftovers_in(tmp_path) == []


def test_a_young_one_may_be_a_save_that_is_still_going_on(tmp_path: Path) -> None:
    path = left_behind(tmp_path, note(NEW))
    young = (NOW - timedelta(minutes=59)).timestamp()
    os.utime(path, (young, young))
    journal_in(tmp_path).tidy()
    assert path.exists()


def test_a_link_among_them_is_left_alone(tmp_path: Path) -> None:
    outside = tmp_path / "outside.toml"
    outside.write_bytes(to_toml(cleaned(write_entry(note(NEW)))))
    path = left_behind(tmp_path, note(OLD))
    path.unlink()
    path.symlink_to(outside)
    journal_in(tmp_path, NOW + timedelta(days=40000)).tidy()
    assert words_in(tmp_path) == []
    assert path.is_symlink()


def test_one_among_the_versions_goes_when_its_entry_is_erased(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    entry = journal.add(note(OLD))
    journal.remove(entry.id)
    (tmp_path / "data" / "versions" / entry.id / ".20261121T080122-abcd.toml.0123456789ab.tmp").write_bytes(b"half")
    assert len(journal.versions(entry.id)) == 1
    journal.erase(entry.id)
    assert leftovers_in(tmp_path) == []


@pytest.mark.parametrize("folder", ["data", "data/entries"])
def test_what_a_look_whether_one_can_write_left_goes(tmp_path: Path, folder: str) -> None:
    journal_in(tmp_path).add(note(OLD))
    probe = tmp_path / folder / ".connectwell.0123456789ab.tmp"
    probe.touch()
    let_time_pass(tmp_path)
    journal_in(tmp_path).tidy()
    assert (words_in(tmp_path), leftovers_in(tmp_path)) == ([OLD], [])


def change_a_setting(folder: Path) -> None:
    change_settings(find_app_folders({"CONNECTWELL_HOME": str(folder)}), {"theme": "nord"})


def export(folder: Path) -> None:
    deliver(b"words", folder / "page.md")


WRITTEN: dict[str, tuple[str, Callable[[Path], None]]] = {
    "settings": ("config/.config.toml.0123456789ab.tmp", change_a_setting),
    "an export": (".page.md.0123456789ab.tmp", export),
    "an export of another day": (".connectwell-archive-2026-11-20.json.0123456789ab.tmp", export),
}


@pytest.mark.parametrize("what", WRITTEN)
def test_what_a_write_outside_the_journal_left_goes_with_the_next_and_nothing_else_does(
    tmp_path: Path, what: str
) -> None:
    name, write = WRITTEN[what]
    left, long_ago = tmp_path / name, time.time() - 2 * 3600
    left.parent.mkdir(exist_ok=True)
    others = [
        left.with_name(other)
        for other in (".other.0123456789ab.tmp", f"{left.name}~", left.name[1:], ".page.md.tmp", ".page.md.swap12.tmp")
    ]
    for path in (left, *others):
        path.write_bytes(b"half")
        os.utime(path, (long_ago, long_ago))
    young = left.with_name(left.name.replace("0123456789ab", "ba9876543210"))
    young.write_bytes(b"a write in progress")
    write(tmp_path)
    assert not left.exists()
    assert [path for path in (young, *others) if not path.exists()] == []


def test_a_second_name_of_a_finished_export_goes_with_the_next_of_any_name(tmp_path: Path) -> None:
    export(tmp_path)
    left, long_ago = tmp_path / ".page.md.0123456789ab.tmp", time.time() - 2 * 3600
    left.hardlink_to(tmp_path / "page.md")
    os.utime(left, (long_ago, long_ago))
    deliver(b"others", tmp_path / "other.md")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other.md", "page.md"]
