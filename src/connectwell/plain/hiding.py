"""Hides everything private until Enter."""

from collections.abc import Callable
from typing import Final

from connectwell.plain.talk import Talk

HIDDEN: Final = "Press Enter to come back."
_BLANK_LINES: Final = 60
"""Empty lines to scroll the window's contents away. The scrollback may still hold them."""


def hide(talk: Talk, save: Callable[[], None]) -> None:
    """Scrolls everything out of view first, then saves, then waits for Enter, discarding what is typed."""
    talk.gap(_BLANK_LINES)
    save()
    talk.ask(HIDDEN)
