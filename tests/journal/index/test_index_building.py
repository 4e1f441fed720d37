"""The first reading of a long journal: on all cores, told as it goes, stopped at any time, and continued."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from connectwell.errors import Cancelled
from connectwell.journal import Query, Readable
from connectwell.journal.index import queries, reading
from index.index_samples import found, index_of, journal_in, let_time_pass, notes, reload_list

HERE = Path(__file__).parent
COUNT = 250


@pytest.fixture
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_MANY", 10)
    monkeypatch.setattr(reading, "_AT_ONCE", 20)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


@pytest.fixture
def written_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read is kept after each hundred files, not each half second."""
    monkeypatch.setattr(queries, "_OFTEN", -1.0)


def test_progress_is_told_only_when_something_has_to_be_read(tmp_path: Path) -> None:
    journal = notes(tmp_path, COUNT)
    let_time_pass()
    told: list[tuple[int, int]] = []
    journal.refresh(lambda done, total: told.append((done, total)))
    assert told[0] == (0, COUNT)
    assert told[-1] == (COUNT, COUNT)
    assert told == sorted(told)
    told.clear()
    journal.refresh(lambda done, total: told.append((done, total)))
    assert told == []


@pytest.mark.usefixtures("written_at_once")
def test_it_is_cancelled_by_an_answer_and_goes_on_where_it_was(tmp_path: Path) -> None:
    journal = notes(tmp_path, COUNT)
    let_time_pass()
    with pytest.raises(Cancelled):
        journal.refresh(lambda done, _: done < 100)
    assert read_anew_of(journal.refresh, stop_at=0) == 150
    with pytest.raises(Cancelled):
        journal.refresh(lambda *_: False)
    assert reload_list(journal) == 150
    assert reload_list(journal) == 0


def test_a_search_that_is_cancelled_finds_nothing(tmp_path: Path) -> None:
    journal = notes(tmp_path, COUNT)
    found: list[Readable] = []
    with pytest.raises(Cancelled):
        found += journal.find(Query("number"), progress=lambda done, _: done < 100)
    assert found == []
    with pytest.raises(Cancelled):
        journal.facts(progress=lambda done, _: done < 100)
    with pytest.raises(Cancelled):
        list(journal.containing("number", progress=lambda done, _: done < 100))


def read_anew_of(refresh: Callable[..., None], *, stop_at: int) -> int:
    """How many files would be read; it is stopped before them."""
    told = [0]

    def progress(done: int, total: int) -> bool:
        told[0] = total
        return done > stop_at

    with pytest.raises(Cancelled):
        refresh(progress)
    return told[0]


@pytest.mark.usefixtures("few_are_many")
def test_many_files_are_read_by_processes_of_their_own(tmp_path: Path) -> None:
    journal = notes(tmp_path, COUNT)
    let_time_pass()
    at_work: list[int] = []
    journal.refresh(lambda *_: at_work.append(len(multiprocessing.active_children())))
    assert max(at_work) == 2
    assert multiprocessing.active_children() == []
    assert reload_list(journal) == 0
    assert len(found(journal, "number")) == COUNT
    assert len(journal.facts()) == COUNT


@pytest.mark.usefixtures("few_are_many")
def test_it_works_in_a_thread_as_a_screen_does_it(tmp_path: Path) -> None:
    journal = notes(tmp_path, COUNT)
    worker = threading.Thread(target=journal.refresh)
    let_time_pass()
    worker.start()
    assert len(found(journal, "number")) == COUNT
    worker.join(60)
    assert reload_list(journal) == 0


@pytest.mark.usefixtures("few_are_many")
def test_stopping_leaves_no_process_behind(tmp_path: Path) -> None:
    journal = notes(tmp_path, COUNT)
    with pytest.raises(Cancelled):
        journal.refresh(lambda done, _: done < 40)
    assert multiprocessing.active_children() == []


@pytest.mark.usefixtures("few_are_many")
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_where_the_processes_die_the_rest_is_read_in_this_one(tmp_path: Path) -> None:
    journal = notes(tmp_path, COUNT)
    let_time_pass()

    def kill(*_: int) -> None:
        for child in multiprocessing.active_children():
            child.kill()

    journal.refresh(kill)
    assert reload_list(journal) == 0
    assert len(found(journal, "number")) == COUNT


