"""The way through one practice: its stops in order, and which of them are passed over."""

from collections.abc import Iterable
from typing import Final

from connectwell.library import PracticeStep
from connectwell.model.entry import Entry
from connectwell.practice.own_lists import ShownLists

PAGE: Final = "page"
BEFORE: Final = "before"
AFTER: Final = "after"
DONE: Final = "done"
"""The stops that are no steps. A step's stop is its id."""


class Way:
    """All stops of one sitting.

    Args:
        steps: those of the sitting.
        lists: the lists of one's own that they show.
        first: the stops before them.
        asks_after: whether it asks how it is afterwards.
    """

    def __init__(
        self, steps: Iterable[PracticeStep], lists: ShownLists, *, first: Iterable[str], asks_after: bool
    ) -> None:
        self.steps = {step.id: step for step in steps}
        self._lists = lists
        self._stops = [*first, *self.steps, *([AFTER] if asks_after else []), DONE]

    @property
    def first(self) -> str:
        """Where it begins."""
        return self._stops[0]

    def has(self, stop: str) -> bool:
        """Whether there is such a stop."""
        return stop in self._stops

    def neighbour(self, stop: str, by: int, entry: Entry) -> str:
        """Returns the next stop (`by` is 1) or the one before (-1); at either end, the same one.

        Passes over lists of one's own that are empty, and what doesn't fit the choices in `entry`.
        """
        while True:
            stop = self._stops[min(max(self._stops.index(stop) + by, 0), len(self._stops) - 1)]
            step = self.steps.get(stop)
            if step is None or not (
                self._is_ruled_out(step, entry) or (step.show and not self._lists.lines(step.show, entry))
            ):
                return stop

    def place_of(self, step: PracticeStep, entry: Entry) -> tuple[int, int | None]:
        """Returns the number of a step, from 1, and how many there are; None while a choice to come decides about some.

        Lists of one's own aren't counted: whether there is something in them can change on the way.
        """
        steps = list(self.steps.values())
        here = steps.index(step)
        to_choose = {option for one in steps[here:] if self._is_choice(one.id) for option in one.options}
        there = [one for one in steps if not (one.show or self._is_ruled_out(one, entry))]
        is_known = all(to_choose.isdisjoint(one.not_after) for one in steps[here:])
        return sum(steps.index(one) <= here for one in there), len(there) if is_known else None

    def _is_ruled_out(self, step: PracticeStep, entry: Entry) -> bool:
        chosen = (part.words for part in entry.answers if self._is_choice(part.step))
        return bool(step.not_after) and any(words in step.not_after for words in chosen)

    def _is_choice(self, id: str | None) -> bool:
        step = self.steps.get(id or "")
        return step is not None and step.kind == "choose"
