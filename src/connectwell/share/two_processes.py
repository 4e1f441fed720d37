"""Reading a long journal by two processes: a fork of this one reads every other file, and hands over plain values.

The index reads in parallel too (`journal.index.reading`), and not like this. It does so beside the screens' threads,
which a fork would lose, and gives what it has as it comes; its processes are started anew for that, which takes a
quarter of a second. An export of ten years takes little more than half of one, and is wanted whole.
"""

from __future__ import annotations

import marshal
import os
import threading
from collections.abc import Callable
from typing import NoReturn, TypeVar

T = TypeVar("T")
Half = Callable[[int, int], list[T]]
"""Reads one part of the files: the first of two is (0, 2), all of them are (0, 1)."""


def may_fork() -> bool:
    """Whether another process can be started so: where there is fork, and no other thread that it would lose."""
    return hasattr(os, "fork") and threading.active_count() == 1


def both_halves(read: Half[T]) -> tuple[list[T], list[T]]:
    """What `read` gives for each half. Where the other process fails, its half is read here.

    Args:
        read: gives numbers, text, None, and lists and tuples of them: what `marshal` takes. It changes nothing.
    """
    ours, its = os.pipe()
    process = os.fork()
    if not process:
        _read_and_leave(read, its)
    os.close(its)
    with open(ours, "rb") as pipe:  # noqa: PTH123  # a pipe, no path
        try:
            first = read(0, 2)
            given = pipe.read()
        finally:
            pipe.close()  # then it ends, even in the middle
            _, status = os.waitpid(process, 0)
    return first, marshal.loads(given) if status == 0 else read(1, 2)


def _read_and_leave(read: Half[T], pipe: int) -> NoReturn:
    """In the other process: it says nothing, saves nothing and doesn't run what comes after it here."""
    failed = 1
    try:
        with open(pipe, "wb") as out:
            out.write(marshal.dumps(read(1, 2)))
        failed = 0
    except BaseException:  # the other side reads that half itself, and says what is wrong if it is wrong there, too
        pass
    finally:
        os._exit(failed)
