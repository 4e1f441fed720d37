"""The threads of workers. None keeps the process from ending because a disk doesn't answer."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from threading import Lock, Thread, current_thread
from time import monotonic
from typing import Any, Final, ParamSpec, TypeVar

_AT_THE_END: Final = 2.0
"""Seconds for what is still being done when the screens close."""

Args = ParamSpec("Args")
Found = TypeVar("Found")


class WorkerThreads(ThreadPoolExecutor):
    """A thread for each call. A pool would be full after a few calls that a stalled disk holds up."""

    def __init__(self) -> None:
        super().__init__(max_workers=1)  # never started: `submit` is ours
        self._running: set[Thread] = set()
        self._changing = Lock()

    def submit(self, call: Callable[Args, Found], /, *args: Args.args, **named: Args.kwargs) -> Future[Found]:
        """Calls it in a thread of its own."""
        future: Future[Found] = Future()
        thread = Thread(target=self._run, args=(future, call, args, named), daemon=True)
        with self._changing:
            self._running.add(thread)
        thread.start()
        return future

    def _run(self, future: Future[Any], call: Callable[..., Any], args: Any, named: Any) -> None:
        try:
            if future.set_running_or_notify_cancel():
                try:
                    found = call(*args, **named)
                except BaseException as error:
                    with suppress(RuntimeError):  # the event loop has ended
                        future.set_exception(error)
                else:
                    with suppress(RuntimeError):
                        future.set_result(found)
        finally:
            with self._changing:
                self._running.discard(current_thread())

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # as it is given
        """Waits for what is running, but not for long."""
        until = monotonic() + _AT_THE_END
        with self._changing:
            running = list(self._running)
        for thread in running if wait else ():
            thread.join(max(0.0, until - monotonic()))
