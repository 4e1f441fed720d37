"""Handles input one event at a time: each key only after the previous one has taken effect.

Textual hands a key to whatever has the focus at that moment. Typed ahead, or sent in one burst over a slow link, a key
would land on the screen that the key before it is about to leave.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Iterator
from time import monotonic
from typing import Any, Final

from textual import events
from textual.app import App
from textual.message import Message

LONGEST: Final = 20.0
"""The longest a key waits, in seconds, for the previous one to take effect on the screen. Given up too early on a busy
machine, the first of five ratings is lost and the others are recorded one row too high."""
LONGEST_FOR_THREADS: Final = 0.2
"""The same for work in a thread, a save included, which Esc must be able to cancel."""
URGENT: Final = 0.05
"""The same while an urgent key is waiting. Keys before it that would land elsewhere then are dropped."""
_LOOK_EVERY: Final = 0.004
_NOT_WAITED_FOR: Final = frozenset({"index", "tidy", "look-again", "history"})
"""Groups of workers that nothing on the screen waits for either."""


class TypedRun(events.Event):
    """Characters that arrived in one read; an editor takes them as one insertion.

    Args:
        keys: two or more, each with a character, or Enter.
    """

    def __init__(self, keys: Iterable[events.Key]) -> None:
        super().__init__()
        self.keys = tuple(keys)


def runs(messages: Iterable[Message]) -> Iterator[Message]:
    """Yields the messages, with adjacent typed characters merged into one `TypedRun`."""
    run: list[events.Key] = []
    for message in messages:
        if isinstance(message, events.Key) and _types(message):
            run.append(message)
            continue
        yield from _as_one(run)
        run = []
        yield message
    yield from _as_one(run)


def _as_one(run: list[events.Key]) -> Iterable[Message]:
    return [TypedRun(run)] if len(run) > 1 else run


def _types(key: events.Key) -> bool:
    return key.is_printable or key.key == "enter"


class InputQueue:
    """Delays input until earlier input has been handled.

    Args:
        app: whose input it is.
        deliver: the app's own way of handling an event. Called on the app's message loop.
        urgent: keys that wait for nothing.
        anywhere: keys that are never meant for what is opening. The urgent ones are among them.
    """

    def __init__(
        self,
        app: App[Any],
        deliver: Callable[[events.Event], Awaitable[None]],
        urgent: Iterable[str],
        anywhere: Iterable[str] = (),
    ) -> None:
        self._app, self._deliver, self._urgent = app, deliver, frozenset(urgent)
        self._anywhere = self._urgent | frozenset(anywhere)
        self._for_opening: deque[events.Event] = deque()  # meant for what a screen is about to open
        self._opener: Any = None
        self._asked_to_give_up = False
        self._ahead: deque[events.Event] = deque()
        self._waits = self._has_typed = self._hurries = self._gave_up = False
        self._task: asyncio.Task[None] | None = None
        self._clicked: tuple[object, events.MouseDown] | None = None
        self._drops_click = False

    @property
    def holds_back(self) -> bool:
        """Whether any input is waiting."""
        return self._waits

    async def take(self, event: events.Event) -> None:
        """Queues a key, a paste or a mouse event. Called on the app's message loop, in order of arrival."""
        if not self._waits:
            await self._handle(event)
            return
        self._hurries = self._hurries or (isinstance(event, events.Key) and event.key in self._urgent)
        if isinstance(event, events.MouseMove) and self._ahead and isinstance(self._ahead[-1], events.MouseMove):
            self._ahead.pop()  # only where it is now matters
        self._ahead.append(event)

    async def _handle(self, event: events.Event) -> None:
        if self._is_held(event):
            return
        if isinstance(event, events.MouseDown | events.MouseUp) and self._is_rest_of_double_click(event):
            return
        if self._is_text(event):
            self._has_typed = True
            await self._deliver(event)
        elif isinstance(event, TypedRun):
            await self._handle_run(event.keys)
        elif self._has_typed and not isinstance(event, events.MouseMove):
            self._ahead.appendleft(event)  # what was typed is still on its way into the editor
            self._wait()
        else:
            if isinstance(event, events.Key) and event.key in self._urgent:
                self._hurries = False
            await self._deliver(event)
            if not isinstance(event, events.MouseMove):
                self._wait()

    # --- While something is opening

    def _is_held(self, event: events.Event) -> bool:
        """Whether it is meant for what the screen in front is about to open, which the disk keeps waiting."""
        front: Any = self._app.screen_stack[-1] if self._app.screen_stack else None
        if not getattr(front, "is_opening", False) or not isinstance(event, events.Key | events.Paste | TypedRun):
            return False
        if isinstance(event, events.Key) and event.key in self._anywhere:
            return False
        if self._opener is not front:
            self._for_opening.clear()
            self._opener, self._asked_to_give_up = front, False
        if isinstance(event, events.Key) and event.key == "escape":
            return self._gives_up(front)
        self._for_opening.append(event)
        self._asked_to_give_up = False
        front.tell_opening()
        return True

    def _gives_up(self, front: Any) -> bool:
        """Gives up what is opening, at the second Esc if something was typed. Returns whether that is all Esc does."""
        if self._for_opening and not self._asked_to_give_up:
            self._asked_to_give_up = True
            front.tell_opening(gives_up=True)
            return True
        self.drop_held()
        return bool(front.give_up_opening())

    def pass_on_held(self) -> None:
        """It is open: what was typed for it goes there, before what came later."""
        self._ahead.extendleft(reversed(self._for_opening))
        self.drop_held()
        if self._ahead and not self._waits:
            self._wait()

    def drop_held(self) -> None:
        """It doesn't open: nothing is meant for it any more."""
        self._for_opening.clear()
        self._opener = None

    # --- Text

    async def _handle_run(self, keys: tuple[events.Key, ...]) -> None:
        """Delivers as much as an editor takes in one insertion, else the first key; the rest follows."""
        taken = 0
        while taken < len(keys) and self._is_text(keys[taken]):
            taken += 1
        if rest := keys[max(taken, 1) :]:
            self._ahead.appendleft(TypedRun(rest) if len(rest) > 1 else rest[0])
        if taken > 1:
            words = "".join("\n" if key.key == "enter" else key.character or "" for key in keys[:taken])
            await self._handle(events.Paste(words))
        else:
            await self._handle(keys[0])
        if self._ahead and not self._waits:
            self._wait()

    def _is_rest_of_double_click(self, event: events.MouseDown | events.MouseUp) -> bool:
        """Whether the first of two clicks changed the screen, so that the second must not reach the new one."""
        if isinstance(event, events.MouseDown):
            front = self._app.screen_stack[-1] if self._app.screen_stack else None
            before, self._clicked = self._clicked, (front, event)
            self._drops_click = (
                before is not None
                and before[0] is not front
                and before[1].screen_offset == event.screen_offset
                and event.time - before[1].time <= self._app.CLICK_CHAIN_TIME_THRESHOLD
            )
        return self._drops_click

    def _is_text(self, event: events.Event) -> bool:
        """Whether it only types into the focused widget, which keeps the order itself."""
        focused: Any = self._app.focused
        kinds = {kind.__name__ for kind in type(focused).__mro__}  # importing them would slow opening by 3 %
        if "TextArea" in kinds:
            return not focused.read_only and (
                isinstance(event, events.Paste) or (isinstance(event, events.Key) and _types(event))
            )
        return "Input" in kinds and (
            isinstance(event, events.Paste) or (isinstance(event, events.Key) and event.is_printable)
        )

    # --- Waiting

    def _wait(self) -> None:
        if self.is_settled():
            self._has_typed = False
            if self._ahead:
                self._waits = True
                self._app.call_later(self._go_on)
            return
        self._waits = True
        self._task = asyncio.create_task(self._until_settled())

    async def _go_on(self) -> None:
        self._waits = False
        while self._ahead and not self._waits:
            event = self._ahead.popleft()
            if self._gave_up and not self._may_come_early(event):
                continue  # an urgent key is behind it, and what it was meant for isn't there yet
            self._gave_up = False
            await self._handle(event)

    def _may_come_early(self, event: events.Event) -> bool:
        """Whether it can do no harm before the previous key has taken effect: urgent itself, or words for an editor."""
        if isinstance(event, TypedRun):
            return self._is_text(event.keys[0])
        return self._is_text(event) or (isinstance(event, events.Key) and event.key in self._urgent)

    async def _until_settled(self) -> None:
        """Waits until the app is idle: no message, mount, layout or after-refresh callback is pending."""
        began = monotonic()
        try:
            while self._app.is_running and not self.is_settled():
                waited = monotonic() - began
                if self._hurries and waited > URGENT:
                    self._gave_up = True
                    break
                if waited > LONGEST or (waited > LONGEST_FOR_THREADS and self._only_threads()):
                    break
                await asyncio.sleep(0 if _has_more_to_do() else _LOOK_EVERY)
        finally:
            self._has_typed = False
            self._app.call_later(self._go_on)

    def is_settled(self) -> bool:
        """Whether the app is idle: no message, mount, layout or work that the screen waits for is pending."""
        return not _has_more_to_do() and self._screen_stands() and not self._works()

    def _only_threads(self) -> bool:
        return not _has_more_to_do() and self._screen_stands()

    def _screen_stands(self) -> bool:
        if not self._app.screen_stack:
            return True
        screen = self._app.screen
        return screen.is_running and not (screen._callbacks or screen._layout_required or screen._recompose_required)

    def _works(self) -> bool:
        screen: Any = self._app.screen if self._app.screen_stack else None
        if getattr(screen, "is_opening", False):
            return False  # what comes now is held for what opens
        if getattr(self._app, "is_waiting", False) or getattr(screen, "is_waiting", False):
            return True
        return any(
            worker.is_running and worker.group not in _NOT_WAITED_FOR and worker.node.screen is screen
            for worker in self._app.workers
            if worker.node.is_attached
        )


def _has_more_to_do() -> bool:
    """Whether the event loop has callbacks ready to run; False if it doesn't say."""
    return bool(getattr(asyncio.get_running_loop(), "_ready", ()))
