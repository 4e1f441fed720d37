"""Faults 11 and 12: two processes on one journal. Every part of both is found at the end."""

import subprocess
import sys
from pathlib import Path

import pytest
from fault_tools import NOW, journal_in, leftovers_in, note, words_in

from connectwell import locking
from connectwell.errors import SaveFailed
from connectwell.journal import Journal, Readable
from connectwell.model.entry import Entry, Reflection
from connectwell.paths import find_app_folders

TIMES = 60

EDITING = """
from dataclasses import replace
from connectwell.model.entry import Close, Reflection
editing = journal_in(folder).edit("latest")
"""

ADDING_PARTS = """
for number in range(TIMES):
    part = Reflection(key=f"{name}{number}", need="seen", words=f"{name} {number}")
    saved = editing.save(replace(editing.entry, reflections=(*editing.entry.reflections, part)))
    assert not saved.copied
"""

CHANGING_ONE_PART = """
for number in range(TIMES):
    editing.save(replace(editing.entry, close=Close(carry=f"{name} {number}")))
"""

ADDING_ENTRIES = """
for number in range(TIMES):
    journal_in(folder).add(note(f"{name} {number}"))
"""


def both(folder: Path, program: str, prepare: str = "") -> None:
    """Runs a program twice at the same time, as "a" and as "b".

    Both have prepared before either begins: one that opens an entry only after the other saved it sees no conflict.
    """
    start = f"""
import sys
from pathlib import Path
sys.path.insert(0, {str(Path(__file__).parent)!r})
from fault_tools import *
folder, name, TIMES = Path({str(folder)!r}), sys.argv[1], {TIMES}
{prepare}
print("ready", flush=True)
sys.stdin.readline()
"""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", start + program, name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for name in "ab"
    ]
    for process in running:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
    for process in running:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in running:
        process.communicate()
        assert process.returncode == 0


def check_in() -> Entry:
    first = Reflection(key="first", need="seen", words="first")
    return Entry(id="2026-11-21T0801-q7f3k2", kind="check-in", day=NOW.date(), started=NOW, reflections=(first,))


def test_parts_added_by_two_processes_are_all_there(tmp_path: Path) -> None:
    journal_in(tmp_path).add(check_in())
    both(tmp_path, ADDING_PARTS, prepare=EDITING)
    (item,) = journal_in(tmp_path).newest()
    assert isinstance(item, Readable)
    expected = {"first"} | {f"{name} {number}" for name in "ab" for number in range(TIMES)}
    assert {part.words for part in item.entry.reflections} == expected
    assert leftovers_in(tmp_path) == []


def test_one_part_changed_by_two_processes_is_kept_twice(tmp_path: Path) -> None:
    journal_in(tmp_path).add(check_in())
    both(tmp_path, CHANGING_ONE_PART, prepare=EDITING)
    found = [item for item in journal_in(tmp_path).newest() if isinstance(item, Readable)]
    last = {item.entry.close.carry for item in found if item.entry.close}
    assert last == {f"a {TIMES - 1}", f"b {TIMES - 1}"}
    assert sum(item.copy_of is None for item in found) == 1
    assert len(found) <= 3, "one copy for each session at most"


def test_new_entries_of_one_name_are_all_there(tmp_path: Path) -> None:
    both(tmp_path, ADDING_ENTRIES)
    assert words_in(tmp_path) == sorted(f"{name} {number}" for name in "ab" for number in range(TIMES))
    assert note("").id in {item.entry.id for item in journal_in(tmp_path).newest() if isinstance(item, Readable)}


def test_a_process_that_hangs_with_the_lock_is_not_waited_for_for_ever(tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(locking, "_WAIT", 0.05)
        with locking.lock(tmp_path), pytest.raises(SaveFailed, match="another program"), locking.lock(tmp_path):
            pass
    with locking.lock(tmp_path):
        pass


ONE_REFLECTION = """
from connectwell.entries import add
add.reflect(opened(folder), "seen", f"words of {name}")
"""

ONE_ANSWER = """
from connectwell.checkin.today import read_today, record_answer
context = opened(folder)
record_answer(context, read_today(context).idea, "done")
"""

OPENED = """
import os
os.environ["CONNECTWELL_HOME"] = str(folder)
from connectwell.context import Context
def opened(folder):
    return Context.open()
from connectwell.checkin import today
from connectwell.entries import add
from connectwell.journal import lookup
import time
read_one = lookup.read_all
def slow(*given):
    found = list(read_one(*given))
    time.sleep(0.3)
    return iter(found)
from connectwell.journal import store
store.read_all = slow
"""


@pytest.mark.parametrize("program", [ONE_REFLECTION, ONE_ANSWER])
def test_two_that_begin_the_entry_of_a_day_share_it(tmp_path: Path, program: str) -> None:
    both(tmp_path, program, prepare=OPENED)
    (item,) = Journal(find_app_folders({"CONNECTWELL_HOME": str(tmp_path)})).newest()
    assert isinstance(item, Readable)
    if program is ONE_REFLECTION:
        assert {part.words for part in item.entry.reflections} == {"words of a", "words of b"}
