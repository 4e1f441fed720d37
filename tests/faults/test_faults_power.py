"""Faults 2 and 3: once "Saved" is said a power cut changes nothing. Seen in the order of the system calls."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fault_tools import OLD, Saver, journal_in, needs_strace, note
from save_server import COPIED, SAVED

pytestmark = needs_strace

_CALL = re.compile(r"(\w+)\((.*)\)\s+= (-?\d+)(<.*>)?")
_PATHS = re.compile(r'"([^"]+)"')
_FILE = re.compile(r"\d+<([^>]+)>")


@pytest.fixture(scope="module")
def saver() -> Iterator[Saver]:
    with Saver() as saver:
        yield saver


class Disk:
    """What would be there after a power cut on the strictest disk: only what was fsynced, names only with their folder.

    Fed with the lines of an strace log. A name made in a folder is durable once that folder is fsynced; bytes once the
    file is.
    """

    def __init__(self) -> None:
        self.unsynced_files: set[str] = set()
        self.unsynced_names: set[str] = set()

    def take(self, line: str) -> None:
        call = _CALL.search(line)
        if call is None or call[3] == "-1":
            return
        name, arguments = call[1], call[2]
        if name == "write" and (file := _FILE.search(arguments)):
            self.unsynced_files.add(file[1])
        elif name == "fsync" and (file := _FILE.search(arguments)):
            self.unsynced_files.discard(file[1])
            self.unsynced_names = {path for path in self.unsynced_names if str(Path(path).parent) != file[1]}
        elif name == "mkdir":
            self.unsynced_names.add(_PATHS.findall(arguments)[0])
        elif name in ("link", "rename", "renameat2"):
            temp, path = _PATHS.findall(arguments)
            assert temp not in self.unsynced_files, f"{path} appeared before its bytes were safe"
            self.unsynced_names.add(path)


@pytest.mark.parametrize("save", ["first", "again", "revise", "conflict"])
def test_nothing_is_left_to_chance_when_saved_is_said(saver: Saver, tmp_path: Path, save: str) -> None:
    if save in ("revise", "conflict"):
        journal_in(tmp_path).add(note(OLD))
    ending = saver.run_traced(save, tmp_path, "trace=write,fsync,mkdir,link,rename,renameat2")
    assert ending.status == (COPIED if save == "conflict" else SAVED)
    disk = Disk()
    for line in ending.calls:
        disk.take(line)
    assert any(call in line for line in ending.calls for call in ("link(", "rename(", "renameat2("))
    assert (disk.unsynced_files, disk.unsynced_names) == (set(), set())


def test_the_first_entry_of_a_new_year_has_its_folders_fsynced(saver: Saver, tmp_path: Path) -> None:
    home = tmp_path / "new" / "home"
    tmp_path.joinpath("new").mkdir()
    ending = saver.run_traced("first", home.parent, "trace=fsync,mkdir")
    made = [_PATHS.findall(line)[0] for line in ending.calls if "mkdir(" in line]
    assert [Path(path).name for path in made] == ["data", "entries", "2026"]
    synced = [found[1] for line in ending.calls if "fsync(" in line and (found := _FILE.search(line))]
    for path in made:
        assert str(Path(path).parent) in synced


def test_a_year_folder_from_a_start_that_was_cut_off_is_fsynced_again(saver: Saver, tmp_path: Path) -> None:
    (tmp_path / "data" / "entries" / "2026").mkdir(parents=True)
    ending = saver.run_traced("first", tmp_path, "trace=fsync")
    synced = [found[1] for line in ending.calls if (found := _FILE.search(line))]
    for folder in ("data", "data/entries", "data/entries/2026"):
        assert str(tmp_path / folder) in synced
