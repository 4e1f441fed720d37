"""A session happened: which lines were talked about, what to keep, what sat wrong; then what comes back."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import ClassVar, NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Input, Static

from connectwell import sentences
from connectwell.errors import ConnectwellError, UsageFault
from connectwell.model.text import one_line
from connectwell.session import agenda
from connectwell.session.agenda import AgendaItem
from connectwell.session.meeting import Meeting, Settled, session_day
from connectwell.session.next_session import next_day
from connectwell.tui import wording
from connectwell.tui.places import BACK, NEXT_LINE
from connectwell.tui.saver import Take, Work
from connectwell.tui.screens.writing import WritingScreen
from connectwell.tui.widgets.bold_subject import bold_subject
from connectwell.tui.widgets.checklist import Checklist
from connectwell.tui.widgets.editor import Editor
from connectwell.tui.widgets.line_input import LineInput

_LONGEST = 130
"""Most characters shown of a line: at most two rows in a usual window."""


class _Told(NamedTuple):
    """What is on the screen; `day` is None for the day it was begun on."""

    keep: str
    wrong: str
    next: date | None
    day: date | None
    talked: tuple[AgendaItem, ...]


class SessionScreen(WritingScreen):
    """Asks, with autosave. Lines are closed, and what was put away brought back, only at the end.

    Args:
        meeting: saves the answers.
        items: the open lines.
    """

    CSS_PATH = "session.tcss"
    AUTO_FOCUS = "#talked, #keep"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "next", "Save", key_display="^n"),
        NEXT_LINE,
        BACK.on_screen("leave"),
    ]

    class HasSettled(Message):
        """Lines are closed and what was put away is back; or why not."""

        def __init__(self, settled: Settled | None, trouble: str) -> None:
            super().__init__()
            self.settled, self.trouble = settled, trouble

    def __init__(self, meeting: Meeting, items: tuple[AgendaItem, ...]) -> None:
        super().__init__()
        self._meeting, self._items = meeting, items
        told = meeting.session_so_far
        self._saved = _Told(told.keep, told.wrong, told.next, meeting.day, meeting.talked_of(items))
        self._settling = self._is_done = False

    def compose_body(self) -> ComposeResult:
        """Yields the open lines, and editors for what to keep and what sat wrong."""
        blinks = self.context.settings.motion
        with VerticalScroll(classes="page", can_focus=False):
            yield Static(wording.SESSION, classes="heading gap", markup=False)
            if self._items:
                yield Static(wording.TALKED, classes="asked", markup=False)
                today = self.context.today()
                said = [one_line(agenda.line_text(item, today), _LONGEST) for item in self._items]
                ticked = [at for at, item in enumerate(self._items) if item in self._saved.talked]
                yield Checklist([bold_subject(line) for line in said], ticked=ticked, id="talked")
            yield Static(sentences.KEEP, classes="asked", markup=False)
            yield Editor(self._saved.keep, blinks=blinks, id="keep")
            yield Static(sentences.WRONG, classes="asked", markup=False)
            yield Editor(self._saved.wrong, blinks=blinks, id="wrong")
            yield Static(sentences.SESSION_DAY, id="asked-day", classes="asked", markup=False)
            yield LineInput(_typed(self._saved.day), blinks=blinks, placeholder=sentences.SESSION_DAY_LIKE, id="day")
            yield Static(sentences.NEXT_SESSION, id="asked-next", classes="asked", markup=False)
            yield LineInput(_typed(self._saved.next), blinks=blinks, placeholder=sentences.NEXT_SESSION_LIKE, id="next")

    def on_mount(self) -> None:
        """Scrolls to the top."""
        self.call_after_refresh(self.query_one(".page").scroll_home, animate=False)  # keeps the question in view

    @property
    def writing_day(self) -> date | None:
        """The day of the session, once something of it is saved."""
        return self._meeting.day

    # --- Saving

    def _words(self) -> tuple[str, str]:
        return self.query_one("#keep", Editor).words, self.query_one("#wrong", Editor).words

    def _next_day(self) -> date | None:
        """Returns the day of the next session as typed. Raises UsageFault."""
        return next_day(self.query_one("#next", LineInput).value, self.context.today())

    @on(Input.Changed, "#next")
    def show_next_session(self) -> None:
        """Says which day that is, and saves it with the words."""
        self._name_day("#asked-next", sentences.NEXT_SESSION, _read(self._next_day, None))

    def _day(self) -> date | None:
        """Returns the day of this session as typed. Raises UsageFault."""
        return session_day(self.query_one("#day", LineInput).value, self.context.today())

    @on(Input.Changed, "#day")
    def show_day(self) -> None:
        """Says which day that is, and saves it with the words."""
        self._name_day("#asked-day", sentences.SESSION_DAY, _read(self._day, None))

    def _name_day(self, asked: str, question: str, day: date | None) -> None:
        """Puts the day that was meant after its question; what is no day yet may be half typed."""
        named = f" · {sentences.weekday_in_year(day, self.context.today())}" if day else ""
        self.query_one(asked, Static).update(f"{question}{named}")
        self.words_changed()

    @on(Input.Submitted, "#day")
    def go_on_from_day(self) -> None:
        """Enter goes on to what is asked next."""
        self.focus_next()

    @on(Checklist.Changed)
    def save_talked(self) -> None:
        """Saves at once what was talked about."""
        self.companion.wrote_since_failure()
        self.save_soon()

    @on(Input.Submitted, "#next")
    def finish(self) -> None:
        """Enter after the last question finishes."""
        self.action_next()

    def saving(self) -> Work | None:
        """Returns the work of saving the words so far, if any."""
        told = self._told()
        if told == self._saved and not self._is_done:
            return None

        def save() -> Take:
            self._meeting.set_next_day(told.next)
            self._meeting.set_day(told.day)
            self._meeting.set_talked(told.talked)
            self._meeting.save(told.keep, told.wrong)
            return lambda: self._set_saved(told)

        return save

    def rescuing(self, folder: str) -> Callable[[], None]:
        """Returns the work of saving the words so far to another folder."""
        return partial(self._meeting.rescue, folder, *self._words())

    def _told(self) -> _Told:
        """Returns what is on the screen; a day that can't be read leaves the one saved."""
        return _Told(
            *self._words(), _read(self._next_day, self._saved.next), _read(self._day, self._saved.day), self._talked()
        )

    def _talked(self) -> tuple[AgendaItem, ...]:
        return tuple(self._items[at] for ticks in self.query(Checklist) for at in sorted(ticks.ticked))

    def _set_saved(self, told: _Told) -> None:
        self._saved, self._is_done = told, False

    # --- Finishing

    def action_next(self) -> None:
        """Saves, closes lines and brings back what was put away."""
        if self._settling:
            return
        for id, day in (("#day", self._day), ("#next", self._next_day)):
            try:
                day()
            except UsageFault as fault:
                self.say(str(fault))
                field = self.query_one(id).focus()
                self.call_after_refresh(field.scroll_visible, animate=False)  # what is said takes a row
                return
        self._is_done = True  # saved even without words
        self.when_saved(self._close)

    def _close(self) -> None:
        if self.rescued:
            self.return_saved()
            return
        self._settling = True
        self.say(f"{sentences.SESSION_SAVED} {sentences.LOOKING}")
        self._settle(self._talked())

    @work(thread=True, group="session")
    def _settle(self, talked: tuple[AgendaItem, ...]) -> None:
        """Settles in a thread: the whole journal is searched for what is put away."""
        try:
            self.post_message(self.HasSettled(self._meeting.settle(talked), ""))
        except ConnectwellError as fault:
            self.post_message(self.HasSettled(None, str(fault)))

    @on(HasSettled)
    def show_settled(self, message: HasSettled) -> None:
        """Returns, reporting how many lines were closed and how many parts came back."""
        told = [sentences.SESSION_SAVED, message.trouble]
        changed = [wording.UNDO_KEY] if self._meeting.changes else []
        if message.settled:
            told.append(sentences.settled(message.settled.closed, message.settled.released))
            if message.settled.failure:
                told.append(sentences.SETTLED_IN_PART.format(reason=message.settled.failure.reason))
        self.dismiss()
        self.companion.show_notice(" ".join(filter(None, [*told, *changed])))

    def action_leave(self) -> None:
        """Saves and returns, without closing lines or bringing anything back."""
        if not self._settling:
            super().action_leave()

    def said_on_leaving(self) -> str:
        """That it can be gone on with, if anything is written, now or before."""
        if self._meeting.changes:
            return f"{wording.SESSION_LEFT} {wording.UNDO_KEY}"
        return wording.SESSION_LEFT if self._meeting.begun else sentences.NOTHING_YET

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Prevents finishing twice."""
        return not (self._settling and action in ("next", "leave"))


def _typed(day: date | None) -> str:
    return day.isoformat() if day else ""


def _read(read: Callable[[], date | None], saved: date | None) -> date | None:
    try:
        return read()
    except UsageFault:
        return saved
