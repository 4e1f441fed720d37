"""Previews: what will leave, as pages to look through first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from connectwell.model.text import visible
from connectwell.share.formats.registry import Rendered

_SENTENCE_ENDS: Final = (".", "!", "?", "…", "”", "。")


def text_in_editor(rendered: Rendered) -> str:
    """Returns the content as it would appear in an editor."""
    return rendered.as_bytes().decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")


def paged(text: str, rows: int) -> tuple[str, ...]:
    """Splits the text into pages of at most `rows` lines, safe to draw, as full as may be.

    Breaks at an empty line or where a sentence ends, if one is near; not below a heading.
    """
    return tuple(_pages(visible(text).rstrip("\n").split("\n"), max(4, rows)))


def _pages(lines: list[str], rows: int) -> Iterator[str]:
    start = 0
    while start < len(lines):
        end = start + rows
        if end < len(lines):
            end = _break_before(lines, start, end)
        yield "\n".join(lines[start:end]).strip("\n")
        start = end
        while start < len(lines) and not lines[start]:  # it would be an empty line at the top, and is not shown
            start += 1


def _break_before(lines: list[str], start: int, end: int) -> int:
    """Returns where a page that begins at `start`, and has to end at `end`, best ends."""
    rows = end - start
    ways = (
        [at for at in range(end, end - rows // 4, -1) if not lines[at]],
        [at for at in range(end, end - rows // 4, -1) if lines[at - 1].endswith(_SENTENCE_ENDS)],
        [at for at in range(end, start + rows // 3, -1) if not lines[at]],
    )
    return next((at for way in ways for at in way if not _is_heading(lines, at - 1)), end)


def _is_heading(lines: list[str], at: int) -> bool:
    """Whether a line is at the left edge, with an empty one above."""
    return lines[at][:1].strip() != "" and (at == 0 or not lines[at - 1])
