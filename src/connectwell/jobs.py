"""What long jobs share: they say how far they are, can be cancelled, and aren't held up by the garbage collector."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from connectwell.errors import Cancelled

Progress = Callable[[int, int], bool | None]
"""Told how many are done, of how many; 0 of 0 where only time passes. Cancels the job by giving False."""


def report(progress: Progress | None, done: int, total: int) -> None:
    """Tells how far a job is. Raises Cancelled."""
    if progress and progress(done, total) is False:
        raise Cancelled


@contextmanager
def gc_paused() -> Iterator[None]:
    """Pauses garbage collection during bulk allocation, unless it is paused already.

    Reading a journal makes hundreds of thousands of small objects, none of them garbage. The collector would look
    through them again and again, and hold up every other thread for up to a quarter of a second each time: long enough
    to feel in a screen. What was made is kept from it afterwards as well.
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
