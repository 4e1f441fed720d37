"""Help now, and the card for hard days in it. Nothing here is recorded; it works when everything else is broken."""

from collections.abc import Iterator
from typing import ClassVar, TypeAlias

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from connectwell import help_now
from connectwell.entries import card
from connectwell.errors import ConnectwellError, UsageFault
from connectwell.journal import Journal
from connectwell.journal.card_file import CardFound
from connectwell.model.circle import CirclePart
from connectwell.model.text import visible
from connectwell.tui import saver, wording
from connectwell.tui.places import BACK
from connectwell.tui.saver import Run
from connectwell.tui.screen import CompanionScreen
from connectwell.tui.widgets.reading_page import ReadingPage

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
Circle: TypeAlias = tuple[tuple[CirclePart, ...], CardFound]
_ROOM_FOR_A_WAY = (76, 24)
"""The minimum columns and rows at which the first way without speaking fits above people and lines."""
_ROOM_FOR_A_NOTICE = 18
"""The minimum rows for what was left out to be said above the keys; in fewer it comes last on the page."""


class KnownCircle:
    """The circle and the card as they were read last: Help now is drawn with them, whatever the disk does.

    Attributes:
        found: what was read; None before.
    """

    def __init__(self) -> None:
        self.found: Circle | None = None

    def read(self, journal: Journal) -> Circle:
        """Reads both, in a thread."""
        self.found = help_now.people(journal), journal.circle.card()
        return self.found


