"""A list of names, in which typing goes to the one that begins so."""

from collections.abc import Iterable

from textual import events
from textual.content import Content

from connectwell.model.matching import fold
from connectwell.tui.widgets.pointer_list import PointerList


class NameList(PointerList):
    """Letters go to the name they begin; where no name begins so, the last letter goes to the next that does.

    Args:
        names: what is matched.
        lines: each name as drawn.
        id: the widget's id.
        at: the row to highlight, if any.
    """

    def __init__(self, names: Iterable[str], lines: Iterable[Content], *, id: str, at: int | None) -> None:
        self._names = [fold(name) for name in names]
        self._typed = ""
        super().__init__(lines, id=id, at=at)

    def on_key(self, event: events.Key) -> None:
        """Goes by letters; a space counts within a name."""
        letter = fold(event.character or "")
        here = -1 if self.highlighted is None else self.highlighted
        typed, at = self._typed + letter, None
        if letter.isalpha() or (letter == " " and self._typed):
            at = self._next(typed, max(here, 0))
        if at is None and letter.isalpha():
            typed, at = letter, self._next(letter, here + 1)
        if at is None and not letter.isalpha():
            self._typed = ""
            return
        event.stop()
        event.prevent_default()
        self._typed = typed
        self.highlighted = self.highlighted if at is None else at

    def _next(self, typed: str, first: int) -> int | None:
        """Returns the first name from a row on that begins so, wrapping around."""
        rows = (*range(first, self.option_count), *range(min(first, self.option_count)))
        return next((at for at in rows if self._names[at].startswith(typed)), None)