@pytest.mark.usefixtures("few_are_many")
def test_where_there_can_be_no_processes_all_is_read_in_this_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "multiprocessing.synchronize", None)  # as on systems without semaphores
    journal = notes(tmp_path, COUNT)
    at_work: list[int] = []
    journal.refresh(lambda *_: at_work.append(len(multiprocessing.active_children())))
    assert max(at_work) == 0
    assert len(found(journal, "number")) == COUNT


PROGRAM = f"""
import sys
sys.path.insert(0, {str(HERE.parent)!r})
from pathlib import Path
from index.index_samples import journal_in
from connectwell.journal.index import queries, reading, scanning

def told(done, total):
    print(done, flush=True)
    if done >= 60:
        sys.stdin.read()

if __name__ == "__main__":
    reading._MANY, reading._AT_ONCE, queries._OFTEN, scanning._RACY = int(sys.argv[2]), 20, -1, 0
    journal_in(Path(sys.argv[1])).refresh(told)
"""


@contextmanager
def _building(tmp_path: Path, many: str) -> Iterator["subprocess.Popen[bytes]"]:
    """A process that builds the index; more files than `many` are read on all cores."""
    notes(tmp_path, COUNT)
    program = tmp_path / "build.py"
    program.write_text(PROGRAM, encoding="utf-8")
    building = subprocess.Popen(
        [sys.executable, str(program), str(tmp_path), many],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        yield building
    finally:
        building.kill()
        building.communicate()


@pytest.fixture(params=["10", "100000"], ids=["on all cores", "in one process"])
def half_built(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator["subprocess.Popen[bytes]"]:
    """A process that has read some sixty files and waits there."""
    with _building(tmp_path, request.param) as building:
        assert building.stdout
        while int(building.stdout.readline()) < 60:
            pass
        yield building


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="the processes are found in /proc")
def test_a_build_that_is_killed_goes_on_where_it_was_and_leaves_no_process(
    half_built: "subprocess.Popen[bytes]", tmp_path: Path
) -> None:
    children = _children_of(half_built.pid)
    half_built.kill()
    half_built.wait()
    _wait_until_gone(children)
    journal = journal_in(tmp_path)
    let_time_pass()
    assert 0 < reload_list(journal) <= COUNT - 60
    assert reload_list(journal) == 0


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="the processes are found in /proc")
def test_a_build_that_is_killed_while_its_processes_begin_leaves_none(tmp_path: Path) -> None:
    with _building(tmp_path, "10") as building:
        children: list[str] = []
        until = time.monotonic() + 20
        while len(children) < 2:  # the one that looks after semaphores, and the first that is to read
            assert time.monotonic() < until, "no process was started"
            with suppress(FileNotFoundError, ProcessLookupError):  # a thread ended while it was looked at
                children = _children_of(building.pid)
            os.sched_yield()
        building.kill()
        building.wait()
        _wait_until_gone(children)


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no such signal to a group")
def test_ctrl_c_ends_all_of_it_quietly(half_built: "subprocess.Popen[bytes]", tmp_path: Path) -> None:
    os.killpg(half_built.pid, signal.SIGINT)
    _, said = half_built.communicate(timeout=20)
    assert half_built.returncode != 0
    assert said.count(b"Traceback") == 1, said.decode()  # of the test's own program, which catches nothing
    assert b"KeyboardInterrupt" in said
    assert index_of(tmp_path).exists()
    journal = journal_in(tmp_path)
    let_time_pass()
    assert reload_list(journal) <= COUNT - 60


def _wait_until_gone(processes: list[str]) -> None:
    until = time.monotonic() + 20
    while any(_is_alive(process) for process in processes):
        assert time.monotonic() < until, "they are still there"
        os.sched_yield()


def _children_of(process: int) -> list[str]:
    return [
        child
        for task in Path(f"/proc/{process}/task").iterdir()
        for child in (task / "children").read_text(encoding="ascii").split()
    ]


def _is_alive(process: str) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in "ZX"
