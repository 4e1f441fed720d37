"""What the palette offers: every command with its key and what it does."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, Protocol, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.screen import Screen

from connectwell.terminal_text import width_of

_NAME = 28
"""Columns of a command's name, and the space after it."""


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
            yield DiscoveryHit(_drawn(offer, Content(offer.name)), offer.run, text=offer.name)

    async def search(self, query: str) -> Hits:
        """Yields the commands whose name matches."""
        matcher = self.matcher(query)
        for offer in self._offers:
            if (match := matcher.match(offer.name)) > 0:
                yield Hit(match, _drawn(offer, matcher.highlight(offer.name)), offer.run, text=offer.name)


def _drawn(offer: PaletteRow, name: Content) -> Content:
    gap = " " * max(2, _NAME - width_of(offer.name))
    help = f"\n{offer.help}" if offer.help else ""
    return Content.assemble(name, gap, (offer.key, "bold $primary"), (help, "not bold $text-muted"))