class NumbersPage(ReadingPage):
    """Its whole window is for the numbers: the key that reads on isn't in the foot."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "read_on", "Read on", show=False)]


class HelpNowScreen(CompanionScreen):
    """The emergency number, the next minute, people I chose, lines for my region.

    Args:
        known: the circle as it was read last. It is drawn again if it is different now.
    """

    CSS_PATH = "help_now.tcss"
    AUTO_FOCUS = "#lines"
    BINDINGS: ClassVar[list[BindingType]] = [
        BACK.on_screen("leave", also="q"),
        Binding("m", "more_silent", "Silently"),
        Binding("c", "card", "My card"),
        Binding("e", "edit_card", "Edit"),
        Binding("r", "region", "Country"),
    ]

    def __init__(self, known: KnownCircle) -> None:
        super().__init__()
        self._reading: Run[Circle] | None = None
        self._known = known
        self._people: tuple[CirclePart, ...] = ()
        self._card = CardFound()
        self._left_out = self._fault = ""
        self._shown: tuple[object, ...] = ()
        self._shows_card = False
        self._came_late = False
        self._minute: int | None = None  # in which it was opened
        self._is_low: bool | None = None  # and so without room for a notice, as it was filled last
        self._has_room: bool | None = None  # for a way without speaking beside the number, as it was filled last

    def compose_body(self) -> ComposeResult:
        """Yields the page, filled with all that is known without waiting for the disk."""
        self._read()
        yield NumbersPage(*self._page(), id="lines", classes="page")

    def on_mount(self) -> None:
        """Says what couldn't be read, and shows the number. The rest is drawn with the page."""
        if said := self._said():
            self.say(said)
        self.call_after_refresh(self.keep_number_in_sight)

    async def on_screen_resume(self) -> None:
        """Fills the page again if something is different: the region may have changed, or the circle."""
        await self.fill()

    async def fill(self) -> None:
        """Draws the page again for what is known now, if that is different."""
        before = self._shown
        self._read()
        if self._shown == before:
            return
        lines = self.query_one("#lines", NumbersPage)
        async with self.batch():
            await lines.remove_children()
            await lines.mount_all(self._page())
        self._tell()

    def _read(self) -> None:
        """Learns what is to be shown now."""
        context = self.context
        self._people, self._card = self._read_circle()
        self._shows_card = self._shows_card and self._card.is_there
        self._has_room, self._is_low = self._room_for_a_way(), self._too_low_for_a_notice()
        self._left_out, region = context.left_out(), context.settings.region
        self._shown = (region, self._people, self._card, self._shows_card, self._has_room, self._is_low, self._left_out)

    def _page(self) -> list[Static]:
        self._fault = ""
        try:
            texts = self._texts(self.context.settings.region, self._people)
        except UsageFault as fault:  # a region in config.toml that there is not
            self._fault = str(fault)
            texts = self._texts(None, self._people)
        found = list(self._drawn_card(texts) if self._shows_card else self._drawn(texts))
        if self._left_out and self._is_low and not self._fault:
            found.append(Static(visible(self._left_out), classes="notice in-left-out", markup=False))
        return found

    def _tell(self) -> None:
        self.say(self._said())
        self.show_top()
        self.refresh_bindings()
        self.call_after_refresh(self.keep_number_in_sight)

    def _said(self) -> str:
        return self._fault or ("" if self._is_low else self._left_out)

    def _read_circle(self) -> Circle:
        """Returns the circle and the card, as known last. Nothing waits for the disk: what is different comes later.

        Only where they were never read, they are waited for briefly.
        """
        known, wait = self._known, 0.0
        if self._reading is None:
            journal = self.context.journal
            journal.start_over()
            self._reading = Run(lambda: known.read(journal), lambda: self.call_later(self._circle_came))
            wait = 0.0 if known.found else saver.BRIEFLY
        if not self._reading.wait(wait):
            self._came_late = True
            return known.found or ((), CardFound())
        found, self._reading = self._reading, None
        return found.result()

    async def _circle_came(self) -> None:
        if self._came_late:
            self._came_late = False
            await self.fill()

    def _texts(self, region: str | None, people: tuple[CirclePart, ...]) -> tuple[help_now.HelpText, ...]:
        context, now = self.context, self.context.clock()
        self._minute = now.minute if self._minute is None else self._minute  # what is read stays while it is read
        return help_now.help_texts(
            context.library,
            region,
            people,
            now.date(),
            moment=self._minute,
            way_beside_number=bool(self._has_room),
            card=wording.CARD_KEY if self._card.is_there else "",
        )

    def _drawn(self, texts: tuple[help_now.HelpText, ...]) -> Iterator[Static]:
        """Yields a widget for each text. A pointer becomes the name of its key, beside the heading if there is one."""
        points_on = any(text.role == "pointer" and text.section == "silent" for text in texts)
        for text in texts:
            said = Content(text.text)
            if text.role == "heading" and text.section == "silent" and points_on:
                said = Content.assemble(said, "   ", (wording.MORE_SILENT_KEY, "not bold $text-muted"))
            elif text.role == "pointer" and text.section == "silent":
                if self._has_room:
                    continue
                said = Content(wording.SILENT_KEY)
            yield Static(said, classes=f"{_STYLES[text.role]} in-{text.section}")

    def _drawn_card(self, texts: tuple[help_now.HelpText, ...]) -> Iterator[Static]:
        """Yields a widget for each text of the card, below the emergency number."""
        for text in texts:
            if text.section == "emergency" and text.role in ("number", "detail"):
                yield Static(text.text, classes=f"{_STYLES[text.role]} in-emergency", markup=False)
        yield Static(card.MINE, classes="heading in-card", markup=False)
        for part in card.card_texts(self._card):
            yield Static(part.heading, classes="pointer in-card on-card", markup=False)
            yield Static(part.words, classes="card-words", markup=False)

    def _room_for_a_way(self) -> bool:
        columns, rows = _ROOM_FOR_A_WAY
        return self.app.size.width >= columns and self.app.size.height >= rows

    def _too_low_for_a_notice(self) -> bool:
        return self.app.size.height < _ROOM_FOR_A_NOTICE

    @on(events.Resize)
    async def window_changed(self) -> None:
        """Lays out the page again: a low window has room for one number only."""
        now = self._room_for_a_way(), self._too_low_for_a_notice()
        if self._has_room is not None and (self._has_room, self._is_low) != now:
            await self.fill()
        self.call_after_refresh(self.keep_number_in_sight)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enables the keys to the ways without speaking and to the card only if there are any."""
        match action:
            case "more_silent":
                return bool(self.query(".in-more-silent"))
            case "card":
                return self._card.is_there and not self._shows_card
            case "edit_card":
                return self._shows_card
            case "region":
                return not self._shows_card
            case _:
                return True

    async def action_card(self) -> None:
        """Shows the card for hard days in place of the lines."""
        await self._show_card(True)

    async def _show_card(self, shows: bool) -> None:
        self._shows_card = shows
        await self.fill()
        self.query_one("#lines", NumbersPage).scroll_home(animate=False)

    def action_edit_card(self) -> None:
        """Opens the card to write on it."""
        self.companion.open("card")

    async def action_leave(self) -> None:
        """Goes back: from the card to the lines, else to where it was opened."""
        if self._shows_card:
            await self._show_card(False)
        else:
            self.dismiss()

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
        """The region's name; that of the card while it is shown."""
        return f"Help now · {card.MINE}" if self._shows_card else self._region_name()

    def action_region(self) -> None:
        """Chooses another region."""
        self.companion.open("region")
