"""A row of a list: a beginning, and text that hangs beside it on as many lines as it may have."""

from collections.abc import Callable

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

_POINTER, _NO_POINTER = "▸", " "
_LEAST = 8
"""Columns of the text that hangs, however narrow it is."""


class Hanging(Visual):
    """A row as wide as its list. The cursor is a sign before it, not only a shade.

    Args:
        head: what it begins with; one line.
        body: the text beside it, without line breaks.
        is_here: whether the cursor is on it.
        above: a heading, if there is one.
        most: how many lines the text may have; a longer one ends in an ellipsis.
    """

    def __init__(
        self,
        head: Content,
        body: Content,
        is_here: Callable[["Hanging"], bool],
        *,
        above: str = "",
        most: int = 2,
    ) -> None:
        self._head, self._body, self._above = head, body, above
        self._is_here, self._most = is_here, most

    def __str__(self) -> str:
        return f"{self._head.plain}{self._body.plain}"

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Returns the width on one line."""
        return 1 + self._head.cell_length + self._body.cell_length

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Returns the lines it needs."""
        return len(self._lines(width)) + bool(self._above)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Draws it."""
        pointer = Content.styled(_POINTER if self._is_here(self) else _NO_POINTER, "$primary")
        first, *more = self._lines(width)
        lines = [Content.styled(f" {self._above}", "bold $primary")] if self._above else []
        lines.append(Content.assemble(pointer, self._head, first))
        lines += [Content.assemble(" " * (1 + self._head.cell_length), line) for line in more]
        return Content("\n").join(lines).render_strips(width, height, style, options)

    def _lines(self, width: int) -> list[Content]:
        room = max(_LEAST, width - 1 - self._head.cell_length)
        if self._body.cell_length <= room:
            return [self._body]
        most = self._most
        if most == 1:
            return [self._body.truncate(room, ellipsis=True)]
        lines = self._body.wrap(room)
        if len(lines) <= most:
            return lines
        rest = Content(" ").join(lines[most - 1 :])
        return [*lines[: most - 1], rest.truncate(room, ellipsis=True)]
