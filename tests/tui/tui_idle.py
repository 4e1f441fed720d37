"""When the app has done what was asked of it. Textual looks at the process's time instead, in slices of 20 ms."""

import asyncio
from time import monotonic, process_time

from textual._context import active_app

from connectwell.tui.app import Companion

_LONGEST = 1.0
_SLICE = 0.02
"""Seconds, both as in Textual's own way."""
_LOOK_EVERY = 0.002
_LOOKS = 2


async def until_idle(_at_least: float = 0.0) -> None:
    """Waits until nothing is pending in the app, nor due within a slice. At most a second.

    While a thread works, which the app needn't wait for, it is Textual's way.
    """
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
        looks = looks + 1 if _is_idle(app) else 0


def _is_idle(app: Companion) -> bool:
    if not app.is_running:
        return True
    return not app._input.holds_back and app._input.is_settled() and not _is_due_soon()


def _is_due_soon() -> bool:
    """Whether a timer rings within a slice: a new size, a layout and each step of a scroll wait for one."""
    loop = asyncio.get_running_loop()
    soon = loop.time() + _SLICE
    return any(timer.when() < soon and not timer.cancelled() for timer in getattr(loop, "_scheduled", ()))
