"""The reflections of a document as CSV (RFC 4180), one row each, for a spreadsheet.

It begins with U+FEFF: without it, Excel takes UTF-8 for the system's old code page and garbles every accent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from connectwell.model.text import visible
from connectwell.share.document import Document, Page, Part

COLUMNS: Final = ("day", "need", "rating", "unclear", "direction", "asked", "words", "people", "tags")
BYTE_ORDER_MARK: Final = "\ufeff"
HEAD: Final = f"{BYTE_ORDER_MARK}{','.join(COLUMNS)}\r\n"
_FORMULA = re.compile(r"[\s\"']*[=+\-@＝＋－＠\t\r\n]")
"""How a cell begins that a spreadsheet might run, quotes and white space before it included."""


def write_csv(document: Document) -> Iterator[str]:
    """The rows in pieces; only the pages of a record have any. Line ends are CRLF, so write it as bytes.

    A cell that could be taken for a formula has one apostrophe before it.
    """
    yield HEAD
    for page in document.pages:
        if rows := write_page(page):
            yield rows


def write_page(page: Page) -> str:
    """The rows of one entry."""
    day = page.day.isoformat()
    return "".join([f"{day},{_row(part)}\r\n" for part in page.parts if part.kind == "reflection"])


def has_a_row(page: Page) -> bool:
    """Whether anything of it stands in the CSV."""
    return any(part.kind == "reflection" for part in page.parts)


def _row(part: Part) -> str:
    """Every cell but the day. The first four hold words of ours, which need no quotes."""
    rating = "" if part.rating is None else part.rating
    ours = f"{part.need or ''},{rating},{'yes' if part.unclear else ''},{part.direction or ''}"
    return (
        f"{ours},{_cell(part.asked)},{_cell(part.words)},{_cell(', '.join(part.people))},{_cell(', '.join(part.tags))}"
    )


def _cell(words: str) -> str:
    """In quotes, each quote in it twice. The standard library's writer takes ten times as long over ten years."""
    if not words:
        return ""
    text = visible(words).replace('"', '""')
    return f'"\'{text}"' if _FORMULA.match(text) else f'"{text}"'
