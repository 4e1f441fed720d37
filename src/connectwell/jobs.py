"""Shared by long jobs: progress, cancellation, and a pause of the garbage collector."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from connectwell.errors import Cancelled

Progress = Callable[[int, int], bool | None]
"""Called with (done, total); (0, 0) where only time passes. Returns False to cancel the job."""


def report_progress(progress: Progress | None, done: int, total: int) -> None:
    """Calls `progress`, if any. Raises Cancelled if it returns False."""
    if progress and progress(done, total) is False:
        raise Cancelled


@contextmanager
def gc_paused() -> Iterator[None]:
    """Pauses garbage collection during bulk allocation, unless it is already off.

    Reading a journal allocates hundreds of thousands of small objects, none of them garbage. The collector would scan
    them repeatedly and stall every other thread for up to a quarter of a second each time, which is noticeable on a
    screen. The new objects are then frozen, so that later collections skip them too.
    """
    import gc

    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
