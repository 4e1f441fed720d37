"""Background jobs for screens: progress is shown after a moment, and a job nobody waits for is cancelled."""

from collections.abc import Callable
from functools import partial
from threading import Event
from time import monotonic
from typing import Final, TypeVar

from textual import events, on
from textual.message import Message
from textual.timer import Timer

from connectwell.errors import Cancelled, ConnectwellError
from connectwell.jobs import gc_paused
from connectwell.tui import wording
from connectwell.tui.screen import CompanionScreen

QUIET_FOR: Final = 1.0
"""Seconds before anything is shown."""
TELL_EVERY: Final = 0.25

Found = TypeVar("Found")


class Job:
    """Work done in a thread. It reports progress; the screen may cancel it.

    Args:
        tell: called in the thread with the counts done and total, once it takes longer than a moment.

    Attributes:
        done, total: as reported last; 0 of 0 before the first report.
    """

    def __init__(self, tell: Callable[[int, int], object]) -> None:
        self.done = self.total = 0
        self._tell, self._tell_at = tell, monotonic() + QUIET_FOR
        self._cancelled = Event()

    @property
    def is_cancelled(self) -> bool:
        """Whether the result is no longer wanted."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Requests cancellation; the next progress report returns False."""
        self._cancelled.set()

    def progress(self, done: int, total: int) -> bool:
        """Reports progress from the thread: a `jobs.Progress`."""
        now = monotonic()
        if now >= self._tell_at and not self.is_cancelled:
            self.done, self.total, self._tell_at = done, total, now + TELL_EVERY
            self._tell(done, total)
        return not self.is_cancelled


class JobScreen(CompanionScreen):
    """A screen that runs one job at a time in a thread."""

    class Progressed(Message):
        """The job takes longer than a moment."""

        def __init__(self, job: Job) -> None:
            super().__init__()
            self.job = job

    class Ended(Message):
        """The job has finished; `go_on` handles its result."""

        def __init__(self, job: Job, go_on: Callable[[], None]) -> None:
            super().__init__()
            self.job, self.go_on = job, go_on

    def __init__(self) -> None:
        super().__init__()
        self.job: Job | None = None
        self._moment: Timer | None = None
        self._ended: JobScreen.Ended | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a job is running."""
        return self.job is not None

    def start(self, act: Callable[[Job], Found], then: Callable[[Found], None]) -> None:
        """Runs a job in a thread. A job already running is cancelled and its result dropped.

        Args:
            act: called in the thread.
            then: called on the screen with the result of `act`; if it raised, `show_failure` or `was_cancelled` is.
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
            go_on = partial(self.show_failure, fault)
        self.post_message(self.Ended(job, go_on))

    @on(Progressed)
    def follow_job(self, message: Progressed) -> None:
        """Shows progress."""
        if message.job is self.job and not self.job.is_cancelled:
            self.show_progress(self.job.done, self.job.total)

    @on(Ended)
    def end_job(self, message: Ended) -> None:
        """Takes what came of it, if it is still wanted."""
        if message.job is not self.job:
            return
        if not self.is_active:
            self._ended = message
            return
        self.drop_job()
        self.take_result(message.go_on)

    @on(events.ScreenResume)
    def take_ended(self) -> None:
        """What ended behind another screen goes on now: it may open one, or close this."""
        if self._ended:
            self.post_message(self._ended)
            self._ended = None

    def drop_job(self) -> None:
        """Cancels the running job, if any."""
        if self.job:
            self.job.cancel()
        if self._moment:
            self._moment.stop()
        self.job = self._moment = None

    def on_unmount(self) -> None:
        """Cancels the job."""
        self.drop_job()

    # --- Hooks for subclasses

    def show_progress(self, done: int, total: int) -> None:
        """Shows progress in a quiet line. `total` is 0 if unknown."""
        if total:
            self.say(wording.READING.format(done=done, total=total))

    def take_result(self, go_on: Callable[[], None]) -> None:
        """Passes on the result."""
        go_on()

    def show_failure(self, fault: ConnectwellError) -> None:
        """Shows why it failed."""
        self.say(str(fault))

    def was_cancelled(self) -> None:
        """Called when the job was cancelled from this screen."""
