"""What the screens of sharing have in common: what takes a while is told calmly, and Esc cancels it."""

from collections.abc import Callable

from textual import on
from textual.events import ScreenResume

from connectwell.errors import Cancelled
from connectwell.tui.job import Found, Job, JobScreen

STOPPING = "Stopping…"
OF = "{doing}: {done:,} of {total:,}."


class ShareStep(JobScreen):
    """A step of sharing. Esc goes back one step, or cancels what is being done."""

    CSS_PATH = "share.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._doing = ""
        self._then: Callable[[], None] | None = None

    def do(self, doing: str, act: Callable[[Job], Found], then: Callable[[Found], None]) -> None:
        """As `start`, unless something is being done already.

        Args:
            doing: what is said after a second.
            act, then: as for `start`.
        """
        if not self.is_busy:
            self._doing = doing
            self.start(act, then)
            self.refresh_bindings()

    def tell_progress(self, done: int, total: int) -> None:
        """What is done, and how far it is where that is known."""
        doing = self._doing
        self.say(OF.format(doing=doing.rstrip("…. "), done=done, total=total) if total else doing)

    def take_result(self, go_on: Callable[[], None]) -> None:
        """What was done is done."""
        self._then = go_on
        self.say("")
        self.refresh_bindings()
        self._go_on_if_seen()

    @on(ScreenResume)
    def _go_on_if_seen(self) -> None:
        """What comes next waits while the screen is hidden, or help is open: nothing comes up over those."""
        if self._then and self.app.screen is self:
            then, self._then = self._then, None
            then()

    def was_cancelled(self) -> None:
        """Says so."""
        self.say(str(Cancelled()))

    def action_leave(self) -> None:
        """Back one step; what was chosen stays chosen. While something is being done, cancels that."""
        if self.job:
            self.job.cancel()
            self.say(STOPPING)
        else:
            self.dismiss()
