"""A document as plain text: drawn in the preview, and a format that opens everywhere.

Headings start at the left edge and everything else is indented, the person's words furthest, so that no word of theirs
can look like a heading.
"""

from __future__ import annotations

from collections.abc import Iterator

from connectwell.model.text import visible
from connectwell.share.document import Document
from connectwell.share.formats import outline, picture
from connectwell.share.formats.day_rows import day_rows
from connectwell.share.formats.outline import PartText
from connectwell.terminal_text import wrapped

WIDTH = 78
_BESIDE, _WORDS = "  ", "    "


def write_text(document: Document, width: int = WIDTH) -> str:
    """Returns the whole document, ending in a line break.

    Args:
        document: any.
        width: maximum columns of a line, at least 20; wide characters count as two.
    """
    lines = [line for text in (document.title, *outline.head_of(document)) for line in _set(text, "", width)]
    lines += _brief(document, width) if document.brief else _record(document, width)
    return "\n".join(lines) + "\n"


def _brief(document: Document, width: int) -> Iterator[str]:
    for section in outline.sections(document):
        yield from ("", section.heading, "")
        if section.name == "five":
            yield from _five(document, width)
        for said in section.said:
            yield from _item(said, width)


def _item(said: PartText, width: int) -> Iterator[str]:
    """Yields one item of a brief: "- " before its first line, the words indented."""
    if above := " · ".join(filter(None, (said.label, said.asked))):
        yield from _set(above, _BESIDE, width)
    if said.words:
        first, *more = _set(said.words, _WORDS, width)
        yield from (first if above else f"{_BESIDE}- {first.removeprefix(_WORDS)}", *more)
    if said.note:
        yield from _set(said.note, _WORDS if said.words else _BESIDE, width)


def _five(document: Document, width: int) -> Iterator[str]:
    if document.brief is None:
        return
    yield from _set(f"({picture.days_shared_sentence(document.brief)})", _BESIDE, width)
    if rows := day_rows(document, width - len(_BESIDE)):
        yield ""
        yield from (f"{_BESIDE}{row}".rstrip() for row in rows)
    yield ""
    for trend in document.brief.trends:
        if trend.points:
            yield from _set(picture.plot_sentence(trend, document), _BESIDE, width)
    for sentence in picture.sentences_beside_needs(document):
        yield from _set(sentence, _BESIDE, width)
    if about := picture.plots_explained(document, numbers=True):
        yield from ("", *_set(about, _BESIDE, width))


def _record(document: Document, width: int) -> Iterator[str]:
    if not document.pages:
        yield from ("", outline.EMPTY)
    for page in document.pages:
        yield from ("", "", *_set(outline.page_title(page), "", width))
        for said in outline.texts_of_page(page, document.names):
            yield ""
            for text in (" · ".join(filter(None, (said.label, said.note))), said.asked):
                yield from _set(text, _BESIDE, width) if text else ()
            yield from _set(said.words, _WORDS, width) if said.words else ()


def _set(text: str, indent: str, width: int) -> Iterator[str]:
    """Yields indented lines of at most `width` columns; empty lines stay empty."""
    words = outline.bound(visible(text).expandtabs(4))
    return ((indent + outline.unbound(line)).rstrip() for line in wrapped(words, width - len(indent), keep_spaces=True))
