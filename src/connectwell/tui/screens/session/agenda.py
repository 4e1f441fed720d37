"""For my session: the agenda's lines in the person's own words, and what they'd like with each."""

from collections.abc import Callable
from datetime import date
from typing import ClassVar, NamedTuple, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from connectwell import sentences
from connectwell.errors import ConnectwellError
from connectwell.journal.entry_changes import EntryChanges
from connectwell.model.entry import Entry
from connectwell.model.terms import Outcome, Wants
from connectwell.session import agenda
from connectwell.session.agenda import AgendaItem
from connectwell.session.meeting import Meeting, unfinished
from connectwell.session.next_session import next_day, next_session, set_next_session, told
from connectwell.tui import wording
from connectwell.tui.job import Job, JobScreen
from connectwell.tui.places import BACK, undo_keys
from connectwell.tui.widgets.bold_subject import bold_subject
from connectwell.tui.widgets.pointer_list import PointerList


class _Done(NamedTuple):
    """An act that can be undone.

    Attributes:
        id: of the line to show afterwards; empty for the one that is highlighted.
        undo: undoes it, and returns the entries as they are then.
        said: what to say then.
    """

    id: str
    undo: Callable[[], tuple[Entry, ...]]
    said: str = sentences.UNDONE


class AgendaScreen(JobScreen):
    """Lists open lines, oldest first; closed ones on request. Reads in a thread after the first paint."""

    CSS_PATH = "agenda.tcss"
    AUTO_FOCUS = "#lines"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "write_new", "New note"),
        Binding("e", "write", "Write it"),
        Binding("w", "want", "I'd like"),
        Binding("d", "close('talked')", "Talked about"),
        Binding("l", "close('let-go')", "Let go"),
        Binding("o", "open_again", "Open again"),
        *undo_keys(),
        Binding("a", "closed(True)", "Closed ones"),
        Binding("a", "closed(False)", "Open ones"),
        Binding("t", "next_session", "When it is"),
        Binding("s,S", "session", "Record a session", key_display="s"),
        Binding("p", "page", "A page"),
        BACK.on_screen("leave", also="q"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._entries: dict[str, Entry] = {}
        self._items: tuple[AgendaItem, ...] = ()
        self._lines: PointerList | None = None  # cached: looked up at every key
        self._with_closed = False
        self._done: list[_Done] = []
        self._outdated = True
        self._reading, self._said_reading = True, False
        self._session_waits = False  # for the open lines, to be recorded with

    def compose_body(self) -> ComposeResult:
        """Yields an introduction and the lines."""
        with Vertical(classes="page"):
            yield Static(sentences.FOR_MY_SESSION, id="heading", classes="heading", markup=False)
            yield Static(wording.CARRIED_OVER_ALL, id="about", classes="quiet gap", markup=False)
            self._lines = PointerList(below=True, id="lines")
            yield self._lines

    def on_mount(self) -> None:
        """Reads after the first paint."""
        self.call_after_refresh(self._read_anew)

    def on_screen_resume(self) -> None:
        """Reloads after a session, which may have closed lines."""
        if self._outdated and self.is_mounted:
            self._read_anew()

    def follow_clock(self, ended: date | None) -> None:
        """What was of today is of yesterday."""
        super().follow_clock(ended)
        if ended:
            self._show()

    # --- Reading

    def _read_anew(self) -> None:
        self._outdated, self._reading = False, True
        context = self.context

        def look(job: Job) -> tuple[tuple[Entry, ...], str]:
            context.journal.start_over()
            return agenda.agenda_entries(context.journal, job.progress), context.left_out()

        self.start(look, lambda found: self._take(*found))

    def show_progress(self, done: int, total: int) -> None:
        """Shows progress."""
        self._said_reading = True
        super().show_progress(done, total)

    def show_failure(self, fault: ConnectwellError) -> None:
        """Shows why there are no lines."""
        self._take((), str(fault))

    def _take(self, entries: tuple[Entry, ...], trouble: str = "") -> None:
        """Shows the entries read."""
        self._reading = False
        if trouble or self._said_reading:  # keep other notices
            self.say(trouble)
            self._said_reading = False
        self._entries = {entry.id: entry for entry in entries}
        self._show()
        if self._session_waits:
            self._session_waits = False
            self.action_session()

    def _put(self, entry: Entry) -> None:
        """Adds an entry just written."""
        self._entries[entry.id] = entry
        if self._reading:
            self._read_anew()  # the read in progress may predate it
        self._show(entry.id)

    # --- The list

    def _show(self, id: str | None = None) -> None:
        lines = self.query_one("#lines", PointerList)
        here = self._item()
        wanted = id or (here.id if here else None)
        at = lines.highlighted or 0
        found = agenda.all_lines(self._entries.values())
        self._items = tuple(item for item in found if self._with_closed or item.outcome is None)
        today = self.context.today()
        day = next_session(self._entries.values(), today)
        self.query_one("#heading", Static).update(sentences.for_session_on(day, today))
        ids = [item.id for item in self._items]
        lines.fill(map(self._line, self._items), ids.index(wanted) if wanted in ids else at)
        writes = wording.WRITES_ONE if found else wording.WRITES_THE_FIRST
        about = wording.CARRIED_OVER_ALL if ids else f"{sentences.none_open(any_closed=bool(found))} {writes}"
        if any(item.from_mark and item.marked for item in self._items):
            about = f"{about}\n{sentences.MARKED_KEYS}"
        self.query_one("#about", Static).update(sentences.LOOKING if self._reading and not ids else about)
        self.refresh_bindings()

    def _line(self, item: AgendaItem) -> Content:
        today = self.context.today()
        below = [sentences.WANTS_INLINE[item.wants]] if item.wants else []
        if item.outcome:
            when = f", {sentences.day_in_year(item.closed.date(), today)}" if item.closed else ""
            below.append(f"{sentences.OUTCOMES[item.outcome][0]}{when}")
        said = bold_subject(agenda.line_text(item, today))
        line = [said.stylize("$text-muted") if item.marked and not item.words else said]
        line += [Content.styled(" · ".join(below), "$text-muted")] if below else []
        return Content("\n").join(line)

    def _item(self) -> AgendaItem | None:
        at = self._lines.highlighted if self._lines else None
        return self._items[at] if at is not None and at < len(self._items) else None

    @on(OptionList.OptionHighlighted)
    def follow(self) -> None:
        """Updates the keys, which differ from line to line."""
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    def write_this(self) -> None:
        """Makes the words of a mark its line; else writes the highlighted line."""
        item, context = self._item(), self.context
        if item and item.from_mark and item.marked:
            self._do(item, lambda: agenda.take_words(context, item), sentences.MARKED_TAKEN)
        else:
            self.action_write()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enables only the keys that apply to this line."""
        item = self._item()
        match action:
            case "write" | "close":
                return item is not None and item.outcome is None
            case "want":
                return item is not None and item.outcome is None and not item.from_mark
            case "open_again":
                return item is not None and item.outcome is not None
            case "closed":
                return parameters != (self._with_closed,)
            case "undo":
                return bool(self._done)
            case _:
                return True

    # --- Actions

    def _do(self, item: AgendaItem, act: Callable[[], Entry], said: str = "") -> None:
        """Acts on a line and reports success, or why it failed."""

        def done(entry: Entry) -> None:
            journal = self.context.journal
            self._done.append(_Done(item.id, lambda: (agenda.put_back(journal, item, entry.id),)))
            self._put(entry)
            self.say(said)

        self.act(act, done)

    def action_write_new(self) -> None:
        """Writes a new line."""
        self._write(None)

    def action_write(self) -> None:
        """Writes this line, or the one for this mark."""
        item = self._item()
        if item and item.outcome is None:
            self._write(item)

    def _write(self, item: AgendaItem | None) -> None:
        from connectwell.tui.screens.session.line import LineScreen, line_draft

        context = self.context
        before = self._entries.get(item.id) if item else None

        def finished(entry: Entry | None, went_on: bool) -> None:
            if entry:
                if not entry.removed:
                    self._remember(EntryChanges([(before, entry)]), item.id if item else entry.id)
                self._put(entry)
            if entry and went_on and entry.agenda and entry.agenda.wants is None and not entry.removed:
                self.action_want()

        self.open_with(
            lambda: line_draft(context, item),
            lambda line: self.app.push_screen(LineScreen(line, item, finished)),
        )

    def action_want(self) -> None:
        """Asks what they'd like with this line."""
        from connectwell.tui.screens.questions import WantsDialog

        item = self._item()
        if item is None:
            return

        def take(wants: str | None) -> None:
            if wants:
                self._do(item, lambda: agenda.want(self.context.journal, item, cast(Wants, wants)))

        self.app.push_screen(WantsDialog(item.wants), take)

    def action_close(self, outcome: Outcome) -> None:
        """Closes the line: talked about, or let go."""
        item, context = self._item(), self.context
        if item:
            said = wording.CLOSED[outcome]
            self._do(item, lambda: agenda.close(context, item, outcome), said)

    def action_open_again(self) -> None:
        """Reopens the line."""
        item = self._item()
        if item:
            self._do(item, lambda: agenda.open_again(self.context.journal, item))

    def action_undo(self) -> None:
        """Undoes what was last done here with a line; several times over."""

        def done(last: _Done, before: tuple[Entry, ...]) -> None:
            for entry in before:
                self._put(entry)
            self._show(last.id or None)
            self.say(last.said)

        self.undo_last(self._done, lambda last: last.undo(), done)

    def _remember(self, changes: EntryChanges, id: str = "", said: str = sentences.UNDONE) -> None:
        """Lets undo undo it."""
        if changes:
            journal = self.context.journal
            self._done.append(_Done(id, lambda: changes.undo(journal), said))
            self.refresh_bindings()

    def action_next_session(self) -> None:
        """Asks for the day of the next session, and saves it."""
        from connectwell.tui.screens.dialogs import WorkLineDialog

        context, today = self.context, self.context.today()
        known = next_session(self._entries.values(), today)

        def read(typed: str) -> Callable[[], EntryChanges]:
            day = next_day(typed, today)  # an empty line: it isn't known
            return lambda: set_next_session(context, day)

        def saved(changes: EntryChanges | None) -> None:
            if changes:
                self._remember(changes)
                for _, after in changes.entries:
                    self._put(after)
                self.say(told(next_session(self._entries.values(), today), today))

        dialog: WorkLineDialog[EntryChanges] = WorkLineDialog(
            [(sentences.NEXT_SESSION, "plain")],
            read,
            given=sentences.long_day(known) if known else "",
            placeholder=sentences.NEXT_SESSION_LIKE,
            keys=wording.NEXT_SESSION_KEYS if known else "",
            blinks=context.settings.motion,
        )
        self.app.push_screen(dialog, saved)

    def action_closed(self, shown: bool) -> None:
        """Shows or hides closed lines."""
        self._with_closed = shown
        self._show()

    @property
    def is_opening(self) -> bool:
        """Whether what is typed now is meant for something that opens once the disk has answered."""
        return self._session_waits or super().is_opening

    def give_up_opening(self) -> bool:
        """Stays here, whatever the disk answers."""
        gave_up, self._session_waits = self._session_waits, False
        if gave_up:
            self.say("")
        return super().give_up_opening() or gave_up

    def tell_opening(self, *, gives_up: bool = False) -> None:
        """Says that what is typed is meant for what opens; or that another Esc gives it up."""
        if self._session_waits:
            self._said_reading = True
            self.say(wording.OPENING_WITH_WORDS if gives_up else wording.OPENING_HELD)
        else:
            super().tell_opening(gives_up=gives_up)

    def action_session(self) -> None:
        """Records a session, once it is known which lines are open. An unfinished one is offered first."""
        from connectwell.tui.screens.dialogs import ChoiceDialog

        if self._reading:
            self._session_waits = True
            return
        context = self.context

        def ask(draft: Entry | None) -> None:
            if draft is None:
                self._note_session(None)
                return
            said = sentences.SESSION_OPEN.format(day=sentences.weekday_in_year(draft.day, context.today()))
            dialog = ChoiceDialog([said], sentences.SESSION_WAYS)
            self.app.push_screen(dialog, lambda way: self._note_session(draft, way) if way else None)

        self.open_with(lambda: unfinished(context.journal, context.today()), ask)

    def _note_session(self, draft: Entry | None, way: str = "another") -> None:
        from connectwell.tui.screens.session.session import SessionScreen

        context = self.context

        def begin() -> Meeting:
            return Meeting.instead_of(context, draft) if draft and way == "another" else Meeting(context, draft=draft)

        def open_session(meeting: Meeting) -> None:
            self._outdated = True
            self.app.push_screen(
                SessionScreen(meeting, agenda.open_lines(self._entries.values())),
                lambda _: self._remember(meeting.changes, said=sentences.SESSION_UNDONE),
            )

        self.open_with(begin, open_session)

    def action_page(self) -> None:
        """Opens the page for the session, with these lines on it."""
        self.companion.open("share")

    def action_leave(self) -> None:
        """Returns to where it was opened."""
        self.dismiss()
