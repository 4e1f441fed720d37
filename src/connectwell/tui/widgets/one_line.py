"""A line to write in. Nothing that is put into it gets lost, and nothing in it reaches the terminal raw."""

from textual import events
from textual.suggester import Suggester
from textual.widgets import Input

from connectwell.model.text import visible


class OneLine(Input):
    """One line of words.

    Args:
        words: what is written so far; line breaks are drawn as spaces.
        blinks: whether the cursor may blink.
        placeholder: a quiet line while it is empty.
        suggester: completes what is typed; right takes it.
    """

    def __init__(
        self,
        words: str = "",
        *,
        blinks: bool,
        placeholder: str,
        id: str | None = None,
        suggester: Suggester | None = None,
    ) -> None:
        self._given, self._drawn = words, _flat(words)
        super().__init__(
            self._drawn, placeholder=placeholder, id=id, compact=True, select_on_focus=False, suggester=suggester
        )
        self.cursor_blink = blinks

    @property
    def words(self) -> str:
        """What is written; as it was given, to the last character, where nothing was changed."""
        return self._given if self.value == self._drawn else self.value

    def _on_paste(self, event: events.Paste) -> None:
        """All of what is pasted; Textual's own keeps the first line alone."""
        event.stop()
        event.prevent_default()
        self.replace(_flat(event.text), *self.selection)


def _flat(words: str) -> str:
    return " ".join(visible(words).split("\n"))
