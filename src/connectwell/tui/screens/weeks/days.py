"""What the weeks and the year share: a picture, the day in focus in words below it, and Enter, which opens that day."""

import os
from datetime import date
from functools import partial
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from connectwell import sentences
from connectwell.errors import ConnectwellError
from connectwell.insights import DayChart
from connectwell.insights.drawing import Signs, labels, signs_for
from connectwell.insights.drawing.signs import TEN_IN_ONE_COLUMN
from connectwell.tui import wording
from connectwell.tui.job import JobScreen
from connectwell.tui.screens.weeks.day_line import day_in_words
from connectwell.tui.screens.weeks.loader import first_words
from connectwell.tui.widgets.picture import DaysPicture
from connectwell.tui.widgets.reading_page import ReadingPage
from connectwell.tui.widgets.state_sign import state_signs

_RESTS: Final = 0.08
"""Seconds a day is in focus before its words are read: whoever holds an arrow down passes many."""
_SOON: Final = 0.3
"""Seconds before old results are hidden while new ones are read."""


class DaysScreen(JobScreen):
    """A picture of days. Reads in a thread after the first paint."""

    AUTO_FOCUS = "DaysPicture"
    SIGNS: ClassVar[dict[str, str]] = {
        **{sign: sentences.STATES_INLINE[state] for state, sign in state_signs().items()},
        "·": labels.NOT_RATED,
        TEN_IN_ONE_COLUMN: wording.TEN_IN_ONE_COLUMN,
    }

    class WordsRead(Message):
        """The first words of a day."""

        def __init__(self, day: date, words: str) -> None:
            super().__init__()
            self.day, self.words = day, words

    def __init__(self) -> None:
        super().__init__()
        self.chart: DayChart | None = None
        self.signs: Signs = signs_for("utf-8", os.environ.get("TERM", ""))
        self._rests: Timer | None = None
        self._waiting: Timer | None = None
        self._words: dict[date, str] = {}
        self._was_behind = False

    def compose_view(self) -> ComposeResult:
        """Yields the picture, what is in its place, and the day in focus."""
        with VerticalScroll(id="view", can_focus=False):
            yield DaysPicture(id="picture")
        yield Static("", id="day", markup=False)
        with ReadingPage(id="words"):
            yield Static("", id="said", classes="plain", markup=False)
        yield Static("", id="nothing", classes="plain", markup=False)
        yield Static(sentences.LOOKING, id="reading", classes="quiet", markup=False)

    @property
    def picture(self) -> DaysPicture:
        """The drawing."""
        return self.query_one(DaysPicture)

    # --- Reading

    def ask(self) -> None:
        """Reads what is to be shown."""
        raise NotImplementedError

    def on_screen_suspend(self) -> None:
        """Another screen came in front."""
        self._was_behind = True

    def on_screen_resume(self) -> None:
        """Reads again: a day may have been changed in the journal."""
        if self._was_behind and self.is_active:
            self._was_behind = False
            self._words.clear()
            self.ask()

    def follow_clock(self, ended: date | None) -> None:
        """The days asked for end today."""
        super().follow_clock(ended)
        if ended:
            self.ask()

    def wait(self) -> None:
        """Hides what is there if reading takes a while."""
        self._waiting = self._waiting or self.set_timer(_SOON, partial(self.add_class, "-reading"))

    def has_read(self, trouble: str) -> None:
        """Shows results from now on."""
        if self._waiting:
            self._waiting.stop()
            self._waiting = None
        self.remove_class("-reading")
        self.say(trouble)
        self.call_after_refresh(self._focus_again)

    def _focus_again(self) -> None:
        """What is hidden loses the focus, and its keys leave the foot; what shows has it."""
        if self.has_class("-empty") and not self.has_class("-words"):
            self.set_focus(None)
        elif self.is_current and self.focused is None:
            self.query_one("#words" if self.has_class("-words") else "#picture").focus()

    def show_failure(self, fault: ConnectwellError) -> None:
        """Shows why there is nothing to show."""
        self.has_read(str(fault))

    def on_resize(self) -> None:
        """Says of the day in focus what there is room for."""
        super().on_resize()
        self.call_after_refresh(self.say_focus)

    def say_focus(self) -> None:
        """Says again what the day in focus was like."""
        self._say_day(self.picture.day)

    # --- The day in focus

    @property
    def about(self) -> str:
        """What to say before the day, where nothing else says it."""
        return ""

    @on(DaysPicture.Moved)
    def tell_day(self, message: DaysPicture.Moved) -> None:
        """Says in words what the day in focus was like; its first words follow in a moment."""
        self._say_day(message.day)
        if self._rests:
            self._rests.stop()
        if message.day not in self._words and not self.context.settings.discreet:
            self._rests = self.set_timer(_RESTS, partial(self._read_words, message.day))

    def _read_words(self, day: date) -> None:
        context = self.context
        self.run_worker(
            lambda: self.post_message(self.WordsRead(day, first_words(context, day))), thread=True, group="words"
        )

    @on(WordsRead)
    def take_words(self, message: WordsRead) -> None:
        """Shows the first words of the day, if it is still in focus."""
        self._words[message.day] = message.words
        if message.day == self.picture.day:
            self._say_day(message.day)

    def _say_day(self, day: date) -> None:
        at = self.chart.index(day) if self.chart else None
        said = self.query_one("#day", Static)
        if self.chart is None or at is None:
            said.update("")
        else:
            words, width = self._words.get(day, ""), said.content_size.width
            said.update(day_in_words(self.chart, at, words, width, about=self.about))

    @on(DaysPicture.Chosen)
    def open_day(self, message: DaysPicture.Chosen) -> None:
        """Opens the journal at the day."""
        self.companion.open_day(message.day)

    def action_leave(self) -> None:
        """Goes back from words to the picture, else to where it was opened."""
        if self.has_class("-words"):
            self.remove_class("-words")
            self.picture.focus()
            self.refresh_bindings()
        else:
            self.dismiss()

    def show_words(self, said: Content) -> None:
        """Shows words in place of the picture."""
        self.query_one("#said", Static).update(said)
        self.add_class("-words")
        self.query_one("#words").focus()
        self.refresh_bindings()
