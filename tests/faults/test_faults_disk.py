"""Faults 4, 7 and 8 on real disks: full, limited, read-only. The old words stay, and reading goes on."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fault_tools import LONG, OLD, Saver, journal_in, leftovers_in, needs_strace, note, with_words, words_in
from save_server import FAILED, SAVED

_OWN_MOUNTS = ["unshare", "--map-root-user", "--mount"]


def may_mount() -> bool:
    if shutil.which("unshare") is None:
        return False
    return subprocess.run([*_OWN_MOUNTS, "mount", "-t", "tmpfs", "none", "/tmp"], capture_output=True).returncode == 0


needs_mount = pytest.mark.skipif(not may_mount(), reason="this login may not mount a small disk of its own")


def on_a_small_disk(folder: Path, program: str) -> list[str]:
    """Runs a program with a disk of 64 KB mounted on `folder`, visible to it alone. Gives the lines it printed."""
    script = f"mount -t tmpfs -o size=64k none {folder} && exec {sys.executable} -W error -"
    done = subprocess.run(
        [*_OWN_MOUNTS, "sh", "-c", script],
        input=f"import sys\nsys.path.insert(0, {str(Path(__file__).parent)!r})\n{program}",
        capture_output=True,
        text=True,
        cwd=folder.parent,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


START = """
from pathlib import Path
import subprocess
from fault_tools import *
from connectwell.errors import SaveFailed
folder = Path("disk").absolute()
journal = journal_in(folder)
editing = journal.begin(note(OLD))
editing.save(note(OLD))
def save(words):
    try:
        editing.save(note(words))
    except SaveFailed as failed:
        print(failed)
    print(words_in(folder) == [words], words_in(folder) == [OLD], leftovers_in(folder))
"""


@needs_mount
def test_on_a_full_disk_the_old_words_stay_and_saving_works_once_there_is_room(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    lines = on_a_small_disk(
        tmp_path / "disk",
        START
        + """
filler = folder / "filler"
with filler.open("wb", buffering=0) as file:
    try:
        while True:
            file.write(bytes(1024))
    except OSError:
        pass
save(LONG)
filler.unlink()
save(LONG)
""",
    )
    assert lines == [
        "Could not save: the disk is full. What was saved before is safe.",
        "False True []",
        "True False []",
    ]


@needs_mount
def test_on_a_read_only_disk_the_journal_opens_says_so_and_saves_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "stick").mkdir()
    lines = on_a_small_disk(
        tmp_path / "disk",
        START
        + """
print(journal.cannot_write())
subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
save("New.")
print(journal.cannot_write())
journal.tidy()
editing.rescue(note("New."), str(folder.parent / "stick"))
""",
    )
    sentence = "Could not save: the folder can only be read. What was saved before is safe."
    assert lines == ["None", sentence, "False True []", sentence]
    (rescued,) = (tmp_path / "stick").iterdir()
    assert 'words = "New."' in rescued.read_text()


@needs_mount
def test_where_not_even_the_folder_can_be_made_it_is_said_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    lines = on_a_small_disk(
        tmp_path / "disk",
        START
        + """
subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
print(journal_in(folder / "new" / "home").cannot_write())
print(list(journal_in(folder / "new" / "home").newest()))
""",
    )
    assert lines == ["Could not save: the folder can only be read. What was saved before is safe.", "[]"]


@pytest.fixture
def saver() -> Iterator[Saver]:
    with Saver() as saver:
        yield saver


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on the size of files")
def test_a_limit_on_the_size_of_files_keeps_the_old_words(saver: Saver, tmp_path: Path) -> None:
    journal_in(tmp_path).add(note(OLD))
    assert saver.run("limited", tmp_path) == FAILED
    assert words_in(tmp_path) == [OLD]
    assert leftovers_in(tmp_path) == []


def test_short_writes_are_gone_on_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole_write, sizes = os.write, list[int]()

    def short_write(file: int, content: bytes) -> int:
        sizes.append(whole_write(file, content[:7]))
        return sizes[-1]

    monkeypatch.setattr(os, "write", short_write)
    entry = journal_in(tmp_path).add(note(LONG))
    assert entry.note
    assert words_in(tmp_path) == [LONG]
    assert max(sizes) == 7
    assert len(sizes) > len(LONG) / 7


@needs_strace
def test_a_failed_start_takes_the_folders_it_made_away_again(saver: Saver, tmp_path: Path) -> None:
    for number in (1, 2, 3):
        ending = saver.run_traced("first", tmp_path, "trace=fsync", f"inject=fsync:error=EIO:when={number}")
        assert (ending.struck, ending.status) == (True, FAILED)
        assert list(tmp_path.iterdir()) == []
    assert saver.run("first", tmp_path) == SAVED


def test_an_entry_too_many_for_the_disk_does_not_harm_the_session(saver: Saver, tmp_path: Path) -> None:
    editing = journal_in(tmp_path).begin(note(OLD))
    editing.save(note(OLD))
    assert saver.run("limited", tmp_path) == FAILED
    editing.save(with_words(editing.entry, "More."))
    assert words_in(tmp_path) == ["More."]
