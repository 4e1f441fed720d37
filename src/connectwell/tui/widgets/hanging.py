"""Rows of lists: a beginning, and text that hangs beside it."""

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

_POINTER, _NO_POINTER = "▸", " "
_LEAST = 8
"""Columns of the text that hangs, however narrow it is."""
_FEW = 2
"""Lines that a longer text always has, however it is wrapped."""
_ENOUGH = 20
"""Columns that are enough for a longer text beside its name."""


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
        """Returns the lines it needs: of two, without wrapping the text, for there may be thousands of rows."""
        fits = self._body.cell_length <= self._room(width)
        return (1 if fits else self._most if self._most <= _FEW else len(self._lines(width))) + bool(self._above)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Draws it."""
        pointer = Content.styled(_POINTER if self._is_here(self) else _NO_POINTER, "$primary")
        first, *more = self._lines(width)
        lines = [Content.styled(f" {self._above}", "bold $primary")] if self._above else []
        lines.append(Content.assemble(pointer, self._head, first))
        lines += [Content.assemble(" " * (1 + self._head.cell_length), line) for line in more]
        return Content("\n").join(lines).render_strips(width, height, style, options)

    def _room(self, width: int) -> int:
        return max(_LEAST, width - 1 - self._head.cell_length)

    def _lines(self, width: int) -> list[Content]:
        room = self._room(width)
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


class Indented(Visual):
    """Paragraphs as wide as their list, hanging beside what the first begins with.

    Args:
        head: what it begins with; one line.
        rows: the paragraphs.
    """

    def __init__(self, head: Content, rows: Sequence[Content]) -> None:
        self._head, self._rows = head, rows

    def __str__(self) -> str:
        return "\n".join([self._head.plain + self._rows[0].plain, *(row.plain for row in self._rows[1:])])

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Returns the width with each paragraph on one line."""
        return self._head.cell_length + max(row.cell_length for row in self._rows)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Returns the lines it needs."""
        return len(self.lines(width))

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Draws it."""
        return Content("\n").join(self.lines(width)).render_strips(width, height, style, options)

    def lines(self, width: int) -> list[Content]:
        """Returns it wrapped."""
        beside = self._head.cell_length
        lines = [line for row in self._rows for line in row.wrap(max(_LEAST, width - beside)) or [row]]
        return [Content.assemble(" " * beside if n else self._head, line) for n, line in enumerate(lines)]


class Named(Visual):
    """A name and what hangs beside it; below it, indented, where there is too little room.

    Args:
        pointer: what it begins with; one cell.
        name: padded to the width of all names.
        value: what belongs to it.
    """

    def __init__(self, pointer: str, name: Content, value: Content) -> None:
        self._pointer, self._name, self._value = Content(pointer), name, value

    def __str__(self) -> str:
        return f"{self._pointer.plain}{self._name.plain}{self._value.plain}"

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Returns the width on one line."""
        return 1 + self._name.cell_length + self._value.cell_length

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Returns the lines it needs."""
        return len(self._lines(width))

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Draws it."""
        return Content("\n").join(self._lines(width)).render_strips(width, height, style, options)

    def _lines(self, width: int) -> list[Content]:
        head = Content.assemble(self._pointer, self._name)
        if min(self._value.cell_length, _ENOUGH) <= width - head.cell_length:
            return Indented(head, [self._value]).lines(width)
        return [head.rstrip(), *Indented(Content("   "), [self._value]).lines(width)]


class Hinted(Visual):
    """Answers with a hint beside each; below it, indented, where both don't fit on a line.

    Args:
        rows: what each begins with, the answer, and the hint; answers are padded to one width.
    """

    def __init__(self, *rows: tuple[Content, Content, Content]) -> None:
        self._rows = rows

    def __str__(self) -> str:
        return "\n".join(f"{head.plain}{answer.plain}  {hint.plain}" for head, answer, hint in self._rows)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Returns the width with each on one line."""
        return max(_on_one_line(row).cell_length for row in self._rows)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Returns the lines it needs."""
        return len(self._lines(width))

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Draws it."""
        lines = Content("\n").join(line for _, line in self._lines(width))
        return lines.render_strips(width, height, style, options)

    def row_at(self, width: int, y: int) -> int | None:
        """Returns which answer is on a line."""
        lines = self._lines(width)
        return lines[y][0] if 0 <= y < len(lines) else None

    def _lines(self, width: int) -> list[tuple[int, Content]]:
        lines: list[tuple[int, Content]] = []
        for n, row in enumerate(self._rows):
            one, (head, answer, hint) = _on_one_line(row), row
            drawn = [one] if one.cell_length <= width else Indented(head, [answer.rstrip(), hint]).lines(width)
            lines += [(n, line) for line in drawn]
        return lines


def _on_one_line(row: tuple[Content, Content, Content]) -> Content:
    head, answer, hint = row
    return Content.assemble(head, answer, "   ", hint) if hint.plain else Content.assemble(head, answer.rstrip())
