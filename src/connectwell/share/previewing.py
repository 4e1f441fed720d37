"""Previews: what will leave, as pages to look through first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from connectwell.model.text import visible
from connectwell.share.formats.registry import Format, Rendered
from connectwell.share.names.roles import Replacement

ALL_THAT_LEAVES: Final = "These pages are all that leaves. Nothing else goes along with them."
AS_TEXT: Final = "Here it stands as text; as {name} the same words are laid out for reading."
NAMES_REPLACED: Final = "Names that don't leave: "
NAMES_KEPT: Final = "Names stand in it as you wrote them."
NAMES_KNOWN: Final = (
    "Names of your circle, and those written as @Name or as who was in it, become roles. "
    "Others can't be known here, so read it through."
)
NOTED: Final = "Your journal notes that it was shared, and when; not what it says."
_TIMES = ("", "once", "twice")


def said_of(as_: Format) -> tuple[str, ...]:
    """Returns the sentences shown beside a preview in this format."""
    from connectwell.share.formats.registry import NAMES

    return (ALL_THAT_LEAVES, AS_TEXT.format(name=NAMES[as_])) if as_ in ("pdf", "html") else (ALL_THAT_LEAVES,)


def told_replacements(replaced: tuple[Replacement, ...]) -> tuple[str, ...]:
    """Returns each name with its replacement: "Ana: a friend, 3 times". Not safe to draw: names are user text."""
    return tuple(f"{one.name}: {one.label}, {_times(one.times)}" for one in replaced)


def text_of(rendered: Rendered) -> str:
    """Returns the content as it would appear in an editor."""
    return rendered.whole().decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")


def paged(text: str, rows: int) -> tuple[str, ...]:
    """Splits the text into pages of at most `rows` lines, safe to draw; breaks above a heading where possible."""
    return tuple(_pages(visible(text).rstrip("\n").split("\n"), max(4, rows)))


def _pages(lines: list[str], rows: int) -> Iterator[str]:
    start = 0
    while start < len(lines):
        end = start + rows
        if end < len(lines):
            near = [at for at in range(end, start + rows // 3, -1) if not lines[at]]
            above_heading = [at for at in near if lines[at + 1][:1].strip()]
            end = next(iter(above_heading or [at for at in near if lines[at - 1][:1] == " "] or near), end)
        yield "\n".join(lines[start:end]).strip("\n")
        start = end


def _times(times: int) -> str:
    return _TIMES[times] if times < len(_TIMES) else f"{times:,} times"
