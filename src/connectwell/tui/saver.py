"""Saving off the event loop: one thread at a time for each open thing, and no key waits for it longer than a moment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from connectwell.errors import ConnectwellError, SaveFailed
from connectwell.settings import applied, read_settings

if TYPE_CHECKING:
    from connectwell.context import Context
    from connectwell.settings import Settings

BRIEFLY = 0.05
"""Seconds to wait for the disk before going on without it; almost every save is faster."""
A_MOMENT = 0.2
"""The same where what is said next depends on it."""
_UNTIL_BEFORE: Final = 20.0
"""Seconds that a change of settings waits for the one before it."""

Found = TypeVar("Found")
Take = Callable[[], None]
"""Takes in what came of a save, on the screen's thread. Raises SaveFailed if it failed."""
Work = Callable[[], Take]
"""Saves, in the saver's thread. May raise SaveFailed itself."""


class Run(Generic[Found]):
    """One call in a thread of its own. The process can end without waiting for it.

    Args:
        work: what to call.
        ended: called in that thread at the end.
    """

    def __init__(self, work: Callable[[], Found], ended: Callable[[], object]) -> None:
        self.began = monotonic()
        self._work, self._tell_ended = work, ended
        self._ended = Event()
        self._found: Found
        self._error: BaseException | None = None
        Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        try:
            self._found = self._work()
        except BaseException as error:
            self._error = error
        self._ended.set()
        with suppress(RuntimeError):  # who is told has gone meanwhile, or the program has
            self._tell_ended()

    def wait(self, seconds: float) -> bool:
        """Waits, and returns whether it has ended."""
        return self._ended.wait(max(0.0, seconds))

    def result(self) -> Found:
        """Returns what came of it once it has ended, or raises what it raised."""
        if self._error is not None:
            raise self._error
        return self._found


class Saver:
    """Saves one open thing, one save at a time. What is written meanwhile is saved next, and only as it is then.

    Args:
        begin: returns the work of saving everything as it is now; None if there is nothing to save.
        ended: called when a save ends that nobody waited for: with why it failed, or None.
        post: makes the screen's thread call something; may be called from any thread.
    """

    def __init__(
        self,
        begin: Callable[[], Work | None],
        ended: Callable[[SaveFailed | None], object],
        post: Callable[[Callable[[], None]], Any],
    ) -> None:
        self._begin, self._tell_ended, self._post = begin, ended, post
        self._run: Run[Take] | None = None
        self._again = False

    @property
    def is_saving(self) -> bool:
        """Whether a save is under way."""
        return self._run is not None

    def save(self, wait: float) -> bool:
        """Saves everything as it is now, and waits a moment for it.

        Args:
            wait: seconds, from the beginning of the save that is under way.

        Returns:
            Whether it is saved. If not, `ended` is called later.

        Raises:
            SaveFailed: it isn't saved.
        """
        while True:
            is_newest = self._run is None
            if self._run is None and not self._start():
                return True
            if not self._waited(wait):
                self._again = not is_newest
                return False
            try:
                self._take()
            except SaveFailed:
                if is_newest:
                    raise
            if is_newest:
                return True

    def finish(self, until: float) -> bool:
        """Like `save`, at the end of the process: waits until then, on the monotonic clock."""
        now = monotonic()
        return self.save(until - (self._run.began if self._run else now))

    def _start(self) -> bool:
        work = self._begin()
        if work is None:
            return False
        self._again = False
        run: Run[Take] = Run(work, lambda: self._post(lambda: self._ended(run)))
        self._run = run
        return True

    def _waited(self, wait: float) -> bool:
        return self._run is not None and self._run.wait(self._run.began + wait - monotonic())

    def _take(self) -> None:
        run, self._run = self._run, None
        if run:
            run.result()()

    def _ended(self, run: Run[Take]) -> None:
        if run is not self._run:
            return  # somebody waited for it
        try:
            self._take()
        except SaveFailed as failure:
            self._tell_ended(failure)
            return
        if not (self._again and self._start()):
            self._tell_ended(None)


class SettingsSaver:
    """Writes settings in a thread. What takes longer than a moment applies at once; if it fails, no longer.

    Args:
        context: whose settings they are.
        write: writes changes, and returns the settings as they are then.
        post: makes the screen's thread call something; may be called from any thread.
        failed: called with why a change that applied already couldn't be written; the settings are as before then.
    """

    def __init__(
        self,
        context: Context,
        write: Callable[[Mapping[str, Any]], Settings],
        post: Callable[[Callable[[], None]], Any],
        failed: Callable[[str], object],
    ) -> None:
        self._context, self._write, self._post, self._failed = context, write, post, failed
        self._last: Run[Settings] | None = None
        self._on_disk = context.settings

    def __call__(self, changes: Mapping[str, Any]) -> Settings:
        """Writes changes after those before them. Raises SettingsFault, SaveFailed if that fails within a moment."""
        before = self._last

        def write() -> Settings:
            if before:
                before.wait(_UNTIL_BEFORE)
            try:
                return self._write(changes)
            except ConnectwellError:
                self._on_disk = read_settings(self._context.places)
                raise

        run = Run(write, lambda: self._post(lambda: self._ended(run)))
        self._last = run
        if run.wait(BRIEFLY):
            self._last = None
            return run.result()
        return applied(self._context.settings, changes)

    def _ended(self, run: Run[Settings]) -> None:
        if run is not self._last:
            return
        self._last = None
        try:
            self._context.settings = run.result()
        except ConnectwellError as fault:
            self._context.settings = self._on_disk
            self._failed(str(fault))
