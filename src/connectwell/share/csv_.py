"""The reflections of a document as CSV (RFC 4180), one row each, for a spreadsheet.

It begins with U+FEFF: without it, Excel takes UTF-8 for the system's old code page and garbles every accent.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import StringIO
from typing import Final

from connectwell.model.text import visible
from connectwell.share.document import Document, Page, Part

COLUMNS: Final = ("day", "need", "rating", "unclear", "direction", "asked", "words", "people", "tags")
BYTE_ORDER_MARK: Final = "\ufeff"
_FORMULA = re.compile(r"[\s\"']*[=+\-@＝＋－＠]|[\t\r\n]")
"""How a cell begins that a spreadsheet might run, quotes and white space before it included."""


def write_csv(document: Document) -> Iterator[str]:
    """The rows in pieces; only the pages of a record have any. Line ends are CRLF, so write it as bytes.

    A cell that could be taken for a formula has one apostrophe before it.
    """
    held = StringIO(newline="")
    writer = csv.writer(held)
    writer.writerow(COLUMNS)
    yield BYTE_ORDER_MARK + held.getvalue()
    for page in document.pages:
        held.seek(0)
        held.truncate()
        writer.writerows(_row(page, part) for part in page.parts if part.kind == "reflection")
        if rows := held.getvalue():
            yield rows


def _row(page: Page, part: Part) -> tuple[str | int | None, ...]:
    texts = (part.asked, part.words, ", ".join(part.people), ", ".join(part.tags))
    return (
        page.day.isoformat(),
        part.need,
        part.rating,
        "yes" if part.unclear else None,
        part.direction,
        *(_cell(text) if text else "" for text in texts),
    )


def _cell(words: str) -> str:
    text = visible(words)
    return f"'{text}" if _FORMULA.match(text) else text
