"""The five as words, numbers and small bars, each in its own colour."""

from collections.abc import Iterable
from typing import Final

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from connectwell import sentences
from connectwell.checkin.day_so_far import Rating
from connectwell.model.terms import NEEDS, Need
from connectwell.tui.theme import need_colour
from connectwell.tui.widgets.keys import packed_lines

_BARS: Final = "▁▁▂▃▃▄▅▅▆▇█"
"""By rating, 0–10; only an empty cell is less than the bar of 0."""
UNCLEAR: Final = "?"
_GAP: Final = 3


def bar(rating: Rating) -> str:
    """Returns a rating as a bar one column wide; blank if there is no number."""
    return _BARS[int(rating)] if isinstance(rating, int | float) else " "


def rating_sign(rating: Rating) -> str:
    """Returns a rating as a number, a sign for can't tell, or nothing."""
    return UNCLEAR if rating == "unclear" else "" if rating is None else f"{rating:g}"


def names_in_order() -> list[Content]:
    """Returns the names of the five, each in its colour, in their order."""
    return [Content.styled(sentences.NEED_NAMES[need], need_colour(need)) for need in NEEDS]


class Five(Widget):
    """A day's ratings in a row; on a narrow window in rows. A name is never parted from its number.

    Args:
        id: the widget's id.
    """

    DEFAULT_CSS = """
    Five { height: auto; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._cells: list[Content] = []

    def show(self, ratings: Iterable[tuple[Need, Rating]]) -> None:
        """Sets the ratings to draw; what wasn't rated is left out."""
        cells = [_cell(need, rating) for need, rating in ratings if rating is not None]
        self.display = bool(cells)
        if cells != self._cells:
            self._cells = cells
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Returns the rows they take in `width` columns."""
        return packed_lines(self._cells, width, _GAP).plain.count("\n") + 1

    def render(self) -> Content:
        """Draws as many beside each other as there is room for."""
        return packed_lines(self._cells, self.content_size.width, _GAP)


def _cell(need: Need, rating: Rating) -> Content:
    drawn = f" {bar(rating) * 2}" if isinstance(rating, int) else ""
    name, colour = sentences.NEED_NAMES[need], need_colour(need)
    return Content.assemble((name, colour), " ", (rating_sign(rating), "bold"), (drawn, colour))
