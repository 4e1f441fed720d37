"""Parsing many files. It is the slow part, so a long journal is read on all cores, in worker processes.

They are spawned, not forked, because a screen has other threads; `share.two_processes` explains what an export does
instead.
"""

import os
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager, redirect_stderr
from pathlib import Path
from typing import TYPE_CHECKING

from connectwell.journal.folders import read_bytes
from connectwell.journal.index.rows import Row, row_of, row_of_damaged
from connectwell.journal.index.scanning import path_of
from connectwell.journal.parsing import Damaged, parse_entry
from connectwell.journal.skipped import Noted, SkippedFiles

if TYPE_CHECKING:
    from concurrent.futures import Future

_MANY = 2000  # files; below that, starting processes costs more than it saves
_AT_ONCE = 100  # files; about a tenth of a second


Batch = tuple[list[Row], list[Noted]]
"""The rows of some files, and those that could not be opened."""


def read_rows(entries: Path, files: list[bytes]) -> Generator[Batch, None, None]:
    """Yields the rows of `files` in batches, in any order. A file that cannot be opened has none, and is noted.

    Args:
        entries: the folder that the paths are relative to.
        files: stamps, from `scan`.
    """
    waiting = [files[n : n + _AT_ONCE] for n in range(0, len(files), _AT_ONCE)]
    if len(files) > _MANY and (os.cpu_count() or 1) > 1:
        yield from _on_all_cores(entries, waiting)
    while waiting:
        yield read_some(entries, waiting.pop(0))


def read_some(entries: Path, files: list[bytes]) -> Batch:
    """Returns the rows of a batch of files, and those that could not be opened."""
    rows, passed_over = [], SkippedFiles()
    for stamp in files:
        path = path_of(stamp)
        try:
            rows.append(_row(stamp, read_bytes(entries / f"{path}.toml")))
        except FileNotFoundError:
            continue  # deleted since the folder was listed
        except (Damaged, OSError) as error:
            passed_over.note(f"entries/{path}.toml", error)
    return rows, passed_over.noted


def _row(stamp: bytes, content: bytes) -> Row:
    try:
        return row_of(stamp, parse_entry(content)[1])
    except Damaged as damaged:
        return row_of_damaged(stamp, damaged)


def _on_all_cores(entries: Path, waiting: list[list[bytes]]) -> Iterator[Batch]:
    """Consumes `waiting`. If processes cannot be started or die, the rest stays in it."""
    try:
        from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
        from multiprocessing import get_context

        _start_tracker()
        workers = os.cpu_count() or 1
        pool = ProcessPoolExecutor(workers, get_context("spawn"), _init_worker)
    except (ImportError, NotImplementedError, OSError, ValueError):  # a system without semaphores
        return
    asked: dict[Future[Batch], list[bytes]] = {}
    try:
        while waiting or asked:
            while waiting and len(asked) < 2 * workers:
                with _no_interrupt():
                    future = pool.submit(read_some, entries, waiting[0])
                asked[future] = waiting.pop(0)
            for future in wait(asked, return_when=FIRST_COMPLETED).done:
                batch = future.result()
                del asked[future]
                yield batch
    except (RuntimeError, OSError):  # BrokenProcessPool is a RuntimeError
        waiting += asked.values()
    finally:
        pool.shutdown(cancel_futures=True)


def _start_tracker() -> None:
    """Starts multiprocessing's resource tracker with the real stderr: Textual's replacement has no file descriptor."""
    if os.name == "nt":
        return
    from multiprocessing.resource_tracker import ensure_running

    with redirect_stderr(sys.__stderr__):
        ensure_running()


@contextmanager
def _no_interrupt() -> Iterator[None]:
    """Blocks SIGINT in processes started here, even during their start-up: only the parent handles Ctrl-C."""
    if os.name == "nt":
        yield
        return
    import signal

    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _init_worker() -> None:
    """Initialises a worker: leaves Ctrl-C to the parent, and exits when the parent exits, however it does."""
    import signal
    from multiprocessing import parent_process
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:

        def exit_with_parent() -> None:
            parent.join()
            os._exit(0)

        Thread(target=exit_with_parent, daemon=True).start()
