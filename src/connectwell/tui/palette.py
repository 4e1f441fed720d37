"""What the palette offers: every command with its key and what it does."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, Protocol, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.screen import Screen

from connectwell.terminal_text import width_of

_NAME = 28
"""Columns of a command's name, and the space after it."""
_KEY = 8
"""Columns that most keys need."""
_WIDEST, _AROUND = 80, 5
"""Columns of the palette, as in the stylesheet, and those beside a row in it."""
_LOW = 18
"""Rows of a window below which a command is its name and key alone."""


class PaletteRow(NamedTuple):
    """A command as the palette lists it: its name, what it does, its key as displayed, and what runs it."""

    name: str
    help: str
    key: str
    run: Callable[[], Any]


class Offering(Protocol):
    """An app that says what the palette offers."""

    def offers(self, screen: Screen[Any]) -> Iterable[PaletteRow]:
        """Returns the commands of a screen, then those of every screen."""


class OfferedCommands(Provider):
    """Lists and finds what the app offers."""

    @property
    def _offers(self) -> list[PaletteRow]:
        return sorted(cast(Offering, self.app).offers(self.screen), key=lambda offer: offer.name)

    async def discover(self) -> Hits:
        """Yields every command, by name."""
        for offer in self._offers:
            yield DiscoveryHit(self._drawn(offer, Content(offer.name)), offer.run, text=offer.name)

    async def search(self, query: str) -> Hits:
        """Yields the commands whose name matches."""
        matcher = self.matcher(query)
        for offer in self._offers:
            if (match := matcher.match(offer.name)) > 0:
                yield Hit(match, self._drawn(offer, matcher.highlight(offer.name)), offer.run, text=offer.name)

    def _drawn(self, offer: PaletteRow, name: Content) -> Content:
        """Draws a command: its name, its key beside it or, where that has no room, below, and what it does."""
        width, height = self.app.size
        room = min(width, _WIDEST) - _AROUND
        gap = max(2, min(_NAME, room - _KEY) - width_of(offer.name))
        beside = width_of(offer.name) + gap + width_of(offer.key) <= room
        key = Content.styled(offer.key, "bold $primary")
        help = offer.help if height >= _LOW else ""
        below = [*([] if beside else [key]), *([Content.styled(help, "not bold $text-muted")] if help else [])]
        first = Content.assemble(name, " " * gap, key) if beside else name
        return Content("\n").join([first, *([Content(" · ").join(below)] if below else [])])
