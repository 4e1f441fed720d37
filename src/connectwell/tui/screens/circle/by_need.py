"""Who and what gives each of the five, as a table of three directions; one below another where it is narrow."""

from collections.abc import Iterable
from itertools import zip_longest
from typing import Final

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from connectwell import sentences
from connectwell.english import listed
from connectwell.entries import circle, circle_map
from connectwell.entries.circle_map import NeedRow
from connectwell.model.circle import CirclePart
from connectwell.model.terms import DIRECTIONS, Direction
from connectwell.model.text import one_line
from connectwell.terminal_text import padded, width_of, wrapped
from connectwell.tui.theme import need_colour

_TABLE: Final = 60
"""Columns from which there is room for a table."""
_NAMES: Final = 10
_BETWEEN: Final = 2
"""Columns between two directions."""


class ByNeed(Widget):
    """The circle by the five. Empty until `show` is called.

    Args:
        id: the widget's id.
    """

    DEFAULT_CSS = """
    ByNeed { height: auto; width: 1fr; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._rows: tuple[NeedRow, ...] = ()
        self._calmer: tuple[str, ...] = ()

    def show(self, parts: Iterable[CirclePart]) -> None:
        """Sets the circle to draw."""
        parts = tuple(parts)
        self._rows, self._calmer = circle_map.by_need(parts), circle_map.calmer_beside(parts)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Returns the lines it takes in `width` columns."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Draws the five in their colours."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        title = Content.styled(circle.BY_NEED, "bold $primary")
        lines = [title, Content(""), *(self._table(width) if width >= _TABLE else self._stacked(width))]
        if self._calmer:
            said = f"{circle.CALMER_BESIDE.format(names=listed(self._calmer))}."
            lines += [Content(""), *(Content(line) for line in wrapped(said, width))]
        return lines

    def _table(self, width: int) -> list[Content]:
        columns = self._columns(width - _NAMES)
        names_of = zip(sentences.DIRECTIONS.values(), columns, strict=True)
        head = "".join(padded(one_line(name, column - _BETWEEN), column) for name, column in names_of)
        lines = [Content.styled(f"{' ' * _NAMES}{head}".rstrip(), "$text-muted")]
        for row in self._rows:
            cells = [
                [_name(part, column - _BETWEEN) for part in found]
                for found, column in zip(row.cells.values(), columns, strict=True)
            ]
            for n, names in enumerate(list(zip_longest(*cells, fillvalue="")) or [("",) * len(cells)]):
                need = padded(sentences.NEED_NAMES[row.need], _NAMES) if n == 0 else " " * _NAMES
                said = "".join(padded(name, column) for name, column in zip(names, columns, strict=True)).rstrip()
                lines.append(Content.assemble((need, f"bold {need_colour(row.need)}"), said))
            lines.append(Content(""))
        return lines[:-1]

    def _columns(self, width: int) -> list[int]:
        """Returns the columns of each direction: what its names need, as far as there is room; the rest is shared."""
        needed = dict[Direction, int]()
        for direction in DIRECTIONS:
            names = [width_of(part.name) for row in self._rows for part in row.cells[direction]]
            needed[direction] = _BETWEEN + max([width_of(sentences.DIRECTIONS[direction]), *names])
        left, found = width, dict[Direction, int]()
        for given, direction in enumerate(sorted(DIRECTIONS, key=lambda one: needed[one])):
            found[direction] = min(needed[direction], left // (len(needed) - given))
            left -= found[direction]
        return [found[direction] + left // len(needed) for direction in DIRECTIONS]

    def _stacked(self, width: int) -> list[Content]:
        lines: list[Content] = []
        for row in self._rows:
            lines.append(Content.styled(sentences.NEED_NAMES[row.need], f"bold {need_colour(row.need)}"))
            for direction, found in row.cells.items():
                if found:
                    names = ", ".join(_name(part, width - 4) for part in found)
                    lines.append(Content.styled(f"  {sentences.DIRECTIONS[direction]}", "$text-muted"))
                    lines += (Content(f"    {line}") for line in wrapped(names, width - 4))
        return lines


def _name(part: CirclePart, width: int) -> str:
    return one_line(part.name, width)
