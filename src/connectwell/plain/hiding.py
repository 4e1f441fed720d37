"""Hide: nothing private in view, and back with Enter."""

from collections.abc import Callable
from typing import Final

from connectwell.plain.talk import Talk

HIDDEN: Final = "Press Enter to come back."
_AWAY: Final = 60
"""Empty lines that push what was said out of a window. The terminal may still scroll back to it."""


def hide(talk: Talk, save: Callable[[], None]) -> None:
    """Moves everything out of view first, then saves, then waits for Enter. What is typed meanwhile is not kept."""
    talk.gap(_AWAY)
    save()
    talk.ask(HIDDEN)
