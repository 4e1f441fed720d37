"""Progress messages on a terminal while something takes long."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from connectwell.cli.streams import is_dumb, is_terminal

if TYPE_CHECKING:
    from threading import Event

    from connectwell.jobs import Progress

AFTER = 1.0
"""Seconds before anything is shown."""


@contextmanager
def working(sentence: str) -> Iterator[None]:
    """Like `waiting`, for work without a count: shows `sentence` with the elapsed seconds."""
    if not is_terminal(sys.stderr):
        yield
        return
    from threading import Event, Thread

    done = Event()
    beside = Thread(target=_show_seconds, args=(sentence, done), daemon=True)
    beside.start()
    try:
        yield
    finally:
        done.set()
        beside.join()


def _show_seconds(sentence: str, done: Event) -> None:
    began, shown, may_go_back = time.monotonic(), False, not is_dumb()
    while not done.wait(AFTER):
        if may_go_back:
            sys.stderr.write(f"\r{sentence} {time.monotonic() - began:.0f} s")
        elif not shown:
            sys.stderr.write(f"{sentence}\n")
        sys.stderr.flush()
        shown = True
    if shown and may_go_back:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


@contextmanager
def waiting(sentence: str) -> Iterator[Progress]:
    """Shows `sentence` with the count after a second, on one line of stderr, cleared at the end.

    Shows nothing if stderr is no terminal; on a dumb one, only the sentence, once.
    """
    began, shown = time.monotonic(), 0.0
    on_terminal, may_go_back = is_terminal(sys.stderr), not is_dumb()

    def progress(done: int, total: int) -> None:
        nonlocal shown
        now = time.monotonic()
        if not on_terminal or now - began < AFTER or now - shown < 0.1:
            return
        if may_go_back:
            sys.stderr.write(f"\r{sentence} {done} of {total}")
        elif not shown:
            sys.stderr.write(f"{sentence}\n")
        sys.stderr.flush()
        shown = now

    try:
        yield progress
    finally:
        if shown and may_go_back:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
