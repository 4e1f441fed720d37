"""Reading for the journal's list: in threads, some entries at a time, told of where it takes a while."""

import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from threading import Event, Lock

from textual import on, work
from textual.message import Message

from connectwell.errors import ConnectwellError
from connectwell.journal import Item
from connectwell.model.facts import EntryFacts
from connectwell.tui.screen import CompanionScreen
from connectwell.tui.screens.journal.listing import Asking, ByDay, Row
from connectwell.tui.widgets.entry_line import line_of

BATCH = 100
"""How many entries are read at a time."""
_QUIET_FOR = 1.0
"""Seconds that are read without a word about it."""
_TELL_EVERY = 0.25


class JournalReading(CompanionScreen):
    """A screen that is handed rows as they were read: `begin_rows`, then `show_rows` as often as there are some."""

    class WasRead(Message):
        """The reading thread has a batch of rows, or what was in its way."""

        def __init__(self, unread: Iterator[Item], rows: list[Row], *, last: bool, trouble: str) -> None:
            super().__init__()
            self.unread, self.rows, self.last, self.trouble = unread, rows, last, trouble

    class IsReading(Message):
        """How far the index is; 0 of 0 when it is done."""

        def __init__(self, done: int, total: int) -> None:
            super().__init__()
            self.done, self.total = done, total

    def __init__(self) -> None:
        super().__init__()
        self.asking = Asking()
        self.read_all = False
        self._unread: Iterator[Item] = iter(())
        self._by_day = ByDay()
        self.is_reading = self._begun = False
        self._one_at_a_time = Lock()  # two threads would read the same new files twice
        self._gone = Event()

    def begin_rows(self) -> None:
        """The rows there were go; others come."""

    def show_rows(self, rows: list[Row], trouble: str) -> None:
        """Some more rows, in their order. The first may belong above some that are there.

        Args:
            rows: that were read; none at the end.
            trouble: what was in the way of the rest, as a sentence, or empty.
        """

    def on_unmount(self) -> None:
        """The threads stop."""
        self._gone.set()

    def ask(self, asking: Asking) -> None:
        """Reads something else. What is shown stays until the first of it is there."""
        self.asking, self._by_day = asking, ByDay()
        self._begun = self.read_all = False
        self._unread = asking.items(self.context.journal, self._progress(lambda: self.asking is asking))
        self.read_more()

    def read_more(self) -> None:
        """Goes on, unless a thread is at it or all is read."""
        if not self.is_reading and not self.read_all:
            self.is_reading = True
            self._read(self._unread, self.asking)

    @work(thread=True, group="read")
    def _read(self, unread: Iterator[Item], asking: Asking) -> None:
        rows: list[Row] = []
        last, trouble = True, ""
        with nullcontext() if asking.by_moment else self._one_at_a_time:
            try:
                for item in unread:
                    rows.append(Row(item, line_of(item, asking.query.words)))
                    if len(rows) >= BATCH or self._gone.is_set():
                        last = False
                        break
            except ConnectwellError as fault:
                trouble = str(fault)
        self.post_message(self.WasRead(unread, rows, last=last, trouble=trouble))

    @work(thread=True, group="index")
    def refresh_index(self) -> None:
        """What searching needs is brought up to date."""
        with self._one_at_a_time:
            self.context.journal.refresh(self._progress(lambda: True), self._gone)
        self.post_message(self.IsReading(0, 0))

    def facts(self) -> tuple[EntryFacts, ...]:
        """The facts of every entry, for a thread of another screen. Raises ConnectwellError."""
        with self._one_at_a_time:
            return self.context.journal.facts(progress=self._progress(lambda: True))

    def _progress(self, wanted: Callable[[], bool]) -> Callable[[int, int], bool]:
        """For a reading thread: tells how far it is, when it takes a while; stops it when nobody waits for it."""
        tell_at: float | None = None

        def progress(done: int, total: int) -> bool:
            nonlocal tell_at
            now = time.monotonic()
            if tell_at is None:
                tell_at = now + _QUIET_FOR
            elif now >= tell_at:
                tell_at = now + _TELL_EVERY
                self.post_message(self.IsReading(done, total))
            return wanted() and not self._gone.is_set()

        return progress

    @on(WasRead)
    def take(self, message: WasRead) -> None:
        """Some more of what was asked for."""
        self.is_reading = False
        if message.unread is not self._unread:  # something else was asked for meanwhile
            self.read_more()
            return
        self.read_all = message.last
        rows = self._by_day.take(message.rows, last=message.last) if self.asking.by_moment else message.rows
        if not self._begun:
            self._begun = True
            self.begin_rows()
        self.show_rows(rows, message.trouble)
