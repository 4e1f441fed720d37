"""Fault 35: once "Erased" is said, or a part is put away, a power cut brings none of its words back."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from fault_tools import NEW, OLD, journal_in, needs_strace, note, with_words

pytestmark = needs_strace

_CALL = re.compile(r"(\w+)\((.*)\)\s+= (-?\d+)")
_NAMED = re.compile(r'"([^"]+)"')
_OPENED = re.compile(r"\d+<([^>]+)>")


class Changes:
    """Changes that a power cut could undo, on the strictest disk. Fed with the lines of an strace log."""

    def __init__(self) -> None:
        self.files: set[str] = set()
        self.names: set[str] = set()

    def take(self, line: str) -> None:
        call = _CALL.search(line)
        if call is None or call[3].startswith("-"):
            return
        name, arguments = call[1], call[2]
        opened, named = _OPENED.search(arguments), _NAMED.findall(arguments)
        if name in ("write", "pwrite64", "ftruncate") and opened:
            self.files.add(opened[1])
        elif name in ("fsync", "fdatasync") and opened:
            self.files.discard(opened[1])
            self.names = {path for path in self.names if os.path.dirname(path) != opened[1]}  # noqa: PTH120
        elif name in ("unlink", "rmdir", "link", "rename") and named:
            self.files.discard(named[0])
            self.names.add(named[-1])


def left_to_chance(log: Path, home: Path) -> tuple[list[str], list[str]]:
    changes = Changes()
    for line in log.read_text().splitlines():
        changes.take(line)
    ours = [sorted(path for path in found if path.startswith(str(home))) for found in (changes.files, changes.names)]
    return ours[0], ours[1]


def traced(home: Path, log: Path, *command: str) -> subprocess.CompletedProcess[str]:
    calls = "trace=write,pwrite64,ftruncate,fsync,fdatasync,unlink,rmdir,link,rename"
    done = subprocess.run(
        ["strace", "-f", "-y", "-s", "300", "-o", str(log), "-e", calls, *command],
        input="erase\n", text=True, capture_output=True, env={**os.environ, "CONNECTWELL_HOME": str(home)}, check=False,
    )  # fmt: skip
    if "Operation not permitted" in done.stderr:
        pytest.skip("strace may not trace here")
    return done


def a_journal(home: Path) -> str:
    """An entry with a version, a copy, what editors left, and its words in the index. Gives its id."""
    journal = journal_in(home)
    entry = journal.add(note(OLD))
    journal.edit(entry.id).save(with_words(entry, NEW))
    journal.add(note("Rain", tail="o1o2o3"))
    year = home / "data" / "entries" / "2026"
    for name in (f"{entry.id}.toml~", f".{entry.id}.toml.swp", f"{entry.id}.conflict-abcdef.toml", "sedAbCdEf"):
        (year / name).write_bytes((year / f"{entry.id}.toml").read_bytes())
    (home / "data" / ".stversions").mkdir()
    (home / "data" / ".stversions" / f"{entry.id}~20261121-080122.toml").write_text(NEW)
    return entry.id


@pytest.fixture(autouse=True)
def remembered_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("connectwell.journal.index.scanning._RACY", -(10**18))


@pytest.mark.parametrize("indexed", [True, False], ids=["with an index", "without one"])
def test_nothing_is_left_to_chance_when_erased_is_said(tmp_path: Path, indexed: bool) -> None:
    home, log = tmp_path / "home", tmp_path / "strace.log"
    entry_id = a_journal(home)
    if indexed:
        journal_in(home).refresh()
        assert b"a little longer" in (home / "cache" / "index.sqlite").read_bytes()
    done = traced(home, log, sys.executable, "-m", "connectwell", "erase", entry_id)
    assert (done.returncode, done.stderr.splitlines()[-1]) == (0, "Erased here.")
    assert left_to_chance(log, home) == ([], [])
    assert [path for path in home.rglob("*") if path.is_file() and b"a little longer" in path.read_bytes()] == []


def test_the_entry_itself_goes_last_and_after_the_rest_is_safe(tmp_path: Path) -> None:
    home, log = tmp_path / "home", tmp_path / "strace.log"
    entry_id = a_journal(home)
    traced(home, log, sys.executable, "-m", "connectwell", "erase", entry_id)
    changes = Changes()
    for line in log.read_text().splitlines():
        if "unlink(" in line and line.endswith(" = 0") and f'/2026/{entry_id}.toml"' in line:
            break
        changes.take(line)
    else:
        raise AssertionError("it was never deleted")
    assert sorted(path for path in changes.names if path.startswith(str(home))) == []


def test_what_is_put_away_has_left_the_index_for_good(tmp_path: Path) -> None:
    """The index is written without waiting for the disk, but not when words leave it."""
    home, log = tmp_path / "home", tmp_path / "strace.log"
    entry_id = a_journal(home)
    journal_in(home).refresh()
    assert b"a little longer" in (home / "cache" / "index.sqlite").read_bytes()
    put_away = (
        "from dataclasses import replace; from pathlib import Path; from fault_tools import journal_in\n"
        f"editing = journal_in(Path({str(home)!r})).edit({entry_id!r}); entry = editing.entry\n"
        "editing.save(replace(entry, note=replace(entry.note, put_away=True)))"
    )
    done = traced(
        home, log, sys.executable, "-c", f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n{put_away}"
    )
    assert done.returncode == 0, done.stderr
    assert b"a little longer" not in (home / "cache" / "index.sqlite").read_bytes()
    assert left_to_chance(log, home) == ([], [])


def test_what_a_deleted_index_left_beside_it_goes_as_well(tmp_path: Path) -> None:
    home = tmp_path / "home"
    entry_id = a_journal(home)
    (home / "cache").mkdir()
    for end in ("-journal", "-wal"):
        (home / "cache" / f"index.sqlite{end}").write_text(NEW)
    journal_in(home).erase(entry_id)
    assert list((home / "cache").iterdir()) == []
