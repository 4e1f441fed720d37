"""When the app has done what was asked of it. Textual looks at the process's time instead, in slices of 20 ms."""

import asyncio
from time import monotonic, process_time

from textual._context import active_app
from textual._wait import wait_for_idle
from textual.pilot import Pilot

from connectwell.tui.app import Companion

_LONGEST = 1.0
_SLICE = 0.02
"""Seconds, both as in Textual's own way."""
_LOOK_EVERY = 0.002
_LOOKS = 2
_wait_for_screen = Pilot._wait_for_screen


async def until_idle(at_least: float = _SLICE) -> None:
    """Waits until nothing is pending in the app, nor about to change. At most a second.

    While only a thread or a save is waited for, which may take as long as a test likes, it is Textual's way; so it is
    in another app than ours.
    """
    app = active_app.get()
    if not isinstance(app, Companion):
        await wait_for_idle(at_least)
        return
    began, looks = monotonic(), 0
    while monotonic() - began < _LONGEST and looks < _LOOKS:
        if _works_elsewhere(app):
            worked, slept = process_time(), monotonic()
            await asyncio.sleep(_SLICE)
            # A slice that took longer than it should says nothing: others had the machine.
            if process_time() - worked < _SLICE / 20 and monotonic() - slept < 2 * _SLICE:
                return
        else:
            await asyncio.sleep(_LOOK_EVERY)
        looks = looks + 1 if _is_idle(app) else 0


async def until_screen_has_done(pilot: Pilot[object], timeout: float = 30.0) -> bool:
    """As `Pilot._wait_for_screen`, which sends every widget two messages a key; this looks at their queues."""
    app = pilot.app
    if isinstance(app, Companion) and _is_idle(app) and app.is_running and _has_read_everything(app):
        return True
    return await _wait_for_screen(pilot, timeout)


def _has_read_everything(app: Companion) -> bool:
    pumps = (app, *app.screen.walk_children(with_self=True))
    return all(not (pump._next_callbacks or pump._message_queue.qsize()) for pump in pumps)


def _works_elsewhere(app: Companion) -> bool:
    queue = app._input
    return any(worker.is_running for worker in app.workers) or (queue._only_threads() and not queue.is_settled())


def _is_idle(app: Companion) -> bool:
    if not app.is_running:
        return True
    return not app._input.holds_back and app._input.is_settled() and not _changes_soon(app)


def _changes_soon(app: Companion) -> bool:
    """Whether one of Textual's timers is about to give it a new size, to lay it out or to scroll on."""
    timers = (
        bool(app.screen_stack) and app.screen._update_timer._active.is_set(),
        app._resize_timer is not None,
        not app.animator._complete_event.is_set(),
    )
    return any(timers)
