"""Help now. One region, named; nothing here is recorded; it works when everything else is broken."""

from collections.abc import Iterator
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from connectwell import help_now
from connectwell.errors import ConnectwellError, UsageFault
from connectwell.model.circle import CirclePart
from connectwell.tui import saver, wording
from connectwell.tui.places import BACK
from connectwell.tui.saver import Run
from connectwell.tui.screen import CompanionScreen

_STYLES = {
    "heading": "heading",
    "say": "plain",
    "steady": "steady",
    "number": "number",
    "way": "way",
    "pointer": "pointer",
    "detail": "quiet detail",
    "notice": "notice",
}
_ROOM_FOR_A_WAY = (76, 24)
"""The minimum columns and rows at which the first way without speaking fits above people and lines."""


class HelpNowScreen(CompanionScreen):
    """The emergency number, the next minute, people I chose, lines for my region."""

    CSS_PATH = "help_now.tcss"
    AUTO_FOCUS = "#lines"
    BINDINGS: ClassVar[list[BindingType]] = [
        BACK.on_screen("dismiss", also="q"),  # first, for it is what a tiny window has room for
        Binding("m", "more_silent", "Silently"),
        Binding("r", "region", "Country"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._people: Run[tuple[CirclePart, ...]] | None = None
        self._came_late = False
        self._has_room: bool | None = None  # for a way without speaking beside the number, as it was filled last

    def compose_body(self) -> ComposeResult:
        """Yields a scrollable page."""
        yield VerticalScroll(id="lines", classes="page")

    async def on_mount(self) -> None:
        """Fills the page."""
        await self.fill()

    async def on_screen_resume(self) -> None:
        """Refills the page: the region may have changed."""
        await self.fill()

    async def fill(self) -> None:
        """Redraws the page for the chosen region."""
        context = self.context
        region = context.settings.region
        people = self._read_people()
        self._has_room = self._room_for_a_way()
        try:
            texts = self._texts(region, people)
        except UsageFault as fault:  # a region in config.toml that there is not
            self.say(str(fault))
            texts = self._texts(None, people)
        else:
            self.say(context.left_out())
        lines = self.query_one("#lines", VerticalScroll)
        async with self.batch():
            await lines.remove_children()
            await lines.mount_all(self._drawn(texts))
        self.query_one("#top-right", Static).update(self._region_name())
        self.refresh_bindings()
        self.call_after_refresh(self.keep_number_in_sight)

    def _read_people(self) -> tuple[CirclePart, ...]:
        """Returns the circle. Where the disk doesn't answer, nothing waits for it: the people come when it does."""
        if self._people is None:
            journal = self.context.journal
            journal.start_over()
            self._people = Run(lambda: help_now.people(journal), lambda: self.call_later(self._people_came))
        if not self._people.wait(saver.A_MOMENT):
            self._came_late = True
            return ()
        found, self._people = self._people, None
        return found.result()

    async def _people_came(self) -> None:
        if self._came_late:
            self._came_late = False
            await self.fill()

    def _texts(self, region: str | None, people: tuple[CirclePart, ...]) -> tuple[help_now.HelpText, ...]:
        context, now = self.context, self.context.clock()
        return help_now.help_texts(
            context.library,
            region,
            people,
            now.date(),
            moment=now.minute,
            way_beside_number=bool(self._has_room),
        )

    def _drawn(self, texts: tuple[help_now.HelpText, ...]) -> Iterator[Static]:
        """Yields a widget for each text. A pointer becomes the name of its key, beside the heading if there is one."""
        points_on = any(text.role == "pointer" for text in texts)
        for text in texts:
            said = Content(text.text)
            if text.role == "heading" and text.section == "silent" and points_on:
                said = Content.assemble(said, "   ", (wording.MORE_SILENT_KEY, "not bold $text-muted"))
            elif text.role == "pointer" and self._has_room:
                continue
            elif text.role == "pointer":
                said = Content(wording.SILENT_KEY)
            yield Static(said, classes=f"{_STYLES[text.role]} in-{text.section}")

    def _room_for_a_way(self) -> bool:
        columns, rows = _ROOM_FOR_A_WAY
        return self.app.size.width >= columns and self.app.size.height >= rows

    @on(events.Resize)
    async def window_changed(self) -> None:
        """Lays out the page again: a low window has room for one number only."""
        if self._has_room is not None and self._has_room != self._room_for_a_way():
            await self.fill()
        self.call_after_refresh(self.keep_number_in_sight)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enables the key to the ways without speaking only if there are any further down."""
        return bool(self.query(".in-more-silent")) if action == "more_silent" else True

    def action_more_silent(self) -> None:
        """Scrolls to the ways without speaking."""
        self.query_one("#lines").scroll_to_widget(self.query(".in-more-silent").first(), top=True, animate=False)

    def keep_number_in_sight(self) -> None:
        """In a very low window, scrolls the first number to the top; ↑ shows what comes before it."""
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
        """Chooses another region."""
        self.companion.open("region")
