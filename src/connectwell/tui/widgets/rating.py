"""The rating of one need: a scale from 0 to 10, can't tell, or skipped."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from connectwell import sentences
from connectwell.library import NeedWords
from connectwell.model.entry import Reflection
from connectwell.model.terms import Need
from connectwell.terminal_text import padded

_NAME_WIDTH = 9
_INDENT = "  "
_SCALE_AT = _NAME_WIDTH + 4


class RatingRow(Widget, can_focus=True):
    """A need with its scale and the meaning of 0 and 10 in words beside it.

    Args:
        need: its name and meanings.
        given: the answer so far, if any.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,plus", "step(1)", "More", show=False),
        Binding("left,minus", "step(-1)", "Less", show=False),
        Binding("down", "leave(1)", "Next", show=False),
        Binding("up", "leave(-1)", "Previous", show=False),
        Binding("c,question_mark", "unclear", "Can't tell"),
        Binding("s", "skip", "Skip"),
        Binding("x", "screen.dismiss_help_line", show=False),
        Binding("enter", "done", "Go on"),
    ]
    DEFAULT_CSS = """
    RatingRow { height: auto; margin-bottom: 1; }
    RatingRow:focus { background: $block-cursor-background; }
    """

    rating: reactive[int | None] = reactive(None)
    unclear: reactive[bool] = reactive(False)
    answered: reactive[bool] = reactive(False)

    class Rated(Message):
        """A rating was given: 0–10, or None for can't tell (`unclear`) or skipped."""

        def __init__(self, need: Need, rating: int | None, unclear: bool) -> None:
            super().__init__()
            self.need, self.rating, self.unclear = need, rating, unclear

    class Finished(Message):
        """Done with this need: on to the next."""

    class Left(Message):
        """Leaves the row down (`by` is 1) or up (-1), without an answer."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def __init__(self, need: NeedWords, given: Reflection | None) -> None:
        super().__init__(id=f"rate-{need.id}")
        self.need = need
        self._one_typed = False
        if given:
            self.set_reactive(RatingRow.rating, given.rating)
            self.set_reactive(RatingRow.unclear, given.unclear)
            # A prompt that came before the ratings, as on a gentle day, doesn't count as an answer here.
            answered = given.rating is not None or given.unclear or not given.prompt
            self.set_reactive(RatingRow.answered, answered)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Returns the height: the scale, and the meanings wrapped."""
        return 1 + len(self._meanings(width))

    def _meanings(self, width: int) -> list[Content]:
        """Returns the meanings of 0 and 10, wrapped to `width` and indented."""
        said = Content.styled(f"{self.need.zero} … {self.need.ten}", "$text-muted")
        return [Content.assemble(_INDENT, line) for line in said.wrap(max(1, width - len(_INDENT)))]

    def render(self) -> Content:
        """Draws name, scale and value; below, the meanings of 0 and 10."""
        mark = "▸" if self.has_focus else " "
        scale = "".join("●" if n == self.rating else "·" for n in range(11))
        rated = Content.assemble(
            (f"{mark} {padded(self.need.name, _NAME_WIDTH)}", "bold"),
            ("0 ", "$text-muted"),
            (" ".join(scale), "$primary"),
            (" 10", "$text-muted"),
            f"   {self._said()}",
        )
        return Content("\n").join([rated, *self._meanings(self.content_size.width)])

    def _said(self) -> str:
        if self.rating is not None:
            return str(self.rating)
        if not self.answered:
            return ""
        return sentences.UNCLEAR if self.unclear else sentences.SKIPPED

    def _give(self, rating: int | None, *, unclear: bool = False) -> None:
        self.rating, self.unclear, self.answered = rating, unclear, True
        self.post_message(self.Rated(self.need.id, rating, unclear))

    def on_key(self, event: events.Key) -> None:
        """Rates by digit; 1 then 0 is ten."""
        digit = event.character if event.character and event.character in "0123456789" else None
        if digit:
            event.stop()
            self._give(10 if digit == "0" and self._one_typed else int(digit))
        self._one_typed = digit == "1"

    def on_click(self, event: events.Click) -> None:
        """Rates by a click on the scale."""
        place = event.x - _SCALE_AT
        if event.y == 0 and 0 <= place <= 20:
            self._give(round(place / 2))

    def on_focus(self) -> None:
        """Forgets a 1 typed on another row."""
        self._one_typed = False

    def action_step(self, by: int) -> None:
        """Changes the rating by `by`."""
        start = 5 - by if self.rating is None else self.rating
        self._give(max(0, min(10, start + by)))

    def action_leave(self, by: int) -> None:
        """Leaves the row up or down."""
        self.post_message(self.Left(by))

    def action_unclear(self) -> None:
        """Answers can't tell, and moves to the next."""
        self._give(None, unclear=True)
        self.post_message(self.Finished())

    def action_skip(self) -> None:
        """Skips this need, and moves to the next."""
        self._give(None)
        self.post_message(self.Finished())

    def action_done(self) -> None:
        """Moves to the next need."""
        self.post_message(self.Finished())
