"""Today: begin or resume a check-in, the day's small connection, little else."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from connectwell import sentences
from connectwell.checkin import never, today
from connectwell.checkin.never import NeverKind
from connectwell.entries import page
from connectwell.errors import ConnectwellError
from connectwell.model.entry import Entry
from connectwell.model.terms import Status
from connectwell.model.text import visible
from connectwell.tui import places, saver
from connectwell.tui.places import PlaceName
from connectwell.tui.saver import Run
from connectwell.tui.screen import CompanionScreen, Found
from connectwell.tui.widgets.action_line import ActionLine

_ON_PAGE = (places.INSIGHTS, places.AGENDA)
"""Places listed on the page, so left out of the footer."""


class TodayScreen(CompanionScreen):
    """The first screen."""

    AUTO_FOCUS = "#act-begin"
    BINDINGS: ClassVar[list[BindingType]] = [
        places.CHECK_IN.on_today("begin"),
        places.GLANCE.on_today(),
        *(place.on_today() for place in (places.JOURNAL, places.CIRCLE, places.SHARE)),
        *(place.on_today(show=False) for place in _ON_PAGE),
        Binding("d", "say('done')", "I did this", show=False),
        Binding("y", "say('planned')", "I'll try", show=False),
        Binding("a", "say('passed')", "Another", show=False),
        Binding("v", "never", "Never this kind", show=False),
        Binding("n", "say('not-today')", "Not today", show=False),
        Binding("l", "plan('done')", "How it went", show=False),
        Binding("x", "plan('not-today')", "Let it go", show=False),
        Binding("r", "old('continue')", "Go on with that check-in", show=False),
        Binding("k", "old('leave')", "Leave that check-in", show=False),
        places.QUIT.on_today(),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._today: today.Today | None = None
        self._greeting = ""
        self._looking: Run[today.Today] | None = None

    def compose_body(self) -> ComposeResult:
        """Yields the blocks of the page. `_show` adds an old page and an open plan if there are any."""
        with VerticalScroll(classes="page", can_focus=False):
            yield Static(today.greeting(self.context.clock()), id="greeting", classes="gap", markup=False)
            with Vertical(id="checkin", classes="block gap"):
                yield Static(sentences.CHECKIN, classes="heading", markup=False)
                yield Static(sentences.CHECKIN_ABOUT, id="about", classes="quiet", markup=False)
                with Horizontal(classes="acts"):
                    yield ActionLine("⏎", sentences.BEGIN, "begin")
            with Vertical(classes="block gap"):
                yield Static(sentences.CONNECTION, classes="heading", markup=False)
                yield Static("", id="idea", classes="plain", markup=False)
                with Horizontal(classes="acts", id="idea-acts"):
                    yield ActionLine("d", sentences.STATUSES["done"][0], "done")
                    yield ActionLine("y", sentences.STATUSES["planned"][0], "planned")
                    yield ActionLine("a", sentences.STATUSES["another"][0], "passed")
                    yield ActionLine("n", sentences.STATUSES["not-today"][0], "not-today")
                with Horizontal(classes="more-acts"):
                    yield ActionLine("v", sentences.STATUSES["never"][0], "never")
            with Horizontal(classes="ways"):
                for place in _ON_PAGE:
                    yield ActionLine(place.today, place.said, str(place.place))

    def on_screen_resume(self) -> None:
        """Reads before the first paint, so that there is only one; reads again on return."""
        self.look()

    def follow_clock(self, ended: date | None) -> None:
        """Reads anew on a new day; else the greeting alone may change."""
        if ended:
            self.look()
        elif (said := today.greeting(self.context.clock())) != self._greeting:
            self._greet(said)

    def _greet(self, said: str) -> None:
        self._greeting = said
        self.query_one("#greeting", Static).update(said)

    def on_mount(self) -> None:
        """Does what can wait until the screen is painted."""
        self.call_after_refresh(self._look_after_the_journal)

    def _look_after_the_journal(self) -> None:
        if self.context.journal.cannot_write():
            self.say(f"{sentences.READ_ONLY} {sentences.READ_ONLY_NEXT}")
        else:
            self.run_worker(self._tidy, thread=True, group="tidy")

    def _tidy(self) -> None:
        with suppress(ConnectwellError):
            self.context.journal.tidy()

    def look(self) -> None:
        """Reads the newest entries and shows the day's state, later if the disk takes long."""
        context = self.context
        context.journal.start_over()
        self._looking = Run(lambda: today.look(context), lambda: self.call_later(self._show_found))
        if self._looking.wait(saver.A_MOMENT):
            self._show_found()

    def _show_found(self) -> None:
        if self._looking is None or not self._looking.wait(0):
            return
        found, self._looking = self._looking, None
        try:
            self._today = found.result()
        except ConnectwellError as fault:
            self.say(str(fault))
            return
        self._show(self._today)
        if passed_over := self.context.left_out():
            self.say(passed_over)

    def _show(self, now: today.Today) -> None:
        self.query_one("#top-right", Static).update(self.top_right())
        self._greet(today.greeting(self.context.clock()))
        begin = self.query_one("#act-begin", ActionLine)
        begin.label = sentences.RESUME if now.open_entry else sentences.BEGIN
        about = sentences.DONE_TODAY if now.finished and not now.open_entry else sentences.CHECKIN_ABOUT
        self.query_one("#about", Static).update(sentences.OPEN_TODAY if now.open_entry else about)
        old_page = sentences.OLD_PAGE.format(day=page.long_day(now.old_page[1])) if now.old_page else ""
        leave, go_on = sentences.OLD_PAGES["leave"][0], sentences.OLD_PAGES["continue"][0]
        self._show_block("old", old_page, ActionLine("r", go_on, "continue"), ActionLine("k", leave, "leave"))
        idea = visible(now.idea.do)
        if now.said:
            idea = f"{idea}\n{sentences.SAID[now.said]}"
        self.query_one("#idea", Static).update(idea)
        planned = visible(sentences.PLANNED.format(asked=now.plans[0].asked)) if now.plans else ""
        self._show_block(
            "plan", planned, ActionLine("l", "How it went", "land"), ActionLine("x", "Let it go", "let-go")
        )

    def _show_block(self, name: str, said: str, *acts: ActionLine) -> None:
        """Shows a block only while it has something to say."""
        there = self.query(f"#{name} .plain").results(Static)
        line = next(iter(there), None)
        if line and said:
            line.update(said)
        elif line:
            self.query(f"#{name}").remove()
        elif said:
            words = Static(said, classes="plain", markup=False)
            block = Vertical(words, Horizontal(*acts, classes="acts"), id=name, classes="block gap")
            before = "#checkin" if name == "old" else ".ways"
            self.query_one(".page").mount(block, before=before)

    @on(ActionLine.Pressed)
    def press(self, message: ActionLine.Pressed) -> None:
        """Runs the chosen line."""
        match message.value:
            case "begin":
                self.action_begin()
            case "continue" | "leave":
                self.action_old(message.value)
            case "land":
                self.action_plan("done")
            case "let-go":
                self.action_plan("not-today")
            case "never":
                self.call_next(self.action_never)
            case "done" | "planned" | "passed" | "not-today":
                self.action_say(message.value)
            case place:
                self.companion.open(cast(PlaceName, place))

    def action_begin(self) -> None:
        """Begins today's check-in, or resumes it."""
        if self._today and self._today.open_entry:
            self.companion.resume_checkin(self._today.open_entry)
        else:
            self.companion.open_checkin()

    def action_old(self, choice: str) -> None:
        """Resumes the old page, or leaves it as it is."""
        if not self._today or not self._today.old_page:
            return
        id, _ = self._today.old_page
        if choice == "continue":
            self.companion.resume_checkin(id)
            return
        from connectwell.checkin import Walk

        context = self.context
        self._try(lambda: Walk.resume(context, id).leave_open())

    def action_say(self, status: Status) -> None:
        """Records the answer to the connection. If done, asks how it landed."""
        if not self._today:
            return
        idea, context = self._today.idea, self.context

        def said(entry: Entry) -> None:
            if status == "done":
                self._ask_how_it_landed(today.plan_of(entry))

        self._try(lambda: today.say(context, idea, status), said)

    async def action_never(self) -> None:
        """Rules out this kind of connection and shows another."""
        if self._today:
            from connectwell.tui.screens.checkin.never import ask_kind

            await ask_kind(self.app, self._today.idea, self._never)

    async def _never(self, kind: NeverKind) -> None:
        if not self._today:
            return
        idea, context = self._today.idea, self.context

        def rule_out() -> None:
            never.rule_out(context, idea, kind)
            today.say(context, idea, "passed")

        self._try(rule_out, lambda _: self.say(sentences.NEVER_AGAIN))

    def action_plan(self, status: Status) -> None:
        """Records how a planned connection landed, or that it was let go."""
        if not self._today or not self._today.plans:
            return
        plan, context = self._today.plans[0], self.context
        if status == "done":
            self._ask_how_it_landed(plan)
        else:
            self._try(lambda: today.LandingEditor(context, plan).save(status))

    def _ask_how_it_landed(self, plan: today.OpenPlan) -> None:
        from connectwell.tui.screens.checkin.landing import LandingScreen

        context = self.context
        self.say("")
        self.act(
            lambda: today.LandingEditor(context, plan), lambda landing: self.app.push_screen(LandingScreen(landing))
        )

    def _try(self, act: Callable[[], Found], then: Callable[[Found], object] = lambda _: None) -> None:
        """Acts, looks at the day again, then goes on; if it didn't work, says so."""
        self.say("")

        def go_on(found: Found) -> None:
            self.look()
            then(found)

        self.act(act, go_on)
