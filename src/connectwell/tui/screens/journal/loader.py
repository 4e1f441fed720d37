"""Reads the journal's list in threads, in batches, and reports slow progress."""

from contextlib import nullcontext, suppress
from functools import partial
from threading import Lock

from textual.message import Message
from textual.widget import Widget

from connectwell.entries.browser import EntryBrowser
from connectwell.entries.result_set import BATCH, Batch, ResultSet
from connectwell.entries.view import View
from connectwell.errors import Cancelled, ConnectwellError
from connectwell.journal import Item
from connectwell.journal.skipped import left_out
from connectwell.model.entry import Entry
from connectwell.model.facts import EntryFacts
from connectwell.tui.job import Job
from connectwell.tui.widgets.entry_line import EntryLine, row_of


class Loader:
    """Reads what the list requests, and posts it to the list.

    Args:
        owner: the list.
        browser: reads the entries.

    Attributes:
        results: the results being read.
        is_reading: whether a thread is reading them.
    """

    class WasRead(Message):
        """A batch of rows was read. `passed_over` says what isn't among them because it can't be read."""

        def __init__(self, results: ResultSet[EntryLine], batch: Batch[EntryLine], passed_over: str) -> None:
            super().__init__()
            self.results, self.batch, self.passed_over = results, batch, passed_over

    class IsReading(Message):
        """Progress of the index; 0 of 0 at the end."""

        def __init__(self, done: int, total: int) -> None:
            super().__init__()
            self.done, self.total = done, total

    class LookedAgain(Message):
        """An entry as on disk, None if it is gone. `changes` is how many had been made here before."""

        def __init__(self, entry_id: str, entry: Entry | None, changes: int) -> None:
            super().__init__()
            self.entry_id, self.entry, self.changes = entry_id, entry, changes

    class CannotLook(Message):
        """An entry that was there can't be read now."""

    def __init__(self, owner: Widget, browser: EntryBrowser) -> None:
        self._owner, self._browser = owner, browser
        self.results: ResultSet[EntryLine] = ResultSet(View(), iter(()), row_of)
        self.is_reading = False
        self._one_at_a_time = Lock()  # two threads would read the same new files twice
        self._listing, self._behind = self._job(), self._job()
        self._gone = False

    def stop(self) -> None:
        """Stops the threads."""
        self._gone = True
        self._listing.cancel()
        self._behind.cancel()

    def ask(self, view: View) -> None:
        """Starts reading a view from its beginning."""

        def draw_line(item: Item) -> EntryLine:
            return row_of(item, view.query.words)

        self._listing.cancel()
        self._listing = self._job()
        self._browser.journal.start_over()
        self.results = self._browser.results(view, draw_line, self._listing.progress)
        self.read_more()

    def read_more(self) -> None:
        """Reads on, unless a thread is reading or everything is read."""
        if not self.is_reading and not self.results.read_all:
            self.is_reading = True
            self._owner.run_worker(partial(self._read, self.results, self._listing), thread=True, group="read")

    def _read(self, results: ResultSet[EntryLine], job: Job) -> None:
        with nullcontext() if results.view.as_scanned else self._one_at_a_time:
            batch = results.fetch(BATCH, lambda: job.is_cancelled)
            # A list of everything has rows for what can't be read.
            passed_over = "" if results.view.everything else left_out(self._browser.journal.unread_files())
        self._owner.post_message(self.WasRead(results, batch, passed_over))

    def refresh_index(self) -> None:
        """Updates the search index."""
        self._owner.run_worker(self._refresh_index, thread=True, group="index")

    def _refresh_index(self) -> None:
        with self._one_at_a_time, suppress(Cancelled):
            self._browser.refresh(self._job_behind().progress)
        self._owner.post_message(self.IsReading(0, 0))

    def check_for_changes(self, entry: Entry) -> None:
        """Rereads an entry."""
        look = partial(self._look_again, entry.id, self._browser.changes)
        self._owner.run_worker(look, thread=True, group="look-again", exclusive=True)

    def _look_again(self, entry_id: str, changes: int) -> None:
        try:
            entry = self._browser.current_entry(entry_id)
        except ConnectwellError:  # damaged meanwhile
            self._owner.post_message(self.CannotLook())
        else:
            self._owner.post_message(self.LookedAgain(entry_id, entry, changes))

    def facts(self) -> tuple[EntryFacts, ...]:
        """Returns the facts of every entry, for another screen's thread. Raises ConnectwellError."""
        with self._one_at_a_time:
            return self._browser.facts(self._job_behind().progress)

    def _job(self) -> Job:
        """Returns a job that reports a thread's progress and cancels it."""
        return Job(lambda done, total: self._owner.post_message(self.IsReading(done, total)))

    def _job_behind(self) -> Job:
        """Returns a job for background reading outside the list; only one runs at a time."""
        job = self._behind = self._job()
        if self._gone:  # stopped while waiting for its turn
            job.cancel()
        return job
