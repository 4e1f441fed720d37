"""The reflections of a document as CSV (RFC 4180), one row each, for spreadsheets.

Begins with U+FEFF: without it, Excel decodes UTF-8 in the system's legacy code page and garbles every accent.
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
"""Matches the beginning of a cell that a spreadsheet might evaluate, including leading quotes and white space."""


def write_csv(document: Document) -> Iterator[str]:
    """Yields the rows in pieces; only a record has any. Line ends are CRLF, so write them as bytes.

    A cell that could be taken for a formula is prefixed with an apostrophe.
    """
    yield HEAD
    for page in document.pages:
        if rows := write_page(page):
            yield rows


def write_page(page: Page) -> str:
    """Returns the rows of one entry."""
    day = page.day.isoformat()
    return "".join([f"{day},{_row(part)}\r\n" for part in page.parts if part.kind == "reflection"])


def has_a_row(page: Page) -> bool:
    """Whether the entry appears in the CSV."""
    return any(part.kind == "reflection" for part in page.parts)


def _row(part: Part) -> str:
    """Returns every cell but the day. The first four have only our own words and need no quotes."""
    rating = "" if part.rating is None else part.rating
    ours = f"{part.need or ''},{rating},{'yes' if part.unclear else ''},{part.direction or ''}"
    return (
        f"{ours},{_cell(part.asked)},{_cell(part.words)},{_cell(', '.join(part.people))},{_cell(', '.join(part.tags))}"
    )


def _cell(words: str) -> str:
    """Quotes a cell and doubles its quotes. The standard library's writer takes ten times as long on ten years."""
    if not words:
        return ""
    text = visible(words).replace('"', '""')
    return f'"\'{text}"' if _FORMULA.match(text) else f'"{text}"'
