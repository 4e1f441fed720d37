"""Reads a long journal in two processes: a fork of this one reads alternate files and returns plain values.

The index also reads in parallel (`journal.index.reading`), but differently: it runs beside the screens' threads, which
a fork would lose, and yields results as they arrive, so it spawns fresh processes, which takes a quarter of a second.
An export of ten years takes little more than half a second and is needed whole.
"""

from __future__ import annotations

import marshal
import os
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

if TYPE_CHECKING:
    from connectwell.journal import Journal

T = TypeVar("T")
Half = Callable[[int, int], T]
"""Reads one part of the files: (0, 2) is the first of two, (0, 1) is all of them."""


def may_fork() -> bool:
    """Whether a fork is safe: the platform has it, and there is no other thread it would lose."""
    return hasattr(os, "fork") and threading.active_count() == 1


def both_halves(
    read: Half[T],
    journal: Journal | None = None,
    *,
    pack: Callable[[T], Any] = lambda read: read,
    unpack: Callable[[Any], T] = lambda packed: packed,
) -> tuple[T, T]:
    """Returns `read`'s result for each half. If the child fails, this process reads its half too.

    Args:
        read: must have no side effects.
        journal: the journal that it reads; what the child could not read is noted in it.
        pack: makes of the child's result what `marshal` takes: numbers, text, bytes, None, and lists and tuples of
            them.
        unpack: its inverse.
    """
    ours, theirs = os.pipe()
    try:
        process = os.fork()
    except OSError:  # no memory, or no processes left
        os.close(ours)
        os.close(theirs)
        return read(0, 2), read(1, 2)
    if not process:
        _read_and_leave(lambda part, of: [pack(read(part, of)), journal.noted if journal else []], theirs)
    os.close(theirs)
    with open(ours, "rb") as pipe:  # noqa: PTH123  # a pipe, not a path
        try:
            first = read(0, 2)
            received = pipe.read()
        finally:
            pipe.close()  # the child then ends, even halfway through
            _, status = os.waitpid(process, 0)
    if status:
        return first, read(1, 2)
    second, noted = marshal.loads(received)
    if journal:
        journal.take_notes(noted)
    return first, unpack(second)


def _read_and_leave(read: Half[Any], pipe: int) -> NoReturn:
    """Runs in the child: prints nothing, saves nothing, and never returns to the caller's code."""
    failed = 1
    try:
        with open(pipe, "wb") as out:
            out.write(marshal.dumps(read(1, 2)))
        failed = 0
    except BaseException:  # the parent then reads that half itself, and reports the fault if it occurs there too
        pass
    finally:
        os._exit(failed)
