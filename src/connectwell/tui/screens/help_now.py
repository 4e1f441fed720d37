"""Help now. One region, named; nothing here is recorded; it works when everything else is broken."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from connectwell import help_now
from connectwell.errors import ConnectwellError, UsageFault
from connectwell.tui.places import BACK
from connectwell.tui.screen import CompanionScreen

_STYLES = {
    "steady": "steady",
    "say": "plain",
    "heading": "heading line",
    "number": "number",
    "detail": "quiet detail",
    "notice": "notice",
}


class HelpNowScreen(CompanionScreen):
    """The next minute, the emergency number, people I chose, lines for my region."""

    CSS_PATH = "help_now.tcss"
    AUTO_FOCUS = "#lines"
    BINDINGS: ClassVar[list[BindingType]] = [
        BACK.on_screen("dismiss", also="q"),  # first, for it is what a tiny window has room for
        Binding("r", "region", "Another region"),
    ]

    def compose_body(self) -> ComposeResult:
        """A page that scrolls."""
        yield VerticalScroll(id="lines", classes="page")

    async def on_mount(self) -> None:
        """Fills the page."""
        await self.fill()

    async def on_screen_resume(self) -> None:
        """The region may have been changed."""
        await self.fill()

    async def fill(self) -> None:
        """Writes the page anew for the region chosen."""
        context = self.context
        region = context.settings.region
        now = context.clock()
        people = help_now.people(context.journal)
        try:
            texts = help_now.help_texts(context.library, region, people, now.date(), moment=now.minute)
        except UsageFault as fault:  # a region in config.toml that there is not
            self.say(str(fault))
            texts = help_now.help_texts(context.library, None, people, now.date(), moment=now.minute)
        else:
            self.say("")
        lines = self.query_one("#lines", VerticalScroll)
        async with self.batch():
            await lines.remove_children()
            await lines.mount_all(Static(text.text, classes=_STYLES[text.role], markup=False) for text in texts)
        self.query_one("#top-right", Static).update(self._region_name())
        self.call_after_refresh(self.keep_number_in_sight)

    @on(events.Resize)
    def window_changed(self) -> None:
        """A window may become too low for more than a number."""
        self.call_after_refresh(self.keep_number_in_sight)

    def keep_number_in_sight(self) -> None:
        """In a window of a few rows the first number stands at the top. What comes before it is above, with ↑."""
        numbers = self.query(".number")
        if numbers and self.has_class("-too-low"):
            self.query_one("#lines").scroll_to_widget(numbers.first(), top=True, animate=False)

    def _region_name(self) -> str:
        region = self.context.settings.region
        try:
            return f"Help now · {help_now.region_heading(self.context.library.help_lines(), region)}"
        except ConnectwellError:
            return "Help now"

    def top_right(self) -> str:
        """The region's name."""
        return self._region_name()

    def action_region(self) -> None:
        """Another region's lines."""
        self.companion.open("region")
