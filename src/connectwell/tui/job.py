"""What a screen has done in a thread: told once it takes longer than a moment, cancelled when nobody waits for it."""

from collections.abc import Callable
from functools import partial
from threading import Event
from time import monotonic
from typing import Final, TypeVar

from textual import on
from textual.message import Message
from textual.timer import Timer

from connectwell.errors import Cancelled, ConnectwellError
from connectwell.jobs import gc_paused
from connectwell.tui import wording
from connectwell.tui.screen import CompanionScreen

QUIET_FOR: Final = 1.0
"""Seconds without a word about it."""
TELL_EVERY: Final = 0.25

Found = TypeVar("Found")


class Job:
    """Something that a thread does. It says how far it is; the screen may cancel it.

    Args:
        tell: called in the thread with how many are done of how many, once it takes longer than a moment.

    Attributes:
        done, total: as told last; 0 of 0 while nothing was.
    """

    def __init__(self, tell: Callable[[int, int], object]) -> None:
        self.done = self.total = 0
        self._tell, self._tell_at = tell, monotonic() + QUIET_FOR
        self._cancelled = Event()

    @property
    def is_cancelled(self) -> bool:
        """Whether nobody waits for it any more."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """It is no longer wanted: at its next word about its progress it is told so."""
        self._cancelled.set()

    def progress(self, done: int, total: int) -> bool:
        """How far it is, from the thread: a `jobs.Progress`."""
        now = monotonic()
        if now >= self._tell_at and not self.is_cancelled:
            self.done, self.total, self._tell_at = done, total, now + TELL_EVERY
            self._tell(done, total)
        return not self.is_cancelled


class JobScreen(CompanionScreen):
    """A screen that has one thing at a time done in a thread."""

    class Progressed(Message):
        """The thread needs more than a moment."""

        def __init__(self, job: Job) -> None:
            super().__init__()
            self.job = job

    class Ended(Message):
        """The thread is done; `go_on` takes what came of it."""

        def __init__(self, job: Job, go_on: Callable[[], None]) -> None:
            super().__init__()
            self.job, self.go_on = job, go_on

    def __init__(self) -> None:
        super().__init__()
        self.job: Job | None = None
        self._moment: Timer | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is being done."""
        return self.job is not None

    def start(self, act: Callable[[Job], Found], then: Callable[[Found], None]) -> None:
        """Does something in a thread. What was being done is cancelled, and nothing comes of it.

        Args:
            act: called in the thread.
            then: called on the screen with what `act` gave; where it raised, `in_the_way` or `was_cancelled` is.
        """
        self.drop_job()
        job = self.job = Job(lambda *_: self.post_message(self.Progressed(job)))
        self._moment = self.set_timer(QUIET_FOR, lambda: self.post_message(self.Progressed(job)))
        self.run_worker(partial(self._work, job, act, then), thread=True, group="job")

    def _work(self, job: Job, act: Callable[[Job], Found], then: Callable[[Found], None]) -> None:
        go_on: Callable[[], None]
        try:
            with gc_paused():
                go_on = partial(then, act(job))
        except Cancelled:
            go_on = self.was_cancelled
        except ConnectwellError as fault:
            go_on = partial(self.in_the_way, fault)
        self.post_message(self.Ended(job, go_on))

    @on(Progressed)
    def follow_job(self, message: Progressed) -> None:
        """It takes longer than a moment."""
        if message.job is self.job and not self.job.is_cancelled:
            self.tell_progress(self.job.done, self.job.total)

    @on(Ended)
    def end_job(self, message: Ended) -> None:
        """Takes what came of it, if it is still wanted."""
        if message.job is self.job:
            self.drop_job()
            self.take_result(message.go_on)

    def drop_job(self) -> None:
        """Nothing is being done any more; what was, is cancelled."""
        if self.job:
            self.job.cancel()
        if self._moment:
            self._moment.stop()
        self.job = self._moment = None

    def on_unmount(self) -> None:
        """Nobody waits for it any more."""
        self.drop_job()

    # --- What a screen may do otherwise

    def tell_progress(self, done: int, total: int) -> None:
        """A quiet line while it takes longer. `total` is 0 where nobody knows how far it is."""
        if total:
            self.say(wording.READING.format(done=done, total=total))

    def take_result(self, go_on: Callable[[], None]) -> None:
        """Goes on with what came of it."""
        go_on()

    def in_the_way(self, fault: ConnectwellError) -> None:
        """Says why it could not be done."""
        self.say(str(fault))

    def was_cancelled(self) -> None:
        """It was cancelled from this screen."""
