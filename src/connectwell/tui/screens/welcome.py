"""The first start: what this is and isn't, where words are kept, who could read them; then a country; how to begin."""

from typing import ClassVar, Literal, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from connectwell import sentences
from connectwell.errors import ConnectwellError
from connectwell.model.terms import Mode
from connectwell.tui import wording
from connectwell.tui.places import BACK, displayed
from connectwell.tui.screen import CompanionScreen
from connectwell.tui.screens.region import RegionList, region_list
from connectwell.tui.widgets.choices import Choices

_Step = Literal["about", "asking", "beginning"]


class WelcomeScreen(CompanionScreen):
    """Shows the welcome, asks for the region and how to begin, one after the other, then closes.

    Args:
        begins: whether a check-in or a practice opens then anyway; how to begin isn't asked.
    """

    CSS_PATH = ["region.tcss", "welcome.tcss"]
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "on", "Go on", key_display="⏎"),
        Binding("down,pagedown", "read(1)", "Read on", key_display="↓"),
        Binding("up,pageup", "read(-1)", show=False),
        BACK.on_screen("on", label="Go on"),
        Binding("ctrl+b", "back", "Back"),
        BACK.on_screen("later", label="Choose later"),
        BACK.on_screen("look_around", label="Look around"),
    ]

    def __init__(self, *, begins: bool = False) -> None:
        super().__init__()
        self._begins = begins
        self._step: _Step = "about"

    def compose_body(self) -> ComposeResult:
        """Yields the sentences, and the two questions that replace them once they were read."""
        with Vertical(classes="page"):
            with VerticalScroll(id="about", can_focus=False):
                for sentence in sentences.WELCOME:
                    said = sentence.replace("{data}", str(self.context.places.data))
                    yield Static(said, classes="plain gap", markup=False)
            with Vertical(id="asking"):
                yield Static(sentences.REGION, classes="heading", markup=False)
                yield Static(wording.REGION_KEYS, classes="quiet gap", markup=False)
                hide = wording.HIDE_KEY.format(key=displayed(self.context.settings.hide_key))
                yield Static(hide, classes="quiet gap", markup=False)
                try:
                    yield region_list(self.context.library, self.context.settings.region)
                except ConnectwellError as fault:
                    yield Static(str(fault), classes="plain", markup=False)
            with Vertical(id="beginning"):
                yield Static(sentences.HOW_TO_BEGIN, classes="heading gap", markup=False)
                yield Choices(sentences.WAYS_TO_BEGIN, first="full", id="ways")

    @on(events.Resize)
    def update_scroll_keys(self) -> None:
        """Updates the keys: whether there is more to read depends on the window."""
        self.call_after_refresh(self.refresh_bindings)

    def _show(self, step: _Step) -> None:
        """Shows one step in place of the one before."""
        self.remove_class(self._step)
        self.add_class(step)
        self._step = step
        self.shows_new()
        self.set_focus(None)
        self.query({"about": "#none", "asking": "#regions", "beginning": "#ways"}[step]).focus()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enables reading on while there is more, and going back from a question."""
        is_reading = self._step == "about"
        match action:
            case "on":
                return is_reading
            case "read":
                return is_reading and self.query_one("#about").max_scroll_y > 0
            case "back":
                return not is_reading
            case "later":
                return self._step == "asking"
            case _:
                return True

    def action_read(self, way: int) -> None:
        """Scrolls forwards or back."""
        self.query_one("#about").scroll_relative(y=2 * way, animate=False)

    def action_on(self) -> None:
        """Shows the first question."""
        self._show("asking")

    def action_back(self) -> None:
        """Shows the step before."""
        self._show("asking" if self._step == "beginning" else "about")

    @on(RegionList.Chosen)
    def choose(self, message: RegionList.Chosen) -> None:
        """Stores the region, and goes on."""
        self.companion.change(region=message.code)
        self.action_later()

    @on(RegionList.Passed)
    def action_later(self) -> None:
        """Goes on without a region; Help now then shows directories only."""
        if self._begins:
            self._close()
        else:
            self._show("beginning")

    @on(Choices.Chosen)
    def begin(self, message: Choices.Chosen) -> None:
        """Closes, and begins as was said."""
        self._close()
        if message.value != "around":
            self.companion.open_checkin(cast(Mode, message.value))

    def action_look_around(self) -> None:
        """Closes; Today is below."""
        self._close()

    def _close(self) -> None:
        self.companion.change(welcomed=True)
        self.dismiss()
        self.companion.begin_as_requested()
