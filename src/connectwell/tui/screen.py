"""The base of all screens: a top line, notices, a footer of keys, and a cover if the window is too small."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any, ClassVar, Final, Protocol, TypeVar, cast

from textual import command, events, on
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import ActiveBinding, Binding, BindingType
from textual.command import CommandList
from textual.containers import Horizontal
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static

from connectwell.context import Context
from connectwell.entries import page
from connectwell.errors import ConnectwellError
from connectwell.model.terms import Mode, Need
from connectwell.model.text import visible
from connectwell.tui import saver, wording
from connectwell.tui.palette import PaletteRow
from connectwell.tui.places import FIND, KEYS, PlaceName
from connectwell.tui.saver import Run
from connectwell.tui.widgets.keys import Keys

_ONLY_MOVES: Final = ("app.focus_", "screen.focus_", "screen.copy_text", "screen.minimize")
SAVE_EVERY = 0.5
"""Seconds from the first unsaved keystroke to the save."""

SLOW = 0.5
"""Seconds until a screen says that it is waiting for the disk."""

TOO_SMALL = "This window is too small to read in. Your words are safe; make it larger. F1: help now."


class CompanionServices(Protocol):
    """What the app offers its screens, none of which imports it."""

    context: Context

    def open(self, place: PlaceName) -> None:
        """Opens a place in front of this screen."""

    def open_day(self, day: date) -> None:
        """Opens the journal at a day."""

    def open_checkin(self, mode: Mode = "full", only: tuple[Need, ...] = (), day: date | None = None) -> None:
        """Resumes that day's open check-in, or begins one."""

    def resume_checkin(self, id: str) -> None:
        """Resumes an unfinished check-in."""

    def resume_practice(self, id: str) -> None:
        """Resumes an unfinished practice."""

    def begin_as_requested(self) -> None:
        """Opens the check-in the command line asked for, if it did."""

    def back_to_today(self) -> None:
        """Leaves every screen above Today, once their words are saved."""

    def show_notice(self, sentence: str) -> None:
        """Says one sentence on whichever screen is in front next."""

    def change(self, **changes: object) -> None:
        """Changes settings."""

    def follow_settings(self) -> None:
        """Shows the screens by the settings as they are now."""

    def show_theme(self, setting: str) -> None:
        """Shows a theme, without choosing it."""

    def save_soon(self) -> None:
        """Begins to put every screen's words on disk; doesn't wait."""

    def wrote_since_failure(self) -> None:
        """Something was written since a save failed."""

    def action_settle(self) -> None:
        """A settling practice, then back."""


def services_of(screen: Screen[Any]) -> CompanionServices:
    """The app, as its screens see it. `Companion` is the only app that opens them."""
    return cast(CompanionServices, screen.app)


Answer = TypeVar("Answer")
Found = TypeVar("Found")


class GuardedScreen(Screen[Answer]):
    """Closes itself only, and only once. The base of every screen and dialog."""

    BINDINGS: ClassVar[list[BindingType]] = [KEYS.on_today(show=False)]
    SIGNS: ClassVar[Mapping[str, str]] = {}
    """What the signs on this screen mean; shown with its keys."""

    _closes: Callable[[], AwaitComplete] | None = None

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Closes this screen: now if it is in front, else when it is again. Textual's own would close whatever is."""
        if self.is_active:
            return super().dismiss(result)
        if self in self.app.screen_stack:  # what it waited for ended while something lay above, as the cover of Hide
            self._closes = partial(super().dismiss, result)
        return AwaitComplete()

    def current_bindings(self) -> list[ActiveBinding]:
        """What a key does here now: the keys of this screen, and those its focused widget shows. Each act once."""
        found: dict[str, ActiveBinding] = {}
        for active in self.active_bindings.values():
            binding, node = active.binding, active.node
            is_own = node is self or (binding.show and node is not self.app)
            if is_own and active.enabled and binding.description and not binding.action.startswith(_ONLY_MOVES):
                found.setdefault(binding.action, active)
        return list(found.values())

    def own_keys(self) -> list[tuple[str, Binding]]:
        """The keys that work here now, as displayed, without those of every screen."""
        return [
            (self.app.get_key_display(active.binding), active.binding)
            for active in self.current_bindings()
            if active.binding.action != f"app.{KEYS.action}"
        ]

    def commands(self) -> Iterable[PaletteRow]:
        """The palette's commands that belong here: whatever a key does, for the terminal may keep that key."""
        for active in self.current_bindings():
            binding, node = active.binding, active.node
            act = partial(self.app.run_action, binding.action, node)
            key = self.app.get_key_display(binding)
            yield PaletteRow(binding.description, active.tooltip or "", key, act)

    @on(events.ScreenResume)
    def close_if_done(self) -> None:
        """Closes what was to be closed while it lay below."""
        if self._closes and self.is_active:
            self._closes()


