"""Reading and changing off the event loop. No key waits for the disk longer than a moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from textual import events, on
from textual.screen import Screen
from textual.timer import Timer

from connectwell import sentences
from connectwell.errors import ConnectwellError, UsageFault
from connectwell.tui import saver, wording
from connectwell.tui.saver import Run
from connectwell.tui.services import services_of

SLOW: Final = 0.5
"""Seconds until a screen says that it is waiting for the disk to write."""
SLOW_READ: Final = 1.0
"""The same for reading."""

Answer = TypeVar("Answer")
Found = TypeVar("Found")
Undoable = TypeVar("Undoable")


@dataclass
class _Act:
    """Something that is being done in a thread.

    Attributes:
        run: the thread.
        take: goes on with what came of it.
        opens: whether something opens then, for which keys are held meanwhile.
        timer: until it is said that it takes long.
        has_said: whether it was said.
    """

    run: Run[Any]
    take: Callable[[], None]
    opens: bool
    timer: Timer | None = None
    has_said: bool = False


class ActingScreen(Screen[Answer]):
    """Does one thing at a time in a thread, and reads what it shows in another."""

    _act: _Act | None = None
    _look: _Act | None = None

    def say(self, sentence: str) -> None:
        """Shows a notice; an empty one clears it."""
        raise NotImplementedError

    # --- Changing something, and opening something

    def act(
        self,
        act: Callable[[], Found],
        then: Callable[[Found], object],
        failed: Callable[[ConnectwellError], object] | None = None,
    ) -> None:
        """Does something on disk in a thread, then goes on with what came of it.

        It waits for a moment, which is nearly always enough. After that, keys are answered while it goes on.

        Args:
            act: called in the thread.
            then: called on the screen with what it returned.
            failed: called with the error instead; by default the screen says it.
        """
        self._start_act(act, then, failed, opens=False)

    def open_with(
        self,
        read: Callable[[], Found],
        then: Callable[[Found], object],
        failed: Callable[[ConnectwellError], object] | None = None,
    ) -> None:
        """Like `act`, for what is read in order to open something.

        Where that takes longer, this screen stays as it is. What is typed meanwhile is meant for what opens, and held
        for it; Esc gives it up. Help now, Hide and the like are answered as ever.
        """
        self._start_act(read, then, failed, opens=True)

    def undo_last(
        self, acts: list[Undoable], undo: Callable[[Undoable], Found], then: Callable[[Undoable, Found], object]
    ) -> None:
        """Undoes the last of `acts`, if there is one, and forgets it; so it does where it can't be undone any more.

        Args:
            acts: what was done on this screen, the last one at the end.
            undo: called in the thread; raises UsageFault if something of it was changed since.
            then: called on the screen with the act and what `undo` returned.
        """
        if not acts:
            return
        at, last = len(acts) - 1, acts[-1]

        def undone(found: Found) -> None:
            del acts[at]
            then(last, found)
            self.refresh_bindings()

        def failed(fault: ConnectwellError) -> None:
            if isinstance(fault, UsageFault):
                del acts[at]
                self.refresh_bindings()
            self.say(str(fault))

        self.act(lambda: undo(last), undone, failed)

    def _start_act(
        self,
        act: Callable[[], Found],
        then: Callable[[Found], object],
        failed: Callable[[ConnectwellError], object] | None,
        *,
        opens: bool,
    ) -> None:
        if self._act:
            self.say(wording.OPENING if self._act.opens else wording.STILL_AT_IT)
            return

        def take() -> None:
            try:
                found = run.result()
            except ConnectwellError as fault:
                (failed or (lambda fault: self.say(str(fault))))(fault)
                if opens:
                    services_of(self).drop_held()
            else:
                then(found)
                if opens:
                    services_of(self).pass_on_held()

        run = Run(act, lambda: self.call_later(self.take_act))
        self._act = _Act(run, take, opens)
        if run.wait(saver.BRIEFLY):
            self._take_act()
        else:
            self._act.timer = self.set_timer(SLOW_READ if opens else SLOW, self._tell_acting)

    @property
    def is_waiting(self) -> bool:
        """Whether something goes on here once the disk has answered."""
        return self._act is not None

    @property
    def is_opening(self) -> bool:
        """Whether what is typed now is meant for something that opens once the disk has answered."""
        return any(one is not None and one.opens for one in (self._act, self._look))

    def give_up_opening(self) -> bool:
        """Stays here, whatever the disk answers. Returns False if this screen itself is what is opening."""
        if self._act is None or not self._act.opens:
            return False
        self._end_act()
        return True

    def tell_opening(self, *, gives_up: bool = False) -> None:
        """Says that what is typed is meant for what opens; or that another Esc gives it up, with what was typed."""
        if self._act and self._act.opens:
            self._act.has_said = True
            self.say(wording.OPENING_WITH_WORDS if gives_up else wording.OPENING_HELD)
        else:
            self._tell_looking()

    def _tell_acting(self) -> None:
        if self._act and not self._act.has_said:
            self._act.has_said = True
            self.say(wording.OPENING if self._act.opens else wording.SAVING)

    @on(events.ScreenResume)
    def take_act(self) -> None:
        """What ended behind another screen goes on once this one is in front: it may open one, or close this."""
        if self._act and self._act.run.wait(0) and self.is_active:
            self._take_act()

    def _take_act(self) -> None:
        if act := self._end_act():
            act.take()

    def _end_act(self) -> _Act | None:
        act, self._act = self._act, None
        if act and act.timer:
            act.timer.stop()
        if act and act.has_said:
            self.say("")
        return act

    # --- Reading what is shown here

    def look(
        self,
        read: Callable[[], Found],
        show: Callable[[Found], object],
        failed: Callable[[ConnectwellError], object] | None = None,
        *,
        opens: bool = False,
    ) -> None:
        """Reads what is to be shown here in a thread; shows it at once, or when it comes. A later look replaces it.

        Args:
            read: called in the thread.
            show: called on the screen with what it returned.
            failed: called with the error instead; by default the screen says it.
            opens: whether there is something to write in only then, for which what is typed is held.
        """

        def take() -> None:
            try:
                found = run.result()
            except ConnectwellError as fault:
                (failed or (lambda fault: self.say(str(fault))))(fault)
            else:
                show(found)
            if opens:
                services_of(self).pass_on_held()

        self._end_look()
        run = Run(read, lambda: self.call_later(self._take_look))
        self._look = _Act(run, take, opens)
        if run.wait(saver.A_MOMENT):
            self._take_look()
        else:
            self._look.timer = self.set_timer(SLOW_READ, self._tell_looking)

    def _tell_looking(self) -> None:
        if self._look:
            self._look.has_said = True
            self.say(sentences.LOOKING)

    def _take_look(self) -> None:
        if self._look and self._look.run.wait(0) and (look := self._end_look()):
            look.take()

    def _end_look(self) -> _Act | None:
        look, self._look = self._look, None
        if look and look.timer:
            look.timer.stop()
        if look and look.has_said:
            self.say("")
        return look
