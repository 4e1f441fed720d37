"""Completes input from a word list read once, off the UI thread."""

from asyncio import to_thread
from collections.abc import Callable

from textual.suggester import Suggester


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
