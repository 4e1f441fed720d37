"""Base of the sharing screens: slow work shows its progress, and Esc cancels it."""

from collections.abc import Callable

from textual import on
from textual.events import ScreenResume

from connectwell.errors import Cancelled
from connectwell.tui.job import Found, Job, JobScreen

STOPPING = "Stopping…"
OF = "{doing}: {done:,} of {total:,}."


class ShareStep(JobScreen):
    """A step of sharing. Esc returns to the previous step, or cancels a running job."""

    CSS_PATH = "share.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._doing = ""
        self._then: Callable[[], None] | None = None

    def do(self, doing: str, act: Callable[[Job], Found], then: Callable[[Found], None]) -> None:
        """Starts a job, unless one is running.

        Args:
            doing: shown after a second.
            act, then: as for `start`.
        """
        if not self.is_busy:
            self._doing = doing
            self.start(act, then)
            self.refresh_bindings()

    def show_progress(self, done: int, total: int) -> None:
        """Shows what is being done, and the count if known."""
        doing = self._doing
        self.say(OF.format(doing=doing.rstrip("…. "), done=done, total=total) if total else doing)

    def take_result(self, go_on: Callable[[], None]) -> None:
        """Clears the notice, then goes on."""
        self._then = go_on
        self.say("")
        self.refresh_bindings()
        self._go_on_if_seen()

    @on(ScreenResume)
    def _go_on_if_seen(self) -> None:
        """Continues only while this screen is in front: nothing opens above the hidden screen or help."""
        if self._then and self.app.screen is self:
            then, self._then = self._then, None
            then()

    def was_cancelled(self) -> None:
        """Says so."""
        self.say(str(Cancelled()))

    def action_leave(self) -> None:
        """Cancels a running job; otherwise returns to the previous step, keeping the choices."""
        if self.job:
            self.job.cancel()
            self.say(STOPPING)
        else:
            self.dismiss()
