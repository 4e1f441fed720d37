"""Completes input from a word list read once, off the UI thread; among them the names of the circle."""

from asyncio import to_thread
from collections.abc import Callable
from typing import Protocol, runtime_checkable

from textual.app import App
from textual.suggester import Suggester

from connectwell.model.circle import name_fitting
from connectwell.model.text import AT_SIGNS


class Completing(Suggester):
    """Suggests the rest of a line.

    Args:
        read: returns the words; called once, in a thread, at the first key press.
        complete: returns the completed line, or None.
    """

    def __init__(
        self, read: Callable[[], tuple[str, ...]], complete: Callable[[str, tuple[str, ...]], str | None]
    ) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._read, self._complete = read, complete
        self._words: tuple[str, ...] | None = None

    async def get_suggestion(self, value: str) -> str | None:
        """Returns the completed line, or None."""
        if self._words is None:
            self._words = await to_thread(self._read)
        return self._complete(value, self._words)


@runtime_checkable
class KnowsNames(Protocol):
    """An app with names to offer."""

    def names_to_write(self) -> tuple[str, ...]:
        """Returns the current names in the circle that can be written as @Name."""

    def names_to_offer(self) -> tuple[str, ...]:
        """Returns the current names in the circle."""


def completing_names(app: App[object], names: Callable[[], tuple[str, ...]] | None = None) -> Completing:
    """Returns a suggester for a line of names with commas between.

    Args:
        app: whose names to offer.
        names: the names, if not all of them.
    """
    known = app.names_to_offer if isinstance(app, KnowsNames) else tuple
    return Completing(names or known, completed_name)


def completed_name(line: str, names: tuple[str, ...]) -> str | None:
    """Returns the line with the name after its last comma completed to one of `names`; None if none matches."""
    before, comma, begun = line.rpartition(",")
    start = begun.lstrip()
    bare = start.lstrip(AT_SIGNS)
    found = name_fitting(bare, names) if bare else ""
    gap = begun[: len(begun) - len(bare)]
    return f"{before}{comma}{gap}{bare}{found[len(bare) :]}" if found else None
