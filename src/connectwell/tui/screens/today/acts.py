"""What can be done on Today. Each act can be undone, the last one first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from connectwell import sentences
from connectwell.checkin import exclusions, today
from connectwell.checkin.exclusions import NeverKind
from connectwell.checkin.left_open import LeftOpen, leave
from connectwell.library import Idea
from connectwell.model.entry import Entry
from connectwell.model.terms import Status
from connectwell.tui import wording
from connectwell.tui.acting import Found
from connectwell.tui.screen import CompanionScreen

if TYPE_CHECKING:
    from connectwell.checkin.undo import TodayUndo
    from connectwell.tui.screens.single_text import SingleTextScreen


class TodayActs:
    """Answers to the connection, notes, what is open, and entries read and edited from here.

    Args:
        screen: shows notices, and what opens.
        refresh: reads Today anew.
    """

    def __init__(self, screen: CompanionScreen, refresh: Callable[[], None]) -> None:
        self._screen, self._refresh = screen, refresh
        self._undo: TodayUndo | None = None

    # --- Undoing

    @property
    def can_undo(self) -> bool:
        """Whether something was done here that can be undone."""
        return self._undo is not None and self._undo.can_undo

    @property
    def _done(self) -> TodayUndo:
        from connectwell.checkin.undo import TodayUndo

        self._undo = self._undo or TodayUndo(self._screen.context)
        return self._undo

    def undo(self) -> None:
        """Undoes the last of what was done."""

        said = self._done.undone

        def undone(_: bool) -> None:
            self._refresh()
            self._screen.say(said)
            self._screen.refresh_bindings()

        self._screen.act(self._done.undo, undone)

    def _try(self, act: Callable[[], Found], then: Callable[[Found], object], ids: Sequence[str] = ()) -> None:
        """Acts, looks at the day again, then goes on; if it didn't work, says so.

        Args:
            act: returns the entry it changed or added, if it was one of the newest.
            then: called with what it returned.
            ids: other entries it changes.
        """
        screen, done = self._screen, self._done
        screen.say("")

        def go_on(found: Found) -> None:
            self._refresh()
            then(found)
            screen.refresh_bindings()

        screen.act(lambda: done.track(act, ids), go_on)

    def _tell(self, said: str = "") -> None:
        """Says what was done, and that it can be undone."""
        self._screen.say(self._with_key(said))

    def _with_key(self, said: str) -> str:
        return " ".join(filter(None, (said, wording.UNDO_KEY)))

    # --- The small connection

    def answer(self, idea: Idea, status: Status) -> None:
        """Records the answer to the connection. If done, asks how it went."""
        context = self._screen.context

        def said(entry: Entry) -> None:
            self._tell(sentences.SAID[status])
            if status == "done":
                self.ask_how_it_went(today.plan_of(entry), sentences.SAID[status])

        self._try(lambda: today.record_answer(context, idea, status), said)

    async def rule_out(self, idea: Idea) -> None:
        """Rules out this kind of connection, and passes it."""
        from connectwell.tui.screens.checkin.rule_out import ask_kind

        context = self._screen.context

        async def never(kind: NeverKind) -> None:
            def rule_out() -> Entry:
                exclusions.rule_out(context, idea, kind)
                return today.record_answer(context, idea, "passed")

            self._try(rule_out, lambda _: self._tell(sentences.NEVER_AGAIN))

        await ask_kind(self._screen.app, idea, never)

    def let_go(self, plan: today.OpenPlan, status: Status) -> None:
        """Records that a planned connection was let go."""
        context = self._screen.context
        self._try(lambda: today.FollowUpEditor(context, plan).save(status), lambda _: self._tell(), [plan.entry])

    def ask_how_it_went(self, plan: today.OpenPlan, said: str = "") -> None:
        """Asks how a connection went.

        Args:
            plan: the connection.
            said: what to say afterwards if nothing was answered.
        """
        from connectwell.tui.screens.checkin.follow_up import FollowUpScreen

        screen, done, context = self._screen, self._done, self._screen.context

        def back(before: Entry) -> None:
            screen.act(lambda: done.track_since(before), tell)

        def tell(answered: bool) -> None:
            if answered or said:
                self._tell(sentences.SAVED if answered else said)
            screen.refresh_bindings()

        def open_editor() -> tuple[Entry, today.FollowUpEditor]:
            return context.journal.get(plan.entry), today.FollowUpEditor(context, plan)

        screen.open_with(
            open_editor,
            lambda found: screen.app.push_screen(FollowUpScreen(found[1]), lambda _: back(found[0])),
        )

    # --- Writing something new

    def write_note(self) -> None:
        """Opens a new note."""
        from connectwell.tui.screens.note import NoteScreen

        self._write(NoteScreen())

    def write_own(self) -> None:
        """Opens a connection of one's own, which then asks how it went."""
        from connectwell.tui.screens.checkin.own_connection import OwnScreen

        self._write(OwnScreen(self._ask_how_own_went))

    def _ask_how_own_went(self, entry: Entry) -> None:
        self.ask_how_it_went(today.plan_of(entry))

    def _write(self, opened: SingleTextScreen, before: Entry | None = None) -> None:
        """Opens an editor; what it saved can be undone.

        Args:
            opened: the editor.
            before: the entry as it was; None for a new one.
        """

        def back(_: None) -> None:
            entry = opened.draft().entry
            if entry and not entry.removed:
                self._done.remember(before, entry)
                self._screen.refresh_bindings()

        opened.told = self._with_key(opened.told)
        self._screen.say("")
        self._screen.app.push_screen(opened, back)

    # --- Entries

    def read(self, entry_id: str, *, edits: bool = False, at: str = "") -> None:
        """Opens an entry, to read or to edit.

        Args:
            entry_id: the entry.
            edits: whether to begin with editing it.
            at: the id of the field or part that editing begins at.
        """
        from connectwell.entries.browser import EntryBrowser
        from connectwell.tui.screens.journal.single_entry import EntryScreen

        screen, browser = self._screen, EntryBrowser(self._screen.context)

        def back(opened: EntryScreen) -> None:
            for change in opened.changes:
                self._done.remember(change.before, change.after)
            if opened.changes:
                screen.refresh_bindings()
                self._tell(sentences.SAVED)

        def show(opened: EntryScreen) -> None:
            screen.app.push_screen(opened, lambda _: back(opened))

        screen.say("")
        screen.open_with(
            lambda: browser.open(entry_id), lambda item: show(EntryScreen(browser, item, edits=edits, at=at))
        )

    def not_again(self, entry_id: str) -> None:
        """Keeps the day of an earlier line from coming back by itself."""
        from connectwell.checkin.look_back import not_again

        context = self._screen.context
        self._try(lambda: not_again(context, entry_id), lambda _: self._tell(sentences.NOT_AGAIN), [entry_id])

    # --- What isn't finished

    def choose_left(self, left: Sequence[LeftOpen], act: Callable[[LeftOpen], object]) -> None:
        """Acts on what isn't finished; asks which, if there are several."""
        if len(left) == 1:
            act(left[0])
            return
        from connectwell.tui.screens.dialogs import ChoiceDialog

        ways = {str(number): (one.line, "") for number, one in enumerate(left)}

        def chosen(number: str | None) -> None:
            if number:
                act(left[int(number)])

        self._screen.app.push_screen(ChoiceDialog([sentences.LEFT_WHICH], ways), chosen)

    def leave_open(self, left: LeftOpen) -> None:
        """Leaves it as it is."""
        context = self._screen.context
        self._try(lambda: leave(context, left), lambda _: self._tell(sentences.LEFT_AS_IT_IS), [left.entry])

    def go_on(self, left: LeftOpen) -> None:
        """Goes on with it where it was left."""
        self._screen.say("")
        match left.kind:
            case "check-in":
                self._screen.companion.resume_checkin(left.entry)
            case "practice":
                self._screen.companion.resume_practice(left.entry)
            case "session":
                self._go_on_with_session(left.entry)
            case _ if left.part:
                self.ask_how_it_went(today.plan_left(left))
            case _:
                self._go_on_writing(left)

    def _go_on_with_session(self, entry_id: str) -> None:
        from connectwell.session import agenda
        from connectwell.session.meeting import Meeting
        from connectwell.tui.screens.session.session import SessionScreen

        screen, context = self._screen, self._screen.context

        def begin() -> tuple[Meeting, tuple[agenda.AgendaItem, ...]]:
            draft = context.journal.get(entry_id)
            return Meeting(context, draft=draft), agenda.open_lines(agenda.agenda_entries(context.journal))

        def back(meeting: Meeting) -> None:
            self._done.remember_all(meeting.changes)
            screen.refresh_bindings()

        screen.open_with(begin, lambda found: screen.app.push_screen(SessionScreen(*found), lambda _: back(found[0])))

    def _go_on_writing(self, left: LeftOpen) -> None:
        from connectwell.checkin.own_connection import own_connection_draft
        from connectwell.entries.note import note_draft
        from connectwell.tui.screens.checkin.own_connection import OwnScreen
        from connectwell.tui.screens.note import NoteScreen
        from connectwell.tui.screens.session.line import LineScreen, resumed_line

        screen, context = self._screen, self._screen.context

        def editor() -> SingleTextScreen:
            if left.kind == "note":
                return NoteScreen(note_draft(context, left.entry))
            if left.kind == "connection":
                return OwnScreen(self._ask_how_own_went, own_connection_draft(context, left.entry))
            return LineScreen(
                resumed_line(context, left.entry), None, lambda _entry, _went_on: self._tell(sentences.NOTE_SAVED)
            )

        def read() -> tuple[SingleTextScreen, Entry]:
            return editor(), context.journal.get(left.entry)

        screen.open_with(read, lambda found: self._write(*found))
