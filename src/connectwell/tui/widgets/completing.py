"""Completes what is typed from a list of words that is read once, off the screen's thread."""

from asyncio import to_thread
from collections.abc import Callable

from textual.suggester import Suggester


class Completing(Suggester):
    """Offers the rest of a line.

    Args:
        read: gives the words; called once, in a thread, at the first key.
        complete: the whole line as it would be, or None.
    """

    def __init__(
        self, read: Callable[[], tuple[str, ...]], complete: Callable[[str, tuple[str, ...]], str | None]
    ) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._read, self._complete = read, complete
        self._words: tuple[str, ...] | None = None

    async def get_suggestion(self, value: str) -> str | None:
        """The line with its end, if there is one."""
        if self._words is None:
            self._words = await to_thread(self._read)
        return self._complete(value, self._words)