class CommandPalette(command.CommandPalette, GuardedScreen[None]):
    """Textual's palette, which closes once."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "escape", "Back", key_display="Esc")]

    def _action_command_list(self, action: str) -> None:
        """Moves in the commands found. Before they are laid out Textual's list has no lines, and a page key fails."""
        if self.query_one(CommandList).size.width:
            super()._action_command_list(action)


class CompanionScreen(GuardedScreen[None]):
    """A screen of the companion. Subclasses override `compose_body`."""

    BINDINGS: ClassVar[list[BindingType]] = [FIND.on_today(show=False)]
    HORIZONTAL_BREAKPOINTS = [
        (0, "-too-narrow"),
        (40, "-narrow"),
        (76, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-too-low"), (12, "-low"), (18, "-high")]

    def __init__(self) -> None:
        super().__init__()
        self._acting: tuple[Run[Any], Callable[[], None]] | None = None
        self._telling: Timer | None = None
        self._said_acting = False

    def compose(self) -> ComposeResult:
        """Yields the frame around `compose_body`."""
        self._know_its_size()
        with Static(id="top"):
            yield Static("connectwell", id="top-name", markup=False)
            yield Static(self.top_right(), id="top-right", markup=False)
        with Horizontal(id="middle"):
            yield from self.compose_body()
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

    def follow_clock(self, ended: date | None) -> None:
        """Shows what the clock says now.

        Args:
            ended: the day before, if a new one has begun while this was open.
        """
        if ended:
            self.query_one("#top-right", Static).update(self.top_right())

    def follow_settings(self) -> None:
        """Shows the settings as they are now, where this screen shows any."""

    @property
    def writing_day(self) -> date | None:
        """The day to which what is being written here belongs, once some of it is saved."""
        return None

    def on_resize(self) -> None:
        """Keeps the focused widget in view."""
        if self.focused:
            self.call_after_refresh(self.focused.scroll_visible, animate=False)

    @on(events.ScreenSuspend)
    def go_behind(self) -> None:
        """When a dialog opens, its keys replace this screen's in the footer, which stays visible."""
        if self.app.screen.is_modal:
            self.query_one(Keys).follow_dialog()

    @on(events.ScreenResume)
    def come_to_front(self) -> None:
        """Restores its own keys in the footer."""
        self.query_one(Keys).show_now()

    @property
    def companion(self) -> CompanionServices:
        """The app, as its screens see it."""
        return services_of(self)

    @property
    def context(self) -> Context:
        """The services every interface shares."""
        return self.companion.context

    # --- Acts

    def act(
        self,
        act: Callable[[], Found],
        then: Callable[[Found], object],
        failed: Callable[[ConnectwellError], object] | None = None,
    ) -> None:
        """Does something on disk in a thread, then goes on with what came of it.

        It waits for a moment, which is nearly always enough. After that, keys are answered while it goes on.

        Args:
            act: called in the thread.
            then: called on the screen with what it returned.
            failed: called with the error instead; by default the screen says it.
        """
        if self._acting:
            self.say(wording.STILL_AT_IT)
            return

        def take() -> None:
            try:
                found = run.result()
            except ConnectwellError as fault:
                (failed or (lambda fault: self.say(str(fault))))(fault)
            else:
                then(found)

        run = Run(act, lambda: self.call_later(self.take_act))
        self._acting = run, take
        if run.wait(saver.BRIEFLY):
            self._take_act()
        else:
            self._telling = self.set_timer(SLOW, self._tell_acting)

    @property
    def is_waiting(self) -> bool:
        """Whether something goes on here once the disk has answered."""
        return self._acting is not None

    def _tell_acting(self) -> None:
        if self._acting:
            self._said_acting = True
            self.say(wording.SAVING)

    @on(events.ScreenResume)
    def take_act(self) -> None:
        """What ended behind another screen goes on once this one is in front: it may open one, or close this."""
        if self._acting and self._acting[0].wait(0) and self.is_active:
            self._take_act()

    def _take_act(self) -> None:
        if self._acting:
            (_, take), self._acting = self._acting, None
            if self._telling:
                self._telling.stop()
            if self._said_acting:
                self.say("")
            self._telling, self._said_acting = None, False
            take()

    def say(self, sentence: str) -> None:
        """Shows a notice above the keys; an empty one clears it."""
        notice = self.query_one("#notice", Static)
        notice.update(visible(sentence))
        notice.display = bool(sentence)
