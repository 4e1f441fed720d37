"""The own archive as a document is the same whether one process reads the files or two, and whatever becomes of one."""

import os
import subprocess
import sys

import pytest
from sharing import TODAY, check_in, note

from connectwell.rooms import Rooms
from connectwell.share.everything import everything

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork on this system")

# In a process of its own: one that has threads, as a test runner may, never forks.
_IN_TWO = """
import os, sys
from connectwell.rooms import Rooms
from connectwell.share import everything as by_halves
from datetime import date
rooms, forks, fork, read = Rooms.open(), [], os.fork, by_halves._read_and_leave
def counted():
    forks.append(fork())
    return forks[-1]
os.fork = counted
def other(journal, pipe):
    if sys.argv[1] == "dies":
        os.kill(os.getpid(), 9)
    if sys.argv[1] == "stumbles":
        by_halves.marshal = None
    read(journal, pipe)
by_halves._read_and_leave = other
made = by_halves.everything(rooms.journal, rooms.library, date(2026, 11, 21), in_two=True)
print(ascii(made))
print(len(forks), file=sys.stderr)
"""


@needs_fork
@pytest.mark.parametrize("other", ["reads", "dies", "stumbles"])
def test_two_processes_read_what_one_reads(rooms: Rooms, other: str) -> None:
    for number in range(7):
        note(rooms, f"Rain {number}. Ña rang.", f"n{number}n{number}n{number}", days_ago=number // 2, sharing="private")
    check_in(rooms)
    done = subprocess.run([sys.executable, "-c", _IN_TWO, other], capture_output=True, text=True)
    assert (done.stderr, done.returncode) == ("1\n", 0)
    assert done.stdout.strip() == ascii(everything(rooms.journal, rooms.library, TODAY))


def test_a_reading_that_is_stopped_gives_nothing(rooms: Rooms) -> None:
    note(rooms, "Rain.", "n1n2n3")
    assert everything(rooms.journal, rooms.library, TODAY, lambda _done, _of: False) is None
