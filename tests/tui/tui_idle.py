"""When the app has done what was asked of it: instead of Textual's way, which looks at the process's time."""

import asyncio
from time import monotonic, process_time

from textual._context import active_app

from connectwell.tui.app import Companion

_LONGEST = 1.0
"""Seconds, as with Textual."""
_LOOK_EVERY = 0.002
_LOOKS = 2
_SLICE = 0.02
"""While a thread works it is Textual's way, in Textual's slices."""


async def until_idle(min_sleep: float = 0.0) -> None:
    """Waits until nothing is pending in the app, nor in a thread of its own. At most a second."""
    app = active_app.get()
    assert isinstance(app, Companion)
    began, looks = monotonic(), 0
    while monotonic() - began < _LONGEST and looks < _LOOKS:
        if any(worker.is_running for worker in app.workers):
            worked = process_time()
            await asyncio.sleep(_SLICE)
            if process_time() - worked < _SLICE / 20:
                return
        else:
            await asyncio.sleep(_LOOK_EVERY)
        idle = not app.is_running or (not app._input.holds_back and app._input.is_settled())
        looks = looks + 1 if idle else 0
