"""Renders pages and list rows as terminal-safe text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from connectwell.cli.heard import is_plain
from connectwell.entries.item_lookup import is_dated, short_name
from connectwell.entries.page import Line, as_heard, kind_of, preview_of
from connectwell.journal import Item, Readable, Unreadable
from connectwell.terminal_text import cut, padded, width_of, wrapped

if TYPE_CHECKING:
    from datetime import date

    from connectwell.entries.revise import EarlierVersion

WIDEST = 72
_LEAST_BESIDE = 20
_LEAST_BELOW = 12
_STYLES = {"title": "\x1b[1m", "label": "\x1b[1m", "asked": "\x1b[2m", "quiet": "\x1b[2m"}
_MATCH = "\x1b[1;4m"  # bold alone is hard to see on many terminals


def page_text(lines: Iterable[Line], width: int, *, style: bool) -> str:
    """Renders a page at most `width` columns wide, with a blank line before each part.

    Args:
        lines: from `page.page_of`.
        width: columns available; at most 72 are used.
        style: makes titles bold and quiet lines dim.
    """
    drawn: list[str] = []
    is_heard = is_plain()
    for line in lines:
        if line.role == "label" and drawn:
            drawn.append("")
        text = as_heard(line) if is_heard else line.text
        for row in _rows(text, min(width, WIDEST)):
            drawn.append(f"{_STYLES[line.role]}{row}\x1b[0m" if style and row and line.role in _STYLES else row)
    return "\n".join(drawn)


def list_line(item: Item, width: int, *, whole_reason: bool = False) -> str:
    """Renders an item as one row of at most `width` columns: name, day, kind, first words.

    Args:
        item: the item to list.
        width: columns available.
        whole_reason: lets the reason a file can't be read exceed `width`.
    """
    if isinstance(item, Unreadable):
        line = f"{short_name(item):<6}  {_day_in(item.handle)}{item.reason}"
        return line if whole_reason else cut(line, width)
    head, words = _head(item), preview_of(item.entry, width)
    return cut(f"{head}  {words}" if words else head, width)


def heard_line(item: Item, today: date) -> str:
    """Renders an item as it is heard: day, kind, first words, and its name last."""
    if isinstance(item, Unreadable):
        return f"{item.reason} Its name: {short_name(item)}."
    return _heard(item, preview_of(item.entry, WIDEST), today)


def heard_hit(item: Readable, words: str, today: date) -> str:
    """Renders a search hit as it is heard, with the words around the first match."""
    from connectwell.model.facts import words_of
    from connectwell.model.matching import around

    near = (around(text, words, WIDEST, before=WIDEST // 3) for text in words_of(item.entry))
    return _heard(item, next(filter(None, near), "") or preview_of(item.entry, WIDEST), today)


def _heard(item: Readable, words: str, today: date) -> str:
    entry = item.entry
    kind = f"copy of {entry.tail}" if item.is_copy else kind_of(entry)
    from connectwell.english import without_ellipsis
    from connectwell.sentences import weekday_in_year

    words = without_ellipsis(words)
    said = f"{weekday_in_year(entry.day, today)}, {kind}" + (f": {words}" if words else "")
    return f"{said} ({short_name(item)})"


def found_line(item: Readable, words: str, width: int, *, style: bool) -> str:
    """Renders a search hit as one row of at most `width` columns: as in a list, with the words around the first match.

    Args:
        item: the entry or copy.
        words: the search words.
        width: columns available.
        style: makes matches bold and underlined.
    """
    from connectwell.model.facts import words_of
    from connectwell.model.matching import around, spans

    head = _head(item) + "  "
    room = width - width_of(head)
    near = (around(text, words, room, before=room // 3) for text in words_of(item.entry))
    found = next(filter(None, near), "")
    line = cut(head + (found or preview_of(item.entry, width)), width).rstrip()
    if not style:
        return line
    kept, rest = line[: len(head)], line[len(head) :]
    for start, end in reversed(spans(rest, words)):
        rest = f"{rest[:start]}{_MATCH}{rest[start:end]}\x1b[0m{rest[end:]}"
    return kept + rest


def _head(item: Readable) -> str:
    kind = f"copy of {item.entry.tail}" if item.is_copy else kind_of(item.entry)
    return f"{short_name(item):<6}  {item.entry.day.isoformat()}  {kind}"


def _day_in(handle: str) -> str:
    """Returns the day in a damaged file's name, if any."""
    return handle[:10] + "  " if is_dated(handle) else ""


def versions_text(versions: Iterable[EarlierVersion], width: int, *, style: bool) -> str:
    """Renders earlier versions, newest first: when each was superseded, its lines removed (-) and added (+) since."""
    from connectwell.entries.page import Line, long_day
    from connectwell.sentences import SAME_PAGE

    lines: list[Line] = []
    signs = {"-": "Was:", "+": "Became:"} if is_plain() else {"-": "-", "+": "+"}
    for one in versions:
        when = one.version.when.astimezone()
        lines.append(Line("label", f"{one.number}. Until {long_day(when)}, {when:%H:%M}"))
        lines += [Line("words", f"{signs[change.sign]} {change.text}") for change in one.changes]
        if not one.changes:
            lines.append(Line("quiet", one.reason or SAME_PAGE))
    return page_text(lines, width, style=style)


def named(name: str, widest: int, text: str, width: int) -> str:
    """Returns a row of a list: the name, then `text` with a hanging indent. Where it is heard, the name comes last."""
    if is_plain():
        said = f"{text} ({name.strip()})" if name.strip() else text
        return "\n".join(wrapped(said, max(20, min(width, WIDEST)), break_words=False))
    return hanging(padded(name, widest + 2), text, width)


def hanging(head: str, text: str, width: int) -> str:
    """Returns `text` with a hanging indent after `head`; below it where there is no room beside it."""
    beside = width_of(head)
    if width - beside < _LEAST_BESIDE:
        return "\n  ".join([head.rstrip(), *_rows(text, max(_LEAST_BELOW, width - 2))])
    return head + f"\n{' ' * beside}".join(_rows(text, max(20, min(width - beside, WIDEST))))


def _rows(text: str, width: int) -> list[str]:
    return [row.rstrip() for row in wrapped(text.expandtabs(), width)]
