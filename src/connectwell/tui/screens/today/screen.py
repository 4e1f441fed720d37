"""Today: the day's check-in or its beginning, a line from an earlier day, the small connection, the session."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from connectwell import sentences
from connectwell.checkin import today
from connectwell.errors import ConnectwellError
from connectwell.model.terms import Status
from connectwell.settings import TodayPart
from connectwell.tui import places, wording
from connectwell.tui.job import Job, JobScreen
from connectwell.tui.screen import CompanionScreen
from connectwell.tui.screens.today.acts import TodayActs
from connectwell.tui.widgets.action_line import ActionLine
from connectwell.tui.widgets.strip import Strip
from connectwell.tui.widgets.today_blocks import (
    CheckinBlock,
    ConnectionBlock,
    EarlierBlock,
    LeftBlock,
    PlanBlock,
    SessionBlock,
)

if TYPE_CHECKING:
    from connectwell.checkin.fortnight import Fortnight
    from connectwell.checkin.look_back import LookBack
    from connectwell.session.pending import PendingForSession

_WIDE = 110
"""Columns from which the strip has a column of its own."""
_ACTS: Final = {
    "begin": "begin",
    "checkin": "checkin",
    "glance": "app.glance",
    "edit": "edit",
    "earlier": "earlier",
    "not-again": "not_again",
    "continue": "left('continue')",
    "leave": "left('leave')",
    "land": "plan('done')",
    "let-go": "plan('not-today')",
    "done": "say('done')",
    "planned": "say('planned')",
    "passed": "say('passed')",
    "not-today": "say('not-today')",
    "never": "never",
    "own": "own",
    "ladder": "app.open('ladder')",
    "agenda": "app.open('agenda')",
}
"""What each line does when it is pressed, as the key beside it does."""


class TodayScreen(JobScreen):
    """The first screen."""

    AUTO_FOCUS = "#act-begin"
    HORIZONTAL_BREAKPOINTS = [*JobScreen.HORIZONTAL_BREAKPOINTS, (_WIDE, "-two-columns")]
    BINDINGS: ClassVar[list[BindingType]] = [
        places.CHECK_IN.on_today("checkin", show=False),
        places.GLANCE.on_today(),
        places.NOTE.on_today("note"),
        *(
            place.on_today()
            for place in (places.JOURNAL, places.INSIGHTS, places.PRACTICES, places.CIRCLE, places.SHARE)
        ),
        places.AGENDA.on_today(show=False),
        places.OWN.on_today("own", show=False),
        places.LADDER.on_today(show=False),
        places.KEYS.on_today(),
        places.DISCREET.on_today("discreet"),
        places.SETTINGS.on_today(),
        Binding("e", "edit", "Edit", show=False),
        Binding("d", "say('done')", "I did this", show=False),
        Binding("y", "say('planned')", "I'll try it", show=False),
        Binding("a", "say('passed')", "Another", show=False),
        Binding("v", "never", "Never this kind", show=False),
        Binding("l", "say('not-today')", "Not today", show=False),
        Binding("g", "plan('done')", "How did it go", show=False),
        Binding("t", "plan('not-today')", "Let it go", show=False),
        Binding("x", "not_again", "Not this one again", show=False),
        Binding("f", "left('continue')", "Go on with what is open", show=False),
        Binding("z", "left('leave')", "Leave it", show=False),
        *places.undo_keys(show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
        places.QUIT.on_today(show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._today: today.Today | None = None
        self._earlier: LookBack | None = None
        self._waiting: PendingForSession | None = None
        self._acts = TodayActs(self, self._refresh)
        self._greeting = ""
        self._standing = ""

    def compose_body(self) -> ComposeResult:
        """Yields the page with its two blocks of every day; `_show` adds those that aren't there every day."""
        with VerticalScroll(classes="page", can_focus=False):
            yield Static(today.greeting(self.context.clock()), id="greeting", classes="gap", markup=False)
            yield CheckinBlock()
            yield ConnectionBlock()
            yield SessionBlock()
        if self.app.size.width >= _WIDE:
            yield Strip(id="strip")

    def on_resize(self) -> None:
        """Has the strip where there is room for it."""
        super().on_resize()
        if self.app.size.width >= _WIDE and self.is_mounted and not self.query(Strip):
            self.query_one("#middle", Horizontal).mount(Strip(id="strip"))
            self.call_after_refresh(self._read_on)

    # --- Reading

    def on_screen_resume(self) -> None:
        """Reads before the first paint, so that there is only one; reads again on return. The rest comes after it."""
        if self._today:
            self.shows_new()
        self.refresh_today()
        self.call_after_refresh(self._read_on)

    @on(events.ScreenSuspend)
    def forget_what_was_said(self) -> None:
        """Another place opens: on return, what was said about the last act would seem to be about a later one."""
        front = self.app.screen
        if front is not self and isinstance(front, CompanionScreen):
            self.say(self._standing)

    def follow_clock(self, ended: date | None) -> None:
        """Reads again on a new day; else the greeting alone may change."""
        if ended:
            self.refresh_today()
            self.call_after_refresh(self._read_on)
        elif (said := today.greeting(self.context.clock())) != self._greeting:
            self._greet(said)

    def on_mount(self) -> None:
        """Does what can wait until the screen is painted."""
        self.call_after_refresh(self._look_after_the_journal)

    def _look_after_the_journal(self) -> None:
        self.run_worker(self._tidy, thread=True, group="tidy")

    def _tidy(self) -> None:
        if self.context.journal.cannot_write():
            self._standing = f"{sentences.READ_ONLY} {sentences.READ_ONLY_NEXT}"
            self.call_later(self.say, self._standing)
            return
        with suppress(ConnectwellError):
            self.context.journal.tidy()

    @property
    def is_discreet(self) -> bool:
        """Whether nothing that was written or rated may be seen here."""
        return self.context.settings.discreet

    def _is_without(self, part: TodayPart) -> bool:
        """Whether a part is left out of Today, by the settings."""
        return part in self.context.settings.today_without

    def refresh_today(self) -> None:
        """Reads the newest entries and shows the day's state, later if the disk takes long."""
        context = self.context
        without_earlier = self.is_discreet or self._is_without("earlier")
        context.journal.start_over()

        def read() -> tuple[today.Today, LookBack | None]:
            now = today.read_today(context)
            if without_earlier:
                return now, None
            from connectwell.checkin.look_back import look_back

            return now, look_back(context.journal, now.day)

        self.look(read, self._show_found)

    def _refresh(self) -> None:
        """Reads all of it again."""
        self.refresh_today()
        self._read_on()

    def _show_found(self, found: tuple[today.Today, LookBack | None]) -> None:
        self._today, self._earlier = found
        self._show()
        if passed_over := self.context.left_out() or self.context.left_out_of_packs():
            self.say(passed_over)

    def _read_on(self) -> None:
        """Reads what needs more than the newest entries, in a thread."""
        with_session = not self._is_without("session")
        with_weeks = bool(self.query(Strip)) and not self._is_without("weeks")
        if self.is_discreet or not self.is_active or not (with_session or with_weeks):
            return
        journal, day = self.context.journal, self.context.today()

        def read(job: Job) -> tuple[PendingForSession | None, Fortnight]:
            from connectwell.checkin.fortnight import fortnight
            from connectwell.session.pending import pending_for

            days = fortnight(journal, day, job.progress) if with_weeks else ()
            return pending_for(journal, day, job.progress) if with_session else None, days

        self.start(read, self._show_rest)

    def show_progress(self, done: int, total: int) -> None:
        """Says nothing: what comes later is a small thing."""

    def show_failure(self, fault: ConnectwellError) -> None:
        """Says nothing: what could be read is there."""

    # --- Showing

    def top_right(self) -> str:
        """The day, and the next session if its date is known."""
        day = self.context.today()
        said = f"{day:%A} {day.day} {day:%B}"
        session = self._waiting.day if self._waiting and not self.is_discreet else None
        if session is None or self.app.size.width < 60:
            return said
        return f"{said} · {wording.session_in(day, session)}"

    def _greet(self, said: str) -> None:
        self._greeting = said
        self.query_one("#greeting", Static).update(said)

    def _show(self) -> None:
        now, is_discreet = self._today, self.is_discreet
        if now is None:
            return
        self.show_top()
        self._greet(today.greeting(self.context.clock()))
        self.query_one(CheckinBlock).show(now, is_discreet=is_discreet)
        self.query_one(ConnectionBlock).show(now.idea, now.said)
        self.query_one(ConnectionBlock).display = not self._is_without("connection")
        self.query_one(SessionBlock).display = not self._is_without("session")
        self._show_rest(
            (None if self._is_without("session") else self._waiting, () if self._is_without("weeks") else None)
        )
        self._put_all()

    def _put_all(self) -> None:
        """Shows the blocks that aren't there every day, each only while it has something to say."""
        now, page = self._today, self.query_one(".page")
        if now is None:
            return
        to_try, left = () if self._is_without("connection") else now.plans, now.left
        for block in self.query(LeftBlock):
            block.follow(left or None)
        for earlier in self.query(EarlierBlock):
            earlier.follow(self._earlier)
        for plans in self.query(PlanBlock):
            plans.follow(to_try or None)
        if left and not self.query(LeftBlock):
            page.mount(LeftBlock(left), before="#checkin")
            if now.old_checkin:
                self.call_later(self._begin_with_old_page)
        if self._earlier and not self.query(EarlierBlock):
            page.mount(EarlierBlock(self._earlier), before="#connection")
        if to_try and not self.query(PlanBlock):
            page.mount(PlanBlock(to_try), before="#session")

    def _begin_with_old_page(self) -> None:
        """Lets Enter go on with what is open, if nothing else was chosen."""
        if self.focused is None or self.focused.id == "act-begin":
            for act in self.query("#act-continue"):
                act.focus()

    def _show_rest(self, found: tuple[PendingForSession | None, Fortnight | None]) -> None:
        self._waiting, days = found
        hidden = self.is_discreet
        self.query_one(SessionBlock).show(self._waiting.notes if self._waiting and not hidden else 0)
        self.show_top()
        for strip in self.query(Strip):
            if days is not None or hidden:
                strip.show(() if hidden else days or ())

    # --- Acts

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only the keys of what is there."""
        now = self._today
        match action:
            case "say" | "never":
                return not self._is_without("connection")
            case "plan":
                return now is not None and bool(now.plans) and not self._is_without("connection")
            case "undo":
                return self._acts.can_undo
            case "not_again":
                return self._earlier is not None
            case "left":
                return now is not None and bool(now.left)
            case "edit":
                return now is not None and now.so_far is not None and not self.is_discreet
            case _:
                return True

    @on(ActionLine.Pressed)
    async def press(self, message: ActionLine.Pressed) -> None:
        """Runs the chosen line."""
        await self.run_action(_ACTS[message.value])

    def action_begin(self) -> None:
        """Enter: goes on with today's check-in, reads it, or begins it."""
        now = self._today
        if now and now.so_far and not now.open_entry and not self.is_discreet:
            self._acts.read(now.so_far.entry)
        else:
            self.action_checkin()

    def action_checkin(self) -> None:
        """Begins a check-in, or goes on with today's."""
        if self._today and self._today.open_entry:
            self.companion.resume_checkin(self._today.open_entry)
        else:
            self.companion.open_checkin()

    def action_edit(self) -> None:
        """Edits today's check-in, beginning where its line is from."""
        if self._today and self._today.so_far and not self.is_discreet:
            self._acts.read(self._today.so_far.entry, edits=True, at=self._today.so_far.part)

    def action_earlier(self) -> None:
        """Opens the day the earlier line is from."""
        if self._earlier:
            self._acts.read(self._earlier.entry)

    def action_not_again(self) -> None:
        """Keeps the day of the earlier line from coming back by itself."""
        if self._earlier:
            self._acts.not_again(self._earlier.entry)

    def action_discreet(self) -> None:
        """Shows or hides what was written and rated, from now on."""
        hidden = not self.is_discreet
        self.companion.change(discreet=hidden)
        self.drop_job()
        self._refresh()
        self.say(sentences.DISCREET if hidden else sentences.NOT_DISCREET)

    def action_left(self, choice: str) -> None:
        """Goes on with what isn't finished, or leaves it as it is."""
        if self._today and self._today.left:
            self._acts.choose_left(
                self._today.left, self._acts.go_on if choice == "continue" else self._acts.leave_open
            )

    def action_say(self, status: Status) -> None:
        """Records the answer to the connection."""
        if self._today:
            self._acts.answer(self._today.idea, status)

    async def action_never(self) -> None:
        """Rules out this kind of connection and shows another."""
        if self._today:
            await self._acts.rule_out(self._today.idea)

    def action_plan(self, status: Status) -> None:
        """Records how a planned connection went, or that it was let go."""
        if not self._today or not self._today.plans:
            return
        plan = self._today.plans[0]
        if status == "done":
            self._acts.ask_how_it_went(plan)
        else:
            self._acts.let_go(plan, status)

    def action_note(self) -> None:
        """Writes a note."""
        self._acts.write_note()

    def action_own(self) -> None:
        """Writes down a connection of one's own."""
        self._acts.write_own()

    def action_undo(self) -> None:
        """Undoes the last of what was done here."""
        self._acts.undo()
