"""The base of all screens: a top line, notices, a footer of keys, and a cover if the window is too small."""

from datetime import date
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from connectwell import sentences
from connectwell.context import Context
from connectwell.entries import page
from connectwell.model.text import visible
from connectwell.terminal_text import width_of
from connectwell.tui import wording
from connectwell.tui.guarded import GuardedScreen
from connectwell.tui.places import FIND
from connectwell.tui.services import CompanionServices, services_of
from connectwell.tui.widgets.keys import Keys
from connectwell.tui.widgets.line_input import LineInput

SAVE_EVERY = 0.5
"""Seconds from the first unsaved keystroke to the save."""

_NAME = "connectwell"
TOO_SMALL = "This window is too small to read in. Your words are safe; make it larger. F1: help now."


class CompanionScreen(GuardedScreen[None]):
    """A screen of the companion. Subclasses override `compose_body`."""

    BINDINGS: ClassVar[list[BindingType]] = [FIND.on_today("find", show=False)]
    HORIZONTAL_BREAKPOINTS = [
        (0, "-too-narrow"),
        (40, "-narrow"),
        (76, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-too-low"), (12, "-low"), (18, "-high")]

    def compose(self) -> ComposeResult:
        """Yields the frame around `compose_body`."""
        self._know_its_size()
        with Horizontal(id="head"), Static(id="top"):
            said = self.top_right()
            name = Static(_NAME, id="top-name", markup=False)
            name.display = self._has_room_for_name(said)
            yield name
            yield Static(said, id="top-right", markup=False)
        with Horizontal(id="middle"):
            yield from self.compose_body()
        with Vertical(id="foot"):
            yield Static("", id="notice", markup=False)
            yield Keys()
        yield Static(TOO_SMALL, id="cover", markup=False)

    def compose_body(self) -> ComposeResult:
        """Yields the screen's contents."""
        yield from ()

    def _know_its_size(self) -> None:
        """Sets the breakpoint classes early: Textual sets them after the first layout, and then lays out again."""
        for size, breakpoints in zip(
            self.app.size, (self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS), strict=True
        ):
            self.add_class([name for least, name in breakpoints if size >= least][-1], update=False)

    def top_right(self) -> str:
        """The text at the top right: the day. Never anything written."""
        return page.long_day(self.context.today())

    def show_top(self) -> None:
        """Shows the top line as it is now."""
        said = self.top_right()
        self.query_one("#top-right", Static).update(said)
        self.query_one("#top-name").display = self._has_room_for_name(said)

    def _has_room_for_name(self, top_right: str) -> bool:
        return self.app.size.width >= 2 + len(_NAME) + 2 + width_of(top_right)

    def follow_clock(self, ended: date | None) -> None:
        """Shows what the clock says now.

        Args:
            ended: the day before, if a new one has begun while this was open.
        """
        if ended:
            self.show_top()

    def follow_settings(self) -> None:
        """Shows the settings as they are now, where this screen shows any."""

    @property
    def writing_day(self) -> date | None:
        """The day to which what is being written here belongs, once some of it is saved."""
        return None

    def on_resize(self) -> None:
        """Keeps the focused widget in view, with what is above it if it is the first."""
        if self.is_mounted:
            self.show_top()
        self.call_after_refresh(self._keep_focused_in_view)

    def _keep_focused_in_view(self) -> None:
        focused = self.focused
        if focused is None:
            return
        if self.focus_chain[:1] == [focused]:
            for above in focused.ancestors:
                if isinstance(above, VerticalScroll):
                    above.scroll_home(animate=False, immediate=True)
        focused.scroll_visible(animate=False)

    @on(events.ScreenResume)
    def come_to_front(self) -> None:
        """Restores its own keys in the footer."""
        self.query_one(Keys).show_now()

    async def action_find(self) -> None:
        """Finds, from every room."""
        await self.app.run_action("app.find")

    def action_nothing_to_undo(self) -> None:
        """Says so, in place of an earlier "Undone."."""
        self.say(sentences.NOTHING_TO_UNDO)

    @property
    def companion(self) -> CompanionServices:
        """The app, as its screens see it."""
        return services_of(self)

    @property
    def context(self) -> Context:
        """The services every interface shares."""
        return self.companion.context

    @on(LineInput.Joined)
    def pasted_lines(self, event: LineInput.Joined) -> None:
        """Says that several lines became one."""
        self.say(wording.JOINED.format(n=event.lines))

    def say(self, sentence: str) -> None:
        """Shows a notice above the keys; an empty one clears it."""
        notice = self.query_one("#notice", Static)
        notice.update(visible(sentence))
        notice.display = bool(sentence)
