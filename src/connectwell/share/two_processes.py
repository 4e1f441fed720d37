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
from typing import IO, TYPE_CHECKING, Any, Final, NoReturn, TypeVar

if TYPE_CHECKING:
    from connectwell.journal import Journal

T = TypeVar("T")
Half = Callable[[int, int], T]
"""Reads one part of the files: (0, 2) is the first of two, (0, 1) is all of them."""
Swap = Callable[[Any], list[Any]]
"""Gives what `marshal` takes to the other process, and returns what each of them gave, the first part's first."""
_LENGTH: Final = 8  # bytes before each message


class _Alone(Exception):
    """There is no other process, or it failed."""


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
    """Returns `read`'s result for each half. If the child fails, this process reads both.

    Args:
        read: must have no side effects.
        journal: the journal that it reads; what the child could not read is noted in it.
        pack: makes of the child's result what `marshal` takes: numbers, text, bytes, None, and lists and tuples of
            them.
        unpack: its inverse.
    """

    def half(part: int, of: int, _: Swap) -> Any:
        return pack(read(part, of)) if part else read(part, of)

    try:
        first, second = _forked(half, journal)
    except _Alone:
        return read(0, 2), read(1, 2)
    return first, unpack(second)


def in_step(work: Callable[[int, int, Swap], T], journal: Journal) -> list[T]:
    """Returns `work`'s result for each half, of which each tells the other what both need, as often as the other does.

    If there is no second process, or it fails, this one does all of it: `work` is called with (0, 1).

    Args:
        work: must have no side effects; returns what `marshal` takes.
        journal: as for `both_halves`.
    """
    try:
        if may_fork():
            return list(_forked(work, journal))
    except _Alone:
        pass
    return [work(0, 1, lambda ours: [ours])]


def _forked(work: Callable[[int, int, Swap], Any], journal: Journal | None) -> tuple[Any, Any]:
    """Returns what `work` makes of (0, 2) here and of (1, 2) in a fork. Raises _Alone."""
    ours, theirs = os.pipe(), os.pipe()
    try:
        process = os.fork()
    except OSError:  # no memory, or no processes left
        for end in (*ours, *theirs):
            os.close(end)
        raise _Alone from None
    if not process:
        os.close(theirs[0])
        os.close(ours[1])
        _work_and_leave(work, journal, ours[0], theirs[1])
    os.close(ours[0])
    os.close(theirs[1])
    status = 1
    with open(theirs[0], "rb") as heard, open(ours[1], "wb", 0) as told:  # noqa: PTH123  # pipes, not paths

        def swap(value: Any) -> list[Any]:
            other = _received(heard)  # first, as the other one sends first: a pipe holds little
            try:
                _send(told, value)
            except OSError:
                raise _Alone from None
            return [value, other]

        try:
            first = work(0, 2, swap)
            second, noted = _received(heard)
        finally:
            heard.close()
            told.close()  # the child then ends, even halfway through
            _, status = os.waitpid(process, 0)
    if status:
        raise _Alone
    if journal:
        journal.take_notes(noted)
    return first, second


def _work_and_leave(work: Callable[[int, int, Swap], Any], journal: Journal | None, ours: int, theirs: int) -> NoReturn:
    """Runs in the child: prints nothing, saves nothing, and never returns to the caller's code."""
    failed = 1
    try:
        with open(ours, "rb") as heard, open(theirs, "wb", 0) as told:  # pipes, not paths

            def swap(value: Any) -> list[Any]:
                _send(told, value)
                return [_received(heard), value]

            done = work(1, 2, swap)
            _send(told, [done, journal.noted if journal else []])
        failed = 0
    except BaseException:  # the parent then does it all itself, and reports the fault if it occurs there too
        pass
    finally:
        os._exit(failed)


def _send(pipe: IO[bytes], value: Any) -> None:
    packed = memoryview(marshal.dumps(value))
    pipe.write(len(packed).to_bytes(_LENGTH, "big"))
    while packed:
        packed = packed[pipe.write(packed) :]


def _received(pipe: IO[bytes]) -> Any:
    """Returns what was sent. Raises _Alone if it wasn't sent whole."""
    length = int.from_bytes(pipe.read(_LENGTH), "big")
    packed = pipe.read(length)
    if not length or len(packed) < length:
        raise _Alone
    return marshal.loads(packed)
