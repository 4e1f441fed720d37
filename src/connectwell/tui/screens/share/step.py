"""What the screens of sharing have in common: what takes a while is done in a thread, told calmly, and Esc stops it."""

from collections.abc import Callable
from functools import partial
from threading import Event
from time import monotonic
from typing import TypeVar

from textual import on, work
from textual.events import ScreenResume
from textual.message import Message
from textual.timer import Timer

from connectwell.errors import ConnectwellError
from connectwell.tui.patience import no_looking_for_garbage
from connectwell.tui.screen import CompanionScreen

_QUIET_FOR, _TELL_EVERY = 1.0, 0.25  # seconds
STOPPING = "Stopping…"
OF = "{doing}: {done:,} of {total:,}."

Found = TypeVar("Found")


class Job:
    """Something that is being done. The thread that does it says how far it is and asks whether it is still wanted."""

    def __init__(self, doing: str) -> None:
        self.doing, self.began = doing, monotonic()
        self._stop = Event()
        self._done = self._total = 0

    def stop(self) -> None:
        """It is no longer wanted."""
        self._stop.set()

    def is_stopped(self) -> bool:
        """Whether it is no longer wanted."""
        return self._stop.is_set()

    def tell(self, done: int, total: int) -> bool:
        """How far it is; False where it is no longer wanted."""
        self._done, self._total = done, total
        return not self.is_stopped()

    def said(self) -> str:
        """What is done, as a sentence for the screen; empty while it takes no more than a moment."""
        if self.is_stopped():
            return STOPPING
        if monotonic() - self.began < _QUIET_FOR:
            return ""
        if self._total:
            return OF.format(doing=self.doing.rstrip("…. "), done=self._done, total=self._total)
        return self.doing


class ShareStep(CompanionScreen):
    """A step of sharing. Esc goes back one step, or stops what is being done."""

    CSS_PATH = "share.tcss"

    class Ended(Message):
        """The thread is done; `then` goes on from there."""

        def __init__(self, then: Callable[[], None]) -> None:
            super().__init__()
            self.then = then

    def __init__(self) -> None:
        super().__init__()
        self._job: Job | None = None
        self._then: Callable[[], None] | None = None
        self._telling: Timer | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is being done; one thing at a time."""
        return self._job is not None

    def do(self, doing: str, act: Callable[[Job], Found], then: Callable[[Found], None]) -> None:
        """Does something in a thread.

        Args:
            doing: what is said after a second.
            act: called in the thread.
            then: called on the screen with what `act` gave; not called where it raised, then the reason is said.
        """
        if self._job is None:
            self._job = Job(doing)
            self._telling = self.set_interval(_TELL_EVERY, self._tell)
            self.refresh_bindings()
            self._do(self._job, act, then)

    @work(thread=True, group="share")
    def _do(self, job: Job, act: Callable[[Job], Found], then: Callable[[Found], None]) -> None:
        try:
            with no_looking_for_garbage():
                found = act(job)
        except ConnectwellError as fault:
            self.post_message(self.Ended(partial(self.in_the_way, fault)))
        else:
            self.post_message(self.Ended(partial(then, found)))

    @on(Ended)
    def go_on_from_there(self, message: Ended) -> None:
        """What was done is done."""
        self._job, self._then = None, message.then
        if self._telling:
            self._telling.stop()
        self.say("")
        self.refresh_bindings()
        self._go_on_if_seen()

    @on(ScreenResume)
    def _go_on_if_seen(self) -> None:
        """What comes next waits while the screen is hidden, or help is open: nothing comes up over those."""
        if self._then and self.app.screen is self:
            then, self._then = self._then, None
            then()

    def in_the_way(self, fault: ConnectwellError) -> None:
        """Says why it could not be done."""
        self.say(str(fault))

    def _tell(self) -> None:
        if self._job and (said := self._job.said()):
            self.say(said)

    def on_unmount(self) -> None:
        """Nobody waits for it any more."""
        if self._job:
            self._job.stop()

    def action_leave(self) -> None:
        """Back one step; what was chosen stays chosen. While something is being done, stops that."""
        if self._job:
            self._job.stop()
            self._tell()
        else:
            self.dismiss()
