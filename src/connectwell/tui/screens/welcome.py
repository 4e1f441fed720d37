"""The welcome, at the first start only: what this is and isn't, where words are kept, who could read them; region."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from connectwell import sentences
from connectwell.errors import ConnectwellError
from connectwell.tui import wording
from connectwell.tui.places import BACK, displayed
from connectwell.tui.screen import CompanionScreen
from connectwell.tui.screens.region import RegionList, region_list


class WelcomeScreen(CompanionScreen):
    """Shows the welcome, asks for the region, then closes."""

    CSS_PATH = ["region.tcss", "welcome.tcss"]
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "on", "Go on", key_display="⏎"),
        Binding("down,pagedown", "read(1)", "Read on", key_display="↓"),
        Binding("up,pageup", "read(-1)", show=False),
        Binding("ctrl+b", "back", "Back"),
        BACK.on_screen("later", label="Choose later"),
    ]

    def compose_body(self) -> ComposeResult:
        """Yields the sentences, and the regions that replace them once they were read."""
        with Vertical(classes="page"):
            with VerticalScroll(id="about", can_focus=False):
                for sentence in sentences.WELCOME:
                    said = sentence.replace("{data}", str(self.context.places.data))
                    yield Static(said, classes="plain gap", markup=False)
            with Vertical(id="asking"):
                yield Static(sentences.REGION, classes="heading", markup=False)
                yield Static(wording.REGION_KEYS_FIRST, classes="quiet gap", markup=False)
                hide = wording.HIDE_KEY.format(key=displayed(self.context.settings.hide_key))
                yield Static(hide, classes="quiet gap", markup=False)
                try:
                    yield region_list(self.context.library, self.context.settings.region)
                except ConnectwellError as fault:
                    yield Static(str(fault), classes="plain", markup=False)

    @on(events.Resize)
    def update_scroll_keys(self) -> None:
        """Updates the keys: whether there is more to read depends on the window."""
        self.call_after_refresh(self.refresh_bindings)

    @property
    def _is_asking(self) -> bool:
        return self.has_class("asking")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enables reading on while there is more, and going back from the question."""
        match action:
            case "on":
                return not self._is_asking
            case "read":
                return not self._is_asking and self.query_one("#about").max_scroll_y > 0
            case "back":
                return self._is_asking
            case _:
                return True

    def action_read(self, way: int) -> None:
        """Scrolls forwards or back."""
        self.query_one("#about").scroll_relative(y=2 * way, animate=False)

    def action_on(self) -> None:
        """Shows the question."""
        self.add_class("asking")
        self.query("#regions").focus()
        self.refresh_bindings()

    def action_back(self) -> None:
        """Shows the sentences again."""
        self.remove_class("asking")
        self.set_focus(None)
        self.refresh_bindings()

    @on(RegionList.Chosen)
    def choose(self, message: RegionList.Chosen) -> None:
        """Stores the region, and closes."""
        self._straight_in(region=message.code)

    @on(RegionList.Passed)
    def action_later(self) -> None:
        """Closes without a region; Help now then shows directories only."""
        self._straight_in()

    def _straight_in(self, **chosen: object) -> None:
        self.companion.change(**chosen, welcomed=True)
        self.dismiss()
        self.companion.begin_as_requested()
